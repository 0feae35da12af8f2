// The module and its glue, shortened: they still fit each other, and nothing unused is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange } from '../../tools/vite-first.mjs';
import { byTurns, prune, quiet, trim } from '../../tools/trim.mjs';

const text = (words) => [words.length, ...Buffer.from(words)];
const section = (id, bytes) => [id, (bytes.length & 127) | 128, bytes.length >> 7, ...bytes];

/** Imports two functions and a memory of the glue and one of another part; exports two that call them. */
const MODULE = Uint8Array.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, [1, 0x60, 0, 1, 0x7f]),
  ...section(2, [4,
    ...text('./luzhi_bg.js'), ...text('__wbg_one_0123456789abcdef'), 0, 0,
    ...text('./luzhi_bg.js'), ...text('__wbg_gone_0123456789abcdef'), 0, 0,
    ...text('./luzhi_bg.js'), ...text('__wbg_memory'), 2, 1, 1, 2,
    ...text('./other.js'), ...text('__wbg_other'), 0, 0]),
  ...section(3, [2, 0, 0]),
  ...section(7, [2, ...text('__wbindgen_go'), 0, 3, ...text('intounderlyingsink_write'), 0, 4]),
  ...section(10, [2, 4, 0, 0x10, 0, 0x0b, 4, 0, 0x10, 1, 0x0b]),
]);

const GLUE = `
export class IntoUnderlyingSink { write() { return wasm.intounderlyingsink_write(); } }
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.write;
function __wbg_get_imports() {
  const import0 = {
    __proto__: null,
    __wbg_one_0123456789abcdef: function() { return 7; },
    __wbg_gone_0123456789abcdef: function() { return 8; },
    __wbg_memory: memory,
  };
  return { './luzhi_bg.js': import0, './other.js': other };
}
const go = () => wasm.__wbindgen_go();
`;

test('short names on both sides, and other parts’ names as they were', async () => {
  const done = trim(MODULE, GLUE);
  const module = new WebAssembly.Module(done.module);
  const imports = WebAssembly.Module.imports(module);
  assert.deepEqual(imports.map(({ module: from }) => from), ['./luzhi_bg.js', './luzhi_bg.js', './luzhi_bg.js', './other.js']);
  assert.equal(imports[3].name, '__wbg_other');
  assert.ok(imports.slice(0, 3).every(({ name }) => name.length <= 3));
  assert.equal(WebAssembly.Module.exports(module).length, 1);

  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const glue = done.glue.replaceAll('export ', '');
  // What the page would run, run here.
  const run = new Function('memory', 'other', `let wasm; ${glue}; return { imports: __wbg_get_imports(), go, is: (it) => { wasm = it; } };`);
  const { imports: given, go, is } = run(memory, { __wbg_other: () => 9 });
  is((await WebAssembly.instantiate(module, given)).exports);
  assert.equal(go(), 7);
});

test('the glue of a module loses what the module does not ask for', async () => {
  const asks = Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 1, 0x7f]),
    ...section(2, [1, ...text('./luzhi_bg.js'), ...text('__wbg_one_0123456789abcdef'), 0, 0]),
  ]);
  const glue = await prune(asks, GLUE);
  assert.match(glue, /return 7/);
  assert.doesNotMatch(glue, /return 8|IntoUnderlying/);
  assert.match(glue, /__proto__: null/);
});

test('the glue says nothing to those who program with it', () => {
  const glue = 'if (a) { console.warn("`x` failed (see y). Original error:\\n", e); } else { throw e; }\nlet b = 1; console.warn(\'old `z()`; use one object\')\nb += 1;';
  const done = quiet(glue);
  assert.doesNotMatch(done, /console/);
  assert.equal(new Function('a', 'e', `${done}; return b;`)(true), 2);
  assert.throws(() => new Function('a', 'e', done)(false, new Error('kept')), /kept/);
});

test('the style sheet comes after the skeleton, the module with the page', () => {
  const html = '<head>\n    <script src="./boot.js"></script>\n    <link rel="stylesheet" href="./a.css">\n  </head>\n  <body>\n    <div id="app"></div>\n  </body>';
  const done = arrange(html, 'assets/luzhi_bg-1.wasm');
  assert.ok(done.indexOf('a.css') > done.indexOf('id="app"'));
  // Found by the script that runs before the first paint, which asks for the data first.
  assert.match(done, /<link id="module" href="\.\/assets\/luzhi_bg-1\.wasm" as="fetch" type="application\/wasm" crossorigin>\s*<script src="\.\/boot\.js">/);
  assert.throws(() => arrange('<head></head>', 'a.wasm'), /style sheet/);
});

test('a module is compiled in one turn and begun in another', () => {
  const glue = 'async function load(module, imports) { return await WebAssembly.instantiateStreaming(module, imports); }';
  const done = byTurns(glue);
  assert.doesNotMatch(done, /instantiateStreaming/);
  assert.match(done, /compileStreaming[^]*setTimeout[^]*WebAssembly\.instantiate\(compiled, imports\), module: compiled/);
  assert.throws(() => byTurns('nothing of the kind'), /another glue/);
});
