//! How a table is looked at (表格状态): search, sort and filters.

use super::named::Named;

/// How a table is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableState {
    pub search: String,
    /// Column id, and whether the largest comes first.
    pub sort: Option<(String, bool)>,
    /// Column id and the text its cells must have.
    pub filters: Named<String>,
}

impl TableState {
    /// Whether the table is in its first state.
    pub fn is_default(&self) -> bool {
        *self == TableState::default()
    }

    /// Keys and values for a fragment, in a fixed order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if !self.search.is_empty() {
            pairs.push(("q".to_owned(), self.search.clone()));
        }
        if let Some((column, is_descending)) = &self.sort {
            let mark = if *is_descending { "-" } else { "" };
            pairs.push(("sort".to_owned(), format!("{mark}{column}")));
        }
        for (column, value) in self.filters.iter() {
            pairs.push((format!("is.{column}"), value.clone()));
        }
        pairs
    }

    /// Takes one pair; false when it is none of a table's.
    pub fn take(&mut self, key: &str, value: &str) -> bool {
        match key {
            "q" => self.search = value.to_owned(),
            "sort" => {
                let column = value.strip_prefix('-').unwrap_or(value);
                if column.is_empty() {
                    return false;
                }
                self.sort = Some((column.to_owned(), value.starts_with('-')));
            }
            _ => match key.strip_prefix("is.") {
                Some(column) if !column.is_empty() && !value.is_empty() => {
                    self.filters.insert(column, value.to_owned());
                }
                _ => return false,
            },
        }
        true
    }
}
