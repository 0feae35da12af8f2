//! What the overview and family pages show, chosen by the catalogue.

use super::breakdown::{BarsView, by_dim, by_region, dims_of};
use super::comparison::{Comparison, Versus, compare};
use super::figure::{Figure, Route};
use super::pipeline::{FunnelView, funnels_of};
use super::target::{TargetView, target};
use super::tiles::{TilesView, tiles};
use super::total::total;
use super::trend::{TrendView, best_trend, stack};
use crate::model::catalogue::Headline;
use crate::model::dataset::DimId;
use crate::model::order;
use crate::model::{Coordinate, Dataset, Measure, Period, RecordId, RegionId, Row};

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
    pub tiles: Option<TilesView>,
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

/// Latest instructions shown on the overview.
const LATEST: usize = 6;

/// The overview of a region in a period.
pub fn overview(data: &Dataset, period: Period, region: RegionId) -> OverviewView {
    let cards = headline(data, period, region);
    let preferred = cards.iter().filter(|c| c.id == "studio").chain(&cards);
    let tiles = preferred.clone().find_map(|c| {
        tiles(
            data,
            &Coordinate::new(c.figure.coordinate.indicator, period, region),
        )
    });
    let trend = cards
        .iter()
        .filter_map(|c| c.sparkline.as_ref())
        .find(|t| t.points.len() > 2)
        .cloned();
    let families = data.catalogue.families.iter();
    let funnels = families
        .flat_map(|family| funnels_of(data, &family.id, period, region))
        .collect();
    OverviewView {
        lead: lead(&cards),
        tiles,
        trend,
        funnels,
        instructions: latest(data, "instruction", period, region),
        cards,
    }
}

/// The headline cards, in catalogue order.
pub fn headline(data: &Dataset, period: Period, region: RegionId) -> Vec<Card> {
    let headline = data.catalogue.headline.iter();
    headline
        .filter_map(|headline| card(data, headline, period, region))
        .collect()
}

/// Figures for the opening sentence: at most three that speak for all that was asked; where there
/// is none, those for a part.
pub fn lead(cards: &[Card]) -> Vec<Figure> {
    let first = |fits: fn(&Figure) -> bool| -> Vec<Figure> {
        let figures = cards.iter().map(|c| &c.figure);
        figures.filter(|f| fits(f)).take(3).cloned().collect()
    };
    let whole = first(Figure::is_whole);
    if whole.is_empty() {
        return first(|figure| figure.value.is_some());
    }
    whole
}

fn card(data: &Dataset, headline: &Headline, period: Period, region: RegionId) -> Option<Card> {
    let candidates: Vec<Figure> = headline
        .candidates
        .iter()
        .filter_map(|id| data.find_indicator(id))
        .map(|indicator| total(data, &Coordinate::new(indicator, period, region)))
        .collect();
    let with_value = candidates.iter().find(|f| f.value.is_some());
    let listed = || {
        candidates
            .iter()
            .find(|f| f.parts.iter().any(|p| !p.is_implied && p.value.is_some()))
    };
    let figure = with_value.or_else(listed).or(candidates.first())?.clone();
    let beside = headline
        .beside
        .iter()
        .filter_map(|id| data.find_indicator(id))
        .filter(|id| *id != figure.coordinate.indicator)
        .map(|indicator| total(data, &Coordinate::new(indicator, period, region)))
        .filter(|f| f.route != Route::Missing)
        .collect();
    let sparkline = best_trend(data, &figure.coordinate)
        .filter(|t| t.points.iter().filter(|f| f.value.is_some()).count() >= 3);
    Some(Card {
        id: headline.id.clone(),
        comparison: compare(data, &figure, Versus::YearBefore),
        target: target(data, &figure),
        figure,
        beside,
        sparkline,
    })
}

/// The latest records of a kind inside a period, newest first; undated ones last.
fn latest(data: &Dataset, kind: &str, period: Period, region: RegionId) -> Vec<RecordId> {
    let mut found: Vec<(Option<Period>, RecordId)> = data
        .records
        .iter()
        .filter(|(_, r)| r.kind == kind)
        .filter(|(_, r)| r.date.is_none_or(|date| period.contains(date)))
        .filter(|(_, r)| is_within(data, r.region, region))
        .map(|(id, r)| (r.date, id))
        .collect();
    order::sort_by_key(&mut found, |(date, id)| (std::cmp::Reverse(*date), *id));
    found.into_iter().map(|(_, id)| id).take(LATEST).collect()
}

/// Whether a record's region lies in the one looked at; a record without a region is the committee's.
pub fn is_within(data: &Dataset, region: Option<RegionId>, looked_at: RegionId) -> bool {
    let mut region = Some(region.unwrap_or(data.home()));
    for _ in 0..8 {
        match region {
            Some(id) if id == looked_at => return true,
            Some(id) => region = data.regions.parent(id),
            None => return false,
        }
    }
    false
}

/// The page of a family in a period and region.
pub fn family(data: &Dataset, family: &str, period: Period, region: RegionId) -> FamilyView {
    let mut indicators: Vec<IndicatorView> = Vec::new();
    let mut observations: Vec<Row> = Vec::new();
    for (id, indicator) in data.indicators().filter(|(_, i)| i.family == family) {
        let rows = data.latest_first(id);
        let figure = total(data, &Coordinate::new(id, period, region));
        let is_open = figure.route == Route::NotLoaded && data.rows_of(id).next().is_some();
        let is_spoken_of = !rows.is_empty() || figure.value.is_some() || is_open;
        // 落地率: a ratio that the field asks for is shown as not provided where its family has data.
        let is_asked_for = indicator.measure == Measure::Ratio && indicator.is_defined;
        if is_spoken_of || is_asked_for {
            indicators.push(indicator_view(data, figure));
        }
        observations.extend(rows);
    }
    let records: Vec<RecordId> = records_of(data, family);
    if observations.is_empty() && records.is_empty() {
        indicators.retain(|view| view.figure.value.is_some());
    }
    order::sort_by_key(&mut indicators, |view| match view.figure.route {
        Route::Reported | Route::Computed | Route::Partial => 0,
        Route::Listed => 1,
        Route::Missing | Route::NotLoaded => 2,
    });
    FamilyView {
        family: family.to_owned(),
        indicators,
        funnels: funnels_of(data, family, period, region),
        observations,
        records,
    }
}

/// The records of a family's kinds, newest first; undated ones last, in the order of the file.
pub fn records_of(data: &Dataset, family: &str) -> Vec<RecordId> {
    let mut records: Vec<(Option<Period>, RecordId)> = data
        .records
        .iter()
        .filter(|(_, r)| {
            data.catalogue
                .kind(&r.kind)
                .map_or(r.kind == family, |k| k.family == family)
        })
        .map(|(id, r)| (r.date, id))
        .collect();
    order::sort_by_key(&mut records, |(date, id)| (std::cmp::Reverse(*date), *id));
    records.into_iter().map(|(_, id)| id).collect()
}

/// Families that the export has figures or records of: catalogue order first, then as met.
pub fn families(data: &Dataset) -> Vec<String> {
    let mut met: Vec<String> = data
        .catalogue
        .families
        .iter()
        .map(|f| f.id.clone())
        .collect();
    let own = data.indicators().map(|(_, i)| i.family.clone());
    let kinds = data.records.iter().map(|(_, r)| {
        data.catalogue
            .kind(&r.kind)
            .map_or(&r.kind, |k| &k.family)
            .clone()
    });
    for family in own.chain(kinds) {
        if !met.contains(&family) {
            met.push(family);
        }
    }
    met.retain(|family| {
        data.indicators()
            .any(|(id, i)| i.family == *family && data.rows_of(id).next().is_some())
            || data
                .records
                .iter()
                .any(|(_, r)| data.catalogue.kind(&r.kind).map_or(&r.kind, |k| &k.family) == family)
    });
    met
}

fn indicator_view(data: &Dataset, figure: Figure) -> IndicatorView {
    let at = figure.coordinate.clone();
    let dims = dims_of(data, &at);
    let breakdowns: Vec<BarsView> = dims
        .iter()
        .filter_map(|dim| by_dim(data, &at, *dim))
        .filter(|view| view.bars.len() >= 2)
        .collect();
    let stack_dim = dims
        .into_iter()
        .find(|dim| stack(data, &at, *dim).is_some());
    IndicatorView {
        comparison: compare(data, &figure, Versus::YearBefore),
        target: target(data, &figure),
        trend: best_trend(data, &at),
        by_region: by_region(data, &at),
        breakdowns,
        stack_dim,
        figure,
    }
}
