// From Rust to what the page loads: cargo build, target_features, wasm-bindgen and, for
// release, wasm-opt. Leaves luzhi.js and luzhi_bg.wasm in target/wasm/dev or /release.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { must, root, run, seconds, Stop } from './run.mjs';
import { findBindgen, TARGET } from './setup.mjs';
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
  const args = ['build', '--bin', 'luzhi', '--features', 'app', '--target', TARGET,
    '--message-format', 'json-diagnostic-rendered-ansi', ...(release ? ['--release'] : [])];
  if ((await run('cargo', args, { onLine })) !== 0) throw new CompileError(errors);
  if (!module) throw new Stop('cargo built no WebAssembly module.');
  return module;
}

/** Builds the module and its JavaScript glue; returns a word on what was made. */
export async function buildWasm({ release }) {
  const linked = await compile(release);
  const bindgen = findBindgen();
  if (!bindgen) throw new Stop('The wasm-bindgen program is missing or does not fit Cargo.lock: run npm start or npm test once, they install it.');
  const begun = performance.now();

  const folder = wasmFolder(release);
  const plain = join(root, 'target', 'wasm', `${release ? 'release' : 'dev'}-linked`, basename(linked));
  mkdirSync(join(plain, '..'), { recursive: true });
  writeFileSync(plain, dropFeatures(readFileSync(linked), TOO_NEW));
  await must('wasm-bindgen refused the module; its message is above.',
    bindgen, ['--target', 'web', '--no-typescript', '--out-name', 'luzhi', '--out-dir', folder, plain]);

  const made = join(folder, 'luzhi_bg.wasm');
  if (release) await optimise(made);
  return `${(statSync(made).size / 1000).toFixed(0)} kB, ${seconds(begun)} after cargo`;
}

async function optimise(path) {
  const program = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const allowed = ['--mvp-features', ...ALLOWED.map((name) => `--enable-${name}`)];
  await must('wasm-opt refused the module; its message is above.',
    process.execPath, [program, path, '-o', path, '-Oz', '--strip-debug', '--strip-producers', '--strip-target-features', ...allowed]);
}
