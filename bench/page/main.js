// Runs in the browser: loads every engine with the same bytes, asks all the same, interleaved, and
// stops at the first answer that differs from the plain one.
import * as arquero from './engines/arquero.js';
import * as crossfilter from './engines/crossfilter.js';
import * as cube from './engines/cube.js';
import * as duckdb from './engines/duckdb.js';
import * as luzhi from './engines/luzhi.js';
import * as parse from './engines/parse.js';
import * as typed from './engines/typed.js';
import { WINDOW, monthOf, Q1, Q2, Q3, Q4, CITIES, COUNTIES, cityOf, codesOf, fit, lanesOf, q1Indicators, topTen } from './shape.js';

const ALL = { luzhi, parse, arquero, crossfilter, duckdb, typed, cube };
const QUESTIONS = ['q1', 'q2', 'q3', 'q4'];
const breathe = () => new Promise((resume) => { setTimeout(resume, 0); });
const collect = async () => { globalThis.gc?.(); await breathe(); };

/** The plain answers, worked out from the document row by row, by nobody's engine. */
function plainly(file, { indicators, months }) {
  const codes = codesOf(indicators, months);
  const years = Q4.to - Q4.from + 1;
  const answers = {
    q1: new Float64Array(COUNTIES), q2: new Float64Array(months), q4: new Float64Array(indicators * years),
    byMonth: Array.from({ length: months }, () => new Float64Array(lanesOf(indicators))),
  };
  const [before, after] = [new Float64Array(COUNTIES), new Float64Array(COUNTIES)];
  for (const [id, period, code, value] of parse.parse(file).observations.rows) {
    if (value === null) continue;
    const [indicator, month, county] = [codes.indicator.get(id), codes.month.get(period), codes.county.get(code)];
    const isBetween = (from, to) => month >= monthOf(from) && month < monthOf(to + 1);
    if (q1Indicators.includes(indicator) && isBetween(Q1.from, Q1.to)) answers.q1[county] += value;
    if (indicator === Q2.indicator && cityOf(county) === Q2.city) answers.q2[month] += value;
    if (indicator === Q3.indicator && isBetween(Q3.from, Q3.from)) before[county] += value;
    if (indicator === Q3.indicator && isBetween(Q3.to, Q3.to)) after[county] += value;
    if (isBetween(Q4.from, Q4.to)) answers.q4[indicator * years + Math.floor(month / 12)] += value;
    for (const lane of [indicator, indicators + county, indicators + COUNTIES + indicator * CITIES + cityOf(county)]) answers.byMonth[month][lane] += value;
  }
  answers.q3 = topTen(before, after);
  answers.window = (from) => {
    const sums = new Float64Array(lanesOf(indicators));
    for (let month = from; month < from + WINDOW; month += 1) answers.byMonth[month].forEach((sum, lane) => { sums[lane] += sum; });
    return sums;
  };
  return answers;
}

function mustEqual(engine, question, found, expected) {
  const at = found.length === expected.length ? expected.findIndex((value, n) => value !== found[n]) : -2;
  if (at !== -1) {
    throw new Error(`${engine} answers ${question} differently: ${found.length} values for ${expected.length}, the first that differs at ${at}: ${found[at]} for ${expected[at]}`);
  }
}

async function timed(work) {
  const from = performance.now();
  let result = work();
  if (result instanceof Promise) result = await result;
  return [performance.now() - from, result];
}

/** A short question is asked many times, so that the clock's step does not matter. */
async function timedOften(work, least = 4) {
  let [took, result] = await timed(work);
  if (took >= least) return [took, result];
  const times = Math.min(2000, Math.ceil(least / Math.max(took, 0.005)));
  const from = performance.now();
  for (let n = 0; n < times; n += 1) {
    result = work();
    if (result instanceof Promise) result = await result;
  }
  took = (performance.now() - from) / times;
  return [took, result];
}

/** Turns the order of the engines from round to round. */
const turned = (list, by) => list.map((_, n) => list[(n + by) % list.length]);

/**
 * Measures; answers with times in milliseconds by engine and question.
 * `report` is called with a word on what is being done.
 */
globalThis.measure = async ({ url, shape, engines, loads, rounds }) => {
  fit(shape);
  const say = (word) => globalThis.progress?.(word);
  const file = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const times = Object.fromEntries(engines.map((id) => [id, {}]));
  const put = (id, question, took) => (times[id][question] ??= []).push(took);
  for (const id of engines) if (ALL[id].start) put(id, 'start', (await timed(ALL[id].start))[0]);
  const expected = plainly(file, shape);

  let loaded = {};
  for (let round = 0; round < loads; round += 1) {
    say(`load, round ${round + 1} of ${loads}`);
    for (const id of Object.keys(loaded)) await loaded[id].close?.();
    loaded = {};
    for (const id of turned(engines, round)) {
      await collect();
      const [took, engine] = await timed(() => ALL[id].load(file, shape));
      if (engine.rows !== shape.rows) throw new Error(`${ALL[id].name} has ${engine.rows} rows of ${shape.rows}`);
      put(id, 'load', took);
      if (!ALL[id].isLoadOnly) loaded[id] = engine;
    }
  }

  const asked = engines.filter((id) => loaded[id]);
  for (const question of QUESTIONS) {
    say(question);
    for (let round = -1; round < rounds; round += 1) {
      for (const id of turned(asked, round + 1)) {
        const [took, found] = await timedOften(() => loaded[id][question]());
        mustEqual(ALL[id].name, question, found, expected[question]);
        if (round >= 0) put(id, question, took);
        await breathe();
      }
    }
  }

  say('q5');
  for (const id of asked) if (loaded[id].openWindow) put(id, 'open', (await timed(loaded[id].openWindow))[0]);
  const last = shape.months - WINDOW;
  for (let round = -1; round < rounds; round += 1) {
    for (const id of turned(asked, round + 1)) {
      // Twelve steps of a month to the right, back again, then jumps to and fro.
      const begin = 5 + (round + 1) * 7 % Math.max(1, last - 30);
      await loaded[id].window(begin);
      const slides = [...Array.from({ length: 12 }, (_, n) => begin + n + 1), ...Array.from({ length: 12 }, (_, n) => begin + 11 - n)];
      const jumps = [last, 0, last - 3, 9];
      for (const [name, places] of [['slide', slides], ['jump', jumps]]) {
        let answers = [];
        const all = async () => {
          answers = [];
          // One that answers at once is not made to wait for a promise at each step.
          for (const from of places) {
            const answer = loaded[id].window(from);
            answers.push(answer instanceof Promise ? await answer : answer);
          }
        };
        // A slide begins and ends beside where it began, so that it can be gone again.
        const [took] = await timedOften(all);
        answers.forEach((answer, n) => mustEqual(ALL[id].name, `${name} to ${places[n]}`, answer, expected.window(places[n])));
        if (round >= 0) put(id, name, took / places.length);
      }
      await breathe();
    }
  }
  for (const id of asked) loaded[id].closeWindow?.();
  const held = Object.fromEntries(asked.filter((id) => loaded[id].bytes).map((id) => [id, loaded[id].bytes()]));
  return { times, held, plainBytes: loaded.luzhi?.plainBytes(), coverage: loaded.luzhi?.coverage(), names: Object.fromEntries(engines.map((id) => [id, ALL[id].name])) };
};
globalThis.isReady = true;
