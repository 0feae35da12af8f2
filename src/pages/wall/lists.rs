//! Screens of several things alike (并列画面): headline figures, changes, instructions, a county.

use super::hero::line;
use crate::analysis::{self, Standing};
use crate::components::figure::figure;
use crate::components::scene::Scene;
use crate::model::RegionId;
use crate::pages::overview::sentence;
use crate::platform::view::{View, el};
use crate::text::compare::comparison_text;
use crate::text::name::region_name;
use crate::text::number::NONE;
use crate::text::period::period_text;
use crate::text::standing::{change_pieces, changes_title, median_text, place_text};

/// Headline figures of the overview.
const FIGURES: usize = 8;
/// Lines of a list.
const LINES: usize = 5;
/// Figures of a county.
const STANDINGS: usize = 8;

/// The sentence and the headline figures.
pub fn overview(scene: &Scene) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let cards = analysis::headline(data, scene.period, scene.region);
    let lead = analysis::lead(&cards);
    let known = cards.iter().filter(|card| card.figure.value.is_some());
    let figures: View = known
        .take(FIGURES)
        .map(|card| {
            let change = card
                .comparison
                .outcome
                .is_ok()
                .then(|| comparison_text(lang, data, &card.figure, &card.comparison));
            line(scene, &card.figure, change)
        })
        .collect();
    View::from([
        el("p")
            .class("kiosk__lead")
            .child(sentence(scene, &lead))
            .into(),
        el("div").class("kiosk__grid").child(figures).into(),
    ])
}

/// A county's figures beside the median of its siblings.
pub fn region(scene: &Scene, region: RegionId) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let mut all = analysis::standings(data, scene.period, region);
    all.retain(|standing| standing.figure.value.is_some());
    // What can be held against others comes first.
    let (mut known, rest): (Vec<Standing>, Vec<Standing>) = all
        .into_iter()
        .partition(|standing| standing.median.is_some());
    known.extend(rest);
    let figures: View = known
        .iter()
        .take(STANDINGS)
        .map(|of| {
            let median = of
                .median
                .as_ref()
                .map(|median| median_text(lang, data, of.figure.coordinate.indicator, median));
            let rank = of.rank.map(|rank| place_text(lang, rank, of.have));
            let texts: Vec<String> = rank.into_iter().chain(median).collect();
            let beneath = (!texts.is_empty()).then(|| texts.join(lang.pick("，", "; ")));
            line(scene, &of.figure, beneath)
        })
        .collect();
    let name = region_name(lang, data, region).to_owned();
    let period = period_text(lang, scene.period);
    View::from([
        title(format!("{name} · {period}")),
        el("div").class("kiosk__grid").child(figures).into(),
    ])
}

fn title(text: String) -> View {
    el("h2").class("kiosk__title").child(text).into()
}

/// What changed most against the year before.
pub fn changes(scene: &Scene) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let found = analysis::changes(data, scene.period, scene.region, LINES);
    let lines: View = found
        .iter()
        .filter_map(|change| {
            let [from, to] = change_pieces(lang, data, change);
            let base = change.comparison.base.as_ref()?;
            let by = comparison_text(lang, data, &change.figure, &change.comparison);
            let text = el("p")
                .child(from)
                .child(figure(scene, base))
                .child(to)
                .child(figure(scene, &change.figure));
            Some(
                el("li")
                    .child(text)
                    .child(el("p").class("kiosk__beneath").child(by))
                    .into(),
            )
        })
        .collect();
    let period = period_text(lang, scene.period);
    View::from([
        title(format!("{} · {period}", changes_title(lang))),
        el("ul").class("kiosk__list").child(lines).into(),
    ])
}

/// The latest instructions.
pub fn instructions(scene: &Scene) -> View {
    let data = scene.data();
    let view = analysis::overview(data, scene.period, scene.region);
    let records = view
        .instructions
        .iter()
        .filter_map(|id| data.records.get(*id));
    let lines: View = records
        .take(LINES)
        .map(|record| {
            let date = record.date.map_or(NONE.to_owned(), |date| date.to_string());
            let names = [
                "instructed_by_level",
                "instructed_by",
                "carrier_type",
                "carrier",
            ];
            let mut told = vec![date];
            told.extend(
                names
                    .iter()
                    .filter_map(|name| record.text(name))
                    .map(str::to_owned),
            );
            el("li")
                .child(el("p").child(record.title.clone()))
                .child(el("p").class("kiosk__beneath").child(told.join(" · ")))
                .into()
        })
        .collect();
    let words = scene.words();
    View::from([
        title(words.instructions.to_owned()),
        el("ul").class("kiosk__list").child(lines).into(),
    ])
}
