// A Vite plugin for the first paint: the skeleton is not kept waiting for the style sheet, and the
// program sets out with the page instead of after its script.

/** The page with the style sheet after the skeleton, and the module asked for at once. */
export function arrange(html, module) {
  const link = /\s*<link rel="stylesheet"[^>]*>/;
  const [style] = html.match(link) ?? [];
  if (!style) throw new Error('index.html has no style sheet.');
  const preload = `<link rel="preload" href="./${module}" as="fetch" type="application/wasm" crossorigin>`;
  return html.replace(link, '')
    .replace('</head>', () => `  ${preload}\n  </head>`)
    .replace(/\s*<\/body>/, (end) => `${style}${end}`);
}

export function first() {
  return {
    name: 'luzhi-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const module = Object.keys(bundle ?? {}).find((name) => /luzhi_bg[^/]*\.wasm$/.test(name));
        if (!module) throw new Error('the bundle has no module that the page fetches first.');
        return arrange(html, module);
      },
    },
  };
}
