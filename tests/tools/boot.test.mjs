// What runs before the first paint: the theme, tokens held to one list with the program, what is hidden.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const CODE = file('public/boot.js');

/** Runs it in a page of an address; `media` are the queries that hold. */
function boot(search, { stored = null, media = [], framed = false } = {}) {
  const style = {};
  const root = { dataset: {}, style: { setProperty: (name, value) => { style[name] = value; } } };
  const window = {};
  window.parent = framed ? {} : window;
  vm.runInNewContext(CODE, {
    document: { documentElement: root }, location: { search }, URLSearchParams, window,
    matchMedia: (query) => ({ matches: media.includes(query) }),
    localStorage: { getItem: () => { if (stored instanceof Error) throw stored; return stored; } },
  });
  return { ...root.dataset, style };
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
