//! Pipelines (流程): steps of figures, with rates only where they are allowed.

use super::figure::Figure;
use crate::model::{Coordinate, Dataset, Period, RegionId};

/// One step of a funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStep {
    /// Index into the catalogue pipeline's steps: its name.
    pub step: usize,
    pub figure: Figure,
    /// The unit changes here: no rate is drawn across (单位变化，不计转化率).
    pub has_unit_break: bool,
    /// The allowed rate of this step to an earlier one: the ratio indicator's figure.
    pub rate: Option<Figure>,
}

/// A funnel of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelView {
    /// Id of the catalogue's pipeline.
    pub pipeline: String,
    pub steps: Vec<FunnelStep>,
}

/// The funnel of a catalogue pipeline; `None` with fewer than two figures.
pub fn funnel(
    _data: &Dataset,
    _pipeline: &str,
    _period: Period,
    _region: RegionId,
) -> Option<FunnelView> {
    let _: Option<Coordinate> = None;
    None
}

/// The funnels of a family.
pub fn funnels_of(
    _data: &Dataset,
    _family: &str,
    _period: Period,
    _region: RegionId,
) -> Vec<FunnelView> {
    Vec::new()
}
