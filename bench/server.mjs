// Serves a folder to the page that measures.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2',
};

/** A folder at an address of this machine; `packed` serves the `.br` or `.gz` beside a file, as a good server does. */
export async function serve(folder, { packed = false } = {}) {
  const server = createServer((request, response) => {
    let path = join(folder, normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
    if (path.endsWith('/')) path += 'index.html';
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const accepted = request.headers['accept-encoding'] ?? '';
    const found = [packed && accepted.includes('br') && ['br', '.br'], packed && accepted.includes('gzip') && ['gzip', '.gz'], [null, '']]
      .filter(Boolean)
      .map(([encoding, ending]) => ({ encoding, path: path + ending, size: statSync(path + ending, { throwIfNoEntry: false })?.size }))
      .find((one) => one.size !== undefined);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': type, 'content-length': found.size, ...(found.encoding ? { 'content-encoding': found.encoding } : {}),
      // Nothing comes from a store of an earlier run.
      'cache-control': 'no-store',
    });
    createReadStream(found.path).pipe(response);
  });
  await new Promise((resume) => { server.listen(0, '127.0.0.1', resume); });
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
