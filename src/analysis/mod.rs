//! Numbers from data: totals, breakdowns, trends, rankings, comparisons, checks.
//!
//! Every answer is a plain struct that says how it came about. Knows nothing of words or screens.

pub mod arranging;
pub mod breakdown;
pub mod changes;
pub mod checks;
pub mod comparison;
pub mod conversion;
pub mod definition;
pub mod explain;
pub mod figure;
pub mod follow_up;
pub mod groups;
pub mod heat;
pub mod map;
pub mod matrix;
pub mod overview;
pub mod per_unit;
pub mod period;
pub mod pipeline;
#[cfg(test)]
mod properties;
pub mod ratio;
pub mod rows;
pub mod side_by_side;
pub mod standing;
pub mod target;
pub mod tiles;
mod total;
pub mod trend;

pub use breakdown::{Along, Bar, BarsView, by_dim, by_indicator, by_region, dims_of};
pub use changes::{ChangeView, changes};
pub use checks::{Check, CheckKind, Checking, Elsewhere, Found, Gravity, Remedy, all_checks};
pub use comparison::{Change, Comparison, Refusal, Versus, compare, compare_figures, redefined};
pub use conversion::{Band, Case, FlowStep, FlowView, Link, chain, flow, followed, step_of};
pub use definition::{DefinedBy, Definition, definition, definition_change};
pub use explain::{Node, Working, explain};
pub use figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
pub use follow_up::{DelayView, ShareRate, ShareView, delay, in_view, share};
pub use groups::{Group, GroupsView, by_month, groups};
pub use heat::{HeatCell, HeatRow, HeatView, heat};
pub use map::{MapRefusal, MapView, Outlines, Shape, is_approval, map, outlines};
pub use matrix::{Edge, MatrixView, matrix};
pub use overview::{
    Card, FamilyView, IndicatorView, OverviewView, families, family, headline, is_within, lead,
    overview, records_of,
};
pub use per_unit::{PerUnit, per_unit};
pub use period::between;
pub use pipeline::{FunnelStep, FunnelView, funnel, funnels_of};
pub use side_by_side::{
    Line, Revision, Side, SideBySide, Unlike, is_same_committee, revisions, side_by_side,
};
pub use standing::{Best, Gap, Standing, neighbours, standings};
pub use target::{TargetView, target};
pub use tiles::{Tile, TilesView, tiles};
pub use total::{Plan, Sheet, Subtotal, Tally, figure_of_row, subtotal, total};
pub use trend::{StackSeries, StackView, TrendView, stack, trend};
