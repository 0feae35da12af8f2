// Writes THIRD_PARTY.md: what others wrote of what dist/ carries, with versions and licences.
// `--check` compares instead of writing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, main, output, root, Stop } from './run.mjs';
import { TARGET } from './setup.mjs';

const FILE = join(root, 'THIRD_PARTY.md');
/** The npm packages that are bundled into the page's JavaScript, through what they import. */
const BUNDLED = ['echarts', 'fflate', 'write-excel-file'];

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : a.version > b.version ? 1 : 0);

/** The crates that are compiled into the module: normal dependencies, macros left out. */
function crates() {
  const text = output('cargo', ['metadata', '--format-version', '1', '--locked', '--filter-platform', TARGET, '--features', 'app']);
  if (text === null) throw new Stop('cargo metadata failed: does Cargo.lock fit Cargo.toml?');
  const { packages, resolve } = JSON.parse(text);
  const packageOf = new Map(packages.map((item) => [item.id, item]));
  const nodeOf = new Map(resolve.nodes.map((item) => [item.id, item]));
  const isMacro = (id) => packageOf.get(id).targets.some((target) => target.kind.includes('proc-macro'));
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id) || isMacro(id)) return;
    seen.add(id);
    for (const dep of nodeOf.get(id).deps) {
      if (dep.dep_kinds.some((kind) => kind.kind === null)) visit(dep.pkg);
    }
  };
  visit(resolve.root);
  // A package without a source is of this repository.
  return [...seen].map((id) => packageOf.get(id)).filter(({ source }) => source !== null)
    .map(({ name, version, license, license_file: file }) => ({ name, version, licence: license ?? (file ? `see its file ${file}` : 'not stated') }))
    .sort(byName);
}

function npmPackages() {
  const found = new Map();
  const visit = (name) => {
    if (found.has(name)) return;
    const path = join(root, 'node_modules', name, 'package.json');
    if (!existsSync(path)) throw new Stop('The npm packages are not installed: run npm ci first.');
    const { version, license, dependencies = {} } = JSON.parse(readFileSync(path, 'utf8'));
    found.set(name, { name, version, licence: license });
    Object.keys(dependencies).forEach(visit);
  };
  BUNDLED.forEach(visit);
  return [...found.values()].sort(byName);
}

const table = (rows) => ['| Name | Version | Licence |', '| --- | --- | --- |',
  ...rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence.replaceAll('/', ' OR ').replace(/ +/g, ' ')} |`)].join('\n');

export function thirdParty() {
  const toolchain = readFileSync(join(root, 'rust-toolchain.toml'), 'utf8').match(/channel = "([^"]+)"/)?.[1] ?? '';
  const rust = { name: "Rust's standard library", version: toolchain, licence: 'MIT OR Apache-2.0' };
  const notice = readFileSync(join(root, 'node_modules', 'echarts', 'NOTICE'), 'utf8').trim();
  return `# Third-party software

What others wrote of what \`dist/\` carries. Tools that only build or test, and Rust macros,
are not in it. Written by \`npm run third-party\`; \`npm test\` compares.

## In the WebAssembly module (Rust)

${table([rust, ...crates()])}

## In the JavaScript (npm)

${table(npmPackages())}

## Notices

${notice.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')}
`;
}

/** Stops when THIRD_PARTY.md is not what would be written now. */
export function checkThirdParty() {
  const now = existsSync(FILE) ? readFileSync(FILE, 'utf8').replaceAll('\r\n', '\n') : '';
  if (now !== thirdParty()) throw new Stop('THIRD_PARTY.md does not fit the lock files: run npm run third-party and commit it.');
  return 'up to date';
}

if (isMain(import.meta.url)) {
  await main(async () => {
    if (process.argv.includes('--check')) console.log(`THIRD_PARTY.md is ${checkThirdParty()}.`);
    else writeFileSync(FILE, thirdParty());
  });
}
