// Exports that nobody foresaw: one figure alone, families and kinds that the catalogue has never
// seen, forty counties, names of fifteen characters. Each gives pages that hold and say what is so.
import { axe, expect, test } from './helpers.mjs';

const base = (more) => ({
  format: 'luzhi/1',
  id: 'odd',
  title: '少见的数据',
  committee: { id: 'odd', name: '政协某市委员会', short: '某市政协', region: '990000' },
  as_of: '2024-12-31',
  status: 'demo',
  ...more,
});

const open = async (page, document) => {
  await page.goto('./#/data');
  await expect(page.locator('main[data-page="data"]')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({
    name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)),
  });
  await expect(page.locator('.brand')).toContainText('某市政协');
};

const fits = async (page) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // Charts follow the window a frame later.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
};

const go = async (page, path) => {
  await page.evaluate((fragment) => { location.hash = fragment; }, `#/${path}`);
  await expect(page.locator(`main[data-page="${path}"]`)).toBeVisible();
};

test('one observation alone is on the overview and on its page', async ({ page }) => {
  await open(page, base({ observations: [{ indicator: 'instruction.received', period: '2024', value: 7 }] }));
  await go(page, 'overview');
  await expect(page.locator('.lead')).toContainText('7');
  await fits(page);
  await go(page, 'family/instruction');
  await expect(page.locator('main data[value="7"]').first()).toBeVisible();
  await axe(page);
});

test('what no catalogue knows has a page, with its own names', async ({ page }) => {
  const weather = ['晴', '雨', '雪'];
  await open(page, base({
    indicators: [{ id: 'yard.visits', name: '小院来访', family: 'yard', unit: '人次', measure: 'flow', adds_over: ['weather', 'period'] }],
    observations: [
      ...weather.map((name, at) => ({ indicator: 'yard.visits', period: '2024', value: 30 - at, dims: { weather: name } })),
      { indicator: 'never.defined', period: '2024', value: 3 },
    ],
    records: [{ id: 'r1', kind: 'visit', title: '一次来访', date: '2024-05-01', attributes: { mood: '好' }, links: [{ rel: 'unheard_of', to: 'r1' }] }],
  }));
  await go(page, 'family/yard');
  await expect(page.locator('main')).toContainText('小院来访');
  // The parts may be added over this dimension: 30 + 29 + 28.
  await expect(page.locator('main data[value="87"][data-route="computed"]').first()).toBeVisible();
  for (const name of weather) await expect(page.locator('main')).toContainText(name);
  await fits(page);
  await axe(page);
  await go(page, 'record/r1');
  await expect(page.locator('main')).toContainText('一次来访');
  await go(page, 'data');
  await expect(page.locator('main')).toContainText('never.defined');
});

test('forty counties with long names fit, missing ones told from zero', async ({ page }) => {
  const codes = Array.from({ length: 40 }, (_, at) => `99${String(at + 1).padStart(4, '0')}`);
  await open(page, base({
    regions: [
      { code: '990000', name: '某市', short: '某市' },
      ...codes.map((code, at) => ({ code, name: `第${at + 1}彝族回族苗族土家族自治县`, parent: '990000' })),
    ],
    observations: codes.map((code, at) => ({ indicator: 'studio.count', period: '2024', region: code, value: at === 3 ? null : at === 4 ? 0 : at + 1 })),
  }));
  await go(page, 'family/studio');
  await expect(page.locator('.tile')).toHaveCount(40);
  await expect(page.locator('main')).toContainText('40 个县市区中 39 个有数');
  await fits(page);
  await go(page, `region/${codes[4]}`);
  await expect(page.locator('main data[value="0"]').first()).toBeVisible();
  await go(page, `region/${codes[3]}`);
  await expect(page.locator('main data[value="0"]')).toHaveCount(0);
  await fits(page);
});
