// Long tables and long pages: rows are used again as a table scrolls and no row is ever blank;
// panels far from the screen wait for their turn in a place that does not move.
import { makeExport } from '../../bench/data.mjs';
import { expect, test } from './helpers.mjs';

/** What stands in the view of a table: the rows by number, and where it is empty. */
const view = (scroll) => scroll.evaluate((element) => {
  element.scrollIntoView({ block: 'center' });
  const { top, bottom, left } = element.getBoundingClientRect();
  const head = element.querySelector('thead th').getBoundingClientRect().bottom;
  const rows = [];
  const blank = [];
  for (let y = head + 2; y < bottom - 4; y += 20) {
    const row = document.elementFromPoint(left + 20, y)?.closest('tr[aria-rowindex]');
    if (!row || !row.firstElementChild.textContent) blank.push(Math.round(y - top));
    else if (rows.at(-1) !== Number(row.getAttribute('aria-rowindex'))) rows.push(Number(row.getAttribute('aria-rowindex')));
  }
  return { rows, blank };
});
const frames = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

test('rows are used again while a table scrolls, and none is blank', async ({ page }) => {
  await page.goto('./#/family/opinion?period=2023');
  const scroll = page.locator('.table__scroll--long').first();
  await scroll.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(scroll.locator('tbody data').first()).toBeVisible();
  await scroll.evaluate((element) => {
    for (const row of element.querySelectorAll('tbody tr[aria-rowindex]')) row.made = row.getAttribute('aria-rowindex');
  });
  const count = await scroll.locator('tbody tr[aria-rowindex]').count();
  const seen = () => scroll.locator('tbody tr[aria-rowindex]').evaluateAll((rows) => rows.map((row) => [row.getAttribute('aria-rowindex'), row.made]));
  // A turn of the wheel: those that stay are the very same rows, those that come were there before.
  await scroll.evaluate((element) => { element.scrollTop = 700; });
  await frames(page);
  let rows = await seen();
  expect(rows.map(([at]) => Number(at))).toEqual(rows.map((_, n) => Number(rows[0][0]) + n));
  const stayed = rows.filter(([at, made]) => at === made);
  expect(stayed.length).toBeGreaterThan(10);
  expect(stayed.length).toBeLessThan(rows.length);
  expect(rows.every(([, made]) => made), 'no row is made anew').toBe(true);
  expect(new Set(rows.map(([, made]) => made)).size).toBe(rows.length);
  expect((await view(scroll)).blank).toEqual([]);
  // And back up.
  await scroll.evaluate((element) => { element.scrollTop = 0; });
  await frames(page);
  expect((await seen()).map(([at]) => Number(at))).toEqual(Array.from({ length: count }, (_, n) => n + 2));
  expect((await view(scroll)).blank).toEqual([]);
  // Jumps, with what they say read from the rows themselves.
  const height = await scroll.evaluate((element) => element.scrollHeight - element.clientHeight);
  for (const share of [0.5, 1, 0.2, 0.9, 0]) {
    await scroll.evaluate((element, px) => { element.scrollTop = px; }, height * share);
    await frames(page);
    const { rows: shown, blank } = await view(scroll);
    expect(blank, `at ${share}`).toEqual([]);
    expect(shown).toEqual(shown.map((_, n) => shown[0] + n));
    expect((await seen()).every(([, made]) => made), `at ${share}`).toBe(true);
    // Once it rests, the rows around are there, too.
    await expect.poll(() => scroll.locator('tbody tr[aria-rowindex]').count()).toBeGreaterThan(18);
    expect((await view(scroll)).blank, `at ${share}, at rest`).toEqual([]);
  }
  // What the rows say stays right: sorted by value, they go down.
  await scroll.locator('thead .table__sort').nth(2).click();
  await scroll.evaluate((element) => { element.scrollTop = 500; });
  await frames(page);
  await scroll.evaluate((element) => { element.scrollTop = 900; });
  await frames(page);
  const values = await scroll.locator('tbody data').evaluateAll((all) => all.map((one) => one.value).filter((value) => value !== '').map(Number));
  expect(values.length).toBeGreaterThan(5);
  expect(values).toEqual([...values].sort((a, b) => b - a));
});

test('the focus in a row that leaves goes to the table, which keys scroll on', async ({ page }) => {
  await page.goto('./#/family/opinion?period=2023');
  const scroll = page.locator('.table__scroll--long').first();
  await scroll.locator('tbody data').first().focus();
  await scroll.evaluate((element) => { element.scrollTop = 600; });
  await frames(page);
  await scroll.evaluate((element) => { element.scrollTop = 1200; });
  await frames(page);
  expect(await scroll.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  const before = await scroll.evaluate((element) => element.scrollTop);
  await page.keyboard.press('PageDown');
  await expect.poll(() => scroll.evaluate((element) => element.scrollTop)).toBeGreaterThan(before + 100);
});

test('the panels of a long page wait in places that do not move, and paper has them all', async ({ page }) => {
  test.setTimeout(180_000);
  const body = makeExport({ indicators: 10, months: 60 });
  await page.route('**/data/index.json', (route) => route.fulfill({ json: { exports: [{ path: 'long.json', title: '样例' }], default: 'long' } }));
  await page.route('**/data/long.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.goto('./?#/overview');
  await page.locator('main[data-page="overview"] .cards').waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => !document.querySelector('main[aria-busy]'));
  await page.evaluate(() => {
    globalThis.heights = [];
    const look = () => {
      const panels = document.querySelector('main[data-page^="family/"] .panels');
      if (panels) globalThis.heights.push([panels.children.length, Math.round(panels.getBoundingClientRect().height), panels.querySelectorAll('.panel:empty').length]);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.evaluate(() => { location.hash = '#/family/measured'; });
  await page.locator('main[data-page="family/measured"] .table__scroll--long tbody data').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.panels') && !document.querySelector('.panel:empty'));
  await frames(page);
  const heights = await page.evaluate(() => globalThis.heights);
  expect(heights.some(([, , waiting]) => waiting > 0), 'panels are made one after the other').toBe(true);
  const last = heights.at(-1);
  for (const [count, height] of heights) {
    expect(count).toBe(last[0]);
    expect(Math.abs(height / last[1] - 1), `${height} of ${last[1]}`).toBeLessThan(0.1);
  }
  const drawn = page.locator('.panels .chart__plot canvas');
  const charts = await page.locator('.panels .chart__plot').count();
  expect(charts).toBeGreaterThan(5);
  await page.waitForTimeout(1000);
  expect(await drawn.count(), 'what is far from the screen is not drawn').toBeLessThan(charts);
  // What the browser has skipped is found by it, and stands when it is come to.
  const final = page.locator('.panels .chart__plot').last();
  await final.focus();
  await expect(page.locator('.panels .chart').last().locator('canvas')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(drawn).toHaveCount(charts);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  // Another year is drawn over what stands, at once.
  await page.evaluate(() => { document.querySelector('.panels .panel').stays = true; globalThis.heights.length = 0; });
  await page.locator('.choice--period select').first().selectOption({ index: 2 });
  await expect.poll(() => page.evaluate(() => globalThis.heights.length)).toBeGreaterThan(30);
  expect(await page.evaluate(() => document.querySelector('.panels .panel').stays)).toBe(true);
  expect((await page.evaluate(() => globalThis.heights)).every(([, , waiting]) => waiting === 0)).toBe(true);
});
