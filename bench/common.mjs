// What every way of measuring needs: the options, the browser, and what it ran on.
import { cpus } from 'node:os';
import { ensureChromium, findChromium, CHROMIUM_ARGS } from '../tools/chromium.mjs';
import { output } from '../tools/run.mjs';

/** The value of an option of the command line. */
export function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
}

/** Opens Chromium, with a collector of garbage that can be called. */
export async function openChromium() {
  await ensureChromium();
  const { chromium } = await import('@playwright/test');
  return chromium.launch({
    executablePath: findChromium() ?? undefined, args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  });
}

/**
 * Makes the window larger than the page, its own bars and all. Otherwise the lowest strip of the page lies outside
 * the window: what changes there is never drawn, and an event counts until something else is.
 */
export async function uncover(page) {
  const link = await page.context().newCDPSession(page);
  const { windowId } = await link.send('Browser.getWindowForTarget');
  const { width, height } = page.viewportSize();
  await link.send('Browser.setWindowBounds', { windowId, bounds: { width: width + 100, height: height + 200 } });
  await link.detach();
}

export const machine = () => {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, Node ${process.version}, ${output(findChromium() ?? 'chromium', ['--version']) ?? 'Chromium'}`;
};
