// `npm test`: everything that has to hold, from a clean clone, stopping at the first failure.
import { readdirSync } from 'node:fs';
import { main, must, root, steps } from './run.mjs';
import { ensureRustChecks, releaseSetupSteps, setupSteps, TARGET } from './setup.mjs';
import { buildSteps } from './build.mjs';
import { checkSize } from './size.mjs';
import { checkThirdParty } from './third-party.mjs';

const cargo = (sentence, ...args) => () => must(sentence, 'cargo', args);
const node = (sentence, ...args) => () => must(sentence, process.execPath, args);

// Named one by one, as Node 20 takes a folder here and later ones a pattern.
const toolTests = readdirSync(`${root}/tests/tools`).filter((name) => name.endsWith('.test.mjs')).map((name) => `tests/tools/${name}`);

await main(async () => {
  const took = await steps([
    ...setupSteps(),
    ...releaseSetupSteps(),
    ['rustfmt and clippy', ensureRustChecks],
    ['browser for the tests', async () => (await import('./chromium.mjs')).ensureChromium()],
    ['nginx for the tests', async () => (await import('./nginx.mjs')).ensureNginx()],
    ['Firefox for the one-file page', async () => (await import('./firefox.mjs')).ensureFirefox()],
    ['formatting', cargo('run cargo fmt and commit what it changes.', 'fmt', '--check')],
    ['clippy, the floors without a browser', cargo('clippy objects to the code above.',
      'clippy', '--locked', '--no-default-features', '--all-targets', '--', '-D', 'warnings')],
    ['clippy, the application', cargo('clippy objects to the code above.',
      'clippy', '--locked', '--target', TARGET, '--features', 'split', '--lib', '--bins', '--', '-D', 'warnings')],
    ['tests on this machine', cargo('a Rust test failed; it is named above.', 'test', '--locked', '--no-default-features')],
    ['tests of the tools', node('a test of the tools failed; it is named above.', '--test', ...toolTests)],
    ['third-party list', checkThirdParty],
    ['list of the exports', node('public/data/index.json does not fit the exports: run npm run manifest.', 'tools/manifest.mjs', '--check')],
    ...buildSteps(),
    ['size budgets', checkSize],
    ['one file', async () => (await import('./single.mjs')).writeSingle({ target: `${root}/target/luzhi.html` })],
    ['tests in the browser', node('a browser test failed; it is named above.',
      `${root}/node_modules/@playwright/test/cli.js`, 'test')],
  ]);
  console.log(`\nEverything passed in ${took}.`);
});
