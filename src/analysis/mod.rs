//! Numbers from data: totals, breakdowns, trends, rankings, comparisons, checks.
//!
//! Every answer is a plain struct that says how it came about. Knows nothing of words or screens.

pub mod breakdown;
pub mod check;
pub mod comparison;
pub mod figure;
pub mod overview;
pub mod pipeline;
pub mod ratio;
pub mod target;
pub mod tiles;
mod total;
pub mod trend;

pub use breakdown::{Along, Bar, BarsView, by_dim, by_indicator, by_region, dims_of};
pub use check::{Check, CheckKind, all_checks};
pub use comparison::{Change, Comparison, Refusal, Versus, compare};
pub use figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
pub use overview::{Card, FamilyView, OverviewView, family, overview};
pub use pipeline::{FunnelStep, FunnelView, funnel, funnels_of};
pub use target::{TargetView, target};
pub use tiles::{Tile, TilesView, tiles};
pub use total::total;
pub use trend::{StackSeries, StackView, TrendView, stack, trend};
