//! Head and body of a table (表头与表体): sorting and pulling columns, rows and heads of groups.

use super::table::Table;
use super::table_rows::{Column, Group, Line, Shown, TableRows};
use super::window::Window;
use crate::analysis::Subtotal;
use crate::model::json::written;
use crate::platform::signal::{Memo, RwSignal, StoredValue};
use crate::platform::view::{View, el, live, show_rows};
use crate::platform::{drag, task};
use crate::text::number::plain;
use crate::text::table::{TableWord, group_count, printed_text, subtotal_text, table_word};

/// No column is pulled narrower than this.
const LEAST_PX: f64 = 56.0;
const STEP_PX: f64 = 16.0;

/// The head of the table.
pub fn heads(table: Table) -> View {
    let shown = table.columns();
    let cells: View = table.rows.with_value(|rows| {
        let columns = rows.columns();
        let cell = |at: &usize| columns.get(*at).map(|column| head(table, column, *at));
        shown.iter().filter_map(cell).collect()
    });
    let line = el("tr").attr("aria-rowindex", "1").child(cells);
    el("thead").child(line).into()
}

fn head(table: Table, column: &Column, at: usize) -> View {
    let (id, is_number, lang) = (column.id, column.is_number, table.lang);
    let (place, of) = table.state.with(|state| {
        let place = state.sort.iter().position(|(sorted, _)| sorted == id);
        let found = place.map(|place| (place, state.sort[place].1));
        (found, state.sort.len())
    });
    let arrow = place.map(|(_, is_descending)| if is_descending { " ↓" } else { " ↑" });
    let number = place
        .filter(|_| of > 1)
        .map(|(place, _)| el("small").child((place + 1).to_string()));
    let aria = match place {
        // Assistive technology knows one sorted column; the others say their place themselves.
        Some((0, true)) => "descending",
        Some((0, false)) => "ascending",
        _ => "none",
    };
    let button = el("button")
        .attr("type", "button")
        .class("table__sort")
        .attr("title", table_word(lang, TableWord::SortHint))
        .on("click", move |event| {
            let is_added = drag::has_shift(&event);
            table.alter(|state| state.sort_by(id, is_number, is_added));
        })
        .child(column.title)
        .child(
            // In a place of its own, so that no column changes its width for it.
            el("span").class("table__arrow").child(arrow).child(number),
        );
    el("th")
        .attr("scope", "col")
        .attr("aria-sort", aria)
        .class_if("number", is_number)
        .child(button)
        .child(edge(table, column, at))
        .into()
}

/// The edge of a column, to be pulled; arrow keys move it too.
fn edge(table: Table, column: &Column, at: usize) -> View {
    let widths = table.widths;
    let begun = StoredValue::new((0.0, 0.0));
    // From here on every column has the width that it was seen with.
    let begin = move |event: &web_sys::Event| {
        let (seen, place) = drag::cells(event)?;
        let mut all = vec![0.0; table.ids().len()];
        for (column, px) in table.columns_now().into_iter().zip(&seen) {
            if let Some(width) = all.get_mut(column) {
                *width = *px;
            }
        }
        widths.set(all);
        seen.get(place).copied()
    };
    let set = move |px: f64| {
        widths.update(|widths| {
            if let Some(width) = widths.get_mut(at) {
                *width = px.max(LEAST_PX).round();
            }
        });
    };
    let label = format!(
        "{} {}",
        table_word(table.lang, TableWord::Resize),
        column.title
    );
    el("span")
        .class("table__edge")
        .attr("role", "separator")
        .attr("aria-orientation", "vertical")
        .attr("aria-label", label)
        .attr("aria-valuemin", written(LEAST_PX))
        .attr("aria-valuemax", "2000")
        .live_attr("aria-valuenow", move || {
            let width = widths.with(|widths| widths.get(at).copied());
            Some(written(width.unwrap_or(0.0).max(LEAST_PX)))
        })
        .attr("tabindex", "0")
        .on("pointerdown", move |event| {
            if let (Some(x), Some(width)) = (drag::hold(&event), begin(&event)) {
                begun.set_value((x, width));
            }
        })
        .on("pointermove", move |event| {
            let (from, width) = begun.get_value();
            if let Some(x) = drag::held(&event).filter(|_| width > 0.0) {
                set(width + x - from);
            }
        })
        .on("pointerup", move |_| begun.set_value((0.0, 0.0)))
        .on("keydown", move |event| {
            if let Some(step) = drag::arrow(&event)
                && let Some(width) = begin(&event)
            {
                set(width + step * STEP_PX);
            }
        })
        .on("dblclick", move |_| widths.set(Vec::new()))
        .into()
}

/// The lines in view between the room for those above and below.
pub fn body(table: Table, seen: Memo<Window>) -> View {
    let element = RwSignal::new(None::<web_sys::Element>);
    // What stands in a line by its number: changes with rows, order, groups and columns.
    let meaning = Memo::new(move |before: Option<&u32>| {
        table.shown.with(Shown::lines);
        table.columns();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    // The meaning that the rows on the page have.
    let drawn = StoredValue::new(None::<u32>);
    let draw = move |element: &web_sys::Element, view: Window, now: u32| {
        let is_other = drawn.get_value() != Some(now);
        drawn.set_value(Some(now));
        let columns = table.columns_now();
        let mut make = |at: usize| line(table, &columns, at);
        show_rows(element, view.first, view.count, is_other, &mut make);
    };
    task::follow(move || {
        let (view, now) = (seen.get(), meaning.get());
        if let Some(element) = element.get() {
            draw(&element, view, now);
        }
    });
    let room = move |px: f64| {
        (px > 0.0).then(|| {
            el("tr")
                .attr("aria-hidden", "true")
                .class("table__room")
                .attr("style", format!("height:{}px", written(px)))
                .child(el("td").attr("colspan", table.columns().len().to_string()))
        })
    };
    let cut = move || {
        let (view, all) = (seen.get(), table.shown.with(Shown::lines));
        (view.below_px == 0.0 && view.first + view.count < all).then(|| {
            let words = printed_text(table.lang, view.count, all);
            let cell = el("td").attr("colspan", table.columns().len().to_string());
            el("tr").child(cell.child(words))
        })
    };
    // Its rows are no part of a view: only a body of such rows may take it over.
    el("tbody")
        .key("rows")
        .child(live(move || room(seen.with(|view| view.above_px))))
        .child(live(cut))
        .child(live(move || room(seen.with(|view| view.below_px))))
        .built(move |made| {
            // With the page, which then is as high as it was when one comes back to it.
            draw(made, seen.get_untracked(), meaning.get_untracked());
            element.set(Some(made.clone()));
        })
        .into()
}

/// A line by its number.
fn line(table: Table, columns: &[usize], at: usize) -> View {
    table.shown.with_untracked(|shown| {
        table.rows.with_value(|rows| {
            let line = shown.line(at);
            let cells = match line {
                None => View::Nothing,
                Some(Line::Row(row)) => row_cells(&**rows, row, columns),
                Some(Line::Head(place)) => match shown.groups.get(place) {
                    Some(group) => {
                        group_head(table, &**rows, shown, group, &columns.len().to_string())
                    }
                    None => View::Nothing,
                },
            };
            el("tr")
                .class_if("table__group", matches!(line, Some(Line::Head(_))))
                .attr("aria-rowindex", (at + 2).to_string())
                .child(cells)
                .into()
        })
    })
}

fn row_cells(rows: &dyn TableRows, row: usize, shown: &[usize]) -> View {
    let columns = rows.columns();
    let cell = |at: &usize| {
        let column = columns.get(*at)?;
        let cell = el("td")
            .attr("data-label", column.title)
            .class_if("number", column.is_number)
            .child(rows.view(row, *at));
        Some(View::from(cell))
    };
    shown.iter().filter_map(cell).collect()
}

/// The head of a group: opens and closes it, says how many rows it has and what they add up to.
fn group_head(
    table: Table,
    rows: &dyn TableRows,
    shown: &Shown,
    group: &Group,
    across: &str,
) -> View {
    let lang = table.lang;
    let text = group.text.clone();
    let name = if text.is_empty() {
        table_word(lang, TableWord::Empty).to_owned()
    } else {
        text.clone()
    };
    let toggle = move |_| {
        table.alter(|state| match state.closed.iter().position(|c| *c == text) {
            Some(at) => {
                state.closed.remove(at);
            }
            None => state.closed.push(text.clone()),
        });
    };
    let button = el("button")
        .attr("type", "button")
        .class("table__fold")
        .attr(
            "aria-expanded",
            if group.is_closed { "false" } else { "true" },
        )
        .on("click", toggle)
        .child(if group.is_closed { "▸ " } else { "▾ " })
        .child(name);
    let count = el("span")
        .class("dim")
        .child(group_count(lang, group.end - group.first));
    let members = shown.rows.get(group.first..group.end).unwrap_or(&[]);
    let sum = rows
        .subtotal(members)
        .map(|subtotal| subtotal_view(table, &subtotal));
    el("th")
        .attr("scope", "rowgroup")
        .attr("colspan", across.to_owned())
        .child(el("div").child(button).child(count).child(sum))
        .into()
}

fn subtotal_view(table: Table, subtotal: &Subtotal) -> View {
    let opened = table
        .app
        .source
        .with_untracked(|source| source.state.opened().cloned());
    let Some(opened) = opened else {
        return View::Nothing;
    };
    let (number, note) = subtotal_text(table.lang, &opened.data, subtotal);
    let Subtotal::Sum {
        value,
        precision,
        have,
        whole,
        ..
    } = subtotal
    else {
        return el("span").class("dim").child(note).into();
    };
    let route = if have == whole { "computed" } else { "partial" };
    let number = number.map(|number| {
        el("data")
            .class("table__subtotal")
            .attr("value", plain(*value))
            .attr("data-precision", precision.code())
            .attr("data-route", route)
            .attr("title", number.exact.clone())
            .child(number.joined(table.lang))
    });
    let note = (!note.is_empty()).then(|| el("span").class("tag tag--weak").child(note));
    el("span")
        .child(table_word(table.lang, TableWord::Subtotal))
        .child(" ")
        .child(number)
        .child(" ")
        .child(note)
        .into()
}
