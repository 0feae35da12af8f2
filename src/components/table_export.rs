//! Taking a table elsewhere (导出): copied as text, as CSV, as a workbook. The rows and columns are
//! those shown, closed groups opened; subtotals are left out, for whoever reads the file would
//! add them to their parts.
//!
//! The status of data that is not published stands in a first column of every row and in the
//! file's name: a line of comment breaks what reads CSV, and a row that is cut out and pasted
//! elsewhere must not lose that it is made up. A workbook has a sheet for it.

use std::sync::Arc;

use super::table::Table;
use super::table_slices::SLOW;
use crate::model::json::{self, Value};
use crate::platform::save::Pieces;
use crate::platform::view::{View, el};
use crate::platform::{clipboard, document, later, task, timer};
use crate::text::csv;
use crate::text::table::{
    TableWord, copied_text, file_name, provenance, status_word, table_word, written_on,
};
use crate::text::words::Words;

/// More rows than this do not go into a worksheet, with its head.
const MOST_ROWS: usize = 1_048_575;
/// Rows written before the clock is looked at.
const STEP: usize = 200;
/// Bytes of a file that are handed over at a time.
const PIECE: usize = 1 << 20;

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
    let notice = table.app.notice;
    task::spawn(async move {
        let Some(Out::Tabs(text, lines)) = written(table, Out::Tabs(String::new(), 0)).await else {
            return;
        };
        let is_copied = clipboard::copy(&text).await;
        notice.set(Some(if is_copied {
            copied_text(table.lang, lines - 1)
        } else {
            Words::of(table.lang).copy_failed.to_owned()
        }));
    });
}

fn save_csv(table: Table) {
    let name = with_opened(table, |data| file_name(table.lang, data, table.name));
    task::spawn(async move {
        let mut pieces = Pieces::default();
        pieces.text.push_str(csv::BOM);
        if let (Some(name), Some(Out::Csv(pieces))) = (name, written(table, Out::Csv(pieces)).await)
        {
            pieces.save(&format!("{name}.csv"));
        }
    });
}

fn save_workbook(table: Table, label: String) {
    let lang = table.lang;
    let notice = table.app.notice;
    if table.shown.with_untracked(|shown| shown.rows.len()) >= MOST_ROWS {
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
    task::spawn(async move {
        let Some(Out::Rows(rows)) = written(table, Out::Rows(Vec::new())).await else {
            return;
        };
        let book = json::object(vec![
            ("name", name.into()),
            ("sheet", label.into()),
            ("rows", Value::List(rows)),
            ("about", table_word(lang, TableWord::Provenance).into()),
            ("provenance", lines),
            ("isMarked", is_marked.into()),
            ("writtenOn", written_on(lang).into()),
        ]);
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

/// What a table is written as.
enum Out {
    Csv(Pieces),
    /// The text and how many lines it has.
    Tabs(String, usize),
    Rows(Vec<Value>),
}

impl Out {
    fn put(&mut self, cells: Vec<Value>) {
        match self {
            Out::Csv(pieces) => {
                csv::csv_line(&mut pieces.text, &cells);
                pieces.flush(PIECE);
            }
            Out::Tabs(text, lines) => {
                csv::tab_line(text, &cells);
                *lines += 1;
            }
            Out::Rows(rows) => rows.push(Value::List(cells)),
        }
    }
}

/// Head and rows as shown, of very many a slice at a time, which is said meanwhile; `None` when the
/// table has left the screen before all was written.
async fn written(table: Table, out: Out) -> Option<Out> {
    let notice = table.app.notice;
    let is_slow = table.shown.with_untracked(|shown| shown.rows.len()) > SLOW;
    if is_slow {
        notice.set(Some(table_word(table.lang, TableWord::Writing).to_owned()));
    }
    let out = gathered(table, out).await;
    if is_slow {
        notice.set(None);
    }
    out
}

/// Numbers as numbers, what is not provided empty.
async fn gathered(table: Table, mut out: Out) -> Option<Out> {
    let status = with_opened(table, |data| status_word(table.lang, data.meta.status));
    let status = status.flatten().filter(|_| matches!(out, Out::Csv(_)));
    let columns = table.columns_now();
    let rows = table.rows.get_value();
    let shown = table.shown.with_untracked(|shown| Arc::clone(&shown.rows));
    let known = rows.columns();
    let mut head: Vec<Value> = Vec::new();
    // Each column of the file: what to ask for, and whether for its number.
    let mut asked: Vec<(usize, bool)> = Vec::new();
    if status.is_some() {
        head.push(table_word(table.lang, TableWord::Status).into());
    }
    for at in columns.iter().copied() {
        let Some(column) = known.get(at) else {
            continue;
        };
        head.push(column.title.into());
        asked.push((at, column.is_number));
        for (beside, title) in rows.beside(at) {
            let mut has_text = columns.contains(&beside);
            if has_text {
                continue;
            }
            let look = &mut |row: usize| {
                has_text |= !rows.text(row, beside).is_empty();
                has_text
            };
            through(table, &shown, look).await?;
            if has_text {
                head.push(title.into());
                asked.push((beside, false));
            }
        }
    }
    out.put(head);
    let write = &mut |row: usize| {
        let cell = |(at, is_number): &(usize, bool)| match is_number {
            true => rows.number(row, *at).into(),
            false => rows.text(row, *at).into(),
        };
        let mut cells: Vec<Value> = status.into_iter().map(Value::from).collect();
        cells.extend(asked.iter().map(cell));
        out.put(cells);
        false
    };
    through(table, &shown, write).await?;
    Some(out)
}

/// Goes through rows until one answers with true: with the browser's turn between slices where there
/// are very many, and no further when the table has left the screen.
async fn through(table: Table, rows: &[u32], look: &mut dyn FnMut(usize) -> bool) -> Option<()> {
    let mut parts = rows.chunks(STEP);
    let step = &mut || match parts.next() {
        Some(part) => part.iter().any(|row| look(*row as usize)),
        None => true,
    };
    let is_slow = rows.len() > SLOW;
    while !task::slice(step) {
        if is_slow {
            table.busy.set(true);
            timer::pause().await;
            if table.busy.is_disposed() {
                return None;
            }
        }
    }
    if is_slow {
        table.busy.set(false);
    }
    Some(())
}
