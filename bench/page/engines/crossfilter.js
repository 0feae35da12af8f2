// crossfilter2: records with dimensions; groups are kept up as filters change.
import crossfilter from 'crossfilter2';
import { CITIES, COUNTIES, COUNTIES_OF_CITY, Q1, Q2, Q3, Q4, WINDOW, codesOf, cityOf, lanesOf, monthOf, q1Indicators, topTen } from '../shape.js';
import { parse } from './parse.js';

export const name = 'crossfilter2';

export async function load(file, { rows, months, indicators }) {
  const codes = codesOf(indicators, months);
  const records = parse(file).observations.rows.map((cells) => ({
    indicator: codes.indicator.get(cells[0]), month: codes.month.get(cells[1]), county: codes.county.get(cells[2]), value: cells[3] ?? 0,
  }));
  const all = crossfilter(records);
  const by = {
    indicator: all.dimension((d) => d.indicator), month: all.dimension((d) => d.month), county: all.dimension((d) => d.county),
  };
  const value = (d) => d.value;
  const flat = (group, count) => {
    const out = new Float64Array(count);
    for (const { key, value: sum } of group.all()) out[key] = sum;
    return out;
  };
  /** A group for one question; gone again afterwards. */
  const once = (dimension, key, count) => {
    const group = (key ? dimension.group(key) : dimension.group()).reduceSum(value);
    const out = flat(group, count);
    group.dispose();
    return out;
  };
  const clear = () => { by.indicator.filterAll(); by.month.filterAll(); by.county.filterAll(); };
  let views, cell;
  return {
    rows,
    q1() {
      const asked = new Set(q1Indicators);
      by.indicator.filterFunction((one) => asked.has(one));
      by.month.filterRange([monthOf(Q1.from), monthOf(Q1.to + 1)]);
      const out = once(by.county, undefined, COUNTIES);
      clear();
      return out;
    },
    q2() {
      by.indicator.filterExact(Q2.indicator);
      by.county.filterRange([Q2.city * COUNTIES_OF_CITY, (Q2.city + 1) * COUNTIES_OF_CITY]);
      const out = once(by.month, undefined, months);
      clear();
      return out;
    },
    q3() {
      by.indicator.filterExact(Q3.indicator);
      const year = (which) => {
        by.month.filterRange([monthOf(which), monthOf(which + 1)]);
        return once(by.county, undefined, COUNTIES);
      };
      const out = topTen(year(Q3.from), year(Q3.to));
      clear();
      return out;
    },
    q4() {
      const years = Q4.to - Q4.from + 1;
      const out = new Float64Array(indicators * years);
      const group = by.month.group((month) => month / 12 | 0).reduce(
        (sums, d) => { sums[d.indicator] += d.value; return sums; },
        (sums, d) => { sums[d.indicator] -= d.value; return sums; },
        () => new Float64Array(indicators),
      );
      for (const { key, value: sums } of group.all()) sums.forEach((sum, one) => { out[one * years + key] = sum; });
      group.dispose();
      return out;
    },
    openWindow() {
      cell = all.dimension((d) => d.indicator * CITIES + cityOf(d.county));
      views = [by.indicator, by.county, cell].map((dimension) => dimension.group().reduceSum(value));
    },
    window(from) {
      by.month.filterRange([from, from + WINDOW]);
      const out = new Float64Array(lanesOf(indicators));
      out.set(flat(views[0], indicators));
      out.set(flat(views[1], COUNTIES), indicators);
      out.set(flat(views[2], indicators * CITIES), indicators + COUNTIES);
      return out;
    },
    closeWindow() {
      views.forEach((group) => group.dispose());
      cell.dispose();
      clear();
    },
  };
}
