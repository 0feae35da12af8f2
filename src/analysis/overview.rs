//! What the overview and family pages show, chosen by the catalogue.

use super::breakdown::BarsView;
use super::comparison::Comparison;
use super::figure::Figure;
use super::pipeline::FunnelView;
use super::target::TargetView;
use super::trend::TrendView;
use crate::model::dataset::DimId;
use crate::model::{Dataset, IndicatorId, Period, RecordId, RegionId, Row};

/// A headline card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Id of the catalogue's headline.
    pub id: String,
    pub figure: Figure,
    /// Related figures for the line beneath; only those with something to say.
    pub beside: Vec<Figure>,
    pub comparison: Comparison,
    pub target: Option<TargetView>,
    /// Only when at least three points have a figure.
    pub sparkline: Option<TrendView>,
}

/// The overview.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewView {
    /// Eight headline cards, in catalogue order.
    pub cards: Vec<Card>,
    /// Figures for the opening sentence: at most three, each also on a card.
    pub lead: Vec<Figure>,
    /// The indicator whose county tiles are shown, if any county has a figure.
    pub tiles: Option<super::tiles::TilesView>,
    /// The trend shown beside the tiles.
    pub trend: Option<TrendView>,
    /// Funnels with at least two figures.
    pub funnels: Vec<FunnelView>,
    /// The latest instructions, newest first.
    pub instructions: Vec<RecordId>,
}

/// One indicator on a family page.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorView {
    pub figure: Figure,
    pub comparison: Comparison,
    pub target: Option<TargetView>,
    pub trend: Option<TrendView>,
    /// One for each dimension that has at least two members here.
    pub breakdowns: Vec<BarsView>,
    pub by_region: Option<BarsView>,
    /// A dimension that may be stacked over periods.
    pub stack_dim: Option<DimId>,
}

/// A family page.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyView {
    pub family: String,
    /// Indicators with any observation or computable figure, those with a value now first.
    pub indicators: Vec<IndicatorView>,
    pub funnels: Vec<FunnelView>,
    /// Every observation of the family, any period, in order of indicator, then latest period first.
    pub observations: Vec<Row>,
    /// Records of the family's kinds.
    pub records: Vec<RecordId>,
}

/// The overview of a region in a period.
pub fn overview(_data: &Dataset, _period: Period, _region: RegionId) -> OverviewView {
    OverviewView {
        cards: Vec::new(),
        lead: Vec::new(),
        tiles: None,
        trend: None,
        funnels: Vec::new(),
        instructions: Vec::new(),
    }
}

/// The page of a family in a period and region.
pub fn family(_data: &Dataset, family: &str, _period: Period, _region: RegionId) -> FamilyView {
    let _: Option<IndicatorId> = None;
    FamilyView {
        family: family.to_owned(),
        indicators: Vec::new(),
        funnels: Vec::new(),
        observations: Vec::new(),
        records: Vec::new(),
    }
}
