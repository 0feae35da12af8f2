// A copied link names its export and carries a short hash of its data; it says so when the data has changed.
import { axe, expect, test } from './helpers.mjs';

test('a copied link names its export and hash, and opens without a word while the data is the same', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#/overview?data=xianyang-2023&period=2023');
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(page.locator('.notices')).toContainText('链接已复制');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/overview\?data=xianyang-2023&period=2023&hash=[0-9a-f]{8}$/);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('data[data-indicator="instruction.received"]').first()).toHaveAttribute('value', '40');
  await expect(other.locator('.notices')).toHaveText('');

  // The file behind the link gets a revised figure.
  await other.route('**/data/xianyang-2023.json', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ body: (await answer.text()).replace('"2023-12-31"', '"2023-12-30"') });
  });
  await other.goto('about:blank');
  await other.goto(link);
  const notice = other.locator('.notice', { hasText: '数据有了变化' });
  await expect(notice).toContainText(link.slice(-8));
  await axe(other);
  await expect(notice.getByRole('link', { name: '查看可以打开的其他数据' })).toHaveAttribute('href', /#\/data\?data=xianyang-2023&period=2023$/);
  await notice.getByRole('button', { name: '继续看当前数据' }).click();
  await expect(notice).toHaveCount(0);
  expect(other.url()).toMatch(/#\/overview\?data=xianyang-2023&period=2023$/);
});

test('the notice leads to the list of exports', async ({ page }) => {
  await page.goto('./#/family/studio?data=xianyang-2023&hash=00000000&lang=en');
  const notice = page.locator('.notice', { hasText: 'has changed since' });
  await notice.getByRole('link').click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'data');
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Data that can be opened' })).toBeVisible();
});

test('a hash that is none is a bad part of the link', async ({ page }) => {
  await page.goto('./#/overview?hash=nonsense');
  await expect(page.locator('.notices')).toContainText('hash=nonsense');
});
