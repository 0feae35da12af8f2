// What all engines are asked, in the codes of the data: numbers of indicators, months and counties.
export { CITIES, COUNTIES, COUNTIES_OF_CITY, FIRST_YEAR, cityCode, countyCode, indicatorId, monthCode } from '../data.mjs';
import { CITIES, COUNTIES, COUNTIES_OF_CITY, FIRST_YEAR, countyCode, indicatorId, monthCode } from '../data.mjs';

/** Q1: five of the indicators, four years, by county. */
export const Q1 = { first: 3, step: 7, count: 5, from: FIRST_YEAR + 5, to: FIRST_YEAR + 8 };
/** Q2: one indicator in a city, by month. */
export const Q2 = { indicator: 11, city: 6 };
/** Q3: one indicator, growth of one year on the year before, the ten largest. */
export const Q3 = { indicator: 20, from: FIRST_YEAR + 8, to: FIRST_YEAR + 9 };
/** Q4: all indicators by year. */
export const Q4 = { from: FIRST_YEAR, to: FIRST_YEAR + 9 };
/** Q5: a window of twelve months. */
export const WINDOW = 12;

export const q1Indicators = [];

/** Fits the questions to data of fewer indicators. */
export function fit({ indicators }) {
  if (indicators < 40) Object.assign(Q1, { first: 0, step: 1, count: Math.min(5, indicators) });
  Q2.indicator = Math.min(Q2.indicator, indicators - 1);
  Q3.indicator = Math.min(Q3.indicator, indicators - 1);
  q1Indicators.splice(0, Infinity, ...Array.from({ length: Q1.count }, (_, n) => Q1.first + n * Q1.step));
}
export const monthOf = (year) => (year - FIRST_YEAR) * 12;
export const cityOf = (county) => Math.floor(county / COUNTIES_OF_CITY);

/** The codes of a document's names, as numbers. */
export function codesOf(indicators, months) {
  const numbers = (count, name) => new Map(Array.from({ length: count }, (_, n) => [name(n), n]));
  return {
    indicator: numbers(indicators, indicatorId), month: numbers(months, monthCode), county: numbers(COUNTIES, countyCode),
  };
}

/** The ten counties with the largest growth, as one flat list of county, before, after. */
export function topTen(before, after) {
  const rate = (county) => (after[county] - before[county]) / before[county];
  const all = [];
  for (let county = 0; county < COUNTIES; county += 1) if (before[county] > 0 && after[county] !== undefined) all.push(county);
  all.sort((a, b) => rate(b) - rate(a) || a - b);
  return all.slice(0, 10).flatMap((county) => [county, before[county], after[county]]);
}

/** Lanes of the three views of Q5: by indicator, by county, by indicator and city. */
export const lanesOf = (indicators) => indicators + COUNTIES + indicators * CITIES;
