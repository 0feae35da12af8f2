// Weighs dist/ as it travels (brotli) against its budgets, and fails when it is over.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { brotliOf, filesIn } from './compress.mjs';
import { isMain, main, root, Stop } from './run.mjs';

/**
 * In bytes after brotli: what is fetched before the first figure; that with the chart program; that
 * with the pages and charts of the dashboard, all but the comparison; and what only a reader who
 * asks for it fetches.
 */
const FIRST = 200_000;
const WITH_CHARTS = 430_000;
const ALL = 520_000;
const ON_DEMAND = 90_000;
/** What only exports of more than 1.5 MB fetch: reading on a thread of its own. */
const LARGE = 15_000;
const WEIGHED = new Set(['.html', '.css', '.js', '.wasm']);

/** The files that the page fetches before anything asks for more: followed from index.html. */
function firstFiles(dist) {
  const seen = new Set();
  const follow = (path) => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    const text = ['.html', '.js'].includes(extname(path)) ? readFileSync(path, 'utf8') : '';
    const links = extname(path) === '.html'
      ? text.matchAll(/(?:src|href)="(\.?[^":]+\.(?:js|css))"/g)
      : text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g);
    for (const [, link] of links) follow(join(dirname(path), link));
  };
  follow(join(dist, 'index.html'));
  return seen;
}

/** The later parts of the program are asked for once the first figures are painted. */
const isLater = (path) => /^(split|chunk)_/.test(basename(path));

/**
 * Not fetched by looking at the dashboard: the comparison, the kiosk, the portal's side, a page saved as
 * one file, XLSX, search by pinyin, the service worker.
 */
const isOnDemand = (path) => /^(split_aside|wall|frame|save|xlsx|pinyin)-|^(sw|embed)\.js$/.test(basename(path));

/** ECharts and what binds it. */
const isCharts = (path) => /^charts-/.test(basename(path));

const isForLarge = (path) => /^(split_thread|reader)-/.test(basename(path));

function whenFetched(path, first) {
  if (isForLarge(path)) return 'large data';
  if (isOnDemand(path)) return 'on demand';
  return first.has(path) || (extname(path) === '.wasm' && !isLater(path)) ? 'first' : 'later';
}

export async function weigh(dist = join(root, 'dist')) {
  if (!existsSync(join(dist, 'index.html'))) throw new Stop('there is no dist/ to weigh: run npm run build first.');
  const first = firstFiles(dist);
  const rows = [];
  for (const path of filesIn(dist).filter((file) => WEIGHED.has(extname(file)))) {
    const bytes = readFileSync(path);
    rows.push({
      name: relative(dist, path),
      when: whenFetched(path, first),
      plain: bytes.length,
      brotli: (await brotliOf(bytes)).length,
    });
  }
  const sum = (list) => list.reduce((total, row) => total + row.brotli, 0);
  const of = (...when) => sum(rows.filter((row) => when.includes(row.when)));
  const withCharts = of('first') + sum(rows.filter((row) => isCharts(row.name)));
  return { rows, first: of('first'), withCharts, all: of('first', 'later'), onDemand: of('on demand'), large: of('large data') };
}

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

export async function checkSize() {
  const { rows, first, withCharts, all, onDemand, large } = await weigh();
  const wide = Math.max(...rows.map((row) => row.name.length), 24);
  const line = (name, when, plain, brotli) => console.log(`${name.padEnd(wide)}  ${when.padEnd(10)}  ${plain.padStart(10)}  ${brotli.padStart(10)}`);
  line('file', 'when', 'plain', 'brotli');
  rows.sort((a, b) => a.when.localeCompare(b.when) || b.brotli - a.brotli)
    .forEach((row) => line(row.name, row.when, kilo(row.plain), kilo(row.brotli)));
  console.log(`First download ${kilo(first)} of ${kilo(FIRST)}, with the chart program ${kilo(withCharts)} of ${kilo(WITH_CHARTS)}; the dashboard with its charts ${kilo(all)} of ${kilo(ALL)}; on demand ${kilo(onDemand)} of ${kilo(ON_DEMAND)}; for large exports ${kilo(large)} of ${kilo(LARGE)}.`);
  if (!rows.some((row) => row.when === 'first' && row.name.endsWith('.wasm'))) throw new Stop('dist/ has no module that the page fetches first.');
  if (!rows.some((row) => isCharts(row.name))) throw new Stop('dist/ has no chart program.');
  if (first > FIRST) throw new Stop(`the first download is ${kilo(first)} after brotli, over its budget of ${kilo(FIRST)}.`);
  if (withCharts > WITH_CHARTS) throw new Stop(`the first download with the chart program is ${kilo(withCharts)} after brotli, over its budget of ${kilo(WITH_CHARTS)}.`);
  if (onDemand > ON_DEMAND) throw new Stop(`what is fetched on demand is ${kilo(onDemand)} after brotli, over its budget of ${kilo(ON_DEMAND)}.`);
  if (large > LARGE) throw new Stop(`what large exports fetch is ${kilo(large)} after brotli, over its budget of ${kilo(LARGE)}.`);
  if (all > ALL) throw new Stop(`the dashboard with its charts is ${kilo(all)} after brotli, over its budget of ${kilo(ALL)}.`);
  return 'within the budgets';
}

if (isMain(import.meta.url)) await main(checkSize);
