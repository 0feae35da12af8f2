// The dashboard inside a portal of another origin, both under strict policies, by a real nginx.
import { readFileSync } from 'node:fs';
import { axe, expect, frameOf, heard, insideOf, test } from './portal.mjs';

const heading = (page, id) => frameOf(page, id).getByRole('heading', { level: 1 });
const heightOf = (page, id = 'one') => page.locator(`#${id} iframe`).evaluate((frame) => frame.getBoundingClientRect().height);
const main = (page, id) => frameOf(page, id).locator('main');
const read = (name) => JSON.parse(readFileSync(new URL(`../../public/data/${name}.json`, import.meta.url), 'utf8'));

test('three boards and two charts on one page, each as tall as its content, and no policy objects', async ({ page, sites }) => {
  await page.addInitScript(() => {
    globalThis.objections = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.objections.push(event.violatedDirective));
  });
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(`${sites.portal}many.html`);
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await expect(main(page, id)).toHaveAttribute('data-page', /./);
    await expect.poll(async () => {
      const inside = await (await insideOf(page, id)).evaluate(() => document.getElementById('app').getBoundingClientRect().bottom + scrollY);
      return Math.abs(inside - await heightOf(page, id));
    }).toBeLessThan(2);
    expect(await heightOf(page, id)).toBeGreaterThan(150);
  }
  await expect(frameOf(page, 'b').locator('canvas').first()).toBeVisible();
  for (const frame of page.frames()) expect(await frame.evaluate(() => globalThis.objections), frame.url()).toEqual([]);
  // What the address hides is hidden; whose data they are, and that they are made up, is not.
  await expect(frameOf(page, 'd').locator('.nav')).toBeHidden();
  await expect(frameOf(page, 'e').locator('.sheet__tools')).toBeHidden();
  for (const id of ['b', 'e']) await expect(frameOf(page, id).locator('.foot .status-mark')).toBeVisible();
});

test('height follows content both ways within 100 ms, and is told no more often than it changes', async ({ page, sites }) => {
  await page.goto(`${sites.portal}one.html`);
  await expect(heading(page)).toContainText('咸阳市政协');
  await expect(frameOf(page).locator('figure[aria-busy]')).toHaveCount(0);
  const frame = await insideOf(page);
  const settled = async () => {
    const count = async () => (await heard(page, 'height')).length;
    let before = -1;
    await expect.poll(async () => {
      const same = (await count()) === before;
      before = await count();
      return same;
    }, { intervals: [600] }).toBe(true);
    return before;
  };
  const took = [];
  for (const tall of [400, 0, 1200, 0, 90, 0]) {
    const [before, count] = [await heightOf(page), await settled()];
    const from = await frame.evaluate((height) => {
      const now = document.querySelector('#grown')?.offsetHeight ?? 0;
      document.querySelector('#grown')?.remove();
      if (height) {
        const grown = Object.assign(document.createElement('div'), { id: 'grown' });
        grown.style.height = `${height}px`;
        document.getElementById('app').append(grown);
      }
      return { at: Date.now(), now };
    }, tall);
    await expect.poll(() => heightOf(page)).toBe(before + tall - from.now);
    expect(await settled() - count, 'one change, one message').toBe(1);
    took.push((await heard(page, 'height')).at(-1).at - from.at);
  }
  took.sort((a, b) => a - b);
  expect(took[took.length >> 1], `${took} ms`).toBeLessThan(100);
  // A narrower page makes the content taller; the wider one gives the height back.
  const wide = await heightOf(page);
  await page.setViewportSize({ width: 500, height: 900 });
  await expect.poll(() => heightOf(page)).toBeGreaterThan(wide + 300);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => heightOf(page)).toBe(wide);
});

test('a board is loaded when it comes near the screen', async ({ page, sites }) => {
  await page.goto(`${sites.portal}far.html`);
  await page.waitForTimeout(400);
  await expect(page.locator('#one iframe')).toHaveCount(0);
  await page.locator('#one').scrollIntoViewIfNeeded();
  await expect(heading(page)).toContainText('咸阳市政协');
});

test('the same script serves as a module, and a frame needs no script at all', async ({ page, sites }) => {
  await page.goto(`${sites.portal}module.html`);
  await expect(frameOf(page).locator('data[data-indicator="studio.count"]').first()).toHaveAttribute('value', '130');
  await page.goto(`${sites.portal}plain.html`);
  await expect(page.frameLocator('iframe').locator('main')).toHaveAttribute('data-page', 'family/studio');
});

test('attributes are live, and what happens inside is told', async ({ page, sites }) => {
  await page.goto(`${sites.portal}one.html`);
  await expect(heading(page)).toContainText('咸阳市政协');
  await expect.poll(async () => (await heard(page, 'state')).at(-1)?.state).toBe('ready');
  const board = page.locator('#one');
  const set = (name, value) => board.evaluate((element, [key, to]) => element.setAttribute(key, to), [name, value]);
  const src = await page.locator('#one iframe').evaluate((frame) => frame.src);
  await set('page', 'family/studio');
  await expect(main(page)).toHaveAttribute('data-page', 'family/studio');
  await set('period', '2023');
  await expect(frameOf(page).locator('.choice--period select')).toHaveValue('2023');
  await set('locale', 'en');
  await expect(frameOf(page).locator('html')).toHaveAttribute('lang', 'en');
  await set('theme', 'dark');
  await expect(frameOf(page).locator('html')).toHaveAttribute('data-theme', 'dark');
  await set('tokens', 'accent: #00ff00');
  await expect(frameOf(page).locator('.seal')).toHaveCSS('background-color', 'rgb(0, 255, 0)');
  expect(await page.locator('#one iframe').evaluate((frame) => frame.src), 'without loading anew').toBe(src);
  await frameOf(page).locator('data[data-indicator="studio.count"]').first().click();
  const panel = frameOf(page).getByRole('dialog');
  await expect(panel).toBeInViewport();
  await expect.poll(async () => (await heard(page, 'figure')).at(-1)).toMatchObject({ indicator: 'studio.count', period: '2023', region: '610400', value: 130, route: 'computed' });
  await panel.getByRole('button').first().click();
  const places = await heard(page, 'navigate');
  expect(places.at(-1).link).toBe(`${sites.board}${places.at(-1).view}`);
  await set('hide', 'header');
  await expect(frameOf(page).locator('.nav')).toBeHidden();
  await expect(frameOf(page).locator('.filters')).toBeVisible();
  await set('readonly', '');
  await expect(frameOf(page).locator('.filters')).toBeHidden();
  await expect(frameOf(page).locator('.table__actions').first()).toBeHidden();
  await expect(frameOf(page).locator('.foot')).toBeVisible();
});

test('back and forward in the host, and from the board to the full page and back', async ({ page, sites }) => {
  await page.goto(`${sites.portal}one.html`);
  await expect(heading(page)).toContainText('咸阳市政协');
  await frameOf(page).getByRole('navigation').getByRole('link', { name: '委员工作室' }).click();
  await expect(main(page)).toHaveAttribute('data-page', 'family/studio');
  await page.evaluate(() => history.back());
  await expect(main(page)).toHaveAttribute('data-page', 'overview');
  await page.evaluate(() => history.forward());
  await expect(main(page)).toHaveAttribute('data-page', 'family/studio');
  await frameOf(page).getByRole('link', { name: '打开完整页面' }).click();
  await expect(page).toHaveURL(`${sites.board}#/family/studio?data=xianyang-2023`);
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'family/studio');
  await page.goBack();
  await expect(page).toHaveURL(`${sites.portal}one.html`);
  await expect(heading(page)).toContainText('咸阳市政协');
});

test('a fixed committee and region cannot be left from inside', async ({ page, sites }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${sites.portal}county.html`);
  await expect(main(page)).toHaveAttribute('data-page', 'region/610402');
  const frame = await insideOf(page);
  const others = () => frame.evaluate(() => [...document.querySelectorAll('data[data-region]')].filter((d) => d.dataset.region !== '610402' && d.getAttribute('value')).length);
  await expect(frameOf(page).locator('data[data-region="610402"]').first()).toBeVisible();
  for (const place of ['#/region/610403', '#/overview?region=610400', '#/overview?data=fuyang-2020', '#/family/studio?region=610403',
    '#/compare?against=export:fuyang-2020', '#/compare?against=region:610403', '#/data', '#/overview?figure=studio.count~2023~610400']) {
    await frame.evaluate((to) => { location.hash = to; }, place);
    await expect.poll(() => frame.evaluate(() => location.hash), { message: place }).toMatch(/data=xianyang-demo.*region=610402/);
    await expect(main(page)).toHaveAttribute('data-page', /./);
    expect(await others(), place).toBe(0);
  }
  await expect(frameOf(page).locator('.choice--export, .open-file, input[type=file]').filter({ visible: true })).toHaveCount(0);
  await expect(frameOf(page).getByRole('link', { name: '打开完整页面' })).toHaveCount(0);
  await frame.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['{}'], 'own.json', { type: 'application/json' }));
    for (const type of ['dragover', 'drop']) document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(frameOf(page).getByRole('alert')).toHaveCount(0);
  const load = (data) => page.locator('#one').evaluate((board, value) => board.load(value).then((done) => done.state, (error) => error.code), data);
  expect(await load(read('fuyang-2020')), 'not even data that is handed over').toBe('refused');
  expect(await others()).toBe(0);
  expect(asked.filter((url) => /data\/.*(fuyang|datong|yingcheng)/.test(url))).toEqual([]);
});

test('data that the portal hands over is read like any export, and shown in the place of all others', async ({ page, sites }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${sites.portal}pushed.html`);
  await expect(frameOf(page).getByRole('status').first()).toContainText('等待门户');
  const load = (exports) => page.locator('#one').evaluate((board, data) => board.load(data).then((done) => done.state, (error) => `${error.code}: ${error.message}`), exports);
  expect(await load(read('xianyang-2023'))).toBe('ready');
  await expect(frameOf(page).locator('.foot')).toContainText('咸阳');
  await expect(frameOf(page).locator('data[data-indicator="studio.count"]').first()).toHaveAttribute('value', '130');
  expect(await load({ format: 'luzhi/9', id: 'x' })).toMatch(/^refused: .*luzhi\/9/);
  await expect(frameOf(page).locator('.foot')).toContainText('咸阳');
  expect(await load([read('fuyang-2020'), read('datong-2018')])).toBe('ready');
  const choice = frameOf(page).locator('.choice--export select');
  await expect(choice.locator('option')).toHaveCount(2);
  await choice.selectOption('datong-2018');
  await expect(frameOf(page).locator('.foot')).toContainText('大同');
  expect(asked.filter((url) => /\/data\//.test(url)), 'nothing is fetched beside it').toEqual([]);

  const evil = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>';
  const markup = {
    format: 'luzhi/1', id: 'evil', title: evil, as_of: '2024-12-31',
    committee: { id: evil, name: evil, short: evil, region: '610400' },
    sources: [{ id: 's', title: evil, publisher: evil, url: 'javascript:globalThis.ran=1' }],
    indicators: [{ id: 'studio.count', name: evil, family: 'studio', unit: evil, measure: 'stock', definition: evil }],
    observations: [2021, 2022, 2023, 2024].map((year) => ({ indicator: 'studio.count', period: `${year}`, value: year, source: 's', locator: evil, note: evil, excerpt: evil })),
    records: [{ id: 'r', kind: evil, title: evil, attributes: { [evil]: evil }, note: evil }],
  };
  expect(await load(markup)).toBe('ready');
  const frame = await insideOf(page);
  for (const view of ['#/overview', '#/family/studio', '#/data', '#/record/r', '#/chart/studio.count/trend']) {
    await page.locator('#one').evaluate((board, to) => board.navigate(to), view);
    await expect(main(page)).toHaveAttribute('data-page', /./);
    await expect(frameOf(page).locator('main img, main script, a[href^="javascript:"]')).toHaveCount(0);
  }
  expect(await frame.evaluate(() => globalThis.ran)).toBeUndefined();
});

test('a host by hand: wrong keys, replays, nonsense and ten thousand messages change nothing', async ({ page, sites }) => {
  await page.goto(`${sites.portal}raw.html`);
  const inbox = (type) => page.evaluate((kind) => globalThis.inbox.filter((message) => message.type === kind), type);
  const say = (message) => page.evaluate((value) => globalThis.say(value), message);
  await expect.poll(async () => (await inbox('ready')).length).toBe(1);
  const [{ session, origin }] = await inbox('ready');
  expect(origin).toBe(new URL(sites.board).origin);
  const answered = async (message, code) => {
    const before = (await inbox('error')).length;
    await say(message);
    await expect.poll(async () => (await inbox('error')).slice(before).map((m) => m.code)).toEqual([code]);
  };
  const data = read('xianyang-2023');
  await answered({ luzhi: 1, type: 'load', id: 1, exports: data }, 'session');
  await answered({ luzhi: 1, type: 'load', id: 1, session: 'guess', exports: data }, 'session');
  await answered({ luzhi: 2, type: 'hello' }, 'version');
  await answered({ luzhi: 1, type: 'load', id: 1, session, exports: 'data/x.json' }, 'malformed');
  await answered({ luzhi: 1, type: 'navigate', id: 1, session, view: 'javascript:alert(1)' }, 'malformed');
  await answered({ luzhi: 1, type: 'theme', id: 1, session, tokens: { accent: 'url(https://evil.example)' } }, 'malformed');
  for (const noise of [null, 7, 'x', [], {}, { type: 'load' }]) await say(noise);
  await page.evaluate(() => { const round = {}; round.self = round; globalThis.say({ luzhi: 1, round }); });
  await expect(page.frameLocator('iframe').getByRole('status').first()).toContainText('等待门户');
  const load = { luzhi: 1, type: 'load', id: 5, session, exports: data };
  await say(load);
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await answered(load, 'replayed');
  const [{ ignored }] = (await inbox('state')).slice(-1);
  expect(ignored).toBeGreaterThanOrEqual(6);

  const before = await page.evaluate(() => globalThis.inbox.length);
  const took = await page.evaluate(() => {
    const from = performance.now();
    globalThis.flood(10_000, { luzhi: 1, type: 'hello' });
    return performance.now() - from;
  });
  expect(took).toBeLessThan(1000);
  await expect.poll(async () => (await inbox('error')).filter((m) => m.code === 'flood').length).toBeGreaterThan(0);
  await page.waitForTimeout(3500);
  const answers = (await page.evaluate(() => globalThis.inbox.length)) - before;
  expect(answers, 'answers to a flood are no flood').toBeLessThan(400);
  await say({ luzhi: 1, type: 'navigate', id: 6, session, view: '#/family/studio' });
  await expect(page.frameLocator('iframe').locator('main')).toHaveAttribute('data-page', 'family/studio');
  expect((await inbox('state')).at(-1).ignored).toBeGreaterThan(9000);
});

test('a page beside the board, of another origin, is ignored and counted', async ({ page, sites }) => {
  await page.goto(`${sites.portal}beside.html`);
  await expect(page.frameLocator('iframe >> nth=0').getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await expect.poll(async () => {
    await page.evaluate(() => globalThis.say({ luzhi: 1, type: 'hello' }));
    return page.evaluate(() => globalThis.inbox.filter((message) => message.type === 'state').at(-1)?.ignored);
  }).toBeGreaterThan(3);
  expect(await page.frames().find((frame) => frame.url().includes('elsewhere')).title()).toBe('门户');
});

test.describe('a host that is not allowed', () => {
  test.use({ expectedProblems: { patterns: [/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/] } });

  test('gets nothing from nginx', async ({ page, sites }) => {
    await page.goto(`${sites.stranger}raw.html`);
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => globalThis.inbox)).toEqual([]);
    await expect(page.frameLocator('iframe').locator('main')).toHaveCount(0);
  });
});

test('a host that is not allowed sees a sentence, and no data is even fetched', async ({ page, sites }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${sites.stranger}refused.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('alert')).toContainText(`外层页面来自 ${new URL(sites.stranger).origin}`);
  await expect(frame.locator('data')).toHaveCount(0);
  expect(asked.filter((url) => url.includes('/data/'))).toEqual([]);
});

test('a dark board is dark from its first paint, and in the host’s colours', async ({ page, context, sites }) => {
  let go = null;
  const held = new Promise((done) => { go = done; });
  await context.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.setViewportSize({ width: 800, height: 600 });
  await page.goto(`${sites.portal}dark.html`, { waitUntil: 'commit' });
  const canvas = await context.newPage();
  const brightest = async () => {
    const png = (await page.screenshot()).toString('base64');
    return canvas.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const area = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const pen = area.getContext('2d');
      pen.drawImage(image, 0, 0);
      // Grounds, not letters: the share of bright pixels below the host's heading.
      const { data: bytes } = pen.getImageData(0, 90, image.width, image.height - 90);
      let bright = 0;
      for (let at = 0; at < bytes.length; at += 4) if (bytes[at] + bytes[at + 1] + bytes[at + 2] > 450) bright += 1;
      return bright / (bytes.length / 4);
    }, png);
  };
  const seen = [];
  for (let shot = 0; shot < 4; shot += 1) seen.push(await brightest());
  // The page has painted, the program has not even arrived.
  await expect(frameOf(page).locator('#starting')).toBeVisible();
  seen.push(await brightest());
  go();
  for (let shot = 0; shot < 4; shot += 1) seen.push(await brightest());
  await expect(heading(page)).toContainText('咸阳市政协');
  seen.push(await brightest());
  expect(Math.max(...seen), `${seen}`).toBeLessThan(0.08);
  await expect(frameOf(page).locator('body')).toHaveCSS('background-color', 'rgb(12, 17, 23)');
  await expect(frameOf(page).locator('.seal')).toHaveCSS('background-color', 'rgb(124, 196, 255)');
});

test('the keyboard enters a frame and leaves it, and the frame has a name', async ({ page, sites }) => {
  await page.goto(`${sites.portal}keys.html`);
  await expect(frameOf(page).locator('data[data-indicator="studio.count"]').first()).toBeVisible();
  await expect(frameOf(page).locator('.foot__link')).toBeVisible();
  await expect(page.getByTitle('工作室')).toHaveCount(1);
  await page.locator('#before').focus();
  const where = () => page.evaluate(() => document.activeElement.id);
  // A frame is another process: the focus takes a moment to cross.
  await page.keyboard.press('Tab');
  await expect.poll(where).toBe('one');
  const walked = [];
  for (let step = 0; step < 12 && walked.at(-1) !== 'after'; step += 1) {
    await page.keyboard.press('Tab');
    walked.push(await where());
  }
  expect(walked.at(-1)).toBe('after');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(where).toBe('one');
  await axe(page);
});

test.describe('two hundred boards', () => {
  // What a removed frame was still fetching is given up.
  test.use({ expectedProblems: { patterns: [/ERR_ABORTED/] } });

  test('come and go, and nothing of them stays', async ({ page, sites }) => {
    await page.goto(`${sites.portal}empty.html`);
    const client = await page.context().newCDPSession(page);
    const counts = async () => {
      for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
      const { jsEventListeners, documents, nodes } = await client.send('Memory.getDOMCounters');
      const { usedSize } = await client.send('Runtime.getHeapUsage');
      return { jsEventListeners, documents, nodes, usedSize, frames: page.frames().length };
    };
    const rounds = (times, several, event) => page.evaluate(async ([count, atOnce, what]) => {
      const place = document.getElementById('place');
      for (let round = 0; round < count; round += atOnce) {
        const boards = Array.from({ length: atOnce }, () => document.createElement('luzhi-figure'));
        for (const board of boards) {
          for (const [name, value] of [['committee', 'xianyang-2023'], ['of', 'studio.count'], ['period', '2023']]) board.setAttribute(name, value);
        }
        place.append(...boards);
        await Promise.all(boards.map((board) => new Promise((done) => {
          (what === 'load' ? board.shadowRoot : board).addEventListener(what, done, { once: true, capture: true });
        })));
        place.replaceChildren();
      }
      globalThis.heard.length = 0;
    }, [times, several, event]);
    // Some are waited for until they speak, most go while they are still starting.
    await rounds(4, 4, 'luzhi-ready');
    const before = await counts();
    await rounds(20, 4, 'luzhi-ready');
    await rounds(180, 10, 'load');
    await expect.poll(async () => (await counts()).documents).toBeLessThanOrEqual(before.documents);
    const after = await counts();
    expect(after.frames).toBe(1);
    expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + 20);
    expect(after.usedSize - before.usedSize, `${before.usedSize} → ${after.usedSize}`).toBeLessThan(300_000);
  });
});

test('nginx sends what deployments are promised', async ({ request, sites }) => {
  const get = (path, encoding) => request.get(sites.board + path, { headers: { 'accept-encoding': encoding } });
  const index = await get('', 'identity');
  const [script] = /assets\/index-[\w-]+\.js/.exec(await index.text());
  const types = { '': 'text/html; charset=utf-8', [script]: 'text/javascript; charset=utf-8', 'config.json': 'application/json', 'embed.js': 'text/javascript; charset=utf-8' };
  for (const [path, type] of Object.entries(types)) {
    const headers = (await get(path, 'identity')).headers();
    expect(headers['content-type'], path).toBe(type);
    expect(headers['content-security-policy'], path).toContain(`frame-ancestors 'self' ${sites.origin}`);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['access-control-allow-origin'], path).toBe(path === 'embed.js' ? '*' : undefined);
  }
  expect((await (await get('embed.js', 'identity')).body()).length, 'the script of a portal’s page').toBeLessThanOrEqual(5000);
  expect((await get(script, 'identity')).headers()['cache-control']).toContain('immutable');
  expect((await get('', 'identity')).headers()['cache-control']).toBe('no-cache');
  expect((await get('missing.js', 'identity')).status()).toBe(404);
  // A release has compressed copies; an unoptimised build has none, and is sent as it is.
  for (const [encoding, name] of [['br', 'br'], ['gzip', 'gzip']]) {
    const plain = await (await get(script, 'identity')).text();
    const answer = await get(script, encoding);
    expect(await answer.text()).toBe(plain);
    expect([name, undefined]).toContain(answer.headers()['content-encoding']);
    expect(answer.headers()['content-type']).toBe('text/javascript; charset=utf-8');
  }
});

test('the demo portal: its own login, three boards, and data that only it may fetch', async ({ page, sites }) => {
  await page.goto(sites.portal);
  await expect(page).toHaveURL(/login\.html/);
  await page.getByLabel('口令').fill('demo');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(frameOf(page, 'board').locator('.lead')).toBeVisible();
  await page.locator('#own').scrollIntoViewIfNeeded();
  await expect(page.locator('#told')).toContainText('看板没有得到口令');
  await expect(frameOf(page, 'pushed').locator('.foot')).toContainText('应城');
  await axe(page);
});
