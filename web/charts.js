// ECharts with only the parts that our charts use, and what a plot does beyond drawing: words of
// ticks, pictures, spans of periods, marks that the page names. Its own chunk, loaded after the
// first figures. Options are plain JSON; nothing in them is code.
import { init, use } from 'echarts/core';
import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendPlainComponent, TitleComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { follow, join, leave, name } from './linked.js';
import { Tip } from './tip.js';

export { count } from './linked.js';

use([
  BarChart, LineChart, SankeyChart,
  AriaComponent, GridComponent, LegendPlainComponent, TitleComponent,
  CanvasRenderer,
]);
follow(document);

/** How far a pointer goes before it chooses a span, in pixels. */
const DRAG_PX = 8;

/** Colours of src/charts/style.rs that a page around a frame may set, by theme; contrast is the reader's. */
const THEMES = {
  light: { ink: '#1d2127', 'ink-2': '#59616b', line: '#e5e2da', surface: '#ffffff', accent: '#9f1d22', 'series-1': '#27496d' },
  dark: { ink: '#eceae4', 'ink-2': '#aab1ba', line: '#333a43', surface: '#181c22', accent: '#e58a8d', 'series-1': '#8db4dc' },
};

/** A JSON text with the host's colours in the place of the theme's. */
function inHostColors(json) {
  const { style, dataset } = document.documentElement;
  const swaps = Object.entries(THEMES[dataset.theme] ?? {})
    .map(([name, own]) => [own, style.getPropertyValue(`--host-${name}`)]).filter(([, color]) => color);
  return swaps.reduce((text, [own, color]) => text.replaceAll(`"${own}"`, JSON.stringify(color)), json);
}

/** The option of a JSON text. Axes that bring the words of their ticks are given a formatter. */
function read(json) {
  const option = JSON.parse(inHostColors(json));
  for (const axis of [option.xAxis, option.yAxis]) {
    const words = axis?.axisLabel?.words;
    if (words) axis.axisLabel.formatter = (value) => words[Math.round((value - axis.min) / axis.interval)] ?? '';
  }
  return option;
}

/** A picture as a `data:image/png` address, drawn off screen at twice the size. */
export function picture(json, width, height) {
  const element = document.createElement('div');
  const chart = init(element, null, { width, height });
  try {
    chart.setOption(read(json));
    return chart.getDataURL({ type: 'png', pixelRatio: 2 });
  } finally {
    chart.dispose();
  }
}

/** Draws what nobody sees: the first chart takes several times as long as any later one, and may be long itself. */
export function warm() {
  const category = { type: 'category', data: ['一', '二'] };
  const chart = init(document.createElement('div'), null, { width: 200, height: 100 });
  chart.setOption({ animation: false, xAxis: category, yAxis: {}, series: [{ type: 'bar', data: [1, 2], label: { show: true } }] });
  chart.dispose();
}

class Plot {
  constructor(element) {
    this.element = element;
    this.chart = init(element);
    this.regions = [];
    this.band = null;
    this.ends = new AbortController();
    this.tip = new Tip(element);
    this.chart.on('mouseover', ({ seriesIndex, dataIndex, data, event }) => {
      if (seriesIndex === 0) name(this.regions[dataIndex] ?? null, this);
      this.tip.show(data?.tooltip?.formatter, event.offsetX, event.offsetY);
    });
    this.chart.on('mouseout', () => this.tip.hide());
    this.chart.on('globalout', () => name(null));
    this.chart.getZr().on('mousemove', ({ offsetX, offsetY }) => this.tip.move(offsetX, offsetY));
    join(this);
  }

  /** Replaces the whole option; nothing of an earlier one stays. */
  set(json) {
    const option = read(json);
    // In the place of a drawing of the first screen (public/boot.js) it stands at once.
    if (document.querySelector('#app.is-first')) option.animation = false;
    // The marks of a flow are its bands; its steps only name them.
    this.marks = option.series[0]?.links ? 'edge' : undefined;
    this.series = option.series;
    this.tip.style(option.tooltip);
    this.tip.hide();
    this.chart.setOption(option, true);
  }

  /** The regions of the first series' points, by code; null for a point that is no region. */
  link(json) {
    this.regions = JSON.parse(json);
    join(this);
  }

  onClick(call) {
    this.chart.on('click', ({ seriesIndex, dataIndex, dataType }) => {
      if (seriesIndex >= 0 && dataIndex >= 0 && dataType !== 'node') call(seriesIndex, dataIndex);
    });
  }

  /** Lets a drag along the axis choose a span of points, and calls with its first and last. */
  onSpan(call) {
    const { signal } = this.ends;
    const last = this.chart.getOption().xAxis[0].data.length - 1;
    const at = ({ clientX }) => {
      const x = clientX - this.element.getBoundingClientRect().left;
      const index = this.chart.convertFromPixel({ xAxisIndex: 0 }, x);
      return Math.min(Math.max(Math.round(index), 0), last);
    };
    let start = null;
    const on = (type, handle) => this.element.addEventListener(type, handle, { signal });
    on('pointerdown', (event) => {
      start = event.isPrimary && event.button === 0 ? { x: event.clientX, at: at(event), drags: false } : null;
    });
    on('pointermove', (event) => {
      if (!start || !event.isPrimary) return;
      if (!start.drags && Math.abs(event.clientX - start.x) > DRAG_PX) {
        start.drags = true;
        this.element.setPointerCapture(event.pointerId);
      }
      if (start.drags) this.span(start.at, at(event));
    });
    on('pointerup', (event) => {
      if (start?.drags) call(Math.min(start.at, at(event)), Math.max(start.at, at(event)));
      start = null;
    });
    on('pointercancel', () => {
      start = null;
      this.clear();
    });
  }

  /** Shows a span of points. */
  span(one, other) {
    if (!this.band) {
      this.band = document.createElement('div');
      this.band.className = 'chart__span';
      this.element.append(this.band);
    }
    const x = (index) => this.chart.convertToPixel({ xAxisIndex: 0 }, index);
    const half = Math.abs(x(1) - x(0)) / 2;
    const left = x(Math.min(one, other)) - half;
    const right = x(Math.max(one, other)) + half;
    this.band.style.cssText = `left:${left}px;width:${right - left}px`;
  }

  /** Shows no span. */
  clear() {
    this.band?.remove();
    this.band = null;
  }

  /** Marks a point and shows its words. */
  point(seriesIndex, dataIndex) {
    this.calm();
    this.chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex, dataType: this.marks });
    if (!this.marks) {
      const { tooltip, value } = this.series[seriesIndex]?.data[dataIndex] ?? {};
      // Bars lie along the axis whose numbers they show, lines go across.
      const isAcross = this.chart.getOption().xAxis[0].type === 'category';
      const at = isAcross ? [dataIndex, value] : [value, dataIndex];
      const [x, y] = this.chart.convertToPixel({ seriesIndex }, at) ?? [0, 0];
      this.tip.show(tooltip?.formatter, x, y);
    }
    if (seriesIndex === 0) name(this.regions[dataIndex] ?? null, this);
  }

  /** Marks nothing. */
  calm() {
    this.chart.dispatchAction({ type: 'downplay' });
    this.tip.hide();
  }

  /** Marks the points of a region that something else on the page names; null for none. */
  show(region) {
    const dataIndex = this.regions.flatMap((own, index) => (own === region ? [index] : []));
    this.chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    if (region && dataIndex.length) this.chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex });
  }

  resize() {
    this.chart.resize();
  }

  dispose() {
    leave(this);
    this.ends.abort();
    this.clear();
    this.tip.hide();
    this.chart.dispose();
  }
}

/** Starts a plot in an element that has a size. */
export const plot = (element) => new Plot(element);
