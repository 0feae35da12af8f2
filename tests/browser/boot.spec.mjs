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
