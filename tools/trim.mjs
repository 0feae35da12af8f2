// Shortens what a linked module and its glue call each other by: names with hashes, which no
// compression shortens. Leaves out exports that nothing in the page calls.
import { readFileSync, writeFileSync } from 'node:fs';

const [IMPORTS, EXPORTS] = [2, 7];

/** Exports of streams that Leptos' server functions bring along; the page has no server. */
export const UNUSED = /^(__wbg_)?intounderlying/;
/** Names that only the glue calls. */
const LONG = /^(__wbg_|__wbindgen_|wasm_bindgen_)./;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A number in LEB128. */
function leb(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest & 127) | 128);
  }
}

/** Reads a module's bytes one after the other. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get isDone() {
    return this.at >= this.bytes.length;
  }

  byte() {
    this.at += 1;
    return this.bytes[this.at - 1];
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number += (byte & 127) * 2 ** shift;
      if (byte < 128) return number;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return decoder.decode(this.take(this.number()));
  }

  /** The type of an import, as it stands. */
  type() {
    const begin = this.at;
    const limits = () => {
      const hasMost = this.number() & 1;
      this.number();
      if (hasMost) this.number();
    };
    const kind = this.byte();
    if (kind === 0) this.number();
    else if (kind === 1) { this.byte(); limits(); } else if (kind === 2) limits();
    else if (kind === 3) this.take(2);
    else throw new Error(`import of kind ${kind}`);
    return this.bytes.subarray(begin, this.at);
  }
}

const named = (name) => {
  const bytes = encoder.encode(name);
  return [...leb(bytes.length), ...bytes];
};

/** Items of a section, each rewritten; what is rewritten to null is left out. */
function rewritten(section, item) {
  const reader = new Reader(section);
  const count = reader.number();
  const kept = [];
  for (let index = 0; index < count; index += 1) {
    const bytes = item(reader);
    if (bytes) kept.push(bytes);
  }
  return [...leb(kept.length), ...kept.flat()];
}

/**
 * The module and its glue with short names: those of the imports that come from the glue, and of the
 * exports that it alone calls. Later parts know the module by other names, which stay.
 */
export function trim(module, glue) {
  const short = new Map();
  const shorten = (name) => {
    if (!LONG.test(name)) return name;
    if (!short.has(name)) short.set(name, `_${short.size.toString(36)}`);
    return short.get(name);
  };
  const head = new Reader(module, 8);
  const out = [...module.subarray(0, 8)];
  const parts = [Uint8Array.from(out)];
  while (!head.isDone) {
    const id = head.byte();
    let section = head.take(head.number());
    if (id === IMPORTS) {
      section = Uint8Array.from(rewritten(section, (reader) => {
        const [from, name] = [reader.text(), reader.text()];
        const own = /luzhi_bg\.js$/.test(from) ? shorten(name) : name;
        return [...named(from), ...named(own), ...reader.type()];
      }));
    } else if (id === EXPORTS) {
      section = Uint8Array.from(rewritten(section, (reader) => {
        const name = reader.text();
        const rest = [reader.byte(), ...leb(reader.number())];
        return UNUSED.test(name) ? null : [...named(shorten(name)), ...rest];
      }));
    }
    parts.push(Uint8Array.from([id, ...leb(section.length)]), section);
  }
  const words = glue.replace(/\b(?:__wbg_|__wbindgen_|wasm_bindgen_)\w+/g, (name) => short.get(name) ?? name);
  return { module: Buffer.concat(parts), glue: words };
}

/**
 * The glue without what the module does not ask for: classes of exports that are left out, and
 * functions that are imported no more.
 */
export async function prune(module, glue) {
  // Not at the top: this file is read before the npm packages are there.
  const { parseAst } = await import('vite');
  const asked = new Set(WebAssembly.Module.imports(new WebAssembly.Module(module)).map(({ name }) => name));
  const spans = [];
  const drop = ({ start, end }) => spans.push([start, end + (glue[end] === ',' ? 1 : 0)]);
  for (const node of parseAst(glue).body) {
    const text = glue.slice(node.start, node.end);
    if (/^(class|const|if \(Symbol\.dispose\)) ?IntoUnderlying/.test(text)) drop(node);
    if (/^export (class|\{) ?IntoUnderlying/.test(text)) drop(node);
    if (node.type !== 'FunctionDeclaration' || node.id.name !== '__wbg_get_imports') continue;
    const [{ init }] = node.body.body[0].declarations;
    for (const property of init.properties) if (!asked.has(property.key.name) && property.key.name !== '__proto__') drop(property);
  }
  let [out, at] = ['', 0];
  for (const [start, end] of spans) {
    out += glue.slice(at, start);
    at = end;
  }
  return out + glue.slice(at);
}

/** Words of the glue for those who program with it; nobody reads them here. */
export const quiet = (glue) => glue.replace(/console\.warn\((["'`])[^]*?\1(, e)?\);?/g, ';');

/** The glue with a turn for the browser between compiling a module and running it, which are long enough for one each. */
export function byTurns(glue) {
  const at = 'return await WebAssembly.instantiateStreaming(module, imports);';
  if (!glue.includes(at)) throw new Error('wasm-bindgen writes another glue than tools/trim.mjs knows.');
  return glue.replace(at, `const compiled = await WebAssembly.compileStreaming(module);
                await new Promise((turn) => { setTimeout(turn); });
                return { instance: await WebAssembly.instantiate(compiled, imports), module: compiled };`);
}

/** For the loader of later parts: the exports of the module that has begun. */
const MADE = '\nexport const made = () => wasm;\n';

/** Trims a module and its glue where they lie, before the module is optimised. */
export function trimFiles(module, glue) {
  const done = trim(readFileSync(module), readFileSync(glue, 'utf8'));
  writeFileSync(module, done.module);
  writeFileSync(glue, byTurns(quiet(done.glue)) + MADE);
}

/** Prunes the glue of a module that is optimised. */
export async function pruneFile(module, glue) {
  writeFileSync(glue, await prune(readFileSync(module), readFileSync(glue, 'utf8')));
}
