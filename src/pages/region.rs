//! A county's page (县区页): one region's figures, against its siblings.

use std::sync::Arc;

use crate::analysis::{self, Card as CardView};
use crate::components::card::card;
use crate::components::figure::figure;
use crate::components::observations::ObservationRows;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::table::table;
use crate::model::{RegionId, Row};
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::name::{label, region_name, unit_name};
use crate::text::number::figure_text;
use crate::text::states::rank_text;

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
    let lines: Vec<View> = view
        .cards
        .iter()
        .filter_map(|card| against(scene, region, card))
        .collect();
    let rows: Vec<Row> = data
        .rows()
        .filter(|row| data.coordinate(*row).region == region)
        .collect();
    let is_empty = rows.is_empty() && cards.is_empty();
    let name = region_name(scene.lang, data, region).to_owned();
    let cards = el("section")
        .class("cards")
        .attr("aria-label", words.headline)
        .child(cards);
    View::from([
        el("h2").class("page-title").child(name).into(),
        cards.into(),
        is_empty
            .then(|| el("p").class("empty").child(words.no_figures))
            .into(),
        (!lines.is_empty()).then(|| siblings(scene, lines)).into(),
        (!rows.is_empty()).then(|| all_figures(scene, rows)).into(),
    ])
}

fn siblings(scene: &Scene, lines: Vec<View>) -> View {
    let words = scene.words();
    let heads = [
        words.indicator,
        words.region_indicator,
        words.of_siblings,
        words.rank,
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").child(head).into());
    let table = el("table")
        .class("plain-table")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(lines));
    panel(words.of_siblings, "", Width::Whole, table.into())
}

/// One indicator of the region beside the median of its siblings.
fn against(scene: &Scene, region: RegionId, card: &CardView) -> Option<View> {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    let parent = data.regions.parent(region)?;
    let view = analysis::tiles(data, &card.figure.coordinate.within(parent))?;
    let own = view.tiles.iter().find(|tile| tile.region == region)?;
    let unit = unit_name(lang, data, card.figure.coordinate.indicator);
    let precision = own.figure.precision;
    let median = figure_text(lang, view.median, precision, unit).joined(lang);
    let rank = own.rank.map(|rank| rank_text(lang, rank, view.have));
    let name = label(lang, data, &card.figure.coordinate);
    let cell =
        |label: &'static str, content: View| el("td").attr("data-label", label).child(content);
    let line = el("tr")
        .child(cell(words.indicator, name.into()))
        .child(cell(words.region_indicator, figure(scene, &own.figure)))
        .child(cell(words.of_siblings, median.into()))
        .child(cell(words.rank, rank.into()));
    Some(line.into())
}

fn all_figures(scene: &Scene, rows: Vec<Row>) -> View {
    let title = scene.words().all_figures_here;
    let rows = Arc::new(ObservationRows::new(scene, rows));
    let table = table("figures", title.to_owned(), scene.lang, rows);
    panel(title, "", Width::Whole, table)
}
