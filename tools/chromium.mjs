// Finds the Chromium that the browser tests use, and installs one where that is possible.
import { existsSync, readFileSync } from 'node:fs';
import { must, output, root, run, Stop, which } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The same everywhere: no sandbox (containers), no GPU, and nothing asked of the network by itself. */
export const CHROMIUM_ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** The path of a browser, or null: CHROME_PATH, then PATH. */
export function findChromium() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return NAMES.map(which).find(Boolean) ?? null;
}

/** Whether Playwright has a Chromium of its own here. */
async function hasOwn() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

/** Whether packages of the system can be installed. */
export function isDebianRoot() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /\b(debian|ubuntu)\b/.test(release) && process.getuid?.() === 0 && which('apt-get') !== null;
}

const hasPackage = (name) => output('dpkg-query', ['-W', '-f', '${Status}', name])?.endsWith('ok installed') ?? false;

/** Installs packages of the system. */
export async function apt(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(' and ')} from the system's packages: one to three minutes.`);
  await run('apt-get', ['update', '-qq'], { env });
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Makes sure there is a browser, and on Debian as root a Chinese font as well. */
export async function ensureChromium() {
  if (process.env.CHROME_PATH && !existsSync(process.env.CHROME_PATH)) {
    throw new Stop(`CHROME_PATH names ${process.env.CHROME_PATH}, which does not exist.`);
  }
  if (isDebianRoot()) {
    const missing = [];
    // Ubuntu's chromium package only stands for a snap, which containers cannot run.
    const snap = readFileSync('/etc/os-release', 'utf8').includes('ID=ubuntu');
    if (!findChromium() && !snap) missing.push('chromium');
    if (!hasPackage('fonts-noto-cjk')) missing.push('fonts-noto-cjk');
    if (missing.length > 0 && (await apt(missing)) !== 0) {
      console.log('The system\'s packages could not be installed; going on with what is there.');
    }
  }
  const found = findChromium();
  if (found) return output(found, ['--version']) ?? found;
  if (!(await hasOwn())) {
    await must('There is no browser for the tests: install Chromium or Chrome, or set CHROME_PATH to one.',
      process.execPath, [`${root}/node_modules/@playwright/test/cli.js`, 'install', 'chromium']);
  }
  return 'Playwright\'s own Chromium';
}
