//! A record's page (台账条目): what it says, what it led to and what led to it, its source.

use crate::analysis::{self, Link};
use crate::components::figure_panel::source_line;
use crate::components::panel::{Width, panel};
use crate::components::record_table::stage_name;
use crate::components::scene::Scene;
use crate::model::record::AttributeValue;
use crate::model::{Record, RecordId};
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::flow::{chain_note, chain_title, interval_text, undated};
use crate::text::name::region_name;
use crate::text::number::plain;

/// A record's page.
pub fn record(scene: &Scene, id: &str) -> View {
    let words = scene.words();
    let data = scene.data();
    let found = data.records.find(id);
    let Some((id, record)) = found.and_then(|id| Some((id, data.records.get(id)?))) else {
        let back = el("a").attr("href", scene.href(Page::Overview));
        return el("p")
            .class("empty")
            .child(words.no_record)
            .child(" ")
            .child(back.child(words.back))
            .into();
    };
    let family = data
        .catalogue
        .kind(&record.kind)
        .map(|kind| kind.family.clone());
    let kind = scene.kind_name(&record.kind).to_owned();
    let kind: View = match family {
        Some(family) => {
            let href = scene.href(Page::Family(family));
            el("a").attr("href", href).child(kind).into()
        }
        None => kind.into(),
    };
    let (attributes, links) = (details(scene, record), chain(scene, id, record));
    let story = analysis::chain(data, id);
    let story = (story.len() > 1).then(|| {
        let (title, note) = (chain_title(scene.lang), chain_note(scene.lang));
        panel(title, note, Width::Whole, timeline(scene, &story))
    });
    let title = el("div")
        .class("page-title")
        .child(el("p").class("kicker").child(kind))
        .child(el("h2").child(record.title.clone()));
    let panels = el("div")
        .class("panels")
        .child(panel(words.attributes, "", Width::Half, attributes))
        .child(panel(words.links, "", Width::Half, links));
    View::from([title.into(), story.into(), panels.into()])
}

fn details(scene: &Scene, record: &Record) -> View {
    let (words, data) = (scene.words(), scene.data());
    let fact = |name: String, value: View| {
        View::from([el("dt").child(name).into(), el("dd").child(value).into()])
    };
    let mut facts = Vec::new();
    if let Some(date) = record.date {
        let date = scene.period_name(date);
        facts.push(fact(words.date.to_owned(), date.into()));
    }
    if let Some(region) = record.region {
        let name = region_name(scene.lang, data, region).to_owned();
        facts.push(fact(words.region.to_owned(), name.into()));
    }
    for (name, value) in &record.attributes {
        let text = match value {
            AttributeValue::Text(text) if name == "stage" => stage_name(scene, text),
            AttributeValue::Text(text) => text.clone(),
            AttributeValue::Number(number) => plain(*number),
            AttributeValue::Flag(true) => words.yes.to_owned(),
            AttributeValue::Flag(false) => words.no.to_owned(),
        };
        facts.push(fact(attribute_name(scene, name), text.into()));
    }
    let source = record
        .source
        .and_then(|s| data.meta.sources.get(usize::from(s)));
    let document = source.map_or_else(|| words.no_source.into(), source_line);
    facts.push(fact(words.document.to_owned(), document));
    let rest = [(words.locator, &record.locator), (words.note, &record.note)];
    for (name, text) in rest {
        if let Some(text) = text {
            facts.push(fact(name.to_owned(), text.clone().into()));
        }
    }
    el("dl").class("facts").child(facts).into()
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

/// What led to a record and what followed, each with its date and the days in between.
fn timeline(scene: &Scene, story: &[Link]) -> View {
    let lang = scene.lang;
    let lines: Vec<View> = story
        .iter()
        .enumerate()
        .filter_map(|(index, link)| {
            let record = scene.data().records.get(link.record)?;
            let date = record
                .date
                .map_or(undated(lang).to_owned(), |d| scene.period_name(d));
            // Before the record itself only what follows from something has an interval.
            let interval = (index > 0 && link.has_cause).then(|| interval_text(lang, link.days));
            let stage = record.text("stage").map(|stage| stage_name(scene, stage));
            let about = el("p")
                .class("timeline__about")
                .child(el("span").child(date))
                .child(interval.map(|text| el("span").child(text)))
                .child(el("span").child(scene.kind_name(&record.kind).to_owned()))
                .child(stage.map(|stage| el("span").class("tag").child(stage)));
            let title: View = if link.distance == 0 {
                el("strong").child(record.title.clone()).into()
            } else {
                let href = scene.href(Page::Record(record.id.clone()));
                let link = el("a").attr("href", href);
                link.child(record.title.clone()).into()
            };
            let line = el("li")
                .maybe("aria-current", (link.distance == 0).then_some("true"))
                .child(about)
                .child(title);
            Some(line.into())
        })
        .collect();
    el("ol").class("timeline").child(lines).into()
}

/// The records that this one links to, and those that link to it, each with its relation.
fn chain(scene: &Scene, id: RecordId, record: &Record) -> View {
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
                let relation = el("span").class("chain__rel").child(name);
                let to = el("code").child(link.to.clone());
                lines.push(el("li").child(relation).child(to).into());
            }
        }
    }
    if lines.is_empty() {
        return el("p").class("dim").child(scene.words().no_links).into();
    }
    el("ol").class("chain").child(lines).into()
}

fn link_line(scene: &Scene, relation: &str, other: &Record) -> View {
    let href = scene.href(Page::Record(other.id.clone()));
    let stage = other.text("stage").map(|stage| stage_name(scene, stage));
    let kind = scene.kind_name(&other.kind).to_owned();
    el("li")
        .child(el("span").class("chain__rel").child(relation.to_owned()))
        .child(el("a").attr("href", href).child(other.title.clone()))
        .child(el("span").class("dim").child(kind))
        .child(stage.map(|stage| el("span").class("tag").child(stage)))
        .into()
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
