// The page around this one (外层页面): who it is, what it says, what is said to it. What it may ask
// is decided in src/route/embed.
// A thread that reads has neither page nor window.
const { parent } = globalThis;

export const host = {
  isFramed: () => parent !== globalThis,

  /** The origins of the pages around, the nearest first, with blanks between; empty when not told. */
  around() {
    const known = location.ancestorOrigins;
    if (known) return [...known].join(' ');
    // Elsewhere only the nearest is known, and only where its referrer policy tells.
    return document.referrer ? new URL(document.referrer).origin : '';
  },

  /** The origin that a message of the page around comes from; nothing for one of anybody else. */
  sender: (event) => (event.source === parent ? event.origin : undefined),

  /** A message as JSON; nothing for what JSON cannot say. */
  text(event) {
    try {
      return JSON.stringify(event.data);
    } catch {
      return undefined;
    }
  },

  post: (text, origin) => parent.postMessage(JSON.parse(text), origin),

  /** A key that nobody can guess; secure contexts are not asked for. */
  key: () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join(''),
};
