// A large export is read on a thread of its own: the same figures, progress, a way to stop, and the page
// itself where there can be no such thread.
import { axe, expect, test } from './helpers.mjs';

const INDICATORS = ['studio.count', 'proposal.filed', 'opinion.collected', 'consultation.held'];
const REGIONS = ['610402', '610403', '610404', '610422', '610423', '610424', '610425', '610426'];

/** An export of `count` observations of which some are rare or wrong, more than 1.5 MB of it. */
function large({ count = 28_000, ...rest } = {}) {
  const rows = [];
  for (let i = 0; i < count; i += 1) {
    const month = `${2000 + Math.floor(i / 384) % 24}-${String(1 + Math.floor(i / 32) % 12).padStart(2, '0')}`;
    const note = i % 1000 === 7 ? `注${i}` : null;
    rows.push([INDICATORS[i % 4], REGIONS[Math.floor(i / 4) % 8], i % 5000 === 9 ? '2023-13' : month, i % 97 === 3 ? null : 500 + (i * 7919) % 100, i % 50 === 1 ? 'over' : 'exact', note, `主题${Math.floor(i / 9216)}`]);
  }
  rows.push(['studio.count', '610400', '2023-12', 321, 'over', null, null]);
  return JSON.stringify({
    format: 'luzhi/1', id: 'large', title: '大份数据', as_of: '2023-12-31',
    committee: { id: 'large', name: '政协大份市委员会', short: '大份政协', region: '610400' },
    observations: { columns: ['indicator', 'region', 'period', 'value', 'precision', 'note', 'dims.theme'], rows },
    records: [{ id: 'r1', kind: 'studio', title: '某工作室', date: '2023-04', region: '610402' }],
    ...rest,
  });
}

const served = (page, body, name = 'large.json') => page.route(`**/data/${name}`, (route) => route.fulfill({ body, contentType: 'application/json' }));
const figures = (page) => page.evaluate(() => [...document.querySelectorAll('main data[data-indicator]')].map((d) => [d.dataset.indicator, d.dataset.region, d.dataset.period, d.dataset.precision, d.value].join(' ')));
const isThread = (worker) => /\/assets\/index-[^/]+\.js$/.test(worker.url());

/** Counts the threads that are begun, and exports whose bytes came by way of the page's own memory. */
async function counted(page) {
  const threads = [];
  page.on('worker', (worker) => { if (isThread(worker)) threads.push(worker); });
  await page.goto('./#/data?data=xianyang-2023');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await page.evaluate(() => {
    const { keep } = luzhi;
    globalThis.readHere = 0;
    luzhi.keep = (hash, index, bytes) => {
      if (!(bytes instanceof Blob)) globalThis.readHere += 1;
      keep(hash, index, bytes);
    };
  });
  return { threads, here: () => page.evaluate(() => globalThis.readHere) };
}

async function shows(page, name = '大份') {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.locator('.coming')).toHaveCount(0);
}

/** Figures and issues of the large export as they stand on the page. */
async function all(page) {
  await shows(page);
  const rows = page.locator('main tr').filter({ hasText: 'observations.rows' });
  // Every 5000th is of a month that does not exist.
  await expect(rows).toHaveCount(6);
  const issues = await rows.allInnerTexts();
  await page.evaluate(() => { location.hash = '#/family/proposal?data=data/large.json&period=2012'; });
  await expect(page.locator('main[data-page="family/proposal"] data[data-indicator="proposal.filed"]').first()).toBeVisible();
  return { issues, figures: await figures(page) };
}

test('a large export is read on a thread of its own, and says what it says when read in the page', async ({ page, context }) => {
  await served(page, large());
  const { threads, here } = await counted(page);
  await page.evaluate(() => { location.hash = '#/data?data=data/large.json'; });
  const there = await all(page);
  expect(threads).toHaveLength(1);
  expect(await here()).toBe(0);
  // The thread ends with its work.
  await expect.poll(() => page.workers().filter(isThread).length).toBe(0);
  // Its bytes are there for a page saved as one file.
  expect(await page.evaluate(() => [...luzhi.kept.values()].at(-1)[0].size)).toBe(Buffer.byteLength(large()));

  const other = await context.newPage();
  await other.addInitScript(() => { delete globalThis.Worker; });
  await served(other, large());
  const alone = await counted(other);
  await other.evaluate(() => { location.hash = '#/data?data=data/large.json'; });
  const own = await all(other);
  expect(alone.threads).toHaveLength(0);
  expect(await alone.here()).toBe(1);
  expect(there.figures.length).toBeGreaterThan(3);
  expect(own).toEqual(there);
});

test('a small export is read in the page, and so is the demo', async ({ page }) => {
  const { threads, here } = await counted(page);
  await page.evaluate(() => { location.hash = '#/overview?data=fuyang-2020'; });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('阜阳');
  await page.evaluate(() => { location.hash = '#/overview?data=xianyang-demo'; });
  await expect(page.getByRole('main')).toHaveAttribute('data-export', 'xianyang-demo');
  expect(threads).toHaveLength(0);
  expect(await here()).toBe(2);
});

test('a dropped file goes the same way; a thread that does not begin loses nothing', async ({ page }) => {
  const { threads, here } = await counted(page);
  const file = { name: '大份.json', mimeType: 'application/json', buffer: Buffer.from(large()) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await shows(page);
  expect(threads).toHaveLength(1);
  expect(await here()).toBe(0);

  await page.evaluate(() => {
    globalThis.Worker = class {
      constructor() { setTimeout(() => this.onerror(new ErrorEvent('error', { message: 'forbidden' })), 50); }
      terminate() {}
      postMessage() { throw new Error('nobody is there'); }
    };
  });
  await page.locator('input[type="file"]').setInputFiles({ ...file, buffer: Buffer.from(large({ committee: { id: 'x', name: '政协另一市委员会', short: '另一政协', region: '610400' } })) });
  await shows(page, '另一');
  expect(await here()).toBe(1);
});

test('progress is told by bytes, and stopping keeps what is on screen', async ({ page }) => {
  const { threads } = await counted(page);
  // A file of which a part has come, and no more does.
  await page.evaluate((text) => {
    const start = new TextEncoder().encode(text).slice(0, 1_600_000);
    const { fetch } = globalThis;
    globalThis.fetch = (address, init) => {
      if (!String(address.url ?? address).includes('endless')) return fetch(address, init);
      return Promise.resolve(new Response(new ReadableStream({ start: (stream) => { stream.enqueue(start); } })));
    };
  }, large());
  await page.evaluate(() => { location.hash = '#/data?data=data/endless.json'; });
  const bar = page.locator('.coming');
  await expect(bar).toContainText('endless.json');
  await expect(bar).toContainText('已收到 1.6 MB');
  await expect(bar.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => threads.length).toBe(1);
  await axe(page, { include: '.coming' });
  await bar.getByRole('button', { name: '停止读取' }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole('alert')).toContainText('已按您的操作停止读取');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await expect.poll(() => page.workers().filter(isThread).length).toBe(0);
});

test('a large file that cannot be used says why, and a thread that breaks down does not take the page with it', async ({ page }) => {
  const { threads } = await counted(page);
  const input = page.locator('input[type="file"]');
  const file = (text) => ({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await input.setInputFiles(file(large().slice(0, -200)));
  await expect(page.getByRole('alert')).toContainText(/第\s*1\s*行/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  expect(threads).toHaveLength(1);

  await page.evaluate(() => {
    const { Worker } = globalThis;
    // What the thread answers is that it ran out of memory.
    globalThis.Worker = class extends Worker {
      postMessage(message, ...rest) {
        if ('count' in message) this.onmessage({ data: { died: 'unreachable' } });
        else super.postMessage(message, ...rest);
      }
    };
  });
  await input.setInputFiles(file(large()));
  await expect(page.getByRole('alert')).toContainText('浏览器中断了后台读取');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await expect(page.locator('.coming')).toHaveCount(0);
});
