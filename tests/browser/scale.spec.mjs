// An export in parts: opens on its summary, loads what is looked at, and never adds up what
// happens to be loaded.
import { createHash } from 'node:crypto';
import { axe, expect, test } from './helpers.mjs';

const YEARS = [2022, 2023];
const CITIES = ['990100', '990200'];
const counties = (city) => [1, 2, 3].map((n) => `${city.slice(0, 4)}0${n}`);
const region = (code, parent, name) => ({ code, parent, name, short: name });
const HEAD = {
  format: 'luzhi/1', id: 'province', title: '某省政协履职数据', as_of: '2023-12-31',
  committee: { id: 'province', name: '政协某省委员会', short: '某省政协', region: '990000' },
};
const REGIONS = [
  region('990000', null, '某省'),
  ...CITIES.flatMap((city, at) => [
    region(city, '990000', `第${at + 1}市`),
    ...counties(city).map((code, n) => region(code, city, `${at + 1}${n + 1}县`)),
  ]),
];
const COLUMNS = ['indicator', 'period', 'region', 'value'];
const month = (n) => String(n + 1).padStart(2, '0');
const months = (city, year) => counties(city).flatMap((code, c) =>
  Array.from({ length: 12 }, (_, m) => ['consultation.held', `${year}-${month(m)}`, code, 1 + ((c * 5 + m * 3 + year) % 9)]));
const sum = (rows) => rows.reduce((all, row) => all + row[3], 0);
const PARTS = CITIES.flatMap((city) => YEARS.map((year) => ({ city, year, path: `${city}-${year}.json`, rows: months(city, year) })));
// The years of the cities; the province's own is theirs added up.
const SUMMARY = PARTS.map(({ city, year, rows }) => ['consultation.held', `${year}`, city, sum(rows)]);

const file = (part, rows, more = {}) => JSON.stringify({ ...HEAD, ...more, part, observations: { columns: COLUMNS, rows } });
const FILES = new Map([
  ['summary.json', file(1, SUMMARY, { regions: REGIONS })],
  ['whole.json', file(1, [...SUMMARY, ...PARTS.flatMap((part) => part.rows)], { regions: REGIONS, id: 'whole', title: '一个文件的履职数据' })],
  ...PARTS.map((part, at) => [part.path, file(at + 2, part.rows)]),
]);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
FILES.set('index.json', JSON.stringify({
  exports: [{
    path: 'summary.json',
    title: HEAD.title,
    parts: [
      { path: 'summary.json', summary: true },
      ...PARTS.map(({ city, year, path }) => ({
        path, sha256: sha256(FILES.get(path)), bytes: FILES.get(path).length, regions: [city], from: `${year}-01`, to: `${year}-12`,
      })),
    ],
  }],
}));

/** Serves the export; `change` may answer otherwise. Lists what was asked for. */
async function serve(page, change = () => undefined) {
  const asked = [];
  await page.route('**/data/province/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop();
    asked.push(name);
    if (change(name) === 'absent') await route.continue();
    else await route.fulfill(change(name) ?? { contentType: 'application/json', body: FILES.get(name) });
  });
  return asked;
}

const open = (page, at, data = 'index.json') => page.goto(`./#/${at}${at.includes('?') ? '&' : '?'}data=data/province/${data}`);
const figure = (page, code, period) => page.locator(`main data[data-indicator="consultation.held"][data-region="${code}"][data-period="${period}"]`).first();
const ready = (page, name) => expect(page.locator(`main[data-page="${name}"]`)).toBeVisible();
const parts = (page) => page.locator('.parts__list [data-part]');

/** Every figure of the page, with what it says of itself. */
const figures = (page) => page.locator('main data[data-indicator]').evaluateAll((all) => all.map((one) =>
  ['value', 'data-indicator', 'data-region', 'data-period', 'data-dims', 'data-precision', 'data-route'].map((name) => one.getAttribute(name)).join(' ')));

const PAGES = ['overview', 'family/consultation?period=2023-05', 'region/990200?period=2022', 'region/990203?period=2023'];

/** The figures of some pages of an export. */
async function shown(page, data, title) {
  const all = {};
  for (const at of PAGES) {
    await open(page, at, data);
    await expect(page.locator('footer.foot')).toContainText(title);
    await ready(page, at.split('?')[0]);
    await expect(page.locator('main data[data-indicator]').first()).toBeVisible();
    // Panels come after the cards: until nothing is added any more.
    await expect.poll(async () => {
      const before = all[at];
      all[at] = await figures(page);
      return JSON.stringify(before) === JSON.stringify(all[at]);
    }, { intervals: [500] }).toBe(true);
    expect(all[at].length, at).toBeGreaterThan(0);
  }
  return all;
}

test('it opens on the summary alone, and a county is shown as not loaded until its part is here', async ({ page }) => {
  const asked = await serve(page);
  await open(page, 'overview');
  await expect(figure(page, '990000', '2023')).toHaveAttribute('value', String(sum(SUMMARY.filter((row) => row[1] === '2023'))));
  await expect(figure(page, '990000', '2023')).toHaveAttribute('data-route', 'computed');
  expect(asked).toEqual(['index.json', 'summary.json']);

  // What nobody has read is neither missing nor zero, nor a sum.
  await open(page, 'data');
  await expect(parts(page)).toHaveCount(4);
  await expect(page.locator('.parts__list [data-part="open"]')).toHaveCount(4);
  expect(asked).toEqual(['index.json', 'summary.json']);
  await axe(page);
  await open(page, 'overview?figure=consultation.held~2023-05~990000');
  const waiting = page.getByRole('dialog');
  await expect(waiting.locator('.dialog__figure data')).toHaveAttribute('data-route', 'not-loaded');
  await expect(waiting.locator('.dialog__figure data')).toHaveAttribute('value', '');
  await expect(waiting.locator('.dialog__figure')).toContainText('未载入');
  await axe(page, { include: 'dialog' });
  expect(asked).toEqual(['index.json', 'summary.json']);

  // Its button loads both cities' year, and nothing of the year before.
  await waiting.getByRole('button', { name: /载入所需的 2 个部分/ }).click();
  const may = sum(PARTS.filter((part) => part.year === 2023).flatMap((part) => part.rows).filter((row) => row[1] === '2023-05'));
  await expect(waiting.locator('.dialog__figure data')).toHaveAttribute('value', String(may));
  await expect(waiting.locator('.dialog__figure data')).toHaveAttribute('data-route', 'computed');
  expect(asked.slice(2).sort()).toEqual(['990100-2023.json', '990200-2023.json']);
});

test('the list of parts is there when what draws it arrives after its page', async ({ page }) => {
  await serve(page);
  let give;
  const late = new Promise((done) => { give = done; });
  await page.route('**/assets/split_aside-*.wasm', async (route) => {
    await late;
    await route.continue();
  });
  await open(page, 'data');
  await ready(page, 'data');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expect(parts(page)).toHaveCount(0);
  give();
  await expect(parts(page)).toHaveCount(4);
});

test('a city loads its part when it is looked at, and the figures are those of the export in one file', async ({ page }) => {
  const asked = await serve(page);
  await open(page, 'overview');
  await expect(figure(page, '990000', '2023')).toBeVisible();
  await page.goto((await page.evaluate(() => location.href)).replace(/#.*/, '#/region/990101?data=data/province/index.json'));
  await ready(page, 'region/990101');
  const own = PARTS.find((part) => part.path === '990100-2023.json').rows.filter((row) => row[2] === '990101');
  await expect(figure(page, '990101', '2023')).toHaveAttribute('value', String(sum(own)));
  expect(asked.slice(2)).toEqual(['990100-2023.json']);
  // The year before is another part.
  await open(page, 'region/990101?period=2022');
  await expect(figure(page, '990101', '2022')).toHaveAttribute('data-route', 'computed');
  expect(asked.slice(2)).toEqual(['990100-2023.json', '990100-2022.json']);
  await expect(figure(page, '990101', '2022')).not.toHaveAttribute('value', '');

  await open(page, 'data');
  await expect(page.locator('.parts__list [data-part="loaded"]')).toHaveCount(2);
  await page.getByRole('button', { name: '全部载入' }).click();
  await expect(page.locator('.parts__list [data-part="loaded"]')).toHaveCount(4);
  const inParts = await shown(page, 'index.json', HEAD.title);
  expect(asked.filter((name) => name === 'summary.json')).toHaveLength(1);
  const inOne = await shown(page, 'whole.json', '一个文件的履职数据');
  expect(inParts).toEqual(inOne);
  expect(JSON.stringify(inParts)).not.toContain('not-loaded');
});

test.describe('a part that fails', () => {
  test.use({ expectedProblems: { patterns: [/answered 404: .*990100-2023\.json/, /console error: .*404/] } });

  test('says so, keeps what is shown, and can be tried again', async ({ page }) => {
    let isThere = false;
    await serve(page, (name) => {
      if (name === '990100-2023.json' && !isThere) return 'absent';
      if (name === '990200-2023.json' && !isThere) return { contentType: 'application/json', body: FILES.get(name).replace('"value"', '"value" ') };
      return undefined;
    });
    await open(page, 'region/990101');
    await ready(page, 'region/990101');
    const notice = page.locator('.notices');
    await expect(notice).toContainText('404');
    await expect(notice).toContainText('第1市 · 2023年');
    await expect(figure(page, '990101', '2023')).toHaveAttribute('data-route', 'not-loaded');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('某省政协');
    await open(page, 'region/990201');
    await expect(notice).toContainText('SHA-256');
    await open(page, 'data');
    await expect(page.locator('.parts__list [data-part="failed"]')).toHaveCount(2);
    await axe(page);
    isThere = true;
    await notice.getByRole('button', { name: '重新载入' }).click();
    await expect(page.locator('.parts__list [data-part="loaded"]')).toHaveCount(2);
    await expect(notice).not.toContainText('404');
  });
});
