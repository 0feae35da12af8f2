// Before the first paint: the theme, the tokens of a page around us, and what of the frame is shown.
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
  if (window.parent !== window) root.dataset.frame = query.get('height') === 'auto' ? 'auto' : 'fixed';
})();
