// Saves the running application as one file (存为离线页): its own parts by the list that the build
// wrote, the exports now open from what was kept of them, and where the reader is.
import { isPacked, pack } from './pack.js';

/** Pieces of text this long fit on any call stack. */
const PIECE = 0x8000;

function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

async function encode(bytes) {
  if (!globalThis.CompressionStream) return { coding: 'plain', text: base64(bytes) };
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return { coding: 'gzip', text: base64(new Uint8Array(await new Response(stream).arrayBuffer())) };
}

const bytesOf = async (body) => new Uint8Array(await body.arrayBuffer());

async function bytesAt(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return bytesOf(response);
}

/** The parts of the application: out of this very file, or fetched by the list of the build. */
async function ownFiles() {
  const own = globalThis.luzhiFile;
  const names = own ? own.names : JSON.parse(new TextDecoder().decode(await bytesAt('files.json'))).files.map(([name]) => name);
  const files = new Map();
  for (const name of names.filter(isPacked)) files.set(name, own ? await own.bytes(name) : await bytesAt(name));
  return files;
}

/** The exports now open, and a list that names them. */
async function openData({ exports, map }) {
  const data = new Map();
  const entries = [];
  for (const { id, title, hash } of exports) {
    const blobs = globalThis.luzhi.kept.get(hash) ?? [];
    if (!blobs.length) throw new Error(`${title}: not kept`);
    for (const [index, blob] of blobs.entries()) {
      const path = blobs.length > 1 ? `${id}.${index + 1}.json` : `${id}.json`;
      const bytes = await bytesOf(blob);
      data.set(`data/${path}`, bytes);
      entries.push({ path, title, bytes: bytes.length });
    }
  }
  const list = { exports: entries, default: exports[0].id };
  if (map) {
    data.set('data/map.json', await bytesAt(map.address));
    list.map = { path: 'map.json', approval: map.approval };
  }
  data.set('data/index.json', new TextEncoder().encode(JSON.stringify(list)));
  return data;
}

/** Answers with nothing when the file was handed to the reader, else with why it was not. */
export default async function save(json) {
  const asked = JSON.parse(json);
  try {
    const text = await pack({ files: await ownFiles(), data: await openData(asked), encode, face: asked.face });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
    link.download = asked.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return '';
  } catch (error) {
    return String(error?.message ?? error);
  }
}
