// From Rust to what the page loads: cargo, target_features, wasm-split (which takes apart what is
// not needed for the first figures), wasm-bindgen and, for release, wasm-opt. Leaves luzhi.js,
// luzhi_bg.wasm and split_screens.wasm in target/wasm/dev or /release.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { must, root, run, seconds, Stop } from './run.mjs';
import { findBindgen, findSplit, TARGET } from './setup.mjs';
import { dropFeatures } from './wasm-features.mjs';

/** What Chromium 96 and later can do and 92 cannot. */
const TOO_NEW = ['reference-types', 'call-indirect-overlong'];
/** What the module may use. Naming all features instead makes a module that browsers refuse. */
const ALLOWED = ['mutable-globals', 'sign-ext', 'nontrapping-float-to-int', 'bulk-memory', 'bulk-memory-opt', 'multivalue'];

export const wasmFolder = (release) => join(root, 'target', 'wasm', release ? 'release' : 'dev');

/** A compile that failed, with cargo's words for it. */
export class CompileError extends Stop {
  constructor(errors) {
    super('the Rust code does not compile; the compiler\'s message is above.');
    this.errors = errors;
  }
}

/** Runs cargo and returns the path of the linked module. */
async function compile(release) {
  const errors = [];
  let module = null;
  const onLine = (line) => {
    if (!line.startsWith('{')) return;
    const message = JSON.parse(line);
    if (message.reason === 'compiler-message') {
      const { level, rendered } = message.message;
      process.stderr.write(process.stderr.isTTY ? rendered : stripVTControlCharacters(rendered));
      if (level === 'error') errors.push(stripVTControlCharacters(rendered));
    } else if (message.reason === 'compiler-artifact' && message.target.kind.includes('bin')) {
      module = message.filenames.find((name) => name.endsWith('.wasm')) ?? module;
    }
  };
  const args = ['rustc', '--bin', 'luzhi', '--features', 'app', '--target', TARGET,
    '--message-format', 'json-diagnostic-rendered-ansi', ...(release ? ['--release'] : []), '--', '-C', 'link-args=--emit-relocs'];
  if ((await run('cargo', args, { onLine })) !== 0) throw new CompileError(errors);
  if (!module) throw new Stop('cargo built no WebAssembly module.');
  return module;
}

/** Builds the module in its two parts and their JavaScript glue; returns a word on what was made. */
export async function buildWasm({ release }) {
  const linked = await compile(release);
  const [bindgen, split] = [findBindgen(), findSplit()];
  if (!bindgen || !split) throw new Stop('The wasm-bindgen or the wasm-split program is missing or does not fit: run npm start or npm test once, they install them.');
  const begun = performance.now();

  const folder = wasmFolder(release);
  const plain = join(root, 'target', 'wasm', `${release ? 'release' : 'dev'}-linked`, basename(linked));
  const apart = join(plain, '..', 'apart');
  mkdirSync(apart, { recursive: true });
  writeFileSync(plain, dropFeatures(readFileSync(linked), TOO_NEW));
  await must('wasm-split refused the module; its message is above.',
    split, [plain, apart, '--target', 'web', '--out-name', 'luzhi']);
  await must('wasm-bindgen refused the module; its message is above.',
    bindgen, ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-name', 'luzhi', '--out-dir', folder, join(apart, 'luzhi.wasm')]);

  const made = [join(folder, 'luzhi_bg.wasm')];
  for (const name of readdirSync(apart).filter((file) => file.startsWith('split_') && file.endsWith('.wasm'))) {
    made.push(join(folder, name));
    copyFileSync(join(apart, name), join(folder, name));
  }
  writeFileSync(join(folder, '__wasm_split.js'), withPlainFetch(readFileSync(join(apart, '__wasm_split.js'), 'utf8')));
  if (release) for (const path of made) await optimise(path);
  const sizes = made.map((path) => `${(statSync(path).size / 1000).toFixed(0)} kB`);
  return `${sizes.join(' and ')}, ${seconds(begun)} after cargo`;
}

/**
 * The loader of the later parts takes a module only from a server that names its media type
 * right. Many do not, and the first part does not ask for it either.
 */
function withPlainFetch(loader) {
  const streaming = '(WebAssembly.instantiateStreaming(src, imports))';
  if (!loader.includes(streaming)) throw new Stop('wasm-split writes another loader than tools/wasm.mjs knows.');
  return loader.replaceAll(streaming, `{
        const response = await src;
        if (!response.ok) throw new Error(\`\${response.url}: \${response.status}\`);
        return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    }`);
}

async function optimise(path) {
  const program = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const allowed = ['--mvp-features', ...ALLOWED.map((name) => `--enable-${name}`)];
  await must('wasm-opt refused the module; its message is above.',
    process.execPath, [program, path, '-o', path, '-Os', '--converge', '--strip-debug', '--strip-producers', '--strip-target-features', ...allowed]);
}
