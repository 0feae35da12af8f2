// A linked module's unused exports are emptied where they stand, and their relocations go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyUnused } from '../../tools/wasm-unused.mjs';

const text = (value) => [value.length, ...Buffer.from(value)];
const section = (id, content) => [id, content.length, ...content];

/** One imported function; `used` and `unused` both call it, with a relocation for each call. */
function linked() {
  const call = [0, 0x41, 7, 0x1a, 0x10, 0, 0x0b];
  const custom = (name, content) => section(0, [...text(name), ...content]);
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [1, ...text('env'), ...text('far'), 0, 0]),
    ...section(3, [2, 0, 0]),
    ...section(7, [2, ...text('used'), 0, 1, ...text('unused'), 0, 2]),
    ...section(10, [2, call.length, ...call, call.length, ...call]),
    // Kind (0: a function, 3: a place in memory, which has an addend), offset, index.
    ...custom('reloc.CODE', [4, 4, 0, 7, 0, 3, 4, 1, 0x7f, 0, 15, 0, 3, 12, 1, 0x7f]),
  ]);
}

const relocations = (module) => {
  const [content] = WebAssembly.Module.customSections(new WebAssembly.Module(module), 'reloc.CODE');
  return [...new Uint8Array(content)];
};

test('an unused export is emptied, what is used stays as it is', () => {
  const before = linked();
  const after = emptyUnused(before, (name) => name === 'unused');
  const called = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(after), { env: { far: () => called.push('far') } });
  exports.used();
  assert.deepEqual(called, ['far']);
  assert.throws(() => exports.unused(), WebAssembly.RuntimeError);
  assert.deepEqual(called, ['far']);
  assert.deepEqual(relocations(before), [4, 4, 0, 7, 0, 3, 4, 1, 0x7f, 0, 15, 0, 3, 12, 1, 0x7f]);
  assert.deepEqual(relocations(after), [4, 2, 0, 7, 0, 3, 4, 1, 0x7f]);
});

test('without an unused export the module stays as it is', () => {
  assert.deepEqual(new Uint8Array(emptyUnused(linked(), () => false)), linked());
});
