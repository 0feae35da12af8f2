// The data that is measured: one province, 13 cities of 16 counties, 40 indicators, months from
// January 2014; one observation for each county, month and indicator, in columnar rows form. One in
// five hundred is not provided. The same seed gives the same file on every machine.

export const CITIES = 13;
export const COUNTIES_OF_CITY = 16;
export const COUNTIES = CITIES * COUNTIES_OF_CITY;
export const FIRST_YEAR = 2014;

/** Numbers below a limit, from a seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6D2B79F5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 4294967296 * limit);
  };
}

const two = (number) => String(number).padStart(2, '0');
export const cityCode = (city) => `99${two(city + 1)}00`;
export const countyCode = (county) => `99${two(Math.floor(county / COUNTIES_OF_CITY) + 1)}${two(county % COUNTIES_OF_CITY + 1)}`;
export const indicatorId = (number) => `measured.indicator_${two(number + 1)}`;
export const monthCode = (month) => `${FIRST_YEAR + Math.floor(month / 12)}-${two(month % 12 + 1)}`;

/**
 * An export as a buffer. `order` is `file` (month, indicator, county), or `shuffled`; `ids` names the
 * first indicators.
 */
export function makeExport({ indicators = 40, months = 120, order = 'file', seed = 1, ids = [] } = {}) {
  const next = random(seed);
  const rows = indicators * months * COUNTIES;
  const values = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const county = row % COUNTIES;
    values[row] = next(500) === 0 ? -1 : 1 + next(9 + county % 17) + (next(40) === 0 ? next(900) : 0);
  }
  const place = new Uint32Array(rows).map((_, row) => row);
  if (order === 'shuffled') {
    const pick = random(seed + 7);
    for (let row = rows - 1; row > 0; row -= 1) {
      const other = pick(row + 1);
      [place[row], place[other]] = [place[other], place[row]];
    }
  }
  const names = {
    county: Array.from({ length: COUNTIES }, (_, n) => countyCode(n)),
    indicator: Array.from({ length: indicators }, (_, n) => ids[n] ?? indicatorId(n)),
    month: Array.from({ length: months }, (_, n) => monthCode(n)),
  };
  const regions = [`{"code":"990000","name":"演示省"}`];
  for (let city = 0; city < CITIES; city += 1) regions.push(`{"code":"${cityCode(city)}","name":"演示市${city + 1}","parent":"990000"}`);
  names.county.forEach((code, county) => regions.push(
    `{"code":"${code}","name":"演示县${county + 1}","parent":"${cityCode(Math.floor(county / COUNTIES_OF_CITY))}"}`));
  const own = names.indicator.map((id, n) => `{"id":"${id}","name":"演示指标${n + 1}","family":"${id.split('.')[0]}","unit":"次","measure":"flow"}`);
  const lastYear = FIRST_YEAR + Math.ceil(months / 12) - 1;
  const parts = [
    `{"format":"luzhi/1","id":"bench","title":"合成演示数据（测速用）","as_of":"${lastYear}-12-31","status":"demo",`,
    `"committee":{"id":"bench","name":"演示省政协","region":"990000"},`,
    `"indicators":[${own.join(',\n')}],\n"regions":[${regions.join(',\n')}],\n`,
    `"observations":{"columns":["indicator","period","region","value"],"rows":[\n`,
  ];
  for (let from = 0; from < rows; from += 65536) {
    const to = Math.min(rows, from + 65536);
    const lines = [];
    for (let at = from; at < to; at += 1) {
      const row = place[at];
      const county = row % COUNTIES;
      const indicator = Math.floor(row / COUNTIES) % indicators;
      const month = Math.floor(row / COUNTIES / indicators);
      const value = values[row] < 0 ? 'null' : values[row];
      lines.push(`["${names.indicator[indicator]}","${names.month[month]}","${names.county[county]}",${value}]`);
    }
    parts.push(Buffer.from(lines.join(',\n') + (to < rows ? ',\n' : '')));
  }
  parts.push(']}}\n');
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}
