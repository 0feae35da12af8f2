// What a chart does beyond being seen: saved as picture and table, walked through by keyboard,
// marked from elsewhere on the page, a span of periods chosen on its axis.
import { readFile } from 'node:fs/promises';
import { axe, expect, test } from './helpers.mjs';

/** The first chart of the page whose title fits, drawn. */
async function chartOf(page, title) {
  const chart = page.locator('figure.chart').filter({ has: page.getByRole('heading', { name: title }) }).first();
  await expect(chart.locator('canvas')).toBeVisible();
  return chart;
}

async function saved(page, press) {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('a chart is saved as a picture with its name, and larger than on screen', async ({ page }) => {
  await page.goto('./#/family/consultation?period=2023');
  const chart = await chartOf(page, /按月/);
  const { name, bytes } = await saved(page, () => chart.getByRole('button', { name: 'PNG' }).click());
  expect(name).toMatch(/^咸阳.*-协商.*按月-2023年\.png$/);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16), 'width at twice the size').toBeGreaterThan(1600);
});

test('the table behind a chart is saved for spreadsheets, with precision, route and source', async ({ page }) => {
  await page.goto('./#/family/studio?data=xianyang-2023');
  const chart = page.locator('figure.chart').first();
  await expect(chart.locator('canvas')).toBeVisible();
  const { name, bytes } = await saved(page, () => chart.getByRole('button', { name: 'CSV' }).click());
  expect(name).toMatch(/\.csv$/);
  const text = bytes.toString('utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [head] = text.slice(1).split('\r\n');
  expect(head).toContain('精确程度');
  expect(head).toContain('来路');
  expect(text).toMatch(/\r\n来源,.*咸阳/);
  expect(text).toMatch(/\r\n状态,/);
});

test('a chart is walked through by keyboard and says each mark', async ({ page }) => {
  await page.goto('./#/family/consultation?period=2023');
  const chart = await chartOf(page, /按月/);
  const plot = chart.getByRole('application');
  const said = chart.locator('.spoken');
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('2023年1月');
  await page.keyboard.press('End');
  await expect(said).toContainText('2023年12月');
  await page.keyboard.press('ArrowDown');
  await expect(said).toContainText('2022年12月');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(said).toContainText(/2023年1月：.+次/);
  await page.keyboard.press('t');
  await expect(chart.getByRole('table')).toBeVisible();
  await expect(plot).toBeHidden();
  await page.keyboard.press('t');
  await expect(plot).toBeVisible();
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page).toHaveURL(/figure=/);
});

test('the words of a mark stand beside the pointer, and where the keyboard is', async ({ page }) => {
  await page.goto('./#/family/consultation?period=2023');
  const chart = await chartOf(page, /按月/);
  const plot = chart.locator('.chart__plot');
  const tip = plot.locator('.chart__tip');
  await chart.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tip).toContainText('2023年1月');
  await page.keyboard.press('ArrowRight');
  await expect(tip).toContainText('2023年2月');
  // Words begin a little to the right of their point: straight above or below there, the pointer finds it.
  const [box, words] = [await plot.boundingBox(), await tip.boundingBox()];
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
  for (let y = box.y + 4; y < box.y + box.height && !(await tip.count()); y += 4) await page.mouse.move(words.x - 14, y);
  await expect(tip).toContainText(/202[23]年2月/);
  const inside = await tip.boundingBox();
  expect(inside.x + inside.width).toBeLessThanOrEqual(box.x + box.width + 1);
  await page.mouse.move(2, 2);
  await expect(tip).toHaveCount(0);
});

test('a county pointed at is marked in every chart and tile', async ({ page }) => {
  await page.goto('./#/family/studio?period=2023');
  await expect(page.locator('figure.chart canvas').first()).toBeVisible();
  const tiles = page.locator('[data-county="610402"]');
  expect(await tiles.count()).toBeGreaterThan(0);
  await tiles.first().hover();
  for (const tile of await tiles.all()) await expect(tile).toHaveAttribute('data-lit', '');
  await expect(page.locator('[data-county="610404"][data-lit]')).toHaveCount(0);
  await page.locator('h1').hover();
  await expect(page.locator('[data-lit]')).toHaveCount(0);
  // The keyboard names it as the mouse does.
  await tiles.first().locator('a').focus();
  await expect(tiles.first()).toHaveAttribute('data-lit', '');
});

test('a drag along the trend chooses its periods', async ({ page }) => {
  await page.goto('./#/family/consultation?period=2023');
  const chart = await chartOf(page, /按月/);
  const plot = chart.getByRole('application');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 4 });
  await expect(plot.locator('.chart__span')).toBeVisible();
  await page.mouse.up();
  await expect(page).toHaveURL(/period=2023-\d\d-01%2F2023-\d\d-\d\d|period=2023-\d\d-01\/2023-\d\d-\d\d|period=2023-(Q|H)\d/);
});

test('a span is chosen by keyboard, and a span that is a unit becomes it', async ({ page }) => {
  await page.goto('./#/family/consultation?period=2023');
  const chart = await chartOf(page, /按月/);
  await chart.getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chart.locator('.chart__span')).toBeVisible();
  await expect(chart.locator('.spoken')).toContainText('回车确定');
  await page.keyboard.press('Escape');
  await expect(chart.locator('.chart__span')).toHaveCount(0);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/period=2023-Q1/);
  await expect(page.getByRole('combobox', { name: '期间' })).toHaveValue('2023-Q1');
});

test('axes are numbered as readers write, without a word from ECharts', async ({ page }) => {
  await page.goto('./#/family/consultation?period=2023');
  await chartOf(page, /按月/);
  await axe(page, { include: 'figure.chart' });
});

test('the heat map shades each row by itself and every cell opens', async ({ page }) => {
  await page.goto('./#/family/proposal?period=2023');
  const heat = page.locator('table.heat');
  await expect(heat.getByRole('columnheader')).toHaveCount(13);
  const rows = heat.locator('tbody tr');
  expect(await rows.count()).toBeGreaterThanOrEqual(3);
  // The largest number of a row stands in the strongest shade.
  const row = rows.first();
  const values = await row.locator('data').evaluateAll((all) => all.map((data) => Number(data.getAttribute('value'))));
  const largest = row.locator('td').nth(values.indexOf(Math.max(...values)));
  await expect(largest).toHaveClass(/tile--6/);
  await axe(page, { include: '.heat' });
  await largest.locator('data').click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

const CODES = ['610402', '610404', '610422', '610423', '610424', '610425', '610426', '610428', '610429', '610430', '610431', '610481'];

/** Lets the deployment name a map: a square of degrees for each of `CODES`, four in a row. */
async function withMap(page, map, body) {
  const features = CODES.map((adcode, index) => {
    const [west, south] = [108 + (index % 4) * 0.4, 34 + Math.floor(index / 4) * 0.4];
    const [east, north] = [west + 0.4, south + 0.4];
    const coordinates = [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
    return { type: 'Feature', properties: { adcode: Number(adcode) }, geometry: { type: 'Polygon', coordinates } };
  });
  await page.route('**/data/index.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...await response.json(), map } });
  });
  await page.route('**/data/map.json', (route) => route.fulfill({
    contentType: 'application/json',
    body: body ?? JSON.stringify({ type: 'FeatureCollection', features }),
  }));
}

test('an approved map takes the place of the tiles, with its number', async ({ page }) => {
  await withMap(page, { path: 'map.json', approval: '审图号：GS(2024)0001号' });
  await page.goto('./#/overview?period=2023');
  const map = page.locator('.map').first();
  await expect(map.locator('path')).toHaveCount(CODES.length);
  await expect(page.getByText('审图号：GS(2024)0001号').first()).toBeVisible();
  const label = map.locator('li[data-county="610402"]');
  await expect(label.locator('data')).toHaveAttribute('value', /\d/);
  await label.hover();
  await expect(map.locator('path[data-county="610402"]')).toHaveAttribute('data-lit', '');
  // The thirteenth county has no outline and is listed.
  await expect(page.locator('.map__without li').first()).toContainText('彬州');
  await axe(page, { include: '.panels' });
  await page.getByRole('button', { name: '看方格' }).first().click();
  await expect(page.locator('.tiles .tile').first()).toBeVisible();
  await page.getByRole('button', { name: '看地图' }).first().click();
  await label.getByRole('link').click();
  await expect(page).toHaveURL(/region\/610402/);
});

for (const [name, map, body, sentence] of [
  ['without an approval number', { path: 'map.json' }, undefined, /没有审图号/],
  ['that is not GeoJSON', { path: 'map.json', approval: '审图号：GS(2024)0001号' }, '{"a":', /不是可用的 GeoJSON/],
]) {
  test(`a map ${name} is refused with a sentence, and the tiles stand`, async ({ page }) => {
    await withMap(page, map, body);
    await page.goto('./#/overview?period=2023');
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(page.locator('.tiles .tile').first()).toBeVisible();
    await expect(page.locator('.map')).toHaveCount(0);
  });
}

test('the chart program is compiled as it arrives, and draws the first time where nobody sees it', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.drawn = [];
    const { fillRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillRect = function fill(...box) {
      note(this);
      return fillRect.apply(this, box);
    };
    const { fill } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fill = function paint(...how) {
      note(this);
      return fill.apply(this, how);
    };
    const note = ({ canvas }) => globalThis.drawn.push(canvas.isConnected);
  });
  const program = page.waitForResponse(/assets\/charts-[^/]*\.js$/);
  await page.goto('./#/family/consultation?period=2023');
  expect(await (await program).text()).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  await chartOf(page, /按月/);
  await expect.poll(() => page.evaluate(() => globalThis.drawn.includes(true))).toBe(true);
  expect(await page.evaluate(() => globalThis.drawn[0])).toBe(false);
});
