// The parts of an export (luzhi/1) for the list of exports: what each file holds, found in it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const pad = (n) => String(n).padStart(2, '0');
const lastDay = (year, month) => `${year}-${pad(month)}-${pad(new Date(Date.UTC(Number(year), month, 0)).getUTCDate())}`;
const months = (year, first, count) => [`${year}-${pad(first)}-01`, lastDay(year, first + count - 1)];

/** The first and the last day of a period; the first is null where it is not stated. */
export function daysOf(period) {
  if (period.includes('/')) {
    const [from, to] = period.split('/');
    return [from === '..' ? null : from, to];
  }
  const [, year, unit, day] = /^(\d{4})(?:-(H[12]|Q[1-4]|\d{2})(?:-(\d{2}))?)?$/.exec(period) ?? [];
  if (!year) throw new Error(`“${period}” is no period`);
  if (day) return [period, period];
  if (!unit) return months(year, 1, 12);
  if (unit[0] === 'H') return months(year, Number(unit[1]) * 6 - 5, 6);
  if (unit[0] === 'Q') return months(year, Number(unit[1]) * 3 - 2, 3);
  return months(year, Number(unit), 1);
}

/** Rows as objects, however the export writes them. */
function observations({ observations: all = [], targets = [] }) {
  const rows = Array.isArray(all)
    ? all
    : all.rows.map((row) => Object.fromEntries(all.columns.map((column, at) => [column, row[at]])));
  return [...rows, ...targets];
}

/** What a document holds: its regions, without those that lie in another of them, and its days. */
export function holds(document, parents) {
  const codes = new Set();
  let [first, last] = [undefined, undefined];
  for (const { region, period } of observations(document)) {
    codes.add(region ?? document.committee.region);
    const [from, to] = daysOf(period);
    if (from === null) first = null;
    else if (first === undefined || (first !== null && from < first)) first = from;
    if (last === undefined || to > last) last = to;
  }
  const isInside = (code) => {
    const met = new Set([code]);
    for (let above = parents.get(code); above && !met.has(above); above = parents.get(above)) {
      if (codes.has(above)) return true;
      met.add(above);
    }
    return false;
  };
  const regions = [...codes].filter((code) => !isInside(code)).sort();
  if (!first || !last) return { regions };
  const isYears = first.endsWith('-01-01') && last.endsWith('-12-31');
  return isYears ? { regions, from: first.slice(0, 4), to: last.slice(0, 4) } : { regions, from: first, to: last };
}

/** The parts of an export: the summary, and each file in the folder of its name; none without one. */
export function partsOf(folder, path, summary) {
  const own = path.replace(/\.json$/, '');
  if (!statSync(join(folder, own), { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const parents = new Map((summary.regions ?? []).map(({ code, parent }) => [code, parent]));
  const numbers = new Map([[summary.part, path]]);
  const files = readdirSync(join(folder, own), { recursive: true })
    .map((name) => `${own}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const parts = files.map((name) => {
    const bytes = readFileSync(join(folder, name));
    const document = JSON.parse(bytes.toString('utf8'));
    if (document.id !== summary.id) throw new Error(`${name} is of “${document.id}”, not of “${summary.id}”`);
    if (!document.part) throw new Error(`${name} has no part number`);
    if (numbers.has(document.part)) throw new Error(`${name} and ${numbers.get(document.part)} are both part ${document.part}`);
    numbers.set(document.part, name);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path: name, sha256, bytes: bytes.length, ...holds(document, parents) };
  });
  if (parts.length === 0) return undefined;
  if (!summary.part) throw new Error(`${path} has no part number, and its parts stand in ${own}/`);
  return [{ path, summary: true }, ...parts];
}
