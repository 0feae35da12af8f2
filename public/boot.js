// Before the first paint: the theme, the tokens of a page around us, and what of the frame is shown;
// and the data sets out, which the program would ask for only once it runs.
// A classic script in the head, so that nothing is painted before it has run; the rules for tokens
// are those of src/route/embed/token.rs.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const asks = (what) => matchMedia(what).matches;
  let own = null;
  try {
    own = localStorage.getItem('luzhi.theme');
  } catch { /* A frame may be given no storage. */ }
  const theme = query.get('theme') || own;
  if (['light', 'dark', 'contrast'].includes(theme)) root.dataset.theme = theme;
  else if (asks('(prefers-contrast: more)')) root.dataset.theme = 'contrast';
  else root.dataset.theme = asks('(prefers-color-scheme: dark)') ? 'dark' : 'light';

  const color = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
  const rules = { font: /^[\p{L}\p{N} ,"'_.-]{1,200}$/u, radius: /^\d{1,2}px$/ };
  const colors = ['bg', 'surface', 'surface-2', 'ink', 'ink-2', 'ink-3', 'line', 'accent', 'accent-ink', 'accent-weak', 'series-1'];
  for (const [key, value] of query) {
    const name = key.startsWith('token.') ? key.slice(6) : '';
    const rule = colors.includes(name) ? color : Object.hasOwnProperty.call(rules, name) && rules[name];
    if (rule && rule.test(value)) root.style.setProperty(`--host-${name}`, value);
  }

  const hidden = (query.get('hide') || '').split(',');
  if (query.get('readonly') === '1') hidden.push('filters', 'exports', 'files');
  const fixed = ['committee', 'region'].filter((name) => query.get(name));
  if (fixed.length > 0 || query.get('data') === 'host') hidden.push('files');
  root.dataset.hide = hidden.join(' ');
  root.dataset.fixed = fixed.join(' ');
  const isFramed = window.parent !== window;
  if (isFramed) root.dataset.frame = query.get('height') === 'auto' ? 'auto' : 'fixed';

  const [path, link = ''] = location.hash.slice(2).split('?');
  const page = path.split('/')[0];
  // What a wall, a piece or three figures in large type look like, the skeleton does not.
  if (isFramed || ['kiosk', 'leader', 'figure', 'chart'].includes(page)) {
    new MutationObserver((_, self) => {
      const skeleton = document.getElementById('skeleton');
      if (!skeleton || !document.getElementById('starting')) return;
      skeleton.replaceWith(document.getElementById('starting'));
      self.disconnect();
    }).observe(root, { childList: true, subtree: true });
  }

  // In a frame, nothing is asked for before it is known who is around.
  if (isFramed || page === 'kiosk' || !location.protocol.startsWith('http')) return;
  const early = new Map();
  window.luzhiEarly = early;
  const give = (url, answer) => {
    // The program says what is wrong, when it asks.
    answer.catch(() => {});
    early.set(url, answer);
  };
  const list = new URL('data/index.json', document.baseURI).href;
  const answer = fetch(list);
  const next = answer.then((given) => given.clone().json()).then(({ exports, default: first }) => {
    const named = new URLSearchParams(link).get('data');
    const stem = (entry) => entry.path.split('/').pop().replace(/\.json$/, '');
    const of = (wanted) => exports.find((each) => stem(each) === wanted || each.path === wanted);
    const entry = named ? of(named) : of(first) || exports[0];
    // Never from elsewhere, and not what comes in parts.
    if (!entry || entry.parts) return;
    const url = new URL(entry.path, list);
    if (url.origin === location.origin) give(url.href, fetch(url.href));
  });
  // The list is given out only then: the program would ask for the export a second time.
  give(list, next.catch(() => {}).then(() => answer));
})();
