//! Rule 5: observations with dims that don't add, side by side, each with its label.

use super::{part_of_row, sort_parts};
use crate::analysis::figure::{Figure, Part, Route};
use crate::model::{Coordinate, Dataset, Grain, Measure, Period, Row};

/// A list longer than this is a table, and is shown as one.
const MAX_LISTED: usize = 200;

/// What the export says at the coordinate without a total; implied figures carry their mark.
pub(super) fn listed(data: &Dataset, at: &Coordinate) -> Option<Figure> {
    let is_stock = data.indicator(at.indicator)?.measure == Measure::Stock;
    let speaks_inside = |period: Period| {
        if is_stock {
            period.end() <= at.period.end()
                && at.period.start().is_none_or(|start| start <= period.end())
        } else {
            period == at.period || at.period.contains(period)
        }
    };
    let rows: Vec<Row> = data
        .rows_in(at.indicator, at.region)
        .filter(|row| {
            let dims = data.row_dims(*row);
            let is_own = dims == &at.dims;
            dims.includes(&at.dims)
                && (!is_own || data.is_implied(*row) || data.row_period(*row) != at.period)
                && data.value(*row).is_some()
                && speaks_inside(data.row_period(*row))
        })
        .collect();
    let exactly: Vec<Row> = rows
        .iter()
        .copied()
        .filter(|row| data.row_period(*row) == at.period)
        .collect();
    let spans: Vec<Row> = rows
        .iter()
        .copied()
        .filter(|row| !is_sub_unit(data.row_period(*row)))
        .collect();
    let chosen = [exactly, spans, rows]
        .into_iter()
        .find(|rows| !rows.is_empty())?;
    let mut parts: Vec<Part> = chosen
        .into_iter()
        .map(|row| part_of_row(data, row))
        .collect();
    sort_parts(data, &mut parts);
    parts.truncate(MAX_LISTED);
    Some(Figure {
        route: Route::Listed,
        parts,
        ..Figure::missing(at)
    })
}

fn is_sub_unit(period: Period) -> bool {
    matches!(
        period.grain(),
        Some(Grain::Half | Grain::Quarter | Grain::Month)
    )
}
