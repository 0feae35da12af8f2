//! A chart (图表): title, one sentence, the drawing, and at one button or key the table behind it.
//! ECharts arrives after the first figures are painted; when it cannot, the table stands here.

mod keys;
mod menu;
mod plot;
mod table;

use wasm_bindgen::JsCast;

use super::scene::Scene;
use crate::charts::Spec;
use crate::model::json::written;
use crate::platform::document;
use crate::platform::signal::RwSignal;
use crate::platform::view::{El, View, el, live};
use crate::text::export::ChartWords;
use plot::{Phase, Plot};

/// A chart; a wide one takes the whole width of the page.
pub fn chart(scene: &Scene, spec: Spec, is_wide: bool) -> View {
    let words = scene.words();
    let wants_table = RwSignal::new(false);
    let (title, summary) = (spec.title.clone(), spec.summary.clone());
    let table = spec.table.clone();
    let drawing = drawing(scene, &spec);
    let plot = Plot::new(scene, spec);
    let shows_table = move || wants_table.get() || plot.phase.get() == Phase::Failed;
    let drawing = drawing
        .live_attr("data-hidden", move || shows_table().then_some(""))
        .on("keydown", move |event| keys::press(plot, &event))
        .on("blur", move |_| {
            keys::leave(plot);
        })
        .built(move |element| plot.element.set(element.clone().dyn_into().ok()));
    let about = el("div")
        .child(el("h2").child(title))
        .child(el("p").child(summary));
    let head = el("header")
        .class("panel__head chart__head")
        .child(about)
        .child(menu::menu(scene, plot, wants_table));
    let failed = move || {
        (plot.phase.get() == Phase::Failed).then(|| {
            el("p")
                .class("chart__failed")
                .attr("role", "status")
                .child(words.chart_failed)
        })
    };
    let said = el("p")
        .class("spoken")
        .attr("role", "status")
        .child(live(move || plot.said.get()));
    let scene = scene.clone();
    el("figure")
        .class("panel chart")
        .class_if("panel--wide", is_wide)
        .attr("tabindex", "-1")
        .live_attr("aria-busy", move || {
            (plot.phase.get() == Phase::Waiting).then_some("true")
        })
        .on("keydown", move |event| {
            if document::key(&event).is_some_and(|(key, _)| key.eq_ignore_ascii_case("t")) {
                wants_table.update(|t| *t = !*t);
                // What had the focus may be gone: the chart as a whole keeps it.
                document::focus_around(&event, "figure");
            }
        })
        .child(head)
        .child(drawing)
        .child(said)
        .child(live(failed))
        .child(live(move || {
            shows_table().then(|| table::table(&scene, &table))
        }))
        .into()
}

/// The place of the drawing: what it shows in a sentence, and how to walk through it.
fn drawing(scene: &Scene, spec: &Spec) -> El {
    let words = ChartWords::of(scene.lang);
    let has_span = spec.periods.len() > 1;
    let keys = match has_span {
        true => format!("{} {}", words.keys, words.keys_span),
        false => words.keys.to_owned(),
    };
    el("div")
        .class("chart__plot")
        .class_if("chart__plot--span", has_span)
        .attr("role", "application")
        .attr("aria-roledescription", words.chart)
        .attr("aria-label", spec.summary.clone())
        .attr("aria-description", keys)
        .attr("tabindex", "0")
        .attr("style", format!("height:{}px", written(spec.height_px)))
}
