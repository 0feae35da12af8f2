//! The total of a coordinate.
use super::figure::Figure;
use crate::model::{Coordinate, Dataset};

/// The figure at a coordinate.
pub fn total(_data: &Dataset, coordinate: &Coordinate) -> Figure {
    Figure::missing(coordinate)
}
