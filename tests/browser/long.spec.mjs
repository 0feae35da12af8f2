// Long pages: panels far from the screen wait for their turn in a place that does not move.
import { makeExport } from '../../bench/data.mjs';
import { expect, test } from './helpers.mjs';

const frames = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

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
