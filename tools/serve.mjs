// A plain static server for dist/ under a sub-path, as a reader's own server would be:
// right media types, compressed copies, a strict content security policy, and 404 for
// what is not there. `npm run serve -- --port 8080 --base /portal/luzhi/`.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { isMain, main, root, Stop } from './run.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

/**
 * What the page gets by with. Style attributes are what ECharts' tooltips need. Chromium
 * before 97 does not know 'wasm-unsafe-eval': a server that sends it a policy at all has
 * to say 'unsafe-eval' instead, or it refuses every WebAssembly module.
 */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
  + "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'";

const sizeOf = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : null;
};

/** The file that a request's path means, or null. */
export function fileFor(folder, base, path) {
  let wanted;
  try {
    wanted = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (!wanted.startsWith(base) || wanted.includes('\0')) return null;
  const inside = wanted.slice(base.length);
  const file = resolve(folder, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
  return file.startsWith(resolve(folder) + sep) && sizeOf(file) !== null ? file : null;
}

function answer(folder, base, origins, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === base.slice(0, -1)) {
    response.writeHead(301, { location: base }).end();
    return;
  }
  const file = ['GET', 'HEAD'].includes(request.method) ? fileFor(folder, base, pathname) : null;
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  // Who may embed the page is said by the config.json of the deployment, which this one is.
  if (origins && pathname === `${base}config.json`) {
    response.writeHead(200, { 'content-type': TYPES['.json'], 'cache-control': 'no-cache' })
      .end(JSON.stringify({ embed: { allowedOrigins: origins } }));
    return;
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const [encoding, ending] = [['br', '.br'], ['gzip', '.gz']]
    .find(([name, end]) => accepted.includes(name) && sizeOf(file + end) !== null) ?? [null, ''];
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': sizeOf(file + ending),
    'content-security-policy': origins ? `${POLICY}; frame-ancestors 'self' ${origins.join(' ')}` : POLICY,
    // Modules of another origin are fetched with CORS; the script of the portal's page is for everybody.
    ...(pathname === `${base}embed.js` && { 'access-control-allow-origin': '*' }),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    ...(encoding && { 'content-encoding': encoding }),
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file + ending).pipe(response);
}

/**
 * Serves `folder` below `base` (with slashes at both ends); port 0 takes a free one. `origins`, where
 * given, may embed the page in place of those of its config.json.
 */
export function serve({ folder = join(root, 'dist'), base = '/', port = 0, host = '127.0.0.1', origins = null } = {}) {
  if (sizeOf(join(folder, 'index.html')) === null) throw new Stop('There is no dist/ to serve: run npm run build first.');
  const server = createServer((request, response) => answer(folder, base, origins, request, response));
  return new Promise((done, failed) => {
    server.once('error', (error) => failed(new Stop(`Port ${port} cannot be used: ${error.message}`)));
    server.listen(port, host, () => done({
      url: `http://${host}:${server.address().port}${base}`,
      close: () => new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
    }));
  });
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4173' },
        base: { type: 'string', default: '/' },
        host: { type: 'string', default: '127.0.0.1' },
      },
    });
    const { url } = await serve({ ...values, port: Number(values.port) });
    console.log(`dist/ is at  ${url}  (Ctrl+C stops)`);
  });
}
