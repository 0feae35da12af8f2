//! The total of a coordinate (合计): reported, computed, partial, listed or missing.
//!
//! The routes are tried in the order of the arithmetic; each says how it came about. Of an export
//! in parts, what is reported stands; anything else only where no part that is not loaded may speak
//! of the same region and days, and each thing it was made of stands likewise.

mod dims;
mod listed;
mod many;
mod nested;
mod sheet;
mod span;
mod subtotal;
#[cfg(test)]
mod tests;

pub use many::{totals_below, totals_in};
pub use sheet::{Plan, Sheet, Tally};
pub use subtotal::{Subtotal, subtotal};

use super::figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
use super::ratio::ratio;
use crate::model::order;
use crate::model::{Coordinate, Dataset, Measure, Period, Precision, RegionId, Row};
pub(super) use luzhi_kernels::query::tidy;

/// Region trees deeper than this are not followed; a cycle in an export ends here too.
const MAX_REGION_DEPTH: u8 = 6;

/// The figure at a coordinate.
pub fn total(data: &Dataset, at: &Coordinate) -> Figure {
    let Some(indicator) = data.indicator(at.indicator) else {
        return Figure::missing(at);
    };
    let figure = match indicator.measure {
        Measure::Ratio => ratio(data, at),
        Measure::Flow => flow(data, at),
        Measure::Stock => span::last_moment(data, at),
    };
    if figure.value.is_some() || figure.route == Route::NotLoaded {
        return figure;
    }
    listed::listed(data, at).unwrap_or(figure)
}

/// The figure for the whole of a coordinate, without falling back to a span inside it or a list.
pub(super) fn whole(data: &Dataset, at: &Coordinate) -> Figure {
    whole_within(data, at, 0)
}

/// Every route to a coordinate's figure, complete or not, the preferred one first; what checks
/// compare.
pub(super) fn routes(data: &Dataset, at: &Coordinate) -> Vec<Figure> {
    if data.is_open_at(at.region, at.period) {
        return reported(data, at).into_iter().collect();
    }
    let level = dims::by_level(data, at, 0);
    let children = below_alone(data, at, &level, 0);
    let mut found: Vec<Figure> = reported(data, at).into_iter().collect();
    found.extend(level);
    found.extend(dims::cuts(data, at));
    found.extend(children);
    found.extend(nested::by_periods(data, at, 0));
    found
}

fn flow(data: &Dataset, at: &Coordinate) -> Figure {
    let figure = whole(data, at);
    let days = at.period.days();
    // A span inside speaks for fewer days than the period.
    let is_all = figure.value.is_some() && days.is_some() && nested::days_covered(&figure) == days;
    if figure.is_settled() || is_all {
        return figure;
    }
    match span::inside(data, at) {
        // Of two partial figures the one that speaks for more days stands.
        Some(inside)
            if figure.value.is_none() || inside.span.days() > nested::days_covered(&figure) =>
        {
            inside
        }
        _ => figure,
    }
}

fn whole_within(data: &Dataset, at: &Coordinate, depth: u8) -> Figure {
    if !is_spoken_of(data, at, at.region, depth) {
        return or_open(data, Figure::missing(at));
    }
    let stated = reported(data, at);
    if let Some(figure) = stated.as_ref().filter(|f| f.value.is_some()) {
        return figure.clone();
    }
    if data.is_open_at(at.region, at.period) {
        return Figure::not_loaded(at);
    }
    let level = dims::by_level(data, at, depth);
    if let Some(figure) = complete(&level) {
        return figure;
    }
    let cut = dims::by_dims(data, at);
    if let Some(figure) = complete(&cut) {
        return figure;
    }
    let children = below_alone(data, at, &level, depth);
    if let Some(figure) = complete(&children) {
        return figure;
    }
    let periods = nested::by_periods(data, at, depth);
    if let Some(figure) = complete(&periods) {
        return figure;
    }
    // None is complete: the first there is, in the same order.
    let partial = level.or(cut).or(children).or(periods);
    or_open(
        data,
        partial.or(stated).unwrap_or_else(|| Figure::missing(at)),
    )
}

/// A figure that is not whole, unless a part that is not loaded may make it so.
fn or_open(data: &Dataset, figure: Figure) -> Figure {
    match is_open(data, &figure.coordinate) {
        true => Figure {
            route: Route::NotLoaded,
            value: None,
            ..figure
        },
        false => figure,
    }
}

/// Whether a part that is not loaded may have a figure that a coordinate's is made of.
fn is_open(data: &Dataset, at: &Coordinate) -> bool {
    let adds = data.indicator(at.indicator);
    match adds.is_some_and(|indicator| indicator.adds_over("region")) {
        true => data.open_within(at.region, at.period).next().is_some(),
        false => data.is_open_at(at.region, at.period),
    }
}

/// The children's sum, unless the body itself has figures too: then they are only a part.
fn below_alone(
    data: &Dataset,
    at: &Coordinate,
    level: &Option<Figure>,
    depth: u8,
) -> Option<Figure> {
    if level.is_some() {
        None
    } else {
        nested::by_children(data, at, depth)
    }
}

/// Whether any observation of the indicator, in the region or below it, ends inside the period:
/// without one no route can lead anywhere, and none is tried.
fn is_spoken_of(data: &Dataset, at: &Coordinate, region: RegionId, depth: u8) -> bool {
    data.rows_ending_in(at.indicator, region, at.period)
        .next()
        .is_some()
        || depth < MAX_REGION_DEPTH
            && data
                .regions
                .children(region)
                .iter()
                .any(|child| is_spoken_of(data, at, *child, depth + 1))
}

fn complete(figure: &Option<Figure>) -> Option<Figure> {
    figure.as_ref().filter(|f| f.is_settled()).cloned()
}

/// Rule 1: an observation exactly at the coordinate. One that says "not provided" is missing, and keeps its row.
fn reported(data: &Dataset, at: &Coordinate) -> Option<Figure> {
    let row = rows(data, at)
        .into_iter()
        .find(|row| data.row_dims(*row) == &at.dims && !data.is_implied(*row))?;
    Some(of_row(data, at, row))
}

/// The figure of one observation, as the answer to a coordinate.
pub(super) fn of_row(data: &Dataset, at: &Coordinate, row: Row) -> Figure {
    let value = data.value(row);
    let is_stock = data
        .indicator(at.indicator)
        .is_some_and(|i| i.measure == Measure::Stock);
    let period = data.row_period(row);
    Figure {
        route: if value.is_some() {
            Route::Reported
        } else {
            Route::Missing
        },
        value,
        precision: data.precision(row),
        span: if is_stock {
            Period::day(period.end())
        } else {
            period
        },
        row: Some(row),
        ..Figure::missing(at)
    }
}

/// The figure that an observation states at its own coordinate.
pub fn figure_of_row(data: &Dataset, row: Row) -> Figure {
    of_row(data, &data.coordinate(row), row)
}

/// Rows that speak for exactly the coordinate's region and period, whatever their dims. A stock
/// speaks for the last day of the period given, so those that end on the same day speak together;
/// the one with the shortest period comes first.
fn rows(data: &Dataset, at: &Coordinate) -> Vec<Row> {
    let is_stock = data
        .indicator(at.indicator)
        .is_some_and(|i| i.measure == Measure::Stock);
    if !is_stock {
        return data.rows_at(at.indicator, at.region, at.period).collect();
    }
    let end = at.period.end();
    let mut rows: Vec<Row> = data
        .rows_in(at.indicator, at.region)
        .filter(|row| data.row_period(*row).end() == end)
        .collect();
    order::sort_by_key(&mut rows, |row| {
        (std::cmp::Reverse(data.row_period(*row).start()), *row)
    });
    rows
}

/// An observation as a part.
fn part_of_row(data: &Dataset, row: Row) -> Part {
    let value = data.value(row);
    Part {
        coordinate: data.coordinate(row),
        value,
        precision: data.precision(row),
        route: if value.is_some() {
            Route::Reported
        } else {
            Route::Missing
        },
        row: Some(row),
        is_implied: data.is_implied(row),
    }
}

/// What parts make together, with how many of them have a figure; nothing where none has.
fn summed(
    at: &Coordinate,
    parts: Vec<Part>,
    via: Via,
    of: CoverageOf,
    incomplete: usize,
) -> Option<Figure> {
    let (value, precision) = sum(&parts)?;
    let coverage = Coverage {
        of,
        have: parts.iter().filter(|p| p.value.is_some()).count(),
        whole: parts.len(),
        incomplete,
    };
    Some(Figure {
        route: if coverage.is_complete() {
            Route::Computed
        } else {
            Route::Partial
        },
        value: Some(value),
        precision,
        via: Some(via),
        parts,
        coverage: Some(coverage),
        ..Figure::missing(at)
    })
}

/// Parts of which some are not loaded: no sum of those that happen to be here.
fn unsummed(at: &Coordinate, parts: Vec<Part>, via: Via, of: CoverageOf) -> Figure {
    let is_known = |part: &&Part| part.route != Route::NotLoaded;
    Figure {
        via: Some(via),
        coverage: Some(Coverage {
            of,
            have: parts.iter().filter(is_known).count(),
            whole: parts.len(),
            incomplete: 0,
        }),
        parts,
        ..Figure::not_loaded(at)
    }
}

/// Sum and precision of parts; implied ones and those without a value are left out.
fn sum(parts: &[Part]) -> Option<(f64, Precision)> {
    let mut total: Option<(f64, Precision)> = None;
    for part in parts.iter().filter(|p| !p.is_implied) {
        if let Some(value) = part.value {
            let (so_far, precision) = total.unwrap_or((0.0, Precision::Exact));
            total = Some((so_far + value, precision.and(part.precision)));
        }
    }
    total.map(|(value, precision)| (tidy(value), precision))
}

/// The written names of a coordinate's dims, in order of name: a key that does not depend on the
/// order of the file.
pub(super) fn dims_key<'a>(data: &'a Dataset, at: &Coordinate) -> Vec<(&'a str, &'a str)> {
    let mut key: Vec<_> = at
        .dims
        .pairs()
        .iter()
        .map(|(d, m)| (data.dim_name(*d), data.member_name(*m)))
        .collect();
    order::sort(&mut key);
    key
}

/// Largest first, those without a value last; equal ones by name.
fn sort_parts(data: &Dataset, parts: &mut [Part]) {
    order::sort_by(parts, |a, b| {
        let by_value = b
            .value
            .unwrap_or(f64::NEG_INFINITY)
            .total_cmp(&a.value.unwrap_or(f64::NEG_INFINITY));
        a.is_implied
            .cmp(&b.is_implied)
            .then(by_value)
            .then_with(|| dims_key(data, &a.coordinate).cmp(&dims_key(data, &b.coordinate)))
            .then_with(|| a.coordinate.cmp(&b.coordinate))
    });
}
