// Loading beside JSON.parse of the same bytes, interleaved in one process: `node bench/load/run.mjs FILE…`
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const root = new URL('../..', import.meta.url).pathname;
const target = `${root}target/bench-load`;
const wasm = 'wasm32-unknown-unknown';
execFileSync('cargo', ['build', '--release', '--quiet', '--target', wasm, '--target-dir', target,
  '--manifest-path', `${root}bench/load/Cargo.toml`], { stdio: 'inherit', cwd: root });
const module = new WebAssembly.Module(readFileSync(`${target}/${wasm}/release/load_bench.wasm`));
// What the libraries behind charts ask for is never called here.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] = { ...imports[from], [name]: () => 0 };
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const timed = (work) => {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
};

/** The rows of a file in another order, always the same. */
function shuffled(bytes) {
  const lines = bytes.toString().split('\n');
  const rows = lines.flatMap((line, at) => (line.startsWith('["') ? [at] : []));
  let seed = 1;
  for (let at = rows.length - 2; at > 0; at -= 1) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const other = seed % (at + 1);
    [lines[rows[at]], lines[rows[other]]] = [lines[rows[other]], lines[rows[at]]];
  }
  return Buffer.from(lines.join('\n'));
}

function measure(name, bytes) {
  const ours = [];
  const theirs = [];
  const text = bytes.toString();
  let loaded = 0;
  let peak = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // A module of its own each time, as memory of one never shrinks.
    const { exports } = new WebAssembly.Instance(module, imports);
    const at = exports.room(bytes.length);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    const [own, result] = timed(() => exports.load());
    const [parse] = timed(() => JSON.parse(text));
    loaded = result;
    peak = exports.memory.buffer.byteLength;
    ours.push(own);
    theirs.push(parse);
  }
  const rows = Math.floor(loaded);
  console.log(JSON.stringify({
    file: name,
    rows,
    // Before the engine has optimised what runs often.
    first_ms: Math.round(ours[0]),
    fastest_ms: Math.round(Math.min(...ours)),
    fastest_parse_ms: Math.round(Math.min(...theirs)),
    load_ms: Math.round(median(ours)),
    parse_ms: Math.round(median(theirs)),
    ratio: Number((median(ours) / median(theirs)).toFixed(3)),
    best_ratio: Number((Math.min(...ours) / Math.min(...theirs)).toFixed(3)),
    bytes_per_row: Number(((loaded - rows) * 1000).toFixed(2)),
    peak_of_file: Number((peak / bytes.length).toFixed(2)),
  }));
}

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  measure(path, bytes);
  measure(`${path}, shuffled`, shuffled(bytes));
}
