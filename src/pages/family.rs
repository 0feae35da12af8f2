//! A family's page (分类页): what happened here? Made from the catalogue alone, so a family that
//! nobody foresaw gets a page too.

use std::sync::Arc;

use super::overview::{funnels, tiles_panel};
use crate::analysis::{self, Card as CardView, FamilyView, IndicatorView, Route};
use crate::charts;
use crate::components::card::card;
use crate::components::chart::chart;
use crate::components::heat::heat;
use crate::components::ledger::ledger;
use crate::components::observations::ObservationRows;
use crate::components::panel::{Width, panel};
use crate::components::record_table::RecordRows;
use crate::components::scene::Scene;
use crate::components::table::table;
use crate::model::{Coordinate, RecordId};
use crate::platform::view::{View, el};

/// Bars need at least this many.
const BARS_LEAST: usize = 2;

/// A family's page.
pub fn family(scene: &Scene, family: &str) -> View {
    let view = analysis::family(scene.data(), family, scene.period, scene.region);
    let name = scene.family_name(family).to_owned();
    let words = scene.words();
    let is_known = |i: &&IndicatorView| i.figure.route != Route::Missing;
    let shown: Vec<&IndicatorView> = view.indicators.iter().filter(is_known).collect();
    let cards: View = view.indicators.iter().map(|i| card_of(scene, i)).collect();
    let cards = el("section")
        .class("cards")
        .attr("aria-label", words.headline)
        .child(cards);
    let is_empty = shown.is_empty();
    let pictures: View = shown.into_iter().map(|i| pictures(scene, i)).collect();
    let panels = el("div")
        .class("panels")
        .child(instructions(scene, &view))
        .child(funnels(scene, &view.funnels))
        .child(pictures)
        .child(heat_map(scene, &view));
    View::from([
        el("h2").class("page-title").child(name).into(),
        cards.into(),
        is_empty
            .then(|| el("p").class("empty").child(words.no_figures))
            .into(),
        panels.into(),
        observations(scene, &view).into(),
        records(scene, &view).into(),
    ])
}

/// All indicators over the same periods, where there are enough of both.
fn heat_map(scene: &Scene, view: &FamilyView) -> Option<View> {
    let indicators = view.indicators.iter();
    let indicators: Vec<_> = indicators.map(|i| i.figure.coordinate.indicator).collect();
    let view = analysis::heat(scene.data(), &indicators, scene.period, scene.region)?;
    Some(heat(scene, &view))
}

fn card_of(scene: &Scene, of: &IndicatorView) -> View {
    let view = CardView {
        id: String::new(),
        figure: of.figure.clone(),
        beside: Vec::new(),
        comparison: of.comparison.clone(),
        target: of.target,
        sparkline: of.trend.clone(),
    };
    card(scene, &view)
}

/// Trend, breakdowns and counties of one indicator, as far as there are any.
fn pictures(scene: &Scene, of: &IndicatorView) -> View {
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
    let pictures: View = specs
        .into_iter()
        .map(|spec| chart(scene, spec, false))
        .collect();
    let tiles = of
        .by_region
        .as_ref()
        .and_then(|_| analysis::tiles(data, &of.figure.coordinate))
        .map(|tiles| tiles_panel(scene, &tiles));
    View::from([pictures, tiles.into()])
}

/// The ledger of instructions, where the family's records are instructions.
fn instructions(scene: &Scene, view: &FamilyView) -> Option<View> {
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
    let (title, note) = (words.instructions, words.instructions_note);
    Some(panel(title, note, Width::Whole, ledger(scene, &records)))
}

fn observations(scene: &Scene, view: &FamilyView) -> Option<View> {
    if view.observations.is_empty() {
        return None;
    }
    let words = scene.words();
    let rows = Arc::new(ObservationRows::new(scene, view.observations.clone()));
    let (title, note) = (words.observations, words.observations_note);
    let table = table("figures", title.to_owned(), scene.lang, rows);
    Some(panel(title, note, Width::Whole, table))
}

fn records(scene: &Scene, view: &FamilyView) -> Option<View> {
    if view.records.is_empty() {
        return None;
    }
    let title = scene.words().records;
    let rows = Arc::new(RecordRows::new(scene, view.records.clone()));
    let table = table("records", title.to_owned(), scene.lang, rows);
    Some(panel(title, "", Width::Whole, table))
}
