//! Two exports of one committee that say different things of the same (两份数据之间). What the
//! earlier one could not know yet, and what an imprecise figure leaves room for, is no conflict.

use super::{Check, CheckKind, Elsewhere, differ, stated};
use crate::analysis::figure::{Figure, Route};
use crate::analysis::side_by_side::{Revision, counterpart, is_one_unit, there_of};
use crate::analysis::total::total;
use crate::model::{Coordinate, Dataset, Row};

/// Exports of more observations than this are held against each other row by row only: what one
/// states and the other adds up is left alone.
const MOST_ADDED: usize = 20_000;

/// Every coordinate of which both exports have a figure, and not the same one; `revisions` are
/// what they do not both state alike.
pub fn between(data: &Dataset, other: &Dataset, revisions: &[Revision]) -> Vec<Check> {
    let adds = data.len().max(other.len()) <= MOST_ADDED;
    let mut found = Vec::new();
    for revision in revisions {
        let check = match (revision.here, revision.there) {
            (Some(here), Some(there)) => both(data, here, other, there),
            (Some(here), None) if adds => added_there(data, here, other),
            (None, Some(there)) if adds => added_here(data, other, there),
            _ => None,
        };
        found.extend(check);
    }
    found
}

fn both(data: &Dataset, here: Row, other: &Dataset, there: Row) -> Option<Check> {
    if data.is_implied(here) || other.is_implied(there) {
        return None;
    }
    held(data, stated(data, here), other, stated(other, there))
}

/// Stated here, added up there.
fn added_there(data: &Dataset, here: Row, other: &Dataset) -> Option<Check> {
    let at = there_of(data, &data.coordinate(here), other)?;
    let is_stated = !data.is_implied(here) && counterpart(data, here, other).is_none();
    let figure = total(other, &at);
    (is_stated && is_added(&figure))
        .then(|| held(data, stated(data, here), other, figure))
        .flatten()
}

/// Added up here, stated there.
fn added_here(data: &Dataset, other: &Dataset, there: Row) -> Option<Check> {
    let at = there_of(other, &other.coordinate(there), data)?;
    let figure = total(data, &at);
    (!other.is_implied(there) && is_added(&figure))
        .then(|| held(data, figure, other, stated(other, there)))
        .flatten()
}

fn is_added(figure: &Figure) -> bool {
    figure.route == Route::Computed && figure.is_whole()
}

fn held(data: &Dataset, here: Figure, other: &Dataset, there: Figure) -> Option<Check> {
    let known_by = data.meta.as_of.min(other.meta.as_of);
    let pair = [here.coordinate.indicator, there.coordinate.indicator];
    let is_one = is_one_unit(data, pair[0], other, pair[1]);
    if !is_one || here.span.end() > known_by || !differ(&here, &there) {
        return None;
    }
    let seen = there.row.map(|row| other.observation(row));
    let source = seen.as_ref().and_then(|seen| seen.source);
    let places = [
        source.map(|source| source.title.as_str()),
        seen.as_ref().and_then(|seen| seen.locator),
    ];
    let places: Vec<&str> = places.into_iter().flatten().collect();
    let with = Elsewhere {
        export: other.meta.id.clone(),
        title: other.meta.title.clone(),
        as_of: other.meta.as_of,
        is_later: data.meta.as_of != other.meta.as_of,
        place: places.join(" · "),
    };
    let coordinate: Coordinate = here.coordinate.clone();
    let of_it = Figure {
        coordinate,
        span: here.span,
        row: None,
        parts: Vec::new(),
        ..there
    };
    let kind = CheckKind::ExportsDiffer {
        with: Box::new(with),
    };
    Some(Check::of(kind, here, Some(of_it)))
}
