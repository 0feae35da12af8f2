// A table taller than a browser lays out: its last row is reached by keyboard, scroll bar, wheel
// and search, and it is sorted and grouped without losing a row.
import { expect, test } from './helpers.mjs';

const INDICATORS = 40;
const REGIONS = 25;
const DAYS = 300;
/** More than 12 million pixels of rows; one of them has an indicator of its own. */
const ROWS = INDICATORS * REGIONS * DAYS + 1;

function tall() {
  const date = (n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);
  const code = (n) => String(990001 + n);
  const indicators = Array.from({ length: INDICATORS }, (_, n) => ({ id: `consultation.synthetic_${n}`, name: `演示${n}`, family: 'consultation', unit: '次', measure: 'flow' }));
  indicators.push({ id: 'consultation.last', name: '末尾一项', family: 'consultation', unit: '次', measure: 'flow' });
  const rows = [];
  for (const { id } of indicators.slice(0, INDICATORS)) {
    for (let region = 0; region < REGIONS; region += 1) {
      for (let day = 0; day < DAYS; day += 1) rows.push([id, date(day), code(region), (rows.length * 7919) % 997]);
    }
  }
  rows.push(['consultation.last', '2023-01-01', '990000', 31337]);
  return {
    format: 'luzhi/1', id: 'tall', title: '样例数据', as_of: '2023-12-31', status: 'demo',
    committee: { id: 'sample', name: '政协演示市委员会', short: '演示市政协', region: '990000' },
    regions: [{ code: '990000', name: '演示市' }, ...Array.from({ length: REGIONS }, (_, n) => ({ code: code(n), name: `演示${n}县`, parent: '990000' }))],
    indicators,
    observations: { columns: ['indicator', 'period', 'region', 'value'], rows },
  };
}

const body = JSON.stringify(tall());

test('the last row of a table beyond any browser’s height is reached in every way', async ({ page }) => {
  test.setTimeout(240_000);
  await page.route('**/data/index.json', (route) => route.fulfill({ json: { exports: [{ path: 'tall.json', title: '样例' }], default: 'tall' } }));
  await page.route('**/data/tall.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.goto('./?#/family/consultation?period=2023');
  const scroll = page.locator('.table__scroll--long');
  await expect(scroll.locator('tbody data').first()).toBeVisible({ timeout: 120_000 });
  const grid = scroll.locator('table');
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1));
  /** First and last row that is drawn. */
  const drawn = () => scroll.locator('tbody tr[aria-rowindex]').evaluateAll((rows) => [rows[0], rows.at(-1)].map((row) => Number(row.getAttribute('aria-rowindex')) - 1));
  /** The row at the top edge, from what is on screen. */
  const edge = () => scroll.evaluate((element) => {
    const top = element.getBoundingClientRect().top + element.querySelector('thead').offsetHeight;
    const rows = [...element.querySelectorAll('tbody tr[aria-rowindex]')];
    const row = rows.find((one) => one.getBoundingClientRect().bottom > top + 1);
    return row ? Number(row.getAttribute('aria-rowindex')) - 1 : null;
  });
  const last = scroll.locator(`tbody tr[aria-rowindex="${ROWS + 1}"]`);

  await scroll.scrollIntoViewIfNeeded();
  await scroll.focus();
  await page.keyboard.press('End');
  await expect(last).toBeInViewport({ timeout: 30_000 });
  await expect(last).toContainText('末尾一项');
  await page.keyboard.press('Home');
  await expect.poll(async () => (await drawn())[0], { timeout: 30_000 }).toBe(1);

  // The scroll bar goes in proportion; at its end is the last row.
  await scroll.evaluate((element) => { element.scrollTop = (element.scrollHeight - element.clientHeight) / 2; });
  await expect.poll(async () => Math.abs((await edge()) / ROWS - 0.5), { timeout: 10_000 }).toBeLessThan(0.01);
  // The wheel goes row by row, however tall the table is.
  const before = await edge();
  await scroll.hover();
  for (let turn = 0; turn < 5; turn += 1) {
    await page.mouse.wheel(0, 220);
    await page.waitForTimeout(120);
  }
  await expect.poll(async () => (await edge()) - before, { timeout: 10_000 }).toBe(25);
  await page.waitForTimeout(600);
  expect((await edge()) - before, 'the scroll bar follows, the rows stay').toBe(25);
  await scroll.evaluate((element) => { element.scrollTop = element.scrollHeight; });
  await expect(last).toBeInViewport();

  const search = page.locator('.table', { has: scroll }).getByRole('searchbox').first();
  await search.fill('末尾');
  await expect(page.locator('.table', { has: scroll }).locator('.table__count')).toContainText('1', { timeout: 30_000 });
  await expect(scroll.locator('tbody data')).toHaveCount(1);
  await expect(scroll.locator('tbody data')).toHaveAttribute('value', '31337');
  await search.fill('');
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1), { timeout: 30_000 });

  // Sorted by value, the largest first; what is asked for last is what is shown.
  await scroll.evaluate((element) => { element.scrollTop = 0; });
  const byValue = scroll.locator('thead .table__sort').nth(2);
  await byValue.click();
  await expect(grid).not.toHaveAttribute('aria-busy', 'true', { timeout: 30_000 });
  await expect(scroll.locator('tbody data').first()).toHaveAttribute('value', '31337');
  await scroll.locator('thead .table__sort').nth(4).click();
  await byValue.click();
  await byValue.click();
  await expect(grid).not.toHaveAttribute('aria-busy', 'true', { timeout: 60_000 });
  await expect(scroll.locator('tbody data').first()).toHaveAttribute('value', '0');
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1));
});
