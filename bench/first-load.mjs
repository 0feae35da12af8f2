// `npm run bench -- --first-load`: the built site beside a plain HTML and ECharts page, both with the
// same 10 k observations, a processor four times slower, 9 Mbit/s and 60 ms; nothing stored before. The
// site stands twice: built with this export, and with the export put in afterwards, so that the page
// has no first screen of it.
//   --runs N (7)   --dist FOLDER (dist)
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { compressFiles, compressFolder } from '../tools/compress.mjs';
import { buildFirst, writeFirst } from '../tools/first.mjs';
import { root, Stop } from '../tools/run.mjs';
import { wasmFolder } from '../tools/wasm.mjs';
import { random } from './data.mjs';
import { machine, openChromium, option } from './common.mjs';
import { serve } from './server.mjs';
import { median } from './report.mjs';

const made = join(root, 'target', 'bench', 'first-load');
const COUNTIES = 13;
const MONTHS = 96;

/** Indicators that the headline cards ask for. */
const INDICATORS = [
  ['consultation.held', '协商活动', '次'], ['instruction.received', '领导批示', '件'], ['proposal.filed', '立案提案', '件'],
  ['opinion.collected', '社情民意', '条'], ['opinion.adopted', '采纳', '条'], ['research.reports', '调研报告', '篇'],
  ['supervision.inspections', '视察', '次'], ['welfare.donations', '捐赠', '万元'],
];

/** 13 counties, 96 months, eight indicators: 9,984 observations. */
export function tenThousand(seed = 3) {
  const next = random(seed);
  const regions = [{ code: '990000', name: '演示市' }];
  for (let county = 1; county <= COUNTIES; county += 1) regions.push({ code: `9900${String(county).padStart(2, '0')}`, name: `演示${county}县`, parent: '990000' });
  const rows = [];
  for (let month = 0; month < MONTHS; month += 1) {
    const period = `${2016 + Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, '0')}`;
    for (const [id] of INDICATORS) for (const { code } of regions.slice(1)) rows.push([id, period, code, next(40)]);
  }
  const head = {
    format: 'luzhi/1', id: 'bench-10k', title: '合成演示数据（测速用）', as_of: '2023-12-31', status: 'demo',
    committee: { id: 'bench', name: '演示市政协', region: '990000' },
    indicators: INDICATORS.map(([id, name, unit]) => ({ id, name, unit, family: id.split('.')[0], measure: 'flow' })), regions,
  };
  return `${JSON.stringify(head).slice(0, -1)},\n"observations":{"columns":["indicator","period","region","value"],"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}]}}\n`;
}

async function prepare() {
  const dist = resolve(root, option('dist', 'dist'));
  if (!existsSync(join(dist, 'index.html.br'))) throw new Stop(`${dist} holds no release build: run npm run build first.`);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(join(made, 'plain'), { recursive: true });
  cpSync(dist, join(made, 'late'), { recursive: true });
  const text = tenThousand();
  const data = join(made, 'late', 'data');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data);
  // Under the name that the site opens by itself.
  const path = 'xianyang-demo.json';
  writeFileSync(join(data, path), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(data, 'index.json'), JSON.stringify({ exports: [{ path, title: '合成演示数据（测速用）', sha256, bytes: Buffer.byteLength(text) }] }));
  await compressFolder(data);
  const site = join(made, 'site');
  cpSync(join(made, 'late'), site, { recursive: true });
  await buildFirst();
  writeFirst(site, { loader: readFileSync(join(wasmFolder(true), '__wasm_split.js'), 'utf8') });
  await compressFiles(['index.html', 'first.json'].map((file) => join(site, file)));
  writeFileSync(join(made, 'plain', 'data.json'), text);
  for (const file of ['index.html', 'plain.js']) copyFileSync(join(root, 'bench', 'plain', file), join(made, 'plain', file));
  copyFileSync(join(root, 'node_modules', 'echarts', 'dist', 'echarts.min.js'), join(made, 'plain', 'echarts.min.js'));
  await compressFolder(join(made, 'plain'));
}

/** Runs in the page before anything else: notes when figures and charts stand, and what shifts. */
function watch() {
  const seen = { figures: null, chart: null, charts: null, drawn: 0, shift: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const isSeen = (element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && bottom > 0 && top < innerHeight && getComputedStyle(element).visibility === 'visible';
    };
    if (seen.figures === null) {
      const figure = [...document.querySelectorAll('data[value]')].find((one) => one.value !== '' && isSeen(one));
      if (figure) requestAnimationFrame(() => { seen.figures ??= performance.now(); });
    }
    // A chart that another takes the place of is not one more.
    const drawn = [...document.querySelectorAll('canvas')].filter(isSeen).length;
    if (drawn <= seen.drawn) return;
    seen.drawn = drawn;
    requestAnimationFrame(() => {
      seen.chart ??= performance.now();
      seen.charts = performance.now();
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['value', 'class'] });
}

async function once(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const link = await context.newCDPSession(page);
  await link.send('Network.enable');
  await link.send('Network.emulateNetworkConditions', { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 });
  await link.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  link.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction('globalThis.seen?.charts', null, { timeout: 60_000 });
  // Until nothing has been drawn for a second and a half.
  await page.waitForFunction('performance.now() - globalThis.seen.charts > 1500', null, { timeout: 60_000 });
  const seen = await page.evaluate('globalThis.seen');
  await context.close();
  return { ...seen, bytes };
}

export async function measureFirstLoad() {
  await prepare();
  const server = await serve(made, { packed: true });
  const browser = await openChromium();
  const all = ['site', 'plain', 'late'];
  const found = { site: [], plain: [], late: [] };
  const runs = Number(option('runs', 7));
  try {
    for (let run = -1; run < runs; run += 1) {
      for (const which of run % 2 ? all : all.toReversed()) {
        const one = await once(browser, `${server.address}/${which}/`);
        if (run >= 0) found[which].push(one);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const of = (which, key) => median(found[which].map((one) => one[key]));
  const line = (head, which) => `| ${head} | ${of(which, 'figures').toFixed(0)} | ${of(which, 'chart').toFixed(0)} | ${of(which, 'charts').toFixed(0)} | ${of(which, 'shift').toFixed(3)} | ${(of(which, 'bytes') / 1024).toFixed(0)} |`;
  const ratios = (which) => ['figures', 'chart', 'charts'].map((key) => (of(which, key) / of('plain', key)).toFixed(2)).join(' | ');
  console.log(`\nFirst load of 9,984 observations: processor four times slower, 9 Mbit/s, 60 ms; medians of ${runs} runs each, in turn\n`);
  console.log(['| page | first figures, ms | first chart, ms | all charts in view, ms | layout shift | KiB transferred |', '| --- | ---: | ---: | ---: | ---: | ---: |',
    line('Luzhi, built with this export', 'site'), line('Luzhi, the export put in afterwards', 'late'),
    line('plain HTML and ECharts, written well', 'plain'),
    `| Luzhi, built with this export, to plain | ${ratios('site')} | | |`, `| put in afterwards, to plain | ${ratios('late')} | | |`].join('\n'));
  console.log(`\n${machine()}`);
}
