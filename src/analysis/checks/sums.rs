//! Parts and wholes: sums along each dimension, region and time; parts larger than their wholes.

use super::{Check, CheckKind, differ, exceeds, stated};
use crate::analysis::figure::{Figure, Route};
use crate::analysis::total::routes;
use crate::model::{Coordinate, Dataset, Measure, Row};

/// More observations than this at one place are not held against each other one by one.
const MOST_PAIRS: usize = 200;

/// Every other way to a coordinate's figure, held against the one on screen.
pub(super) fn of_whole(data: &Dataset, at: &Coordinate) -> Vec<Check> {
    let mut all = routes(data, at).into_iter();
    let Some(figure) = all.find(Figure::is_whole) else {
        return Vec::new();
    };
    let mut found: Vec<Check> = Vec::new();
    for other in all {
        if other.is_whole() && differ(&figure, &other) {
            let other = Some(other);
            found.push(Check::of(CheckKind::SumDiffers, figure.clone(), other));
        } else if other.route == Route::Partial
            && figure.route == Route::Reported
            && exceeds(&other, &figure)
        {
            let whole = Some(figure.clone());
            found.push(Check::of(CheckKind::PartExceedsWhole, other, whole));
        }
    }
    found
}

/// One part alone, or one that may not be added, against the wholes that its dims narrow. What is
/// a part of a sum is held against it there.
pub(super) fn within_whole(data: &Dataset, row: Row) -> Vec<Check> {
    let at = data.coordinate(row);
    let measure = data.indicator(at.indicator).map(|i| i.measure);
    if measure == Some(Measure::Ratio) {
        return Vec::new();
    }
    let is_whole = |other: &Row| {
        let dims = data.row_dims(*other);
        dims.len() < at.dims.len()
            && at.dims.includes(dims)
            && !data.is_implied(*other)
            && data.value(*other).is_some()
    };
    let rows = data.rows_at(at.indicator, at.region, at.period);
    let wholes: Vec<Row> = rows.take(MOST_PAIRS).filter(is_whole).collect();
    let part = stated(data, row);
    let mut found = Vec::new();
    for whole in wholes {
        let whole = stated(data, whole);
        if exceeds(&part, &whole) && !is_summed(data, &whole.coordinate, row) {
            found.push(Check::of(
                CheckKind::PartExceedsWhole,
                part.clone(),
                Some(whole),
            ));
        }
    }
    found
}

/// Whether a row is a part of a sum that stands for the whole.
fn is_summed(data: &Dataset, at: &Coordinate, row: Row) -> bool {
    let sums = routes(data, at);
    let mut parts = sums.iter().flat_map(|f| &f.parts);
    parts.any(|part| part.row == Some(row))
}

/// 其中: a part in the same unit that exceeds its whole.
pub(super) fn part_of(data: &Dataset, row: Row) -> Option<Check> {
    let whole_row = data.row_of_id(data.observation(row).part_of?)?;
    let (part, whole) = (stated(data, row), stated(data, whole_row));
    let unit = |figure: &Figure| {
        data.indicator(figure.coordinate.indicator)
            .map(|i| i.unit.clone())
    };
    (unit(&part) == unit(&whole) && exceeds(&part, &whole))
        .then(|| Check::of(CheckKind::PartExceedsWhole, part, Some(whole)))
}
