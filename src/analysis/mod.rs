//! Numbers from data: totals, breakdowns, trends, rankings, comparisons, checks.
//!
//! Every answer is a plain struct that says how it came about. Knows nothing of words or screens.

pub mod breakdown;
pub mod check;
pub mod comparison;
pub mod figure;
pub mod heat;
pub mod map;
pub mod overview;
pub mod period;
pub mod pipeline;
#[cfg(test)]
mod properties;
pub mod ratio;
pub mod target;
pub mod tiles;
mod total;
pub mod trend;

pub use breakdown::{Along, Bar, BarsView, by_dim, by_indicator, by_region, dims_of};
pub use check::{Check, CheckKind, all_checks, checks_of};
pub use comparison::{Change, Comparison, Refusal, Versus, compare};
pub use figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
pub use heat::{HeatCell, HeatRow, HeatView, heat};
pub use map::{MapRefusal, MapView, Outlines, Shape, is_approval, map, outlines};
pub use overview::{
    Card, FamilyView, IndicatorView, OverviewView, families, family, is_within, overview,
    records_of,
};
pub use period::between;
pub use pipeline::{FunnelStep, FunnelView, funnel, funnels_of};
pub use target::{TargetView, target};
pub use tiles::{Tile, TilesView, tiles};
pub use total::{figure_of_row, total};
pub use trend::{StackSeries, StackView, TrendView, stack, trend};
