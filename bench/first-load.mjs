// `npm run bench -- --first-load`: the built site beside a plain HTML and ECharts page, both with the
// same 10 k observations, a processor four times slower, 9 Mbit/s and 60 ms; nothing stored before.
//   --runs N (7)   --dist FOLDER (dist)
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { compressFolder } from '../tools/compress.mjs';
import { root, Stop } from '../tools/run.mjs';
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
  cpSync(dist, join(made, 'site'), { recursive: true });
  const text = tenThousand();
  const data = join(made, 'site', 'data');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data);
  // Under the name that the site opens by itself.
  const config = JSON.parse(readFileSync(join(dist, 'config.json'), 'utf8'));
  const path = (config.data ?? 'data/xianyang-demo.json').split('/').at(-1);
  writeFileSync(join(data, path), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(data, 'index.json'), JSON.stringify({ exports: [{ path, title: '合成演示数据（测速用）', sha256, bytes: Buffer.byteLength(text) }] }));
  writeFileSync(join(made, 'plain', 'data.json'), text);
  for (const file of ['index.html', 'plain.js']) copyFileSync(join(root, 'bench', 'plain', file), join(made, 'plain', file));
  copyFileSync(join(root, 'node_modules', 'echarts', 'dist', 'echarts.min.js'), join(made, 'plain', 'echarts.min.js'));
  await compressFolder(data);
  await compressFolder(join(made, 'plain'));
}

/** Runs in the page before anything else: notes when figures and charts stand, and what shifts. */
function watch() {
  const seen = { figures: null, chart: null, charts: null, shift: 0, rows: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const known = new Set();
  const look = () => {
    const isSeen = (element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && bottom > 0 && top < innerHeight;
    };
    if (seen.figures === null) {
      const figure = [...document.querySelectorAll('data[value]')].find((one) => one.value !== '' && isSeen(one));
      if (figure) requestAnimationFrame(() => { seen.figures ??= performance.now(); });
    }
    for (const canvas of document.querySelectorAll('canvas')) {
      if (known.has(canvas) || !isSeen(canvas)) continue;
      known.add(canvas);
      requestAnimationFrame(() => {
        seen.chart ??= performance.now();
        seen.charts = performance.now();
      });
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['value'] });
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
  const found = { site: [], plain: [] };
  const runs = Number(option('runs', 7));
  try {
    for (let run = -1; run < runs; run += 1) {
      for (const which of run % 2 ? ['site', 'plain'] : ['plain', 'site']) {
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
  const ratio = (key) => (of('site', key) / of('plain', key)).toFixed(2);
  console.log(`\nFirst load of 9,984 observations: processor four times slower, 9 Mbit/s, 60 ms; medians of ${runs} runs each, in turn\n`);
  console.log(['| page | first figures, ms | first chart, ms | all charts in view, ms | layout shift | KiB transferred |', '| --- | ---: | ---: | ---: | ---: | ---: |',
    line('Luzhi', 'site'), line('plain HTML and ECharts, written well', 'plain'),
    `| Luzhi to plain | ${ratio('figures')} | ${ratio('chart')} | ${ratio('charts')} | | ${ratio('bytes')} |`].join('\n'));
  console.log(`\n${machine()}`);
}
