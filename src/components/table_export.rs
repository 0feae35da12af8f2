//! Taking a table elsewhere (导出): copied as text, as CSV, as a workbook. The rows and columns are
//! those shown, closed groups opened; subtotals are left out, for whoever reads the file would
//! add them to their parts.
//!
//! The status of data that is not published stands in a first column of every row and in the
//! file's name: a line of comment breaks what reads CSV, and a row that is cut out and pasted
//! elsewhere must not lose that it is made up. A workbook has a sheet for it.

use super::table::Table;
use super::table_rows::{Shown, TableRows};
use crate::model::json::{self, Value};
use crate::platform::view::{View, el};
use crate::platform::{clipboard, document, later, save, task};
use crate::text::csv;
use crate::text::table::{
    TableWord, copied_text, file_name, provenance, status_word, table_word, written_on,
};
use crate::text::words::Words;

/// More rows than this do not go into a worksheet, with its head.
const MOST_ROWS: usize = 1_048_575;

/// The three buttons.
pub fn actions(table: Table, label: &str) -> View {
    let lang = table.lang;
    let label = label.to_owned();
    let button = |text: &'static str, act: Box<dyn Fn()>| {
        View::from(
            el("button")
                .attr("type", "button")
                .class("quiet")
                .on("click", move |_| act())
                .child(text),
        )
    };
    el("div")
        .class("table__actions")
        .child(button(
            table_word(lang, TableWord::Copy),
            Box::new(move || copy(table)),
        ))
        .child(button("CSV", Box::new(move || save_csv(table))))
        .child(button(
            "XLSX",
            Box::new(move || save_workbook(table, label.clone())),
        ))
        .into()
}

fn copy(table: Table) {
    let rows = sheet(table, false);
    let text = csv::tabs(&rows);
    let notice = table.app.notice;
    task::spawn(async move {
        let is_copied = clipboard::copy(&text).await;
        notice.set(Some(if is_copied {
            copied_text(table.lang, rows.len() - 1)
        } else {
            Words::of(table.lang).copy_failed.to_owned()
        }));
    });
}

fn save_csv(table: Table) {
    let name = with_opened(table, |data| file_name(table.lang, data, table.name));
    if let Some(name) = name {
        save::text(&format!("{name}.csv"), &csv::csv(&sheet(table, true)));
    }
}

fn save_workbook(table: Table, label: String) {
    let lang = table.lang;
    let notice = table.app.notice;
    let rows = sheet(table, false);
    if rows.len() > MOST_ROWS {
        notice.set(Some(table_word(lang, TableWord::TooLong).to_owned()));
        return;
    }
    let about = with_opened(table, |data| {
        let link = document::address().unwrap_or_default();
        let lines = provenance(lang, data, &link).into_iter();
        let lines = lines.map(|(key, text)| Value::List(vec![key.into(), text.into()]));
        let is_marked = status_word(lang, data.meta.status).is_some();
        let name = format!("{}.xlsx", file_name(lang, data, table.name));
        (name, Value::List(lines.collect()), is_marked)
    });
    let Some((name, lines, is_marked)) = about else {
        return;
    };
    let rows = rows.into_iter().map(Value::List).collect();
    let book = json::object(vec![
        ("name", name.into()),
        ("sheet", label.into()),
        ("rows", Value::List(rows)),
        ("about", table_word(lang, TableWord::Provenance).into()),
        ("provenance", lines),
        ("isMarked", is_marked.into()),
        ("writtenOn", written_on(lang).into()),
    ]);
    task::spawn(async move {
        if later::ask("xlsx", &json::text(&book)).await.is_none() {
            notice.set(Some(table_word(lang, TableWord::Failed).to_owned()));
        }
    });
}

fn with_opened<T>(table: Table, take: impl FnOnce(&crate::model::Dataset) -> T) -> Option<T> {
    table.app.source.with_untracked(|source| {
        let opened = source.state.opened()?;
        Some(take(&opened.data))
    })
}

/// Head and rows as shown; numbers as numbers, what is not provided empty.
fn sheet(table: Table, has_status: bool) -> Vec<Vec<Value>> {
    let status = with_opened(table, |data| status_word(table.lang, data.meta.status));
    let status = status.flatten().filter(|_| has_status);
    let columns = table.columns_now();
    table.rows.with_value(|rows| {
        table
            .shown
            .with_untracked(|shown| lines(&**rows, shown, &columns, table, status))
    })
}

fn lines(
    rows: &dyn TableRows,
    shown: &Shown,
    columns: &[usize],
    table: Table,
    status: Option<&'static str>,
) -> Vec<Vec<Value>> {
    let known = rows.columns();
    let mut head: Vec<Value> = Vec::new();
    // Each column of the file: what to ask for, and whether for its number.
    let mut asked: Vec<(usize, bool)> = Vec::new();
    for at in columns.iter().copied() {
        let Some(column) = known.get(at) else {
            continue;
        };
        head.push(column.title.into());
        asked.push((at, column.is_number));
        for (beside, title) in rows.beside(at) {
            let is_there = columns.contains(&beside);
            let has_text = || {
                let mut all = shown.rows.iter();
                all.any(|row| !rows.text(*row as usize, beside).is_empty())
            };
            if !is_there && has_text() {
                head.push(title.into());
                asked.push((beside, false));
            }
        }
    }
    let status_head = table_word(table.lang, TableWord::Status);
    let with_status = |mut cells: Vec<Value>, text: &'static str| {
        if status.is_some() {
            cells.insert(0, text.into());
        }
        cells
    };
    let mut all = vec![with_status(head, status_head)];
    for row in shown.rows.iter().map(|row| *row as usize) {
        let cell = |(at, is_number): &(usize, bool)| -> Value {
            if *is_number {
                rows.number(row, *at).into()
            } else {
                rows.text(row, *at).into()
            }
        };
        let cells = asked.iter().map(cell).collect();
        all.push(with_status(cells, status.unwrap_or_default()));
    }
    all
}
