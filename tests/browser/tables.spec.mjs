// Tables: what is shown is what is sorted, grouped, copied and written, read back by another library.
import { readFile } from 'node:fs/promises';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { axe, expect, test } from './helpers.mjs';

const STUDIOS = './#/family/studio?period=2023';
/** Few enough rows to be drawn all at once. */
const FEW = 'figures.is.region=秦都区&figures.has.period=2023年';

/** The table of observations, or of records. */
const tableOf = (page, name) => page.getByRole('region', { name }).locator('xpath=ancestor::div[@class="table"]');

/** The rows on screen, each as the texts of its cells; heads of groups are left out. */
const rowsOf = (table) => table.locator('tbody tr:not(.table__group)').evaluateAll(
  (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
);

/** The figures on screen: value as written in the element, and precision. */
const figuresOf = (table) => table.locator('tbody data.figure').evaluateAll((elements) => elements.map((element) => ({
  value: element.getAttribute('value') === '' ? null : Number(element.getAttribute('value')),
  precision: element.dataset.precision,
})));

async function download(page, table, button) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    table.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const WORDS = { 确数: 'exact', 略多于: 'over', 不少于: 'at_least', 约数: 'about' };

test('initials, pinyin and characters find the same rows; the table of readings comes only then', async ({ page }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(STUDIOS);
  const table = tableOf(page, '全部数字');
  const search = table.getByRole('searchbox');
  await search.fill('秦都');
  await expect.poll(async () => (await rowsOf(table)).every((row) => row.join().includes('秦都区'))).toBe(true);
  const wanted = await rowsOf(table);
  expect(wanted.length).toBeGreaterThan(0);
  expect(fetched.some((url) => url.includes('pinyin'))).toBe(false);
  for (const text of ['qdq', 'qinduqu', 'QinDu', 'ｑｄｑ']) {
    await search.fill(text);
    await expect.poll(() => rowsOf(table), text).toEqual(wanted);
  }
  expect(fetched.filter((url) => url.includes('pinyin'))).toHaveLength(1);
  await expect(page).toHaveURL(/figures\.q=/);
  await search.fill('qdx');
  await expect.poll(() => rowsOf(table)).toEqual([]);
  // A link with letters in it finds them too.
  await page.goto('./#/overview');
  await page.goto(`${STUDIOS}&figures.q=qdq`);
  await expect.poll(() => rowsOf(tableOf(page, '全部数字'))).toEqual(wanted);
});

test('Shift adds a column to sort by, by mouse and by keyboard; the head says the order', async ({ page }) => {
  await page.goto(STUDIOS);
  const table = tableOf(page, '全部数字');
  const head = (name) => table.getByRole('columnheader', { name });
  await head('期间').getByRole('button').click();
  await head('数值').getByRole('button').click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/figures\.sort=period,-value|figures\.sort=period%2C-value/);
  await expect(head('期间').getByRole('button')).toHaveText('期间 ↑1');
  await expect(head('数值').getByRole('button')).toHaveText('数值 ↓2');
  await expect(head('期间')).toHaveAttribute('aria-sort', 'ascending');
  await head('县市区').getByRole('button').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(head('县市区').getByRole('button')).toHaveText('县市区 ↑3');
  await head('数值').getByRole('button').click();
  await expect(head('数值').getByRole('button')).toHaveText('数值 ↓');
  const values = (await figuresOf(table)).map(({ value }) => value).filter((value) => value !== null);
  expect(values).toEqual([...values].sort((a, b) => b - a));
});

test('no column becomes wider for the arrow of its order', async ({ page }) => {
  await page.goto(`${STUDIOS}&${FEW}`);
  const table = tableOf(page, '全部数字');
  const heads = table.locator('thead th');
  const widths = () => heads.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  await expect(heads.first()).toBeVisible();
  const unsorted = await widths();
  expect(unsorted.length).toBeGreaterThan(5);
  for (const name of ['数值', '期间']) {
    const button = table.getByRole('columnheader', { name }).getByRole('button');
    await button.click({ modifiers: name === '期间' ? ['Shift'] : [] });
    await expect(button).toHaveText(/[↑↓]/);
    expect(await widths()).toEqual(unsorted);
    const [arrow, words] = await Promise.all([button.locator('.table__arrow'), button].map((of) => of.boundingBox()));
    expect(arrow.width).toBeGreaterThan(10);
    expect(Math.abs(arrow.y + arrow.height / 2 - words.y - words.height / 2)).toBeLessThan(4);
  }
});

test('groups add up what may be added, and say why they do not', async ({ page }) => {
  await page.goto(`${STUDIOS}&${FEW}`);
  const table = tableOf(page, '全部数字');
  await table.getByLabel('分组').selectOption('indicator');
  const groups = table.locator('tr.table__group');
  await expect(groups.first()).toBeVisible();
  await expect(page).toHaveURL(/figures\.group=indicator/);
  const seen = await table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => (row.classList.contains('table__group')
    ? { sum: row.querySelector('data')?.getAttribute('value') ?? null, says: row.textContent, rows: [] }
    : { cell: row.querySelector('data')?.getAttribute('value') })));
  let group = null;
  const all = [];
  for (const line of seen) {
    if (line.rows) all.push(group = line);
    else group.rows.push(Number(line.cell));
  }
  // Activities of twelve months make a year; studios at the ends of quarters do not.
  expect(all.some(({ sum }) => sum !== null) && all.some(({ sum }) => sum === null)).toBe(true);
  for (const { sum, says, rows } of all) {
    if (sum === null) expect(says).toMatch(/不能相加|未提供/);
    else expect(Number(sum)).toBeCloseTo(rows.reduce((total, value) => total + value, 0), 6);
  }
  // Closed and opened by keyboard; the link keeps it.
  const before = await table.locator('tbody tr').count();
  const fold = groups.first().getByRole('button');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(fold).toBeFocused();
  expect(await table.locator('tbody tr').count()).toBeLessThan(before);
  await page.reload();
  await expect(groups.first().getByRole('button')).toHaveAttribute('aria-expanded', 'false');
  await axe(page, { include: '.table' });
});

test('figures of different indicators, and a place with its counties, get no subtotal', async ({ page }) => {
  await page.goto(`${STUDIOS}&figures.group=region`);
  const table = tableOf(page, '全部数字');
  await expect(table.locator('tr.table__group').first()).toContainText('不能相加');
  await expect(table.locator('tr.table__group data')).toHaveCount(0);
});

test('columns hide, come back, move and are pulled, by keyboard', async ({ page }) => {
  await page.goto(STUDIOS);
  const table = tableOf(page, '全部数字');
  const titles = () => table.getByRole('columnheader').evaluateAll((heads) => heads.map((head) => head.querySelector('button').textContent));
  await expect(table.getByRole('columnheader')).toHaveCount(7);
  const own = await titles();
  await table.getByText('列与筛选').click();
  const panel = table.locator('details');
  const check = panel.getByRole('checkbox', { name: '维度' });
  await check.focus();
  await page.keyboard.press('Space');
  await expect.poll(titles).toEqual(own.filter((title) => title !== '维度'));
  await expect(check).toBeFocused();
  await page.keyboard.press('Space');
  await expect.poll(titles).toEqual(own);
  const right = panel.getByRole('button', { name: '右移 指标' });
  await right.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const moved = [own[1], own[2], own[0], ...own.slice(3)];
  await expect.poll(titles).toEqual(moved);
  await expect(right).toBeFocused();
  await page.reload();
  await expect.poll(titles).toEqual(moved);

  const edge = table.getByRole('separator', { name: '列宽 数值' });
  const width = async () => (await table.getByRole('columnheader', { name: '数值' }).boundingBox()).width;
  const before = await width();
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before + 24);
  const now = await width();
  const box = await edge.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(now + 50);
  await edge.dblclick();
  await expect.poll(width).toBeLessThan(now);
});

test('a column is filtered by a part of its text and by the size of its numbers', async ({ page }) => {
  await page.goto(STUDIOS);
  const table = tableOf(page, '全部数字');
  await table.getByText('列与筛选').click();
  await table.getByLabel('数值 不小于').fill('5');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/figures\.min\.value=5/);
  await expect.poll(async () => (await figuresOf(table)).every(({ value }) => value >= 5)).toBe(true);
  await table.getByLabel('维度 包含').fill('bj');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await rowsOf(table)).every((row) => row.join().includes('本级'))).toBe(true);
  await table.getByRole('button', { name: '清除条件' }).click();
  await expect(page).not.toHaveURL(/figures\./);
});

for (const data of ['demo', 'xianyang-2023', 'xianyang-2021']) {
  test(`${data}: workbook and CSV hold the figures on screen with their precision`, async ({ page }) => {
    const family = data === 'demo' ? 'studio' : 'proposal';
    const sort = 'figures.sort=-value&figures.cols=value,indicator,period,dims';
    await page.goto(`./#/family/${family}?${data === 'demo' ? `${FEW}&` : `data=${data}&`}${sort}`);
    const table = tableOf(page, '全部数字');
    await expect(table.locator('tbody data.figure').first()).toBeVisible();
    const shown = await figuresOf(table);
    const cells = await rowsOf(table);
    expect(shown.length).toBe(cells.length);

    const book = await download(page, table, 'XLSX');
    const { sheets: [rows, about] } = await readXlsx(book.bytes);
    const [head, ...body] = rows.rows;
    expect(head.slice(0, 2)).toEqual(['数值', '单位']);
    expect(rows.freezePane?.rows ?? rows.views?.[0]?.ySplit).toBe(1);
    const precisionAt = head.indexOf('精确程度');
    const figuresIn = (lines, number) => lines.map((line) => ({
      value: number(line[head.indexOf('数值')]),
      precision: WORDS[line[precisionAt]],
    }));
    expect(figuresIn(body, (value) => value ?? null)).toEqual(shown);
    expect(body.filter(([value]) => typeof value === 'number').length).toBe(shown.filter(({ value }) => value !== null).length);
    expect(body.map((line) => line[head.indexOf('指标')])).toEqual(cells.map((row) => row[1]));
    const facts = Object.fromEntries(about.rows.map(([key, value]) => [key, value]));
    expect(facts['编号']).toBe(data === 'demo' ? facts['编号'] : data);
    expect(facts['链接']).toBe(page.url());
    expect(String(facts['数据截至'])).toMatch(/^\d{4}-\d\d-\d\d/);
    expect(facts['数据状态']).toBe(data === 'demo' ? '演示数据' : facts['数据状态']);
    expect(facts['导出日期']).toBeTruthy();

    const csv = await download(page, table, 'CSV');
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [csvHead, ...lines] = parseCsv(csv.bytes.toString('utf8'));
    const isMarked = facts['数据状态'] !== '已发布';
    expect(csvHead.map((name) => name.replace('\ufeff', ''))).toEqual(isMarked ? ['数据状态', ...head] : head);
    if (isMarked) {
      expect(new Set(lines.map(([status]) => status))).toEqual(new Set([facts['数据状态']]));
      expect(csv.name).toContain(facts['数据状态']);
      expect(book.name).toContain(facts['数据状态']);
    }
    const values = isMarked ? lines.map((line) => line.slice(1)) : lines;
    expect(figuresIn(values, (value) => (value === '' || value === null ? null : Number(value)))).toEqual(shown);
  });
}

test('the workbook program comes only when it is used', async ({ page }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(STUDIOS);
  const table = tableOf(page, '全部数字');
  await expect(table.locator('data').first()).toBeVisible();
  expect(fetched.filter((url) => url.includes('xlsx'))).toEqual([]);
  await download(page, table, 'XLSX');
  expect(fetched.filter((url) => url.includes('xlsx'))).toHaveLength(1);
});

test('a copied table is pasted row by row', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${STUDIOS}&${FEW}&figures.cols=indicator,region,value&figures.sort=-value`);
  const table = tableOf(page, '全部数字');
  await expect(table.locator('data').first()).toBeVisible();
  const shown = await figuresOf(table);
  await table.getByRole('button', { name: '复制表格' }).click();
  await expect(page.getByText(/已复制 [\d,]+ 条/)).toBeVisible();
  const [head, ...lines] = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
  expect(head.split('\t').slice(0, 3)).toEqual(['指标', '县市区', '数值']);
  expect(lines.map((line) => line.split('\t')[2])).toEqual(shown.map(({ value }) => (value === null ? '' : String(value))));
});

test('a long table is printed whole, and scrolls as before', async ({ page }) => {
  await page.goto('./#/family/opinion?period=2023');
  const table = page.locator('.table__scroll--long').first();
  await table.scrollIntoViewIfNeeded();
  const rows = table.locator('tbody tr:not(.table__room)');
  const all = Number(await table.locator('table').getAttribute('aria-rowcount')) - 1;
  expect(all).toBeGreaterThan(120);
  expect(await rows.count()).toBeLessThan(60);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(rows).toHaveCount(all);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => rows.count()).toBeLessThan(60);
});
