//! Columns without a canvas (静态柱图): the figures of consecutive periods, gaps kept as gaps. They
//! print as they stand on screen.

use super::figure::figure;
use super::scene::Scene;
use crate::analysis::TrendView;
use crate::platform::view::{View, el};
use crate::text::number::to_tenth;
use crate::text::period::axis_text;

/// The columns of a trend, the highest as tall as the room allows.
pub fn columns(scene: &Scene, view: &TrendView) -> View {
    let values = view.points.iter().filter_map(|p| p.value);
    let highest = values.fold(0.0, f64::max);
    let columns: View = view
        .points
        .iter()
        .map(|point| {
            let share = match point.value {
                Some(value) if highest > 0.0 => (value / highest).clamp(0.0, 1.0),
                _ => 0.0,
            };
            let bar = el("i").attr("style", format!("height:{}%", to_tenth(share * 100.0)));
            let bar = el("span")
                .class("columns__bar")
                .class_if("columns__bar--none", point.value.is_none())
                .child(bar);
            let name = axis_text(scene.lang, point.coordinate.period);
            el("li")
                .child(figure(scene, point))
                .child(bar)
                .child(el("span").class("columns__name").child(name))
                .into()
        })
        .collect();
    el("ol").class("columns").child(columns).into()
}
