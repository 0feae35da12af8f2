// What runs before the first paint: the theme, tokens held to one list with the program, what is hidden.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const CODE = file('public/boot.js');

/** Runs it in a page of an address; `media` are the queries that hold. */
function boot(search, { stored = null, media = [], framed = false, hash = '', protocol = 'https:', list = null } = {}) {
  const style = {};
  const root = { dataset: {}, style: { setProperty: (name, value) => { style[name] = value; } } };
  const window = {};
  window.parent = framed ? {} : window;
  const asked = [];
  const watched = [];
  const fetch = (url) => {
    asked.push(url);
    const answer = { clone: () => answer, json: async () => { if (!list) throw new Error('no list'); return list; } };
    return Promise.resolve(answer);
  };
  vm.runInNewContext(CODE, {
    // Without a first screen.
    document: { documentElement: root, baseURI: 'https://a.example/board/', getElementById: () => null },
    location: { search, hash, protocol, origin: 'https://a.example' }, URLSearchParams, URL, window, fetch,
    MutationObserver: class { observe() { watched.push(this); } },
    matchMedia: (query) => ({ matches: media.includes(query) }),
    localStorage: { getItem: () => { if (stored instanceof Error) throw stored; return stored; } },
  });
  return { ...root.dataset, style, asked, early: window.luzhiEarly, isCleared: watched.length > 0 };
}

test('the theme is that of the address, else what was chosen, else what the system asks for', () => {
  const dark = ['(prefers-color-scheme: dark)'];
  assert.equal(boot('').theme, 'light');
  assert.equal(boot('', { media: dark }).theme, 'dark');
  assert.equal(boot('', { media: [...dark, '(prefers-contrast: more)'] }).theme, 'contrast');
  assert.equal(boot('', { stored: 'dark' }).theme, 'dark');
  assert.equal(boot('?theme=light', { stored: 'dark', media: dark }).theme, 'light');
  assert.equal(boot('?theme=system', { stored: 'light', media: dark }).theme, 'dark');
  assert.equal(boot('?theme=pink', { media: dark }).theme, 'dark');
  assert.equal(boot('', { stored: new Error('no storage in this frame') }).theme, 'light');
});

test('tokens are taken and refused by the list that the program is held to', () => {
  const { taken, refused } = JSON.parse(file('tests/fixtures/embed/tokens.json'));
  for (const [name, value] of taken) {
    assert.equal(boot(`?token.${name}=${encodeURIComponent(value)}`).style[`--host-${name}`], value, `${name}: ${value}`);
  }
  for (const [name, value] of refused) {
    assert.deepEqual(boot(`?token.${name}=${encodeURIComponent(value)}`).style, {}, `${name}: ${value}`);
  }
});

test('what is hidden and fixed stands on the root, and a frame is one', () => {
  const seen = boot('?hide=header,filters&committee=a&region=610402&height=auto', { framed: true });
  assert.deepEqual([seen.hide, seen.fixed, seen.frame], ['header filters files', 'committee region', 'auto']);
  assert.equal(boot('?readonly=1').hide.trim(), 'filters exports files');
  assert.equal(boot('', { framed: true }).frame, 'fixed');
  assert.equal(boot('').frame, undefined);
});

test('the export that the link names sets out after the list, once, and nothing from elsewhere', async () => {
  const list = { default: 'b', exports: [{ path: 'a.json' }, { path: 'sub/b.json' }, { path: 'c.json', parts: [] }, { path: 'https://b.example/d.json' }] };
  const asks = async (hash, options) => {
    const { asked, early } = boot('', { hash, list, ...options });
    // Whoever gets the list finds the export that has set out.
    await early?.get('https://a.example/board/data/index.json');
    assert.deepEqual([...(early?.keys() ?? [])], asked);
    return asked.map((url) => url.replace('https://a.example/board/data/', ''));
  };
  assert.deepEqual(await asks(''), ['index.json', 'sub/b.json']);
  assert.deepEqual(await asks('#/family/studio?period=2023&data=a'), ['index.json', 'a.json']);
  assert.deepEqual(await asks('#/overview?data=a.json'), ['index.json', 'a.json']);
  for (const key of ['c', 'd', 'unknown']) assert.deepEqual(await asks(`#/overview?data=${key}`), ['index.json']);
  assert.deepEqual(await asks('', { list: null }), ['index.json']);
  // A list that says nothing of where to begin begins with its first.
  for (const first of [undefined, 'unknown']) {
    assert.deepEqual(await asks('', { list: { ...list, default: first } }), ['index.json', 'a.json']);
  }
  assert.deepEqual(await asks('', { list: { exports: [] } }), ['index.json']);
  // Not in a frame, before it is known who is around; not on a wall, which looks for itself; not from a file.
  assert.deepEqual(await asks('', { framed: true }), []);
  assert.deepEqual(await asks('#/kiosk?dwell=20'), []);
  assert.deepEqual(await asks('', { protocol: 'file:' }), []);
});

test('the skeleton stands for pages alone', () => {
  assert.equal(boot('', { hash: '#/overview' }).isCleared, false);
  for (const hash of ['#/kiosk', '#/leader?period=2023', '#/chart/studio.count/trend', '#/figure/studio.count']) {
    assert.equal(boot('', { hash }).isCleared, true, hash);
  }
  assert.equal(boot('', { framed: true }).isCleared, true);
});
