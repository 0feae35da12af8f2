// Every page holds to WCAG 2.2 AA in light and dark, at a phone's and a desktop's width, and
// says nothing on the console.
import { axe, expect, test } from './helpers.mjs';

const PAGES = {
  overview: '#/overview',
  'overview of a real export': '#/overview?data=xianyang-2023',
  family: '#/family/consultation',
  'family of a real export': '#/family/instruction?data=xianyang-2021',
  studios: '#/family/studio',
  proposals: '#/family/proposal',
  region: '#/region/610402',
  record: '#/record/000-n02?data=xianyang-2021',
  data: '#/data',
  'every component': '#/style?data=style.json',
  panel: '#/overview?data=xianyang-2023&period=2023&figure=studio.count~2023~610400',
};

for (const [name, address] of Object.entries(PAGES)) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('is accessible', async ({ page }) => {
        await page.goto(`./${address}`);
        await expect(page.getByRole('main')).toHaveAttribute('data-page', /./);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await axe(page);
      });
    });
  }

  test(`${name} fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`./${address}`);
    await expect(page.getByRole('main')).toHaveAttribute('data-page', /./);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'nothing is wider than the screen').toBeLessThanOrEqual(360);
    await axe(page);
  });
}

test('English at one click, remembered', async ({ page }) => {
  await page.goto('./#/overview?data=xianyang-2023');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('main')).toContainText('Member studios');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await axe(page);
});

test('the demo says so on every page', async ({ page }) => {
  for (const address of ['#/overview', '#/family/studio', '#/region/610402', '#/data']) {
    await page.goto(`./${address}`);
    await expect(page.getByText('演示数据').first()).toBeVisible();
  }
});
