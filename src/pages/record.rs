//! A record's page (台账条目): what it says, what it led to and what led to it, its source.

use leptos::prelude::*;

use crate::components::figure_panel::source_line;
use crate::components::panel::{Width, panel};
use crate::components::record_table::stage_name;
use crate::components::scene::Scene;
use crate::model::record::AttributeValue;
use crate::model::{Record, RecordId};
use crate::route::Page;
use crate::text::name::region_name;
use crate::text::number::plain;

/// A record's page.
#[component]
pub fn RecordPage(scene: Scene, id: String) -> impl IntoView {
    let words = scene.words();
    let data = scene.data();
    let found = data.records.find(&id);
    let Some((id, record)) = found.and_then(|id| Some((id, data.records.get(id)?))) else {
        let href = scene.href(Page::Overview);
        return view! { <p class="empty">{words.no_record} " " <a href=href>{words.back}</a></p> }
            .into_any();
    };
    let family = data
        .catalogue
        .kind(&record.kind)
        .map(|kind| kind.family.clone());
    let kind = scene.kind_name(&record.kind).to_owned();
    let kind = match family {
        Some(family) => view! { <a href=scene.href(Page::Family(family))>{kind}</a> }.into_any(),
        None => kind.into_any(),
    };
    let (attributes, links) = (details(&scene, record), chain(&scene, id, record));
    let (words, title) = (scene.words(), record.title.clone());
    view! {
        <div class="page-title">
            <p class="kicker">{kind}</p>
            <h2>{title}</h2>
        </div>
        <div class="panels">
            {panel(words.attributes, "", Width::Half, attributes)}
            {panel(words.links, "", Width::Half, links)}
        </div>
    }
    .into_any()
}

fn details(scene: &Scene, record: &Record) -> AnyView {
    let (words, data) = (scene.words(), scene.data());
    let fact = |name: String, value: AnyView| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any();
    let mut facts = Vec::new();
    if let Some(date) = record.date {
        facts.push(fact(
            words.date.to_owned(),
            scene.period_name(date).into_any(),
        ));
    }
    if let Some(region) = record.region {
        let name = region_name(scene.lang, data, region).to_owned();
        facts.push(fact(words.region.to_owned(), name.into_any()));
    }
    for (name, value) in &record.attributes {
        let text = match value {
            AttributeValue::Text(text) if name == "stage" => stage_name(scene, text),
            AttributeValue::Text(text) => text.clone(),
            AttributeValue::Number(number) => plain(*number),
            AttributeValue::Flag(true) => words.yes.to_owned(),
            AttributeValue::Flag(false) => words.no.to_owned(),
        };
        facts.push(fact(attribute_name(scene, name), text.into_any()));
    }
    let source = record
        .source
        .and_then(|s| data.meta.sources.get(usize::from(s)));
    let document = source.map_or_else(|| words.no_source.into_any(), source_line);
    facts.push(fact(words.document.to_owned(), document));
    let rest = [(words.locator, &record.locator), (words.note, &record.note)];
    for (name, text) in rest {
        if let Some(text) = text {
            facts.push(fact(name.to_owned(), text.clone().into_any()));
        }
    }
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

fn attribute_name(scene: &Scene, id: &str) -> String {
    let known = scene
        .data()
        .catalogue
        .attributes
        .iter()
        .find(|a| a.id == id);
    known.map_or(id.to_owned(), |a| {
        scene.lang.name(&a.name, Some(&a.name_en)).to_owned()
    })
}

/// The records that this one links to, and those that link to it, each with its relation.
fn chain(scene: &Scene, id: RecordId, record: &Record) -> AnyView {
    let data = scene.data();
    let mut lines = Vec::new();
    for (from, rel) in data.records.linking_to(id) {
        if let Some(other) = data.records.get(from) {
            lines.push(link_line(scene, &relation_name(scene, rel, true), other));
        }
    }
    for link in &record.links {
        let name = relation_name(scene, &link.rel, false);
        match link.target.and_then(|target| data.records.get(target)) {
            Some(other) => lines.push(link_line(scene, &name, other)),
            None => {
                let to = link.to.clone();
                lines.push(
                    view! { <li><span class="chain__rel">{name}</span> <code>{to}</code></li> }
                        .into_any(),
                );
            }
        }
    }
    if lines.is_empty() {
        return view! { <p class="dim">{scene.words().no_links}</p> }.into_any();
    }
    view! { <ol class="chain">{lines}</ol> }.into_any()
}

fn link_line(scene: &Scene, relation: &str, other: &Record) -> AnyView {
    let href = scene.href(Page::Record(other.id.clone()));
    let stage = other.text("stage").map(|stage| stage_name(scene, stage));
    view! {
        <li>
            <span class="chain__rel">{relation.to_owned()}</span>
            <a href=href>{other.title.clone()}</a>
            <span class="dim">{scene.kind_name(&other.kind).to_owned()}</span>
            {stage.map(|stage| view! { <span class="tag">{stage}</span> })}
        </li>
    }
    .into_any()
}

fn relation_name(scene: &Scene, id: &str, is_inverse: bool) -> String {
    let known = scene.data().catalogue.relations.iter().find(|r| r.id == id);
    known.map_or(id.to_owned(), |r| {
        let (zh, en) = if is_inverse {
            (&r.inverse, &r.inverse_en)
        } else {
            (&r.name, &r.name_en)
        };
        scene.lang.name(zh, Some(en)).to_owned()
    })
}
