// The brief: one A4 page in both languages for every export, the same words on the clipboard.
import { axe, expect, test } from './helpers.mjs';

const EXPORTS = ['xianyang-demo', 'xianyang-2023', 'xianyang-2021', 'datong-2018', 'fuyang-2020', 'yingcheng-2020'];

/** Pages of a PDF: its page objects, one for each. */
const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;

for (const id of EXPORTS) {
  for (const lang of ['zh', 'en']) {
    test(`${id} in ${lang} prints on exactly one page`, async ({ page }) => {
      await page.goto(`./#/brief?data=${id}&lang=${lang}`);
      await expect(page.locator('.sheet')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'en' ? 'en' : 'zh-CN');
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      expect(pagesOf(pdf)).toBe(1);
      await page.emulateMedia({ media: 'print' });
      // A4 less its margins at 96 dots to the inch.
      await page.setViewportSize({ width: 703, height: 1031 });
      await expect(page.getByRole('navigation')).toHaveCount(0);
      await expect(page.getByRole('button', { name: /打印|Print/ })).toHaveCount(0);
      const wide = await page.locator('.sheet *').evaluateAll((all) => all
        .filter((element) => element.getBoundingClientRect().right > 704)
        .map((element) => element.textContent));
      expect(wide, 'nothing reaches beyond the paper').toEqual([]);
    });
  }
}

test('is worded in the official manner, with footnotes, sources and date', async ({ page }) => {
  await page.goto('./#/brief?data=xianyang-2023');
  const sheet = page.locator('.sheet');
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('咸阳市政协2023年履职情况简报');
  await expect(sheet.getByRole('heading', { level: 3 }).first()).toHaveText('一、总体情况');
  await expect(sheet.getByRole('heading', { level: 3 }).nth(1)).toHaveText('二、主要数字');
  await expect(sheet.locator('data[data-indicator="instruction.received"]').first()).toHaveAttribute('value', '40');
  await expect(sheet.locator('.sheet__notes')).toContainText('领导批示由');
  await expect(sheet.locator('.sheet__notes')).toContainText('相加');
  await expect(sheet.locator('.sheet__closing')).toContainText('数据截至2023年12月31日');
  await expect(sheet.locator('.sheet__closing')).toContainText('《咸阳市政协2023年助推高质量发展工作回眸》');
  await expect(sheet).toContainText('本期未提供');
});

test('figures of a part say which part, and the demo says that it is one', async ({ page }) => {
  await page.goto('./#/brief?data=xianyang-2021');
  await expect(page.locator('.sheet__section').nth(1)).toContainText('414件');
  await expect(page.locator('.sheet__section').nth(1)).toContainText('截至2021-08-31');
  await page.goto('./#/brief?data=xianyang-demo');
  await expect(page.locator('.sheet .status-mark')).toHaveText('演示数据');
});

test('copies the same brief as text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#/brief?data=xianyang-2023');
  await page.getByRole('button', { name: '复制文字' }).click();
  await expect(page.locator('.notices')).toContainText('已复制');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^咸阳市政协2023年履职情况简报\n/);
  const bare = (words) => words.replace(/\s/g, '');
  for (const line of await page.locator('.sheet__section p, .sheet__notes li, .sheet__closing p').allInnerTexts()) {
    expect(bare(text), 'every sentence of the screen is in the text').toContain(bare(line));
  }
});

test('a dark screen prints on white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto('./#/brief?data=xianyang-2023');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const colour = await page.locator('.sheet').evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(colour).toBe('rgb(255, 255, 255)');
});

test('every page prints without its controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  for (const address of ['overview', 'family/instruction', 'region/610402', 'data', 'leader']) {
    await page.goto(`./#/${address}`);
    await expect(page.getByRole('main')).toHaveAttribute('data-page', address);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.locator('button:visible:not(.table__sort), select:visible')).toHaveCount(0);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('is accessible, and fits a phone', async ({ page }) => {
      for (const address of ['#/brief', '#/brief?data=xianyang-2021&lang=en']) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`./${address}`);
        await expect(page.locator('.sheet')).toBeVisible();
        await axe(page);
        await page.setViewportSize({ width: 360, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      }
    });
  });
}
