// The test server behaves as a plain static server under a sub-path.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';

let folder;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luzhi-serve-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'luzhi.wasm'), 'wasm');
  server = await serve({ folder, base: '/portal/luzhi/' });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (path) => fetch(new URL(path, server.url), { redirect: 'manual' });

test('serves the page and its files with their media types', async () => {
  const page = await get('/portal/luzhi/');
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.match(page.headers.get('content-security-policy'), /script-src 'self'/);
  assert.equal((await get('/portal/luzhi/luzhi.wasm')).headers.get('content-type'), 'application/wasm');
});

test('does not stand the page in for what is missing or outside', async () => {
  for (const path of ['/', '/index.html', '/portal/luzhi/deep/page', '/portal/luzhi/..%2f..%2fpackage.json', '/portal/luzhi/%ff']) {
    assert.equal((await get(path)).status, 404, path);
  }
});

test('adds the slash that relative addresses need', async () => {
  const moved = await get('/portal/luzhi');
  assert.equal(moved.status, 301);
  assert.equal(moved.headers.get('location'), '/portal/luzhi/');
});
