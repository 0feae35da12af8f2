//! A county's page (县区页): one region's figures, against its siblings.

use std::sync::Arc;

use crate::analysis::{self, Standing};
use crate::components::card::card;
use crate::components::figure::figure;
use crate::components::observations::ObservationRows;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::components::table::table;
use crate::model::{RegionId, Row};
use crate::platform::keys::on_key;
use crate::platform::signal::StoredValue;
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::figure::caveat;
use crate::text::name::{label, region_name, unit_name};
use crate::text::number::{NONE, figure_text};
use crate::text::standing::{
    best_head, best_text, distance_head, have_text, median_text, neighbour_text, not_compared,
    place_text, siblings_title, standing_note, standing_title,
};

/// A county's page.
pub fn region(scene: &Scene, code: &str) -> View {
    let words = scene.words();
    let Some(region) = scene.data().regions.find(code) else {
        let back = el("a").attr("href", scene.href(Page::Overview));
        return el("p")
            .class("empty")
            .child(code.to_owned())
            .child(" ")
            .child(back.child(words.back))
            .into();
    };
    let data = scene.data();
    let view = analysis::overview(data, scene.period, region);
    let cards: Vec<View> = view
        .cards
        .iter()
        .filter(|card| card.figure.route != analysis::Route::Missing)
        .map(|of| card(scene, of))
        .collect();
    let lines: Vec<View> = analysis::standings(data, scene.period, region)
        .iter()
        .map(|standing| line(scene, standing))
        .collect();
    let indicators = data.indicators();
    let rows = indicators.flat_map(|(id, _)| data.rows_in(id, region));
    let rows: Vec<Row> = rows.collect();
    let is_empty = rows.is_empty() && cards.is_empty() && lines.is_empty();
    let cards = el("section")
        .class("cards")
        .attr("aria-label", words.headline)
        .child(cards);
    View::from([
        head(scene, region),
        cards.into(),
        is_empty
            .then(|| el("p").class("empty").child(words.no_figures))
            .into(),
        (!lines.is_empty()).then(|| table_of(scene, lines)).into(),
        all_siblings(scene, region).into(),
        (!rows.is_empty()).then(|| all_figures(scene, rows)).into(),
    ])
}

/// The name between its neighbours; the keys `[` and `]` follow the same links.
fn head(scene: &Scene, region: RegionId) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let neighbours = analysis::neighbours(data, region);
    let code = |id: RegionId| data.region(id).map(|r| r.code.clone());
    let codes = [neighbours.0.and_then(code), neighbours.1.and_then(code)];
    if codes.iter().any(Option::is_some) {
        let state = State::here();
        let keys = on_key(move |key| {
            let code = match key {
                "[" => &codes[0],
                "]" => &codes[1],
                _ => return,
            };
            if let Some(code) = code.clone() {
                let now = state.route.get_untracked();
                state.go(now.to_page(Page::Region(code)));
            }
        });
        // Held until the page goes.
        let _keys = StoredValue::new(keys);
    }
    let arrow = |to: Option<RegionId>, is_next: bool| {
        let to = to?;
        let name = neighbour_text(lang, scene.region_short(to), is_next);
        let short = scene.region_short(to);
        let words = if is_next {
            format!("{short} →")
        } else {
            format!("← {short}")
        };
        let link = el("a")
            .class("neighbour")
            .attr("href", scene.href_of_region(to))
            .attr("aria-label", name.clone())
            .attr("aria-keyshortcuts", if is_next { "]" } else { "[" })
            .attr("title", name);
        Some(link.child(words))
    };
    let name = region_name(lang, data, region).to_owned();
    el("div")
        .class("page-title region-head")
        .child(el("h2").child(name))
        .child(arrow(neighbours.0, false))
        .child(arrow(neighbours.1, true))
        .into()
}

fn table_of(scene: &Scene, lines: Vec<View>) -> View {
    let (lang, words) = (scene.lang, scene.words());
    let heads = [
        words.indicator,
        words.region_indicator,
        words.rank,
        words.of_siblings,
        best_head(lang),
        distance_head(lang),
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").child(head).into());
    let table = el("table")
        .class("plain-table standings")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(lines));
    let (title, note) = (standing_title(lang), standing_note(lang));
    panel(title, note, Width::Whole, table.into())
}

/// One indicator of the region beside the median and the best of its siblings.
fn line(scene: &Scene, of: &Standing) -> View {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    let indicator = of.figure.coordinate.indicator;
    let unit = unit_name(lang, data, indicator);
    let (median, best) = (of.median.as_ref(), of.best.as_ref());
    let middle = median.map(|m| figure_text(lang, Some(m.to), m.precision, unit).joined(lang));
    let distances = match median.zip(best) {
        Some((median, best)) => [
            median_text(lang, data, indicator, median),
            best_text(lang, data, &of.figure, of.better, best),
        ]
        .join(lang.pick("，", "; ")),
        None => not_compared(lang, &of.figure).to_owned(),
    };
    let rank = of.rank.map(|rank| place_text(lang, rank, of.have));
    let cover = median.map(|_| {
        let text = have_text(lang, of.have, of.whole);
        el("span").class("dim").child(text)
    });
    let holder = best.map(|best| {
        let name = scene.region_short(best.figure.coordinate.region).to_owned();
        View::from([figure(scene, &best.figure), " ".into(), name.into()])
    });
    let none = || View::from(NONE);
    let own = View::from([
        figure(scene, &of.figure),
        " ".into(),
        caveat(lang, data, &of.figure)
            .map(|text| el("span").class("dim").child(text))
            .into(),
    ]);
    let cell =
        |label: &'static str, content: View| el("td").attr("data-label", label).child(content);
    let distance = el("div").child(distances).child(cover).into();
    el("tr")
        .child(cell(
            words.indicator,
            label(lang, data, &of.figure.coordinate).into(),
        ))
        .child(cell(words.region_indicator, own))
        .child(cell(words.rank, rank.map_or_else(none, View::from)))
        .child(cell(
            words.of_siblings,
            middle.map_or_else(none, View::from),
        ))
        .child(cell(best_head(lang), holder.unwrap_or_else(none)))
        .child(cell(distance_head(lang), distance).class("standings__distance"))
        .into()
}

/// Links to every sibling.
fn all_siblings(scene: &Scene, region: RegionId) -> Option<View> {
    let data = scene.data();
    let siblings = data.regions.children(data.regions.parent(region)?);
    if siblings.len() < 2 {
        return None;
    }
    let links: Vec<View> = siblings
        .iter()
        .map(|other| {
            let link = el("a")
                .attr("href", scene.href_of_region(*other))
                .maybe("aria-current", (*other == region).then_some("page"))
                .child(region_name(scene.lang, data, *other).to_owned());
            el("li").child(link).into()
        })
        .collect();
    let title = siblings_title(scene.lang);
    let list = el("nav")
        .attr("aria-label", title)
        .child(el("ul").class("links").child(links));
    Some(panel(title, "", Width::Whole, list.into()))
}

fn all_figures(scene: &Scene, rows: Vec<Row>) -> View {
    let title = scene.words().all_figures_here;
    let rows = Arc::new(ObservationRows::new(scene, rows));
    let table = table("figures", title.to_owned(), scene.lang, rows);
    panel(title, "", Width::Whole, table)
}
