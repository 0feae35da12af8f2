// `npm run bench -- --tour`: a scripted tour of the built site with a million observations, the processor
// four times slower: of every click and key, the time to the next paint. Before that, without slowing
// down, the longest task of the main thread while the file loads and is checked.
//   --runs N (3)   --slow N (4)   --dist FOLDER (dist)   --file EXPORT.json   --json FILE
//   --at-once: clicks come with the scrolling to their place, in one frame, and not after it
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, Stop } from '../tools/run.mjs';
import { makeExport } from './data.mjs';
import { machine, openChromium, option, uncover } from './common.mjs';
import { serve } from './server.mjs';
import { median } from './report.mjs';

const made = join(root, 'target', 'bench', 'tour');
/** Those that the overview's cards ask for; the rest are of one family. */
const HEADLINE = ['consultation.held', 'instruction.received', 'proposal.filed', 'opinion.collected', 'opinion.adopted',
  'research.reports', 'supervision.inspections', 'welfare.donations'];

/** Copies the built site, with one export of a million observations as all that it has. */
export function prepare({ ids = HEADLINE } = {}) {
  const dist = resolve(root, option('dist', 'dist'));
  if (!existsSync(join(dist, 'index.html'))) throw new Stop(`${dist} holds no build: run npm run build first.`);
  rmSync(made, { recursive: true, force: true });
  const data = join(made, 'data');
  cpSync(dist, made, { recursive: true, filter: (path) => path !== join(dist, 'data') });
  mkdirSync(data, { recursive: true });
  const file = option('file');
  if (file) copyFileSync(file, join(data, 'million.json'));
  else writeFileSync(join(data, 'million.json'), makeExport({ ids }));
  writeFileSync(join(data, 'index.json'), JSON.stringify({ exports: [{ path: 'million.json', title: '合成演示数据（测速用）' }], default: 'million' }));
  return made;
}

/** Runs in the page before anything else: notes long tasks, and what each click and key took. */
export function watch() {
  globalThis.long = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.long.push([Math.round(startTime), Math.round(duration)]);
  }).observe({ type: 'longtask', buffered: true });
  globalThis.interactions = new Map();
  const note = (entry, kind) => {
    const id = entry.interactionId;
    if (id) globalThis.interactions.set(id, Math.max(entry.duration, globalThis.interactions.get(id) ?? 0));
  };
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'event', durationThreshold: 16, buffered: true });
  // The same by hand: until the frame after the one that shows what the event did.
  globalThis.frames = [];
  for (const type of ['click', 'keydown']) {
    addEventListener(type, (event) => {
      const begun = event.timeStamp;
      requestAnimationFrame(() => requestAnimationFrame(() => globalThis.frames.push(Math.max(0, performance.now() - begun))));
    }, { capture: true });
  }
}

/** Runs in the page before anything else: when the first figures of the overview stood and when all was checked. */
function mark() {
  globalThis.marks = {};
  const look = setInterval(() => {
    const now = performance.now();
    if (document.querySelector('main[data-page="overview"] .cards data')) globalThis.marks.shown ??= now;
    if (!document.querySelector('.panels') || document.querySelector('main[aria-busy]')) return;
    if (!document.querySelector('.verdict:not([aria-busy])')) return;
    globalThis.marks.checked = now;
    clearInterval(look);
  }, 20);
}

/** Waits for a mark. By the protocol's own words: what Playwright puts into a page to wait there is itself a long task. */
async function marked(link, name) {
  const expression = 'globalThis.marks';
  for (let tries = 0; tries < 1500; tries += 1) {
    const { result } = await link.send('Runtime.evaluate', { expression, returnByValue: true });
    if (result.value?.[name]) return result.value[name];
    await new Promise((done) => { setTimeout(done, 200); });
  }
  throw new Error(`the page never came to be ${name}`);
}

/** The page at rest: nothing busy, no long task for a while. */
export async function settled(page, quiet = 400) {
  await page.waitForFunction((ms) => {
    const last = globalThis.long.at(-1);
    return !document.querySelector('main[aria-busy], table[aria-busy], .coming') && (!last || performance.now() - last[0] - last[1] > ms);
  }, quiet, { timeout: 180_000, polling: 100 });
  await page.waitForTimeout(quiet);
}

/** The tour: each step's words and what is done, one click or key to a measurement. */
export const steps = (page) => {
  const key = (name) => () => page.keyboard.press(name);
  // Where it is comes along, to be scrolled to before.
  const press = (place) => Object.assign(() => place().click(), { place });
  const choose = (list, name) => async () => { await page.locator(`${list} select`).focus(); await page.keyboard.press(name); };
  const link = (href) => page.locator(`a[href*="${href}"]:visible`).first();
  const head = (n) => page.locator('.table__scroll--long thead .table__sort').nth(n);
  const table = () => page.locator('.table__scroll--long').first();
  const search = () => page.locator('.table').filter({ has: page.locator('.table__scroll--long') }).getByRole('searchbox').first();
  return [
    ['a card\'s figure', press(() => page.locator('.cards data[data-indicator]').first())],
    ['Escape closes its panel', key('Escape')],
    ['a figure of the opening sentence', press(() => page.locator('.lead data[data-indicator]').first())],
    ['Escape', key('Escape')],
    ['a tile', press(() => page.locator('.panels .tiles a, .panels .tile').first())],
    ['back', key('Alt+ArrowLeft')],
    ['an earlier year', choose('.choice--period', 'ArrowDown')],
    ['a month', choose('.choice--period', 'End')],
    ['the latest year', choose('.choice--period', 'Home')],
    ['a city', choose('.choice--region', 'ArrowDown')],
    ['the province', choose('.choice--region', 'Home')],
    ['English', press(() => page.locator('header button[lang], .head button[lang]').first())],
    ['Chinese', press(() => page.locator('header button[lang], .head button[lang]').first())],
    ['another theme', choose('.choice--quiet', 'ArrowDown')],
    ['the theme of before', choose('.choice--quiet', 'ArrowUp')],
    ['page down', key('PageDown')],
    ['page down', key('PageDown')],
    ['end', key('End')],
    ['home', key('Home')],
    ['a family\'s page', press(() => link('#/family/consultation'))],
    ['its first figure', press(() => page.locator('main data[data-indicator]').first())],
    ['Escape', key('Escape')],
    ['another family', press(() => link('#/family/proposal'))],
    ['back', key('Alt+ArrowLeft')],
    ['forward', key('Alt+ArrowRight')],
    ['the menu of more families', press(() => page.locator('.nav__more summary'))],
    ['the family of 32 indicators', press(() => link('#/family/measured'))],
    ['an earlier year', choose('.choice--period', 'ArrowDown')],
    ['sort by value', press(() => head(2))],
    ['sort by value, other way', press(() => head(2))],
    ['sort by region', press(() => head(4))],
    ['sort by period', press(() => head(3))],
    ['page down in the table', async () => { await table().focus(); await page.keyboard.press('PageDown'); }],
    ['end of the table', key('End')],
    ['home', key('Home')],
    ['the search', press(() => search())],
    ...[...'县12'].map((letter) => [`type ${letter}`, () => (letter < '0' || letter > '9' ? page.keyboard.insertText(letter) : page.keyboard.press(letter))]),
    ['rub out', key('Backspace')],
    ['a figure of the table', press(() => page.locator('.table__scroll--long tbody data').nth(4))],
    ['Escape', key('Escape')],
    ['the data page', press(() => link('#/data'))],
    ['the brief', press(() => link('#/brief'))],
    ['the comparison', press(() => link('#/compare'))],
    ['the overview', press(() => link('#/overview'))],
    ['back', key('Alt+ArrowLeft')],
    ['forward', key('Alt+ArrowRight')],
  ];
};

async function once(browser, address, slow, isHasty) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await uncover(page);
  page.on('pageerror', (error) => console.error(`  ${error.message}`));
  await page.addInitScript(watch);
  await page.addInitScript(mark);
  const link = await context.newCDPSession(page);
  await page.goto(`${address}/#/overview`, { waitUntil: 'commit' });
  const checked = await marked(link, 'checked');
  const shown = await marked(link, 'shown');
  await new Promise((done) => { setTimeout(done, 1500); });
  const loading = await page.evaluate(() => globalThis.long.splice(0));

  await link.send('Emulation.setCPUThrottlingRate', { rate: slow });
  const found = [];
  for (const [name, act] of steps(page)) {
    if (act.place && !isHasty) {
      // Nobody clicks what is not on the screen: scrolling there is over before the click.
      await act.place().scrollIntoViewIfNeeded();
      await settled(page);
    }
    await page.evaluate(() => { globalThis.interactions.clear(); globalThis.frames.length = 0; globalThis.long.length = 0; });
    try {
      await act();
    } catch (error) {
      throw new Error(`${name}: ${error.message}`);
    }
    const from = performance.now();
    await settled(page);
    const ready = performance.now() - from - 400;
    found.push({ name, ready, ...await page.evaluate(() => ({
      // Shorter ones are not told.
      paint: Math.max(0, ...globalThis.interactions.values()), frames: Math.max(0, ...globalThis.frames), long: Math.max(0, ...globalThis.long.map(([, ms]) => ms)),
    })) });
  }
  await context.close();
  return { shown, checked, loading, found };
}

/** The value that a share of some numbers does not exceed. */
export const share = (list, part) => [...list].sort((a, b) => a - b)[Math.max(0, Math.ceil(list.length * part) - 1)];

export async function measureTour() {
  const folder = prepare();
  const slow = Number(option('slow', 4));
  const server = await serve(folder, { packed: true });
  const browser = await openChromium();
  const runs = [];
  try {
    for (let run = 0; run < Number(option('runs', 3)); run += 1) runs.push(await once(browser, server.address, slow, process.argv.includes('--at-once')));
  } finally {
    await browser.close();
    server.close();
  }
  if (option('json')) writeFileSync(option('json'), JSON.stringify(runs));
  const rows = runs[0].found.map(({ name }, n) => ({
    name, ...Object.fromEntries(['paint', 'frames', 'long', 'ready'].map((key) => [key, median(runs.map((run) => run.found[n][key]))])),
  }));
  const whole = (number) => Math.round(number);
  const small = (number) => (number < 16 ? '< 16' : whole(number));
  console.log(`\nA million observations, processor ${slow} times slower; medians of ${runs.length} tours, milliseconds\n`);
  console.log(['| click or key | to next paint | to the second frame | longest task | all at rest |', '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.name} | ${small(row.paint)} | ${whole(row.frames)} | ${row.long || '—'} | ${whole(row.ready)} |`)].join('\n'));
  const all = (key) => runs.flatMap((run) => run.found.map((one) => one[key]));
  for (const [key, word] of [['paint', 'to next paint'], ['frames', 'to the second frame']]) {
    console.log(`\n${word}: p50 ${small(share(all(key), 0.5))}, p95 ${small(share(all(key), 0.95))}, max ${small(share(all(key), 1))} (${all(key).length} clicks and keys)`);
  }
  for (const { shown, checked, loading } of runs) {
    const longest = [...loading].sort((a, b) => b[1] - a[1]).slice(0, 5);
    console.log(`\nloading, not slowed: figures after ${whole(shown)} ms, checked after ${whole(checked)} ms; ${loading.length} tasks above 50 ms, the longest ${longest.map(([from, ms]) => `${ms} (at ${from})`).join(', ') || '—'}`);
  }
  console.log(`\n${machine()}`);
}
