// `npm run build`: makes dist/, a folder that any static server can serve from any path;
// `npm run build -- --quick` the same without optimising, to look at.
import { buildFirst } from './first.mjs';
import { isMain, main, root, steps } from './run.mjs';
import { releaseSetupSteps, setupSteps } from './setup.mjs';
import { buildWasm } from './wasm.mjs';

/** The steps of a build, without the set-up; `quick` leaves the module large and slow, to look at. */
export const buildSteps = ({ quick = false } = {}) => [
  [`Rust to WebAssembly, ${quick ? 'quick' : 'release'} build`, () => {
    // The settings of Vite read this.
    process.env.LUZHI_QUICK = quick ? '1' : '';
    return buildWasm({ release: !quick });
  }],
  ...(quick ? [] : [['The program that makes the first screen', buildFirst]]),
  ['Page, styles and charts into dist/', async () => {
    const { build } = await import('vite');
    await build({ configFile: `${root}/vite.config.mjs`, logLevel: 'warn' });
  }],
  ...(quick ? [] : [['Compressed copies beside the files', async () => {
    const { compressFolder } = await import('./compress.mjs');
    return compressFolder(`${root}/dist`);
  }]]),
];

if (isMain(import.meta.url)) {
  await main(async () => {
    const quick = process.argv.includes('--quick');
    const took = await steps([...setupSteps(), ...(quick ? [] : releaseSetupSteps()), ...buildSteps({ quick })]);
    console.log(`\nBuilt dist/ in ${took}. Look at it with: npm run serve`);
  });
}
