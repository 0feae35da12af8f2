// Every place that shows a figure, over an export in which no figure is exact: whatever a page
// draws, words, reads aloud or saves keeps the mark. And the same places with persons hidden.
// A new page or chart is looked at by itself: nothing here names a component.
import { readFile } from 'node:fs/promises';

import { expect, test } from './helpers.mjs';

/** An export whose values are all a little more than stated, three digits long. */
function approximate() {
  const observations = [];
  let value = 210;
  const put = (indicator, period, region, dims) => {
    value = ((value + 13 - 205) % 290) + 205;
    observations.push({ indicator, period, region, dims, value, precision: 'over' });
  };
  for (const year of ['2021', '2022', '2023']) {
    for (const region of ['610400', '610402', '610404', '610425']) {
      for (const id of ['proposal.submitted', 'proposal.filed', 'proposal.assigned', 'opinion.collected', 'opinion.adopted', 'supervision.suggestions', 'studio.count']) {
        put(id, year, region, {});
      }
    }
    for (const kind of ['月度协商', '专题协商']) put('consultation.held', year, '610400', { consultation_type: kind });
    for (const by of ['市长某甲乙', '市委主要领导']) put('instruction.received', year, '610400', { instructed_by: by });
    for (const activity of ['甲', '乙']) put('research.reports', year, '610400', { activity });
  }
  for (let month = 1; month <= 12; month += 1) put('opinion.submitted', `2023-${String(month).padStart(2, '0')}`, '610400', {});
  return {
    format: 'luzhi/1', id: 'marks', title: '样例数据', as_of: '2023-12-31',
    committee: { id: 'xianyang', name: '政协咸阳市委员会', short: '咸阳市政协', region: '610400' },
    regions: [['610400', '咸阳市'], ['610402', '秦都区'], ['610404', '渭城区'], ['610425', '礼泉县']]
      .map(([code, name]) => ({ code, name, ...(code === '610400' ? {} : { parent: '610400' }) })),
    observations,
    records: [{ id: 'i1', kind: 'instruction', title: '某甲乙批示：请认真研究办理', date: '2023-05-01', attributes: { instructed_by: '某甲乙' } }],
  };
}

const NAME = '某甲乙';
const TEXT = '请认真研究办理';

/** The export stands in the deployment; what canvases draw as text is collected. */
async function deploy(page, more = {}) {
  await page.route('**/data/index.json', (route) => route.fulfill({
    json: { exports: [{ path: 'marks.json', title: '样例' }], default: 'marks', ...more },
  }));
  await page.route('**/data/marks.json', (route) => route.fulfill({ json: approximate() }));
  await page.addInitScript(() => {
    window.drawn = [];
    for (const kind of ['fillText', 'strokeText']) {
      const draw = CanvasRenderingContext2D.prototype[kind];
      CanvasRenderingContext2D.prototype[kind] = function (text, ...rest) {
        window.drawn.push(String(text));
        return draw.call(this, text, ...rest);
      };
    }
  });
}

/** What stands on a screen once it is drawn. */
const settled = (screen) => (screen.startsWith('chart/') ? 'canvas' : screen === 'data' ? '.verdict' : '[data-precision]');

/** Every text of the page: written, drawn, read aloud, shown on hover. */
const texts = (page) => page.evaluate(() => {
  const said = [...window.drawn];
  // A line is read as a whole: number, mark and unit may be elements of their own.
  for (const e of document.querySelectorAll('main *, header *, dialog *')) {
    for (const name of ['aria-label', 'title', 'alt', 'aria-description', 'placeholder']) {
      if (e.hasAttribute(name)) said.push(e.getAttribute(name));
    }
    const own = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (own || e.tagName === 'DATA') said.push(e.textContent);
  }
  return said;
});

/** The numbers of a text that no mark stands at; values are from 205 to 494, sums are larger. */
function bare(text) {
  const found = [];
  for (const { 0: digits, index } of text.matchAll(/\d[\d,]*(\.\d+)?/g)) {
    const before = text.slice(Math.max(0, index - 11), index).replace(/[+\-−]$/, '');
    const after = text.slice(index + digits.length);
    const isValue = /^\d{3}$/.test(digits) && digits >= '205';
    const isMarked = /^(余|\+)/.test(after) || /(约|~|≥|more than |about |at least )$/.test(before);
    const isTick = text.trim() === digits && /[05]0$/.test(digits);
    if (isValue && !isMarked && !isTick) found.push(`${digits} in “${text.slice(0, 120)}”`);
  }
  return found;
}

const families = ['consultation', 'instruction', 'proposal', 'opinion', 'studio', 'research', 'supervision'];
const screens = [
  'overview', 'data', 'brief', 'leader', 'region/610402',
  'compare?against=period:2022', 'compare?against=region:610402',
  'figure/proposal.submitted', 'chart/proposal.submitted/trend', 'chart/proposal.submitted/regions',
  'overview?figure=research.reports~2023~610400', 'overview?figure=proposal.filed_rate~2023~610400',
  ...families.map((id) => `family/${id}`),
  // Last, as a kiosk looks for newer data when it likes: leaving it would give that up.
  'kiosk',
];
const address = (screen, more) => `./?#/${screen}${screen.includes('?') ? '&' : '?'}period=2023${more}`;

for (const lang of ['zh', 'en']) {
  test(`every screen keeps the mark of every figure (${lang})`, async ({ page }) => {
    test.setTimeout(180_000);
    await deploy(page);
    let seen = 0;
    for (const screen of screens) {
      await page.goto('about:blank');
      await page.goto(address(screen, `&lang=${lang}`));
      await expect(page.locator(settled(screen)).first(), screen).toBeVisible();
      await page.waitForTimeout(600);
      const said = await texts(page);
      seen += said.length;
      expect(said.flatMap(bare), `${screen} ${lang}`).toEqual([]);
    }
    expect(seen).toBeGreaterThan(1000);
  });
}

test('pictures and files of approximate figures keep the mark, or name the precision beside the number', async ({ page, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await deploy(page);
  await page.goto('#/family/proposal?period=2023');
  await expect(page.locator('canvas').first()).toBeVisible();
  const pictures = await page.getByRole('button', { name: 'PNG' }).all();
  expect(pictures.length).toBeGreaterThan(0);
  for (const button of pictures) {
    await page.evaluate(() => { window.drawn = []; });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/png$/);
    const drawn = await page.evaluate(() => window.drawn);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.flatMap(bare), download.suggestedFilename()).toEqual([]);
  }
  for (const button of await page.getByRole('button', { name: 'CSV' }).all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const text = await readFile(await download.path(), 'utf8');
    if (/,\d{3}(,|\r|$)/m.test(text)) expect(text, download.suggestedFilename()).toMatch(/精确程度|精度/);
  }
  await page.goto('#/brief?period=2023');
  await page.getByRole('button', { name: /复制/ }).last().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\d余/);
  expect(bare(copied)).toEqual([]);
});

test('with persons hidden no picture, print, screen or saved page names one', async ({ page }) => {
  test.setTimeout(120_000);
  await deploy(page);
  // The control: without it the picture has the name.
  const draw = async (more) => {
    await page.goto('about:blank');
    await page.goto(address('family/instruction', more));
    await expect(page.locator('main')).toHaveAttribute('data-page', 'family/instruction');
    await expect(page.locator('canvas').first()).toBeVisible();
    for (const button of await page.getByRole('button', { name: 'PNG' }).all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      expect(download.suggestedFilename()).not.toContain(NAME);
    }
    const drawn = (await page.evaluate(() => window.drawn)).join('\n');
    const files = [];
    for (const button of await page.getByRole('button', { name: 'CSV' }).all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      files.push(await readFile(await download.path(), 'utf8'));
    }
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    await page.emulateMedia({ media: 'screen' });
    return { drawn, files: files.join('\n'), printed, html: await page.content() };
  };
  const open = await draw('');
  for (const place of ['drawn', 'files', 'printed', 'html']) expect(open[place], place).toContain(NAME);
  const hidden = await draw('&privacy=on');
  for (const place of ['drawn', 'files', 'printed', 'html']) {
    expect(hidden[place], place).not.toContain(NAME);
    expect(hidden[place], place).not.toContain(TEXT);
  }
  // The page as one file holds the export as it was fetched: it is not offered.
  await page.goto(address('data', ''));
  await expect(page.locator('.save-page')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(address('data', '&privacy=on'));
  await expect(page.locator('.open-file')).toBeVisible();
  await expect(page.locator('.save-page')).toHaveCount(0);
});
