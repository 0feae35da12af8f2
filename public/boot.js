// Before the first paint: the theme, the tokens of a page around us, and what of the frame is shown;
// and the data sets out, which the program would ask for only once it runs. Where the build has worked
// out the first screen of that data (src/app/first.rs), it stands until the program has drawn it.
// A classic script in the head, so that nothing is painted before it has run; the rules for tokens
// are those of src/route/embed/token.rs.
(() => {
  /** How long the program waits for the first screen. */
  const PATIENCE_MS = 4000;
  /** So many bytes of an export are not held a second time to know that they have come. */
  const MUCH = 1_000_000;
  const root = document.documentElement;
  // After what is asked for here.
  Promise.resolve().then(() => Object.assign(document.getElementById('module') ?? {}, { rel: 'preload' }));
  const query = new URLSearchParams(location.search);
  const asks = (what) => matchMedia(what).matches;
  const own = (name) => {
    try {
      return localStorage.getItem(`luzhi.${name}`);
    } catch { // A frame may be given no storage.
      return null;
    }
  };
  const theme = query.get('theme') || own('theme');
  if (['light', 'dark', 'contrast'].includes(theme)) root.dataset.theme = theme;
  else if (asks('(prefers-contrast: more)')) root.dataset.theme = 'contrast';
  else root.dataset.theme = asks('(prefers-color-scheme: dark)') ? 'dark' : 'light';

  const color = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
  const rules = { __proto__: null, font: /^[\p{L}\p{N} ,"'_.-]{1,200}$/u, radius: /^\d{1,2}px$/ };
  const colors = ['bg', 'surface', 'surface-2', 'ink', 'ink-2', 'ink-3', 'line', 'accent', 'accent-ink', 'accent-weak', 'series-1'];
  for (const [key, value] of query) {
    const name = key.startsWith('token.') ? key.slice(6) : '';
    const rule = colors.includes(name) ? color : rules[name];
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

  const { hash } = location;
  const [path, link = ''] = hash.slice(2).split('?');
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
    return answer;
  };
  const list = new URL('data/index.json', document.baseURI).href;
  const ask = (path) => {
    const { href, origin } = new URL(path, list);
    // Never from elsewhere.
    return origin === location.origin && (early.get(href) ?? give(href, fetch(href)));
  };
  const made = document.getElementById('first');
  const isPlain = !link && !location.search && ['', 'overview'].includes(page) && own('lang') !== 'en';
  const hasScreen = made && isPlain && window.crypto?.subtle;
  // The export that the list named when the page was built sets out beside the list.
  if (hasScreen) ask(made.dataset.export);
  const answer = fetch(list);
  const next = answer.then((given) => given.clone().json()).then(({ exports, default: first, privacy }) => {
    const named = new URLSearchParams(link).get('data');
    const stem = (entry) => entry.path.split('/').pop().replace(/\.json$/, '');
    const of = (wanted) => exports.find((each) => stem(each) === wanted || each.path === wanted);
    const entry = named ? of(named) : of(first) || exports[0];
    // What comes in parts is asked for by the program.
    const data = entry && !entry.parts && ask(entry.path);
    // What hides something has no first screen.
    return data ? { data, sum: privacy === undefined && entry.sha256, id: stem(entry) } : {};
  });
  // The list is given out only then: the program would ask for the export a second time.
  give(list, next.catch(() => {}).then(() => answer));

  if (!hasScreen) return;

  /** Draws the charts of the first screen; answers with what releases them. */
  const draw = async (screen, places) => {
    const options = screen.charts[root.dataset.theme];
    const { plot } = await import(screen.program);
    const plots = places.map((place, index) => {
      const one = plot(place);
      one.set(asks('(prefers-reduced-motion: reduce)') ? JSON.stringify({ ...JSON.parse(options[index]), animation: false }) : options[index]);
      return one;
    });
    return () => plots.forEach((one) => one.dispose());
  };

  /** Keeps the panels until the program's own are drawn, where it shows the same place; and the figure pressed meanwhile. */
  const handOver = (skeleton, isSame, release) => {
    const app = document.getElementById('app');
    const panels = skeleton.querySelector('.panels');
    const figures = (of) => [...of.querySelectorAll('data')];
    let pressed = -1;
    skeleton.addEventListener('click', ({ target }) => { pressed = figures(skeleton).indexOf(target.closest('data')); });
    const look = new MutationObserver(() => {
      const main = app.querySelector('main[data-export]');
      if (skeleton.isConnected || !main) return;
      const own = [...main.querySelectorAll('.panels')].find((each) => each !== panels);
      const isDrawn = own ? !own.querySelector('.chart[aria-busy]') : main.querySelector('.notice--warn');
      if (isSame(main) && !isDrawn) {
        if (panels.parentNode === main) return;
        main.append(panels);
        app.className = 'is-first';
        figures(main)[pressed]?.click();
        return;
      }
      look.disconnect();
      panels.remove();
      app.className = '';
      release();
    });
    look.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy', 'data-theme', 'lang'] });
  };

  /** What the program asks for once its own first figures stand sets out when the line is free. */
  const ahead = (screen) => {
    const charts = document.createElement('link');
    document.head.append(Object.assign(charts, { rel: 'modulepreload', href: screen.program }));
    for (const path of screen.later) give(new URL(path, document.baseURI).href, fetch(path));
  };

  const show = async ([screen, { data, sum, id }]) => {
    const copy = (given) => given.clone().arrayBuffer();
    if (screen.of !== sum) {
      // What is long, or says no length, is left to the program: nothing else takes its bytes.
      const has = (given) => (given.headers.get('content-length') ?? MUCH) < MUCH;
      return void data.then((given) => has(given) && copy(given).then(() => ahead(screen))).catch(() => {});
    }
    const bytes = data.then(copy);
    await Promise.all([bytes, ...screen.styles.map((path) => import(path))]);
    ahead(screen);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes));
    const skeleton = document.getElementById('skeleton');
    // A link may have been followed meanwhile.
    if (!skeleton || location.hash !== hash || digest.reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '') !== sum) return;
    skeleton.innerHTML = screen.html;
    skeleton.className = 'is-first';
    const now = () => [location.hash, root.lang, root.dataset.theme].join();
    const began = now();
    let release = () => {};
    handOver(skeleton, (main) => now() === began && main.dataset.export === id, () => release());
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    const places = [...skeleton.querySelectorAll('.chart__plot')];
    const isSeen = places.some((place) => place.getBoundingClientRect().top < innerHeight);
    // On a very large screen charts are drawn larger; the program does that.
    if (isSeen && !asks('(min-width: 2560px)')) release = await draw(screen, places);
  };
  const patience = new Promise((done) => { setTimeout(done, PATIENCE_MS); });
  // The program waits for it: drawing both at once would take as long for either.
  window.luzhiFirst = Promise.race([patience, Promise.all([fetch(made.content).then((given) => given.json()), next]).then(show).catch(() => {})]);
})();
