//! Figures that stand side by side (分列): all that the export gives of an indicator in the period.

use crate::analysis::{self, Route};
use crate::components::figure::{figure, part};
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::model::Coordinate;
use crate::platform::view::{View, el};
use crate::text::layout::listed_title;
use crate::text::name::{label, short_label};

/// The figures of some indicators, each with its label, never added.
pub fn side_by_side(scene: &Scene, title: &str, indicators: &[&str]) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let line = |name: String, of: View| -> View {
        el("li").child(el("span").child(name)).child(of).into()
    };
    let mut lines: Vec<View> = Vec::new();
    for id in indicators.iter().filter_map(|id| data.find_indicator(id)) {
        let of = analysis::total(data, &Coordinate::new(id, scene.period, scene.region));
        match of.route {
            Route::Missing => {}
            Route::Listed => lines.extend(of.parts.iter().map(|one| {
                let name = format!(
                    "{} · {}",
                    short_label(lang, data, &of.coordinate),
                    short_label(lang, data, &one.coordinate)
                );
                line(name, part(scene, one))
            })),
            _ => lines.push(line(label(lang, data, &of.coordinate), figure(scene, &of))),
        }
    }
    // One alone is on its card, and has nothing to be added to.
    if lines.len() < 2 {
        return None;
    }
    let list = el("ul").class("parts").child(lines);
    let title = listed_title(lang, title);
    Some(panel(&title, "", Width::Half, list.into()))
}
