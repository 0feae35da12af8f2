//! One indicator in one region through time: values beside their neighbours, periods that cross,
//! longer spans that say less than the shorter ones within them.

use super::{Check, CheckKind, exceeds, stated};
use crate::analysis::figure::{Figure, Route, Via};
use crate::analysis::total::tidy;
use crate::model::order;
use crate::model::{Dataset, Grain, IndicatorId, Measure, Period, Precision, RegionId, Row};

/// Powers of ten by which a unit is missed: ten, hundred, thousand, ten thousand (万).
const POWERS: [i8; 4] = [1, 2, 3, 4];
/// How far from the exact power a value may lie, as a factor.
const NEAR: f64 = 1.5;
/// Two neighbours further apart than this factor say nothing of what lies between them.
const ALIKE: f64 = 1.6;
/// The larger of the values compared: of small numbers any is ten times another.
const LEAST_LARGE: f64 = 100.0;
/// A stock that moves by less than this share of itself does not swing.
const SWING: f64 = 0.3;
/// Nor one that moves by less than this.
const LEAST_SWING: f64 = 5.0;
/// More periods than this are not held against each other pair by pair.
const MOST_SPANS: usize = 400;

/// What stands out in the rows of an indicator in a region, cut by cut.
pub(super) fn of(data: &Dataset, indicator: IndicatorId, region: RegionId) -> Vec<Check> {
    let Some(about) = data.indicator(indicator) else {
        return Vec::new();
    };
    let stated_rows = data
        .rows_in(indicator, region)
        .filter(|row| data.value(*row).is_some() && !data.is_implied(*row));
    let mut rows: Vec<Row> = stated_rows.collect();
    // Rows are in order of period; a stable sort keeps it within a cut.
    order::sort_by(&mut rows, |a, b| data.row_dims(*a).cmp(data.row_dims(*b)));
    let mut found = Vec::new();
    for cut in rows.chunk_by(|a, b| data.row_dims(*a) == data.row_dims(*b)) {
        if cut.len() < 2 {
            continue;
        }
        match about.measure {
            Measure::Stock => {
                found.extend(moments(data, cut));
                found.extend(swings(data, cut));
            }
            Measure::Flow => {
                let adds = about.adds_over("period");
                let of_pairs = spans(data, cut, adds);
                // One that is too large by itself says it all.
                if adds && of_pairs.is_empty() {
                    found.extend(within_spans(data, cut));
                }
                found.extend(of_pairs);
            }
            Measure::Ratio => continue,
        }
        found.extend(powers(data, cut));
    }
    found
}

/// One moment of a stock told under two periods with different values.
fn moments(data: &Dataset, cut: &[Row]) -> Vec<Check> {
    let mut found = Vec::new();
    for two in cut.windows(2) {
        let [longer, shorter] = [two[0], two[1]];
        let ends = [longer, shorter].map(|row| data.row_period(row).end());
        let (figure, other) = (stated(data, shorter), stated(data, longer));
        if ends[0] == ends[1] && super::differ(&figure, &other) {
            found.push(Check::of(CheckKind::Conflict, figure, Some(other)));
        }
    }
    found
}

/// A stock that leaves a level and comes back to it by the next moment.
fn swings(data: &Dataset, cut: &[Row]) -> Vec<Check> {
    let exact: Vec<Row> = cut
        .iter()
        .copied()
        .filter(|row| is_exact(data, *row))
        .collect();
    let mut found = Vec::new();
    for three in exact.windows(3) {
        let [Some(a), Some(b), Some(c)] = [0, 1, 2].map(|n| data.value(three[n])) else {
            continue;
        };
        let is_level = (a - c).abs() <= a.abs().min(c.abs()) * SWING / 2.0;
        let off = (b - a).abs().min((b - c).abs());
        let is_off = off >= a.abs().min(c.abs()) * SWING && off >= LEAST_SWING;
        if is_level && is_off && power_of(b, a, c).is_none() {
            let (figure, other) = (stated(data, three[1]), stated(data, three[0]));
            found.push(Check::of(CheckKind::Swings, figure, Some(other)));
        }
    }
    found
}

/// Periods that cross, and longer spans that say less than one within them.
fn spans(data: &Dataset, cut: &[Row], adds: bool) -> Vec<Check> {
    let mut found = Vec::new();
    let with_span = |row: &Row| data.row_period(*row).grain().is_none();
    // Calendar units never cross each other, and are added up elsewhere.
    if cut.len() > MOST_SPANS || !cut.iter().any(with_span) {
        return found;
    }
    for (place, row) in cut.iter().enumerate() {
        for later in cut.iter().skip(place + 1) {
            if !with_span(row) && !with_span(later) {
                continue;
            }
            let (one, other) = (stated(data, *row), stated(data, *later));
            let (a, b) = (one.coordinate.period, other.coordinate.period);
            let held = match (a.contains(b), b.contains(a)) {
                (true, _) => Some((other, one)),
                (_, true) => Some((one, other)),
                _ if crosses(a, b) => {
                    found.push(Check::of(CheckKind::PeriodsOverlap, other, Some(one)));
                    None
                }
                _ => None,
            };
            if let Some((part, whole)) = held.filter(|(part, whole)| adds && exceeds(part, whole)) {
                found.push(Check::of(CheckKind::PartExceedsWhole, part, Some(whole)));
            }
        }
    }
    found
}

/// The periods within a span, a term of office say, added up: more than the span has, or not what
/// it has though they fill it. The parts of calendar units are added up elsewhere.
fn within_spans(data: &Dataset, cut: &[Row]) -> Vec<Check> {
    let is_calendar = |row: Row| data.row_period(row).grain().is_some();
    let mut found = Vec::new();
    if cut.len() > MOST_SPANS || cut.iter().all(|row| is_calendar(*row)) {
        return found;
    }
    for whole in cut.iter().copied() {
        let period = data.row_period(whole);
        let Some(days) = period.days() else { continue };
        let is_inside = |row: &Row| {
            let of = data.row_period(*row);
            *row != whole && of != period && of.start().is_some() && period.contains(of)
        };
        let mut inside: Vec<Row> = cut.iter().copied().filter(is_inside).collect();
        let length = |row: Row| data.row_period(row).days().unwrap_or_default();
        order::sort_by_key(&mut inside, |row| std::cmp::Reverse(length(*row)));
        let mut parts: Vec<Row> = Vec::new();
        for row in inside {
            let is_apart = |part: &Row| !crosses(data.row_period(*part), data.row_period(row));
            if parts.iter().all(is_apart) {
                parts.push(row);
            }
        }
        let is_elsewhere = is_calendar(whole) && parts.iter().all(|row| is_calendar(*row));
        if parts.len() < 2 || is_elsewhere {
            continue;
        }
        let is_filled = parts.iter().map(|row| length(*row)).sum::<i32>() == days;
        let (figure, sum) = (stated(data, whole), sum_of(data, whole, &parts, is_filled));
        if is_filled && super::differ(&figure, &sum) {
            found.push(Check::of(CheckKind::SumDiffers, figure, Some(sum)));
        } else if exceeds(&sum, &figure) {
            found.push(Check::of(CheckKind::PartExceedsWhole, sum, Some(figure)));
        }
    }
    found
}

/// The sum of periods within one, at its coordinate.
fn sum_of(data: &Dataset, whole: Row, parts: &[Row], is_filled: bool) -> Figure {
    let precision = parts.iter().map(|row| data.precision(*row));
    Figure {
        route: match is_filled {
            true => Route::Computed,
            false => Route::Partial,
        },
        value: Some(tidy(parts.iter().filter_map(|row| data.value(*row)).sum())),
        precision: precision.fold(Precision::Exact, Precision::and),
        span: data.row_period(whole),
        via: Some(Via::Period(Grain::Day)),
        ..Figure::missing(&data.coordinate(whole))
    }
}

/// Whether two periods share a day. One without a start is not known to.
fn crosses(one: Period, other: Period) -> bool {
    match (one.start(), other.start()) {
        (Some(a), Some(b)) => a <= other.end() && b <= one.end(),
        _ => false,
    }
}

/// Values that are their neighbours' times a power of ten. Of months and quarters the neighbours
/// are those of the years before and after, for a year has its seasons.
fn powers(data: &Dataset, cut: &[Row]) -> Vec<Check> {
    let mut found = Vec::new();
    let is_large = |row: &Row| data.value(*row) >= Some(LEAST_LARGE);
    if !cut.iter().any(is_large) {
        return found;
    }
    let mut of_grain: Vec<(Option<Grain>, Vec<Row>)> = Vec::new();
    for row in cut.iter().copied().filter(|row| is_exact(data, *row)) {
        let period = data.row_period(row);
        let grain = match is_stock(data, row) {
            true => Some(Grain::Day),
            false => period.grain(),
        };
        match of_grain.iter_mut().find(|(g, _)| *g == grain) {
            Some((_, rows)) => rows.push(row),
            None => of_grain.push((grain, vec![row])),
        }
    }
    // Spans of different lengths are no neighbours.
    for (_, rows) in of_grain.iter().filter(|(grain, _)| grain.is_some()) {
        for (place, row) in rows.iter().copied().enumerate() {
            let Some([a, b]) = neighbours(data, rows, place) else {
                continue;
            };
            let values = [row, a, b].map(|row| data.value(row).unwrap_or_default());
            if let Some(power) = power_of(values[0], values[1], values[2]) {
                let kind = CheckKind::OffByPowers { power };
                found.push(Check::of(kind, stated(data, row), Some(stated(data, a))));
            }
        }
    }
    found
}

fn is_stock(data: &Dataset, row: Row) -> bool {
    let indicator = data.indicator(data.coordinate(row).indicator);
    indicator.is_some_and(|i| i.measure == Measure::Stock)
}

fn is_exact(data: &Dataset, row: Row) -> bool {
    data.precision(row) == Precision::Exact
}

/// The two rows that a value is held against: one on each side, at the edges two on one side.
fn neighbours(data: &Dataset, rows: &[Row], place: usize) -> Option<[Row; 2]> {
    let period = data.row_period(*rows.get(place)?);
    let is_year = is_stock(data, rows[place]) || period.grain() == Some(Grain::Year);
    if is_year {
        let at = |offset: isize| rows.get(place.checked_add_signed(offset)?).copied();
        let pairs = [(-1, 1), (-1, -2), (1, 2)];
        return pairs
            .into_iter()
            .find_map(|(one, other)| Some([at(one)?, at(other)?]));
    }
    let at = |years: i32| {
        let wanted = period.shifted_years(years)?;
        // Rows of one cut are in order of period.
        let place = rows.binary_search_by(|row| data.row_period(*row).cmp(&wanted));
        rows.get(place.ok()?).copied()
    };
    let pairs = [(-1, 1), (-1, -2), (1, 2)];
    pairs
        .into_iter()
        .find_map(|(one, other)| Some([at(one)?, at(other)?]))
}

/// The power of ten by which a value lies off two neighbours that agree.
fn power_of(value: f64, a: f64, b: f64) -> Option<i8> {
    let (low, high) = (a.min(b), a.max(b));
    if low <= 0.0 || value <= 0.0 || high > low * ALIKE || value.max(low) < LEAST_LARGE {
        return None;
    }
    let middle = (low * high).sqrt();
    let signed = POWERS.into_iter().flat_map(|power| [power, -power]);
    signed.into_iter().find(|power| {
        let expected = middle * 10f64.powi(i32::from(*power));
        value <= expected * NEAR && value >= expected / NEAR
    })
}
