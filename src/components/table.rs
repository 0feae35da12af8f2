//! A table (表格): searches, filters, sorts; draws only the rows in view when it is long. Its
//! state stands in the link.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::state::State;
use super::table_rows::{Column, TableRows, choices, order};
use super::window::{LONG, ROW_PX, window};
use crate::platform::document;
use crate::platform::view::{View, el, live};
use crate::route::TableState;
use crate::text::Lang;
use crate::text::states::rows_text;
use crate::text::words::Words;

/// Columns with more texts than this offer no list to choose from.
const MOST_CHOICES: usize = 40;
/// Tables shorter than this need no search.
const SHORT: usize = 8;

/// A table; `name` stands in links, `label` is read aloud.
pub fn table(name: &'static str, label: String, lang: Lang, rows: Arc<dyn TableRows>) -> View {
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
    let heads: View = columns.iter().map(|c| head(name, c, lang, table)).collect();
    let count = move || Some((shown.with(Vec::len) + 1).to_string());
    let grid = el("table")
        .attr("aria-label", label.clone())
        .live_attr("aria-rowcount", count)
        .child(el("thead").child(el("tr").attr("aria-rowindex", "1").child(heads)))
        .child(live(body));
    let scroll = el("div")
        .class("table__scroll")
        .class_if("table__scroll--long", is_long)
        .maybe("style", is_long.then(|| format!("--row:{ROW_PX}px")))
        .maybe("tabindex", is_long.then_some("0"))
        .maybe("role", is_long.then_some("region"))
        .maybe("aria-label", is_long.then_some(label))
        .on("scroll", on_scroll)
        .child(grid)
        .built(move |element| {
            // An element taken over stands where the reader scrolled it to.
            let now_px = f64::from(element.scroll_top());
            if now_px > 0.0 {
                top_px.set(now_px);
            }
        });
    el("div")
        .class("table")
        .child((rows.len() > SHORT).then(|| toolbar(name, lang, &rows, table, shown)))
        .child(scroll)
        .into()
}

fn head(name: &'static str, column: &Column, lang: Lang, table: Memo<TableState>) -> View {
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
    let button = el("button")
        .attr("type", "button")
        .class("table__sort")
        .attr("title", Words::of(lang).sort_by)
        .on("click", on_click)
        .child(column.title);
    el("th")
        .attr("scope", "col")
        .live_attr("aria-sort", move || Some(aria()))
        .class_if("number", is_number)
        .child(button)
        .into()
}

/// Changes the state of this table in the link.
fn alter(state: State, name: &'static str, change: impl FnOnce(&mut TableState)) {
    state.change(|route| {
        let mut table = route.table(name);
        change(&mut table);
        if table.is_default() {
            route.tables.remove(name);
        } else {
            route.tables.insert(name, table);
        }
    });
}

fn toolbar(
    name: &'static str,
    lang: Lang,
    rows: &Arc<dyn TableRows>,
    table: Memo<TableState>,
    shown: Memo<Vec<u32>>,
) -> View {
    let words = Words::of(lang);
    let state = State::here();
    let total = rows.len();
    let filters: Vec<View> = rows
        .columns()
        .iter()
        .enumerate()
        .filter(|(_, column)| column.has_filter)
        .filter_map(|(index, column)| {
            let texts = choices(&**rows, index, MOST_CHOICES);
            (!texts.is_empty()).then(|| filter(name, column, texts, words, table))
        })
        .collect();
    let search = el("input")
        .attr("type", "search")
        .class("table__search")
        .attr("placeholder", words.search)
        .attr("aria-label", words.search)
        .live_prop("value", move || table.with(|t| t.search.clone()))
        .on("input", move |event| {
            if let Some(text) = document::value_of(&event) {
                alter(state, name, move |t| t.search = text);
            }
        });
    let count = el("span")
        .class("table__count")
        .attr("role", "status")
        .child(live(move || rows_text(lang, shown.with(Vec::len), total)));
    let clear = move || {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .on("click", move |_| {
                alter(state, name, |t| {
                    t.search.clear();
                    t.filters.clear();
                });
            })
            .child(words.clear)
    };
    let is_whole = move || table.with(|t| t.search.is_empty() && t.filters.is_empty());
    el("div")
        .class("table__tools")
        .attr("role", "group")
        .attr("aria-label", words.filters)
        .child(search)
        .child(filters)
        .child(count)
        .child(live(move || (!is_whole()).then(clear)))
        .into()
}

fn filter(
    name: &'static str,
    column: &Column,
    texts: Vec<String>,
    words: &'static Words,
    table: Memo<TableState>,
) -> View {
    let state = State::here();
    let id = column.id;
    let title = column.title;
    let options: Vec<View> = texts
        .iter()
        .map(|text| {
            let option = el("option").attr("value", text.clone());
            option.child(text.clone()).into()
        })
        .collect();
    // A link may ask for a text that no row has; the list then stays at its first choice.
    let chosen = move || {
        let asked = table.with(|t| t.filters.get(id).cloned());
        asked
            .filter(|text| texts.contains(text))
            .unwrap_or_default()
    };
    let list = el("select")
        .live_prop("value", chosen)
        .on("change", move |event| {
            let Some(text) = document::value_of(&event) else {
                return;
            };
            alter(state, name, move |t| {
                if text.is_empty() {
                    t.filters.remove(id);
                } else {
                    t.filters.insert(id, text);
                }
            });
        })
        .child(el("option").attr("value", "").child(words.filter_all))
        .child(options);
    el("label")
        .class("table__filter")
        .child(el("span").child(title))
        .child(list)
        .into()
}

/// The rows in view between the room for those above and below.
fn table_body(
    rows: &dyn TableRows,
    range: &[u32],
    first: usize,
    above_px: f64,
    below_px: f64,
) -> View {
    let columns = rows.columns();
    let room = |px: f64| {
        (px > 0.0).then(|| {
            let cell = el("td").attr("colspan", columns.len().to_string());
            el("tr")
                .attr("aria-hidden", "true")
                .class("table__room")
                .attr("style", format!("height:{px}px"))
                .child(cell)
        })
    };
    let lines: Vec<View> = range
        .iter()
        .enumerate()
        .map(|(index, row)| line(rows, *row as usize, first + index + 2))
        .collect();
    el("tbody")
        .child(room(above_px))
        .child(lines)
        .child(room(below_px))
        .into()
}

/// One row; `number` counts from 1 with the head.
fn line(rows: &dyn TableRows, row: usize, number: usize) -> View {
    let cells: Vec<View> = rows
        .columns()
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cell = rows.view(row, index);
            el("td")
                .attr("data-label", column.title)
                .class_if("number", column.is_number)
                .child(cell)
                .into()
        })
        .collect();
    el("tr")
        .attr("aria-rowindex", number.to_string())
        .child(cells)
        .into()
}
