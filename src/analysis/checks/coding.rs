//! Codes, dates and coordinates: regions unknown or abolished, dates after the export's, what is
//! reported twice.

use super::{Check, CheckKind, stated};
use crate::analysis::figure::{Figure, Route};
use crate::model::{Dataset, RegionId, Row};

/// A figure of days that had not come when the export was made.
pub(super) fn after_date(data: &Dataset, row: Row) -> Option<Check> {
    let period = data.row_period(row);
    if period.end() <= data.meta.as_of {
        return None;
    }
    let is_whole = period.start().is_some_and(|start| start > data.meta.as_of);
    let kind = CheckKind::AfterDate { is_whole };
    Some(Check::of(kind, stated(data, row), None))
}

/// What is found once for a whole export.
pub(super) fn of_export(data: &Dataset) -> Vec<Check> {
    let mut found = Vec::new();
    for (id, _) in data.regions.iter().filter(|(_, region)| !region.is_defined) {
        let first = first_row(data, id).map(|row| stated(data, row));
        found.extend(first.map(|of| Check::of(CheckKind::RegionUnknown, of, None)));
    }
    for (written, id) in data.regions.renamed() {
        let written = written.clone();
        let first = first_row(data, *id).map(|row| stated(data, row));
        found.extend(first.map(|of| Check::of(CheckKind::RegionRenamed { written }, of, None)));
    }
    for collision in &data.collisions {
        let kept = data.row_at(&collision.coordinate);
        let Some(figure) = kept.map(|row| stated(data, row)) else {
            continue;
        };
        let other = Figure {
            route: match collision.dropped_value {
                Some(_) => Route::Reported,
                None => Route::Missing,
            },
            value: collision.dropped_value,
            precision: collision.dropped_precision,
            row: None,
            ..figure.clone()
        };
        found.push(Check::of(CheckKind::Conflict, figure, Some(other)));
    }
    let repeated = data.repeated.iter();
    found.extend(repeated.map(|row| Check::of(CheckKind::Repeated, stated(data, *row), None)));
    found
}

/// A row of a region, of whatever indicator.
fn first_row(data: &Dataset, region: RegionId) -> Option<Row> {
    let mut all = data
        .indicators()
        .map(|(id, _)| data.rows_in(id, region).next());
    all.find_map(|row| row)
}
