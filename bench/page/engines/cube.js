// A dense cube in JavaScript, written by hand for just this data: every month, indicator and county
// has its place, whether there is a figure or not.
import { CITIES, COUNTIES, COUNTIES_OF_CITY, Q1, Q2, Q3, Q4, WINDOW, lanesOf, monthOf, q1Indicators, topTen } from '../shape.js';
import { scan } from './typed.js';

export const name = 'dense cube (JS)';

export async function load(file, shape) {
  const { rows, months, indicators } = shape;
  const found = scan(file, shape);
  const cube = new Int32Array(months * indicators * COUNTIES);
  for (let row = 0; row < rows; row += 1) {
    cube[(found.indicator[row] * months + found.month[row]) * COUNTIES + found.county[row]] = found.value[row];
  }
  const afterCounties = indicators + COUNTIES;
  const lanes = lanesOf(indicators);
  let view, opened;
  const move = (month, sign) => {
    for (let one = 0; one < indicators; one += 1) {
      const base = (one * months + month) * COUNTIES;
      let all = 0;
      for (let city = 0, county = 0; city < CITIES; city += 1) {
        let sum = 0;
        for (const end = county + COUNTIES_OF_CITY; county < end; county += 1) {
          sum += cube[base + county];
          view[indicators + county] += sign * cube[base + county];
        }
        view[afterCounties + one * CITIES + city] += sign * sum;
        all += sum;
      }
      view[one] += sign * all;
    }
  };
  return {
    rows,
    bytes: () => cube.byteLength,
    q1() {
      const sums = new Float64Array(COUNTIES);
      for (const one of q1Indicators) {
        for (let month = monthOf(Q1.from); month < monthOf(Q1.to + 1); month += 1) {
          const base = (one * months + month) * COUNTIES;
          for (let county = 0; county < COUNTIES; county += 1) sums[county] += cube[base + county];
        }
      }
      return sums;
    },
    q2() {
      const sums = new Float64Array(months);
      const first = Q2.city * COUNTIES_OF_CITY;
      for (let month = 0; month < months; month += 1) {
        const base = (Q2.indicator * months + month) * COUNTIES;
        let sum = 0;
        for (let county = first; county < first + COUNTIES_OF_CITY; county += 1) sum += cube[base + county];
        sums[month] = sum;
      }
      return sums;
    },
    q3() {
      const year = (which) => {
        const sums = new Float64Array(COUNTIES);
        for (let month = monthOf(which); month < monthOf(which + 1); month += 1) {
          const base = (Q3.indicator * months + month) * COUNTIES;
          for (let county = 0; county < COUNTIES; county += 1) sums[county] += cube[base + county];
        }
        return sums;
      };
      return topTen(year(Q3.from), year(Q3.to));
    },
    q4() {
      const years = Q4.to - Q4.from + 1;
      const sums = new Float64Array(indicators * years);
      for (let one = 0; one < indicators; one += 1) {
        for (let year = 0; year < years; year += 1) {
          const base = (one * months + year * 12) * COUNTIES;
          let sum = 0;
          for (let at = base; at < base + 12 * COUNTIES; at += 1) sum += cube[at];
          sums[one * years + year] = sum;
        }
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
