//! County tiles (县区方格图): every child region equal in size, shaded by its figure.

use super::breakdown::{Bar, by_region};
use super::figure::{Figure, Route};
use crate::model::order;
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

/// Columns of the grid when the export gives no places.
const DEFAULT_COLUMNS: u16 = 5;
/// Places beyond this are taken as not given.
const MAX_PLACE: u16 = 40;

/// The tiles of a coordinate's child regions; `None` for a region without children or figures.
pub fn tiles(data: &Dataset, coordinate: &Coordinate) -> Option<TilesView> {
    let view = by_region(data, coordinate)?;
    let mut values: Vec<f64> = view.bars.iter().filter_map(|b| b.figure.value).collect();
    order::sort_by(&mut values, f64::total_cmp);
    let (lowest, highest) = (*values.first()?, *values.last()?);
    // Among those that happen to be loaded there is no place and no middle.
    let is_open = |bar: &Bar| bar.figure.route == Route::NotLoaded;
    let is_whole = !view.bars.iter().any(is_open);
    let places = places(data, data.regions.children(coordinate.region));
    let mut tiles: Vec<Tile> = view
        .bars
        .iter()
        .map(|bar| {
            let region = bar.figure.coordinate.region;
            let (column, row) = places
                .iter()
                .find(|(r, _)| *r == region)
                .map_or((0, 0), |(_, place)| *place);
            Tile {
                region,
                column,
                row,
                shade: bar.figure.value.map(|v| {
                    if highest > lowest {
                        (v - lowest) / (highest - lowest)
                    } else {
                        0.5
                    }
                }),
                rank: bar
                    .figure
                    .value
                    .filter(|_| is_whole)
                    .map(|v| values.iter().filter(|other| **other > v).count() + 1),
                figure: bar.figure.clone(),
            }
        })
        .collect();
    order::sort_by_key(&mut tiles, |tile| {
        data.region(tile.region).map(|r| r.code.clone())
    });
    Some(TilesView {
        whole: view.whole,
        columns: tiles.iter().map(|t| t.column + 1).max()?,
        rows: tiles.iter().map(|t| t.row + 1).max()?,
        median: median(&values).filter(|_| is_whole),
        have: values.len(),
        tiles,
    })
}

/// The export's places if every child has one of its own, else rows in order of code.
fn places(data: &Dataset, children: &[RegionId]) -> Vec<(RegionId, (u16, u16))> {
    let given: Vec<_> = children
        .iter()
        .filter_map(|id| Some((*id, data.region(*id)?.tile?)))
        .filter(|(_, (column, row))| *column < MAX_PLACE && *row < MAX_PLACE)
        .collect();
    let mut distinct: Vec<_> = given.iter().map(|(_, place)| *place).collect();
    order::sort(&mut distinct);
    distinct.dedup();
    if distinct.len() == children.len() {
        return given;
    }
    children
        .iter()
        .enumerate()
        .map(|(i, id)| {
            (
                *id,
                (i as u16 % DEFAULT_COLUMNS, i as u16 / DEFAULT_COLUMNS),
            )
        })
        .collect()
}

/// The middle of sorted values; the mean of the two in the middle of an even number.
pub(super) fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        Some(upper)
    } else {
        Some((sorted.get(middle - 1)? + upper) / 2.0)
    }
}
