// How the pages look, against pictures in tests/looks. `npm run looks` renews them; look at each
// before it is committed. A hundredth of the pixels may differ, as fonts are drawn a little
// differently from one Chromium to the next; the fonts themselves are Debian's Noto Sans CJK.
import { execFileSync } from 'node:child_process';
import { expect, test } from './helpers.mjs';

const PAGES = {
  style: '#/style?data=style.json',
  overview: '#/overview',
  proposals: '#/family/proposal',
  studios: '#/family/studio?data=xianyang-2023',
  region: '#/region/610404',
  record: '#/record/000-n02?data=xianyang-2021',
  data: '#/data',
  compare: '#/compare?period=2023&against=period:2022',
  brief: '#/brief?data=xianyang-2023',
  leader: '#/leader',
};
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };
const TOLERANCE = { maxDiffPixelRatio: 0.01 };

const hasFonts = () => {
  try {
    return execFileSync('fc-list', [':family=Noto Sans CJK SC'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
};

test.beforeAll(() => {
  expect(hasFonts(), 'Noto Sans CJK is installed (Debian: apt install fonts-noto-cjk)').toBe(true);
});

/** Everything is in place: the data, the fonts, every chart. */
async function settled(page) {
  await expect(page.locator('main[data-page]')).toBeVisible();
  await expect(page.locator('figure.chart[aria-busy], .verdict[aria-busy]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

for (const [name, fragment] of Object.entries(PAGES)) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      test.describe(() => {
        test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });
        test(`${name} looks as recorded, ${size}, ${colorScheme}`, async ({ page }) => {
          await page.goto(fragment);
          await settled(page);
          await expect(page).toHaveScreenshot(`${name}-${size}-${colorScheme}.png`, TOLERANCE);
        });
      });
    }
  }
}
