//! The overview (总览): how are we doing?

use crate::analysis::{self, OverviewView, TilesView};
use crate::charts;
use crate::components::card::card;
use crate::components::chart::chart;
use crate::components::figure::figure;
use crate::components::funnel::funnel;
use crate::components::ledger::ledger;
use crate::components::map::counties;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::platform::view::{View, el};
use crate::text::chart::{funnel_summary, funnel_title};
use crate::text::lead::{Piece, lead};
use crate::text::name::label;
use crate::text::number::figure_text;
use crate::text::states::tiles_text;

/// Instructions listed on the overview.
const INSTRUCTIONS_SHOWN: usize = 8;

/// The overview.
pub fn overview(scene: &Scene) -> View {
    let view = analysis::overview(scene.data(), scene.period, scene.region);
    let cards: View = view.cards.iter().map(|of| card(scene, of)).collect();
    let cards = el("section")
        .class("cards")
        .attr("aria-label", scene.words().headline)
        .child(cards);
    let tiles = view.tiles.as_ref().map(|tiles| tiles_panel(scene, tiles));
    let trend = view.trend.as_ref().map(|trend| {
        let spec = charts::trend(scene.lang, scene.data(), trend, &scene.style);
        chart(scene, spec, false)
    });
    let panels = el("div")
        .class("panels")
        .child(tiles)
        .child(trend)
        .child(instructions(scene, &view))
        .child(funnels(scene, &view.funnels));
    View::from([opening(scene, &view), cards.into(), panels.into()])
}

/// The opening sentence, its figures open to question.
fn opening(scene: &Scene, view: &OverviewView) -> View {
    let pieces = lead(
        scene.lang,
        scene.data(),
        scene.period,
        scene.region,
        &view.lead,
    );
    let pieces: View = pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.into(),
            Piece::Figure(index) => view.lead.get(index).map(|of| figure(scene, of)).into(),
        })
        .collect();
    el("p").class("lead").child(pieces).into()
}

/// The tiles of a figure's counties, framed and summed up.
pub fn tiles_panel(scene: &Scene, view: &TilesView) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let name = label(lang, data, &view.whole.coordinate);
    let title = format!("{name} · {}", scene.words().by_region);
    let unit = crate::text::name::unit_name(lang, data, view.whole.coordinate.indicator);
    let median = view
        .median
        .map(|m| figure_text(lang, Some(m), view.whole.precision, unit).joined(lang));
    let note = tiles_text(lang, view.have, view.tiles.len(), median);
    panel(&title, &note, Width::Half, counties(scene, view))
}

fn instructions(scene: &Scene, view: &OverviewView) -> Option<View> {
    if view.instructions.is_empty() {
        return None;
    }
    let words = scene.words();
    let records = view.instructions.iter().copied().take(INSTRUCTIONS_SHOWN);
    let records: Vec<_> = records.collect();
    let (title, note) = (words.instructions, words.instructions_note);
    let ledger = ledger(scene, &records);
    Some(panel(title, note, Width::Half, ledger))
}

/// Funnels, each framed and summed up.
pub fn funnels(scene: &Scene, views: &[analysis::FunnelView]) -> Vec<View> {
    let (lang, data) = (scene.lang, scene.data());
    views
        .iter()
        .map(|of| {
            let title = funnel_title(lang, data, of);
            let summary = funnel_summary(lang, data, of);
            panel(&title, &summary, Width::Half, funnel(scene, of))
        })
        .collect()
}
