//! The counties of a figure (县区地图): on the deployment's map where it has an approved one, else as
//! tiles. Both are drawn from the same view; names and figures stand over the map as on the tiles.

use super::figure::figure;
use super::scene::Scene;
use super::state::{MapState, State};
use super::tiles::{county, shade_class, tiles};
use crate::analysis::{self, MapView, TilesView};
use crate::model::json::written;
use crate::platform::signal::RwSignal;
use crate::platform::view::{View, el, live, svg};
use crate::text::Lang;
use crate::text::map::{approval_text, map_refused, map_switch, without_outline};
use crate::text::number::to_tenth;

/// The counties of a figure, as a map or as tiles.
pub fn counties(scene: &Scene, view: &TilesView) -> View {
    let state = State::here();
    let (scene, view) = (scene.clone(), view.clone());
    let wants_tiles = RwSignal::new(false);
    live(move || {
        state.map.with(|map| match map {
            MapState::None => tiles(&scene, &view),
            MapState::Refused(refusal) => {
                let sentence = map_refused(scene.lang, *refusal);
                let sentence = el("p").class("map__refused").child(sentence);
                View::from([tiles(&scene, &view), sentence.into()])
            }
            MapState::Ready(outlines) => match analysis::map(scene.data(), &view, outlines) {
                Some(_) if wants_tiles.get() => {
                    View::from([tiles(&scene, &view), switch(scene.lang, wants_tiles)])
                }
                Some(shapes) => {
                    let drawn = drawn(&scene, &view, &shapes, &outlines.approval);
                    View::from([drawn, switch(scene.lang, wants_tiles)])
                }
                None => tiles(&scene, &view),
            },
        })
    })
}

/// From the map to tiles, where each county is as large as the others, and back.
fn switch(lang: Lang, wants_tiles: RwSignal<bool>) -> View {
    let now = wants_tiles.get_untracked();
    el("button")
        .attr("type", "button")
        .class("quiet map__switch")
        .on("click", move |_| wants_tiles.set(!now))
        .child(map_switch(lang, now))
        .into()
}

fn drawn(scene: &Scene, view: &TilesView, map: &MapView, approval: &str) -> View {
    let tile = |index: usize| view.tiles.get(index);
    let areas: View = map
        .shapes
        .iter()
        .filter_map(|shape| {
            let of = tile(shape.tile)?;
            let code = scene.data().region(of.region).map(|r| r.code.clone());
            let area = svg("path")
                .class(shade_class("map__area", of.shade))
                .maybe("data-county", code)
                .attr("d", shape.path.clone());
            // As a click on a tile; by keyboard the name over it leads there.
            let link = svg("a")
                .attr("href", scene.href_of_region(of.region))
                .attr("tabindex", "-1");
            Some(link.child(area).into())
        })
        .collect();
    let drawing = svg("svg")
        .attr(
            "viewBox",
            format!("0 0 {} {}", written(map.width), written(map.height.round())),
        )
        .attr("aria-hidden", "true")
        .child(areas);
    let labels: View = map
        .shapes
        .iter()
        .filter_map(|shape| {
            let (x, y) = shape.label;
            let at = format!("left:{}%;top:{}%", to_tenth(x * 100.0), to_tenth(y * 100.0));
            let label = county(scene, tile(shape.tile)?, "map__label");
            Some(label.attr("style", at).into())
        })
        .collect();
    let labels = el("ul").class("map__labels").child(labels);
    let without: Vec<View> = map
        .without
        .iter()
        .filter_map(|index| {
            let of = tile(*index)?;
            let name = el("a")
                .attr("href", scene.href_of_region(of.region))
                .child(scene.region_short(of.region).to_owned());
            let item = el("li").child(name).child(" ");
            Some(item.child(figure(scene, &of.figure)).into())
        })
        .collect();
    let without = (!without.is_empty()).then(|| {
        View::from([
            el("p")
                .class("map__about")
                .child(without_outline(scene.lang))
                .into(),
            el("ul").class("map__without").child(without).into(),
        ])
    });
    let about = el("p")
        .class("map__about")
        .child(approval_text(scene.lang, approval));
    let frame = el("div").class("map").child(drawing).child(labels);
    View::from([frame.into(), without.into(), about.into()])
}
