// The first screen that is made with the page: it stands before the program runs, over the very
// bytes that it was made of and no others, and what the program draws is the same.
import { axe, expect, test } from './helpers.mjs';

const MODULE = '**/luzhi_bg-*.wasm';
const DEMO = '**/data/xianyang-demo.json';

/** Keeps the program from running until it is let go. */
async function hold(page) {
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route(MODULE, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** What is on screen, part by part, without the marks of views, the drawing itself and what is still being found out. */
const shown = (page, part) => page.evaluate((selector) => {
  const copy = document.querySelector(selector).cloneNode(true);
  for (const plot of copy.querySelectorAll('.chart__plot')) {
    plot.replaceChildren();
    for (const name of plot.getAttributeNames()) if (name.startsWith('_') || name === 'style') plot.removeAttribute(name);
  }
  for (const busy of copy.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy');
  return copy.outerHTML.replace(/<!---->/g, '');
}, part);

/** Where two texts part, and a little of each from there. */
const difference = (one, other) => {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one === other ? '' : `${one.slice(at - 80, at + 80)} — ${other.slice(at - 80, at + 80)}`;
};
const PARTS = ['.top', '.nav', '.lead', '.cards', '.panels'];

test('figures and charts stand before the program runs, and are those that it draws', async ({ page }) => {
  const release = await hold(page);
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('#skeleton .card data').first()).toBeVisible();
  await expect(page.locator('#skeleton .status-mark')).toHaveText('演示数据');
  await expect(page.locator('#skeleton .chart__plot canvas').first()).toBeVisible();
  await axe(page);
  const before = await Promise.all(PARTS.map((part) => shown(page, part)));
  const heights = () => page.evaluate(() => ['.opening', '.cards', '.panels'].map((part) => {
    const { top, height } = document.querySelector(part).getBoundingClientRect();
    return [part, Math.round(top), Math.round(height)];
  }));
  const places = await heights();
  await page.evaluate(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shifts += entry.value;
    }).observe({ type: 'layout-shift' });
  });
  // The program's own drawing stands whole in the frame in which it takes over.
  const first = page.evaluate(() => new Promise((done) => {
    let has = false;
    const look = () => {
      const isFirst = document.querySelector('#app.is-first') !== null;
      if (has && !isFirst) return done(document.querySelector('main .chart__plot canvas').toDataURL());
      has ||= isFirst;
      requestAnimationFrame(look);
    };
    look();
  }));
  release();
  await expect(page.locator('#app.is-first')).toHaveCount(0);
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await expect(page.locator('main .panels')).toHaveCount(1);
  await expect(page.locator('.chart__plot canvas').first()).toBeVisible();
  await page.waitForTimeout(1500);
  expect(await first).toBe(await page.locator('main .chart__plot canvas').first().evaluate((canvas) => canvas.toDataURL()));
  for (const [index, part] of PARTS.entries()) expect(difference(before[index], await shown(page, part)), part).toBe('');
  expect(await heights()).toEqual(places);
  expect(await page.evaluate(() => globalThis.shifts)).toBeLessThanOrEqual(0.02);
  // The charts that stood in for the program's own are gone.
  expect(await page.evaluate(async () => (await globalThis.luzhi.loadCharts()).count())).toBe(await page.locator('.chart__plot canvas').count());
});

test('over an export with one digit changed the page waits for the program', async ({ page }) => {
  const release = await hold(page);
  await page.route(DEMO, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const changed = text.replace(/"value": ?(\d)/, (found, digit) => found.slice(0, -1) + ((Number(digit) + 1) % 10));
    expect(changed).not.toBe(text);
    await route.fulfill({ response, body: changed });
  });
  const answered = page.waitForResponse(DEMO);
  await page.goto('./', { waitUntil: 'commit' });
  await (await answered).finished();
  await page.evaluate(() => globalThis.luzhiFirst);
  await expect(page.locator('#starting')).toBeVisible();
  await expect(page.locator('data')).toHaveCount(0);
  release();
  await expect(page.locator('main .card data').first()).toBeVisible();
  await expect(page.locator('main[aria-busy]')).toHaveCount(0);
});

test('a long export that the page was not built with is left to the program, byte for byte', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.copied = [];
    const { clone } = Response.prototype;
    Response.prototype.clone = function copy() {
      globalThis.copied.push(this.url.split('/').pop());
      return clone.call(this);
    };
  });
  const rows = Array.from({ length: 40_000 }, (_, n) => ['proposal.filed', `${1900 + n % 120}`, `6104${String(n % 97).padStart(2, '0')}`, n]);
  const body = JSON.stringify({
    format: 'luzhi/1', id: 'long', title: '合成演示数据', as_of: '2023-12-31', status: 'demo',
    committee: { id: 'long', name: '演示市政协', region: '610400' },
    observations: { columns: ['indicator', 'period', 'region', 'value'], rows },
  });
  expect(body.length).toBeGreaterThan(1_000_000);
  await page.route('**/data/long.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
  const list = { exports: [{ path: 'long.json', title: '合成演示数据' }], default: 'long' };
  await page.route('**/data/index.json', (route) => route.fulfill({ json: list }));
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('演示市政协');
  await expect(page.locator('main[aria-busy]')).toHaveCount(0);
  const copied = await page.evaluate(() => globalThis.copied);
  expect(copied).toContain('index.json');
  expect(copied).not.toContain('long.json');
});

for (const [what, address] of [['names another export', './#/overview?data=xianyang-2023'], ['is another page', './#/family/proposal'], ['asks for English', './#/overview?lang=en']]) {
  test(`a link that ${what} has no first screen`, async ({ page }) => {
    const release = await hold(page);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForResponse('**/data/*.json');
    expect(await page.evaluate(() => globalThis.luzhiFirst)).toBeUndefined();
    await expect(page.locator('data')).toHaveCount(0);
    release();
    await expect(page.locator('main data').first()).toBeVisible();
    await expect(page.locator('main[aria-busy]')).toHaveCount(0);
  });
}

test('where the list hides persons there is no first screen', async ({ page }) => {
  const release = await hold(page);
  await page.route('**/data/index.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), privacy: true } });
  });
  const answered = page.waitForResponse(DEMO);
  await page.goto('./', { waitUntil: 'commit' });
  await (await answered).finished();
  await page.evaluate(() => globalThis.luzhiFirst);
  await expect(page.locator('data')).toHaveCount(0);
  release();
  await expect(page.locator('main .card data').first()).toBeVisible();
  await expect(page.locator('main[aria-busy]')).toHaveCount(0);
});

test('a figure pressed before the program runs opens once it does', async ({ page }) => {
  const release = await hold(page);
  await page.goto('./', { waitUntil: 'commit' });
  const figure = page.locator('#skeleton .card data').nth(2);
  const value = await figure.getAttribute('value');
  await figure.click();
  release();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await expect(page.locator('dialog[open] data').first()).toHaveAttribute('value', value);
  await expect(page.locator('main .panels')).toHaveCount(1);
});

test('a link followed before the program runs leads there', async ({ page }) => {
  const release = await hold(page);
  await page.goto('./', { waitUntil: 'commit' });
  await page.locator('#skeleton .nav a', { hasText: '提案' }).click();
  release();
  await expect(page.locator('main[data-page="family/proposal"]')).toBeVisible();
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await expect(page.locator('#app.is-first')).toHaveCount(0);
});

test('another period chosen while the panels are on their way leaves none of the first', async ({ page }) => {
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route('**/split_screens-*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('#app.is-first .panels')).toBeVisible();
  await page.locator('.choice--period select').selectOption('2023');
  await expect(page.locator('.panels')).toHaveCount(0);
  release();
  await expect(page.locator('main .panels')).toHaveCount(1);
  await expect(page.locator('main .panels data[data-period="2025"]')).toHaveCount(0);
});
