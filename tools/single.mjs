// `npm run build:single`: dist/luzhi.html, the whole application in one file that opens by double
// click, with the exports of public/data inside; `npm run build:single -- mine.json` with that one
// instead, `--quick` from an unoptimised build, `--packed` from the dist/ that is there.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pack, isPacked } from '../web/pack.js';
import { buildSteps } from './build.mjs';
import { filesIn } from './compress.mjs';
import { isMain, main, root, steps, Stop } from './run.mjs';
import { releaseSetupSteps, setupSteps } from './setup.mjs';

/** With the demo inside. */
const MOST = 2_000_000;

const encode = (bytes) => ({ coding: 'gzip', text: gzipSync(bytes, { level: 9 }).toString('base64') });

/** Files below a folder, by name. */
function read(folder, fits) {
  const named = filesIn(folder).map((path) => [relative(folder, path).split(sep).join('/'), path]);
  return new Map(named.filter(([name]) => fits(name)).map(([name, path]) => [name, readFileSync(path)]));
}

/** Exports named on the command line, with a list of them. */
function ownData(paths) {
  const data = new Map();
  const exports = paths.map((path) => {
    const bytes = readFileSync(path);
    let title;
    try {
      ({ title } = JSON.parse(bytes));
    } catch (error) {
      throw new Stop(`${path} is no JSON: ${error.message}`);
    }
    if (!title) throw new Stop(`${path} has no title: it is no export.`);
    data.set(`data/${basename(path)}`, bytes);
    return { path: basename(path), title, bytes: bytes.length };
  });
  data.set('data/index.json', Buffer.from(JSON.stringify({ exports, default: basename(paths[0], '.json') })));
  return data;
}

/** Writes the one file from a built dist/; answers with its size. */
export async function writeSingle({ dist = join(root, 'dist'), paths = [], target = join(dist, 'luzhi.html') } = {}) {
  const built = (name) => !/\.(br|gz)$/.test(name) && name !== 'luzhi.html';
  const files = read(dist, (name) => built(name) && isPacked(name));
  if (!files.has('index.html')) throw new Stop('There is no dist/: run npm run build first.');
  const data = paths.length ? ownData(paths) : read(dist, (name) => built(name) && name.startsWith('data/'));
  const list = JSON.parse(data.get('data/index.json'));
  const first = list.exports.find((entry) => basename(entry.path, '.json') === list.default) ?? list.exports[0];
  const date = new Date().toISOString().slice(0, 10);
  const face = { title: `${first.title} · 履职看板`, words: `离线页：${first.title}，${date} 生成`, fragment: '', date, settings: {} };
  writeFileSync(target, await pack({ files, data, encode, face }));
  const { size } = statSync(target);
  if (!paths.length && size > MOST && !process.env.LUZHI_QUICK) throw new Stop(`${target} has ${size} bytes, over its budget of ${MOST}.`);
  return `${relative(root, target)}, ${(size / 1000).toFixed(0)} kB`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { quick: { type: 'boolean' }, packed: { type: 'boolean' } },
    });
    const { quick = false, packed = false } = values;
    const before = packed ? [] : [...setupSteps(), ...(quick ? [] : releaseSetupSteps()), ...buildSteps({ quick })];
    const took = await steps([...before, ['One file', () => writeSingle({ paths: positionals })]]);
    console.log(`\nBuilt dist/luzhi.html in ${took}. It opens by double click.`);
  });
}
