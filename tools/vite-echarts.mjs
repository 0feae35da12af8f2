// Makes the chart program small: a Vite plugin that leaves out of ECharts what its modules bring along and our options never
// reach, and shortens the names that ECharts uses for itself. A chart of ours has category and value axes, bars, lines and flows in rectangular
// coordinates, and colours of its own; words beside the pointer are those of web/tip.js. tests/charts.rs holds the options to that.

import { minify } from 'terser';

const NOTHING = 'export default () => {};';
/** Exports that do nothing. */
const idle = (...names) => names.map((name) => `export const ${name} = () => {};`).join('\n');
const EMPTY = 'export default {};';

/** Names that ECharts uses for itself begin with a line; some it also writes out, and those stay. */
const ownNames = (code) => ({
  regex: /^_[a-z]/,
  reserved: [...code.matchAll(/["'`](_[A-Za-z]\w*)["'`]/g)].map(([, name]) => name),
});

/** Browsers that know this compile all of a script while it arrives, and none of it when it is first called (Chromium from 136 on). */
const AT_ONCE = '//# allFunctionsCalledOnLoad\n';

const shorter = async ({ code, name }) => (name === 'charts' ? AT_ONCE : '') + (await minify(code, {
  module: true,
  ecma: 2020,
  compress: { passes: 3, ecma: 2020, pure_getters: name === 'charts' },
  mangle: name === 'charts' ? { properties: ownNames(code) } : true,
})).code;

/** What stands in the place of a module, by the end of its path. */
const INSTEAD = {
  // Axes of time: our periods are categories.
  'echarts/lib/scale/Time.js': "export { default } from './Interval.js';",
  'echarts/lib/scale/Log.js': "export { default } from './Interval.js';",
  // Lines through an axis at the pointer: our words belong to marks.
  'echarts/lib/component/axisPointer/install.js': idle('install'),
  'echarts/lib/component/axisPointer/modelHelper.js': idle('collect', 'fixValue', 'getAxisInfo', 'getAxisPointerModel', 'makeKey'),
  'echarts/lib/component/tooltip/seriesFormatTooltip.js': idle('defaultSeriesFormatTooltip'),
  'echarts/lib/component/tooltip/tooltipMarkup.js': idle('buildTooltipMarkup', 'createTooltipMarkup', 'getPaddingFromTooltipModel',
    'retrieveVisualColorForTooltipMarker', 'TooltipMarkupStyleCreator'),
  // The browser's own sorting is stable, too.
  'zrender/lib/core/timsort.js': 'export default (list, compare) => { list.sort(compare); };',
  // Options and events as ECharts 2 to 4 wrote them.
  'echarts/lib/legacy/dataSelectAction.js': idle('createLegacyDataSelectAction', 'handleLegacySelectEvents'),
  'echarts/lib/preprocessor/backwardCompat.js': NOTHING,
  // Words of tool boxes; ours are in text/.
  'echarts/lib/i18n/langEN.js': EMPTY,
  'echarts/lib/i18n/langZH.js': EMPTY,
  'echarts/lib/theme/dark.js': EMPTY,
  'echarts/lib/loading/default.js': NOTHING,
  // Tables inside options: our series carry their values.
  'echarts/lib/data/helper/transform.js': 'export class ExternalSource {}\nexport const registerExternalTransform = () => {};\nexport const applyDataTransform = () => [];',
  // Colours of flows by their size: ours are given.
  'echarts/lib/visual/VisualMapping.js': 'export default class { mapValueToVisual() {} }',
  // Bars and labels in polar coordinates.
  'echarts/lib/util/shape/sausage.js': 'export default class {}',
  'echarts/lib/label/sectorLabel.js': 'export const createSectorCalculateTextPosition = () => {};\nexport const setSectorTextRotation = () => {};',
  'zrender/lib/graphic/helper/roundSector.js': 'export const buildPath = () => {};',
  // Symbols written as paths: ours are circles, diamonds and boxes.
  'zrender/lib/tool/path.js': idle('clonePath', 'createFromString', 'extendFromString', 'mergePath'),
  // Pinching: nothing zooms.
  'zrender/lib/core/GestureMgr.js': 'export class GestureMgr { recognize() {} clear() {} }',
};

export function leanCharts() {
  let left = new Set();
  return {
    name: 'luzhi-lean-charts',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      left = new Set(Object.keys(INSTEAD));
    },
    load(id) {
      const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
      const name = Object.keys(INSTEAD).find((end) => path.endsWith(`/node_modules/${end}`));
      left.delete(name);
      return name ? INSTEAD[name] : null;
    },
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      if (!chunks.some(({ name }) => name === 'charts')) throw new Error('the bundle has no chart program.');
      for (const chunk of chunks) chunk.code = await shorter(chunk);
    },
    buildEnd(error) {
      // Another version of ECharts has other modules.
      if (!error && left.size) this.error(`not in ECharts any more: ${[...left].join(', ')}`);
    },
  };
}
