// From the overview to a county, a record and its source, and back; by mouse and by keyboard.
import { axe, expect, test } from './helpers.mjs';

test('what is looked at is in the address: back, forward, reload and a copied link show it again', async ({ page, context }) => {
  await page.goto('./#/overview');
  const tile = page.locator('.tile').filter({ hasText: '秦都' });
  await tile.click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'region/610402');
  await page.goBack();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'overview');
  await page.goForward();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'region/610402');
  const shown = await page.getByRole('main').innerText();
  await page.reload();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'region/610402');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('main')).toHaveAttribute('data-page', 'region/610402');
  await expect.poll(() => other.getByRole('main').innerText()).toBe(shown);
});

test('a bad link becomes its defaults, with a notice', async ({ page }) => {
  await page.goto('./#/nowhere?period=2023-99&region=1&colour=blue');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'overview');
  const notice = page.locator('.notices');
  for (const part of ['nowhere', 'period=2023-99', 'colour=blue', '没有“1”']) await expect(notice).toContainText(part);
});

test('a figure opens by keyboard, and Escape gives the focus back', async ({ page }) => {
  await page.goto('./#/overview?data=xianyang-2023');
  const figure = page.locator('data[data-indicator="studio.count"]').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toBeVisible();
  await expect(panel).toContainText('17');
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(figure).toBeFocused();
});

test('the period and the county are chosen in the filter bar', async ({ page }) => {
  await page.goto('./#/overview');
  await page.getByLabel('期间').selectOption('2023');
  await expect(page).toHaveURL(/period=2023/);
  await expect(page.locator('data[data-indicator="studio.count"][data-period="2023"]').first()).toHaveAttribute('value', '130');
  await page.getByLabel('县市区').selectOption('610402');
  await expect(page).toHaveURL(/region=610402/);
  await expect(page.locator('data[data-indicator="studio.count"][data-region="610402"]').first()).toHaveAttribute('value', '12');
});

test('charts are drawn after the figures, each with its table', async ({ page }) => {
  await page.goto('./#/family/consultation');
  await expect(page.locator('figure canvas').first()).toBeVisible();
  const chart = page.locator('figure').filter({ has: page.locator('canvas') }).first();
  await chart.getByRole('button', { name: '表格' }).click();
  await expect(chart.getByRole('table')).toBeVisible();
  await expect(chart.locator('data').first()).toBeVisible();
});

test.describe('without the chart library', () => {
  test.use({ expectedProblems: { patterns: [/charts/] } });

  test('the tables stand in the charts’ place and say so', async ({ page }) => {
    await page.route('**/charts*.js', (route) => route.abort());
    await page.goto('./#/family/consultation');
    await expect(page.locator('figure').getByRole('table').first()).toBeVisible();
    await expect(page.getByText('图表').first()).toBeVisible();
  });
});
