// The service worker (离线): keeps the whole application and the exports last seen, so that the page
// opens when the network does not. A new version waits until the page asks for it.
const { version, files } = /*FILES*/;
const OWN = `luzhi ${registration.scope} `;
const NOW = `${OWN}${version}`;
const DATA = `luzhi-data ${registration.scope}`;
const at = (name) => new URL(name, registration.scope).href;
const HASHES = new Map(files.map(([name, hash]) => [at(name), hash]));
const INDEX = at('index.html');
/** How long the network has for an export before the kept one is shown. */
const PATIENCE_MS = 8000;

const hashOf = async (response) => {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Takes what is kept already, else fetches; what is not of this version ends the installation. */
async function take(cache, [url, hash]) {
  const kept = await caches.match(url);
  if (kept && (await hashOf(kept)) === hash) return cache.put(url, kept);
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok || (await hashOf(response)) !== hash) throw new Error(`${url} is not of version ${version}`);
  return cache.put(url, response);
}

/** The list of exports that is kept, by address. */
async function listed() {
  const list = await (await caches.match(at('data/index.json'), { cacheName: DATA }))?.json();
  return new Map((list?.exports ?? []).map((entry) => [at(`data/${entry.path}`), entry.sha256]));
}

/** Keeps an answer when it is whole: a list that reads, an export that has the hash of the list. */
async function keep(url, response) {
  const cache = await caches.open(DATA);
  if (url === at('data/index.json')) {
    const list = await response.clone().json();
    if (Array.isArray(list.exports)) await cache.put(url, response);
    return;
  }
  const hash = (await listed()).get(url);
  if (!hash || hash === (await hashOf(response))) await cache.put(url, response);
}

async function keepExports() {
  try {
    await keep(at('data/index.json'), await fetch(at('data/index.json'), { cache: 'no-cache' }));
    for (const url of (await listed()).keys()) {
      const response = await fetch(url, { cache: 'no-cache' });
      if (response.ok) await keep(url, response);
    }
  } catch {
    // Without its exports the application is kept all the same.
  }
}

addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(NOW);
  for (const file of HASHES) await take(cache, file);
  await keepExports();
})()));

addEventListener('activate', (event) => event.waitUntil((async () => {
  // A page of the version before may still ask for its later parts: that one stays until the next.
  const old = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== NOW);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
})()));

addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});

async function newest(request) {
  const cache = await caches.open(DATA);
  const kept = await cache.match(request.url);
  const fresh = fetch(request).then((response) => {
    if (response.ok) keepQuietly(request.url, response.clone());
    return response;
  });
  if (!kept) return fresh;
  const late = new Promise((done) => { setTimeout(done, PATIENCE_MS, null); });
  const answer = await Promise.race([fresh.catch(() => null), late]);
  return answer?.ok || answer?.status === 404 ? answer : kept;
}

const keepQuietly = (url, response) => keep(url, response).catch(() => {});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !url.startsWith(registration.scope)) return;
  if (request.cache === 'no-store') return;
  if (request.mode === 'navigate' && (url === registration.scope || url === INDEX)) {
    event.respondWith(caches.match(INDEX, { cacheName: NOW }).then((kept) => kept ?? fetch(request)));
  } else if (HASHES.has(url)) {
    event.respondWith(caches.match(url, { cacheName: NOW }).then((kept) => kept ?? fetch(request)));
  } else if (url === at('config.json') || (url.startsWith(at('data/')) && url.endsWith('.json'))) {
    event.respondWith(newest(request));
  } else if (url.startsWith(at('assets/'))) {
    event.respondWith(caches.match(url).then((kept) => kept ?? fetch(request)));
  }
});
