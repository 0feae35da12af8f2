//! Rule 4: a figure for a span inside the period asked; and the last moment of a stock.

use super::whole;
use crate::analysis::figure::{Figure, Route};
use crate::model::order;
use crate::model::{Coordinate, Dataset, Day, Period};

/// The figure of a span inside the period: year to date first, then the longest. It keeps the
/// span's own label and is never stretched to the period.
pub(super) fn inside(data: &Dataset, at: &Coordinate) -> Option<Figure> {
    let mut spans: Vec<Period> = spoken_periods(data, at)
        .into_iter()
        .filter(|p| *p != at.period && at.period.contains(*p))
        .collect();
    order::sort_by_key(&mut spans, |p| {
        let is_to_date = p.start() == at.period.start() && p.is_year_to_date();
        (
            std::cmp::Reverse(is_to_date),
            std::cmp::Reverse(p.days()),
            *p,
        )
    });
    spans.into_iter().find_map(|span| {
        let figure = whole(data, &at.at(span));
        figure.value?;
        Some(Figure {
            coordinate: at.clone(),
            route: Route::Partial,
            span,
            ..figure
        })
    })
}

/// A stock's figure: the last observation inside the period, never added over time.
pub(super) fn last_moment(data: &Dataset, at: &Coordinate) -> Figure {
    let mut moments: Vec<Day> = spoken_periods(data, at)
        .into_iter()
        .map(Period::end)
        .filter(|end| {
            *end <= at.period.end() && at.period.start().is_none_or(|start| start <= *end)
        })
        .collect();
    order::sort_by(&mut moments, |a, b| b.cmp(a));
    moments.dedup();
    let mut fallback = Figure::missing(at);
    // A part that is not loaded may know a later moment.
    let is_open = |from: Option<Day>| match from {
        Some(from) => Period::span(from, at.period.end())
            .is_some_and(|rest| super::is_open(data, &at.at(rest))),
        None => super::is_open(data, at),
    };
    for moment in moments {
        if is_open(Some(Day(moment.0 + 1))) {
            return Figure::not_loaded(at);
        }
        let figure = whole(data, &at.at(Period::day(moment)));
        if figure.route == Route::NotLoaded {
            return Figure {
                coordinate: at.clone(),
                ..figure
            };
        }
        if figure.value.is_some() {
            return Figure {
                coordinate: at.clone(),
                span: Period::day(moment),
                ..figure
            };
        }
        if fallback.row.is_none() && figure.row.is_some() {
            fallback = Figure {
                coordinate: at.clone(),
                ..figure
            };
        }
    }
    match is_open(at.period.start()) {
        true => Figure::not_loaded(at),
        false => fallback,
    }
}

/// The periods ending inside the one asked that observations of the indicator speak of, in the
/// region or its children.
fn spoken_periods(data: &Dataset, at: &Coordinate) -> Vec<Period> {
    let mut periods: Vec<Period> = std::iter::once(at.region)
        .chain(data.regions.children(at.region).iter().copied())
        .flat_map(|region| data.rows_ending_in(at.indicator, region, at.period))
        .map(|row| data.row_period(row))
        .collect();
    order::sort(&mut periods);
    periods.dedup();
    periods
}
