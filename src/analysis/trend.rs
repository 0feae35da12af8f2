//! Trends (趋势): one figure per period, gaps kept as gaps.

use super::figure::Figure;
use super::total::total;
use crate::model::dataset::MemberId;
use crate::model::{Coordinate, Dataset, Grain, Period};

/// A line: the figures of consecutive periods of one grain.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendView {
    /// Indicator, region and dims; the period is the whole that the points lie in.
    pub coordinate: Coordinate,
    pub grain: Grain,
    /// Missing and listed figures are gaps. Never empty.
    pub points: Vec<Figure>,
    /// The same periods a year earlier, where any has a figure.
    pub year_before: Vec<Figure>,
}

/// One member's figures over the categories of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct StackSeries {
    pub member: MemberId,
    pub figures: Vec<Figure>,
}

/// A stacked bar: periods × members of a dimension that may be added.
#[derive(Clone, Debug, PartialEq)]
pub struct StackView {
    pub coordinate: Coordinate,
    pub dim: crate::model::dataset::DimId,
    pub periods: Vec<Period>,
    pub series: Vec<StackSeries>,
}

/// The trend of a coordinate over the periods of a grain inside its period; `None` with fewer
/// than two figures.
pub fn trend(data: &Dataset, coordinate: &Coordinate, grain: Grain) -> Option<TrendView> {
    let _ = (total(data, coordinate), grain);
    None
}

/// The stack of a dimension's members over the periods inside the coordinate's; `None` when the
/// indicator does not add over the dimension.
pub fn stack(
    _data: &Dataset,
    _coordinate: &Coordinate,
    _dim: crate::model::dataset::DimId,
) -> Option<StackView> {
    None
}
