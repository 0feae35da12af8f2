//! A sparkline (迷你走势): the run of a figure, gaps kept as gaps. Decoration beside the figure;
//! the trend itself is on the family's page.

use crate::analysis::TrendView;
use crate::charts::sparkline_path;
use crate::platform::view::{View, svg};

const WIDTH: f64 = 112.0;
const HEIGHT: f64 = 26.0;
/// The same with three around it, for strokes.
const VIEW: &str = "-3 -3 118 32";

/// A sparkline.
pub fn sparkline(trend: &TrendView) -> View {
    let values: Vec<Option<f64>> = trend.points.iter().map(|p| p.value).collect();
    let paths = sparkline_path(&values, WIDTH, HEIGHT);
    let paths: View = paths
        .into_iter()
        .map(|d| svg("path").attr("d", d).into())
        .collect();
    svg("svg")
        .class("sparkline")
        .attr("viewBox", VIEW)
        .attr("aria-hidden", "true")
        .child(paths)
        .into()
}
