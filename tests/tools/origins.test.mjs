// Who may embed the page, as the server says it, comes from the list that the page itself reads.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../deploy/origins.sh', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'luzhi-origins-'));
after(() => rmSync(folder, { recursive: true }));

function origins(server, config) {
  const path = join(folder, 'config.json');
  writeFileSync(path, config);
  return spawnSync('sh', [SCRIPT, server, path], { encoding: 'utf8' });
}

test('writes the list for nginx and for Caddy', () => {
  const config = JSON.stringify({ embed: { allowedOrigins: ['https://portal.example.gov.cn', 'http://10.1.2.3:8080'] } }, null, 2);
  const list = "'self' https://portal.example.gov.cn http://10.1.2.3:8080";
  assert.equal(origins('nginx', config).stdout, `set $luzhi_ancestors "${list}";\n`);
  assert.equal(origins('caddy', config).stdout, `vars luzhi_ancestors "${list}"\n`);
});

test('a list of nobody allows the page itself', () => {
  for (const config of ['{"embed":{"allowedOrigins":[]}}', '{}', '']) {
    assert.equal(origins('nginx', config).stdout, 'set $luzhi_ancestors "\'self\'";\n');
  }
});

test('what is no origin stops it, and nothing is written', () => {
  for (const bad of ['*', 'https://*.example', 'https://a.example/', 'a.example', 'https://a.example; script-src *', "'none'", 'https://A.example', 'null']) {
    const done = origins('nginx', JSON.stringify({ embed: { allowedOrigins: ['https://ok.example', bad] } }));
    assert.equal(done.status, 1, bad);
    assert.equal(done.stdout, '', bad);
    assert.match(done.stderr, /is no origin/);
  }
});

test('the same policy is sent by nginx and by Caddy', () => {
  const policyOf = (name) => /Content-Security-Policy "([^"]+)"/.exec(readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8'))[1];
  const nginx = policyOf('nginx.conf').replace('$luzhi_ancestors', 'X');
  assert.equal(policyOf('Caddyfile').replace('{vars.luzhi_ancestors}', 'X'), nginx);
  assert.match(nginx, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(nginx, /script-src[^;]*'unsafe-(inline|eval)'|style-src [^;]*'unsafe-inline'/);
});
