// Vite's settings, for the development server and for dist/.
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { offline } from './tools/offline.mjs';
import { root } from './tools/run.mjs';
import { leanCharts } from './tools/vite-echarts.mjs';
import { first, plainImports } from './tools/vite-first.mjs';
import { embed } from './tools/vite-embed.mjs';
import { wasmFolder } from './tools/wasm.mjs';

/** The oldest browser that the page has to run in. */
const OLDEST = 'chrome92';

/** A page to look at while it is made must not come out of a store. */
const hasWorker = (command) => command === 'build' && (!process.env.LUZHI_QUICK || Boolean(process.env.LUZHI_WORKER));

export default defineConfig(({ command }) => ({
  root,
  base: './',
  define: { __WORKER__: JSON.stringify(hasWorker(command)) },
  plugins: [plainImports(), first({ target: OLDEST }), leanCharts(), embed({ target: OLDEST }), offline({ worker: hasWorker(command) })],
  resolve: {
    alias: [
      { find: 'luzhi-wasm', replacement: join(wasmFolder(command === 'build' && !process.env.LUZHI_QUICK), 'luzhi.js') },
      // Inside write-excel-file: see web/zip.js.
      { find: /^\.\.\/zip\/zipToArrayBuffer\.js$/, replacement: join(root, 'web', 'zip.js') },
    ],
  },
  optimizeDeps: { include: ['echarts/core', 'echarts/charts', 'echarts/components', 'echarts/renderers'] },
  server: { watch: { ignored: ['**/target/**', '**/dist/**', '**/test-results/**'] } },
  build: {
    target: OLDEST,
    cssTarget: OLDEST,
    // Data URLs and the polyfill would ask for a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 900,
  },
}));
