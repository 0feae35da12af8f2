//! A table (表格): searches, filters, sorts; draws only the rows in view when it is long. Its
//! state stands in the link.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::State;
use super::table_rows::{Column, TableRows, choices, order};
use super::window::{LONG, ROW_PX, window};
use crate::route::TableState;
use crate::text::Lang;
use crate::text::states::rows_text;
use crate::text::words::Words;

/// Columns with more texts than this offer no list to choose from.
const MOST_CHOICES: usize = 40;
/// Tables shorter than this need no search.
const SHORT: usize = 8;

/// A table; `name` stands in links, `label` is read aloud.
#[component]
pub fn Table(
    name: &'static str,
    label: String,
    lang: Lang,
    rows: Arc<dyn TableRows>,
) -> impl IntoView {
    let state = State::here();
    let table = Memo::new(move |_| state.route.with(|route| route.table(name)));
    let source = StoredValue::new(rows.clone());
    let shown = Memo::new(move |_| source.with_value(|rows| table.with(|t| order(&**rows, t))));
    let is_long = rows.len() > LONG;
    let top_px = RwSignal::new(0.0);
    let view = move || shown.with(|rows| window(rows.len(), top_px.get()));
    let on_scroll = move |event: web_sys::Event| {
        let element = event
            .target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if let Some(element) = element {
            top_px.set(f64::from(element.scroll_top()));
        }
    };
    let columns = rows.columns().to_vec();
    let body = move || {
        let view = view();
        shown.with(|shown| {
            let end = (view.first + view.count).min(shown.len());
            let range = shown.get(view.first..end).unwrap_or(&[]);
            source.with_value(|rows| {
                table_body(&**rows, range, view.first, view.above_px, view.below_px)
            })
        })
    };
    view! {
        <div class="table">
            {(rows.len() > SHORT).then(|| toolbar(name, lang, &rows, table, shown))}
            <div
                class="table__scroll"
                class:table__scroll--long=is_long
                style=is_long.then(|| format!("--row:{ROW_PX}px"))
                tabindex=is_long.then_some("0")
                role=is_long.then_some("region")
                aria-label=is_long.then(|| label.clone())
                on:scroll=on_scroll
            >
                <table aria-label=label.clone() aria-rowcount=move || (shown.with(Vec::len) + 1).to_string()>
                    <thead>
                        <tr aria-rowindex="1">{columns.iter().map(|c| head(name, c, lang, table)).collect::<Vec<_>>()}</tr>
                    </thead>
                    {body}
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn head(name: &'static str, column: &Column, lang: Lang, table: Memo<TableState>) -> AnyView {
    let id = column.id;
    let direction = move || {
        table.with(|t| match &t.sort {
            Some((sorted, is_descending)) if sorted == id => Some(*is_descending),
            _ => None,
        })
    };
    let aria = move || match direction() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let is_number = column.is_number;
    // First the largest number, or the first word; then the other way; then the table's own order.
    let state = State::here();
    let on_click = move |_| {
        let next = match (direction(), is_number) {
            (None, first) => Some(first),
            (Some(now), first) if now == first => Some(!first),
            _ => None,
        };
        alter(state, name, move |t| {
            t.sort = next.map(|d| (id.to_owned(), d))
        });
    };
    view! {
        <th scope="col" aria-sort=aria class:number=is_number>
            <button type="button" class="table__sort" title=Words::of(lang).sort_by on:click=on_click>
                {column.title}
            </button>
        </th>
    }
    .into_any()
}

/// Changes the state of this table in the link.
fn alter(state: State, name: &'static str, change: impl FnOnce(&mut TableState)) {
    state.change(|route| {
        let mut table = route.table(name);
        change(&mut table);
        if table.is_default() {
            route.tables.remove(name);
        } else {
            route.tables.insert(name.to_owned(), table);
        }
    });
}

fn toolbar(
    name: &'static str,
    lang: Lang,
    rows: &Arc<dyn TableRows>,
    table: Memo<TableState>,
    shown: Memo<Vec<u32>>,
) -> AnyView {
    let words = Words::of(lang);
    let state = State::here();
    let total = rows.len();
    let filters: Vec<AnyView> = rows
        .columns()
        .iter()
        .enumerate()
        .filter(|(_, column)| column.has_filter)
        .filter_map(|(index, column)| {
            let texts = choices(&**rows, index, MOST_CHOICES);
            (!texts.is_empty()).then(|| filter(name, column, texts, words, table))
        })
        .collect();
    view! {
        <div class="table__tools" role="group" aria-label=words.filters>
            <input
                type="search"
                class="table__search"
                placeholder=words.search
                aria-label=words.search
                prop:value=move || table.with(|t| t.search.clone())
                on:input:target=move |event| {
                    let text = event.target().value();
                    alter(state, name, move |t| t.search = text);
                }
            />
            {filters}
            <span class="table__count" role="status">
                {move || rows_text(lang, shown.with(Vec::len), total)}
            </span>
            {move || (!table.with(|t| t.search.is_empty() && t.filters.is_empty())).then(|| view! {
                <button type="button" class="quiet" on:click=move |_| alter(state, name, |t| {
                    t.search.clear();
                    t.filters.clear();
                })>{words.clear}</button>
            })}
        </div>
    }
    .into_any()
}

fn filter(
    name: &'static str,
    column: &Column,
    texts: Vec<String>,
    words: &'static Words,
    table: Memo<TableState>,
) -> AnyView {
    let state = State::here();
    let id = column.id;
    let title = column.title;
    let chosen = move || table.with(|t| t.filters.get(id).cloned().unwrap_or_default());
    let options: Vec<AnyView> = texts
        .into_iter()
        .map(|text| {
            let value = text.clone();
            let same = text.clone();
            view! { <option value=value prop:selected=move || chosen() == same>{text}</option> }
                .into_any()
        })
        .collect();
    view! {
        <label class="table__filter">
            <span>{title}</span>
            <select on:change:target=move |event| {
                let text = event.target().value();
                alter(state, name, move |t| {
                    if text.is_empty() { t.filters.remove(id); } else { t.filters.insert(id.to_owned(), text); }
                });
            }>
                <option value="">{words.filter_all}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// The rows in view between the room for those above and below.
fn table_body(
    rows: &dyn TableRows,
    range: &[u32],
    first: usize,
    above_px: f64,
    below_px: f64,
) -> AnyView {
    let columns = rows.columns();
    let room = |px: f64| {
        (px > 0.0).then(|| {
            view! { <tr aria-hidden="true" class="table__room" style=format!("height:{px}px")><td colspan=columns.len().to_string()></td></tr> }
        })
    };
    let lines: Vec<AnyView> = range
        .iter()
        .enumerate()
        .map(|(index, row)| line(rows, *row as usize, first + index + 2))
        .collect();
    view! { <tbody>{room(above_px)}{lines}{room(below_px)}</tbody> }.into_any()
}

/// One row; `number` counts from 1 with the head.
fn line(rows: &dyn TableRows, row: usize, number: usize) -> AnyView {
    let cells: Vec<AnyView> = rows
        .columns()
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cell = rows.view(row, index);
            view! { <td data-label=column.title class:number=column.is_number>{cell}</td> }
                .into_any()
        })
        .collect();
    view! { <tr aria-rowindex=number.to_string()>{cells}</tr> }.into_any()
}
