//! Screens with one large figure (主数字画面): its counties or its years beneath it, others beside it.

use crate::analysis::{self, Card, Figure, IndicatorView, Route, TilesView};
use crate::charts;
use crate::components::chart::chart;
use crate::components::figure::{figure, part, period_of, tags};
use crate::components::map::counties;
use crate::components::scene::Scene;
use crate::platform::view::{View, el};
use crate::text::compare::comparison_text;
use crate::text::figure::{caveat, number};
use crate::text::leader::width_in_ems;
use crate::text::name::{label, short_label};
use crate::text::number::to_tenth;

/// Figures beside the large one.
const BESIDE: usize = 6;
/// Parts named under the large one.
const PARTS: usize = 3;

/// The tiles that the overview shows too.
pub fn tiles_of(scene: &Scene) -> Option<TilesView> {
    analysis::overview(scene.data(), scene.period, scene.region).tiles
}

/// The headline figure that is known by county, and the others beside it.
pub fn tiles(scene: &Scene) -> View {
    let view = analysis::overview(scene.data(), scene.period, scene.region);
    let Some(tiles) = view.tiles else {
        return View::Nothing;
    };
    let own = tiles.whole.coordinate.clone();
    let others = view.cards.iter().filter(|card| {
        card.figure.value.is_some() && card.figure.coordinate.indicator != own.indicator
    });
    let beside: View = others
        .take(BESIDE)
        .map(|card| of_card(scene, card))
        .collect();
    screen(scene, &tiles.whole, counties(scene, &tiles), beside)
}

/// The first figure of a family, and the others beside it.
pub fn family(scene: &Scene, id: &str) -> View {
    let data = scene.data();
    let view = analysis::family(data, id, scene.period, scene.region);
    let known = view
        .indicators
        .iter()
        .filter(|i| i.figure.route != Route::Missing);
    let known: Vec<&IndicatorView> = known.collect();
    // The first that can be told more of stands in front.
    let first = known
        .iter()
        .position(|i| i.figure.value.is_some() && i.by_region.is_some())
        .or(known.iter().position(|i| i.figure.value.is_some()))
        .unwrap_or(0);
    let Some(main) = known.get(first) else {
        return View::Nothing;
    };
    let tiles = main
        .by_region
        .as_ref()
        .and_then(|_| analysis::tiles(data, &main.figure.coordinate));
    let picture = match (&tiles, &main.trend, main.breakdowns.first()) {
        (Some(tiles), ..) => counties(scene, tiles),
        (None, Some(trend), _) => {
            drawn(scene, charts::trend(scene.lang, data, trend, &scene.style))
        }
        (None, None, Some(bars)) => {
            drawn(scene, charts::bars(scene.lang, data, bars, &scene.style))
        }
        (None, None, None) => View::Nothing,
    };
    let others = known.iter().enumerate().filter(|(at, _)| *at != first);
    let beside: View = others
        .take(BESIDE)
        .map(|(_, of)| line(scene, &of.figure, change(scene, of)))
        .collect();
    screen(scene, &main.figure, picture, beside)
}

fn drawn(scene: &Scene, spec: charts::Spec) -> View {
    el("div")
        .class("kiosk__chart")
        .child(chart(scene, spec, true))
        .into()
}

fn change(scene: &Scene, of: &IndicatorView) -> Option<String> {
    of.comparison.outcome.as_ref().ok()?;
    Some(comparison_text(
        scene.lang,
        scene.data(),
        &of.figure,
        &of.comparison,
    ))
}

fn of_card(scene: &Scene, card: &Card) -> View {
    let change = card
        .comparison
        .outcome
        .is_ok()
        .then(|| comparison_text(scene.lang, scene.data(), &card.figure, &card.comparison));
    line(scene, &card.figure, change)
}

fn screen(scene: &Scene, main: &Figure, picture: View, beside: View) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let text = number(lang, data, main);
    let width = width_in_ems(lang, &text.text, &text.unit).max(2.0);
    let parts: View = match main.route {
        Route::Computed if main.parts.len() <= PARTS => main
            .parts
            .iter()
            .map(|p| {
                let name = short_label(lang, data, &p.coordinate);
                el("span")
                    .child(name)
                    .child(" ")
                    .child(part(scene, p))
                    .into()
            })
            .collect(),
        _ => View::Nothing,
    };
    let period = period_of(scene, main);
    let caveat = caveat(lang, data, main).filter(|text| *text != period);
    let about = el("p")
        .class("kiosk__about")
        .child(el("span").child(period))
        .child(tags(scene, main))
        .child(parts)
        .child(caveat.map(|text| el("span").child(text)));
    let has_picture = !picture.is_nothing();
    let has_beside = !beside.is_nothing();
    let left = el("div")
        .class("kiosk__hero")
        .class_if("kiosk__hero--alone", !has_picture)
        .child(el("h2").child(label(lang, data, &main.coordinate)))
        .child(
            el("p")
                .class("kiosk__number")
                .attr("style", format!("--ems:{}", to_tenth(width + 0.05)))
                .child(figure(scene, main)),
        )
        .child(about)
        .child(has_picture.then(|| el("div").class("kiosk__picture").child(picture)));
    el("div")
        .class("kiosk__two")
        .class_if("kiosk__two--one", !has_beside)
        .child(left)
        .child(has_beside.then(|| el("div").class("kiosk__beside").child(beside)))
        .into()
}

/// A figure beside the large one.
pub fn line(scene: &Scene, of: &Figure, change: Option<String>) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let period = period_of(scene, of);
    let caveat = caveat(lang, data, of).filter(|text| *text != period);
    let beneath = caveat.or(change).unwrap_or(period);
    el("article")
        .class("kiosk__line-of")
        .child(el("h3").child(label(lang, data, &of.coordinate)))
        .child(
            el("div")
                .child(el("p").class("kiosk__value").child(figure(scene, of)))
                .child(el("p").class("kiosk__beneath").child(beneath)),
        )
        .into()
}
