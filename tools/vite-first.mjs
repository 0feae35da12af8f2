// A Vite plugin for the first paint: the skeleton is not kept waiting for the style sheet, and the
// program sets out with the page instead of after its script. What runs before it travels small, and
// shows the first screen where there is one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'vite';
import { writeFirst } from './first.mjs';
import { wasmFolder } from './wasm.mjs';

/** The page with the style sheet after the skeleton, and the module asked for at once. */
export function arrange(html, module) {
  const link = /\s*<link rel="stylesheet"[^>]*>/;
  const [style] = html.match(link) ?? [];
  if (!style) throw new Error('index.html has no style sheet.');
  // What runs first and the data come before it on a slow line: public/boot.js makes it a preload.
  const later = `<link id="module" href="./${module}" as="fetch" type="application/wasm" crossorigin>`;
  return html.replace(link, '')
    .replace('<script', () => `${later}\n    <script`)
    .replace(/\s*<\/body>/, (end) => `${style}${end}`);
}

/** Runs before the first paint; public/ holds it as it is written. */
const BOOT = 'boot.js';

/** What is imported later is one file each, without a style sheet: there is nothing to load ahead of it. */
export const plainImports = () => ({
  name: 'luzhi-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null),
});

/** `target`: the oldest browser of the page. */
export function first({ target }) {
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
    async writeBundle({ dir }) {
      const path = join(dir, BOOT);
      const { code, errors } = await minify(BOOT, readFileSync(path, 'utf8'), { module: false, compress: { target }, mangle: true });
      if (errors?.length) throw new Error(`${BOOT}: ${errors[0].message}`);
      writeFileSync(path, code);
      // A page to look at while it is made comes without.
      if (!process.env.LUZHI_QUICK) writeFirst(dir, { loader: readFileSync(join(wasmFolder(true), '__wasm_split.js'), 'utf8') });
    },
  };
}
