//! What a table shows, and in which order (表格内容): pure of screens. The table asks for rows by
//! number and never sees the data set.

use crate::model::order;
use crate::platform::view::View;
use crate::route::TableState;
use crate::text::fold::fold;

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
pub trait TableRows: Send + Sync {
    /// The columns, from left to right.
    fn columns(&self) -> &[Column];
    /// Number of rows.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The words of a cell, to search, filter and sort by.
    fn text(&self, row: usize, column: usize) -> String;
    /// The number of a cell, to sort by.
    fn number(&self, _row: usize, _column: usize) -> Option<f64> {
        None
    }
    /// What sorts a cell that is no number, where that is not its words.
    fn key(&self, row: usize, column: usize) -> String {
        self.text(row, column)
    }
    /// The cell on screen.
    fn view(&self, row: usize, column: usize) -> View;
}

/// The rows that pass the filters and hold the search, in the order asked for.
pub fn order(rows: &dyn TableRows, state: &TableState) -> Vec<u32> {
    let columns = rows.columns();
    let find = |id: &str| columns.iter().position(|c| c.id == id);
    let search = fold(state.search.trim());
    let filters: Vec<(usize, &str)> = state
        .filters
        .iter()
        .filter_map(|(id, text)| Some((find(id)?, text.as_str())))
        .collect();
    let passes = |row: &usize| {
        filters
            .iter()
            .all(|(column, text)| rows.text(*row, *column) == *text)
            && (search.is_empty()
                || (0..columns.len())
                    .any(|column| fold(&rows.text(*row, column)).contains(&search)))
    };
    let mut kept: Vec<u32> = (0..rows.len())
        .filter(passes)
        .map(|row| row as u32)
        .collect();
    if let Some((id, is_descending)) = &state.sort
        && let Some(column) = find(id)
    {
        sort(rows, &mut kept, column, *is_descending);
    }
    kept
}

/// Sorts by number or by words; cells without a number come last in both directions.
fn sort(rows: &dyn TableRows, kept: &mut [u32], column: usize, is_descending: bool) {
    let is_number = rows.columns().get(column).is_some_and(|c| c.is_number);
    if is_number {
        let sign = if is_descending { -1.0 } else { 1.0 };
        order::sort_by(kept, |a, b| {
            let value = |row: &u32| {
                let number = rows.number(*row as usize, column);
                number.map_or(f64::INFINITY, |n| n * sign)
            };
            value(a).total_cmp(&value(b))
        });
    } else {
        order::sort_by_key(kept, |row| rows.key(*row as usize, column));
        if is_descending {
            kept.reverse();
        }
    }
}

/// The different texts of a column in order, at most `limit`; empty when there are more, or one.
pub fn choices(rows: &dyn TableRows, column: usize, limit: usize) -> Vec<String> {
    let mut all = std::collections::BTreeSet::new();
    for row in 0..rows.len() {
        all.insert(rows.text(row, column));
        if all.len() > limit {
            return Vec::new();
        }
    }
    if all.len() < 2 {
        return Vec::new();
    }
    all.into_iter().collect()
}
