// Measures a table of a million rows in the built page: frames while it scrolls, the time until its
// first rows, and every click and key of a tour with the processor slowed down four times.
//   node bench/table.mjs EXPORT.json [--family consultation] [--steps 300] [--slow 4]
// EXPORT is one export whose family has all the rows, e.g. of
//   cargo run --no-default-features --example make_export -- --regions 208 --months 120 --indicators 40
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';
import { serve } from '../tools/serve.mjs';

const { values, positionals: [file] } = parseArgs({
  allowPositionals: true,
  options: {
    family: { type: 'string', default: 'consultation' },
    steps: { type: 'string', default: '300' },
    slow: { type: 'string', default: '4' },
  },
});
if (!file) throw new Error('Usage: node bench/table.mjs EXPORT.json [--family ID] [--steps N] [--slow FACTOR]');

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const spread = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const [p50, p95, max] = [at(sorted, 0.5), at(sorted, 0.95), sorted.at(-1)].map((n) => Math.round(n * 10) / 10);
  return { p50, p95, max, count: list.length };
};

const server = await serve({ base: '/' });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
const body = await readFile(file);
await page.route('**/data/index.json', (route) => route.fulfill({ json: { exports: [{ path: 'big.json', title: 'big' }], default: 'big' } }));
await page.route('**/data/big.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
await page.addInitScript(() => {
  window.long = [];
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map((e) => Math.round(e.duration)))).observe({ type: 'longtask', buffered: true });
  window.events = [];
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (e.interactionId) window.events.push({ name: e.name, id: e.interactionId, ms: e.duration });
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
});

const scroll = page.locator('.table__scroll--long').first();
const lastRow = () => page.evaluate(() => {
  const rows = [...document.querySelectorAll('.table__scroll--long tbody tr[aria-rowindex]')];
  return Number(rows.at(-1)?.getAttribute('aria-rowindex')) - 1;
});
const all = () => page.evaluate(() => Number(document.querySelector('.table__scroll--long table').getAttribute('aria-rowcount')) - 1);
const longTasks = async () => page.evaluate(() => window.long.splice(0));
const settled = async () => {
  await page.waitForFunction(() => !document.querySelector('table[aria-busy]'));
  await page.waitForTimeout(300);
};

try {
  await page.goto(new URL('#/data', server.url).href);
  await page.locator('main[data-page="data"]').waitFor({ timeout: 180_000 });
  await page.waitForTimeout(2000);
  await longTasks();
  // From the click to the frame that has rows.
  const first = await page.evaluate((family) => new Promise((done) => {
    const start = performance.now();
    location.hash = `#/family/${family}`;
    const look = () => {
      const has = document.querySelector('.table__scroll--long tbody tr[aria-rowindex]');
      if (has) done(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }), values.family);
  console.log(`page with the table: ${Math.round(first)} ms; long tasks ${JSON.stringify(await longTasks())}`);
  await scroll.scrollIntoViewIfNeeded();
  await settled();
  console.log(`rows: ${await all()}; while its choices are gathered, long tasks ${JSON.stringify(await longTasks())}`);

  for (const [name, px] of [['by wheel steps', 120], ['through all of it', 0]]) {
    const frames = await scroll.evaluate((element, [steps, px]) => new Promise((done) => {
      element.scrollTop = 0;
      const step = px || (element.scrollHeight - element.clientHeight) / steps;
      const frames = [];
      let before = 0;
      let left = steps;
      const next = (now) => {
        if (before) frames.push(now - before);
        before = now;
        if (left === 0) return done(frames);
        left -= 1;
        element.scrollTop += step;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    }), [Number(values.steps), px]);
    console.log(`scroll ${name}: frame ms ${JSON.stringify(spread(frames))}`);
  }
  await scroll.focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(800);
  await page.keyboard.press('End');
  await page.waitForFunction(() => {
    const table = document.querySelector('.table__scroll--long table');
    const rows = [...table.querySelectorAll('tbody tr[aria-rowindex]')];
    return rows.at(-1)?.getAttribute('aria-rowindex') === table.getAttribute('aria-rowcount');
  }, undefined, { timeout: 20_000 });
  console.log(`End: row ${await lastRow()} of ${await all()}`);
  await longTasks();

  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) });
  await page.evaluate(() => { window.events.length = 0; });
  const head = (n) => page.locator('.table__scroll--long thead .table__sort').nth(n);
  const tools = page.locator('.table', { has: scroll }).locator('.table__tools');
  const tour = [
    ['sort by value', () => head(2).click()],
    ['sort by value, other way', () => head(2).click()],
    ['sort by region', () => head(4).click()],
    ['sort by period', () => head(3).click()],
    ['page down', async () => { await scroll.focus(); await page.keyboard.press('PageDown'); }],
    ['end', () => page.keyboard.press('End')],
    ['home', () => page.keyboard.press('Home')],
    ['search', async () => { await tools.getByRole('searchbox').click(); await page.keyboard.type('指标3', { delay: 60 }); }],
    ['clear', () => tools.getByRole('searchbox').fill('')],
    ['open a figure', () => page.locator('.table__scroll--long tbody data').nth(9).click()],
    ['close it', () => page.keyboard.press('Escape')],
    ['group by region', () => tools.locator('select').last().selectOption('region')],
    ['fold a group', () => page.locator('.table__fold').first().click()],
    ['no groups', () => tools.locator('select').last().selectOption('')],
    ['no sorting', () => head(3).click()],
  ];
  for (const [name, act] of tour) {
    const from = Date.now();
    await act();
    await settled();
    const long = await longTasks();
    console.log(`  ${name}: ready after ${Date.now() - from - 300} ms, long tasks at ${values.slow}x ${JSON.stringify(long)}`);
  }
  const events = await page.evaluate(() => window.events);
  const worst = new Map();
  for (const { id, ms } of events) worst.set(id, Math.max(ms, worst.get(id) ?? 0));
  console.log(`interactions at ${values.slow}x slow-down, ms to next paint: ${JSON.stringify(spread([...worst.values()]))}`);
} finally {
  await browser.close();
  await server.close();
}
