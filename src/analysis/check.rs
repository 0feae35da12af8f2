//! Checks (对账): where two routes to one figure differ, or a part exceeds its whole.
//! Reported, never repaired.

use super::figure::Figure;
use super::ratio::{recomputed, sides};
use super::total::{figure_of_row, routes, total};
use crate::model::{Coordinate, Dataset, Grain, Measure, Period, Precision, Row};

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckKind {
    /// The reported figure and the sum of its parts differ.
    SumDiffers,
    /// A part (其中) exceeds its whole.
    PartExceedsWhole,
    /// A published rate and the recomputed one differ.
    RateDiffers,
    /// A numerator exceeds its denominator: no rate.
    RatioAboveOne,
    /// The figure and the number of records it counts differ.
    CountDiffers { records: usize },
}

/// A check (对账) that failed: both figures, both routes.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub kind: CheckKind,
    /// The figure on screen.
    pub figure: Figure,
    /// What it was held against.
    pub other: Figure,
}

/// Every check of the export that fails: what is reported against its parts, parts against their
/// wholes, rates against their two sides, figures against the records they count. In order of
/// indicator, region and period.
pub fn all_checks(data: &Dataset) -> Vec<Check> {
    let mut checks: Vec<Check> = data
        .rows()
        .flat_map(|row| checks_of_row(data, row))
        .collect();
    let years = data
        .periods()
        .iter()
        .copied()
        .filter(|p| p.grain() == Some(Grain::Year));
    let years: Vec<Period> = years.collect();
    for (id, indicator) in data.indicators() {
        for year in &years {
            let at = Coordinate::new(id, *year, data.home());
            if indicator.measure == Measure::Ratio {
                checks.extend(exceeded(data, &at));
            } else if data.row_at(&at).is_none() {
                checks.extend(sums(data, &at));
            }
            checks.extend(counted(data, &at));
        }
    }
    checks
}

/// The checks that concern one figure on screen.
pub fn checks_of(data: &Dataset, figure: &Figure) -> Vec<Check> {
    let at = figure.coordinate.at(figure.span);
    let mut checks = match figure.row {
        Some(row) => checks_of_row(data, row),
        None => sums(data, &at),
    };
    checks.extend(exceeded(data, &figure.coordinate));
    checks.extend(counted(data, &figure.coordinate));
    checks
}

fn checks_of_row(data: &Dataset, row: Row) -> Vec<Check> {
    if data.is_implied(row) || data.value(row).is_none() {
        return Vec::new();
    }
    let at = data.coordinate(row);
    let mut checks = sums(data, &at);
    checks.extend(part_of(data, row));
    checks.extend(rate(data, row));
    checks
}

/// Complete routes to one coordinate that differ from the one on screen.
fn sums(data: &Dataset, at: &Coordinate) -> Vec<Check> {
    let mut routes = routes(data, at).into_iter();
    let Some(figure) = routes.next() else {
        return Vec::new();
    };
    routes
        .filter(|other| differ(&figure, other))
        .map(|other| Check {
            kind: CheckKind::SumDiffers,
            figure: figure.clone(),
            other,
        })
        .collect()
}

/// Two figures differ unless an imprecise one leaves room: 160余 may be the sum 163.
fn differ(a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.value, b.value) else {
        return false;
    };
    let leaves_room = |loose: Precision, stated: f64, exact: f64| match loose {
        Precision::Exact => false,
        Precision::Over | Precision::AtLeast => exact >= stated,
        Precision::About => (exact - stated).abs() <= stated.abs() * ABOUT_TOLERANCE,
    };
    x != y && !leaves_room(a.precision, x, y) && !leaves_room(b.precision, y, x)
}

/// 约 is taken to leave a tenth either way; the sources give no rule.
const ABOUT_TOLERANCE: f64 = 0.1;

/// 其中: a part in the same unit that exceeds its whole.
fn part_of(data: &Dataset, row: Row) -> Option<Check> {
    let whole_row = data.row_of_id(data.observation(row).part_of?)?;
    let (part, whole) = (figure_of_row(data, row), figure_of_row(data, whole_row));
    let unit = |figure: &Figure| {
        data.indicator(figure.coordinate.indicator)
            .map(|i| i.unit.clone())
    };
    let exceeds = part.value? > whole.value? && whole.precision == Precision::Exact;
    (unit(&part) == unit(&whole) && exceeds).then_some(Check {
        kind: CheckKind::PartExceedsWhole,
        figure: part,
        other: whole,
    })
}

/// A published rate that its two sides do not give, to the decimals it is published with.
fn rate(data: &Dataset, row: Row) -> Option<Check> {
    let at = data.coordinate(row);
    let other = recomputed(data, &at)?;
    let figure = figure_of_row(data, row);
    let (published, value) = (figure.value?, other.value?);
    ((published - value).abs() > RATE_TOLERANCE + 1e-9).then_some(Check {
        kind: CheckKind::RateDiffers,
        figure,
        other,
    })
}

/// Published rates have one decimal; half of its last place is rounding.
const RATE_TOLERANCE: f64 = 0.05;

/// A numerator above its denominator: there is no such rate, and the reader should know why.
fn exceeded(data: &Dataset, at: &Coordinate) -> Option<Check> {
    let indicator = data.indicator(at.indicator)?;
    if indicator.unit != "%" {
        return None;
    }
    let (figure, other) = sides(data, at)?;
    let is_like = figure.span == other.span && figure.is_whole() == other.is_whole();
    (is_like && figure.value? > other.value?).then_some(Check {
        kind: CheckKind::RatioAboveOne,
        figure,
        other,
    })
}

/// The number of records that a figure says it counts.
fn counted(data: &Dataset, at: &Coordinate) -> Option<Check> {
    let counts = data.indicator(at.indicator)?.counts.as_ref()?;
    if !at.dims.is_empty() || at.region != data.home() {
        return None;
    }
    let figure = total(data, at);
    let value = figure
        .value
        .filter(|_| figure.is_whole() && figure.precision == Precision::Exact)?;
    let is_stock = data.indicator(at.indicator)?.measure == Measure::Stock;
    let mut undated = 0;
    let records = data
        .records
        .iter()
        .filter(|(_, r)| r.kind == counts.kind)
        .filter(|(_, r)| {
            counts
                .conditions
                .iter()
                .all(|(name, value)| r.attribute(name) == Some(value))
        })
        .filter(|(_, r)| match r.date {
            Some(date) if is_stock => date.end() <= figure.span.end(),
            Some(date) => at.period.contains(date),
            None => {
                undated += 1;
                false
            }
        })
        .count();
    // Some items without a date: the list is not meant to be complete for the period.
    (undated == 0 && records > 0 && records as f64 != value).then(|| Check {
        kind: CheckKind::CountDiffers { records },
        other: figure.clone(),
        figure,
    })
}
