// Inside a frame: its height follows what is shown, both ways, and the panel of a figure opens where
// the reader is, however tall the frame. Fetched only in a frame that the deployment allows.

/** A layout that swings with the height of its own frame stays at the greater one. */
const SWINGS = 4;
const SWING_MS = 300;
/** Room around an open panel, in pixels. */
const ROOM = 24;

export default (origin) => {
  const root = document.documentElement;
  const app = document.getElementById('app');
  const isAuto = root.dataset.frame === 'auto';
  let told = 0;
  let grewAt = 0;
  let swings = 0;

  const bottom = (element) => element.getBoundingClientRect().bottom + scrollY;

  const tell = () => {
    const dialog = isAuto && app.querySelector('dialog[open]');
    const height = Math.ceil(Math.max(bottom(app), dialog ? bottom(dialog) + ROOM : 0));
    if (height === told) return;
    const now = performance.now();
    const isSwing = now - grewAt < SWING_MS;
    if (height > told) {
      swings = isSwing ? swings + 1 : 0;
      grewAt = now;
    } else if (isSwing && swings >= SWINGS) return;
    told = height;
    parent.postMessage({ luzhi: 1, type: 'height', height }, origin);
  };

  // A page does not fit into the frame of one figure: it opens on a page of its own, where it may.
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#/"]');
    if (!link || !['figure', 'chart'].includes(root.dataset.page)) return;
    const page = app.querySelector('.foot__link')?.href.split('#')[0];
    event.preventDefault();
    if (page) Object.assign(document.createElement('a'), { href: page + link.hash, target: '_top' }).click();
  }, true);

  const sizes = new ResizeObserver(tell);
  sizes.observe(app);
  if (!isAuto) return '';

  let at = 0;
  const note = ({ clientY, target }) => {
    at = clientY || target.getBoundingClientRect?.().top || at;
  };
  for (const event of ['pointerdown', 'click', 'keydown']) addEventListener(event, note, true);
  // The panel opens beside what was pressed: the middle of a tall frame may be off the screen.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!(target instanceof HTMLDialogElement)) continue;
      if (target.open) {
        const top = Math.min(at - 2 * ROOM, bottom(app) - target.offsetHeight - ROOM);
        target.style.setProperty('--dialog-top', `${Math.max(ROOM, Math.round(top))}px`);
        sizes.observe(target);
      } else sizes.unobserve(target);
      tell();
    }
  }).observe(app, { subtree: true, attributeFilter: ['open'] });
  return '';
};
