// Three figures and a sentence: at one key, on every screen without scrolling.
import { readFileSync } from 'node:fs';
import { axe, expect, test } from './helpers.mjs';

const SCREENS = [[390, 844], [1440, 900], [1920, 1080], [3840, 2160]];
const EXPORTS = ['xianyang-demo', 'xianyang-2023', 'xianyang-2021', 'datong-2018', 'fuyang-2020', 'yingcheng-2020'];

for (const [width, height] of SCREENS) {
  test(`fits ${width} × ${height} without scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const id of EXPORTS) {
      for (const lang of ['zh', 'en']) {
        await page.goto(`./#/leader?data=${id}&lang=${lang}`);
        await expect(page.getByRole('main')).toHaveAttribute('data-page', 'leader');
        await expect(page.locator('html')).toHaveAttribute('lang', lang === 'en' ? 'en' : 'zh-CN');
        // Committees of different exports have one name.
        await expect(page.getByRole('main')).toHaveAttribute('data-export', id);
        await expect(page.locator('main h1')).toContainText(JSON.parse(readFileSync(`public/data/${id}.json`, 'utf8')).committee.short);
        await page.waitForLoadState('networkidle');
        await page.waitForFunction((title) => document.title.includes(title), lang === 'en' ? 'Leader view' : '领导视图');
        const beyond = await page.evaluate(() => {
          const root = document.documentElement;
          const outside = [...document.querySelectorAll('.leader__figure, .leader__number .figure__number, .leader__number .figure__unit')]
            .filter((element) => {
              const box = element.getBoundingClientRect();
              const cell = element.closest('.leader__figure').getBoundingClientRect();
              return box.bottom > innerHeight + 1 || box.right > cell.right + 1;
            }).map((element) => element.textContent);
          return { down: root.scrollHeight - innerHeight, right: root.scrollWidth - innerWidth, outside };
        });
        expect(beyond, `${id} ${lang}`).toEqual({ down: 0, right: 0, outside: [] });
      }
    }
  });
}

test('shows three figures with period, route and change or its reason', async ({ page }) => {
  await page.goto('./#/leader?data=xianyang-2023&period=2023');
  const figures = page.locator('.leader__figure');
  await expect(figures).toHaveCount(3);
  await expect(figures.nth(1).locator('data')).toHaveAttribute('value', '40');
  await expect(figures.nth(1)).toContainText('计算');
  await expect(figures.nth(1)).toContainText('2022年未提供，不作比较');
  await expect(page.locator('.leader__lead')).toContainText('获领导批示40');
  // Very large: at least a tenth of the screen's height.
  const height = await figures.nth(1).locator('.figure__number').evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(height).toBeGreaterThan(90);
});

test('a figure of a part says which part', async ({ page }) => {
  await page.goto('./#/leader?data=xianyang-2021&period=2021');
  await expect(page.locator('.leader__lead')).toContainText('截至2021-08-31');
  await expect(page.locator('.leader__figure').filter({ hasText: '414' })).toContainText('截至2021-08-31');
});

test('L leads there and back, Escape back; a field keeps its letters', async ({ page }) => {
  await page.goto('./#/overview?data=xianyang-2023');
  const main = page.getByRole('main');
  await expect(main).toHaveAttribute('data-page', 'overview');
  // Keys come with the pages.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.keyboard.press('l');
  await expect(main).toHaveAttribute('data-page', 'leader');
  await expect(page.locator('.leader__figure')).toHaveCount(3);
  await page.keyboard.press('l');
  await expect(main).toHaveAttribute('data-page', 'overview');
  await page.getByRole('link', { name: /大字三数/ }).click();
  await expect(main).toHaveAttribute('data-page', 'leader');
  // Escape closes the panel of a figure first.
  await page.locator('.leader__number data').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(main).toHaveAttribute('data-page', 'leader');
  await page.keyboard.press('Escape');
  await expect(main).toHaveAttribute('data-page', 'overview');
  await page.goto('./#/family/studio');
  const search = page.getByRole('searchbox').first();
  await search.focus();
  await page.keyboard.type('l');
  await expect(main).toHaveAttribute('data-page', 'family/studio');
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('is accessible', async ({ page }) => {
      for (const address of ['#/leader', '#/leader?data=xianyang-2021&lang=en', '#/leader?data=datong-2018']) {
        await page.goto(`./${address}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await axe(page);
      }
    });
  });
}

test('keys of one character can be turned off, and stay off', async ({ page }) => {
  await page.goto('./#/overview');
  const check = page.getByRole('checkbox', { name: /单键快捷键/ });
  await expect(check).toBeChecked();
  await check.uncheck();
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await page.reload();
  await expect(check).not.toBeChecked();
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await page.keyboard.press('L');
  await expect(page.locator('main')).toHaveAttribute('data-page', 'overview');
  await check.check();
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await expect(page.locator('main')).toHaveAttribute('data-page', 'leader');
});
