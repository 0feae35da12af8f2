// The built page starts from a sub-path of a static server, and says so when it cannot.
import { axe, expect, test } from './helpers.mjs';

test('starts from a sub-path', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/履职看板/);
  await expect(page.locator('#starting')).toHaveCount(0);
  await expect(page.locator('body')).toHaveText(/\S/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await axe(page);
});

test('while the program is on its way, its place is marked and the data sets out', async ({ page }) => {
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route('**/luzhi_bg-*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  const asked = [];
  page.on('request', (request) => { if (/\/data\/[^/]+\.json/.test(request.url())) asked.push(request.url().split('/').pop()); });
  await page.addInitScript(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('./#/overview?data=xianyang-demo', { waitUntil: 'commit' });
  await expect(page.locator('#skeleton')).toBeVisible();
  await expect.poll(() => asked).toEqual(['index.json', 'xianyang-demo.json']);
  release();
  await expect(page.locator('.card data').first()).toBeVisible();
  await expect(page.locator('#skeleton')).toHaveCount(0);
  await expect(page.locator('.chart__plot canvas').first()).toBeVisible();
  // What was asked for early is what the program reads.
  expect(asked).toEqual(['index.json', 'xianyang-demo.json']);
  expect(await page.evaluate(() => globalThis.shifts)).toBeLessThanOrEqual(0.02);
});

test('the kiosk begins without the skeleton of a page', async ({ page }) => {
  await page.route('**/luzhi_bg-*.wasm', (route) => new Promise((done) => { setTimeout(done, 1500); }).then(() => route.continue()));
  await page.goto('./#/kiosk?dwell=60', { waitUntil: 'commit' });
  await expect(page.locator('#starting')).toBeVisible();
  await expect(page.locator('#skeleton')).toHaveCount(0);
});

test('charts arrive when asked for', async ({ page }) => {
  await page.goto('./');
  const offered = await page.evaluate(async () => Object.keys(await globalThis.luzhi.loadCharts()));
  expect(offered).toEqual(expect.arrayContaining(['picture', 'plot']));
});

test.describe('without the program file', () => {
  test.use({ expectedProblems: { patterns: [/\.wasm/, /console error/] } });

  test('says what happened and what to do', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('请先刷新页面');
    await expect(page.getByRole('alert')).toContainText('Reload the page first');
    await axe(page);
  });
});
