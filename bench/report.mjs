// Times into tables: medians, and how one stands to another within the same run.

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'slide', 'jump'];
const HEADS = {
  load: 'bytes → queryable', q1: 'Q1 5 indicators, 4 years, by county', q2: 'Q2 a city by month', q3: 'Q3 growth, top 10',
  q4: 'Q4 indicator × year', slide: 'Q5 slide', jump: 'Q5 jump',
};
const LIBRARIES = ['arquero', 'crossfilter', 'duckdb'];

const ms = (number) => (Number.isNaN(number) ? '' : number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number >= 0.1 ? number.toFixed(2) : number.toFixed(4));

/** The table of a run, in Markdown. */
export function report({ times, held, plainBytes, names, coverage }) {
  const columns = ['load', ...QUESTIONS];
  const lines = [['engine', ...columns.map((column) => HEADS[column])], ['---', ...columns.map(() => '---:')]];
  for (const [id, own] of Object.entries(times)) lines.push([names[id], ...columns.map((column) => ms(median(own[column] ?? [])))]);
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const notes = [];
  const started = times.duckdb?.start;
  if (started) notes.push(`DuckDB-WASM started in ${ms(median(started))} ms before that.`);
  if (times.luzhi?.open) notes.push(`Luzhi prepares the window of Q5 once, in ${ms(median(times.luzhi.open))} ms (crossfilter2: ${ms(median(times.crossfilter?.open ?? []))} ms).`);
  if (held?.luzhi) notes.push(`Luzhi's memory at its largest ${(held.luzhi / 1e6).toFixed(1)} MB (with the file, the window of Q5 and everything else), of it ${(plainBytes / 1e6).toFixed(1)} MB for the columns.`);
  if (coverage) notes.push(`Luzhi's answers were given with coverage: ${coverage[0].toLocaleString('en')} of ${coverage[1].toLocaleString('en')} parts have a figure.`);
  return `${table}\n\n${notes.join('\n')}`;
}

/** How this project stands to the others, question by question, in Markdown. */
export function ratios({ times, names }) {
  const of = (id, question) => median(times[id]?.[question] ?? []);
  const lines = [['Luzhi to …', 'best library', 'crossfilter2', 'typed-array scan', 'dense cube'], ['---', '---:', '---:', '---:', '---:']];
  const row = (question, head, own = of('luzhi', question)) => {
    const best = LIBRARIES.filter((id) => times[id]?.[question]).sort((a, b) => of(a, question) - of(b, question))[0];
    const to = (id) => (times[id]?.[question] ? (own / of(id, question)).toPrecision(2) : '');
    lines.push([head, best ? `${to(best)} (${names[best]})` : '', to('crossfilter'), to('typed'), to('cube')]);
  };
  if (times.parse) lines.push([`load (to JSON.parse: ${(of('luzhi', 'load') / of('parse', 'load')).toFixed(2)})`, '', '', '', '']);
  row('load', HEADS.load);
  for (const question of QUESTIONS) row(question, HEADS[question]);
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
