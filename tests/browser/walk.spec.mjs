// From the overview to a single record and its source and back: by mouse, by keyboard alone, by
// touch; the back button leads to the same place on the page.
import { expect, test } from './helpers.mjs';

const START = '#/overview?data=xianyang-2023';

const scrolled = (page) => page.evaluate(() => Math.round(window.scrollY));

/** The record's page names where it stands in the source. */
async function showsRecord(page) {
  await expect(page.locator('main[data-page^="record/"]')).toBeVisible();
  await expect(page.locator('main')).toContainText('2023');
}

test('by mouse, and back to the same place', async ({ page }) => {
  await page.goto(START);
  await page.locator('nav a', { hasText: '领导批示' }).first().click();
  await expect(page.locator('main[data-page="family/instruction"]')).toBeVisible();
  const link = page.locator('main a[href*="#/record/"]').last();
  await link.scrollIntoViewIfNeeded();
  const place = await scrolled(page);
  await link.click();
  await showsRecord(page);
  expect(await scrolled(page)).toBe(0);
  await page.goBack();
  await expect(page.locator('main[data-page="family/instruction"]')).toBeVisible();
  await expect.poll(() => scrolled(page)).toBe(place);
  await page.goForward();
  await showsRecord(page);
});

test('by keyboard alone', async ({ page }) => {
  await page.goto(START);
  await expect(page.locator('main[data-page="overview"]')).toBeVisible();
  /** Tabs until something is focused that fits. */
  const tabTo = async (selector) => {
    for (let step = 0; step < 400; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    }
    throw new Error(`no Tab leads to ${selector}`);
  };
  await tabTo('a.skip');
  await tabTo('nav a[href*="family/instruction"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('main[data-page="family/instruction"]')).toBeFocused();
  await tabTo('main data[data-indicator]');
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await tabTo('main a[href*="#/record/"]');
  await page.keyboard.press('Enter');
  await showsRecord(page);
  // The browser's own key for going back is not heard without a window.
  await page.goBack();
  await expect(page.locator('main[data-page="family/instruction"]')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('by touch, and back to the same place', async ({ page }) => {
    await page.goto(START);
    await page.locator('nav a', { hasText: '领导批示' }).first().tap();
    await expect(page.locator('main[data-page="family/instruction"]')).toBeVisible();
    await page.locator('main data[data-indicator]').first().tap();
    await expect(page.locator('dialog[open]')).toBeVisible();
    await page.goBack();
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    const link = page.locator('main a[href*="#/record/"]').last();
    await link.scrollIntoViewIfNeeded();
    const place = await scrolled(page);
    await link.tap();
    await showsRecord(page);
    await page.goBack();
    await expect.poll(() => scrolled(page)).toBe(place);
  });
});
