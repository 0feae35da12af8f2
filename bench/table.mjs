// `npm run bench -- --table`: a table of a million rows in the built page. Frames while it scrolls through
// all of them, with its head, and after sorting; the time until its first rows; the last row by key and
// scroll bar; long tasks while it is sorted by each column.
//   --steps N (300)   --runs N (3)   --dist FOLDER (dist)   --file EXPORT.json   --json FILE
import { writeFileSync } from 'node:fs';
import { machine, openChromium, option, uncover } from './common.mjs';
import { serve } from './server.mjs';
import { median } from './report.mjs';
import { prepare, settled, share, watch } from './tour.mjs';

const TABLE = '.table__scroll--long';

/** Scrolls by so many steps, one a frame; the times between frames, and whether rows stood in each. */
const scrolled = (page, steps, px) => page.locator(TABLE).first().evaluate((element, [count, wanted]) => new Promise((done) => {
  element.scrollTop = 0;
  const step = wanted ?? (element.scrollHeight - element.clientHeight) / count;
  const frames = [];
  let before = 0;
  let empty = 0;
  let headless = 0;
  let left = count;
  const next = (now) => {
    if (before) {
      frames.push(now - before);
      const { top, bottom, left: x } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(x + 40, (top + bottom) / 2);
      if (!hit?.closest('tr[aria-rowindex]')) empty += 1;
      if (Math.abs(element.querySelector('thead th').getBoundingClientRect().top - top) > 2) headless += 1;
    }
    before = now;
    if (left === 0) return done({ frames, empty, headless });
    left -= 1;
    element.scrollTop += step;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(() => requestAnimationFrame(next));
}), [steps, px]);

async function once(browser, address, steps) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await uncover(page);
  page.on('pageerror', (error) => console.error(`  ${error.message}`));
  await page.addInitScript(watch);
  await page.goto(`${address}/#/data`);
  await page.locator('main[data-page="data"]').waitFor({ timeout: 180_000 });
  await page.waitForFunction(() => !document.querySelector('.coming'), null, { timeout: 180_000 });
  await settled(page, 1500);
  const found = {};
  const long = () => page.evaluate(() => Math.max(0, ...globalThis.long.splice(0).map(([, ms]) => ms)));
  await long();
  found.page = await page.evaluate((selector) => new Promise((done) => {
    const begun = performance.now();
    location.hash = '#/family/measured';
    const look = () => (document.querySelector(`${selector} tbody tr[aria-rowindex]`) ? done(performance.now() - begun) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }), TABLE);
  await settled(page, 1500);
  found.rows = await page.locator(`${TABLE} table`).first().evaluate((table) => Number(table.getAttribute('aria-rowcount')) - 1);
  await page.locator(TABLE).first().scrollIntoViewIfNeeded();
  await settled(page);
  await long();
  found.through = await scrolled(page, steps, null);
  // What the machine gives when nothing moves.
  found.still = await scrolled(page, steps, 0);
  found.wheel = await scrolled(page, steps, 120);
  // From a jump to the frame that has the rows there: what the table itself takes to show rows.
  found.jumps = await page.locator(TABLE).first().evaluate((element) => new Promise((done) => {
    const times = [];
    const jump = (left) => {
      if (left === 0) return done(times);
      const begun = performance.now();
      const before = element.querySelector('tbody tr[aria-rowindex]')?.getAttribute('aria-rowindex');
      element.scrollTop = (element.scrollHeight - element.clientHeight) * ((left * 37) % 97) / 97;
      const look = () => {
        if (element.querySelector('tbody tr[aria-rowindex]')?.getAttribute('aria-rowindex') === before) return requestAnimationFrame(look);
        times.push(performance.now() - begun);
        requestAnimationFrame(() => requestAnimationFrame(() => jump(left - 1)));
      };
      requestAnimationFrame(look);
    };
    jump(20);
  }));
  const last = () => page.locator(`${TABLE} table`).first().evaluate((table) => [...table.querySelectorAll('tbody tr[aria-rowindex]')].at(-1)?.getAttribute('aria-rowindex') === table.getAttribute('aria-rowcount'));
  const reached = async () => { for (let tries = 0; tries < 50; tries += 1) { if (await last()) return true; await page.waitForTimeout(100); } return false; };
  await page.locator(TABLE).first().focus();
  await page.keyboard.press('Home');
  await settled(page);
  await page.keyboard.press('End');
  found.end = await reached();
  await page.keyboard.press('Home');
  await settled(page);
  await page.locator(TABLE).first().evaluate((element) => { element.scrollTop = element.scrollHeight; });
  found.bar = await reached();
  found.sorts = [];
  const heads = page.locator(`${TABLE} thead .table__sort`);
  await page.locator(TABLE).first().evaluate((element) => { element.scrollTop = 0; });
  for (let column = 0; column < await heads.count(); column += 1) {
    await long();
    const name = (await heads.nth(column).innerText()).trim();
    // From the click to the last row that changed for it.
    await page.locator(`${TABLE} tbody`).first().evaluate((body) => {
      globalThis.sorting = { begun: 0, changed: 0 };
      addEventListener('click', ({ timeStamp }) => { globalThis.sorting.begun = timeStamp; }, { capture: true, once: true });
      globalThis.sorting.watch = new MutationObserver(() => { globalThis.sorting.changed = performance.now(); });
      globalThis.sorting.watch.observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await heads.nth(column).click();
    await settled(page, 300);
    const ready = await page.evaluate(() => {
      const { begun, changed, watch } = globalThis.sorting;
      watch.disconnect();
      return changed ? changed - begun : null;
    });
    found.sorts.push({ name, ready, long: await long() });
  }
  found.sorted = await scrolled(page, steps, null);
  // A figure opens its panel from a sorted table.
  await page.locator(`${TABLE} tbody data`).nth(5).click();
  found.opens = await page.locator('dialog[open] data').first().isVisible();
  await context.close();
  return found;
}

export async function measureTable() {
  const folder = prepare({ ids: [] });
  const server = await serve(folder, { packed: true });
  const browser = await openChromium();
  const runs = [];
  const steps = Number(option('steps', 300));
  try {
    for (let run = 0; run < Number(option('runs', 3)); run += 1) runs.push(await once(browser, server.address, steps));
  } finally {
    await browser.close();
    server.close();
  }
  if (option('json')) writeFileSync(option('json'), JSON.stringify(runs));
  const one = (number) => number.toFixed(1);
  const spread = (times) => `${one(share(times, 0.5))} | ${one(share(times, 0.95))} | ${one(share(times, 1))}`;
  const all = (key) => runs.flatMap((run) => run[key].frames);
  const said = (key) => runs.reduce((sum, run) => sum + run[key], 0);
  const of = (key, part) => runs.reduce((sum, run) => sum + run[key][part], 0);
  console.log(`\nA table of ${runs[0].rows.toLocaleString('en')} rows, ${runs.length} runs, milliseconds\n`);
  console.log(['| | p50 | p95 | largest |', '| --- | ---: | ---: | ---: |',
    `| frame, ${steps} steps through all rows | ${spread(all('through'))} |`,
    `| frame, ${steps} steps of 120 px | ${spread(all('wheel'))} |`,
    `| frame while nothing moves | ${spread(all('still'))} |`,
    `| frame, through all rows after sorting | ${spread(all('sorted'))} |`,
    `| from a jump to its rows | ${spread(runs.flatMap((run) => run.jumps))} |`].join('\n'));
  console.log(`\nframes without rows: ${of('through', 'empty') + of('sorted', 'empty')}; without the head at the top: ${of('through', 'headless') + of('sorted', 'headless')}`);
  console.log(`from the link to the first rows, with everything else of the page: ${median(runs.map((run) => run.page)).toFixed(0)} ms`);
  console.log(`last row by End: ${said('end')} of ${runs.length}, by scroll bar: ${said('bar')} of ${runs.length}; a figure opens: ${said('opens')} of ${runs.length}`);
  console.log(`\n| sorted by | in order after | longest task |\n| --- | ---: | ---: |\n${runs[0].sorts.map(({ name }, n) => `| ${name} | ${runs[0].sorts[n].ready === null ? 'as before' : median(runs.map((run) => run.sorts[n].ready)).toFixed(0)} | ${median(runs.map((run) => run.sorts[n].long)) || 'none above 50'} |`).join('\n')}`);
  console.log(`\n${machine()}`);
}
