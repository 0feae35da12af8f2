//! Many totals at once (多个合计), without the parts that they are made of: where a sheet has the
//! figure it is taken from there, else it is asked for by itself.

use super::{Plan, Sheet, total};
use crate::analysis::figure::{Figure, Route, Via};
use crate::model::{Coordinate, Dataset, Period};

/// The totals of a coordinate in each of some periods.
pub fn totals_in(data: &Dataset, at: &Coordinate, periods: &[Period]) -> Vec<Figure> {
    let plan = at
        .dims
        .is_empty()
        .then(|| Plan::new(data, at.region, 0, periods));
    let sheet = plan.as_ref().and_then(|p| p.sheet(data, at.indicator));
    let figure = |(number, period): (usize, &Period)| {
        figure(data, sheet.as_ref(), at.at(*period), [0, number])
    };
    periods.iter().enumerate().map(figure).collect()
}

/// The totals of the regions directly below a coordinate's, in their order.
pub fn totals_below(data: &Dataset, at: &Coordinate) -> Vec<Figure> {
    let plan = at
        .dims
        .is_empty()
        .then(|| Plan::new(data, at.region, 0, &[at.period]));
    let sheet = plan.as_ref().and_then(|p| p.sheet(data, at.indicator));
    let first = sheet.as_ref().map_or(0, |sheet| sheet.below().start);
    let regions = data.regions.children(at.region).iter().enumerate();
    let figure =
        |(number, region)| figure(data, sheet.as_ref(), at.within(region), [first + number, 0]);
    regions.map(|(n, region)| figure((n, *region))).collect()
}

/// The figure at a place and in a period of a sheet; what the sheet cannot settle is asked for.
fn figure(data: &Dataset, sheet: Option<&Sheet>, at: Coordinate, of: [usize; 2]) -> Figure {
    let known = sheet.map(|sheet| sheet.at(of[0], of[1]));
    let stands = known.filter(|tally| match tally.route {
        Route::Reported | Route::Computed => tally.value.is_some(),
        // Some of the regions, through the whole period.
        Route::Partial => tally.via == Some(Via::Region),
        _ => false,
    });
    match stands {
        Some(tally) => Figure {
            route: tally.route,
            value: tally.value,
            precision: tally.precision,
            row: tally.row,
            via: tally.via,
            coverage: tally.coverage,
            ..Figure::missing(&at)
        },
        None => total(data, &at),
    }
}
