// Trust: findings with their badges and mutes, the tree of a figure, revisions, hidden persons,
// and the mark of approximate figures on every page.
import { readFile } from 'node:fs/promises';

import { axe, expect, test } from './helpers.mjs';

/** An export as a file that is chosen on the data page; waits until it is what is shown. */
async function open(page, document) {
  await page.locator('input[type=file]').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(document)),
  });
  await expect(page.locator('footer')).toContainText(document.title);
  await expect(page.getByRole('main')).not.toHaveAttribute('data-export');
}

const base = {
  format: 'luzhi/1', id: 'trust', title: '样例数据', as_of: '2023-12-31',
  committee: { id: 'xianyang', name: '政协咸阳市委员会', short: '咸阳市政协', region: '610400' },
  indicators: [], observations: [],
};

async function readDownload(download) {
  return readFile(await download.path(), 'utf8');
}

test('the overview says that all figures reconcile, or how many do not, and leads to them', async ({ page }) => {
  await page.goto('#/overview');
  await expect(page.locator('.verdict')).toHaveText('全部数字对得上', { timeout: 30_000 });
  await page.goto('#/overview?data=yingcheng-2020');
  await expect(page.locator('.verdict')).toHaveText('1处数字对不上');
  await page.locator('.verdict a').click();
  await expect(page.locator('main')).toHaveAttribute('data-page', 'data');
  const finding = page.locator('.checks li');
  await expect(finding).toHaveCount(1);
  await expect(finding).toContainText('矛盾');
  await expect(finding.locator('data')).toHaveCount(2);
  await expect(page.locator('.findings h3')).toContainText('改正数字');
  await axe(page, { include: '.findings' });
});

test('a figure that a check concerns carries a badge, and its panel says why', async ({ page }) => {
  await page.goto('#/family/supervision?data=yingcheng-2020&period=2020');
  const figure = page.locator('table data[data-indicator="supervision.units_interviewed"]').first();
  await expect(figure.locator('.figure__badge')).toBeVisible();
  await expect(figure).toHaveAttribute('title', /对账提示/);
  await figure.click();
  await expect(page.getByRole('dialog')).toContainText('大于所属的');
  await axe(page, { include: 'dialog' });
});

test('a finding is muted with a reason, stays muted, and the list says so', async ({ page }) => {
  await page.goto('#/data?data=yingcheng-2020');
  const finding = page.locator('.checks li');
  await finding.locator('summary').click();
  await finding.getByRole('button', { name: '标为已核' }).click();
  await expect(page.locator('.notices')).toContainText('例如');
  await finding.getByRole('textbox').fill('原文如此，已向供数单位核实');
  await finding.getByRole('button', { name: '标为已核' }).click();
  await expect(page.locator('.findings--muted')).toContainText('原文如此');
  await expect(page.locator('.verdict')).toContainText('另有1处已核');
  await page.reload();
  await expect(page.locator('.findings--muted')).toContainText('原文如此');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /导出对账清单/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('yingcheng-2020-对账清单.csv');
  const text = await readDownload(download);
  expect(text).toContain('部分大于整体');
  expect(text).toContain('原文如此');
  await page.goto('#/family/supervision?data=yingcheng-2020&period=2020');
  const figure = page.locator('table data[data-indicator="supervision.units_interviewed"]').first();
  await expect(figure).toBeVisible();
  await expect(figure.locator('.figure__badge')).toHaveCount(0);
  await page.goto('#/data?data=yingcheng-2020');
  await page.getByRole('button', { name: '取消已核' }).click();
  await expect(page.locator('.verdict')).toHaveText('1处数字对不上');
});

test('a dropped file gets the same report, grouped by what to do', async ({ page }) => {
  await page.goto('#/data?data=xianyang-2023');
  const flow = (id, more) => ({ id, name: id, unit: '件', measure: 'flow', ...more });
  const at = (indicator, period, value, more) => ({ indicator, period, value, ...more });
  await open(page, {
    ...base,
    indicators: [flow('a.held', { adds_over: ['region', 'period', 'level', 'form'] }), flow('a.big')],
    observations: [
      at('a.held', '2023', 20), at('a.held', '2023', 9, { dims: { form: '甲' } }), at('a.held', '2023', 10, { dims: { form: '乙' } }),
      at('a.big', '2021', 1180), at('a.big', '2022', 1.2), at('a.big', '2023', 1250),
    ],
    records: [{ id: 'i1', kind: 'instruction', title: '对报告的批示' }],
  });
  await expect(page.locator('.verdict')).toHaveText('1处数字对不上，1处存疑');
  await expect(page.locator('.findings h3')).toHaveText([/改正数字/, /核对原文/, /补全台账/]);
  await expect(page.locator('.checks li').first()).toContainText('各部分相加为19件');
});

test('a figure is explained down to its sources, by a link, on paper', async ({ page }) => {
  await page.goto('#/overview?data=xianyang-2023&figure=studio.count~2023~610400');
  const tree = page.locator('.tree');
  await expect(tree.locator('.tree__sum')).toHaveText('17 + 113 = 130');
  await expect(tree).toContainText('市本级 + 县市区');
  await expect(tree.locator('.tree__source').first()).toContainText('第26段');
  await expect(page.getByRole('dialog')).toContainText('指标目录口径，第1版');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.cards')).toBeHidden();
  await expect(tree).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.goto('#/overview?figure=consultation.held~2023~610400');
  const deep = page.locator('.tree details').first();
  await expect(deep).not.toHaveAttribute('open', '');
  await page.getByRole('button', { name: '全部展开' }).click();
  await expect(deep).toHaveAttribute('open', '');
  await axe(page, { include: 'dialog' });
  const printed = page.evaluate(() => new Promise((done) => { window.print = () => done(true); }));
  await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
  expect(await printed).toBe(true);
});

test('a link says which branches of an explained figure are open; reloading and going back keep them', async ({ page }) => {
  await page.goto('#/overview?figure=consultation.held~2023~610400');
  const branches = page.locator('.tree > .tree__parts > li > details');
  const every = page.locator('.tree details');
  await expect(branches.nth(1)).not.toHaveAttribute('open', '');
  const count = await every.count();
  expect(count).toBeGreaterThan(3);
  const open = () => every.evaluateAll((all) => all.flatMap((one, n) => (one.open ? [n] : [])));
  // The number of a branch is its place from top to bottom.
  const second = await every.evaluateAll((all) => all.findIndex((one, n) => n > 0 && one.parentElement.closest('details') === null));
  await branches.nth(1).locator('> summary').click();
  await expect(page).toHaveURL(new RegExp(`[&]open=${second}$`));
  await branches.nth(0).locator('> summary').click();
  const both = new RegExp(`[&]open=0${second === 1 ? '-' : '\\.'}${second}$`);
  await expect(page).toHaveURL(both);
  expect(await open()).toEqual([0, second]);
  await page.reload();
  await expect(branches.nth(1)).toHaveAttribute('open', '');
  expect(await open()).toEqual([0, second]);
  // To a part of it, and back.
  await branches.nth(1).locator('> .tree__parts data').first().click();
  await expect(page).not.toHaveURL(/open=/);
  await expect(page).toHaveURL(/figure=/);
  await page.goBack();
  await expect(page).toHaveURL(both);
  await expect(branches.nth(1)).toHaveAttribute('open', '');
  expect(await open()).toEqual([0, second]);
  // Closed again, and all of them in few letters.
  await branches.nth(0).locator('> summary').click();
  await expect(page).toHaveURL(new RegExp(`[&]open=${second}$`));
  await page.getByRole('button', { name: '全部展开' }).click();
  await expect(page).toHaveURL(new RegExp(`[&]open=0-${count - 1}$`));
  expect(await open()).toHaveLength(count);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/open=|figure=/);
});

test('two exports that give different figures are a finding with the others, and it goes when they part', async ({ page }) => {
  const row = (value) => ({ indicator: 'opinion.collected', period: '2023', value });
  await page.goto('#/data?data=xianyang-2023');
  await open(page, { ...base, observations: [row(480)] });
  await expect(page.locator('.verdict')).toHaveText('全部数字对得上');
  await page.goto('#/data?against=export%3Axianyang-2023');
  await expect(page.locator('.verdict')).toHaveText('1处数字对不上');
  const finding = page.locator('.checks li');
  await expect(finding).toContainText('两份数据不一致');
  await expect(finding).toContainText('截至2023年12月31日');
  await expect(finding).toContainText('相差15条');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /导出对账清单/ }).click(),
  ]);
  expect(await readDownload(download)).toContain('两份数据不一致');
  await finding.locator('data').first().click();
  await expect(page.getByRole('dialog')).toContainText('为465条');
  await page.keyboard.press('Escape');
  await finding.locator('summary').click();
  await finding.getByRole('textbox').fill('年报尚未更新');
  await finding.getByRole('button', { name: '标为已核' }).click();
  await expect(page.locator('.verdict')).toContainText('另有1处已核');
  await page.goto('#/data');
  await expect(page.locator('.verdict')).toHaveText('全部数字对得上');
});

test('what was revised since another export is marked on every page and told in the panel', async ({ page }) => {
  const row = (value) => ({ indicator: 'opinion.collected', period: '2023', value });
  await page.goto('#/data?data=xianyang-2023');
  await open(page, { ...base, as_of: '2024-03-01', observations: [row(480), { indicator: 'studio.activities', period: '2023', value: 52 }] });
  await expect(page.locator('h1')).toContainText('咸阳市政协');
  await page.goto('#/overview?against=export%3Axianyang-2023&period=2023');
  const revised = page.locator('.card data[data-indicator="opinion.collected"]').first();
  await expect(revised.locator('.figure__badge')).toHaveCount(1);
  await revised.click();
  await expect(page.getByRole('dialog')).toContainText('截至2023-12-31）为465条');
  await expect(page.getByRole('dialog')).toContainText('+15条');
  await page.keyboard.press('Escape');
  await expect(page.locator('.card data[data-indicator="studio.activities"] .figure__badge')).toHaveCount(0);
  await page.locator('nav').getByRole('link', { name: '社情民意' }).click();
  await expect(page.locator('main data .figure__badge').first()).toBeVisible();
});

const NAME = '某甲乙';
const TEXT = '请认真研究办理';

const named = {
  ...base,
  observations: [
    { indicator: 'instruction.received', period: '2023', value: 3, dims: { instructed_by: `市长${NAME}` }, excerpt: `${NAME}：${TEXT}` },
    { indicator: 'instruction.received', period: '2023', value: 2, dims: { instructed_by: '市委主要领导' } },
  ],
  records: [
    { id: 'i1', kind: 'instruction', title: `${NAME}批示：${TEXT}`, date: '2023-05-01', attributes: { instructed_by: NAME, instructed_by_level: '市委主要领导', follow_up: TEXT } },
    { id: 'p1', kind: 'proposal', title: '关于道路的提案', date: '2023-04-01', attributes: { proposer: NAME, theme: '道路' }, links: [] },
  ],
};

test('a link hides names and the texts of instructions on every screen and in every export', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('#/data?data=xianyang-2023');
  await open(page, named);
  await page.goto('#/family/instruction?period=2023');
  await expect(page.locator('main')).toContainText(NAME);
  // A file cannot be read again: it leaves the screen, and is hidden when it is opened anew.
  await page.goto('#/data?privacy=on');
  await expect(page.locator('h1')).toContainText('咸阳市政协');
  await expect(page.locator('.open-file')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('样例数据');
  await open(page, named);
  await expect(page.locator('.top')).toContainText('已隐去姓名与批示内容');
  const pages = ['overview', 'family/instruction', 'family/proposal', 'record/i1', 'record/p1', 'data', 'brief', 'leader', 'region/610400'];
  for (const path of pages) {
    await page.goto(`#/${path}?period=2023&privacy=on`);
    await expect(page.locator('main')).toHaveAttribute('data-page', path);
    const html = await page.content();
    expect(html, path).not.toContain(NAME);
    expect(html, path).not.toContain(TEXT);
  }
  await page.goto('#/family/instruction?period=2023&privacy=on');
  await expect(page.locator('.top')).toContainText('已隐去姓名与批示内容');
  await expect(page.locator('main')).toContainText('领导批示 · 市委主要领导');
  for (const name of ['CSV', 'XLSX']) {
    for (const button of await page.locator('.table__actions').getByRole('button', { name }).all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const bytes = await readFile(await download.path());
      expect(bytes.includes(NAME), `${name} ${download.suggestedFilename()}`).toBe(false);
      expect(bytes.includes(TEXT)).toBe(false);
    }
  }
  for (const button of await page.getByRole('button', { name: '复制表格' }).all()) {
    await button.click();
    await expect(page.locator('.notices')).toContainText('已复制');
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(NAME);
  }
  await page.goto('#/brief?period=2023&privacy=on');
  await page.getByRole('button', { name: /复制/ }).last().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(NAME);
});

test('a deployment hides them whatever the link says', async ({ page }) => {
  await page.route('**/data/index.json', (route) => route.fulfill({
    json: { exports: [{ path: 'named.json', title: '样例' }], default: 'named', privacy: true },
  }));
  await page.route('**/data/named.json', (route) => route.fulfill({ json: named }));
  await page.goto('#/family/instruction?period=2023');
  await expect(page.locator('.top')).toContainText('已隐去姓名与批示内容');
  await expect(page.locator('main')).toContainText('领导批示');
  expect(await page.content()).not.toContain(NAME);
});

test('on every page of every real export an approximate figure keeps its mark', async ({ page }) => {
  const families = ['consultation', 'instruction', 'proposal', 'opinion', 'studio', 'research', 'supervision', 'liaison', 'welfare', 'publicity', 'institution', 'learning', 'conversion'];
  const pages = ['overview', 'data', 'compare', 'brief', 'leader', ...families.map((id) => `family/${id}`)];
  let seen = 0;
  for (const [id, year] of [['xianyang-2023', 2023], ['yingcheng-2020', 2020]]) {
    for (const path of pages) {
      await page.goto(`#/${path}?data=${id}&period=${year}`);
      await expect(page.locator('main')).toHaveAttribute('data-page', path);
      const bare = await page.locator('data[data-precision]:not([data-precision=exact])').evaluateAll((all) => all
        .filter((e) => e.value !== '' && e.getAttribute('value') !== '')
        .map((e) => [e.textContent, e.title].map((text) => [text, /余|≥|约/.test(text)])));
      seen += bare.length;
      expect(bare.flat().filter(([, marked]) => !marked), `${id} ${path}`).toEqual([]);
    }
  }
  expect(seen).toBeGreaterThan(8);
});

test('what is known later takes a place that was kept for it', async ({ page }) => {
  await page.goto('./#/overview');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'overview');
  const cards = () => page.locator('.card').first().evaluate((card) => card.getBoundingClientRect().top);
  const before = await cards();
  await expect(page.locator('.verdict a')).toBeVisible();
  expect(await cards()).toBe(before);
});
