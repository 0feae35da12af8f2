//! A headline card (指标卡): name, large figure, what stands beside it, period, change, sparkline.

use super::figure::{figure, part, period_of, tags};
use super::scene::Scene;
use super::sparkline::sparkline;
use crate::analysis::{Card as CardView, Figure, Part, Route};
use crate::model::Better;
use crate::platform::view::{El, View, el};
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
pub fn card(scene: &Scene, card: &CardView) -> View {
    let data = scene.data();
    let is_missing = card.figure.route == Route::Missing;
    let family = data
        .indicator(card.figure.coordinate.indicator)
        .map(|i| i.family.clone());
    let name = label(scene.lang, data, &card.figure.coordinate);
    let href = family.map(|id| scene.href(Page::Family(id)));
    let link = el("a").maybe("href", href).child(name);
    let tags = tags(scene, &card.figure);
    let head = el("header")
        .class("card__head")
        .child(el("h3").class("card__name").child(link))
        .child(el("span").class("card__tags").child(tags));
    let about = el("span")
        .class("card__about")
        .child(el("span").child(period_of(scene, &card.figure)))
        .child(change(scene, card));
    let foot = el("footer")
        .class("card__foot")
        .child(about)
        .child(card.sparkline.as_ref().map(sparkline));
    el("article")
        .class("card")
        .class_if("card--missing", is_missing)
        .child(head)
        .child(main_figure(scene, &card.figure))
        .child(beneath(scene, card))
        .child(foot)
        .into()
}

/// The large figure; parts that may not be added stand in its place, each with its label.
fn main_figure(scene: &Scene, of: &Figure) -> View {
    let large = |view: View| el("p").class("card__figure").child(view);
    if of.route != Route::Listed || of.parts.is_empty() {
        return large(figure(scene, of)).into();
    }
    let (lang, data) = (scene.lang, scene.data());
    if let [only] = of.parts.as_slice() {
        let name = short_label(lang, data, &only.coordinate);
        return View::from([large(part(scene, only)).into(), line(name).into()]);
    }
    let more = of.parts.len().saturating_sub(LISTED_SHOWN);
    let parts: Vec<View> = of
        .parts
        .iter()
        .take(LISTED_SHOWN)
        .map(|p| {
            let name = short_label(lang, data, &p.coordinate);
            let item = el("li").child(el("span").child(name));
            item.child(part(scene, p)).into()
        })
        .collect();
    let key = FigureKey::of(data, &of.coordinate);
    let rest = (more > 0).then(|| {
        let link = el("a").attr("href", scene.href_of_figure(key));
        el("li").child(link.child(more_text(lang, more)))
    });
    let list = el("ul").class("card__listed");
    list.child(parts).child(rest).into()
}

fn line(content: impl Into<View>) -> El {
    el("p").class("card__line").child(content)
}

/// The lines between the figure and its period: why it is partial, the plan, its relatives.
fn beneath(scene: &Scene, card: &CardView) -> View {
    let (lang, data) = (scene.lang, scene.data());
    if card.figure.route == Route::Missing {
        return line(scene.first_words().not_provided).into();
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
    let beside: Vec<View> = card
        .beside
        .iter()
        .filter(|f| f.value.is_some())
        .map(|f| relative(scene, f))
        .collect();
    View::from([
        caveat
            .map(|text| line(text).class("card__line--caveat"))
            .into(),
        target.map(line).into(),
        parts.map(line).into(),
        (!beside.is_empty()).then(|| line(beside)).into(),
    ])
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

fn relative(scene: &Scene, of: &Figure) -> View {
    let name = indicator_name(scene.lang, scene.data(), of.coordinate.indicator).to_owned();
    el("span")
        .class("card__beside")
        .child(name)
        .child(" ")
        .child(figure(scene, of))
        .into()
}

/// The change against the year before; the reason where there is none is left to the panel,
/// except where there was something to compare.
fn change(scene: &Scene, card: &CardView) -> Option<View> {
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
        el("span")
            .class("change")
            .class_if("change--good", is_good)
            .class_if("change--bad", is_bad)
            .child(text)
            .into(),
    )
}
