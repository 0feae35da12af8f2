//! What a table shows, and in which order (表格内容). The table asks for rows by number and never
//! sees the data set.

use std::sync::Arc;

use crate::analysis::Subtotal;
use crate::analysis::arranging::{Arranged, Arranging};
use crate::analysis::rows::{Cells, SortKey, Test};
use crate::platform::view::View;
use crate::route::{TableState, limit};
use crate::text::fold::fold;
use crate::text::pinyin::Pinyin;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Stands in links.
    pub id: &'static str,
    pub title: &'static str,
    pub is_number: bool,
    /// Offers the reader to choose one of its texts.
    pub has_filter: bool,
}

/// Rows that a table can show.
pub trait TableRows: Cells + Send + Sync {
    /// The columns, from left to right.
    fn columns(&self) -> &[Column];
    /// The cell on screen.
    fn view(&self, row: usize, column: usize) -> View;
    /// The subtotal of rows, where they are figures.
    fn subtotal(&self, _rows: &[u32]) -> Option<Subtotal> {
        None
    }
    /// What an export must not leave out beside a column: places to ask `text` for, with titles.
    fn beside(&self, _column: usize) -> Vec<(usize, &'static str)> {
        Vec::new()
    }
}

/// Rows whose cell in the column of groups is the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub text: String,
    /// Its rows, as a range of the rows shown.
    pub first: usize,
    pub end: usize,
    pub is_closed: bool,
}

/// A line of the table's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head of a group, by place.
    Head(usize),
    /// A row, by number.
    Row(usize),
}

/// What a table shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The rows that pass, in order, those of closed groups too.
    pub rows: Arc<Vec<u32>>,
    pub groups: Vec<Group>,
    /// With groups, the lines of the body: heads counted from [`HEAD`] on.
    lines: Vec<u32>,
}

/// Rows are fewer than this.
const HEAD: u32 = 1 << 31;

impl Shown {
    /// All rows as they stand.
    pub fn all(count: usize) -> Shown {
        Shown {
            rows: Arc::new((0..count as u32).collect()),
            ..Shown::default()
        }
    }

    /// Rows in order, and the groups that they make by their text in a column.
    pub fn of(rows: &dyn TableRows, group: Option<usize>, arranged: Arranged) -> Shown {
        let mut first = 0;
        let mut groups = Vec::new();
        for end in arranged.ends {
            let row = arranged.rows.get(first).map_or(0, |row| *row as usize);
            groups.push(Group {
                text: group.map_or(String::new(), |column| rows.text(row, column)),
                first,
                end,
                is_closed: false,
            });
            first = end;
        }
        Shown {
            rows: Arc::new(arranged.rows),
            groups,
            lines: Vec::new(),
        }
    }

    /// Number of lines.
    pub fn lines(&self) -> usize {
        if self.groups.is_empty() {
            self.rows.len()
        } else {
            self.lines.len()
        }
    }

    /// A line by place.
    pub fn line(&self, at: usize) -> Option<Line> {
        let lines = if self.groups.is_empty() {
            &self.rows
        } else {
            &self.lines
        };
        let line = *lines.get(at)?;
        Some(if line < HEAD {
            Line::Row(line as usize)
        } else {
            Line::Head((line - HEAD) as usize)
        })
    }

    /// The same rows with groups closed by their texts.
    pub fn closed(&self, closed: &[String]) -> Shown {
        let mut shown = self.clone();
        for (place, group) in shown.groups.iter_mut().enumerate() {
            group.is_closed = closed.contains(&group.text);
            shown.lines.push(HEAD + place as u32);
            if !group.is_closed
                && let Some(rows) = shown.rows.get(group.first..group.end)
            {
                shown.lines.extend_from_slice(rows);
            }
        }
        shown
    }
}

/// The column that rows are grouped by.
pub fn group_of(rows: &dyn TableRows, state: &TableState) -> Option<usize> {
    let columns = rows.columns();
    let group = state.group.as_deref()?;
    let group = columns.iter().position(|c| c.id == group);
    group.filter(|column| !columns[*column].is_number)
}

/// How to come to the rows that pass the filters and hold the search, in the order and the groups
/// asked for.
pub fn arranging<'a>(
    rows: &dyn TableRows,
    state: &'a TableState,
    pinyin: Option<&'a Pinyin>,
) -> Arranging<'a> {
    let columns = rows.columns();
    let find = |id: &str| columns.iter().position(|c| c.id == id);
    let mut tests: Vec<Test> = Vec::new();
    for (key, value) in state.filters.iter() {
        let Some((how, column)) = key.split_once('.') else {
            continue;
        };
        let Some(column) = find(column) else {
            continue;
        };
        match (how, limit(value)) {
            ("is", _) => tests.push(Test::Is(column, value)),
            ("has", _) => tests.push(holds(vec![column], value, pinyin)),
            ("min", Some(limit)) => tests.push(Test::Least(column, limit)),
            ("max", Some(limit)) => tests.push(Test::Most(column, limit)),
            _ => {}
        }
    }
    if !state.search.trim().is_empty() {
        tests.push(holds((0..columns.len()).collect(), &state.search, pinyin));
    }
    let mut keys: Vec<SortKey> = Vec::new();
    for (id, is_descending) in &state.sort {
        if let Some(column) = find(id) {
            keys.push(SortKey {
                column,
                is_number: columns[column].is_number,
                is_descending: *is_descending,
            });
        }
    }
    let group = group_of(rows, state);
    if let Some(column) = group {
        // Groups stand in the order of their column, their rows in that of the others.
        let own = keys.iter().position(|key| key.column == column);
        let is_descending = own.is_some_and(|at| keys.remove(at).is_descending);
        let key = SortKey {
            column,
            is_number: false,
            is_descending,
        };
        keys.insert(0, key);
    }
    Arranging::new(tests, keys, group)
}

/// One of the columns holds the words, as written or as they are read.
fn holds<'a>(columns: Vec<usize>, words: &str, pinyin: Option<&'a Pinyin>) -> Test<'a> {
    let words = fold(words.trim());
    let fits = move |text: &str| {
        let text = fold(text);
        text.contains(&words) || pinyin.is_some_and(|pinyin| pinyin.finds(&text, &words))
    };
    Test::Words(columns, Box::new(fits))
}
