//! A headline card (指标卡): name, large figure, what stands beside it, period, change, sparkline.

use leptos::prelude::*;

use super::figure::{figure, part, period_of, tags};
use super::scene::Scene;
use super::sparkline::Sparkline;
use crate::analysis::{Card as CardView, Figure, Part, Route};
use crate::model::Better;
use crate::route::{FigureKey, Page};
use crate::text::compare::{comparison_text, target_text};
use crate::text::figure::{caveat, part_number};
use crate::text::name::{indicator_name, label, short_label};
use crate::text::states::more_text;

/// How many parts a listed figure shows on its card.
const PARTS_SHOWN: usize = 3;
/// Longer lists of parts are left to the panel.
const PARTS_LENGTH: usize = 44;
/// How many parts that may not be added stand on a card.
const LISTED_SHOWN: usize = 4;

/// A headline card.
#[component]
pub fn Card(scene: Scene, card: CardView) -> impl IntoView {
    let data = scene.data();
    let is_missing = card.figure.route == Route::Missing;
    let family = data
        .indicator(card.figure.coordinate.indicator)
        .map(|i| i.family.clone());
    let name = label(scene.lang, data, &card.figure.coordinate);
    let href = family.map(|id| scene.href(Page::Family(id)));
    view! {
        <article class="card" class:card--missing=is_missing>
            <header class="card__head">
                <h3 class="card__name"><a href=href>{name}</a></h3>
                <span class="card__tags">{tags(&scene, &card.figure)}</span>
            </header>
            {main_figure(&scene, &card.figure)}
            {beneath(&scene, &card)}
            <footer class="card__foot">
                <span class="card__about">
                    <span>{period_of(&scene, &card.figure)}</span>
                    {change(&scene, &card)}
                </span>
                {card.sparkline.clone().map(|trend| view! { <Sparkline trend/> })}
            </footer>
        </article>
    }
    .into_any()
}

/// The large figure; parts that may not be added stand in its place, each with its label.
fn main_figure(scene: &Scene, of: &Figure) -> AnyView {
    if of.route != Route::Listed || of.parts.is_empty() {
        return view! { <p class="card__figure">{figure(scene, of)}</p> }.into_any();
    }
    let (lang, data) = (scene.lang, scene.data());
    if let [only] = of.parts.as_slice() {
        let name = short_label(lang, data, &only.coordinate);
        return view! {
            <p class="card__figure">{part(scene, only)}</p>
            <p class="card__line">{name}</p>
        }
        .into_any();
    }
    let more = of.parts.len().saturating_sub(LISTED_SHOWN);
    let parts: Vec<AnyView> = of
        .parts
        .iter()
        .take(LISTED_SHOWN)
        .map(|p| {
            let name = short_label(lang, data, &p.coordinate);
            view! { <li><span>{name}</span> {part(scene, p)}</li> }.into_any()
        })
        .collect();
    let key = FigureKey::of(data, &of.coordinate);
    let rest = (more > 0).then(|| {
        view! { <li><a href=scene.href_of_figure(key)>{more_text(lang, more)}</a></li> }
    });
    view! { <ul class="card__listed">{parts}{rest}</ul> }.into_any()
}

/// The lines between the figure and its period: why it is partial, the plan, its relatives.
fn beneath(scene: &Scene, card: &CardView) -> AnyView {
    let (lang, data) = (scene.lang, scene.data());
    if card.figure.route == Route::Missing {
        return view! { <p class="card__line">{scene.words().not_provided}</p> }.into_any();
    }
    // The period below says the span already; one part alone has nothing to be added to.
    let period = period_of(scene, &card.figure);
    let is_one_part = card.figure.route == Route::Listed && card.figure.parts.len() == 1;
    let caveat = caveat(lang, data, &card.figure).filter(|c| *c != period && !is_one_part);
    let target = card
        .target
        .map(|t| target_text(lang, data, &card.figure, &t));
    let parts = match card.figure.route {
        Route::Computed => parts_line(scene, &card.figure.parts),
        _ => None,
    };
    let beside: Vec<AnyView> = card
        .beside
        .iter()
        .filter(|f| f.value.is_some())
        .map(|f| relative(scene, f))
        .collect();
    view! {
        {caveat.map(|text| view! { <p class="card__line card__line--caveat">{text}</p> })}
        {target.map(|text| view! { <p class="card__line">{text}</p> })}
        {parts.map(|text| view! { <p class="card__line">{text}</p> })}
        {(!beside.is_empty()).then(|| view! { <p class="card__line">{beside}</p> })}
    }
    .into_any()
}

fn parts_line(scene: &Scene, parts: &[Part]) -> Option<String> {
    let (lang, data) = (scene.lang, scene.data());
    if parts.is_empty() || parts.len() > PARTS_SHOWN {
        return None;
    }
    let texts: Vec<String> = parts
        .iter()
        .map(|part| {
            let number = part_number(lang, data, part).joined(lang);
            format!("{} {number}", short_label(lang, data, &part.coordinate))
        })
        .collect();
    let text = texts.join(lang.pick("；", "; "));
    (text.chars().count() <= PARTS_LENGTH).then_some(text)
}

fn relative(scene: &Scene, of: &Figure) -> AnyView {
    let name = indicator_name(scene.lang, scene.data(), of.coordinate.indicator).to_owned();
    view! { <span class="card__beside">{name} " " {figure(scene, of)}</span> }.into_any()
}

/// The change against the year before; the reason where there is none is left to the panel,
/// except where there was something to compare.
fn change(scene: &Scene, card: &CardView) -> Option<AnyView> {
    let data = scene.data();
    let outcome = card.comparison.outcome.as_ref().ok();
    if outcome.is_none() && card.comparison.base.is_none() {
        return None;
    }
    let better = data.indicator(card.figure.coordinate.indicator)?.better;
    let is_good = outcome.is_some_and(|change| match better {
        Better::Higher => change.difference > 0.0,
        Better::Lower => change.difference < 0.0,
        Better::Neither => false,
    });
    let is_bad = outcome.is_some_and(|change| match better {
        Better::Higher => change.difference < 0.0,
        Better::Lower => change.difference > 0.0,
        Better::Neither => false,
    });
    let text = comparison_text(scene.lang, data, &card.figure, &card.comparison);
    Some(
        view! {
            <span class="change" class:change--good=is_good class:change--bad=is_bad>{text}</span>
        }
        .into_any(),
    )
}
