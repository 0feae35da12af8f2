//! The overview (总览): how are we doing?

use leptos::prelude::*;

use crate::analysis::{self, OverviewView, TilesView};
use crate::charts;
use crate::components::card::Card;
use crate::components::chart::Chart;
use crate::components::figure::figure;
use crate::components::funnel::Funnel;
use crate::components::ledger::Ledger;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::tiles::Tiles;
use crate::text::chart::{funnel_summary, funnel_title};
use crate::text::lead::{Piece, lead};
use crate::text::name::label;
use crate::text::number::figure_text;
use crate::text::states::tiles_text;

/// Instructions listed on the overview.
const INSTRUCTIONS_SHOWN: usize = 8;

/// The overview.
#[component]
pub fn OverviewPage(scene: Scene) -> impl IntoView {
    let view = analysis::overview(scene.data(), scene.period, scene.region);
    let cards: Vec<AnyView> = view
        .cards
        .iter()
        .map(|card| view! { <Card scene=scene.clone() card=card.clone()/> }.into_any())
        .collect();
    view! {
        {opening(&scene, &view)}
        <section class="cards" aria-label=scene.words().headline>{cards}</section>
        <div class="panels">
            {view.tiles.as_ref().map(|tiles| tiles_panel(&scene, tiles))}
            {view.trend.as_ref().map(|trend| {
                let spec = charts::trend(scene.lang, scene.data(), trend, &scene.style);
                view! { <Chart scene=scene.clone() spec/> }
            })}
            {instructions(&scene, &view)}
            {funnels(&scene, &view.funnels)}
        </div>
    }
    .into_any()
}

/// The opening sentence, its figures open to question.
fn opening(scene: &Scene, view: &OverviewView) -> AnyView {
    let pieces = lead(
        scene.lang,
        scene.data(),
        scene.period,
        scene.region,
        &view.lead,
    );
    let pieces: Vec<AnyView> = pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.into_any(),
            Piece::Figure(index) => view.lead.get(index).map(|of| figure(scene, of)).into_any(),
        })
        .collect();
    view! { <p class="lead">{pieces}</p> }.into_any()
}

/// The tiles of a figure's counties, framed and summed up.
pub fn tiles_panel(scene: &Scene, view: &TilesView) -> AnyView {
    let (lang, data) = (scene.lang, scene.data());
    let name = label(lang, data, &view.whole.coordinate);
    let title = format!("{name} · {}", scene.words().by_region);
    let unit = crate::text::name::unit_name(lang, data, view.whole.coordinate.indicator);
    let median = view
        .median
        .map(|m| figure_text(lang, Some(m), view.whole.precision, unit).joined(lang));
    let note = tiles_text(lang, view.have, view.tiles.len(), median);
    view! {
        {panel(&title, &note, Width::Half, view! { <Tiles scene=scene.clone() view=view.clone()/> }.into_any())}
    }
    .into_any()
}

fn instructions(scene: &Scene, view: &OverviewView) -> Option<AnyView> {
    if view.instructions.is_empty() {
        return None;
    }
    let words = scene.words();
    let records = view
        .instructions
        .iter()
        .copied()
        .take(INSTRUCTIONS_SHOWN)
        .collect();
    Some(
        view! {
            {panel(words.instructions, words.instructions_note, Width::Half, view! { <Ledger scene=scene.clone() records/> }.into_any())}
        }
        .into_any(),
    )
}

/// Funnels, each framed and summed up.
pub fn funnels(scene: &Scene, views: &[analysis::FunnelView]) -> Vec<AnyView> {
    let (lang, data) = (scene.lang, scene.data());
    views
        .iter()
        .map(|funnel| {
            view! {
                {panel(&funnel_title(lang, data, funnel), &funnel_summary(lang, data, funnel), Width::Half, view! { <Funnel scene=scene.clone() view=funnel.clone()/> }.into_any())}
            }
            .into_any()
        })
        .collect()
}
