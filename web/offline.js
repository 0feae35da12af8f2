// The page without a network, and after a breakdown: bytes kept for saving, the service worker, and
// recovery of a screen that nobody attends.

/** Exports whose bytes are kept, the latest last. */
const KEPT = 4;
/** Pauses before a broken kiosk is loaded anew, one failure after the other, in seconds. */
const BACK_OFF = [5, 15, 60, 300, 900];
/** After so long without a failure the pauses begin anew. */
const CALM_MS = 1_800_000;

const file = globalThis.luzhiFile;
const container = navigator.serviceWorker;
let registration = null;
let absent = __WORKER__ ? '' : 'absent';

export const kept = new Map();

/** Keeps a part of an export's bytes, outside the heaps. */
export function keep(hash, index, bytes) {
  if (index === 0) {
    kept.delete(hash);
    kept.set(hash, []);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  }
  kept.get(hash)?.push(new Blob([bytes]));
}

export const offlineState = () => {
  if (file) return 'file';
  if (absent) return absent;
  return container?.controller || registration?.active ? 'kept' : 'coming';
};

export const savedOn = () => file?.face.date;

/** What a page in one file was saved with; what this reader chose comes before it. */
export const setting = (key) => file?.face.settings?.[key];

const tell = () => dispatchEvent(new Event('luzhi-newer'));

/** Has the service worker keep the page, where there may be one. */
export async function register() {
  absent = '';
  if (file || !container) {
    absent = isSecureContext ? 'absent' : 'insecure';
    return;
  }
  try {
    registration = await container.register('./sw.js');
    if (!registration) throw new Error('no registration');
    const follow = (worker) => worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && container.controller) tell();
    });
    registration.addEventListener('updatefound', () => follow(registration.installing));
    if (registration.waiting && container.controller) tell();
  } catch {
    absent = 'absent';
  }
}

/** A newer version takes over: all of it at once, by loading the page anew. */
export function takeOver() {
  const waiting = registration?.waiting;
  if (!waiting) return;
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}

/** Whether there is a newer version that waits. */
export const hasNewer = () => Boolean(registration?.waiting);

/** Looks for a newer version. */
export const lookForNewer = () => registration?.update().catch(() => {});

/** Whether the page can be loaded anew. */
async function canLoad() {
  if (file || container?.controller) return true;
  try {
    const response = await fetch(location.pathname, { cache: 'no-store', signal: AbortSignal.timeout?.(20_000) });
    // The whole of it has to arrive.
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Loads the page anew if it can be; answers whether it could. */
export async function reload() {
  if (!(await canLoad())) return false;
  location.reload();
  return true;
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem('luzhi.broken')) ?? {};
  } catch {
    return {};
  }
}

function countFailure() {
  const { count = 0, at = 0 } = remembered();
  const now = Date.now() - at < CALM_MS ? count + 1 : 1;
  try {
    sessionStorage.setItem('luzhi.broken', JSON.stringify({ count: now, at: Date.now() }));
  } catch {
    return 3;
  }
  return now;
}

/** The kiosk's link while a kiosk runs, even where a visitor has gone on to another page. */
let kiosk = location.hash.startsWith('#/kiosk') && !location.hash.startsWith('#/kiosk/') ? location.hash : null;
export const runsKiosk = (fragment) => { kiosk = fragment; };

let isBroken = false;

/** Says that the page broke down; a kiosk recovers by itself, with growing pauses. */
export function broken(why) {
  if (isBroken) return;
  isBroken = true;
  const seconds = kiosk ? BACK_OFF[Math.min(countFailure(), BACK_OFF.length) - 1] : 0;
  const box = document.createElement('div');
  box.className = 'breakdown';
  box.setAttribute('role', 'alert');
  const line = (text, lang) => box.append(Object.assign(document.createElement('p'), { textContent: text, lang }));
  line(kiosk ? `看板出了故障，${seconds} 秒后自动恢复。` : '看板出了故障，已停止。请刷新页面；如果仍然这样，请把刚才的操作告诉管理员。', 'zh-CN');
  line(kiosk ? `The dashboard broke down and recovers in ${seconds} s.`
    : 'The dashboard broke down and has stopped. Reload the page; if it happens again, tell the administrator what you did.', 'en');
  line(String(why?.message ?? why), 'en');
  for (const old of document.querySelectorAll('.broken')) old.remove();
  document.body.append(box);
  if (!kiosk) return;
  const again = async () => {
    if (location.hash !== kiosk) history.replaceState(null, '', kiosk);
    if (!(await reload())) setTimeout(again, 30_000);
  };
  setTimeout(again, seconds * 1000);
}

/** Hears of what takes the program down: it ends in a trap, without a word. */
export function follow() {
  const isFatal = (error) => error instanceof WebAssembly.RuntimeError
    || (error instanceof RangeError && /wasm/.test(error.stack ?? ''));
  addEventListener('error', ({ error }) => { if (isFatal(error)) broken(error); });
  addEventListener('unhandledrejection', ({ reason }) => { if (isFatal(reason)) broken(reason); });
}
