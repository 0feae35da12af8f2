// Empties functions of a linked module that are exported and that nothing in the page calls. What
// only they need is then reached by nothing, and stays out of every part of the program: without
// this the function table holds on to it. Works on a module with its relocations, before it is taken apart.

const [EXPORTS, CODE] = [7, 10];
const [UNREACHABLE, NOP, END] = [0x00, 0x01, 0x0b];
/** Kinds of relocations that carry an addend: those of places in memory, functions and sections. */
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

const decoder = new TextDecoder();

/** Reads a LEB128 number of up to 32 bits, or passes over one: [value, position after it]. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('not a WebAssembly module: a number runs past its end');
    at += 1;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const out = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...out, rest];
    out.push((rest % 128) | 128);
  }
}

function name(bytes, at) {
  const [length, begin] = number(bytes, at);
  return [decoder.decode(bytes.subarray(begin, begin + length)), begin + length];
}

function sections(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length;) {
    const [size, begin] = number(bytes, at + 1);
    found.push({ id: bytes[at], start: at, begin, end: begin + size });
    at = begin + size;
  }
  return found;
}

/** How many functions the module imports: they come first. */
function importedFunctions(module) {
  return WebAssembly.Module.imports(module).filter(({ kind }) => kind === 'function').length;
}

function exportedFunctions(bytes, section, isUnused) {
  const found = new Set();
  let [count, at] = number(bytes, section.begin);
  for (; count > 0; count -= 1) {
    const [called, kind] = name(bytes, at);
    const [index, next] = number(bytes, kind + 1);
    if (bytes[kind] === 0 && isUnused(called)) found.add(index);
    at = next;
  }
  return found;
}

/** Empties the bodies, each as long as before; answers with where they are in the code section. */
function emptied(bytes, section, isWanted) {
  const spans = [];
  let [count, at] = number(bytes, section.begin);
  for (let index = 0; index < count; index += 1) {
    const [size, begin] = number(bytes, at);
    const end = begin + size;
    if (isWanted(index)) {
      // No locals, a trap, and what is never reached.
      bytes.fill(NOP, begin, end);
      bytes.set([0, UNREACHABLE], begin);
      bytes[end - 1] = END;
      spans.push([begin - section.begin, end - section.begin]);
    }
    at = end;
  }
  return spans;
}

/** The relocations of the code section without those in the spans. */
function relocations(bytes, section, spans) {
  let [, at] = name(bytes, section.begin);
  const begin = at;
  let count;
  [, at] = number(bytes, at);
  const head = bytes.subarray(begin, at);
  [count, at] = number(bytes, at);
  const kept = [];
  for (; count > 0; count -= 1) {
    const entry = at;
    const kind = bytes[at];
    const [offset, index] = number(bytes, at + 1);
    [, at] = number(bytes, index);
    if (WITH_ADDEND.has(kind)) [, at] = number(bytes, at);
    if (!spans.some(([from, to]) => offset >= from && offset < to)) kept.push(bytes.subarray(entry, at));
  }
  return Buffer.concat([bytes.subarray(section.begin, begin), head, Buffer.from(leb(kept.length)), ...kept]);
}

/** The linked module with its unused exports emptied. */
export function emptyUnused(module, isUnused) {
  const bytes = Buffer.from(module);
  const all = sections(bytes);
  const imported = importedFunctions(new WebAssembly.Module(bytes));
  const unused = exportedFunctions(bytes, all.find(({ id }) => id === EXPORTS), isUnused);
  const spans = emptied(bytes, all.find(({ id }) => id === CODE), (index) => unused.has(index + imported));
  const isOfCode = (section) => section.id === 0 && name(bytes, section.begin)[0] === 'reloc.CODE';
  return Buffer.concat([bytes.subarray(0, 8), ...all.map((section) => {
    if (!isOfCode(section)) return bytes.subarray(section.start, section.end);
    const content = relocations(bytes, section, spans);
    return Buffer.concat([Buffer.from([0, ...leb(content.length)]), content]);
  })]);
}
