//! Targets (目标): the plan beside the figure.

use super::figure::Figure;
use super::total::tidy;
use crate::model::Dataset;

/// A planned value and how far the figure has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetView {
    pub value: f64,
    /// Figure ÷ target in percent; `None` when the figure has no value, is partial, or the target is zero.
    pub percent: Option<f64>,
}

/// The target at a figure's coordinate, if the export has one.
pub fn target(data: &Dataset, figure: &Figure) -> Option<TargetView> {
    let value = data
        .targets
        .iter()
        .rev()
        .find(|t| t.coordinate == figure.coordinate)?
        .value;
    let reached = figure.value.filter(|_| figure.is_whole() && value > 0.0);
    Some(TargetView {
        value,
        percent: reached.map(|v| tidy(v / value * 100.0)),
    })
}
