//! How a table is looked at (表格状态): search, sort, filters, groups and columns.

use super::named::Named;
use crate::model::json::Value;

/// How a table is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableState {
    pub search: String,
    /// Column ids, the most important first, and whether the largest comes first.
    pub sort: Vec<(String, bool)>,
    /// What cells must be, by `is.` (the text itself), `has.` (a part of it), `min.` or `max.`
    /// and the column's id.
    pub filters: Named<String>,
    /// The column whose equal cells stand together.
    pub group: Option<String>,
    /// Groups of which only the head is shown.
    pub closed: Vec<String>,
    /// The columns shown, from left to right; empty for all in their own order.
    pub columns: Vec<String>,
}

impl TableState {
    /// Whether the table is in its first state.
    pub fn is_default(&self) -> bool {
        *self == TableState::default()
    }

    /// What the cells of a column must be, by `is`, `has`, `min` or `max`.
    pub fn filter(&self, how: &str, column: &str) -> Option<&str> {
        self.filters.get(&key(how, column)).map(String::as_str)
    }

    /// Sets what the cells of a column must be; empty for anything.
    pub fn set_filter(&mut self, how: &str, column: &str, value: &str) {
        let key = key(how, column);
        if value.is_empty() {
            self.filters.remove(&key);
        } else {
            self.filters.insert(&key, value.to_owned());
        }
    }

    /// Keys and values for a fragment, in a fixed order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut put = |key: &str, value: String| {
            if !value.is_empty() {
                pairs.push((key.to_owned(), value));
            }
        };
        put("q", self.search.clone());
        let sort: Vec<String> = self
            .sort
            .iter()
            .map(|(column, is_descending)| {
                let mark = if *is_descending { "-" } else { "" };
                format!("{mark}{column}")
            })
            .collect();
        put("sort", sort.join(","));
        for (key, value) in self.filters.iter() {
            put(key, value.clone());
        }
        put("group", self.group.clone().unwrap_or_default());
        for text in &self.closed {
            // A group of empty cells has an empty text, which a pair must not have.
            put("closed", format!("={text}"));
        }
        put("cols", self.columns.join(","));
        pairs
    }

    /// Takes one pair; false when it is none of a table's.
    pub fn take(&mut self, key: &str, value: &str) -> bool {
        if value.is_empty() && key != "q" {
            return false;
        }
        match key {
            "q" => self.search = value.to_owned(),
            "sort" => {
                let columns: Vec<(String, bool)> = value
                    .split(',')
                    .map(|item| {
                        let column = item.strip_prefix('-').unwrap_or(item);
                        (column.to_owned(), item.starts_with('-'))
                    })
                    .collect();
                if columns.iter().any(|(column, _)| column.is_empty()) {
                    return false;
                }
                self.sort = columns;
            }
            "group" => self.group = Some(value.to_owned()),
            "closed" => match value.strip_prefix('=') {
                Some(text) => self.closed.push(text.to_owned()),
                None => return false,
            },
            "cols" => {
                let columns: Vec<String> = value.split(',').map(str::to_owned).collect();
                if columns.iter().any(String::is_empty) {
                    return false;
                }
                self.columns = columns;
            }
            _ => match key.split_once('.') {
                Some(("is" | "has", column)) if !column.is_empty() => {
                    self.filters.insert(key, value.to_owned());
                }
                Some(("min" | "max", column)) if !column.is_empty() && limit(value).is_some() => {
                    self.filters.insert(key, value.to_owned());
                }
                _ => return false,
            },
        }
        true
    }

    /// Sorts by a column alone, or by it after those that are sorted by already. First the way
    /// that is `first`, then the other, then not at all.
    pub fn sort_by(&mut self, column: &str, first: bool, is_added: bool) {
        let is_alone = self.sort.len() == 1 || is_added;
        let at = self.sort.iter().position(|(sorted, _)| sorted == column);
        let at = at.filter(|_| is_alone);
        let next = match at.map(|at| self.sort[at].1) {
            None => Some(first),
            Some(now) if now == first => Some(!first),
            Some(_) => None,
        };
        if !is_added {
            self.sort.clear();
        }
        match (next, at.filter(|_| is_added)) {
            (Some(way), Some(at)) => self.sort[at].1 = way,
            (None, Some(at)) => {
                self.sort.remove(at);
            }
            (Some(way), None) => self.sort.push((column.to_owned(), way)),
            (None, None) => {}
        }
    }

    /// The columns shown, of those there are; all, when the link names none of them.
    pub fn shown(&self, all: &[&str]) -> Vec<usize> {
        let mut shown: Vec<usize> = Vec::new();
        for id in &self.columns {
            if let Some(at) = all.iter().position(|c| c == id)
                && !shown.contains(&at)
            {
                shown.push(at);
            }
        }
        if shown.is_empty() {
            shown.extend(0..all.len());
        }
        shown
    }

    /// Shows a column or hides it; one column at least stays.
    pub fn toggle(&mut self, all: &[&str], column: usize) {
        let mut shown = self.shown(all);
        match shown.iter().position(|at| *at == column) {
            Some(_) if shown.len() == 1 => return,
            Some(at) => {
                shown.remove(at);
            }
            None => {
                // Back beside the one that stands before it in the table's own order.
                let after = shown.iter().rposition(|at| *at < column);
                shown.insert(after.map_or(0, |at| at + 1), column);
            }
        }
        self.set_shown(all, &shown);
    }

    /// Moves a shown column by one place to the left or to the right.
    pub fn shift(&mut self, all: &[&str], column: usize, is_right: bool) {
        let mut shown = self.shown(all);
        let Some(at) = shown.iter().position(|shown| *shown == column) else {
            return;
        };
        let to = if is_right { at + 1 } else { at.wrapping_sub(1) };
        if to < shown.len() {
            shown.swap(at, to);
            self.set_shown(all, &shown);
        }
    }

    fn set_shown(&mut self, all: &[&str], shown: &[usize]) {
        let is_own = shown.iter().copied().eq(0..all.len());
        let ids = shown.iter().map(|at| all[*at].to_owned());
        self.columns = if is_own { Vec::new() } else { ids.collect() };
    }
}

/// The number of a limit. Read as JSON reads numbers: the standard library's way would come on top.
pub fn limit(text: &str) -> Option<f64> {
    Value::read(text)?.as_number().filter(|n| n.is_finite())
}

fn key(how: &str, column: &str) -> String {
    format!("{how}.{column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&str; 4] = ["a", "b", "c", "d"];

    fn read_back(table: &TableState) -> TableState {
        let mut read = TableState::default();
        for (key, value) in table.pairs() {
            assert!(read.take(&key, &value), "{key}={value}");
        }
        read
    }

    #[test]
    fn everything_reads_back_as_itself() {
        let mut table = TableState {
            search: "qdq".into(),
            sort: vec![("value".into(), true), ("date".into(), false)],
            group: Some("region".into()),
            closed: vec!["秦都区".into(), String::new()],
            columns: vec!["date".into(), "title".into()],
            ..TableState::default()
        };
        table.set_filter("is", "kind", "提案");
        table.set_filter("min", "value", "-1.5");
        table.set_filter("has", "title", "养老");
        assert_eq!(read_back(&table), table);
        table.set_filter("has", "title", "");
        assert_eq!(table.filter("has", "title"), None);
        assert_eq!(table.filter("min", "value"), Some("-1.5"));
    }

    #[test]
    fn what_is_none_of_a_tables_is_told() {
        for (key, value) in [
            ("sort", "a,,b"),
            ("sort", "-"),
            ("cols", "a,"),
            ("min.value", "many"),
            ("max.value", "inf"),
            ("is.", "x"),
            ("closed", "x"),
            ("above.value", "1"),
        ] {
            assert!(!TableState::default().take(key, value), "{key}={value}");
        }
    }

    #[test]
    fn a_click_sorts_by_one_column_and_an_added_one_after_others() {
        let mut table = TableState::default();
        table.sort_by("a", false, false);
        table.sort_by("b", true, true);
        assert_eq!(table.sort, [("a".into(), false), ("b".into(), true)]);
        table.sort_by("a", false, true);
        assert_eq!(table.sort[0], ("a".into(), true));
        table.sort_by("a", false, true);
        assert_eq!(table.sort, [("b".into(), true)]);
        table.sort_by("c", false, true);
        table.sort_by("c", false, false);
        assert_eq!(table.sort, [("c".into(), false)], "alone, it begins anew");
        table.sort_by("c", false, false);
        table.sort_by("c", false, false);
        assert!(table.is_default());
    }

    #[test]
    fn columns_hide_come_back_and_move() {
        let mut table = TableState::default();
        assert_eq!(table.shown(&ALL), [0, 1, 2, 3]);
        table.toggle(&ALL, 1);
        assert_eq!(table.columns, ["a", "c", "d"]);
        table.shift(&ALL, 3, false);
        table.shift(&ALL, 0, false);
        assert_eq!(table.columns, ["a", "d", "c"]);
        table.toggle(&ALL, 1);
        assert_eq!(table.columns, ["a", "b", "d", "c"]);
        table.shift(&ALL, 2, false);
        assert!(table.is_default(), "its own order is the first state");
        for column in 0..4 {
            table.toggle(&ALL, column);
        }
        assert_eq!(table.shown(&ALL), [3], "one stays");
    }

    #[test]
    fn columns_of_another_table_are_passed_over() {
        let mut table = TableState::default();
        assert!(table.take("cols", "x,c,c"));
        assert_eq!(table.shown(&ALL), [2]);
        assert!(table.take("cols", "x"));
        assert_eq!(table.shown(&ALL), [0, 1, 2, 3]);
    }
}
