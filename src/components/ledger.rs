//! The ledger of instructions (批示台账): when, by whom, on what, and what followed.

use leptos::prelude::*;

use super::scene::Scene;
use crate::model::{Record, RecordId};
use crate::route::Page;
use crate::text::number::NONE;

/// Instructions, in the order given.
#[component]
pub fn Ledger(scene: Scene, records: Vec<RecordId>) -> impl IntoView {
    let words = scene.words();
    let heads = [
        words.date,
        words.level,
        words.carrier,
        words.title,
        words.follow_up,
    ];
    view! {
        <table class="plain-table ledger">
            <thead>
                <tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr>
            </thead>
            <tbody>
                {records
                    .iter()
                    .filter_map(|id| Some(line(&scene, *id, scene.data().records.get(*id)?)))
                    .collect::<Vec<_>>()}
            </tbody>
        </table>
    }
    .into_any()
}

fn line(scene: &Scene, id: RecordId, record: &Record) -> AnyView {
    let words = scene.words();
    let text = |names: &[&str]| -> String {
        let found = names.iter().find_map(|name| record.text(name));
        found.unwrap_or(NONE).to_owned()
    };
    let date = record.date.map_or(NONE.to_owned(), |d| d.to_string());
    let href = scene.href(Page::Record(record.id.clone()));
    let _ = id;
    view! {
        <tr>
            <td data-label=words.date class="nowrap">{date}</td>
            <td data-label=words.level>{text(&["instructed_by_level", "instructed_by"])}</td>
            <td data-label=words.carrier>{text(&["carrier_type", "carrier"])}</td>
            <td data-label=words.title><a href=href>{record.title.clone()}</a></td>
            <td data-label=words.follow_up>{text(&["follow_up", "outcome", "status"])}</td>
        </tr>
    }
    .into_any()
}
