// DuckDB-WASM, with its columns as enums and small numbers; it runs in a worker of its own.
import * as duckdb from '@duckdb/duckdb-wasm';
import * as arrow from 'apache-arrow';
import { CITIES, COUNTIES, FIRST_YEAR, Q1, Q2, Q3, Q4, WINDOW, cityCode, codesOf, cityOf, countyCode, indicatorId, lanesOf, q1Indicators } from '../shape.js';
import { parse } from './parse.js';

export const name = 'DuckDB-WASM';
let database;

export async function start() {
  const worker = new Worker('duckdb-browser-eh.worker.js');
  database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(new URL('duckdb-eh.wasm', location.href).href);
}

export async function load(file, { rows, months, indicators }) {
  const codes = codesOf(indicators, months);
  const list = parse(file).observations.rows;
  const indicator = new Uint8Array(rows), month = new Uint8Array(rows), county = new Uint8Array(rows), city = new Uint8Array(rows);
  const year = new Uint16Array(rows), value = new Int32Array(rows), valid = new Uint8Array((rows + 7) >> 3);
  let missing = 0;
  for (let row = 0; row < rows; row += 1) {
    const cells = list[row];
    indicator[row] = codes.indicator.get(cells[0]);
    month[row] = codes.month.get(cells[1]);
    year[row] = FIRST_YEAR + (month[row] / 12 | 0);
    county[row] = codes.county.get(cells[2]);
    city[row] = cityOf(county[row]);
    if (cells[3] === null) missing += 1;
    else { value[row] = cells[3]; valid[row >> 3] |= 1 << (row & 7); }
  }
  const plain = (data) => arrow.makeVector(data);
  const table = new arrow.Table({
    indicator: plain(indicator), month: plain(month), year: plain(year), county: plain(county), city: plain(city),
    value: arrow.makeVector(arrow.makeData({ type: new arrow.Int32(), length: rows, nullCount: missing, nullBitmap: valid, data: value })),
  });
  const link = await database.connect();
  await link.query('drop table if exists o; drop table if exists raw; drop type if exists county; drop type if exists indicator; drop type if exists city');
  await link.insertArrowTable(table, { name: 'raw' });
  const names = (count, text) => Array.from({ length: count }, (_, n) => `'${text(n)}'`).join(',');
  await link.query(`create type indicator as enum (${names(indicators, indicatorId)})`);
  await link.query(`create type county as enum (${names(COUNTIES, countyCode)})`);
  await link.query(`create type city as enum (${names(CITIES, cityCode)})`);
  await link.query(`create table o as select enum_range(null::indicator)[indicator + 1]::indicator indicator, month, year,
    enum_range(null::county)[county + 1]::county county, enum_range(null::city)[city + 1]::city city, value from raw`);
  await link.query('drop table raw');
  const column = (result, at) => result.getChildAt(at).toArray();
  const fill = (result, out, place) => {
    const columns = result.schema.fields.map((_, at) => column(result, at));
    const last = columns.length - 1;
    for (let row = 0; row < result.numRows; row += 1) out[place(columns, row)] = Number(columns[last][row]);
    return out;
  };
  const code = (name_, type) => `enum_code(${name_})::int ${type}`;
  const sum = 'coalesce(sum(value), 0)::double';
  const asked = q1Indicators.map((one) => `'${indicatorId(one)}'`).join(',');
  return {
    rows,
    q1: async () => fill(await link.query(`select ${code('county', 'k')}, ${sum} from o where year between ${Q1.from} and ${Q1.to} and indicator in (${asked}) group by county`),
      new Float64Array(COUNTIES), ([k], row) => k[row]),
    q2: async () => fill(await link.query(`select month::int, ${sum} from o where indicator = '${indicatorId(Q2.indicator)}' and city = '${cityCode(Q2.city)}' group by month`),
      new Float64Array(months), ([k], row) => k[row]),
    async q3() {
      const result = await link.query(`with sums as (select county, sum(value) filter (year = ${Q3.from}) a, sum(value) filter (year = ${Q3.to}) b
        from o where indicator = '${indicatorId(Q3.indicator)}' and year between ${Q3.from} and ${Q3.to} group by county)
        select ${code('county', 'k')}, a::double, b::double from sums where a > 0 order by (b - a) / a desc, county limit 10`);
      const [k, a, b] = [0, 1, 2].map((at) => column(result, at));
      return [...k].flatMap((county_, row) => [county_, a[row], b[row]]);
    },
    q4: async () => fill(await link.query(`select ${code('indicator', 'k')}, year::int, ${sum} from o group by indicator, year`),
      new Float64Array(indicators * (Q4.to - Q4.from + 1)), ([k, y], row) => k[row] * (Q4.to - Q4.from + 1) + y[row] - Q4.from),
    async window(from) {
      const within = `from o where month between ${from} and ${from + WINDOW - 1}`;
      const out = new Float64Array(lanesOf(indicators));
      fill(await link.query(`select ${code('indicator', 'k')}, ${sum} ${within} group by indicator`), out, ([k], row) => k[row]);
      fill(await link.query(`select ${code('county', 'k')}, ${sum} ${within} group by county`), out, ([k], row) => indicators + k[row]);
      fill(await link.query(`select ${code('indicator', 'k')}, ${code('city', 'c')}, ${sum} ${within} group by indicator, city`), out,
        ([k, c], row) => indicators + COUNTIES + k[row] * CITIES + c[row]);
      return out;
    },
    close: () => link.close(),
  };
}
