//! The reader and the queries with plain exports (测速用模块), for the page in `bench/`. Queries go
//! through the arithmetic of the dashboard: what is stated stands, coverage and precision are
//! worked out with every sum.

use std::cell::RefCell;

use luzhi::analysis::{Plan, Sheet};
use luzhi::model::{Dataset, IndicatorId, Period, RegionId, load};
use luzhi_kernels::query::Window;

/// What is loaded, and the answer to the last question.
#[derive(Default)]
struct State {
    file: Vec<u8>,
    data: Option<Dataset>,
    indicators: Vec<IndicatorId>,
    /// By the number of a region below another.
    cities: Vec<RegionId>,
    window: Option<Window>,
    months: Vec<Period>,
    answer: Vec<f64>,
    /// Parts with a figure and parts there should be, in all answers so far.
    coverage: [f64; 2],
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with(ask: impl FnOnce(&mut State)) -> usize {
    STATE.with_borrow_mut(|state| {
        state.answer.clear();
        ask(state);
        state.answer.len()
    })
}

/// Room for a file of this many bytes; answers where.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        *state = State::default();
        state.file = vec![0; length];
        state.file.as_mut_ptr()
    })
}

/// Reads the file; answers with the number of observations.
#[unsafe(no_mangle)]
pub extern "C" fn read() -> usize {
    STATE.with_borrow_mut(|state| {
        let file = std::mem::take(&mut state.file);
        let Ok(loaded) = load::read(&file) else {
            return 0;
        };
        drop(file);
        let data = loaded.dataset;
        let is_used = |id: &IndicatorId| data.rows_of(*id).next().is_some();
        state.indicators = data
            .indicators()
            .map(|(id, _)| id)
            .filter(is_used)
            .collect();
        state.cities = data.regions.children(data.home()).to_vec();
        let is_month = |p: &&Period| p.grain() == Some(luzhi::model::Grain::Month);
        state.months = data.periods().iter().filter(is_month).copied().collect();
        let count = data.len();
        state.data = Some(data);
        count
    })
}

/// Where the answer to the last question is.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const f64 {
    STATE.with_borrow(|state| state.answer.as_ptr())
}

fn years(from: i32, to: i32) -> Vec<Period> {
    (from..=to).filter_map(Period::year).collect()
}

/// A span of whole years.
fn span(from: i32, to: i32) -> Option<Period> {
    let (from, to) = (Period::year(from)?, Period::year(to)?);
    Period::span(from.start()?, to.end())
}

impl State {
    fn plan(&self, region: Option<RegionId>, periods: &[Period]) -> Option<Plan> {
        let data = self.data.as_ref()?;
        let region = region.unwrap_or(data.home());
        Some(Plan::new(data, region, 0, periods))
    }

    fn sheet<'a>(&'a self, plan: &'a Plan, indicator: usize) -> Option<Sheet<'a>> {
        plan.sheet(self.data.as_ref()?, *self.indicators.get(indicator)?)
    }

    /// The figure, counted into the coverage.
    fn figure(&mut self, figure: Option<(f64, [u32; 2])>) -> f64 {
        let (value, [have, whole]) = figure.unwrap_or_default();
        self.coverage[0] += f64::from(have);
        self.coverage[1] += f64::from(whole);
        value
    }
}

/// Some of the indicators, from one year to another, by region: of each county the sum.
#[unsafe(no_mangle)]
pub extern "C" fn by_region(first: usize, step: usize, count: usize, from: i32, to: i32) -> usize {
    with(|state| {
        let mut sums: Vec<f64> = Vec::new();
        let plan = span(from, to).and_then(|span| state.plan(None, &[span]));
        let Some(plan) = plan else { return };
        for number in 0..count {
            let Some(sheet) = state.sheet(&plan, first + number * step) else {
                return;
            };
            let counties = sheet.leaves();
            sums.resize(counties.len(), 0.0);
            let figures: Vec<_> = counties.map(|place| sheet.counted(place, 0)).collect();
            for (sum, figure) in sums.iter_mut().zip(figures) {
                *sum += state.figure(figure);
            }
        }
        state.answer = sums;
    })
}

/// One indicator in a city and all below it, by month.
#[unsafe(no_mangle)]
pub extern "C" fn by_month(indicator: usize, city: usize) -> usize {
    with(|state| {
        let Some(city) = state.cities.get(city) else {
            return;
        };
        let Some(plan) = state.plan(Some(*city), &state.months) else {
            return;
        };
        let Some(sheet) = state.sheet(&plan, indicator) else {
            return;
        };
        let months = 0..state.months.len();
        let figures: Vec<_> = months.map(|month| sheet.counted(0, month)).collect();
        for figure in figures {
            let value = state.figure(figure);
            state.answer.push(value);
        }
    })
}

/// The ten counties where an indicator grew most from one year to another: which, and both values.
#[unsafe(no_mangle)]
pub extern "C" fn growth(indicator: usize, from: i32, to: i32) -> usize {
    with(|state| {
        let asked = [years(from, from), years(to, to)].concat();
        let Some(plan) = state.plan(None, &asked) else {
            return;
        };
        let Some(sheet) = state.sheet(&plan, indicator) else {
            return;
        };
        let first = sheet.leaves().start;
        let mut all: Vec<(usize, f64, f64)> = sheet
            .leaves()
            .filter_map(|place| {
                let (from, to) = (sheet.value(place, 0)?, sheet.value(place, 1)?);
                (from != 0.0).then_some((place - first, from, to))
            })
            .collect();
        let rate = |figure: &(usize, f64, f64)| (figure.2 - figure.1) / figure.1;
        let order = |a: &(usize, f64, f64), b: &(usize, f64, f64)| {
            rate(b).total_cmp(&rate(a)).then(a.0.cmp(&b.0))
        };
        if all.len() > 10 {
            all.select_nth_unstable_by(9, order);
            all.truncate(10);
        }
        all.sort_unstable_by(order);
        let flat = all
            .into_iter()
            .flat_map(|(place, from, to)| [place as f64, from, to]);
        state.answer = flat.collect();
    })
}

/// Every indicator by year, over all rows.
#[unsafe(no_mangle)]
pub extern "C" fn by_indicator(from: i32, to: i32) -> usize {
    with(|state| {
        let asked = years(from, to);
        let Some(plan) = state.plan(None, &asked) else {
            return;
        };
        for indicator in 0..state.indicators.len() {
            let Some(sheet) = state.sheet(&plan, indicator) else {
                return;
            };
            let figures: Vec<_> = (0..asked.len())
                .map(|year| sheet.counted(0, year))
                .collect();
            for figure in figures {
                let value = state.figure(figure);
                state.answer.push(value);
            }
        }
    })
}

/// Prepares the window: views by indicator, by county, and by indicator and city. Answers with the
/// bytes it holds.
#[unsafe(no_mangle)]
pub extern "C" fn open_window() -> usize {
    STATE.with_borrow_mut(|state| {
        let Some(data) = &state.data else { return 0 };
        let (indicators, cities) = (state.indicators.len(), state.cities.len());
        let mut county_of = vec![(u32::MAX, 0); data.regions.len()];
        let mut counties = 0;
        for (city, id) in state.cities.iter().enumerate() {
            for county in data.regions.children(*id) {
                county_of[usize::from(county.0)] = (counties, city);
                counties += 1;
            }
        }
        let lanes = indicators + counties as usize + indicators * cities;
        let mut window = Window::new(data.periods().len(), lanes);
        for (number, indicator) in state.indicators.iter().enumerate() {
            let Some(slice) = data.slice(*indicator) else {
                return 0;
            };
            window.add(&slice.lines(), |region| {
                let (county, city) = county_of[usize::from(region)];
                if county == u32::MAX {
                    return [number as u32, county, county];
                }
                let cell = indicators + counties as usize + number * cities + city;
                [number as u32, indicators as u32 + county, cell as u32]
            });
        }
        let bytes = window.bytes();
        state.window = Some(window);
        bytes
    })
}

/// Moves the window; the answer is all views one after the other.
#[unsafe(no_mangle)]
pub extern "C" fn move_window(from: usize, to: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let Some(window) = &mut state.window else {
            return 0;
        };
        window.set(from, to);
        state.answer.clear();
        state.answer.extend_from_slice(window.sums());
        state.answer.len()
    })
}

/// Parts with a figure, or parts there should be, in all answers so far.
#[unsafe(no_mangle)]
pub extern "C" fn coverage(which: usize) -> f64 {
    STATE.with_borrow(|state| state.coverage.get(which).copied().unwrap_or_default())
}

/// Bytes held by the columns that every observation has.
#[unsafe(no_mangle)]
pub extern "C" fn bytes_held() -> usize {
    STATE.with_borrow(|state| state.data.as_ref().map_or(0, Dataset::bytes_held))
}
