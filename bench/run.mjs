// `npm run bench`: this project beside other engines in Chromium, with the same bytes and the same
// questions, interleaved, every answer checked. `--first-load`: the built site beside a plain page.
//   --rows 100k|1m       one size (1m unless told)       --order file|shuffled   one order (both)
//   --rounds N           rounds of each question (9)     --loads N               loads of each engine (5)
//   --engines a,b        only these                      --json FILE          the raw times, too
//   --no-build           with the module as it was built before
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, main, must, npm, root, Stop } from '../tools/run.mjs';
import { COUNTIES, makeExport } from './data.mjs';
import { machine, openChromium, option } from './common.mjs';
import { serve } from './server.mjs';
import { median, ratios, report } from './report.mjs';

const here = join(root, 'bench');
const made = join(root, 'target', 'bench');
const SIZES = { '100k': { indicators: 4, months: 120 }, '1m': { indicators: 40, months: 120 } };
const ENGINES = ['luzhi', 'parse', 'arquero', 'crossfilter', 'duckdb', 'typed', 'cube'];

async function buildPage() {
  if (!existsSync(join(here, 'node_modules'))) {
    const [command, args] = npm();
    await must('the engines to measure beside could not be installed; npm\'s message is above.', command, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: here });
  }
  if (!process.argv.includes('--no-build')) await must('the module for measuring does not compile; the compiler\'s message is above.',
    'cargo', ['build', '--locked', '-q', '-p', 'luzhi-bench', '--release', '--target', 'wasm32-unknown-unknown']);
  const folder = join(made, 'page');
  const { build } = await import('vite');
  await build({
    configFile: false, root: join(here, 'page'), base: './', logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 5000 },
  });
  copyFileSync(join(root, 'target', 'wasm32-unknown-unknown', 'release', 'luzhi_bench.wasm'), join(folder, 'luzhi_bench.wasm'));
  const duckdb = join(here, 'node_modules', '@duckdb', 'duckdb-wasm', 'dist');
  for (const file of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) copyFileSync(join(duckdb, file), join(folder, file));
  return folder;
}

async function measureEngines() {
  const folder = await buildPage();
  const size = option('rows', '1m');
  const shape = { ...SIZES[size] };
  if (!shape.months) throw new Stop(`--rows is one of ${Object.keys(SIZES).join(', ')}.`);
  shape.rows = shape.indicators * shape.months * COUNTIES;
  const engines = option('engines', ENGINES.join(',')).split(',');
  const orders = option('order') ? [option('order')] : ['file', 'shuffled'];
  mkdirSync(made, { recursive: true });
  const server = await serve(made);
  const browser = await openChromium();
  const all = {};
  try {
    for (const order of orders) {
      const name = `rows-${size}-${order}.json`;
      writeFileSync(join(made, name), makeExport({ ...shape, order }));
      const page = await browser.newPage();
      page.on('console', (message) => console.log(`  ${message.text()}`));
      page.on('pageerror', (error) => console.error(`  ${error.message}`));
      await page.exposeFunction('progress', (word) => console.log(`  ${order} order: ${word}`));
      await page.goto(`${server.address}/page/`);
      await page.waitForFunction('globalThis.isReady');
      const asked = { url: `../${name}`, shape, engines, loads: Number(option('loads', order === 'file' ? 5 : 3)), rounds: Number(option('rounds', order === 'file' ? 9 : 5)) };
      all[order] = await page.evaluate((settings) => globalThis.measure(settings), asked);
      await page.close();
      if (option('json')) writeFileSync(option('json'), JSON.stringify(all));
      console.log(`\n${shape.rows.toLocaleString('en')} observations, rows in ${order === 'file' ? 'the order of months' : 'no order'}; medians in milliseconds\n`);
      console.log(`${report(all[order])}\n\n${ratios(all[order])}\n`);
    }
  } finally {
    await browser.close();
    server.close();
  }
  if (orders.length === 2) {
    const of = (order, question) => median(all[order].times.luzhi?.[question] ?? []);
    const word = ['q1', 'q2', 'q3', 'q4', 'slide', 'jump'].map((question) => `${question} ${(of('shuffled', question) / of('file', question)).toFixed(2)}`);
    console.log(`\nLuzhi, shuffled rows to rows in order: the same answers; times ${word.join(', ')}`);
  }
  console.log(`\n${machine()}\nEvery answer of every engine was compared with the plain one.`);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    if (process.argv.includes('--first-load')) await (await import('./first-load.mjs')).measureFirstLoad();
    else await measureEngines();
  });
}
