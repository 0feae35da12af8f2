// First screens: of which export, and that nothing a file says becomes markup.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildFirst, openedFirst, screenOf } from '../../tools/first.mjs';
import { root, Stop } from '../../tools/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'luzhi-first-'));
const data = (name) => join(root, 'public', 'data', name);

before(buildFirst);
after(() => rmSync(folder, { recursive: true, force: true }));

test('the first export is the default of the list, else its first; none in parts or large, none where something is hidden', () => {
  const exports = [{ path: 'a.json', bytes: 9 }, { path: 'sub/b.json', bytes: 9 }, { path: 'c.json', bytes: 9, parts: [{}] }, { path: 'd.json', bytes: 5e6 }];
  assert.deepEqual(openedFirst({ exports }), { path: 'a.json', id: 'a' });
  assert.deepEqual(openedFirst({ exports, default: 'b' }), { path: 'sub/b.json', id: 'b' });
  assert.equal(openedFirst({ exports, default: 'c' }), null);
  assert.equal(openedFirst({ exports, default: 'd' }), null);
  assert.equal(openedFirst({ exports, privacy: true }), null);
  assert.equal(openedFirst({ exports: [] }), null);
});

test('a real export has its figures, and one option for each of its charts in every style', () => {
  for (const id of ['xianyang-2023', 'datong-2018', 'xianyang-demo']) {
    const { html, charts } = screenOf(data('index.json'), data(`${id}.json`), id);
    const meta = JSON.parse(readFileSync(data(`${id}.json`), 'utf8'));
    assert.ok(html.includes(meta.committee.short ?? meta.committee.name), id);
    assert.ok((html.match(/<data class="figure/g) ?? []).length >= 1, id);
    const places = (html.match(/class="chart__plot/g) ?? []).length;
    assert.deepEqual(Object.keys(charts), ['light', 'dark', 'contrast']);
    for (const options of Object.values(charts)) {
      assert.equal(options.length, places, id);
      for (const option of options) assert.ok(JSON.parse(option).series.length > 0);
    }
  }
});

test('a name that looks like markup stays a name', () => {
  const wicked = '<script>alert("1")</script><img src=x onerror=alert(1)>&amp;';
  const file = JSON.parse(readFileSync(data('xianyang-2023.json'), 'utf8'));
  file.title = wicked;
  file.committee.name = wicked;
  file.committee.short = wicked;
  for (const indicator of file.indicators ?? []) Object.assign(indicator, { name: wicked, unit: wicked });
  for (const record of file.records ?? []) record.title = wicked;
  for (const source of file.sources ?? []) Object.assign(source, { title: wicked, publisher: wicked });
  const path = join(folder, 'wicked.json');
  writeFileSync(path, JSON.stringify(file));
  const { html } = screenOf(data('index.json'), path, 'wicked');
  assert.ok(html.includes('&lt;script&gt;'));
  assert.ok(!/<(script|img)\b/.test(html));

});

test('a file that is no export is a sentence', () => {
  const path = join(folder, 'broken.json');
  writeFileSync(path, '{"format": "luzhi/1",');
  assert.throws(() => screenOf(data('index.json'), path, 'broken'), Stop);
});
