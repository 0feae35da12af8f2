// The first screen of the deployment's first export: made with the page (src/app/first.rs), shown by
// public/boot.js where the export has not changed since.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, output, root, Stop } from './run.mjs';

const PROGRAM = join(root, 'target', 'debug', process.platform === 'win32' ? 'luzhi-first.exe' : 'luzhi-first');
const FILE = 'first.json';
/** Where public/boot.js finds it; not a preload, for most links show something else. */
const link = ({ path }) => `<meta id="first" content="./${FILE}" data-export="${path.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`;

/** Builds what makes first screens. */
export const buildFirst = () => must('the program that makes the first screen could not be built.',
  'cargo', ['build', '--locked', '--quiet', '--bin', 'luzhi-first']);

/** The first screen of an export of a list: `html`, and the options of its charts by style. */
export function screenOf(list, path, id) {
  const made = output(PROGRAM, [list, path, id]);
  if (made === null) throw new Stop(`no first screen could be made of ${path}; the reason is above.`);
  return JSON.parse(made);
}

/** Larger exports have a progress bar instead. */
const LARGEST = 4e6;

/** The export that a list opens with, where all of it is in one file and nothing of it is hidden. */
export function openedFirst({ exports, default: first, privacy }) {
  const stem = ({ path }) => path.split('/').pop().replace(/\.json$/, '');
  const entry = exports.find((each) => stem(each) === first || each.path === first) ?? exports[0];
  return !entry || entry.parts || !(entry.bytes <= LARGEST) || privacy !== undefined ? null : { path: entry.path, id: stem(entry) };
}

/** The files that the later parts of the program are in, by the name of the part that is entered. */
function partsOf(loader, part) {
  const named = new RegExp(`__wasm_split_load_${part} =[^]*?\\n\\}\\n, \\[([^\\]]*)\\]`).exec(loader);
  if (!named) throw new Stop('wasm-split writes another loader than tools/first.mjs knows.');
  return [`split_${part}`, ...named[1].split(',').map((name) => name.trim().replace(/^__/, '')).filter(Boolean)];
}

/** Writes the first screen into a built folder, and lets its page ask for it. */
export function writeFirst(dist, { loader }) {
  const page = join(dist, 'index.html');
  const html = readFileSync(page, 'utf8').replace(/<meta id="first"[^>]*>\n\s*/, '');
  rmSync(join(dist, FILE), { force: true });
  const list = join(dist, 'data', 'index.json');
  const entry = existsSync(list) ? openedFirst(JSON.parse(readFileSync(list, 'utf8'))) : null;
  const path = entry && join(dist, 'data', entry.path);
  if (!path || !existsSync(path)) {
    writeFileSync(page, html);
    return null;
  }
  const assets = readdirSync(join(dist, 'assets'));
  const asset = (name, ending) => {
    const found = assets.find((file) => file.startsWith(`${name}-`) && file.endsWith(ending));
    if (!found) throw new Stop(`dist/assets has no ${name}.`);
    return `./assets/${found}`;
  };
  const screen = {
    of: createHash('sha256').update(readFileSync(path)).digest('hex'),
    // One imports the other.
    styles: [asset('sheet', '.js'), asset('later', '.js')],
    program: asset('charts', '.js'),
    later: partsOf(loader, 'screens').map((name) => asset(name, '.wasm')),
    ...screenOf(list, path, entry.id),
  };
  writeFileSync(join(dist, FILE), JSON.stringify(screen));
  writeFileSync(page, html.replace('<script', () => `${link(entry)}\n    <script`));
  return entry.id;
}
