// What a portal's page loads: <luzhi-board>, <luzhi-figure> and <luzhi-chart>, each a frame that is
// as tall as its content. One file, no dependency; by <script src> or by import. docs/embedding.md
// says what it can do, public/embed.d.ts its types.
(() => {
  const VERSION = 1;
  /** How far below the screen a frame is loaded. */
  const NEAR = '400px';
  const LATEST = ['page', 'committee', 'period', 'region', 'of', 'by'];
  const FIXED = ['src', 'hide', 'readonly', 'fixed', 'data', 'height'];
  const LOOK = ['theme', 'tokens', 'font'];
  const frames = new Map();

  /** Where this script lies, the board lies too. */
  const home = document.currentScript?.src ?? [...document.scripts].map((s) => s.src).find((s) => /\/embed\.js(\?|$)/.test(s)) ?? '';

  /** One listener for all frames, there while there are frames. */
  const hear = (event) => {
    const element = frames.get(event.source);
    if (element && event.origin === element.origin && event.data?.luzhi === VERSION) element.heard(event.data);
  };

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) target.start();
  }, { rootMargin: NEAR });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{display:block;min-height:120px}:host([hidden]){display:none}'
    + 'iframe{display:block;width:100%;height:100%;border:0;opacity:0}iframe.on{opacity:1}');

  class Board extends HTMLElement {
    static observedAttributes = [...LATEST, ...FIXED, ...LOOK, 'locale', 'label'];

    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
      near.observe(this);
    }

    disconnectedCallback() {
      near.unobserve(this);
      this.stop();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.frame || before === now) return;
      if (name === 'label') this.frame.title = now || '';
      else if (FIXED.includes(name) || (this.fixed && LATEST.includes(name))) this.restart();
      else if (name === 'locale') this.send('locale', { locale: now || 'zh' }).catch(() => {});
      else if (LOOK.includes(name)) this.send('theme', { theme: this.getAttribute('theme') || 'system', tokens: this.tokens }).catch(() => {});
      else this.navigate(this.view).catch(() => {});
    }

    get fixed() {
      return this.getAttribute('fixed') || '';
    }

    /** The page of the board, without what stands behind `?` and `#`. */
    get base() {
      return new URL(this.getAttribute('src') || new URL('./', home || location.href), location.href);
    }

    get tokens() {
      const tokens = {};
      for (const pair of (this.getAttribute('tokens') || '').split(';')) {
        const [name, value] = pair.split(':').map((part) => part.trim());
        if (value) tokens[name] = value;
      }
      const font = this.getAttribute('font');
      if (font) tokens.font = font === 'inherit' ? getComputedStyle(this).fontFamily : font;
      return tokens;
    }

    /** The page of one figure or chart is made from what it is `of`. */
    get page() {
      return this.getAttribute('page') || 'overview';
    }

    /** What is looked at, as a fragment; one in `src` is where it begins. */
    get view() {
      const [path, query] = (this.hasAttribute('page') || this.hasAttribute('of') || !this.base.hash ? this.page : this.base.hash.slice(2)).split('?');
      const params = new URLSearchParams(query);
      const put = (key, name) => this.getAttribute(name) && params.set(key, this.getAttribute(name));
      put('data', 'committee');
      put('period', 'period');
      put('region', 'region');
      put('lang', 'locale');
      if (params.get('lang') === 'zh-CN') params.set('lang', 'zh');
      const text = params.toString().replace(/\+/g, '%20');
      return `#/${path}${text && `?${text}`}`;
    }

    /** The whole address: what stays fixed stands before the fragment. */
    get address() {
      const url = this.base;
      const put = (key, value) => value && url.searchParams.set(key, value);
      put('height', this.getAttribute('height') === 'fixed' ? 'fixed' : 'auto');
      put('theme', this.getAttribute('theme'));
      put('hide', (this.getAttribute('hide') || '').trim().replace(/[\s,]+/g, ','));
      put('readonly', this.hasAttribute('readonly') && '1');
      put('data', this.getAttribute('data'));
      for (const name of this.fixed.split(/[\s,]+/)) if (name) put(name, this.getAttribute(name));
      for (const [name, value] of Object.entries(this.tokens)) put(`token.${name}`, value);
      url.search = url.searchParams.toString().replace(/\+/g, '%20');
      url.hash = this.view;
      return url.href;
    }

    start() {
      if (this.frame || !this.isConnected) return;
      near.unobserve(this);
      const frame = document.createElement('iframe');
      frame.title = this.getAttribute('label') || '履职看板';
      frame.referrerPolicy = 'origin';
      frame.allow = 'clipboard-write; fullscreen';
      // Until it has painted, a frame shows a ground of its own, which may be of another theme.
      frame.onload = () => frame.classList.add('on');
      frame.src = this.address;
      this.origin = new URL(frame.src).origin;
      this.frame = frame;
      this.asked = new Map();
      this.number = 0;
      this.awaited = new Promise((ready) => { this.begun = ready; });
      this.shadowRoot.append(frame);
      if (frames.size === 0) addEventListener('message', hear);
      frames.set(frame.contentWindow, this);
    }

    stop() {
      if (!this.frame) return;
      frames.forEach((element, key) => element === this && frames.delete(key));
      if (frames.size === 0) removeEventListener('message', hear);
      for (const { reject } of this.asked.values()) reject(new Error('removed'));
      this.frame.remove();
      this.frame = this.asked = this.session = this.awaited = null;
    }

    restart() {
      this.stop();
      this.start();
    }

    heard(message) {
      const { type, answers } = message;
      if (type === 'ready') {
        this.session = message.session;
        this.begun();
        if (!this.hasAttribute('label')) this.frame.title = message.title || this.frame.title;
      } else if (type === 'navigate' && !this.hasAttribute('label')) this.frame.title = message.title;
      else if (type === 'height' && this.getAttribute('height') !== 'fixed') {
        this.frame.style.height = `${message.height}px`;
        this.style.minHeight = '0';
      }
      const asked = this.asked.get(answers);
      if (asked && (type === 'state' || type === 'error')) {
        this.asked.delete(answers);
        if (type === 'state') asked.resolve(message);
        else asked.reject(Object.assign(new Error(message.message), { code: message.code }));
      }
      this.dispatchEvent(new CustomEvent(`luzhi-${type}`, { detail: message, bubbles: true, composed: true }));
    }

    /** Says something to the board once it listens; resolves when that is done. */
    async send(type, members = {}) {
      this.start();
      if (!this.frame) throw new Error('not on a page');
      await this.awaited;
      const id = ++this.number;
      return new Promise((resolve, reject) => {
        this.asked.set(id, { resolve, reject });
        this.frame.contentWindow.postMessage({ ...members, luzhi: VERSION, type, id, session: this.session }, this.origin);
      });
    }

    /** Shows exports that the page has fetched with its own login. */
    load(exports) {
      return this.send('load', { exports });
    }

    navigate(view) {
      return this.send('navigate', { view });
    }

    print() {
      return this.send('print');
    }
  }

  const define = (name, element) => customElements.get(name) ?? customElements.define(name, element);
  define('luzhi-board', Board);
  define('luzhi-figure', class extends Board {
    get page() {
      return `figure/${this.getAttribute('of') || ''}`;
    }
  });
  define('luzhi-chart', class extends Board {
    get page() {
      return `chart/${this.getAttribute('of') || ''}/${this.getAttribute('by') || 'trend'}`;
    }
  });
})();
