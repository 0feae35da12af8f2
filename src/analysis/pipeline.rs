//! Pipelines (流程): steps of figures, with rates only where they are allowed.

use super::figure::{Figure, Route};
use super::total::total;
use crate::model::catalogue::Pipeline;
use crate::model::{Coordinate, Dataset, IndicatorId, Period, RegionId};

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

/// The funnel of a catalogue pipeline of indicators; `None` with fewer than two figures.
pub fn funnel(
    data: &Dataset,
    pipeline: &str,
    period: Period,
    region: RegionId,
) -> Option<FunnelView> {
    let pipeline = data.catalogue.pipelines.iter().find(|p| p.id == pipeline)?;
    let mut steps: Vec<FunnelStep> = Vec::new();
    let mut unit: Option<&str> = None;
    for (index, step) in pipeline.steps.iter().enumerate() {
        let Some(indicator) = step
            .indicator
            .as_deref()
            .and_then(|id| data.find_indicator(id))
        else {
            continue;
        };
        let at = Coordinate::new(indicator, period, region);
        let figure = total(data, &at);
        if figure.route == Route::Missing {
            continue;
        }
        let own_unit = data.indicator(indicator).map(|i| i.unit.as_str());
        steps.push(FunnelStep {
            step: index,
            has_unit_break: unit.is_some() && unit != own_unit,
            rate: rate(data, pipeline, indicator, &at),
            figure,
        });
        unit = own_unit;
    }
    let have = steps.iter().filter(|s| s.figure.value.is_some()).count();
    (have >= 2).then(|| FunnelView {
        pipeline: pipeline.id.clone(),
        steps,
    })
}

/// The funnels of a family that have something to show.
pub fn funnels_of(
    data: &Dataset,
    family: &str,
    period: Period,
    region: RegionId,
) -> Vec<FunnelView> {
    let ids = data
        .catalogue
        .pipelines
        .iter()
        .filter(|p| p.family == family)
        .map(|p| p.id.clone());
    ids.filter_map(|id| funnel(data, &id, period, region))
        .collect()
}

/// The pipeline's allowed rate whose numerator is the step's indicator, when it can be computed.
fn rate(data: &Dataset, pipeline: &Pipeline, step: IndicatorId, at: &Coordinate) -> Option<Figure> {
    let of = &data.indicator(step)?.id;
    pipeline.rates.iter().find_map(|id| {
        let indicator = data.find_indicator(id)?;
        data.indicator(indicator)?
            .ratio
            .as_ref()
            .filter(|r| r.of == *of)?;
        let figure = total(
            data,
            &Coordinate {
                indicator,
                ..at.clone()
            },
        );
        figure.value.is_some().then_some(figure)
    })
}
