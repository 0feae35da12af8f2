// Takes a picture of the built page, and prints what its console said:
// node tools/screenshot.mjs '#/page?key=value' out.png [--width 1440] [--height 900] [--dark] [--full]
import { parseArgs } from 'node:util';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';
import { main, Stop } from './run.mjs';
import { serve } from './serve.mjs';

await main(async () => {
  const { values, positionals: [fragment, file] } = parseArgs({
    allowPositionals: true,
    options: {
      width: { type: 'string', default: '1440' },
      height: { type: 'string', default: '900' },
      dark: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
    },
  });
  if (!file) throw new Stop("Usage: node tools/screenshot.mjs '#/page?key=value' out.png [--width N] [--height N] [--dark] [--full]");

  const { chromium } = await import('@playwright/test');
  const server = await serve({ base: '/portal/luzhi/' });
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({
      viewport: { width: Number(values.width), height: Number(values.height) },
      colorScheme: values.dark ? 'dark' : 'light',
      locale: 'zh-CN',
    });
    page.on('console', (message) => console.log(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
    page.on('requestfailed', (request) => console.log(`request failed: ${request.url()}`));
    await page.goto(new URL(fragment, server.url).href, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await page.waitForTimeout(1000);
    await page.screenshot({ path: file, fullPage: values.full });
    console.log(`${file}: ${await page.title()}`);
  } finally {
    await browser.close();
    await server.close();
  }
});
