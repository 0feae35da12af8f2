// Every observation of every real export stands on a screen, as the export states it.
import { readFileSync } from 'node:fs';
import { expect, test } from './helpers.mjs';

const EXPORTS = ['xianyang-2023', 'xianyang-2021', 'fuyang-2020', 'yingcheng-2020', 'datong-2018'];

const read = (id) => JSON.parse(readFileSync(new URL(`../../public/data/${id}.json`, import.meta.url), 'utf8'));

/** What identifies a figure on screen, in one line. */
const line = ({ indicator, region, period, dims = {}, value, precision, route }) => {
  const named = Object.keys(dims).sort().map((name) => `${name}=${dims[name]}`).join(',');
  return [indicator, region, period, named, value === null ? '' : String(value), precision, route].join(' | ');
};

async function figuresOnScreen(page) {
  return page.locator('data[data-indicator]').evaluateAll((elements) => elements.map((element) => ({
    indicator: element.dataset.indicator,
    region: element.dataset.region,
    period: element.dataset.period,
    dims: JSON.parse(element.dataset.dims ?? '{}'),
    value: element.getAttribute('value') === '' ? null : Number(element.getAttribute('value')),
    precision: element.dataset.precision,
    route: element.dataset.route,
    text: element.textContent.trim(),
  })));
}

for (const id of EXPORTS) {
  test(`${id}: every stated observation is on a screen`, async ({ page }) => {
    const document = read(id);
    const stated = document.observations.filter((observation) => !observation.implied);
    const wanted = stated.map((observation) => line({
      region: document.committee.region,
      precision: 'exact',
      ...observation,
      route: 'reported',
    }));
    const families = new Map(document.indicators.map(({ id: indicator, family }) => [indicator, family]));
    const seen = new Set();
    for (const family of new Set(stated.map(({ indicator }) => families.get(indicator)))) {
      await page.goto(`./#/family/${family}?data=${id}`);
      await expect(page.getByRole('main')).toHaveAttribute('data-page', `family/${family}`);
      await expect(page.locator('data[data-route="reported"]').first()).toBeVisible();
      for (const figure of await figuresOnScreen(page)) {
        seen.add(line(figure));
        expect(figure.text, `${line(figure)} says something`).not.toBe('');
      }
    }
    expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(1);
  });
}

test('130 studios and 40 instructions are computed, from parts that lead on', async ({ page }) => {
  await page.goto('./#/overview?data=xianyang-2023&period=2023');
  const studios = page.locator('data[data-indicator="studio.count"][data-route="computed"]').first();
  await expect(studios).toHaveAttribute('value', '130');
  await expect(page.locator('data[data-indicator="instruction.received"][data-route="computed"]').first())
    .toHaveAttribute('value', '40');
  await studios.click();
  const panel = page.getByRole('dialog');
  await expect(panel.locator('data[value="17"][data-indicator="studio.count"]')).toBeVisible();
  await expect(panel.locator('data[value="113"][data-indicator="studio.count"]')).toBeVisible();
  await panel.locator('data[value="113"]').first().click();
  await expect(page.getByRole('dialog')).toContainText('第26段');
  await expect(page.getByRole('dialog')).toContainText('各界导报');
});

test('five kinds of suggestions are never added', async ({ page }) => {
  for (const family of ['consultation', 'survey', 'supervision']) {
    await page.goto(`./#/family/${family}?data=xianyang-2021`);
    await expect(page.locator('data[data-route="reported"]').first()).toBeVisible();
    expect((await figuresOnScreen(page)).map(({ value }) => value)).not.toContain(248);
  }
});

test('a year of which a part is known is marked, and compared with nothing', async ({ page }) => {
  await page.goto('./#/family/proposal?data=xianyang-2021&period=2021');
  const filed = page.locator('data[data-indicator="proposal.filed"][data-route="partial"]').first();
  await expect(filed).toHaveAttribute('value', '414');
  await expect(page.getByRole('main')).toContainText('截至2021');
  await expect(page.getByRole('main')).not.toContainText(/同比[+−-]?\d/);
});

test('the delivery rate that a source does not give is not provided', async ({ page }) => {
  await page.goto('./#/family/conversion?data=datong-2018');
  const rate = page.locator('data[data-indicator="conversion.delivery_rate"]').first();
  await expect(rate).toHaveAttribute('data-route', 'missing');
  await expect(rate).toHaveAttribute('value', '');
});
