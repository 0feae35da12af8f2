//! A county's page (县区页): one region's figures, against its siblings.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::{self, Card as CardView};
use crate::components::card::Card;
use crate::components::figure::figure;
use crate::components::observations::ObservationRows;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::table::Table;
use crate::model::{RegionId, Row};
use crate::route::Page;
use crate::text::name::{label, region_name, unit_name};
use crate::text::number::figure_text;
use crate::text::states::rank_text;

/// A county's page.
#[component]
pub fn RegionPage(scene: Scene, code: String) -> impl IntoView {
    let words = scene.words();
    let Some(region) = scene.data().regions.find(&code) else {
        let href = scene.href(Page::Overview);
        return view! { <p class="empty">{code} " " <a href=href>{words.back}</a></p> }.into_any();
    };
    let data = scene.data();
    let view = analysis::overview(data, scene.period, region);
    let cards: Vec<AnyView> = view
        .cards
        .iter()
        .filter(|card| card.figure.route != analysis::Route::Missing)
        .map(|card| view! { <Card scene=scene.clone() card=card.clone()/> }.into_any())
        .collect();
    let lines: Vec<AnyView> = view
        .cards
        .iter()
        .filter_map(|card| against(&scene, region, card))
        .collect();
    let rows: Vec<Row> = data
        .rows()
        .filter(|row| data.coordinate(*row).region == region)
        .collect();
    let is_empty = rows.is_empty() && cards.is_empty();
    view! {
        <h2 class="page-title">{region_name(scene.lang, data, region).to_owned()}</h2>
        <section class="cards" aria-label=words.headline>{cards}</section>
        {is_empty.then(|| view! { <p class="empty">{words.no_figures}</p> })}
        {(!lines.is_empty()).then(|| siblings(&scene, lines))}
        {(!rows.is_empty()).then(|| all_figures(&scene, rows))}
    }
    .into_any()
}

fn siblings(scene: &Scene, lines: Vec<AnyView>) -> AnyView {
    let words = scene.words();
    let heads = [
        words.indicator,
        words.region_indicator,
        words.of_siblings,
        words.rank,
    ];
    view! {
        {panel(words.of_siblings, "", Width::Whole, view! { <table class="plain-table">
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                <tbody>{lines}</tbody>
            </table> }.into_any())}
    }
    .into_any()
}

/// One indicator of the region beside the median of its siblings.
fn against(scene: &Scene, region: RegionId, card: &CardView) -> Option<AnyView> {
    let (lang, data, words) = (scene.lang, scene.data(), scene.words());
    let parent = data.regions.parent(region)?;
    let view = analysis::tiles(data, &card.figure.coordinate.within(parent))?;
    let own = view.tiles.iter().find(|tile| tile.region == region)?;
    let unit = unit_name(lang, data, card.figure.coordinate.indicator);
    let precision = own.figure.precision;
    let median = figure_text(lang, view.median, precision, unit).joined(lang);
    let rank = own.rank.map(|rank| rank_text(lang, rank, view.have));
    Some(
        view! {
            <tr>
                <td data-label=words.indicator>{label(lang, data, &card.figure.coordinate)}</td>
                <td data-label=words.region_indicator>{figure(scene, &own.figure)}</td>
                <td data-label=words.of_siblings>{median}</td>
                <td data-label=words.rank>{rank}</td>
            </tr>
        }
        .into_any(),
    )
}

fn all_figures(scene: &Scene, rows: Vec<Row>) -> AnyView {
    let words = scene.words();
    let rows = Arc::new(ObservationRows::new(scene, rows));
    view! {
        {panel(words.all_figures_here, "", Width::Whole, view! { <Table name="figures" label=words.all_figures_here.to_owned() lang=scene.lang rows/> }.into_any())}
    }
    .into_any()
}
