//! The overview (总览): how are we doing?

use std::cell::OnceCell;
use std::rc::Rc;

use crate::analysis::changes::LEAST_BASE;
use crate::analysis::{self, Figure, OverviewView, TilesView};
use crate::charts;
use crate::components::card::card;
use crate::components::chart::chart;
use crate::components::figure::figure;
use crate::components::funnel::funnel;
use crate::components::known::known_now;
use crate::components::ledger::ledger;
use crate::components::map::counties;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::turns::{Turn, in_turns};
use crate::platform::document;
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::chart::{funnel_summary, funnel_title};
use crate::text::check::{checking_text, verdict_text};
use crate::text::compare::comparison_text;
use crate::text::lead::{Piece, lead};
use crate::text::leader::leader_button;
use crate::text::name::label;
use crate::text::number::figure_text;
use crate::text::standing::{change_pieces, changes_note, changes_title};
use crate::text::states::tiles_text;

/// Instructions listed on the overview.
const INSTRUCTIONS_SHOWN: usize = 8;
/// Changes told on the overview.
const CHANGES_SHOWN: usize = 6;

/// The overview: sentence and cards, and the panels under them as soon as they are there.
pub fn overview(scene: &Scene, panels: View) -> View {
    let of = analysis::headline(scene.data(), scene.period, scene.region);
    let cards: View = of.iter().map(|of| card(scene, of)).collect();
    let cards = el("section")
        .class("cards")
        .attr("aria-label", scene.first_words().headline)
        .child(cards);
    let lead = analysis::lead(&of);
    View::from([opening(scene, &lead), cards.into(), panels])
}

/// The panels under the cards.
pub fn panels(scene: &Scene) -> View {
    let panels = el("div").class("panels");
    if !scene.opened.is_large() {
        let view = analysis::overview(scene.data(), scene.period, scene.region);
        let last = last(scene, &view);
        return panels
            .child(first(scene, &view))
            .child(changes(scene))
            .child(last)
            .into();
    }
    let view: Rc<OnceCell<OverviewView>> = Rc::default();
    let piece = |make: fn(&Scene, &OverviewView) -> View| {
        let (scene, view) = (scene.clone(), Rc::clone(&view));
        let make = move || {
            let now = || analysis::overview(scene.data(), scene.period, scene.region);
            make(&scene, view.get_or_init(now))
        };
        Turn {
            make: Box::new(make),
            place: Box::new(View::default),
        }
    };
    let pieces: [fn(&Scene, &OverviewView) -> View; 3] =
        [first, |scene, _| changes(scene).into(), last];
    let stands = document::has("main[data-page=overview] .panels");
    panels
        .child(in_turns(pieces.map(piece).into(), stands))
        .into()
}

/// The counties' tiles and the trend beside them.
fn first(scene: &Scene, view: &OverviewView) -> View {
    let tiles = view.tiles.as_ref().map(|tiles| tiles_panel(scene, tiles));
    let trend = view.trend.as_ref().map(|trend| {
        let spec = charts::trend(scene.lang, scene.data(), trend, &scene.style);
        chart(scene, spec, false)
    });
    View::from([tiles.into(), trend.into()])
}

/// What became of instructions, and the funnels.
fn last(scene: &Scene, view: &OverviewView) -> View {
    View::from([
        instructions(scene, view).into(),
        funnels(scene, &view.funnels).into(),
    ])
}

/// The opening sentence, and the way to the same in large type.
fn opening(scene: &Scene, lead: &[Figure]) -> View {
    let [name, key] = leader_button(scene.lang);
    let link = el("a")
        .class("opening__leader")
        .attr("href", scene.href(Page::Leader))
        .child(name)
        .child(el("span").class("for-keys").child(key));
    el("div")
        .class("opening")
        .child(el("p").class("lead").child(sentence(scene, lead)))
        .child(link)
        .child(known_now(scene, verdict))
        .into()
}

/// Whether all figures reconcile; while that is being worked out its place is kept.
fn verdict(scene: &Scene) -> View {
    let line = el("p").class("verdict");
    let Some(of) = scene.trust.verdict() else {
        let checking = checking_text(scene.lang);
        return line.attr("aria-busy", "true").child(checking).into();
    };
    let said = verdict_text(scene.lang, of.contradictions, of.doubts, of.muted);
    let link = el("a").attr("href", scene.href(Page::Data)).child(said);
    let is_well = of.contradictions == 0;
    line.class_if("verdict--well", is_well).child(link).into()
}

/// The opening sentence, its figures open to question.
pub fn sentence(scene: &Scene, figures: &[Figure]) -> View {
    let pieces = lead(
        scene.lang,
        scene.data(),
        scene.period,
        scene.region,
        figures,
    );
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.into(),
            Piece::Figure(index) => figures.get(index).map(|of| figure(scene, of)).into(),
        })
        .collect()
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

/// What changed most against the year before, in sentences.
fn changes(scene: &Scene) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let found = analysis::changes(data, scene.period, scene.region, CHANGES_SHOWN);
    let lines: Vec<View> = found
        .iter()
        .filter_map(|change| {
            let [from, to] = change_pieces(lang, data, change);
            let base = change.comparison.base.as_ref()?;
            let by = comparison_text(lang, data, &change.figure, &change.comparison);
            let line = el("li")
                .child(from)
                .child(figure(scene, base))
                .child(to)
                .child(figure(scene, &change.figure))
                .child(el("span").class("changes__by").child(by));
            Some(line.into())
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let list = el("ul").class("changes").child(lines);
    let note = changes_note(lang, LEAST_BASE);
    Some(panel(changes_title(lang), &note, Width::Half, list.into()))
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
