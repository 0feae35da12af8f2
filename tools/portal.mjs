// `npm run demo:portal`: a small portal on another origin, with a login of its own, that embeds the
// dashboard and hands data over. The portal is localhost, the dashboard 127.0.0.1: two sites to a
// browser. With nginx on PATH the dashboard is served by deploy/nginx.conf, else by the plain server.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { findNginx, serveByNginx } from './nginx.mjs';
import { isMain, main, root, Stop } from './run.mjs';

const FOLDER = join(root, 'examples', 'portal');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
/** What the login of the demo takes; no real one is ever written down. */
const PASSWORD = 'demo';

/** As strict as a portal's policy gets: nothing inline, and of the dashboard its script and its frames. */
export const policyOf = (board) => `default-src 'none'; script-src 'self' ${board}; style-src 'self'; frame-src ${board}; `
  + "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'";

const cookieOf = (request) => /(?:^|; )portal=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 1000) throw new Stop('too long');
  }
  return new URLSearchParams(text);
}

/**
 * A portal that embeds the dashboard. `pages`: further pages by path, for tests: functions that answer with
 * HTML in which `{{board}}` stands for the dashboard's address, or with the text of a script. `boardAt` tells that
 * address, which may be known only once the portal has a port.
 */
export function servePortal({ boardAt, port = 0, host = 'localhost', pages = {}, policy = policyOf }) {
  const logins = new Set();
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://portal');
    const send = (status, type, text, more = {}) => response
      .writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...more }).end(text);
    const go = (to, more = {}) => send(303, 'text/plain', '', { location: to, ...more });
    const isIn = logins.has(cookieOf(request));
    const show = (path, text) => send(200, TYPES[extname(path)] ?? TYPES['.html'], text.replaceAll('{{board}}', boardAt()), { 'content-security-policy': policy(new URL(boardAt()).origin, path) });
    if (pathname === '/favicon.ico') return send(204, 'image/x-icon', '');
    if (pages[pathname] !== undefined) return show(pathname, pages[pathname]());
    if (pathname === '/login' && request.method === 'POST') {
      if ((await bodyOf(request)).get('password') !== PASSWORD) return go('/login.html?again');
      const key = randomUUID();
      logins.add(key);
      return go('/', { 'set-cookie': `portal=${key}; HttpOnly; SameSite=Lax; Path=/` });
    }
    if (pathname === '/logout') {
      logins.delete(cookieOf(request));
      return go('/login.html');
    }
    // What only the portal may fetch, with its own login.
    if (pathname === '/api/export.json') {
      return isIn ? send(200, 'application/json', readFileSync(join(root, 'public', 'data', 'yingcheng-2020.json')))
        : send(401, 'text/plain', 'log in first');
    }
    if (pathname === '/' && !isIn) return go('/login.html');
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    if (!TYPES[extname(path)] || path.includes('..')) return send(404, 'text/plain', 'not found');
    try {
      return show(path, readFileSync(join(FOLDER, path), 'utf8'));
    } catch {
      return send(404, 'text/plain', 'not found');
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400).end());
  });
  return new Promise((done, failed) => {
    server.once('error', (error) => failed(new Stop(`Port ${port} cannot be used: ${error.message}`)));
    server.listen(port, '127.0.0.1', () => done({
      url: `http://${host}:${server.address().port}/`,
      origin: `http://${host}:${server.address().port}`,
      close: () => new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
    }));
  });
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '4180' }, board: { type: 'string', default: '4181' } } });
    const [port, boardPort] = [Number(values.port), Number(values.board)];
    const origins = [`http://localhost:${port}`];
    const by = findNginx() ? 'nginx with deploy/nginx.conf' : 'the plain server of npm run serve (nginx is not installed)';
    const board = findNginx()
      ? await serveByNginx({ port: boardPort, origins })
      : await (await import('./serve.mjs')).serve({ port: boardPort, base: '/luzhi/', origins });
    const portal = await servePortal({ boardAt: () => board.url, port });
    console.log(`The portal is at  ${portal.url}  (password: ${PASSWORD}; Ctrl+C stops)`);
    console.log(`The dashboard is at  ${board.url}  by ${by}.`);
    const stop = () => Promise.all([portal.close(), board.close()]).then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
