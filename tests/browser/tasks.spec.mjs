// Long work is done in slices, between which the browser paints and answers: told by counting turns,
// under a clock that goes on by itself, so that it is the same on every machine.
import { readFileSync } from 'node:fs';
import { expect, test } from './helpers.mjs';

const INDICATORS = 40;
const REGIONS = 25;
const MONTHS = 120;
const ROWS = INDICATORS * REGIONS * MONTHS;

function large() {
  const code = (n) => String(990001 + n);
  const rows = [];
  for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
    for (let region = 0; region < REGIONS; region += 1) {
      for (let month = 0; month < MONTHS; month += 1) {
        const period = `${2014 + Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, '0')}`;
        rows.push([`consultation.synthetic_${indicator}`, period, code(region), 1 + (rows.length * 7919) % 97]);
      }
    }
  }
  return JSON.stringify({
    format: 'luzhi/1', id: 'large', title: '样例数据', as_of: '2023-12-31', status: 'demo',
    committee: { id: 'sample', name: '政协演示市委员会', short: '演示市政协', region: '990000' },
    regions: [{ code: '990000', name: '演示市' }, ...Array.from({ length: REGIONS }, (_, n) => ({ code: code(n), name: `演示${n}县`, parent: '990000' }))],
    indicators: Array.from({ length: INDICATORS }, (_, n) => ({ id: `consultation.synthetic_${n}`, name: `演示${n}`, family: 'consultation', unit: '次', measure: 'flow' })),
    observations: { columns: ['indicator', 'period', 'region', 'value'], rows },
  });
}

/** Counts turns of the browser that timers begin; each look at the clock takes 0.4 ms: a slice ends after 20. */
function count() {
  let now = Date.now();
  Date.now = () => { now += 0.4; return now; };
  globalThis.turns = 0;
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (call, ...rest) => setTimeout(() => { globalThis.turns += 1; call(); }, ...rest);
}

const turns = (page) => page.evaluate(() => globalThis.turns);

async function openLarge(page) {
  await page.route('**/data/index.json', (route) => route.fulfill({ json: { exports: [{ path: 'large.json', title: '样例' }], default: 'large' } }));
  await page.route('**/data/large.json', (route) => route.fulfill({ body: large(), contentType: 'application/json' }));
  await page.goto('./?#/overview');
  await page.locator('.verdict[aria-busy]').waitFor({ timeout: 120_000 });
}

test('a large export is checked, drawn and written in slices', async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(count);
  await openLarge(page);
  const before = await turns(page);
  await page.locator('.verdict:not([aria-busy])').waitFor({ timeout: 120_000 });
  // 50 observations to a look at the clock, less what was checked before the first count.
  expect(await turns(page) - before).toBeGreaterThan(ROWS / 50 / 20 / 2);

  // A click is answered by a frame before the page that it leads to is made.
  await page.evaluate(() => {
    const main = document.querySelector('main');
    globalThis.order = [];
    addEventListener('hashchange', () => {
      globalThis.order.push('asked');
      requestAnimationFrame(() => globalThis.order.push('frame'));
    }, { once: true });
    new MutationObserver(() => globalThis.order.push('page')).observe(main.parentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-page'] });
  });
  await page.locator('nav a[href*="family/consultation"]').click();
  await expect(page.locator('main[data-page="family/consultation"] .table__scroll--long tbody data').first()).toBeVisible({ timeout: 60_000 });
  const order = await page.evaluate(() => globalThis.order);
  expect(order.indexOf('asked')).toBeGreaterThanOrEqual(0);
  expect(order.indexOf('frame')).toBeLessThan(order.lastIndexOf('page'));
  expect(order.slice(order.indexOf('asked'), order.indexOf('frame'))).not.toContain('page');

  const table = page.locator('.table').filter({ has: page.locator('.table__scroll--long') }).first();
  const written = await turns(page);
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), table.getByRole('button', { name: 'CSV' }).click()]);
  expect(await turns(page) - written).toBeGreaterThan(ROWS / 200 / 20 / 2);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  // The head, every row, and the end of the last.
  expect(lines).toHaveLength(ROWS + 2);
  expect(lines[0]).toMatch(/^\ufeff/);
  expect(new Set(lines.slice(1, -1).map((line) => line.split(',').length)).size, 'every row is whole').toBe(1);
  await expect(table.locator('table').first()).not.toHaveAttribute('aria-busy', 'true');
});

test('a panel, a theme and a language of a large export: what was pressed shows first', async ({ page }) => {
  test.setTimeout(240_000);
  await openLarge(page);
  await page.locator('.verdict:not([aria-busy])').waitFor({ timeout: 120_000 });
  /** What was seen of the page in each frame from now on, without repeats. */
  const watch = () => page.evaluate(() => {
    globalThis.seen = [];
    const look = () => {
      const dialog = document.querySelector('dialog');
      const now = JSON.stringify({
        panel: dialog?.open ? (dialog.hasAttribute('data-leaving') ? 'leaving' : 'open') : 'closed',
        lang: document.documentElement.lang.slice(0, 2), words: document.querySelector('nav a').textContent.match(/[a-z]/) ? 'en' : 'zh',
        chosen: document.querySelector('.choice--quiet select').value, theme: document.documentElement.dataset.theme,
      });
      if (globalThis.seen.at(-1) !== now) globalThis.seen.push(now);
      globalThis.looking = requestAnimationFrame(look);
    };
    cancelAnimationFrame(globalThis.looking ?? 0);
    look();
  });
  const seen = async (key) => (await page.evaluate(() => globalThis.seen)).map((one) => JSON.parse(one)[key]).filter((one, at, all) => one !== all[at - 1]);
  const figure = page.locator('.cards data').first();
  for (const leave of [() => page.keyboard.press('Escape'), () => page.locator('.dialog__close').click(), () => page.mouse.click(4, 4)]) {
    await figure.click();
    await expect(page.locator('dialog[open] #figure-title')).toBeVisible();
    await watch();
    await leave();
    await expect(page).not.toHaveURL(/figure=/);
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    expect(await seen('panel'), 'out of sight, then closed').toEqual(['open', 'leaving', 'closed']);
    await expect(figure).toBeFocused();
  }
  // And it opens again as if nothing had been.
  await figure.click();
  await expect(page.locator('dialog[open]:not([data-leaving])')).toBeVisible();
  await page.goBack();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await watch();
  await page.locator('.choice--quiet select').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const frames = (await page.evaluate(() => globalThis.seen)).map((one) => JSON.parse(one));
  expect(frames.some(({ chosen, theme }) => chosen === 'dark' && theme !== 'dark'), 'the list shows what was chosen in it').toBe(true);
  await watch();
  await page.locator('header button[lang]').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect.poll(() => seen('words')).toEqual(['zh', 'en']);
  for (const { lang, words } of (await page.evaluate(() => globalThis.seen)).map((one) => JSON.parse(one))) expect(lang, 'the language changes with the words').toBe(words);
});

/** Whether the first chart of a page is as it will stay from its second frame on. */
const standsAtOnce = (page, hash) => page.evaluate(async (to) => {
  const frame = () => new Promise(requestAnimationFrame);
  const plot = () => document.querySelector('main[data-page="family/consultation"] .chart:not([aria-busy]) canvas');
  location.hash = to;
  while (!plot()) await frame();
  await frame();
  await frame();
  const soon = plot().toDataURL();
  await new Promise((done) => { setTimeout(done, 1500); });
  return plot().toDataURL() === soon;
}, hash);

test('charts of a large export do not move while the reader may click', async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('./#/overview?data=xianyang-demo');
  await expect(page.locator('main[data-export="xianyang-demo"]')).toBeVisible();
  expect(await standsAtOnce(page, '#/family/consultation?data=xianyang-demo'), 'those of a small one do').toBe(false);
  await openLarge(page);
  expect(await standsAtOnce(page, '#/family/consultation')).toBe(true);
});

test('each chart of a page is drawn in a turn of its own', async ({ page }) => {
  await page.addInitScript(count);
  await page.addInitScript(() => {
    globalThis.drawnIn = new Map();
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          const place = node.nodeType === 1 && (node.matches('canvas') ? node : node.querySelector('canvas'))?.closest('figure, section');
          if (place && !globalThis.drawnIn.has(place)) globalThis.drawnIn.set(place, globalThis.turns);
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('./#/family/consultation?data=xianyang-demo&period=2023');
  await expect.poll(() => page.locator('canvas').count()).toBeGreaterThan(2);
  await page.waitForTimeout(500);
  const drawn = await page.evaluate(() => [...globalThis.drawnIn.values()]);
  expect(drawn.length).toBeGreaterThan(2);
  expect(new Set(drawn).size).toBe(drawn.length);
});
