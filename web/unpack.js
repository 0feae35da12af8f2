// What a page in one file begins with: its parts come out of the page itself, and nothing is
// requested. Handed on as text, so it stands alone.

/** Starts the application from the parts that the page holds. */
export function unpack(face) {
  const places = new Map([...document.querySelectorAll('script[data-file]')].map((e) => [e.dataset.file, e]));
  const folder = new URL('.', location.href.split(/[?#]/)[0]).href;

  async function bytes(name) {
    const { dataset, textContent } = places.get(name);
    const plain = Uint8Array.from(atob(textContent), (c) => c.charCodeAt(0));
    if (dataset.coding !== 'gzip') return plain;
    const stream = new Blob([plain]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  const text = async (name) => new TextDecoder().decode(await bytes(name));

  // What the page would fetch lies in it; there is nothing else to fetch.
  globalThis.fetch = async (address) => {
    const url = new URL(address.url ?? address, document.baseURI).href.split(/[?#]/)[0];
    const name = url.startsWith(folder) ? decodeURIComponent(url.slice(folder.length)) : '';
    if (!places.has(name)) return new Response(null, { status: 404 });
    const type = name.endsWith('.wasm') ? 'application/wasm' : '';
    return new Response(await bytes(name), { status: 200, headers: { 'content-type': type } });
  };

  // Modules become addresses of their own, each after those that it names.
  const made = new Map();
  const module = (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name);
  };
  async function make(name) {
    let code = await text(name);
    const beside = (file) => name.slice(0, name.lastIndexOf('/') + 1) + file;
    const wanted = /\b(from|import)\s*(["'`])\.\/([\w.-]+\.js)\2/g;
    const found = new Map();
    for (const [, , , file] of code.matchAll(wanted)) found.set(file, await module(beside(file)));
    code = code.replace(wanted, (_, word, mark, file) => `${word}"${found.get(file)}"`)
      .replace(/\bimport\(\s*(["'`])\.\/([\w.-]+\.js)\1\s*\)/g, (_, mark, file) => `globalThis.luzhiFile.load("${beside(file)}")`)
      .replace(/\bimport\.meta\.url\b/g, JSON.stringify(folder + name));
    return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  }
  const load = async (name) => import(await module(name));

  globalThis.luzhiFile = { names: [...places.keys()], bytes, load, face };
  if (!location.hash && face.fragment) location.replace(face.fragment);
  const say = (error) => {
    console.error(error);
    document.getElementById('starting').textContent = '离线页没有打开：请换用 Chrome、Edge 92 或 Firefox 115 以上版本。'
      + ' This page could not open: use Chrome or Edge 92, or Firefox 115, or later.';
  };
  text(face.style).then((rules) => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: rules }));
    return load(face.entry);
  }).catch(say);
}
