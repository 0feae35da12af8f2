// Puts in place what building needs: npm packages, the Rust target, the wasm-bindgen program.
// Only Node's own modules, as it runs before anything is installed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must, npm, output, root, run, Stop, which } from './run.mjs';

export const TARGET = 'wasm32-unknown-unknown';
const exe = process.platform === 'win32' ? '.exe' : '';
const mtime = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Installs the npm packages of package-lock.json unless they are there already. */
export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`Node 20.19 or later is needed, and this is ${process.versions.node}. Install a newer one and run this again.`);
  }
  const installed = mtime(join(root, 'node_modules', '.package-lock.json'));
  if (installed > 0 && installed >= mtime(join(root, 'package-lock.json'))) return 'already there';
  const [command, leading] = npm();
  await must('npm could not install the packages of package-lock.json; its message is above.',
    command, [...leading, 'ci', '--no-audit', '--no-fund']);
  return 'installed';
}

/** Checks for Rust, and adds the toolchain and target that rust-toolchain.toml names. */
export async function ensureRust() {
  if (!which('cargo')) {
    throw new Stop('Rust is not installed. Install rustup from https://rustup.rs, open a new terminal, and run this again.');
  }
  if (hasTarget()) return 'already there';
  if (!which('rustup')) {
    throw new Stop(`The installed Rust has no ${TARGET} target and there is no rustup to add it. Install rustup from https://rustup.rs and run this again.`);
  }
  if (output('rustc', ['--version']) === null) {
    await must('rustup could not install the toolchain that rust-toolchain.toml names.', 'rustup', ['toolchain', 'install']);
  }
  if (!hasTarget()) await must(`rustup could not add ${TARGET}.`, 'rustup', ['target', 'add', TARGET]);
  return 'installed';
}

function hasTarget() {
  const folder = output('rustc', ['--print', 'target-libdir', '--target', TARGET]);
  return folder !== null && existsSync(folder);
}

/** Adds rustfmt and clippy when the toolchain lacks them. */
export async function ensureRustChecks() {
  for (const [name, command] of [['rustfmt', 'fmt'], ['clippy', 'clippy']]) {
    if (output('cargo', [command, '--version']) !== null) continue;
    await must(`rustup could not add ${name}.`, 'rustup', ['component', 'add', name]);
  }
  return 'there';
}

/** The version of a crate in Cargo.lock, or in another lock file. */
export function lockedVersion(crate, file = 'Cargo.lock') {
  const lock = readFileSync(join(root, file), 'utf8');
  const found = lock.match(new RegExp(`name = "${crate}"\\r?\\nversion = "([^"]+)"`));
  if (!found) throw new Stop(`${file} does not name ${crate}.`);
  return found[1];
}

/** The program of tools/linker, if it is compiled. */
const linker = (name) => join(root, 'target', 'linker', 'debug', name + exe);

/** The wasm-bindgen program that fits Cargo.lock, on PATH or ours, and how it takes its words; or null. */
export function findBindgen() {
  const published = which('wasm-bindgen');
  if (published && output(published, ['--version']) === `wasm-bindgen ${lockedVersion('wasm-bindgen')}`) {
    return (module, folder) => [published,
      ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-name', 'luzhi', '--out-dir', folder, module]];
  }
  return existsSync(linker('bindgen')) ? (module, folder) => [linker('bindgen'), [module, folder]] : null;
}

/** The program that takes the module apart, or null. */
export const findSplit = () => (existsSync(linker('split')) ? (module, folder) => [linker('split'), [module, folder]] : null);

/** Compiles a program of tools/linker; cargo knows when there is nothing to do. */
async function compileLinker(name, features) {
  const args = ['build', '--quiet', '--locked', '--manifest-path', join(root, 'tools', 'linker', 'Cargo.toml'),
    '--target-dir', join(root, 'target', 'linker'), '--bin', name, ...features];
  await must(`cargo could not compile the ${name} program of tools/linker; its message is above.`, 'cargo', args);
}

/** Compiles the wasm-bindgen program unless a fitting one is there. */
export async function ensureBindgen() {
  const version = lockedVersion('wasm-bindgen');
  const own = lockedVersion('wasm-bindgen-cli-support', 'tools/linker/Cargo.lock');
  if (own !== version) {
    throw new Stop(`Cargo.lock names wasm-bindgen ${version} and tools/linker/Cargo.lock ${own}: set the version in tools/linker/Cargo.toml.`);
  }
  if (findBindgen() && !existsSync(linker('bindgen'))) return 'already there';
  if (!existsSync(linker('bindgen'))) console.log('Compiling it once, into target/linker: about half a minute.');
  await compileLinker('bindgen', []);
}

/** Compiles the program that takes the module apart. */
export async function ensureSplit() {
  if (!findSplit()) console.log('Compiling it once, into target/linker: about half a minute.');
  await compileLinker('split', ['--features', 'split']);
}

/** Whether the standard library can be compiled with the program, which makes it smaller by a tenth. */
export const hasStdSource = () => {
  const sysroot = output('rustc', ['--print', 'sysroot']);
  return sysroot !== null && existsSync(join(sysroot, 'lib', 'rustlib', 'src', 'rust', 'library', 'Cargo.toml'));
};

/** Adds the source of the standard library; a build without it is larger, and right all the same. */
export async function ensureStdSource() {
  if (hasStdSource()) return 'already there';
  if (which('rustup')) await run('rustup', ['component', 'add', 'rust-src']);
  return hasStdSource() ? 'installed' : 'not to be had: the module takes the standard library as it comes, some 20 kB larger';
}

/** What any build needs first. */
export const setupSteps = () => [
  ['npm packages', ensurePackages],
  [`Rust and its ${TARGET} target`, ensureRust],
  ['wasm-bindgen program', ensureBindgen],
];

/** What a release build needs besides. */
export const releaseSetupSteps = () => [
  ['wasm-split program', ensureSplit],
  ['source of the standard library', ensureStdSource],
];
