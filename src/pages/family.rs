//! A family's page (分类页): what happened here? Made from the catalogue alone, so a family that
//! nobody foresaw gets a page too.

use std::sync::Arc;

use leptos::prelude::*;

use super::overview::{funnels, tiles_panel};
use crate::analysis::{self, Card as CardView, FamilyView, IndicatorView, Route};
use crate::charts;
use crate::components::card::Card;
use crate::components::chart::Chart;
use crate::components::ledger::Ledger;
use crate::components::observations::ObservationRows;
use crate::components::panel::{Width, panel};
use crate::components::record_table::RecordRows;
use crate::components::scene::Scene;
use crate::components::table::Table;
use crate::model::{Coordinate, RecordId};

/// Bars need at least this many.
const BARS_LEAST: usize = 2;

/// A family's page.
#[component]
pub fn FamilyPage(scene: Scene, family: String) -> impl IntoView {
    let view = analysis::family(scene.data(), &family, scene.period, scene.region);
    let name = scene.family_name(&family).to_owned();
    let words = scene.words();
    let is_known = |i: &&IndicatorView| i.figure.route != Route::Missing;
    let shown: Vec<&IndicatorView> = view.indicators.iter().filter(is_known).collect();
    let cards: Vec<AnyView> = view.indicators.iter().map(|i| card(&scene, i)).collect();
    let is_empty = shown.is_empty();
    view! {
        <h2 class="page-title">{name}</h2>
        <section class="cards" aria-label=words.headline>{cards}</section>
        {is_empty.then(|| view! { <p class="empty">{words.no_figures}</p> })}
        <div class="panels">
            {instructions(&scene, &view)}
            {funnels(&scene, &view.funnels)}
            {shown.iter().map(|i| pictures(&scene, i)).collect::<Vec<_>>()}
        </div>
        {observations(&scene, &view)}
        {records(&scene, &view)}
    }
    .into_any()
}

fn card(scene: &Scene, of: &IndicatorView) -> AnyView {
    let card = CardView {
        id: String::new(),
        figure: of.figure.clone(),
        beside: Vec::new(),
        comparison: of.comparison.clone(),
        target: of.target,
        sparkline: of.trend.clone(),
    };
    view! { <Card scene=scene.clone() card/> }.into_any()
}

/// Trend, breakdowns and counties of one indicator, as far as there are any.
fn pictures(scene: &Scene, of: &IndicatorView) -> AnyView {
    let (lang, data, style) = (scene.lang, scene.data(), &scene.style);
    let mut specs = Vec::new();
    specs.extend(
        of.trend
            .iter()
            .map(|trend| charts::trend(lang, data, trend, style)),
    );
    let stack = of.stack_dim.and_then(|dim| {
        let coordinate =
            Coordinate::new(of.figure.coordinate.indicator, scene.period, scene.region);
        analysis::stack(data, &coordinate, dim)
    });
    specs.extend(
        stack
            .iter()
            .map(|stack| charts::stacked(lang, data, stack, style)),
    );
    let bars = of.breakdowns.iter().filter(|b| b.bars.len() >= BARS_LEAST);
    specs.extend(bars.map(|bars| charts::bars(lang, data, bars, style)));
    let pictures: Vec<AnyView> = specs
        .into_iter()
        .map(|spec| view! { <Chart scene=scene.clone() spec/> }.into_any())
        .collect();
    let tiles = of
        .by_region
        .as_ref()
        .and_then(|_| analysis::tiles(data, &of.figure.coordinate))
        .map(|tiles| tiles_panel(scene, &tiles));
    view! { {pictures} {tiles} }.into_any()
}

/// The ledger of instructions, where the family's records are instructions.
fn instructions(scene: &Scene, view: &FamilyView) -> Option<AnyView> {
    let words = scene.words();
    let records: Vec<RecordId> = view
        .records
        .iter()
        .copied()
        .filter(|id| {
            let record = scene.data().records.get(*id);
            record.is_some_and(|r| r.kind == "instruction")
        })
        .collect();
    if records.is_empty() {
        return None;
    }
    Some(
        view! {
            {panel(words.instructions, words.instructions_note, Width::Whole, view! { <Ledger scene=scene.clone() records/> }.into_any())}
        }
        .into_any(),
    )
}

fn observations(scene: &Scene, view: &FamilyView) -> Option<AnyView> {
    if view.observations.is_empty() {
        return None;
    }
    let words = scene.words();
    let rows = Arc::new(ObservationRows::new(scene, view.observations.clone()));
    Some(
        view! {
            {panel(words.observations, words.observations_note, Width::Whole, view! { <Table name="figures" label=words.observations.to_owned() lang=scene.lang rows/> }.into_any())}
        }
        .into_any(),
    )
}

fn records(scene: &Scene, view: &FamilyView) -> Option<AnyView> {
    if view.records.is_empty() {
        return None;
    }
    let words = scene.words();
    let rows = Arc::new(RecordRows::new(scene, view.records.clone()));
    Some(
        view! {
            {panel(words.records, "", Width::Whole, view! { <Table name="records" label=words.records.to_owned() lang=scene.lang rows/> }.into_any())}
        }
        .into_any(),
    )
}
