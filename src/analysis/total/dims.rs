//! Rule 2: observations with more dims that divide the coordinate into disjoint parts.

use super::{part_of_row, rows, sort_parts, sum, summed, unsummed, whole_within};
use crate::analysis::figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
use crate::model::dataset::{DimId, DimSet};
use crate::model::order;
use crate::model::{Coordinate, Dataset};

/// Beyond this many parts of differing dims, they are only added within the same dims.
const MAX_MIXED: usize = 200;

/// The body itself and all units below it together: both are needed (合计 = 市本级 + 县市区).
pub(super) fn by_level(data: &Dataset, at: &Coordinate, depth: u8) -> Option<Figure> {
    let indicator = data.indicator(at.indicator)?;
    let level = data.find_dim("level")?;
    if at.dims.get(level).is_some() || !indicator.adds_over("level") {
        return None;
    }
    let own = data.find_member("own")?;
    let names_own = |row| data.row_dims(row).get(level) == Some(own);
    if !data
        .rows_ending_in(at.indicator, at.region, at.period)
        .any(names_own)
    {
        return None;
    }
    let side = |name: &str| {
        let member = data.find_member(name)?;
        Some(whole_within(
            data,
            &at.with_dims(at.dims.with(level, member)),
            depth,
        ))
    };
    let own = side("own")?;
    let below = side("below")?;
    let parts = vec![own.as_part(), below.as_part()];
    if parts.iter().any(|part| part.route == Route::NotLoaded) {
        return Some(unsummed(at, parts, Via::Level, CoverageOf::Parts));
    }
    below.value?;
    let (value, precision) = sum(&parts)?;
    let is_whole = own.is_whole() && below.is_whole();
    // The body's own figure is spoken of but not provided: what is known is a part.
    let without_own = Coverage {
        of: CoverageOf::Parts,
        have: 1,
        whole: 2,
        incomplete: 0,
    };
    let coverage = if own.value.is_none() {
        Some(without_own)
    } else {
        below
            .coverage
            .filter(|c| !c.is_complete())
            .or(own.coverage)
            .or(below.coverage)
    };
    Some(Figure {
        route: if is_whole {
            Route::Computed
        } else {
            Route::Partial
        },
        value: Some(value),
        precision,
        via: Some(Via::Level),
        parts,
        coverage,
        ..Figure::missing(at)
    })
}

/// Members of dimensions that the indicator adds over. Two parts at least: one alone is still a part.
pub(super) fn by_dims(data: &Dataset, at: &Coordinate) -> Option<Figure> {
    cuts(data, at).into_iter().next()
}

/// Every way to cut a coordinate into members of dimensions that add, the one that says most first.
pub(super) fn cuts(data: &Dataset, at: &Coordinate) -> Vec<Figure> {
    let Some(indicator) = data.indicator(at.indicator) else {
        return Vec::new();
    };
    let adds = |dim: DimId| {
        let name = data.dim_name(dim);
        name != "level" && indicator.adds_over(name)
    };
    let mut implied: Vec<Part> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for row in rows(data, at) {
        let dims = data.row_dims(row);
        let is_part = dims.len() > at.dims.len()
            && dims.includes(&at.dims)
            && dims.beyond(&at.dims).all(|(dim, _)| adds(dim));
        // Of a stock, one moment may be told under two periods; the first stands.
        if is_part && !parts.iter().any(|p| &p.coordinate.dims == dims) {
            let part = part_of_row(data, row);
            if part.is_implied {
                implied.push(part)
            } else {
                parts.push(part)
            }
        }
    }
    let groups = disjoint(data, at, parts).into_iter();
    let sums = groups.filter_map(|parts| summed(at, parts, Via::Dims, CoverageOf::Parts, 0));
    sums.map(|mut whole| {
        whole.coverage = whole.coverage.filter(|c| !c.is_complete());
        whole.parts.extend(implied.iter().cloned());
        sort_parts(data, &mut whole.parts);
        whole
    })
    .collect()
}

/// Disjoint parts, those that say most first: all of them if no two can overlap, else the groups
/// of one set of dimensions each, by their sums (then fewest dimensions, then names).
fn disjoint(data: &Dataset, at: &Coordinate, parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut groups: Vec<(Vec<&str>, Vec<Part>)> = Vec::new();
    for part in &parts {
        let names = names_beyond(data, &part.coordinate.dims, &at.dims);
        match groups.iter_mut().find(|(n, _)| *n == names) {
            Some((_, group)) => group.push(part.clone()),
            None => groups.push((names, vec![part.clone()])),
        }
    }
    if groups.len() > 1 && parts.len() <= MAX_MIXED && all_disjoint(&parts) {
        return vec![parts];
    }
    groups.retain(|(_, group)| group.len() >= 2);
    order::sort_by(&mut groups, |(a_names, a), (b_names, b)| {
        let value = |group: &[Part]| sum(group).map_or(f64::NEG_INFINITY, |(v, _)| v);
        value(b)
            .total_cmp(&value(a))
            .then(a_names.len().cmp(&b_names.len()))
            .then(a_names.cmp(b_names))
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

fn all_disjoint(parts: &[Part]) -> bool {
    parts.len() >= 2
        && parts.iter().enumerate().all(|(i, a)| {
            parts
                .iter()
                .skip(i + 1)
                .all(|b| a.coordinate.dims.is_disjoint_from(&b.coordinate.dims))
        })
}

fn names_beyond<'a>(data: &'a Dataset, dims: &DimSet, base: &DimSet) -> Vec<&'a str> {
    let mut names: Vec<&str> = dims
        .beyond(base)
        .map(|(dim, _)| data.dim_name(dim))
        .collect();
    order::sort(&mut names);
    names
}
