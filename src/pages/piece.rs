//! One figure or one chart alone (单个数字、单张图), for a frame of its own in another page.

use crate::analysis::trend::best_trend;
use crate::analysis::{self, Card as CardView, Versus, by_dim, by_region, compare, target, total};
use crate::charts;
use crate::components::card::card;
use crate::components::chart::chart as chart_view;
use crate::components::scene::Scene;
use crate::model::{Coordinate, Dataset};
use crate::platform::view::{View, el};
use crate::route::{FigureKey, Page};
use crate::text::embed::no_piece_text;
use crate::text::name::label;

/// A sparkline needs at least this many figures.
const SPARKLINE_LEAST: usize = 3;

/// A figure, as the card that stands on the overview.
pub fn figure(scene: &Scene, of: &str) -> View {
    let data = scene.data();
    let Some(coordinate) = coordinate(scene, of) else {
        return nothing(scene);
    };
    let figure = total(data, &coordinate);
    let sparkline = best_trend(data, &coordinate).filter(|trend| {
        let known = trend.points.iter().filter(|f| f.value.is_some());
        known.count() >= SPARKLINE_LEAST
    });
    let view = CardView {
        id: String::new(),
        comparison: compare(data, &figure, Versus::YearBefore),
        target: target(data, &figure),
        beside: Vec::new(),
        figure,
        sparkline,
    };
    let cards = el("section").class("cards");
    cards.child(card(scene, &view)).into()
}

/// A chart: over periods, over regions, or over the members of a dimension.
pub fn chart(scene: &Scene, of: &str, by: &str) -> View {
    let (lang, data, style) = (scene.lang, scene.data(), &scene.style);
    let spec = coordinate(scene, of).and_then(|at| match by {
        "trend" => best_trend(data, &at).map(|view| charts::trend(lang, data, &view, style)),
        "regions" => by_region(data, &at).map(|view| charts::bars(lang, data, &view, style)),
        dim => bars(data, &at, dim).map(|view| charts::bars(lang, data, &view, style)),
    });
    match spec {
        Some(spec) => {
            let panels = el("div").class("panels");
            panels.child(chart_view(scene, spec, true)).into()
        }
        None => nothing(scene),
    }
}

/// What a figure or chart alone is called.
pub fn piece_name(scene: &Scene, of: &str) -> String {
    coordinate(scene, of).map_or(of.to_owned(), |at| label(scene.lang, scene.data(), &at))
}

/// The family that a figure or chart alone is from; `None` for any other page.
pub fn family_of(scene: &Scene) -> Option<String> {
    let (Page::Figure(of) | Page::Chart(of, _)) = &scene.route.page else {
        return None;
    };
    let at = coordinate(scene, of)?;
    let indicator = scene.data().indicator(at.indicator);
    indicator.map(|indicator| indicator.family.clone())
}

fn bars(data: &Dataset, at: &Coordinate, dim: &str) -> Option<analysis::BarsView> {
    by_dim(data, at, data.find_dim(dim)?)
}

/// `indicator~dim:member…` in the period and region looked at.
fn coordinate(scene: &Scene, of: &str) -> Option<Coordinate> {
    let (indicator, dims) = of.split_once('~').unwrap_or((of, ""));
    let mark = if dims.is_empty() { "" } else { "~" };
    let region = &scene.data().region(scene.region)?.code;
    let key = format!("{indicator}~{}~{region}{mark}{dims}", scene.period);
    FigureKey::parse(&key)?.coordinate(scene.data())
}

fn nothing(scene: &Scene) -> View {
    let sentence = el("p").class("empty").attr("role", "status");
    sentence.child(no_piece_text(scene.lang)).into()
}
