// Puts in place what building needs: npm packages, the Rust target, the wasm-bindgen program.
// Only Node's own modules, as it runs before anything is installed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must, npm, output, root, run, Stop, which } from './run.mjs';

export const TARGET = 'wasm32-unknown-unknown';
const toolsFolder = join(root, 'target', 'tools');
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

/** The version of a crate in Cargo.lock. */
export function lockedVersion(crate) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const found = lock.match(new RegExp(`name = "${crate}"\\r?\\nversion = "([^"]+)"`));
  if (!found) throw new Stop(`Cargo.lock does not name ${crate}.`);
  return found[1];
}

/** The wasm-bindgen program that fits Cargo.lock, or null. */
export function findBindgen() {
  const version = lockedVersion('wasm-bindgen');
  const own = join(toolsFolder, 'bin', `wasm-bindgen${exe}`);
  return [which('wasm-bindgen'), own].find(
    (path) => path && existsSync(path) && output(path, ['--version']) === `wasm-bindgen ${version}`,
  ) ?? null;
}

/** The program that takes the module apart; its version goes with wasm_split_helpers in Cargo.lock. */
const SPLIT = { crate: 'wasm_split_cli_support', version: '0.2.4' };

/** The program that takes the module apart, or null. It does not tell its version, so only ours will do. */
export function findSplit() {
  const own = join(toolsFolder, 'bin', `wasm-split-cli${exe}`);
  const list = join(toolsFolder, '.crates.toml');
  const isOurs = existsSync(list) && readFileSync(list, 'utf8').includes(`"${SPLIT.crate} ${SPLIT.version} `);
  return isOurs && existsSync(own) ? own : null;
}

/** Compiles a crate's program into target/tools. */
async function install(crate, version, more, minutes) {
  console.log(`Compiling ${crate} ${version} once, into target/tools: ${minutes}.`);
  const args = ['install', crate, '--version', version, ...more, '--root', toolsFolder];
  // It runs for a second either way; optimising it takes twice as long as compiling it.
  const env = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '0', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '256', CARGO_PROFILE_RELEASE_DEBUG: 'false' };
  if ((await run('cargo', [...args, '--locked'], { env })) !== 0) {
    console.log('Its own lock file could not be used; trying with the newest fitting versions instead.');
    await must(`cargo could not install ${crate} ${version}; its message is above.`, 'cargo', args, { env });
  }
}

/** Compiles the wasm-bindgen program into target/tools unless a fitting one is there. */
export async function ensureBindgen() {
  if (findBindgen()) return 'already there';
  const version = lockedVersion('wasm-bindgen');
  await install('wasm-bindgen-cli', version, ['--bin', 'wasm-bindgen'], 'one to three minutes');
  if (!findBindgen()) throw new Stop(`wasm-bindgen ${version} was installed but does not run.`);
  return 'installed';
}

/** Compiles the program that takes the module apart into target/tools unless it is there. */
export async function ensureSplit() {
  if (findSplit()) return 'already there';
  await install(SPLIT.crate, SPLIT.version, ['--features', 'build-binary'], 'one to two minutes');
  if (!findSplit()) throw new Stop(`${SPLIT.crate} ${SPLIT.version} was installed but is not there.`);
  return 'installed';
}

/** The set-up steps, to put before others. */
export const setupSteps = () => [
  ['npm packages', ensurePackages],
  [`Rust and its ${TARGET} target`, ensureRust],
  ['wasm-bindgen program', ensureBindgen],
  ['wasm-split program', ensureSplit],
];
