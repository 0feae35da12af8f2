//! A sparkline (迷你走势): the run of a figure, gaps kept as gaps. Decoration beside the figure;
//! the trend itself is on the family's page.

use leptos::prelude::*;

use crate::analysis::TrendView;
use crate::charts::sparkline_path;

const WIDTH: f64 = 112.0;
const HEIGHT: f64 = 26.0;

/// A sparkline.
#[component]
pub fn Sparkline(trend: TrendView) -> impl IntoView {
    let values: Vec<Option<f64>> = trend.points.iter().map(|p| p.value).collect();
    let paths = sparkline_path(&values, WIDTH, HEIGHT);
    view! {
        <svg class="sparkline" viewBox=format!("-3 -3 {} {}", WIDTH + 6.0, HEIGHT + 6.0) aria-hidden="true">
            {paths.into_iter().map(|d| view! { <path d=d></path> }).collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}
