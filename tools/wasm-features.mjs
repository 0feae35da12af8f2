// Takes names out of the `target_features` custom section of a WebAssembly module. The
// precompiled standard library claims features there that our own code is built without,
// and wasm-bindgen believes the section; without any section it would assume them.

/** Reads a LEB128 unsigned number: [value, position after it]. */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) throw new Error('not a WebAssembly module: a number runs past its end');
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function number(value) {
  const out = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    out.push(value > 0 ? low | 0x80 : low);
  } while (value > 0);
  return Buffer.from(out);
}

const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);

/** Where the module's `target_features` is: { start, body, end }, or null. */
function findSection(bytes) {
  if (bytes.length < 8 || bytes.readUInt32LE(0) !== 0x6d736100) throw new Error('not a WebAssembly module');
  for (let at = 8; at < bytes.length;) {
    const start = at;
    const [size, content] = readNumber(bytes, at + 1);
    at = content + size;
    if (bytes[start] !== 0) continue;
    const [length, name] = readNumber(bytes, content);
    const body = name + length;
    if (bytes.toString('utf8', name, body) === 'target_features') return { start, body, end: at };
  }
  return null;
}

/** The entries of the section, as ['+' | '-' | '=', name] pairs. */
function readEntries(bytes, body) {
  const entries = [];
  let [count, at] = readNumber(bytes, body);
  for (; count > 0; count--) {
    const prefix = String.fromCharCode(bytes[at]);
    const [length, name] = readNumber(bytes, at + 1);
    at = name + length;
    entries.push([prefix, bytes.toString('utf8', name, at)]);
  }
  return entries;
}

/** The feature names a module claims to use. */
export function features(module) {
  const bytes = Buffer.from(module);
  const section = findSection(bytes);
  return section ? readEntries(bytes, section.body).map(([, name]) => name) : [];
}

/** The same module with `names` left out of its `target_features` section, which stays. */
export function dropFeatures(module, names) {
  const bytes = Buffer.from(module);
  const section = findSection(bytes);
  if (!section) return bytes;
  const kept = readEntries(bytes, section.body).filter(([, name]) => !names.includes(name));
  const content = Buffer.concat([
    text('target_features'),
    number(kept.length),
    ...kept.flatMap(([prefix, name]) => [Buffer.from(prefix), text(name)]),
  ]);
  return Buffer.concat([
    bytes.subarray(0, section.start), Buffer.from([0]), number(content.length), content, bytes.subarray(section.end),
  ]);
}
