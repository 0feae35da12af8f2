// Arquero: a table of columns; questions in its own verbs.
import * as aq from 'arquero';
import { COUNTIES, FIRST_YEAR, Q1, Q2, Q3, Q4, WINDOW, CITIES, codesOf, cityOf, lanesOf, q1Indicators, topTen } from '../shape.js';
import { parse } from './parse.js';

export const name = 'Arquero';

export async function load(file, { rows, months, indicators }) {
  const codes = codesOf(indicators, months);
  const list = parse(file).observations.rows;
  const column = () => new Array(rows);
  const [indicator, month, year, county, city, value] = [column(), column(), column(), column(), column(), column()];
  for (let row = 0; row < rows; row += 1) {
    const cells = list[row];
    indicator[row] = codes.indicator.get(cells[0]);
    const at = codes.month.get(cells[1]);
    month[row] = at;
    year[row] = FIRST_YEAR + (at / 12 | 0);
    const one = codes.county.get(cells[2]);
    county[row] = one;
    city[row] = cityOf(one);
    value[row] = cells[3];
  }
  const table = aq.table({ indicator, month, year, county, city, value });
  const { op } = aq;
  const sums = (grouped, key, count) => {
    const out = new Float64Array(count);
    const rolled = grouped.rollup({ sum: (d) => op.sum(d.value) });
    const [keys, values] = [rolled.array(key), rolled.array('sum')];
    keys.forEach((at, n) => { out[at] = values[n] ?? 0; });
    return out;
  };
  const kept = aq.escape;
  return {
    rows,
    q1() {
      const asked = new Set(q1Indicators);
      const within = table.filter(kept((d) => d.year >= Q1.from && d.year <= Q1.to && asked.has(d.indicator)));
      return sums(within.groupby('county'), 'county', COUNTIES);
    },
    q2: () => sums(table.filter(kept((d) => d.indicator === Q2.indicator && d.city === Q2.city)).groupby('month'), 'month', months),
    q3() {
      const both = table.filter(kept((d) => d.indicator === Q3.indicator && d.year >= Q3.from && d.year <= Q3.to));
      const rolled = both.groupby('county', 'year').rollup({ sum: (d) => op.sum(d.value) });
      const years = { [Q3.from]: [], [Q3.to]: [] };
      const [keys, which, values] = [rolled.array('county'), rolled.array('year'), rolled.array('sum')];
      keys.forEach((at, n) => { years[which[n]][at] = values[n]; });
      return topTen(years[Q3.from], years[Q3.to]);
    },
    q4() {
      const years = Q4.to - Q4.from + 1;
      const rolled = table.groupby('indicator', 'year').rollup({ sum: (d) => op.sum(d.value) });
      const out = new Float64Array(indicators * years);
      const [keys, which, values] = [rolled.array('indicator'), rolled.array('year'), rolled.array('sum')];
      keys.forEach((at, n) => { out[at * years + which[n] - Q4.from] = values[n] ?? 0; });
      return out;
    },
    window(from) {
      const within = table.filter(kept((d) => d.month >= from && d.month < from + WINDOW)).reify();
      const out = new Float64Array(lanesOf(indicators));
      out.set(sums(within.groupby('indicator'), 'indicator', indicators));
      out.set(sums(within.groupby('county'), 'county', COUNTIES), indicators);
      const rolled = within.groupby('indicator', 'city').rollup({ sum: (d) => op.sum(d.value) });
      const [keys, cities, values] = [rolled.array('indicator'), rolled.array('city'), rolled.array('sum')];
      keys.forEach((at, n) => { out[indicators + COUNTIES + at * CITIES + cities[n]] = values[n] ?? 0; });
      return out;
    },
  };
}
