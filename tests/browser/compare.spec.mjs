// Side by side: periods, regions and exports; unlike with unlike is refused with its reason.
import { axe, expect, test } from './helpers.mjs';

const row = (page, name) => page.locator('.compare tbody tr').filter({ has: page.locator('th', { hasText: new RegExp(`^${name}$`) }) });

test('another year is chosen and compared, and the link carries it', async ({ page }) => {
  await page.goto('./#/compare?data=xianyang-demo&period=2025');
  await expect(page.getByRole('main')).toContainText('选择另一个期间');
  await page.getByLabel('与什么对比').selectOption('period:2024');
  await expect(page).toHaveURL(/against=period%3A2024|against=period:2024/);
  const plan = row(page, '年度协商计划完成');
  await expect(plan.locator('data').first()).toHaveAttribute('value', '19');
  await expect(plan.locator('data').nth(1)).toHaveAttribute('value', '18');
  await expect(plan).toContainText('+1项（+5.6%）');
  // The other side's figure opens at its own period.
  await plan.locator('data').nth(1).click();
  await expect(page.getByRole('dialog')).toContainText('2024年');
});

test('a county stands beside another', async ({ page }) => {
  await page.goto('./#/compare?period=2023&region=610402&against=region:610404');
  await expect(page.getByRole('columnheader', { name: '秦都区' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '渭城区' })).toBeVisible();
  const studios = row(page, '委员工作室');
  await expect(studios.locator('data').first()).toHaveAttribute('data-region', '610402');
  await expect(studios.locator('data').nth(1)).toHaveAttribute('data-region', '610404');
});

test('2021 and 2023 are refused with the reason: a part of a year against a full one', async ({ page }) => {
  await page.goto('./#/compare?data=xianyang-2023&against=export:xianyang-2021');
  const instructions = row(page, '领导批示');
  await expect(instructions.locator('data').first()).toHaveAttribute('value', '40');
  await expect(instructions).toContainText('不作比较');
  await expect(instructions).toContainText('2023年为全年');
  await expect(instructions.locator('strong')).toHaveCount(0);
  // 414 filed up to August stands alone, without a difference.
  await expect(row(page, '提案立案')).toContainText('414');
  await expect(row(page, '提案立案').locator('strong')).toHaveCount(0);
});

test('two exports of one committee: what appeared, vanished and was revised', async ({ page }) => {
  // A revised copy: 17 plan items become 18, one observation goes, one comes.
  await page.route('**/data/revised.json', async (route) => {
    const answer = await page.request.get('./data/xianyang-2023.json');
    const document = await answer.json();
    document.id = 'revised';
    document.title = '修订稿';
    document.as_of = '2024-03-01';
    const plan = document.observations.find((o) => o.indicator === 'consultation.plan_completed');
    plan.value = 18;
    const at = document.observations.findIndex((o) => o.indicator === 'opinion.collected');
    document.observations.splice(at, 1);
    document.observations.push({ indicator: 'welfare.students_aided', period: '2023', value: 31 });
    await route.fulfill({ json: document });
  });
  await page.goto('./#/compare?data=xianyang-2023&against=export:data/revised.json');
  const changes = page.getByRole('region', { name: '两份数据的差异' }).or(page.locator('.panel', { hasText: '两份数据的差异' })).first();
  await expect(changes).toContainText('新增1条，不再出现1条，修订1条');
  const revised = changes.locator('tbody tr').filter({ hasText: '修订' });
  await expect(revised.locator('data').first()).toHaveAttribute('value', '17');
  await expect(revised.locator('data').nth(1)).toHaveAttribute('value', '18');
  await expect(revised).toContainText('+1项');
  const plan = row(page, '年度协商计划完成');
  await expect(plan).toContainText('-1项');
  // The newer figure opens in the newer export.
  await revised.locator('data').nth(1).click();
  await expect(page).toHaveURL(/data=data\/revised|data=data%2Frevised/);
  await expect(page.getByRole('dialog')).toContainText('18');
});

test('two committees share only what both have, the rest is listed; other times are refused', async ({ page }) => {
  await page.goto('./#/compare?data=xianyang-2023&against=export:fuyang-2020');
  const lines = page.locator('.compare tbody tr');
  await expect(lines.first()).toBeVisible();
  for (const line of await lines.all()) {
    await expect(line.locator('data')).toHaveCount(2);
    await expect(line.locator('strong')).toHaveCount(0);
    await expect(line).toContainText('不作比较');
  }
  await expect(page.getByRole('heading', { name: /^仅咸阳市政协/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^仅阜阳市政协/ })).toBeVisible();
  // The other side's figure leads to the other export.
  await lines.first().locator('data').nth(1).click();
  await expect(page).toHaveURL(/data=fuyang-2020/);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test.describe('an export that is not there', () => {
  test.use({ expectedProblems: { patterns: [/answered 404/, /console error/] } });

  test('is said, and the open one stays', async ({ page }) => {
    await page.goto('./#/compare?data=xianyang-2023&against=export:data/none.json');
    await expect(page.locator('.notice--warn')).toContainText('404');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
    await page.getByLabel('与什么对比').selectOption('export:xianyang-2021');
    await expect(row(page, '领导批示')).toBeVisible();
  });
});

test('what cannot be compared with is said', async ({ page }) => {
  await page.goto('./#/compare?data=xianyang-2023&against=county:7');
  await expect(page.getByRole('main')).toContainText('无法识别');
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('is accessible, and fits a phone', async ({ page }) => {
      for (const address of ['#/compare?against=period:2024', '#/compare?data=xianyang-2023&against=export:xianyang-2021&lang=en', '#/compare?data=xianyang-2023&against=export:fuyang-2020']) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`./${address}`);
        await expect(page.locator('.compare tbody tr').first()).toBeVisible();
        await axe(page);
        await page.setViewportSize({ width: 360, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      }
    });
  });
}
