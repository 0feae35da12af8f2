//! A family's page (分类页): what happened here? Made from the catalogue alone, so a family that
//! nobody foresaw gets a page too; some families add panels of their own, and lose none.

mod consultation;
mod conversion;
mod groups;
mod instruction;
mod listed;
mod opinion;
mod proposal;
mod studio;

use std::rc::Rc;
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
use crate::components::turns::{Turn, in_turns};
use crate::model::{Coordinate, RecordId};
use crate::platform::document;
use crate::platform::view::{View, el};

/// What a family shows besides what every family shows.
struct Layout {
    family: &'static str,
    panels: fn(&Scene) -> View,
    /// Attributes with a column of their own in the table of records.
    attributes: &'static [&'static str],
}

/// Families with a layout of their own.
const LAYOUTS: [Layout; 6] = [
    Layout {
        family: "consultation",
        panels: consultation::panels,
        attributes: &["consultation_type", "theme"],
    },
    Layout {
        family: "instruction",
        panels: instruction::panels,
        attributes: &[],
    },
    Layout {
        family: "proposal",
        panels: proposal::panels,
        attributes: &["supervised_by", "handling_unit", "theme"],
    },
    Layout {
        family: "opinion",
        panels: opinion::panels,
        attributes: &["submitter"],
    },
    Layout {
        family: "studio",
        panels: studio::panels,
        attributes: &["level", "sector", "star"],
    },
    Layout {
        family: "conversion",
        panels: conversion::panels,
        attributes: &[],
    },
];

/// The table of records in links, and the id of its place on the page.
const RECORDS: &str = "records";
/// Bars need at least this many.
const BARS_LEAST: usize = 2;

/// A family's page.
pub fn family(scene: &Scene, family: &str) -> View {
    let view = analysis::family(scene.data(), family, scene.period, scene.region);
    let name = scene.family_name(family).to_owned();
    let words = scene.words();
    let is_known = |i: &IndicatorView| i.figure.route != Route::Missing;
    let cards: View = view.indicators.iter().map(|i| card_of(scene, i)).collect();
    let cards = el("section")
        .class("cards")
        .class_if("cards--long", scene.opened.is_large())
        .attr("aria-label", words.headline)
        .child(cards);
    let layout = LAYOUTS.iter().find(|layout| layout.family == family);
    let own = layout.map_or(View::Nothing, |layout| (layout.panels)(scene));
    let attributes = layout.map_or(&[][..], |layout| layout.attributes);
    let is_empty = !view.indicators.iter().any(is_known) && own.is_nothing();
    let heat_map = heat_map(scene, &view);
    let shown = view.indicators.iter().filter(|i| is_known(i)).cloned();
    let pictures = all_pictures(scene, shown.collect());
    let panels = el("div")
        .class("panels")
        .class_if("panels--long", scene.opened.is_large())
        .child(funnels(scene, &view.funnels))
        .child(own)
        .child(instructions(scene, &view))
        .child(pictures)
        .child(heat_map);
    View::from([
        el("h2").class("page-title").child(name).into(),
        cards.into(),
        is_empty
            .then(|| el("p").class("empty").child(words.no_figures))
            .into(),
        panels.into(),
        observations(scene, &view).into(),
        records(scene, &view, attributes).into(),
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

/// The pictures of indicators. Those of a large export are made one after the other, between which
/// the browser paints and answers the reader; each has its place from the beginning. Over pictures
/// that stand already all are exchanged at once.
fn all_pictures(scene: &Scene, of: Vec<IndicatorView>) -> View {
    if !scene.opened.is_large() {
        return of.iter().map(|i| pictures(scene, i)).collect();
    }
    let piece = |of: IndicatorView| {
        let (of, scene) = (Rc::new(of), scene.clone());
        let same = Rc::clone(&of);
        Turn {
            make: Box::new(move || pictures(&scene, &of)),
            place: Box::new(move || places(&same)),
        }
    };
    let stands = document::is_on_page(&scene.route.page.path());
    in_turns(of.into_iter().map(piece).collect(), stands)
}

/// The places of an indicator's pictures.
fn places(of: &IndicatorView) -> View {
    let bars = of.breakdowns.iter().filter(|b| b.bars.len() >= BARS_LEAST);
    let count = of.trend.iter().count() + bars.count() + of.by_region.iter().count();
    let place = |_| el("div").class("panel").into();
    (0..count).map(place).collect()
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
            record.is_some_and(|r| {
                r.kind == "instruction"
                    && r.date.is_none_or(|date| scene.period.contains(date))
                    && analysis::is_within(scene.data(), r.region, scene.region)
            })
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

fn records(scene: &Scene, view: &FamilyView, attributes: &'static [&'static str]) -> Option<View> {
    if view.records.is_empty() {
        return None;
    }
    let title = scene.words().records;
    let rows = Arc::new(RecordRows::new(scene, view.records.clone(), attributes));
    let table = table(RECORDS, title.to_owned(), scene.lang, rows);
    let place = el("div").attr("id", RECORDS).attr("tabindex", "-1");
    Some(place.child(panel(title, "", Width::Whole, table)).into())
}
