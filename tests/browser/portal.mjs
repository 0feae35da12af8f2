// Two origins for the tests of embedding: a portal on localhost, and the dashboard behind a real nginx
// with deploy/nginx.conf on 127.0.0.1, which is another site to a browser.
import { serveByNginx } from '../../tools/nginx.mjs';
import { policyOf, servePortal } from '../../tools/portal.mjs';
import { test as base } from './helpers.mjs';

const page = (body, scripts = ['{{board}}embed.js']) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>
<link rel="stylesheet" href="/page.css"><script src="/note.js"></script>${scripts.map((src) => `<script src="${src}"></script>`).join('')}
</head><body><h1>门户</h1>${body}</body></html>`;

/** Notes what the elements say and what the policy objects to. */
const NOTE = `globalThis.heard = []; globalThis.objections = [];
for (const type of ['ready', 'height', 'navigate', 'figure', 'state', 'error']) {
  addEventListener('luzhi-' + type, ({ detail, target }) => heard.push({ ...detail, of: target.id, at: Date.now() }));
}
addEventListener('securitypolicyviolation', (event) => objections.push(event.violatedDirective));`;

/** A page without the elements: a frame, and messages by hand. */
const RAW = `globalThis.inbox = [];
addEventListener('message', (event) => inbox.push({ origin: event.origin, ...event.data }));
globalThis.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, new URL('{{board}}').origin);
globalThis.flood = (count, message) => { for (let n = 0; n < count; n += 1) say(message); };`;

/** A third page that the portal shows: it speaks to the dashboard's frame over the portal's head. */
const ELSEWHERE = `setInterval(() => { for (let n = 0; n < parent.frames.length; n += 1) {
  if (parent.frames[n] !== window) parent.frames[n].postMessage({ luzhi: 1, type: 'hello' }, '*');
} }, 50); addEventListener('message', (event) => document.title = 'heard ' + JSON.stringify(event.data));`;

const PAGES = {
  '/note.js': NOTE,
  '/raw.js': RAW,
  '/page.css': 'body { margin: 0; font: 16px sans-serif; } :root[data-dark] { background: #0c1117; color-scheme: dark; } .below { margin-top: 3000px; }',
  '/dark.js': "document.documentElement.dataset.dark = '';",
  '/one.html': page('<luzhi-board id="one" committee="xianyang-2023"></luzhi-board>'),
  '/module.html': page('<luzhi-figure id="one" committee="xianyang-2023" of="studio.count" period="2023"></luzhi-figure><script type="module" src="{{board}}embed.js"></script>', []),
  '/many.html': page(`<luzhi-board id="a" committee="xianyang-2023"></luzhi-board>
    <luzhi-chart id="b" committee="xianyang-demo" of="proposal.filed"></luzhi-chart>
    <luzhi-chart id="c" committee="xianyang-demo" of="studio.count" by="regions" period="2023"></luzhi-chart>
    <luzhi-board id="d" committee="datong-2018" page="family/opinion" hide="header"></luzhi-board>
    <luzhi-board id="e" committee="xianyang-demo" page="brief" hide="header filters exports"></luzhi-board>`),
  '/far.html': page('<div class="below"><luzhi-board id="one" committee="xianyang-2023"></luzhi-board></div>'),
  '/county.html': page('<luzhi-board id="one" committee="xianyang-demo" region="610402" period="2023" fixed="committee region" page="region/610402"></luzhi-board>'),
  '/pushed.html': page('<luzhi-board id="one" data="host" hide="header"></luzhi-board>'),
  '/keys.html': page('<button id="before">前</button><luzhi-figure id="one" committee="xianyang-2023" of="studio.count" period="2023" label="工作室"></luzhi-figure><button id="after">后</button>'),
  '/dark.html': page('<luzhi-board id="one" committee="xianyang-2023" theme="dark" tokens="accent: #7cc4ff; bg: #0c1117"></luzhi-board>', ['/dark.js', '{{board}}embed.js']),
  '/empty.html': page('<div id="place"></div>'),
  '/raw.html': page('<iframe title="看板" width="1000" height="700" src="{{board}}?data=host#/overview"></iframe>', ['/raw.js']),
  '/plain.html': page('<iframe title="看板" width="1000" height="700" src="{{board}}#/family/studio?data=xianyang-2023&amp;period=2023"></iframe>', []),
};

export const test = base.extend({
  sites: [async ({}, use) => {
    let board = null;
    let stranger = null;
    const texts = (pages) => Object.fromEntries(Object.entries(pages).map(([path, text]) => [path, () => text]));
    const portal = await servePortal({
      boardAt: () => board,
      pages: {
        ...texts(PAGES),
        '/beside.html': () => page(`<iframe title="看板" width="1000" height="700" src="{{board}}#/overview?data=xianyang-2023"></iframe>
          <iframe title="其他" src="${stranger.url}elsewhere.html"></iframe>`, ['/raw.js']),
      },
      policy: (origin, path) => (path === '/beside.html' ? policyOf(`${origin} ${stranger.origin}`) : policyOf(origin)),
    });
    // A page that the deployment's list does not name.
    stranger = await servePortal({
      boardAt: () => board,
      pages: {
        ...texts({ ...PAGES, '/elsewhere.html': page('', ['/elsewhere.js']), '/elsewhere.js': ELSEWHERE }),
        // By a server that sends no frame-ancestors: the page has to decide by itself.
        '/refused.html': () => page(`<iframe title="看板" width="1000" height="700" src="${process.env.LUZHI_TEST_URL}#/overview"></iframe>`, []),
      },
      policy: () => "default-src 'none'; script-src 'self'; style-src 'self'; frame-src http:",
    });
    const nginx = await serveByNginx({ origins: [portal.origin] });
    board = nginx.url;
    await use({ portal: portal.url, origin: portal.origin, stranger: stranger.url, board });
    await Promise.all([nginx.close(), portal.close(), stranger.close()]);
  }, { scope: 'worker' }],
});

/** Messages of a type that the elements of a page have said. */
export const heard = (page, type, of) => page.evaluate(
  ([kind, id]) => globalThis.heard.filter((message) => message.type === kind && (!id || message.of === id)), [type, of ?? null]);

export const frameOf = (page, id = 'one') => page.frameLocator(`#${id} iframe`);

/** The frame itself, to look into it. */
export async function insideOf(page, id = 'one') {
  const handle = await page.locator(`#${id} iframe`).elementHandle();
  return handle.contentFrame();
}

export { axe, expect } from './helpers.mjs';
