// The dashboard inside a portal of another origin, served by a real nginx with deploy/nginx.conf.
import { serveByNginx } from '../../tools/nginx.mjs';
import { servePortal } from '../../tools/portal.mjs';
import { axe, expect, test as base } from './helpers.mjs';

const page = (body, script = '') => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>
<script src="/note.js"></script>${script}</head><body><h1>门户</h1>${body}</body></html>`;
const embed = '<script src="{{board}}embed.js"></script>';

/** Notes what the elements say and what a policy objects to; sends what a test asks it to. */
const NOTE = `globalThis.heard = []; globalThis.objections = [];
for (const type of ['ready', 'height', 'navigate', 'figure', 'state', 'error']) {
  addEventListener('luzhi-' + type, ({ detail, target }) => heard.push({ ...detail, of: target.id, at: performance.now() }));
}
addEventListener('securitypolicyviolation', (event) => objections.push(event.violatedDirective));`;

const PAGES = {
  '/note.js': NOTE,
  '/one.html': page('<luzhi-board id="one" committee="xianyang-2023"></luzhi-board>', embed),
};

/** Two origins, two sites: a portal on localhost, nginx on 127.0.0.1. */
const test = base.extend({
  sites: [async ({}, use) => {
    // The portal's port is known before the dashboard's list of origins is written.
    let board = null;
    const portal = await servePortal({ boardAt: () => board, pages: PAGES });
    const nginx = await serveByNginx({ origins: [portal.origin] });
    board = nginx.url;
    await use({ portal, board: nginx });
    await nginx.close();
    await portal.close();
  }, { scope: 'worker' }],
});

const heard = (at, type, of) => at.evaluate(([kind, id]) => globalThis.heard.filter((m) => m.type === kind && (!id || m.of === id)), [type, of]);

test('a board of another origin is as tall as its content, both ways', async ({ page: at, sites }) => {
  await at.goto(`${sites.portal.url}one.html`);
  const frame = at.frameLocator('#one iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('咸阳市政协');
  await expect.poll(async () => (await heard(at, 'ready')).length).toBe(1);
  const height = () => at.locator('#one iframe').evaluate((f) => f.getBoundingClientRect().height);
  await expect.poll(height).toBeGreaterThan(800);
});
