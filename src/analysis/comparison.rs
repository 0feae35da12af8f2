//! Comparisons (同比、环比): like with like, or the reason why not.

use super::definition::definition_change;
use super::figure::{Figure, Route};
use super::total::{tidy, total};
use crate::model::{Dataset, Day, Measure, Period, Precision};

/// With what a figure is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Versus {
    /// 同比: the same period a year earlier.
    YearBefore,
    /// 环比: the previous period of the same length.
    PeriodBefore,
}

/// A change between two figures that may be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Current less base, in the indicator's unit; percentage points for a rate.
    pub difference: f64,
    /// Relative change in percent; `None` for rates and when the base is zero.
    pub percent: Option<f64>,
    pub precision: Precision,
}

/// Why two figures may not be compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The current figure has no value.
    NoCurrent,
    /// One of them is not known before more of the export is loaded.
    NotLoaded,
    /// The base has no value.
    NoBase { base: Period },
    /// They speak for different lengths of time.
    DifferentSpans { current: Period, base: Period },
    /// They speak for different parts of the whole.
    DifferentCoverage,
    /// The period has no predecessor of its length.
    NoPredecessor,
}

/// A comparison, with the base it was made against.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub versus: Versus,
    pub base: Option<Figure>,
    /// The day since which the indicator is defined differently, where it lies between the two.
    pub redefined: Option<Day>,
    pub outcome: Result<Change, Refusal>,
}

/// Compares a figure with its base, or says why not. A full period is compared with a full one; a
/// span of a year to date with the same span a year earlier; all else not at all.
pub fn compare(data: &Dataset, figure: &Figure, versus: Versus) -> Comparison {
    let refuse = |base, reason| Comparison {
        versus,
        base,
        redefined: None,
        outcome: Err(reason),
    };
    let Some(current) = figure.value else {
        return refuse(None, no_value(figure, Refusal::NoCurrent));
    };
    let is_stock = measure(data, figure) == Some(Measure::Stock);
    let asked = figure.coordinate.period;
    let is_to_date = !is_stock && figure.span != asked;
    let spoken = if is_to_date { figure.span } else { asked };
    if is_to_date && versus == Versus::PeriodBefore {
        return refuse(None, Refusal::NoPredecessor);
    }
    let period = match versus {
        Versus::YearBefore => spoken.shifted_years(-1),
        Versus::PeriodBefore => spoken.previous(),
    };
    let Some(period) = period.filter(|p| p.start().is_some()) else {
        return refuse(None, Refusal::NoPredecessor);
    };
    let base = total(data, &figure.coordinate.at(period));
    let Some(before) = base.value else {
        // A whole year where only a part of one is known: say which spans stand against each other.
        let year = figure
            .coordinate
            .at(asked)
            .period
            .shifted_years(-1)
            .map(|p| total(data, &figure.coordinate.at(p)));
        return match year.filter(|f| is_to_date && f.value.is_some()) {
            Some(other) => {
                let reason = Refusal::DifferentSpans {
                    current: figure.span,
                    base: other.span,
                };
                refuse(Some(other), reason)
            }
            None => refuse(None, no_value(&base, Refusal::NoBase { base: period })),
        };
    };
    let spans_differ = if is_stock {
        !is_same_moment(figure, &base)
    } else {
        base.span != period
    };
    if spans_differ {
        let reason = Refusal::DifferentSpans {
            current: figure.span,
            base: base.span,
        };
        return refuse(Some(base), reason);
    }
    let is_partial = |f: &Figure| f.coverage.is_some_and(|c| !c.is_complete());
    if is_partial(figure) || is_partial(&base) {
        return refuse(Some(base), Refusal::DifferentCoverage);
    }
    let change = change(data, figure, &base, current, before);
    Comparison {
        versus,
        redefined: redefined(data, figure, &base),
        base: Some(base),
        outcome: Ok(change),
    }
}

/// The day between two figures since which they are defined differently.
pub fn redefined(data: &Dataset, figure: &Figure, base: &Figure) -> Option<Day> {
    let indicator = figure.coordinate.indicator;
    definition_change(data, indicator, figure.span, base.span)
}

/// Compares two figures that the reader puts side by side: of two periods, two regions or two
/// exports. Like with like as ever: spans of one length at one place in their years, moments alike,
/// both whole. The unit, measure and definition are the caller's to check.
pub fn compare_figures(data: &Dataset, figure: &Figure, base: &Figure) -> Result<Change, Refusal> {
    let Some(current) = figure.value else {
        return Err(no_value(figure, Refusal::NoCurrent));
    };
    let Some(before) = base.value else {
        let period = base.coordinate.period;
        return Err(no_value(base, Refusal::NoBase { base: period }));
    };
    let (asked, other) = (figure.coordinate.period, base.coordinate.period);
    let is_alike = if measure(data, figure) == Some(Measure::Stock) {
        figure.span == base.span || is_same_length(asked, other) && is_same_moment(figure, base)
    } else {
        is_same_length(figure.span, base.span)
    };
    if !is_alike {
        return Err(Refusal::DifferentSpans {
            current: figure.span,
            base: base.span,
        });
    }
    let is_partial = |f: &Figure| f.coverage.is_some_and(|c| !c.is_complete());
    if is_partial(figure) || is_partial(base) {
        return Err(Refusal::DifferentCoverage);
    }
    Ok(change(data, figure, base, current, before))
}

/// Why a figure without a value is not compared.
fn no_value(figure: &Figure, missing: Refusal) -> Refusal {
    match figure.route {
        Route::NotLoaded => Refusal::NotLoaded,
        _ => missing,
    }
}

/// The same days, the same days of another year, or two units of one grain.
fn is_same_length(one: Period, other: Period) -> bool {
    let years = one.year_of().zip(other.year_of());
    let shifted = years.and_then(|(a, b)| one.shifted_years(b - a));
    one == other
        || one.start().is_some() && shifted == Some(other)
        || one.grain().is_some() && one.grain() == other.grain()
}

fn change(data: &Dataset, figure: &Figure, base: &Figure, current: f64, before: f64) -> Change {
    let is_ratio = measure(data, figure) == Some(Measure::Ratio);
    Change {
        difference: tidy(current - before),
        percent: (!is_ratio && before != 0.0)
            .then(|| tidy((current - before) / before.abs() * 100.0)),
        precision: imprecise(figure.precision.and(base.precision)),
    }
}

fn measure(data: &Dataset, figure: &Figure) -> Option<Measure> {
    data.indicator(figure.coordinate.indicator)
        .map(|i| i.measure)
}

/// Two stocks stand at like moments when both close their period, or lie equally far into it.
fn is_same_moment(current: &Figure, base: &Figure) -> bool {
    let closes = |f: &Figure| f.span.end() == f.coordinate.period.end();
    let (_, month, day) = current.span.end().date();
    let (_, base_month, base_day) = base.span.end().date();
    closes(current) && closes(base) || (month, day) == (base_month, base_day)
}

fn imprecise(precision: Precision) -> Precision {
    if precision == Precision::Exact {
        Precision::Exact
    } else {
        Precision::About
    }
}
