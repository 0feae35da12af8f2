// The county page, what changed, the flow of conversion and the families with layouts of their own.
import { readFileSync } from 'node:fs';
import { axe, expect, test } from './helpers.mjs';

const demo = JSON.parse(readFileSync(new URL('../../public/data/xianyang-demo.json', import.meta.url), 'utf8'));

/** The row of a table whose first cell says exactly this. */
const rowOf = (table, name) => table.locator('tbody tr').filter({ has: table.page().locator('td:first-child, th:first-child').getByText(name, { exact: true }) });

test('a county stands by the median and the best of its siblings', async ({ page }) => {
  await page.goto('./#/region/610423?period=2023');
  const table = page.locator('.standings');
  // Studios at the end of 2023: 秦都 12, 渭城 9, 三原 10, 泾阳 11, 乾县 10, 礼泉 9, 永寿 6, 彬州 9, 长武 6,
  // 旬邑 8, 淳化 7, 武功 7, 兴平 9. In order: 6 6 7 7 8 9 9 9 9 10 10 11 12; the seventh is 9.
  const studios = rowOf(table, '委员工作室');
  await expect(studios).toContainText('比中位数多2个');
  await expect(studios).toContainText('与最高的秦都差1个');
  await expect(studios).toContainText('第2位（13个中）');
  await expect(studios).toContainText('13个中13个有可比的数');
  await expect(studios.locator('data[data-region="610402"]')).toHaveAttribute('value', '12');
});

test('neighbours are reached by keyboard, by key and by link', async ({ page }) => {
  await page.goto('./#/region/610423?period=2023');
  const main = page.getByRole('main');
  await expect(main).toHaveAttribute('data-page', 'region/610423');
  await page.keyboard.press(']');
  await expect(main).toHaveAttribute('data-page', 'region/610424');
  await page.keyboard.press('[');
  await expect(main).toHaveAttribute('data-page', 'region/610423');
  await expect(page).toHaveURL(/period=2023/);
  const next = page.getByRole('link', { name: /^下一个：乾县/ });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(main).toHaveAttribute('data-page', 'region/610424');
  // In a field the keys write.
  await page.getByRole('main').getByRole('searchbox').first().fill('');
  await page.keyboard.type(']');
  await expect(main).toHaveAttribute('data-page', 'region/610424');
  // The first has none before it.
  await page.goto('./#/region/610402?period=2023');
  await expect(main).toHaveAttribute('data-page', 'region/610402');
  await page.keyboard.press('[');
  await expect(main).toHaveAttribute('data-page', 'region/610402');
});

test('what changed most is like for like, and says so of real exports by silence', async ({ page }) => {
  await page.goto('./#/overview?period=2023');
  const changes = page.locator('.changes li');
  await expect(changes).toHaveCount(6);
  await expect(changes.first()).toContainText('委员工作室由78个升至130个');
  await expect(changes.first()).toContainText('同比+52个（+66.7%）');
  await expect(page.locator('.changes')).toContainText('降至');
  await page.goto('./#/overview?data=xianyang-2021');
  await expect(page.locator('.lead')).toBeVisible();
  await expect(page.locator('.changes')).toHaveCount(0);
});

test('an instruction says what became of it, or that nothing later is recorded', async ({ page }) => {
  await page.goto('./#/overview?period=2023');
  const ledger = page.locator('.ledger tbody tr');
  await expect(ledger.first()).toContainText('未见后续记录');
  await expect(ledger.filter({ hasText: '落地见效' }).first()).toContainText('落实');
  await page.goto('./#/family/instruction?data=xianyang-2021');
  await expect(page.locator('.ledger tbody tr').first()).toContainText('市委办整理转发');
});

test('a band of conversion opens its cases', async ({ page }) => {
  await page.goto('./#/family/conversion?period=2023');
  const band = page.locator('.flow__band').filter({ hasText: '→ 批示/列入议题' });
  const count = Number((await band.locator('.flow__count').innerText()).replace(/\D/g, ''));
  expect(count).toBeGreaterThan(1);
  await band.click();
  await expect(page).toHaveURL(/cases\.is\.after0=/);
  const rows = page.locator('#cases tbody tr');
  await expect(page.locator('#cases').getByRole('status')).toContainText(`${count} 条`);
  await expect(rows).toHaveCount(count);
  for (const row of await rows.all()) await expect(row).toContainText('→ 批示/列入议题');
  await rows.first().getByRole('link').click();
  await expect(page.locator('.timeline li')).not.toHaveCount(0);
  await expect(page.locator('.timeline li[aria-current]')).toHaveCount(1);
  await axe(page);
});

test('the drawn flow opens the cases of a band by keyboard, and links to it outlive the language', async ({ page }) => {
  await page.goto('./#/family/conversion?period=2023');
  const plot = page.locator('.chart').filter({ hasText: '哪些建议进入了决策' }).locator('.chart__plot');
  await expect(plot.locator('canvas')).toBeVisible();
  await plot.focus();
  await plot.press('ArrowRight');
  const said = page.locator('.chart .spoken').first();
  await expect(said).toContainText('建议 → 批示/列入议题：');
  const count = Number((await said.innerText()).replace(/\D/g, ''));
  await plot.press('Enter');
  await expect(page).toHaveURL(/cases\.is\.after0=1/);
  await expect(page.locator('#cases tbody tr')).toHaveCount(count);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('#cases tbody tr')).toHaveCount(count);
  await expect(page.locator('#cases tbody tr').first()).toContainText('→ Instruct');
});

test('a click on a band of the drawn flow opens its cases', async ({ page }) => {
  await page.goto('./#/family/conversion?period=2023');
  const canvas = page.locator('.chart__plot canvas').first();
  await expect(canvas).toBeVisible();
  const { width, height } = await canvas.boundingBox();
  await expect(async () => {
    await canvas.click({ position: { x: width * 0.15, y: height * 0.3 } });
    await expect(page).toHaveURL(/cases\.is\.after0=1/, { timeout: 1000 });
  }).toPass();
});

test('the steps of conversion add up: what comes in goes out', async ({ page }) => {
  await page.goto('./#/family/conversion?period=2023');
  await expect(page.locator('.flow__step').first()).toBeVisible();
  for (const step of await page.locator('.flow__step').all()) {
    const number = (text) => Number(text.replace(/\D/g, ''));
    const head = number(await step.locator('strong').innerText());
    const bands = await step.locator('.flow__count').allInnerTexts();
    expect(bands.map(number).reduce((sum, one) => sum + one, 0)).toBe(head);
  }
});

test('a record tells what led to it and how long it took', async ({ page }) => {
  // su-001 on 3 January, re-001 on 8 January, in-001 on 24 January, cv-001 on 23 July 2021.
  await page.goto('./#/record/in-001');
  const lines = page.locator('.timeline li');
  await expect(lines).toHaveCount(4);
  await expect(lines.nth(2)).toContainText('16天后');
  await expect(lines.nth(3)).toContainText('180天后');
  await page.goto('./#/record/000-n02?data=xianyang-2021');
  await expect(page.locator('.timeline')).toContainText('间隔不详（缺日期）');
});

test('instructions stand by level and carrier, with totals', async ({ page }) => {
  await page.goto('./#/family/instruction?period=2023');
  const matrix = page.locator('.matrix');
  // 17 reports and 23 pieces of information: 40 instructions.
  await expect(rowOf(matrix, '合计').locator('data')).toHaveText([/17/, /23/, /40/]);
  const cells = await matrix.locator('tbody tr:not(:last-child) td:not(.matrix__total) data').evaluateAll((all) => all.map((one) => Number(one.value)));
  expect(cells.reduce((sum, one) => sum + one, 0)).toBe(40);
  await expect(page.getByRole('main')).toContainText('不计算占比');
  await expect(page.getByRole('main')).toContainText('中位数');
});

test('proposals by handling unit open their records', async ({ page }) => {
  await page.goto('./#/family/proposal?period=2023');
  const units = demo.records.filter((one) => one.kind === 'proposal' && one.date.startsWith('2023'))
    .map((one) => one.attributes.handling_unit).filter((unit) => unit === '市农业农村局');
  const band = page.locator('.flow__band').filter({ hasText: '市农业农村局' });
  await expect(band).toContainText(`${units.length}条`);
  await band.click();
  await expect(page.locator('#records tbody tr')).toHaveCount(units.length);
});

test('nothing is divided by studios that the source does not name', async ({ page }) => {
  await page.goto('./#/family/studio?data=xianyang-2023');
  await expect(page.getByRole('main')).toContainText('文件未说明是哪些工作室的');
});

for (const [name, address] of Object.entries({
  instructions: '#/family/instruction?period=2023',
  conversion: '#/family/conversion?period=2023',
  opinion: '#/family/opinion?period=2023',
  'a chain': '#/record/in-001',
})) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('is accessible, and fits a phone', async ({ page }) => {
        await page.goto(`./${address}`);
        await expect(page.getByRole('main')).toHaveAttribute('data-page', /./);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await axe(page);
        await page.setViewportSize({ width: 360, height: 800 });
        const width = () => page.evaluate(() => document.documentElement.scrollWidth);
        await expect.poll(width).toBeLessThanOrEqual(360);
      });
    });
  }
}
