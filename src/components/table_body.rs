//! Head and body of a table (表头与表体): sorting and pulling columns, rows and heads of groups.

use super::table::Table;
use super::table_rows::{Column, Group, Line, Shown, TableRows};
use super::window::Window;
use crate::analysis::Subtotal;
use crate::platform::drag;
use crate::platform::signal::StoredValue;
use crate::platform::view::{View, el};
use crate::text::number::plain;
use crate::text::table::{TableWord, group_count, printed_text, subtotal_text, table_word};

/// No column is pulled narrower than this.
const LEAST_PX: f64 = 56.0;
const STEP_PX: f64 = 16.0;

/// What of the body is drawn.
pub struct Body {
    pub view: Window,
    pub columns: Vec<usize>,
}

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
        .child(arrow)
        .child(number);
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
        .attr("aria-valuemin", LEAST_PX.to_string())
        .attr("aria-valuemax", "2000")
        .live_attr("aria-valuenow", move || {
            let width = widths.with(|widths| widths.get(at).copied());
            Some(width.unwrap_or(0.0).max(LEAST_PX).to_string())
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
pub fn body(table: Table, of: &Body) -> View {
    let across = of.columns.len().to_string();
    let room = |px: f64| {
        (px > 0.0).then(|| {
            el("tr")
                .attr("aria-hidden", "true")
                .class("table__room")
                .attr("style", format!("height:{px}px"))
                .child(el("td").attr("colspan", across.clone()))
        })
    };
    let first = of.view.first;
    let lines: Vec<View> = table.shown.with(|shown| {
        table.rows.with_value(|rows| {
            let line = |at: usize| {
                let cells = match shown.line(at)? {
                    Line::Row(row) => row_cells(&**rows, row, &of.columns),
                    Line::Head(place) => {
                        let group = shown.groups.get(place)?;
                        group_head(table, &**rows, shown, group, &across)
                    }
                };
                let is_head = matches!(shown.line(at), Some(Line::Head(_)));
                let line = el("tr").class_if("table__group", is_head);
                let line = line.attr("aria-rowindex", (at + 2).to_string());
                Some(View::from(line.child(cells)))
            };
            (first..first + of.view.count).filter_map(line).collect()
        })
    });
    let all = table.shown.with(Shown::lines);
    let is_cut = of.view.below_px == 0.0 && first + of.view.count < all;
    let cut = is_cut.then(|| {
        let words = printed_text(table.lang, of.view.count, all);
        let cell = el("td").attr("colspan", across.clone());
        el("tr").child(cell.child(words))
    });
    el("tbody")
        .child(room(of.view.above_px))
        .child(lines)
        .child(cut)
        .child(room(of.view.below_px))
        .into()
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
