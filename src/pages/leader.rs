//! The leader view (领导视图): three figures and one sentence in type that carries across a room.

use super::overview::sentence;
use crate::analysis::{self, Card, Figure};
use crate::components::figure::{figure, period_of, tags};
use crate::components::header::status_mark;
use crate::components::scene::Scene;
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::compare::comparison_text;
use crate::text::figure::{caveat, number};
use crate::text::leader::{leader_back, leader_empty, leader_title, width_in_ems};
use crate::text::name::{label, region_name};
use crate::text::number::to_tenth;
use crate::text::period::day_text;

/// Figures shown.
const SHOWN: usize = 3;

/// The page.
pub fn leader(scene: &Scene) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let view = analysis::overview(data, scene.period, scene.region);
    let known = view.cards.iter().filter(|c| c.figure.value.is_some());
    let cards: Vec<&Card> = known.take(SHOWN).collect();
    let place = if scene.region == data.home() {
        data.meta.committee.short.as_str()
    } else {
        region_name(lang, data, scene.region)
    };
    let as_of = format!(
        "{} {}",
        scene.words().as_of,
        day_text(lang, data.meta.as_of)
    );
    let back = el("a")
        .class("leader__back")
        .attr("href", scene.href(Page::Overview))
        .child(leader_back(lang));
    let head = el("header")
        .class("leader__head")
        .child(el("h1").child(leader_title(lang, place, scene.period)))
        .child(el("span").child(as_of))
        .child(status_mark(scene))
        .child(back);
    let shown: Vec<Figure> = cards.iter().map(|card| card.figure.clone()).collect();
    let lead = el("p").class("leader__lead").child(sentence(scene, &shown));
    let widest = cards.iter().map(|card| {
        let number = number(lang, data, &card.figure);
        width_in_ems(lang, &number.text, &number.unit)
    });
    let widest = widest.fold(1.5, f64::max);
    let is_empty = cards.is_empty();
    let figures: View = cards.into_iter().map(|card| large(scene, card)).collect();
    let figures = el("section")
        .class("leader__figures")
        .attr("aria-label", scene.words().headline)
        .attr("style", format!("--ems:{}", to_tenth(widest + 0.05)))
        .child(figures);
    let body: View = if is_empty {
        el("p").class("empty").child(leader_empty(lang)).into()
    } else {
        figures.into()
    };
    el("div")
        .class("leader")
        .child(head)
        .child(lead)
        .child(body)
        .into()
}

/// One figure, with what it must not be shown without.
fn large(scene: &Scene, card: &Card) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let of = &card.figure;
    let period = period_of(scene, of);
    let caveat = caveat(lang, data, of).filter(|text| *text != period);
    let change = comparison_text(lang, data, of, &card.comparison);
    let name = el("h2").child(label(lang, data, &of.coordinate));
    el("article")
        .class("leader__figure")
        .child(name)
        .child(el("p").class("leader__number").child(figure(scene, of)))
        .child(
            el("p")
                .class("leader__period")
                .child(period)
                .child(" ")
                .child(tags(scene, of)),
        )
        .child(caveat.map(|text| el("p").class("leader__change").child(text)))
        .child(el("p").class("leader__change").child(change))
        .into()
}
