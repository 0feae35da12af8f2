// Finds the Firefox that the one-file test uses, and installs one where that is possible.
import { apt, isDebianRoot } from './chromium.mjs';
import { output, Stop, which } from './run.mjs';

const NAMES = ['firefox-esr', 'firefox'];

/** The path of a Firefox, or null: FIREFOX_PATH, then PATH. */
export const findFirefox = () => process.env.FIREFOX_PATH ?? NAMES.map(which).find(Boolean) ?? null;

/** Makes sure there is a Firefox. */
export async function ensureFirefox() {
  if (!findFirefox() && isDebianRoot()) await apt(['firefox-esr']);
  const found = findFirefox();
  if (!found) throw new Stop('There is no Firefox for the test of the one-file page: install Firefox ESR, or set FIREFOX_PATH to it.');
  return output(found, ['--version']) ?? found;
}
