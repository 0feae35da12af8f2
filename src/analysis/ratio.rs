//! Ratios (比率): published as published; computed only of like and like.

use super::figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
use super::total::{of_row, tidy, total};
use crate::model::indicator::RatioOf;
use crate::model::{Coordinate, Dataset, Precision};

/// The denominator that counts a region's children: studios per county.
const REGION_CHILDREN: &str = "region.children";

/// A ratio's figure: the published one, else the recomputed one, else missing.
pub(super) fn ratio(data: &Dataset, at: &Coordinate) -> Figure {
    let published = data
        .row_at(at)
        .filter(|row| !data.is_implied(*row))
        .map(|row| of_row(data, at, row));
    match published {
        Some(figure) if figure.value.is_some() => figure,
        _ if data.is_open_at(at.region, at.period) => Figure::not_loaded(at),
        stated => recomputed(data, at)
            .or_else(|| waiting(data, at))
            .or(stated)
            .unwrap_or_else(|| Figure::missing(at)),
    }
}

/// A ratio of which a side is not loaded.
fn waiting(data: &Dataset, at: &Coordinate) -> Option<Figure> {
    let RatioOf { of, to } = data.indicator(at.indicator)?.ratio.as_ref()?;
    let sides = match to == REGION_CHILDREN {
        true => vec![below_of(data, at, of)?],
        false => Vec::from(<[Figure; 2]>::from(sides(data, at)?)),
    };
    let parts: Vec<Part> = sides.iter().map(Figure::as_part).collect();
    let is_waiting = parts.iter().any(|part| part.route == Route::NotLoaded);
    is_waiting.then(|| Figure {
        parts,
        ..Figure::not_loaded(at)
    })
}

/// A ratio from its two sides; `None` unless both stand for the same period, region and dims,
/// equally completely, and the part is no larger than its whole.
pub(super) fn recomputed(data: &Dataset, at: &Coordinate) -> Option<Figure> {
    let indicator = data.indicator(at.indicator)?;
    let RatioOf { of, to } = indicator.ratio.as_ref()?;
    if to == REGION_CHILDREN {
        return per_child(data, at, of);
    }
    let (part, base) = sides(data, at)?;
    let (numerator, denominator) = (part.value?, base.value?);
    let is_like = part.span == base.span
        && part.is_whole() == base.is_whole()
        && part.coverage == base.coverage
        || part.is_whole() && base.is_whole() && part.span == base.span;
    if !is_like || denominator == 0.0 || denominator < 0.0 || numerator < 0.0 {
        return None;
    }
    let scale = if indicator.unit == "%" {
        if numerator > denominator {
            return None;
        }
        100.0
    } else {
        1.0
    };
    Some(Figure {
        route: if part.is_whole() {
            Route::Computed
        } else {
            Route::Partial
        },
        value: Some(tidy(numerator / denominator * scale)),
        precision: of_imprecise(part.precision.and(base.precision)),
        span: part.span,
        via: Some(Via::Ratio),
        coverage: part.coverage.filter(|c| !c.is_complete()),
        parts: vec![part.as_part(), base.as_part()],
        ..Figure::missing(at)
    })
}

/// Numerator and denominator of a ratio indicator at a coordinate.
pub(super) fn sides(data: &Dataset, at: &Coordinate) -> Option<(Figure, Figure)> {
    let RatioOf { of, to } = data.indicator(at.indicator)?.ratio.as_ref()?;
    let side = |id: &str| {
        let indicator = data.find_indicator(id).filter(|i| *i != at.indicator)?;
        let is_ratio = data.indicator(indicator)?.measure == crate::model::Measure::Ratio;
        (!is_ratio).then(|| {
            total(
                data,
                &Coordinate {
                    indicator,
                    ..at.clone()
                },
            )
        })
    };
    Some((side(of)?, side(to)?))
}

/// Units below the body, per child region: both sides count the same places.
fn per_child(data: &Dataset, at: &Coordinate, of: &str) -> Option<Figure> {
    let children = data.regions.children(at.region).len();
    let below = below_of(data, at, of)?;
    let value = below.value.filter(|_| children > 0 && below.is_whole())?;
    let parts: Vec<Part> = vec![Part {
        coordinate: Coordinate {
            period: at.period,
            ..below.coordinate.clone()
        },
        ..below.as_part()
    }];
    Some(Figure {
        route: Route::Computed,
        value: Some(tidy(value / children as f64)),
        precision: of_imprecise(below.precision),
        span: below.span,
        via: Some(Via::Ratio),
        coverage: Some(Coverage {
            of: CoverageOf::Regions,
            have: children,
            whole: children,
            incomplete: 0,
        }),
        parts,
        ..Figure::missing(at)
    })
}

/// What the units below the body have together.
fn below_of(data: &Dataset, at: &Coordinate, of: &str) -> Option<Figure> {
    let indicator = data.find_indicator(of).filter(|i| *i != at.indicator)?;
    let dims = at
        .dims
        .with(data.find_dim("level")?, data.find_member("below")?);
    let below = Coordinate {
        indicator,
        dims,
        ..at.clone()
    };
    Some(total(data, &below))
}

/// A ratio of imprecise figures is about.
fn of_imprecise(precision: Precision) -> Precision {
    if precision == Precision::Exact {
        Precision::Exact
    } else {
        Precision::About
    }
}
