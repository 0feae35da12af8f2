// Typed arrays in order of month, and one tight loop for each question: what a careful programmer
// writes by hand for just these questions. Its reader knows the form of just this file.
import { CITIES, COUNTIES, COUNTIES_OF_CITY, Q1, Q2, Q3, Q4, WINDOW, codesOf, cityOf, lanesOf, monthOf, q1Indicators, topTen } from '../shape.js';

export const name = 'typed-array scan (JS)';

const QUOTE = 34;
const text = new TextDecoder();

/** Reads bytes into columns of codes, in the order of the file. */
export function scan(file, { indicators, months, rows }) {
  const codes = codesOf(indicators, months);
  const indicator = new Uint8Array(rows), county = new Uint8Array(rows), month = new Uint8Array(rows);
  const value = new Int32Array(rows);
  // Codes by a hash of their bytes, worked out once; a hash that two names share stops the reading.
  const known = [codes.indicator, codes.month, codes.county].map((names) => {
    const byHash = new Map();
    for (const [id, code] of names) {
      let hash = 0;
      for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash, 31) + byte | 0;
      if (byHash.has(hash)) throw new Error(`two names share a hash: ${id}`);
      byHash.set(hash, code);
    }
    return byHash;
  });
  const begin = '"rows":[';
  const head = text.decode(file.subarray(0, 1 << 16)).indexOf(begin);
  let at = new TextEncoder().encode(text.decode(file.subarray(0, 1 << 16)).slice(0, head + begin.length)).length;
  const name = (which) => {
    while (file[at] !== QUOTE) at += 1;
    at += 1;
    let hash = 0;
    for (let byte = file[at]; byte !== QUOTE; byte = file[++at]) hash = Math.imul(hash, 31) + byte | 0;
    at += 1;
    return known[which].get(hash);
  };
  for (let row = 0; row < rows; row += 1) {
    indicator[row] = name(0);
    month[row] = name(1);
    county[row] = name(2);
    at += 1;
    let number = 0;
    if (file[at] === 110) at += 4;
    else for (let byte = file[at]; byte >= 48 && byte <= 57; byte = file[++at]) number = number * 10 + byte - 48;
    value[row] = number;
  }
  return { indicator, county, month, value };
}

export async function load(file, shape) {
  const found = scan(file, shape);
  const { rows, months, indicators } = shape;
  // In order of month, by counting.
  const starts = new Uint32Array(months + 1);
  for (let row = 0; row < rows; row += 1) starts[found.month[row] + 1] += 1;
  for (let month = 0; month < months; month += 1) starts[month + 1] += starts[month];
  const next = starts.slice();
  const indicator = new Uint8Array(rows), county = new Uint8Array(rows), value = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const to = next[found.month[row]]++;
    indicator[to] = found.indicator[row];
    county[to] = found.county[row];
    value[to] = found.value[row];
  }
  const lanes = lanesOf(indicators);
  let view, opened;
  const move = (month, sign) => {
    const afterCounties = indicators + COUNTIES;
    for (let row = starts[month]; row < starts[month + 1]; row += 1) {
      const more = sign * value[row];
      view[indicator[row]] += more;
      view[indicators + county[row]] += more;
      view[afterCounties + indicator[row] * CITIES + (county[row] / COUNTIES_OF_CITY | 0)] += more;
    }
  };
  return {
    rows,
    bytes: () => rows * 6 + starts.byteLength,
    q1() {
      const asked = new Uint8Array(indicators);
      for (const one of q1Indicators) asked[one] = 1;
      const sums = new Float64Array(COUNTIES);
      for (let row = starts[monthOf(Q1.from)], end = starts[monthOf(Q1.to + 1)]; row < end; row += 1) {
        if (asked[indicator[row]] === 1) sums[county[row]] += value[row];
      }
      return sums;
    },
    q2() {
      const asked = new Uint8Array(COUNTIES);
      for (let one = 0; one < COUNTIES; one += 1) asked[one] = cityOf(one) === Q2.city ? 1 : 0;
      const sums = new Float64Array(months);
      for (let month = 0; month < months; month += 1) {
        let sum = 0;
        for (let row = starts[month], end = starts[month + 1]; row < end; row += 1) {
          if (indicator[row] === Q2.indicator && asked[county[row]] === 1) sum += value[row];
        }
        sums[month] = sum;
      }
      return sums;
    },
    q3() {
      const year = (which) => {
        const sums = new Float64Array(COUNTIES);
        for (let row = starts[monthOf(which)], end = starts[monthOf(which + 1)]; row < end; row += 1) {
          if (indicator[row] === Q3.indicator) sums[county[row]] += value[row];
        }
        return sums;
      };
      return topTen(year(Q3.from), year(Q3.to));
    },
    q4() {
      const years = Q4.to - Q4.from + 1;
      const sums = new Float64Array(indicators * years);
      for (let year = 0; year < years; year += 1) {
        for (let row = starts[year * 12], end = starts[year * 12 + 12]; row < end; row += 1) sums[indicator[row] * years + year] += value[row];
      }
      return sums;
    },
    openWindow() {
      view = new Float64Array(lanes);
      opened = -WINDOW;
    },
    window(from) {
      if (Math.abs(from - opened) < WINDOW / 2) {
        for (; opened < from; opened += 1) { move(opened, -1); move(opened + WINDOW, 1); }
        for (; opened > from; opened -= 1) { move(opened - 1, 1); move(opened + WINDOW - 1, -1); }
      } else {
        view.fill(0);
        for (let month = from; month < from + WINDOW; month += 1) move(month, 1);
        opened = from;
      }
      return view.slice();
    },
  };
}
