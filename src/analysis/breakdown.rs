//! Breakdowns (构成): one figure cut by region, by a dimension's members, or beside its relatives.

use super::figure::Figure;
use super::total::total;
use crate::model::dataset::{DimId, MemberId};
use crate::model::{Coordinate, Dataset, IndicatorId, RegionId};

/// What the bars of a breakdown differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    Region,
    Dim(DimId),
    Indicator,
}

/// One bar: its own member and its figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub figure: Figure,
    /// The member that the bar stands for, along a dimension.
    pub member: Option<MemberId>,
}

/// Bars side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct BarsView {
    /// What is broken down.
    pub whole: Figure,
    pub along: Along,
    /// By value, largest first, those without a figure last; or in the dimension's own order.
    pub bars: Vec<Bar>,
    /// False: the bars are listed side by side and never added (分列，不相加).
    pub is_additive: bool,
}

/// The child regions' figures; `None` when no child has one.
pub fn by_region(data: &Dataset, coordinate: &Coordinate) -> Option<BarsView> {
    let _ = (total(data, coordinate), RegionId(0));
    None
}

/// The figures of a dimension's members; `None` when the dimension has none here.
pub fn by_dim(_data: &Dataset, _coordinate: &Coordinate, _dim: DimId) -> Option<BarsView> {
    None
}

/// Several indicators side by side at one period and region.
pub fn by_indicator(
    _data: &Dataset,
    _coordinate: &Coordinate,
    _others: &[IndicatorId],
) -> Option<BarsView> {
    None
}

/// The dimensions that observations at a coordinate are cut by, beyond its own.
pub fn dims_of(_data: &Dataset, _coordinate: &Coordinate) -> Vec<DimId> {
    Vec::new()
}
