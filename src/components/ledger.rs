//! The ledger of instructions (批示台账): when, by whom, on what, and what became of it.

use super::record_table::stage_name;
use super::scene::Scene;
use crate::analysis::followed;
use crate::model::{Record, RecordId};
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::flow::no_follow_up;
use crate::text::number::NONE;
use crate::text::states::more_text;

/// Later records named for each instruction.
const FOLLOWED_SHOWN: usize = 2;

/// Instructions, in the order given.
pub fn ledger(scene: &Scene, records: &[RecordId]) -> View {
    let words = scene.words();
    let heads = [
        words.date,
        words.level,
        words.carrier,
        words.title,
        words.follow_up,
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").child(head).into());
    let lines: Vec<View> = records
        .iter()
        .filter_map(|id| Some(line(scene, *id, scene.data().records.get(*id)?)))
        .collect();
    el("table")
        .class("plain-table ledger")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(lines))
        .into()
}

fn line(scene: &Scene, id: RecordId, record: &Record) -> View {
    let words = scene.words();
    let text = |names: &[&str]| -> String {
        let found = names.iter().find_map(|name| record.text(name));
        found.unwrap_or(NONE).to_owned()
    };
    let date = record.date.map_or(NONE.to_owned(), |d| d.to_string());
    let cell =
        |label: &'static str, content: View| el("td").attr("data-label", label).child(content);
    el("tr")
        .child(cell(words.date, date.into()).class("nowrap"))
        .child(cell(
            words.level,
            text(&["instructed_by_level", "instructed_by"]).into(),
        ))
        .child(cell(
            words.carrier,
            text(&["carrier_type", "carrier"]).into(),
        ))
        .child(cell(words.title, link(scene, record)))
        .child(cell(words.follow_up, became(scene, id, record)))
        .into()
}

fn link(scene: &Scene, record: &Record) -> View {
    let href = scene.href(Page::Record(record.id.clone()));
    let link = el("a").attr("href", href);
    link.child(record.title.clone()).into()
}

/// What became of an instruction: the records that followed, else what the record itself says,
/// else that none is recorded.
fn became(scene: &Scene, id: RecordId, record: &Record) -> View {
    let records = &scene.data().records;
    let later = followed(scene.data(), id);
    let shown: Vec<View> = later
        .iter()
        .take(FOLLOWED_SHOWN)
        .filter_map(|id| {
            let other = records.get(*id)?;
            let stage = other.text("stage").map(|s| stage_name(scene, s));
            let tag = stage.map(|stage| el("span").class("tag").child(stage));
            let item = el("li").child(tag).child(" ").child(link(scene, other));
            Some(item.into())
        })
        .collect();
    let told = ["follow_up", "outcome", "status"];
    let told = told.iter().find_map(|name| record.text(name));
    if shown.is_empty() && told.is_none() {
        let none = no_follow_up(scene.lang);
        return el("span").class("dim").child(none).into();
    }
    let more = later.len().saturating_sub(FOLLOWED_SHOWN);
    let more = (more > 0).then(|| el("li").class("dim").child(more_text(scene.lang, more)));
    let list = (!shown.is_empty()).then(|| el("ul").class("became").child(shown).child(more));
    let told = told.map(str::to_owned);
    View::from([told.into(), list.into()])
}
