// Without a network: the page that was loaded once, a new build taken over whole, the page in one file.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../tools/chromium.mjs';
import { findFirefox } from '../../tools/firefox.mjs';
import { writeLists } from '../../tools/offline.mjs';
import { root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';
import { expect, test } from './helpers.mjs';
import { firefox } from './firefox.mjs';

const OWN = {
  format: 'luzhi/1', id: 'own', title: '自己的数据', as_of: '2024-12-31',
  committee: { id: 'own', name: '政协某市委员会', short: '某市政协', region: '610400' },
  observations: [{ indicator: 'studio.count', period: '2024', value: 7 }],
};
const FIGURES = `[...document.querySelectorAll('main data[data-indicator]')].map((d) => [d.dataset.indicator, d.dataset.region, d.dataset.period, d.value].join(' ')).join('\\n')`;

let folder;
test.beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'luzhi-offline-')); });
test.afterEach(() => { rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); });

const launch = () => chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGS, locale: 'zh-CN', serviceWorkers: 'allow' });
const isKept = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  return registration.active?.state === 'activated' && (await caches.keys()).length >= 2;
});

/** A copy of the built page with a worker, whatever build it is. */
function copyOfDist() {
  const dist = join(folder, 'dist');
  // Compressed copies would be of the lists before these.
  cpSync(join(root, 'dist'), dist, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  // The page itself is looked at as it is served.
  const index = join(dist, 'index.html');
  writeLists(dist, { worker: true });
  return { dist, index };
}

/** Registers where the build does not do it by itself. */
const register = (page) => page.evaluate(() => navigator.serviceWorker.register('./sw.js').then(() => {}));

test('loaded once, it opens without a network after a restart, with the last data', async () => {
  const { dist } = copyOfDist();
  const server = await serve({ folder: dist, base: '/portal/luzhi/' });
  const first = await launch();
  const page = await first.newPage();
  await page.goto(`${server.url}#/overview?data=xianyang-2023`);
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'overview');
  const figures = await page.evaluate(FIGURES);
  await register(page);
  await expect.poll(() => isKept(page)).toBe(true);
  await first.close();
  await server.close();
  const second = await launch();
  const again = await second.newPage();
  const problems = [];
  again.on('pageerror', (error) => problems.push(error.message));
  await again.goto(`${server.url}#/overview?data=xianyang-2023`);
  await expect(again.getByRole('main')).toHaveAttribute('data-page', 'overview');
  await expect.poll(() => again.evaluate(FIGURES)).toBe(figures);
  for (const to of ['#/family/consultation', '#/region/610402', '#/data', '#/compare', '#/brief', '#/kiosk']) {
    await again.evaluate((hash) => { location.hash = hash; }, to);
    await expect(again.locator('#main')).toHaveAttribute('data-page', to.slice(2));
  }
  await expect(again.locator('.kiosk__slide').first()).toBeVisible();
  expect(problems).toEqual([]);
  await second.close();
});

test('a new build is taken over whole or not at all, and only when the reader says so', async () => {
  const { dist, index } = copyOfDist();
  const server = await serve({ folder: dist, base: '/portal/luzhi/' });
  const context = await launch();
  const page = await context.newPage();
  const mark = () => page.evaluate(() => document.querySelector('meta[name=build]')?.content ?? '1');
  const failures = [];
  page.on('response', (response) => { if (response.status() >= 400) failures.push(response.url()); });
  await page.goto(server.url);
  await register(page);
  await expect.poll(() => isKept(page)).toBe(true);
  await page.reload();
  expect(await mark()).toBe('1');
  const text = readFileSync(index, 'utf8');
  const build = (n) => {
    writeFileSync(index, text.replace('<head>', `<head><meta name="build" content="${n}" />`));
  };
  // The list of a build whose files have not all arrived: nothing of it is taken.
  build(3);
  writeLists(dist, { worker: true });
  build(2);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {}));
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => Boolean(r.waiting)))).toBe(false);
  await page.reload();
  expect(await mark()).toBe('1');
  // Now the whole of it.
  writeLists(dist, { worker: true });
  await page.evaluate(() => globalThis.luzhi.register());
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
  await expect(page.locator('.notice--newer')).toContainText('新版本');
  await page.evaluate(() => { location.hash = '#/family/studio'; });
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'family/studio');
  expect(await mark(), 'nothing is interrupted').toBe('1');
  await page.getByRole('button', { name: '现在更新' }).click();
  await expect.poll(() => mark().catch(() => '')).toBe('2');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'family/studio');
  expect(failures).toEqual([]);
  await context.close();
  await server.close();
});

/** Saves the page that is open as one file. */
async function save(page, name) {
  await page.getByRole('link', { name: '数据与口径' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为离线单页' }).click();
  const download = await coming;
  const path = join(folder, name);
  await download.saveAs(path);
  return { path, name: download.suggestedFilename() };
}

async function openFile(context, path, requests) {
  const page = await context.newPage();
  page.on('request', (request) => { if (!/^(blob:|data:)/.test(request.url())) requests.push(request.url()); });
  await page.goto(pathToFileURL(path).href);
  return page;
}

test('saved as one file it opens by double click, shows the same, and requests nothing', async ({ page, context }) => {
  const pages = ['#/overview', '#/family/consultation', '#/region/610402', '#/compare?against=period:2022', '#/brief'];
  const shown = new Map();
  for (const to of pages) {
    await page.goto(`./${to.includes('?') ? `${to}&` : `${to}?`}data=xianyang-2023`);
    await expect(page.getByRole('main')).toHaveAttribute('data-page', to.slice(2).split('?')[0]);
    await page.waitForTimeout(300);
    shown.set(to, await page.evaluate(FIGURES));
  }
  await page.goto('./#/overview?data=xianyang-2023&lang=zh');
  const { path, name } = await save(page, 'one.html');
  expect(name).toMatch(/^luzhi-xianyang-2023-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.html$/);
  const requests = [];
  const file = await openFile(context, path, requests);
  await expect(file.getByRole('main')).toHaveAttribute('data-page', 'data');
  const hash = name.match(/-([0-9a-f]{8})-/)[1];
  await expect(file.locator('.saved-mark')).toContainText(hash);
  await expect(file.locator('.saved-mark')).toContainText(/\d{4}-\d\d-\d\d/);
  for (const [to, figures] of shown) {
    await file.evaluate((hashOf) => { location.hash = hashOf; }, to);
    await expect(file.getByRole('main')).toHaveAttribute('data-page', to.slice(2).split('?')[0]);
    await expect.poll(() => file.evaluate(FIGURES), to).toBe(figures);
  }
  // Charts, exports, the kiosk, another export, and saving once more.
  await file.evaluate(() => { location.hash = '#/family/instruction'; });
  await expect(file.locator('figure canvas').first()).toBeVisible();
  const xlsx = file.waitForEvent('download');
  await file.getByRole('button', { name: /XLSX/ }).first().click();
  expect((await xlsx).suggestedFilename()).toMatch(/\.xlsx$/);
  await file.evaluate(() => { location.hash = '#/kiosk?pages=overview,tiles'; });
  await expect(file.locator('.kiosk__slide').first()).toBeVisible();
  await file.evaluate(() => { location.hash = '#/data'; });
  await file.locator('input[type="file"]').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(OWN)) });
  await expect(file.getByRole('heading', { level: 1 })).toContainText('某市政协');
  const again = await save(file, 'again.html');
  expect(requests).toEqual([pathToFileURL(path).href]);
  const second = await openFile(context, again.path, []);
  await expect(second.getByRole('heading', { level: 1 })).toContainText('某市政协');
});

test('the file made from another committee’s export shows that one, in Firefox too', async ({ page }) => {
  test.skip(!findFirefox(), 'npm test installs Firefox');
  await page.goto('./#/data?data=xianyang-2023');
  await page.locator('input[type="file"]').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(OWN)) });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('某市政协');
  const { path } = await save(page, 'own.html');
  await page.getByRole('link', { name: '总览' }).click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'overview');
  const figures = await page.evaluate(FIGURES);
  const browser = await firefox(findFirefox());
  try {
    await browser.open(`${pathToFileURL(path).href}#/overview`);
    await browser.until(() => browser.ask(`document.querySelector('h1')?.textContent.includes('某市政协') ?? false`), 'the page in Firefox');
    expect(await browser.ask(FIGURES)).toBe(figures);
    expect(await browser.ask(`performance.getEntriesByType('resource').map((e) => e.name).filter((n) => !/^(blob|data):/.test(n))`)).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('on plain HTTP the data page says that nothing is kept, and offers the file', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'isSecureContext', { get: () => false });
    Object.defineProperty(navigator, 'serviceWorker', { get: () => undefined });
  });
  await page.goto('./#/overview');
  await page.evaluate(() => globalThis.luzhi.register());
  await page.evaluate(() => { location.hash = '#/data'; });
  await expect(page.getByText('不是 HTTPS')).toHaveCount(1);
  await expect(page.getByRole('button', { name: '存为离线单页' })).toBeVisible();
});
