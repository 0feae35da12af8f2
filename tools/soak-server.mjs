// A server for the soak: dist/, with exports that change, and faults in their delivery by a plan.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { root } from './run.mjs';
import { fileFor, POLICY } from './serve.mjs';

const BASE = '/wall/';
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };
const FILE = 'xianyang-demo.json';

export const FAULTS = ['404', '500', 'truncated', 'hung', 'wrong type', 'older', 'corrupted hash', 'other committee'];

const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * Serves until closed. `set({ version, fault })` says what the next look finds: the export of that
 * version, whose number stands in the committee's short name, or a fault in its place.
 */
export async function soakServer() {
  const demo = JSON.parse(readFileSync(join(root, 'public', 'data', FILE), 'utf8'));
  const versions = new Map();
  const state = { version: 1, fault: null, looks: 0 };
  const make = (version, change = {}) => Buffer.from(JSON.stringify({
    ...demo,
    generated_at: new Date(Date.UTC(2026, 0, 1) + version * 60_000).toISOString().replace('.000', ''),
    ...change,
    committee: { ...demo.committee, short: `第${version}版`, ...change.committee },
  }));
  const bytesOf = (version) => {
    if (!versions.has(version)) {
      versions.clear();
      versions.set(version, make(version));
    }
    return versions.get(version);
  };

  /** The bytes of the export, and those that the list names. */
  function data() {
    const good = bytesOf(state.version);
    const next = () => make(state.version + 1);
    switch (state.fault) {
      case 'truncated': return [next().subarray(0, 5000), next()];
      case 'wrong type': { const page = Buffer.from('<!doctype html><p>Please log in'); return [page, page]; }
      case 'older': { const old = make(state.version, { generated_at: '2020-01-01T00:00:00Z' }); return [old, old]; }
      case 'corrupted hash': { const bad = Buffer.from(next()); bad[bad.length >> 1] ^= 1; return [bad, next()]; }
      case 'other committee': { const other = make(state.version + 1, { committee: { id: 'other' } }); return [other, other]; }
      case '500': return [null, next()];
      default: return [good, good];
    }
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const send = (status, type, body) => response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY, 'cache-control': 'no-cache' }).end(body);
    if (path === `${BASE}data/index.json`) {
      state.looks += 1;
      if (state.fault === '404') return send(404, 'text/plain', 'Not found');
      if (state.fault === 'hung') return undefined;
      const [, named] = data();
      const exports = [{ path: FILE, title: demo.title, sha256: sha(named), bytes: named.length }];
      return send(200, TYPES['.json'], JSON.stringify({ exports, default: 'xianyang-demo' }));
    }
    if (path === `${BASE}data/${FILE}`) {
      const [bytes] = data();
      return bytes ? send(200, TYPES['.json'], bytes) : send(500, 'text/plain', 'Broken');
    }
    const file = fileFor(join(root, 'dist'), BASE, path);
    if (!file) return send(404, 'text/plain', 'Not found');
    return send(200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    url: `http://127.0.0.1:${server.address().port}${BASE}`,
    state,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
