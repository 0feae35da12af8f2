//! The page of consultations (协商议政): the year's plan, suggestions side by side, topics by month.

use super::groups::by_attribute;
use super::listed::side_by_side;
use crate::analysis;
use crate::components::figure::figure;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::model::{Coordinate, Record};
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::compare::target_text;
use crate::text::layout::{months_note, months_title, no_plan, plan_title};
use crate::text::name::indicator_name;
use crate::text::number::to_tenth;

const COMPLETED: &str = "consultation.plan_completed";
const SUGGESTIONS: [&str; 3] = [
    "consultation.suggestions",
    "consultation.online_suggestions",
    "consultation.suggestion_aspects",
];
const KINDS: [&str; 2] = ["consultation", "meeting"];

/// Plan, suggestions, topics.
pub fn panels(scene: &Scene) -> View {
    let suggestions = scene.data().find_indicator(SUGGESTIONS[0]);
    let title = suggestions.map_or("", |id| indicator_name(scene.lang, scene.data(), id));
    View::from([
        plan(scene).into(),
        side_by_side(scene, title, &SUGGESTIONS).into(),
        by_attribute(scene, KINDS[0], "consultation_type").into(),
        by_attribute(scene, KINDS[0], "theme").into(),
        months(scene).into(),
    ])
}

/// What of the year's plan is done, as a bar of the plan.
fn plan(scene: &Scene) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let indicator = data.find_indicator(COMPLETED)?;
    let at = Coordinate::new(indicator, scene.period, scene.region);
    let done = analysis::total(data, &at);
    done.value?;
    let target = analysis::target(data, &done);
    let words = target.as_ref().map_or(no_plan(lang).to_owned(), |target| {
        target_text(lang, data, &done, target)
    });
    let bar = target.and_then(|target| target.percent).map(|percent| {
        let length = format!("width:{}%", to_tenth(percent.clamp(0.0, 100.0)));
        let bar = el("span").class("flow__bar").attr("aria-hidden", "true");
        bar.child(el("i").attr("style", length))
    });
    let content = el("div")
        .class("plan")
        .child(el("p").class("card__figure").child(figure(scene, &done)))
        .child(bar)
        .child(el("p").child(words));
    Some(panel(plan_title(lang), "", Width::Half, content.into()))
}

/// Topics by month, each a record.
fn months(scene: &Scene) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let (months, undated) = analysis::by_month(data, &KINDS, scene.period, scene.region);
    let have = months.iter().map(|(_, ids)| ids.len()).sum();
    let groups: Vec<View> = months
        .iter()
        .map(|(month, ids)| {
            let records = ids.iter().filter_map(|id| data.records.get(*id));
            let lines: View = records.map(|record| topic(scene, record)).collect();
            el("li")
                .child(el("h3").child(scene.period_name(*month)))
                .child(el("ul").class("plain-list").child(lines))
                .into()
        })
        .collect();
    if groups.is_empty() {
        return None;
    }
    let list = el("ol").class("months").child(groups);
    let note = months_note(lang, have, undated);
    Some(panel(months_title(lang), &note, Width::Whole, list.into()))
}

fn topic(scene: &Scene, record: &Record) -> View {
    let href = scene.href(Page::Record(record.id.clone()));
    let link = el("a").attr("href", href).child(record.title.clone());
    el("li").child(link).into()
}
