// What a kiosk needs of the browser (大屏): clocks, touches, keys, a screen that stays awake, the last
// good data over a restart. The plan itself is in the program; here nothing is decided.
import { adopt } from './sheet.js';
import rules from './styles/kiosk.css?inline';

const SWIPE_PX = 60;
const WEIGH_MS = 300_000;
const KEYS = { ArrowRight: 'next', PageDown: 'next', ArrowLeft: 'back', PageUp: 'back', ' ': 'toggle', Escape: 'leave', f: 'full', F: 'full' };

const clocks = () => {
  const now = new Date();
  return [performance.now(), now.getTime(), now.getHours() * 60 + now.getMinutes()];
};

// Rules that no other page needs.
adopt(rules);

/** Full screen at the first tap, as browsers ask for one; refused where it is already so, or forbidden. */
const full = () => { if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {}); };

/** Begins to call with what happened, and the clocks; answers with a way to end it. */
export function begin(call, fragment) {
  const ends = new AbortController();
  const { signal } = ends;
  const say = (what, value = 0) => call(what, ...clocks(), value);
  const on = (target, type, handle, more) => target.addEventListener(type, handle, { signal, ...more });
  let lock = null;
  let from = null;
  let weighed = performance.now();

  async function stayAwake() {
    if (document.hidden || lock || signal.aborted) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      lock.addEventListener('release', () => { lock = null; });
      if (signal.aborted) lock.release();
    } catch {
      // Not there, or not allowed: the machine's own settings keep the screen on.
      lock = null;
    }
  }

  on(document, 'pointerdown', ({ clientX, clientY }) => {
    from = [clientX, clientY];
    say('touch');
  }, { passive: true });
  on(document, 'pointerup', ({ clientX, clientY }) => {
    full();
    const [x, y] = from ?? [clientX, clientY];
    from = null;
    if (Math.abs(clientX - x) > SWIPE_PX && Math.abs(clientX - x) > Math.abs(clientY - y)) say(clientX < x ? 'next' : 'back');
  });
  on(document, 'keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.('dialog,input,select')) return;
    const what = KEYS[event.key];
    if (what === 'full') full();
    // The space bar presses what has the focus.
    else if (what && !(what === 'toggle' && event.target.closest?.('data,button'))) say(what);
  });
  on(document, 'visibilitychange', () => {
    say(document.hidden ? 'hidden' : 'shown');
    stayAwake();
  });
  on(document, 'click', (event) => {
    // A visitor may ask what a figure is, and cannot leave.
    if (event.target.closest?.('a')) event.preventDefault();
  }, { capture: true });
  on(document, 'contextlost', () => globalThis.luzhi.broken('contextlost'), { capture: true });
  const timer = setInterval(() => {
    say('tick');
    const now = performance.now();
    if (now - weighed < WEIGH_MS) return;
    weighed = now;
    stayAwake();
    say('memory', (globalThis.luzhi.moduleBytes?.() ?? 0) + (performance.memory?.usedJSHeapSize ?? 0));
  }, 1000);
  globalThis.luzhi.runsKiosk(fragment);
  stayAwake();
  say('begin');
  return () => {
    ends.abort();
    clearInterval(timer);
    lock?.release();
    globalThis.luzhi.runsKiosk(null);
  };
}

const key = (name) => `${location.pathname} ${name}`;

/** Does one thing with the store; fails where the browser has none or forbids it. */
const store = (mode, act) => new Promise((done, failed) => {
  const opening = indexedDB.open('luzhi', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  opening.onerror = () => failed(opening.error);
  opening.onblocked = () => failed(new Error('blocked'));
  opening.onsuccess = () => {
    const db = opening.result;
    const end = (how, value) => { db.close(); how(value); };
    let work;
    let asked;
    try {
      work = db.transaction('kept', mode);
      asked = act(work.objectStore('kept'));
    } catch (error) {
      end(failed, error);
      return;
    }
    work.oncomplete = () => end(done, asked.result);
    work.onerror = () => end(failed, work.error);
    work.onabort = () => end(failed, work.error);
  };
});

/** Keeps what stands on the screen, and when it was known to be the newest; false when it can't. */
export async function keepLast(name, hash, checked) {
  try {
    const last = await store('readonly', (kept) => kept.get(key(name)));
    let parts = last?.hash === hash ? last.parts : null;
    if (!parts) {
      parts = await Promise.all((globalThis.luzhi.kept.get(hash) ?? []).map((blob) => blob.arrayBuffer()));
      if (!parts.length) return false;
    }
    await store('readwrite', (kept) => kept.put({ hash, checked, parts }, key(name)));
    return true;
  } catch {
    return false;
  }
}

/** What was kept: `{ checked, parts }`, or nothing. */
export async function lastKept(name) {
  try {
    const last = await store('readonly', (kept) => kept.get(key(name)));
    return last && { checked: last.checked, parts: last.parts.map((part) => new Uint8Array(part)) };
  } catch {
    return undefined;
  }
}
