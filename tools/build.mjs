// `npm run build`: makes dist/, a folder that any static server can serve from any path.
import { isMain, main, root, steps } from './run.mjs';
import { setupSteps } from './setup.mjs';
import { buildWasm } from './wasm.mjs';

/** The steps of a release build, without the set-up. */
export const buildSteps = () => [
  ['Rust to WebAssembly, release build', () => buildWasm({ release: true })],
  ['Page, styles and charts into dist/', async () => {
    const { build } = await import('vite');
    await build({ configFile: `${root}/vite.config.mjs`, logLevel: 'warn' });
  }],
  ['Compressed copies beside the files', async () => {
    const { compressFolder } = await import('./compress.mjs');
    return compressFolder(`${root}/dist`);
  }],
];

if (isMain(import.meta.url)) {
  await main(async () => {
    const took = await steps([...setupSteps(), ...buildSteps()]);
    console.log(`\nBuilt dist/ in ${took}. Look at it with: npm run serve`);
  });
}
