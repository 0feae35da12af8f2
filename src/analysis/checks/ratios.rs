//! Rates against their two sides, and the steps of pipelines against each other.

use super::{Check, CheckKind, exceeds, home_and_children, stated};
use crate::analysis::figure::Figure;
use crate::analysis::ratio::{recomputed, sides};
use crate::analysis::total::total;
use crate::model::catalogue::Pipeline;
use crate::model::json::written;
use crate::model::{Coordinate, Dataset, Grain, IndicatorId, Row};

/// A published rate that its two sides do not give, to the decimals it is published with.
pub(super) fn rate(data: &Dataset, row: Row) -> Option<Check> {
    let at = data.coordinate(row);
    let other = recomputed(data, &at)?;
    let figure = stated(data, row);
    let off = (figure.value? - other.value?).abs() - 1e-9;
    let last = last_place(figure.value?);
    // Half of the last place is rounding; a rate without decimals may have lost its zeros.
    if off <= last.min(LEAST_PLACE) / 2.0 {
        return None;
    }
    let is_rounding = off <= last / 2.0 || off <= last.min(LEAST_PLACE);
    Some(Check::of(
        CheckKind::RateDiffers { is_rounding },
        figure,
        Some(other),
    ))
}

/// Published rates have one decimal where they show no more.
const LEAST_PLACE: f64 = 0.1;

/// Pipelines are looked through in so many of the latest years and spans.
const MOST_PERIODS: usize = 60;

/// The size of the last decimal that a value is written with: 41.18 → 0.01.
fn last_place(value: f64) -> f64 {
    let text = written(value);
    let decimals = text.split_once('.').map_or(0, |(_, d)| d.len());
    10f64.powi(-(decimals.min(6) as i32))
}

/// A numerator above its denominator: there is no such rate, and the reader should know why.
pub(super) fn exceeded(data: &Dataset, at: &Coordinate) -> Option<Check> {
    let indicator = data.indicator(at.indicator)?;
    if indicator.unit != "%" {
        return None;
    }
    let (figure, other) = sides(data, at)?;
    let is_like = figure.span == other.span && figure.is_whole() == other.is_whole();
    (is_like && exceeds(&figure, &other))
        .then(|| Check::of(CheckKind::RatioAboveOne, figure, Some(other)))
}

/// Steps of a pipeline that exceed the step before them in the same unit. A pair with a rate of
/// its own is held against each other there.
pub(super) fn stages(data: &Dataset, pipeline: &Pipeline) -> Vec<Check> {
    let mut years = data.periods().to_vec();
    years.retain(|p| matches!(p.grain(), None | Some(Grain::Year)));
    let older = years.len().saturating_sub(MOST_PERIODS);
    years.drain(..older);
    let mut found = Vec::new();
    let names = pipeline.steps.iter().filter_map(|s| s.indicator.as_deref());
    let steps: Vec<IndicatorId> = names.filter_map(|id| data.find_indicator(id)).collect();
    for region in home_and_children(data) {
        for period in &years {
            let mut before: Option<Figure> = None;
            for step in &steps {
                let at = Coordinate::new(*step, *period, region);
                let figure = total(data, &at);
                if figure.value.is_none() {
                    continue;
                }
                if let Some(earlier) = before.take()
                    && unit(data, &earlier) == unit(data, &figure)
                    && earlier.span == figure.span
                    && earlier.is_whole()
                    && figure.is_whole()
                    && exceeds(&figure, &earlier)
                    && !has_rate(data, &figure, &earlier)
                {
                    let kind = CheckKind::StageRises;
                    found.push(Check::of(kind, figure.clone(), Some(earlier)));
                }
                before = Some(figure);
            }
        }
    }
    found
}

fn unit<'a>(data: &'a Dataset, figure: &Figure) -> Option<&'a str> {
    let indicator = data.indicator(figure.coordinate.indicator)?;
    Some(&indicator.unit)
}

/// Whether a rate is defined of the one to the other.
fn has_rate(data: &Dataset, of: &Figure, to: &Figure) -> bool {
    let id = |f: &Figure| data.indicator(f.coordinate.indicator).map(|i| &i.id);
    let (of, to) = (id(of), id(to));
    let mut ratios = data.indicators().filter_map(|(_, i)| i.ratio.as_ref());
    ratios.any(|r| Some(&r.of) == of && Some(&r.to) == to)
}
