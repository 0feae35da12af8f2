//! Coordinates as written: what observations and targets have in common.

use std::borrow::Cow;

use crate::model::json::Raw;

use super::fields::{self, Fields, Unusable};
use super::issue::Consequence;
use super::place::Issues;
use super::raw;
use crate::model::period::Period;

/// The cells of `dims.NAME` columns: name, column, value.
pub(super) type DimCells<'a, 'c> = [(&'c str, usize, Raw<'a>)];

/// A coordinate as written.
pub(super) struct Written<'a> {
    pub(super) indicator: Cow<'a, str>,
    pub(super) period: Period,
    pub(super) region: Option<Cow<'a, str>>,
    pub(super) dims: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// Reads the coordinate of an item; `cells` are its dimensions that have columns of their own.
pub(super) fn read_coordinate<'a>(
    issues: &mut Issues<'_>,
    fields: &Fields<'a, '_>,
    cells: &DimCells<'a, '_>,
) -> Result<Written<'a>, Unusable> {
    let indicator = fields.required(issues, "indicator", raw::filled_text);
    let period = fields.required(issues, "period", fields::period);
    let region = fields.decisive(issues, "region", raw::text);
    let dims = match fields.given("dims") {
        None => Ok(Vec::new()),
        Some(value) => {
            let place = fields.place_of("dims");
            let consequence = Consequence::ItemLeftOut;
            fields::named(issues, &place, value, consequence, raw::filled_text)
        }
    };
    let mut from_cells = Vec::with_capacity(cells.len());
    for (name, column, value) in cells {
        match raw::filled_text(*value) {
            Ok(member) => from_cells.push((Cow::Owned((*name).to_owned()), member)),
            Err(problem) => {
                let place = fields.place.index(*column);
                issues.report(&place, Some(*value), problem, Consequence::ItemLeftOut);
                return Err(Unusable);
            }
        }
    }
    let mut dims = dims?;
    dims.extend(from_cells);
    Ok(Written {
        indicator: indicator?,
        period: period?,
        region: region?.filter(|code| !code.is_empty()),
        dims,
    })
}
