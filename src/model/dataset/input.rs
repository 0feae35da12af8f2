//! What goes into a data set that is being built, and what is said of it.

use super::coordinate::{Coordinate, DimSet};
use crate::model::indicator::IndicatorId;
use crate::model::period::Period;
use crate::model::region::RegionId;
use crate::model::value::Precision;

/// One observation to add, with its rare parts left empty.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationInput<'a> {
    pub indicator: IndicatorId,
    pub period: Period,
    pub region: RegionId,
    pub dims: DimSet,
    pub value: Option<f64>,
    pub precision: Precision,
    pub is_implied: bool,
    pub id: Option<&'a str>,
    pub period_label: Option<&'a str>,
    pub source: Option<u16>,
    pub locator: Option<&'a str>,
    pub excerpt: Option<&'a str>,
    pub note: Option<&'a str>,
    pub part_of: Option<&'a str>,
    /// Position in the file's list of observations.
    pub position: u32,
}

impl ObservationInput<'_> {
    /// A value at a coordinate, exact and without provenance.
    pub fn plain(
        coordinate: Coordinate,
        value: Option<f64>,
        position: u32,
    ) -> ObservationInput<'static> {
        ObservationInput {
            indicator: coordinate.indicator,
            period: coordinate.period,
            region: coordinate.region,
            dims: coordinate.dims,
            value,
            precision: Precision::Exact,
            is_implied: false,
            id: None,
            period_label: None,
            source: None,
            locator: None,
            excerpt: None,
            note: None,
            part_of: None,
            position,
        }
    }
}

/// A coordinate in the codes of a data set that is being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded {
    /// Of indicator, region and period.
    pub codes: [u16; 3],
    pub dims: u32,
}

/// A coordinate that the file reports more than once with different values: the later one stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Collision {
    pub coordinate: Coordinate,
    /// Positions in the file's list: the one set aside, and the one that stands.
    pub dropped: u32,
    pub kept: u32,
    pub dropped_value: Option<f64>,
    pub kept_value: Option<f64>,
    pub dropped_precision: Precision,
}
