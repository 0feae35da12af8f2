// This project: its reader and its queries, in one WebAssembly module.
import { COUNTIES, Q1, Q2, Q3, Q4, WINDOW } from '../shape.js';

export const name = 'Luzhi';
let compiled;

export async function start() {
  const bytes = await (await fetch('luzhi_bench.wasm')).arrayBuffer();
  compiled = await WebAssembly.compile(bytes);
}

export async function load(file) {
  const imports = {};
  for (const { module, name: id } of WebAssembly.Module.imports(compiled)) (imports[module] ??= {})[id] = () => 0;
  const { exports: wasm } = await WebAssembly.instantiate(compiled, imports);
  const at = wasm.room(file.length);
  new Uint8Array(wasm.memory.buffer, at, file.length).set(file);
  const rows = wasm.read();
  const answer = (count) => new Float64Array(wasm.memory.buffer, wasm.answer(), count).slice();
  return {
    rows,
    bytes: () => wasm.memory.buffer.byteLength,
    plainBytes: () => wasm.bytes_held(),
    q1: () => answer(wasm.by_region(Q1.first, Q1.step, Q1.count, Q1.from, Q1.to)),
    q2: () => answer(wasm.by_month(Q2.indicator, Q2.city)),
    q3: () => answer(wasm.growth(Q3.indicator, Q3.from, Q3.to)),
    q4: () => answer(wasm.by_indicator(Q4.from, Q4.to)),
    openWindow: () => wasm.open_window(),
    window: (from) => answer(wasm.move_window(from, from + WINDOW)),
    coverage: () => [wasm.coverage(0), wasm.coverage(1)],
    counties: COUNTIES,
  };
}
