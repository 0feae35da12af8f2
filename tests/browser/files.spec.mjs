// A file that cannot be read never replaces what is on screen, and says what is wrong with it.
import { expect, test } from './helpers.mjs';

const GOOD = {
  format: 'luzhi/1', id: 'own', title: '自己的数据', as_of: '2024-12-31',
  committee: { id: 'own', name: '政协某市委员会', short: '某市政协', region: '610400' },
  observations: [{ indicator: 'studio.count', period: '2024', value: 7 }],
};

async function openFile(page, name, text) {
  await page.goto('./#/data?data=xianyang-2023');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

const REFUSED = {
  'not JSON': ['{"format": "luzhi/1", oops', /第\s*1\s*行/],
  truncated: [JSON.stringify(GOOD).slice(0, 180), /第\s*1\s*行/],
  'another version': [JSON.stringify({ ...GOOD, format: 'luzhi/2' }), /luzhi\/2/],
  'without anything to show': [JSON.stringify({ ...GOOD, observations: [] }), /./],
  'ten thousand deep': [`{"format":"luzhi/1","observations":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, /层/],
};

for (const [name, [text, sentence]] of Object.entries(REFUSED)) {
  test(`a file ${name} is refused with a sentence, and the data stays`, async ({ page }) => {
    await openFile(page, 'bad.json', text);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  });
}

test('a file with some wrong rows is used, and lists them with their place', async ({ page }) => {
  const text = JSON.stringify({
    ...GOOD,
    observations: [
      ...GOOD.observations,
      { indicator: 'studio.activities', period: '2024', value: '五十' },
      { indicator: 'opinion.collected', period: '2024-13', value: 1 },
      { indicator: 'opinion.adopted', period: '2024', value: 3 },
      { indicator: 'opinion.adopted', period: '2024', value: 4 },
    ],
  });
  await openFile(page, 'own.json', text);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('某市政协');
  await expect(page.getByRole('main')).toContainText('observations[1].value');
  await expect(page.getByRole('main')).toContainText('observations[2].period');
  await expect(page.getByRole('main')).toContainText('observations[4]');
});

test('markup in every string is text', async ({ page }) => {
  const evil = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>';
  const text = JSON.stringify({
    ...GOOD,
    title: evil,
    committee: { ...GOOD.committee, name: evil, short: evil },
    sources: [{ id: 's', title: evil, publisher: evil, url: 'javascript:globalThis.ran=1' }],
    indicators: [{ id: 'studio.count', name: evil, family: 'studio', unit: evil, measure: 'stock', definition: evil }],
    observations: [
      { indicator: 'studio.count', period: '2024', value: 7, source: 's', locator: evil, note: evil, excerpt: evil },
      { indicator: 'studio.count', period: '2023', value: 6, dims: { [evil]: evil }, period_label: evil },
    ],
    records: [{ id: 'r', kind: evil, title: evil, attributes: { [evil]: evil }, note: evil }],
  });
  await openFile(page, 'evil.json', text);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img');
  for (const address of ['#/overview', '#/family/studio', '#/data', '#/record/r']) {
    await page.evaluate((to) => { location.hash = to; }, address);
    await expect(page.getByRole('main')).toHaveAttribute('data-page', /./);
    await expect(page.locator('main img, main script')).toHaveCount(0);
  }
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
  expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
});

test('a file dropped anywhere opens', async ({ page }) => {
  await page.goto('./#/overview?data=xianyang-2023');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'own.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify(GOOD));
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('某市政协');
});

test.describe('a file chosen while the deployment’s own export is on its way', () => {
  const LIST = '**/data/index.json';
  const EXPORT = '**/data/xianyang-2023.json';
  // What is given up for the file is a request that ends without an answer.
  test.use({ expectedProblems: { patterns: [/request failed: .*xianyang-2023\.json net::ERR_ABORTED/] } });

  test('stands, and what comes later does not take its place', async ({ page }) => {
    await page.goto('./#/data?data=fuyang-2020');
    await expect(page.getByRole('main')).toHaveAttribute('data-export', 'fuyang-2020');
    let release;
    const held = new Promise((done) => { release = done; });
    const asked = page.waitForRequest(EXPORT);
    await page.route(EXPORT, async (route) => {
      await held;
      // Nobody waits for it any more.
      await route.continue().catch(() => {});
    });
    await page.evaluate(() => { location.hash = '#/data?data=xianyang-2023'; });
    await asked;
    await page.locator('input[type="file"]').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(GOOD)) });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('某市政协');
    release();
    await page.unroute(EXPORT);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('某市政协');
  });

  test.describe('and even its list', () => {
    test.use({ expectedProblems: { patterns: [] } });

    test('is shown as the deployment wants it shown', async ({ page }) => {
      const named = { ...GOOD, observations: [...GOOD.observations, { indicator: 'instruction.received', period: '2024', value: 1, dims: { instructed_by: '市长某某' } }] };
      let release;
      const held = new Promise((done) => { release = done; });
      await page.route(LIST, async (route) => {
        await held;
        await route.fulfill({ json: { exports: [{ path: 'xianyang-2023.json', title: '别处的数据' }], privacy: true } });
      });
      // No list has it, so that nothing else is asked for.
      await page.goto('./#/overview?data=nowhere');
      const transfer = await page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'own.json', { type: 'application/json' }));
        return data;
      }, JSON.stringify(named));
      await expect(page.locator('#starting')).toHaveCount(0);
      await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      release();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('某市政协');
      await page.evaluate(() => { location.hash = '#/family/instruction?period=2024'; });
      await expect(page.getByRole('main')).toHaveAttribute('data-page', 'family/instruction');
      await expect(page.locator('.top')).toContainText('已隐去姓名与批示内容');
      expect(await page.content()).not.toContain('某某');
      await page.evaluate(() => { location.hash = '#/data'; });
      await expect(page.getByRole('main')).toContainText('别处的数据');
    });
  });
});

test.describe('an export that is not there', () => {
  test.use({ expectedProblems: { patterns: [/404/] } });

  test('leaves the one on screen', async ({ page }) => {
    await page.goto('./#/overview?data=xianyang-2023');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
    await page.evaluate(() => { location.hash = '#/overview?data=data/none.json'; });
    await expect(page.getByRole('alert')).toContainText('404');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  });
});

test('an address of another origin is refused', async ({ page }) => {
  await page.goto('./#/overview?data=xianyang-2023');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await page.evaluate(() => { location.hash = '#/overview?data=https://example.com/x.json'; });
  await expect(page.getByRole('alert')).toContainText('同源');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
});
