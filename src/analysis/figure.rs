//! A figure (数字) with its route: what it is, how it came about, what it speaks for.

use crate::model::{Coordinate, Grain, Period, Precision, Row};

/// How a figure came about (来路).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Stands in the export at this coordinate.
    Reported,
    /// Added up, or divided, from complete parts.
    Computed,
    /// Speaks for a part of what was asked: some regions, some periods, or a span inside.
    Partial,
    /// Parts that may not be added stand side by side; no total.
    Listed,
    /// Not provided. Never zero.
    Missing,
    /// Not known yet: parts of the export that may speak of it are not loaded (未载入).
    NotLoaded,
}

impl Route {
    /// The word in the `data-route` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Route::Reported => "reported",
            Route::Computed => "computed",
            Route::Partial => "partial",
            Route::Listed => "listed",
            Route::Missing => "missing",
            Route::NotLoaded => "not-loaded",
        }
    }
}

/// Along what the parts of a figure divide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// Members of dimensions that the indicator adds over.
    Dims,
    /// The body itself and the units below it.
    Level,
    /// Child regions.
    Region,
    /// Sub-periods of a grain.
    Period(Grain),
    /// Numerator and denominator.
    Ratio,
}

/// What coverage counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageOf {
    Regions,
    Periods(Grain),
    /// Members of dimensions that an observation names.
    Parts,
}

/// How much of the whole the parts speak for: `9 of 13 counties`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub of: CoverageOf,
    /// Parts with a figure.
    pub have: usize,
    /// Parts there are.
    pub whole: usize,
    /// Of those with a figure, how many are themselves partial.
    pub incomplete: usize,
}

impl Coverage {
    /// Whether every part is there and complete.
    pub fn is_complete(self) -> bool {
        self.have == self.whole && self.incomplete == 0
    }
}

/// One part of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub coordinate: Coordinate,
    pub value: Option<f64>,
    pub precision: Precision,
    pub route: Route,
    /// The observation, when the part is one.
    pub row: Option<Row>,
    /// Implied by the source, shown with a mark, never in a sum.
    pub is_implied: bool,
}

/// A figure (数字): the answer to "what is the total at this coordinate".
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What was asked.
    pub coordinate: Coordinate,
    pub route: Route,
    /// `None` for listed and missing.
    pub value: Option<f64>,
    pub precision: Precision,
    /// The days that the figure really speaks for: the period asked, or a span or day inside it.
    pub span: Period,
    /// The observation, when the figure is one (also one that says "not provided").
    pub row: Option<Row>,
    pub via: Option<Via>,
    /// The parts of a sum, the two sides of a ratio, or what is listed side by side.
    pub parts: Vec<Part>,
    pub coverage: Option<Coverage>,
}

impl Figure {
    /// A figure that is not provided.
    pub fn missing(coordinate: &Coordinate) -> Figure {
        Figure {
            span: coordinate.period,
            coordinate: coordinate.clone(),
            route: Route::Missing,
            value: None,
            precision: Precision::Exact,
            row: None,
            via: None,
            parts: Vec::new(),
            coverage: None,
        }
    }

    /// A figure that cannot be known before more of the export is loaded.
    pub fn not_loaded(coordinate: &Coordinate) -> Figure {
        Figure {
            route: Route::NotLoaded,
            ..Figure::missing(coordinate)
        }
    }

    /// Whether the figure speaks for all that was asked.
    pub fn is_whole(&self) -> bool {
        matches!(self.route, Route::Reported | Route::Computed)
    }

    /// Whether it is whole, or cannot be known yet: nothing else is to be tried.
    pub(super) fn is_settled(&self) -> bool {
        self.is_whole() || self.route == Route::NotLoaded
    }

    /// This figure as a part of another.
    pub fn as_part(&self) -> Part {
        Part {
            coordinate: self.coordinate.at(self.span),
            value: self.value,
            precision: self.precision,
            route: self.route,
            row: self.row,
            is_implied: false,
        }
    }
}
