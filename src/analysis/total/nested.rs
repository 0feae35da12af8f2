//! Rule 3: the sum of the child regions' totals, or of the sub-periods' totals, with its coverage.

use super::{MAX_REGION_DEPTH, Plan, Tally, summed, unsummed, whole_within};
use crate::analysis::figure::{CoverageOf, Figure, Part, Route, Via};
use crate::model::{Coordinate, Dataset, Grain, Measure, Period, RegionId};

/// The sum of the child regions' totals. `level: below` is exactly that; `level: own` never is.
pub(super) fn by_children(data: &Dataset, at: &Coordinate, depth: u8) -> Option<Figure> {
    let indicator = data.indicator(at.indicator)?;
    if depth >= MAX_REGION_DEPTH || !indicator.adds_over("region") {
        return None;
    }
    let mut child_dims = at.dims.clone();
    if let Some(level) = data.find_dim("level") {
        match at.dims.get(level).map(|m| data.member_name(m)) {
            Some("below") => child_dims = at.dims.without(level),
            Some(_) => return None,
            None => {}
        }
    }
    let children = data.regions.children(at.region);
    if children.is_empty() {
        return None;
    }
    let below = |child: &RegionId| at.within(*child).with_dims(child_dims.clone());
    let plan = (child_dims.is_empty()).then(|| Plan::new(data, at.region, depth, &[at.period]));
    let sheet = plan.as_ref().and_then(|p| p.sheet(data, at.indicator));
    let parts = match sheet {
        Some(sheet) => {
            let places = children.iter().zip(sheet.below());
            let part = |(child, place)| as_part(below(child), sheet.at(place, 0));
            places.map(part).collect()
        }
        None => {
            let part = |child| as_nested_part(whole_within(data, &below(child), depth + 1));
            children.iter().map(part).collect()
        }
    };
    add_up(at, parts, Via::Region, CoverageOf::Regions)
}

/// The sum of the sub-periods' totals: of the coarsest grain that is complete, else of the grain
/// that speaks for most days. Stocks never add over time.
pub(super) fn by_periods(data: &Dataset, at: &Coordinate, depth: u8) -> Option<Figure> {
    let indicator = data.indicator(at.indicator)?;
    if indicator.measure != Measure::Flow || !indicator.adds_over("period") {
        return None;
    }
    // Periods are in order of their end: those that may lie inside stand together.
    let start = at.period.start();
    let all = data.periods();
    let from = all.partition_point(|p| start.is_some_and(|start| p.end() < start));
    let to = all.partition_point(|p| p.end() <= at.period.end());
    let inside = all.get(from..to).unwrap_or_default().iter();
    let inside: Vec<Grain> = inside
        .filter(|p| **p != at.period && at.period.contains(**p))
        .filter_map(|p| p.grain())
        .collect();
    if inside.is_empty() {
        return None;
    }
    let mut best: Option<Figure> = None;
    let is_short = at.period.days().is_some_and(|days| days <= MAX_DAYS);
    for grain in [
        Grain::Year,
        Grain::Half,
        Grain::Quarter,
        Grain::Month,
        Grain::Day,
    ] {
        if grain == Grain::Day && !is_short || !inside.contains(&grain) {
            continue;
        }
        let mut units = at.period.split(grain);
        units.retain(|p| *p != at.period);
        let parts = in_periods(data, at, &units, depth);
        let Some(figure) = add_up(at, parts, Via::Period(grain), CoverageOf::Periods(grain)) else {
            continue;
        };
        if figure.is_settled() {
            return Some(figure);
        }
        if best
            .as_ref()
            .is_none_or(|b| days_covered(b) < days_covered(&figure))
        {
            best = Some(figure);
        }
    }
    best
}

/// Days are added up to a month; "3 of 365 days" would say nothing.
const MAX_DAYS: i32 = 31;

/// Days that a sum of sub-periods has figures for; `None` for other figures.
pub(super) fn days_covered(figure: &Figure) -> Option<i32> {
    match figure.via {
        Some(Via::Period(_)) => figure
            .parts
            .iter()
            .filter(|p| p.value.is_some())
            .map(|p| p.coordinate.period.days())
            .sum(),
        _ => figure.value.and(figure.coordinate.period.days()),
    }
}

/// The figures of the coordinate's units.
fn in_periods(data: &Dataset, at: &Coordinate, units: &[Period], depth: u8) -> Vec<Part> {
    let is_plain = at.dims.is_empty() && !units.is_empty();
    let plan = is_plain.then(|| Plan::new(data, at.region, depth, units));
    let sheet = plan.as_ref().and_then(|p| p.sheet(data, at.indicator));
    match sheet {
        Some(sheet) => (0..)
            .zip(units)
            .map(|(number, unit)| as_part(at.at(*unit), sheet.at(0, number)))
            .collect(),
        None => units
            .iter()
            .map(|unit| as_nested_part(whole_within(data, &at.at(*unit), depth)))
            .collect(),
    }
}

fn add_up(at: &Coordinate, parts: Vec<Part>, via: Via, of: CoverageOf) -> Option<Figure> {
    if parts.iter().any(|part| part.route == Route::NotLoaded) {
        return Some(unsummed(at, parts, via, of));
    }
    let is_partial = |part: &&Part| {
        part.value.is_some() && !matches!(part.route, Route::Reported | Route::Computed)
    };
    let incomplete = parts.iter().filter(is_partial).count();
    summed(at, parts, via, of, incomplete)
}

/// A part keeps the coordinate that was asked, so that the reader can open it.
fn as_nested_part(figure: Figure) -> Part {
    let part = figure.as_part();
    Part {
        coordinate: figure.coordinate,
        ..part
    }
}

fn as_part(coordinate: Coordinate, tally: Tally) -> Part {
    Part {
        coordinate,
        value: tally.value,
        precision: tally.precision,
        route: tally.route,
        row: tally.row,
        is_implied: false,
    }
}
