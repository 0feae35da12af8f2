//! The ledger of instructions (批示台账): when, by whom, on what, and what followed.

use super::scene::Scene;
use crate::model::{Record, RecordId};
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::number::NONE;

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
    let lines: View = records
        .iter()
        .filter_map(|id| Some(line(scene, scene.data().records.get(*id)?)))
        .collect();
    el("table")
        .class("plain-table ledger")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(lines))
        .into()
}

fn line(scene: &Scene, record: &Record) -> View {
    let words = scene.words();
    let text = |names: &[&str]| -> String {
        let found = names.iter().find_map(|name| record.text(name));
        found.unwrap_or(NONE).to_owned()
    };
    let date = record.date.map_or(NONE.to_owned(), |d| d.to_string());
    let href = scene.href(Page::Record(record.id.clone()));
    let title = el("a").attr("href", href).child(record.title.clone());
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
        .child(cell(words.title, title.into()))
        .child(cell(
            words.follow_up,
            text(&["follow_up", "outcome", "status"]).into(),
        ))
        .into()
}
