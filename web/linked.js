// Linked highlighting (联动): the county that is pointed at or focused anywhere (tile, map, bar, row
// of a table) is marked everywhere on the page. Counties are known by `data-county` and by the
// points of plots; the committee's own region, which stands everywhere, is none.

const plots = new Set();
let now = null;

/** How many plots there are on the page. */
export const count = () => plots.size;

/** Takes a plot into the link: it has `regions` and `show(region)`. */
export function join(plot) {
  plots.add(plot);
  if (now) plot.show(now);
}

/** Leaves the link. */
export const leave = (plot) => plots.delete(plot);

const all = (selector) => [...document.querySelectorAll(selector)];

/** Marks a county on the page, and nothing else. */
function mark() {
  const code = now && CSS.escape(now);
  const meant = new Set(now ? [
    ...all(`[data-county="${code}"]`),
    ...all(`tr data[data-region="${code}"]`).map((data) => data.closest('tr')),
  ] : []);
  for (const element of all('[data-lit]')) if (!meant.has(element)) element.removeAttribute('data-lit');
  for (const element of meant) element.setAttribute('data-lit', '');
}

/** Marks a county, or none; the plot that says so marks its own point itself. */
export function name(region, source = null) {
  if (region === now) return;
  now = region;
  mark();
  for (const plot of plots) if (plot !== source) plot.show(region);
}

const isCounty = (code) => [...plots].some((plot) => plot.regions.includes(code))
  || document.querySelector(`[data-county="${CSS.escape(code)}"]`) !== null;

function regionOf(target) {
  const county = target.closest?.('[data-county]');
  if (county) return county.getAttribute('data-county');
  const data = target.closest?.('data[data-region]') ?? target.closest?.('tr')?.querySelector('data[data-region]');
  const code = data?.getAttribute('data-region') ?? null;
  return code && isCounty(code) ? code : null;
}

/** Follows what is pointed at and what is focused, from what already is. */
export function follow(root) {
  const seen = (target) => {
    // A plot says for itself which of its points is meant.
    if (target && !target.closest?.('.chart__plot')) name(regionOf(target));
  };
  for (const event of ['pointerover', 'focusin']) root.addEventListener(event, ({ target }) => seen(target));
  // Charts arrive when the reader may long have chosen a county; what is drawn anew bears its mark.
  seen(all(':hover').at(-1) ?? root.activeElement);
  new MutationObserver(() => { if (now) mark(); }).observe(root, { childList: true, subtree: true });
}
