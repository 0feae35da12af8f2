// From Rust to what the page loads: cargo, target_features and wasm-bindgen; for release also
// wasm-split (which takes apart what is not needed for the first figures) and wasm-opt. Leaves
// luzhi.js and luzhi_bg.wasm, for release the later parts too, in target/wasm/dev or /release.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { must, root, run, seconds, Stop } from './run.mjs';
import { findBindgen, findSplit, hasStdSource, TARGET } from './setup.mjs';
import { pruneFile, trimFiles, UNUSED } from './trim.mjs';
import { dropFeatures } from './wasm-features.mjs';
import { emptyUnused } from './wasm-unused.mjs';

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

/**
 * For release: two parts, and the standard library compiled with the program, for size. A panic
 * ends at once, as there is nobody to read its words, and `{:?}` writes nothing. The switches of
 * cargo and rustc are not yet stable; the toolchain is pinned, so they mean the same everywhere.
 */
const RELEASE = ['--release', '--features', 'split'];
const OWN_STD = ['-Zbuild-std=std,panic_abort', '-Zbuild-std-features=optimize_for_size', '--config',
  `target.${TARGET}.rustflags=["-Zunstable-options","-Cpanic=immediate-abort","-Zlocation-detail=none","-Zfmt-debug=none"]`];

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
  const ownStd = release && hasStdSource();
  const args = ['rustc', '--bin', 'luzhi', '--target', TARGET, '--message-format', 'json-diagnostic-rendered-ansi',
    ...(release ? RELEASE : ['--features', 'app']), ...(ownStd ? OWN_STD : []),
    ...(release ? ['--', '-C', 'link-args=--emit-relocs'] : [])];
  if ((await run('cargo', args, { onLine, env: ownStd ? { RUSTC_BOOTSTRAP: '1' } : {} })) !== 0) throw new CompileError(errors);
  if (!module) throw new Stop('cargo built no WebAssembly module.');
  return module;
}

/** Builds the module, its parts and their JavaScript glue; returns a word on what was made. */
export async function buildWasm({ release }) {
  const linked = await compile(release);
  const begun = performance.now();
  const folder = wasmFolder(release);
  const work = join(root, 'target', 'wasm', `${release ? 'release' : 'dev'}-linked`);
  mkdirSync(work, { recursive: true });
  const plain = join(work, basename(linked));
  const module = dropFeatures(readFileSync(linked), TOO_NEW);
  writeFileSync(plain, release ? emptyUnused(module, (name) => UNUSED.test(name)) : module);

  const made = release ? await takeApart(plain, join(work, 'apart'), folder) : [];
  await bind(release ? join(work, 'apart', 'luzhi.wasm') : plain, folder);
  made.unshift(join(folder, 'luzhi_bg.wasm'));
  if (release) {
    const glue = join(folder, 'luzhi.js');
    trimFiles(made[0], glue);
    for (const path of made) await optimise(path);
    await pruneFile(made[0], glue);
  }
  const sizes = made.map((path) => `${(statSync(path).size / 1000).toFixed(0)} kB`);
  return `${sizes.join(' and ')}, ${seconds(begun)} after cargo`;
}

const missing = (name) => new Stop(`The ${name} program is missing or does not fit: run npm start or npm test once, they install it.`);

async function bind(module, folder) {
  const bindgen = findBindgen();
  if (!bindgen) throw missing('wasm-bindgen');
  await must('wasm-bindgen refused the module; its message is above.', ...bindgen(module, folder));
}

/** Takes a module apart; leaves its main part in `apart`, the others and their loader in `folder`. */
async function takeApart(module, apart, folder) {
  const split = findSplit();
  if (!split) throw missing('wasm-split');
  // Parts of an earlier build may have other names.
  rmSync(apart, { recursive: true, force: true });
  for (const path of [apart, folder]) mkdirSync(path, { recursive: true });
  await must('wasm-split refused the module; its message is above.', ...split(module, apart));
  writeFileSync(join(folder, '__wasm_split.js'), withPlainFetch(readFileSync(join(apart, '__wasm_split.js'), 'utf8')));
  return readdirSync(apart).filter((file) => /^(split|chunk)_.*\.wasm$/.test(file)).map((name) => {
    copyFileSync(join(apart, name), join(folder, name));
    return join(folder, name);
  });
}

/**
 * The loader of the later parts takes a module only from a server that names its media type
 * right. Many do not, and the first part does not ask for it either. What public/boot.js has asked
 * for already is not asked for again.
 */
function withPlainFetch(loader) {
  const streaming = '(WebAssembly.instantiateStreaming(src, imports))';
  const ask = 'const src = fetch(';
  const begin = 'initSync(undefined, undefined)';
  if (![streaming, ask, begin].every((part) => loader.includes(part))) throw new Stop('wasm-split writes another loader than tools/wasm.mjs knows.');
  const take = 'const take = (url) => globalThis.luzhi?.early?.(url.href) ?? fetch(url);\n';
  // What has begun is asked for, not begun again: see tools/trim.mjs.
  return take + loader.replace('{ initSync }', '{ made }').replace(begin, 'made()').replaceAll(ask, 'const src = take(').replaceAll(streaming, `{
        const response = await src;
        if (!response.ok) throw new Error(\`\${response.url}: \${response.status}\`);
        return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    }`);
}

// The stack lies lowest and grows down: what is below its end is never read.
async function optimise(path) {
  const program = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const allowed = ['--mvp-features', ...ALLOWED.map((name) => `--enable-${name}`)];
  await must('wasm-opt refused the module; its message is above.',
    process.execPath, [program, path, '-o', path, '-Os', '--converge', '--low-memory-unused', '--strip-debug', '--strip-producers', '--strip-target-features', ...allowed]);
}
