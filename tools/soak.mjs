// `npm run soak`: a kiosk with an accelerated clock, for as many rotations and looks for newer data as
// a screen in a lobby has in weeks, a quarter of them faulty; measures what grows and says it.
//
//   npm run soak -- --rotations 10000 --refreshes 2000
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';
import { isMain, main, root, Stop } from './run.mjs';
import { FAULTS, soakServer } from './soak-server.mjs';

const DWELL_S = 3;
const REFRESH_S = 15;
/** What may grow after the warm-up. */
const MOST_GROWTH = 0.05;
/** A picture without anything on it is smaller than this. */
const LEAST_PICTURE = 15_000;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/**
 * Playwright's clock numbers its timers beyond 32 bits, which no browser does and Rust cannot hold:
 * such a timer could not be taken back. Runs in the page, after the clock is installed.
 */
export function smallTimers() {
  const real = new Map();
  let last = 0;
  for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval'], ['requestAnimationFrame', 'cancelAnimationFrame']]) {
    const [begin, end] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (call, ...rest) => {
      last += 1;
      const id = last;
      real.set(id, begin((...values) => {
        if (set !== 'setInterval') real.delete(id);
        call(...values);
      }, ...rest));
      return id;
    };
    globalThis[clear] = (id) => {
      if (real.has(id)) end(real.get(id));
      real.delete(id);
    };
  }
}

/** Runs a kiosk; answers with what was counted and measured. */
export async function soak({ rotations, refreshes, log = () => {} }) {
  const { chromium } = await import('@playwright/test');
  const server = await soakServer();
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: [...CHROMIUM_ARGS, '--enable-precise-memory-info'] });
  const problems = [];
  const done = { rotations: 0, refreshes: 0, faulty: 0, newer: 0, pictures: 0 };
  const samples = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block', locale: 'zh-CN' });
    const page = await context.newPage();
    // What the server refuses on purpose is told by the browser; anything else counts.
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (404|500)/.test(message.text())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.clock.install({ time: new Date('2026-03-02T09:00:00') });
    await page.addInitScript(smallTimers);
    await page.goto(`${server.url}#/kiosk?pages=overview,tiles,trend,changes,instructions,families&dwell=${DWELL_S}&refresh=${REFRESH_S}&idle=30&reload=no`);
    await page.locator('.kiosk__slide').first().waitFor();
    await page.clock.pauseAt(new Date('2026-03-02T10:00:00'));
    const cdp = await context.newCDPSession(page);
    const turn = () => page.locator('.kiosk__slide').last().evaluate(() => document.querySelector('[data-top] .kiosk__slide')?.dataset.screen ?? '');

    async function measure() {
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      const [module, plots] = await page.evaluate(async () => [globalThis.luzhi.moduleBytes(), (await globalThis.luzhi.loadCharts()).count()]);
      samples.push({ heap: usedSize, module, nodes, jsEventListeners, plots });
    }

    async function picture() {
      const bytes = await page.screenshot({ animations: 'disabled', type: 'png' });
      done.pictures += 1;
      if (bytes.length < LEAST_PICTURE) {
        mkdirSync(join(root, 'test-results'), { recursive: true });
        writeFileSync(join(root, 'test-results', `blank-${done.rotations}.png`), bytes);
        problems.push(`a blank picture after ${done.rotations} rotations`);
      }
    }

    // Every screen has stood twice by then.
    const warm = Math.max(Math.floor(rotations / 10), 45);
    const every = Math.max(Math.floor(rotations / 40), 10);
    let seen = server.state.looks;
    // A screen without a chart: one that is still there is one too many.
    const first = 'overview';
    while (done.rotations < rotations || done.refreshes < refreshes) {
      const due = (done.refreshes + 2) % 4 === 0;
      if (server.state.looks > seen) {
        // The look before this one has ended: the next one finds something else.
        seen = server.state.looks;
        done.refreshes += 1;
        if (server.state.fault) done.faulty += 1;
        server.state.fault = due ? FAULTS[Math.floor(done.refreshes / 4) % FAULTS.length] : null;
        if (!due && done.refreshes % 3 === 0) {
          server.state.version += 1;
          done.newer += 1;
        }
      }
      for (let half = 0; half < 2; half += 1) {
        await page.clock.runFor(DWELL_S * 500);
        // Frames, answers and charts come by the real clock.
        await pause(15);
      }
      done.rotations += 1;
      if (done.rotations % 50 === 0) {
        const shown = await page.locator('.kiosk__head h1').innerText();
        const number = Number(shown.match(/第(\d+)版/)?.[1]);
        // The newest good one, or the one before it while the next look is due.
        if (!(number >= server.state.version - 1 && number <= server.state.version)) problems.push(`“${shown}” is on screen, version ${server.state.version} is due`);
        if (!(await turn())) problems.push(`no screen stands after ${done.rotations} rotations`);
      }
      if (done.rotations % every === 0 || done.rotations === warm) {
        // At the same screen each time, so that only growth differs.
        for (let tries = 0; (await turn()) !== first && tries < 60; tries += 1) {
          await page.clock.runFor(DWELL_S * 1000);
          await pause(30);
          done.rotations += 1;
        }
        await page.clock.runFor(2000);
        await pause(60);
        await picture();
        if (done.rotations >= warm) await measure();
        log(`${done.rotations} rotations, ${done.refreshes} looks (${done.faulty} faulty), ${JSON.stringify(samples.at(-1) ?? {})}`);
      }
    }
    const third = Math.max(Math.floor(samples.length / 3), 1);
    const growth = (name) => middle(samples.slice(-third).map((s) => s[name])) / middle(samples.slice(0, third).map((s) => s[name])) - 1;
    const grown = Object.fromEntries(['heap', 'module', 'nodes', 'jsEventListeners'].map((name) => [name, growth(name)]));
    return { ...done, problems, samples, grown, plots: [...new Set(samples.map((s) => s.plots))] };
  } finally {
    await browser.close();
    await server.close();
  }
}

const percent = (share) => `${(share * 100).toFixed(2)} %`;

/** What a soak must show; a list of what it does not. */
export function judge({ problems, grown, plots }) {
  const faults = [...new Set(problems)];
  for (const [name, share] of Object.entries(grown)) if (share > MOST_GROWTH) faults.push(`${name} grew by ${percent(share)}`);
  if (plots.length > 1) faults.push(`the number of charts varies: ${plots.join(', ')}`);
  return faults;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({ options: { rotations: { type: 'string', default: '10000' }, refreshes: { type: 'string', default: '2000' } } });
    const begun = performance.now();
    const result = await soak({ rotations: Number(values.rotations), refreshes: Number(values.refreshes), log: console.log });
    const { rotations, refreshes, faulty, newer, pictures, grown, samples } = result;
    const [first, last] = [samples[0], samples.at(-1)];
    const mega = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
    console.log(`\n${rotations} rotations, ${refreshes} looks for newer data, ${faulty} of them faulty, ${newer} newer exports, ${pictures} pictures, ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`);
    console.log(`JS heap ${mega(first.heap)} → ${mega(last.heap)} (${percent(grown.heap)}), module ${mega(first.module)} → ${mega(last.module)} (${percent(grown.module)}), DOM nodes ${first.nodes} → ${last.nodes}, listeners ${first.jsEventListeners} → ${last.jsEventListeners}, charts ${result.plots.join(', ')}.`);
    const faults = judge(result);
    if (faults.length) throw new Stop(`The soak does not hold:\n  ${faults.join('\n  ')}`);
    console.log('It holds.');
  });
}
