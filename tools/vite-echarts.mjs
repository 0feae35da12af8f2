// A Vite plugin that leaves out of ECharts what its modules bring along and our options never
// reach: a chart of ours has category and value axes, bars, lines and flows in rectangular
// coordinates, an HTML tooltip, and colours of its own. tests/charts.rs holds the options to that.

const NOTHING = 'export default () => {};';
const EMPTY = 'export default {};';

/** What stands in the place of a module, by the end of its path. */
const INSTEAD = {
  // Axes of time: our periods are categories.
  'echarts/lib/scale/Time.js': "export { default } from './Interval.js';",
  // Options as ECharts 2 to 4 wrote them.
  'echarts/lib/preprocessor/backwardCompat.js': NOTHING,
  // Words of tool boxes; ours are in text/.
  'echarts/lib/i18n/langZH.js': EMPTY,
  'echarts/lib/theme/dark.js': EMPTY,
  'echarts/lib/loading/default.js': NOTHING,
  // Tables inside options: our series carry their values.
  'echarts/lib/data/helper/transform.js': 'export class ExternalSource {}\nexport const registerExternalTransform = () => {};\nexport const applyDataTransform = () => [];',
  'echarts/lib/component/tooltip/TooltipRichContent.js': 'export default class {}',
  // Colours of flows by their size: ours are given.
  'echarts/lib/visual/VisualMapping.js': 'export default class { mapValueToVisual() {} }',
  // Bars and labels in polar coordinates.
  'echarts/lib/util/shape/sausage.js': 'export default class {}',
  'echarts/lib/label/sectorLabel.js': 'export const createSectorCalculateTextPosition = () => {};\nexport const setSectorTextRotation = () => {};',
  'zrender/lib/graphic/helper/roundSector.js': 'export const buildPath = () => {};',
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
    buildEnd(error) {
      // Another version of ECharts has other modules.
      if (!error && left.size) this.error(`not in ECharts any more: ${[...left].join(', ')}`);
    },
  };
}
