// The target_features section is edited, not lost, and the rest of a module stays as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropFeatures, features } from '../../tools/wasm-features.mjs';

const text = (value) => [value.length, ...Buffer.from(value)];
const section = (id, content) => [id, content.length, ...content];
const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const type = section(1, [1, 0x60, 0, 0]);
const other = section(0, [...text('producers'), 0]);
const claims = (...names) => section(0, [...text('target_features'), names.length, ...names.flatMap((name) => [0x2b, ...text(name)])]);
const module = (...sections) => Buffer.from([...header, ...sections.flat()]);

test('leaves out what is named and keeps the rest in order', () => {
  const before = module(type, claims('multivalue', 'reference-types', 'sign-ext'), other);
  const after = dropFeatures(before, ['reference-types', 'call-indirect-overlong']);
  assert.deepEqual(after, module(type, claims('multivalue', 'sign-ext'), other));
  assert.deepEqual(features(after), ['multivalue', 'sign-ext']);
  assert.ok(WebAssembly.validate(after));
});

test('keeps the section when nothing is left in it', () => {
  assert.deepEqual(dropFeatures(module(claims('reference-types')), ['reference-types']), module(claims()));
});

test('leaves a module without the section as it is', () => {
  assert.deepEqual(dropFeatures(module(type, other), ['reference-types']), module(type, other));
});

test('refuses what is no module', () => {
  assert.throws(() => dropFeatures(Buffer.from('<!doctype html>'), []), /not a WebAssembly module/);
});
