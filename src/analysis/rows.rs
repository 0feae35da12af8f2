//! Rows of any table (表格行): which of them pass, in which order, in which groups. A cell that
//! repeats is looked at once, so that a million rows take no longer than their different texts.

/// Cells by row and column.
pub trait Cells {
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
    /// What a link calls the words of a cell: the same in every language.
    fn name(&self, row: usize, column: usize) -> String {
        self.text(row, column)
    }
    /// A small number that only cells of the same text in this column share; `None` where texts
    /// hardly repeat.
    fn code(&self, _row: usize, _column: usize) -> Option<u32> {
        None
    }
}

/// What a row must pass.
pub enum Test<'a> {
    /// One of the columns has words that fit.
    Words(Vec<usize>, Box<dyn Fn(&str) -> bool + 'a>),
    /// The cell of the column has this name, or these words.
    Is(usize, &'a str),
    /// The number is in the column and at least this large.
    Least(usize, f64),
    /// The number is in the column and at most this large.
    Most(usize, f64),
}

/// Answers by code, as far as they are known.
pub(super) type Known = Vec<Option<bool>>;

/// Room for the answers of tests.
pub(super) fn known(tests: &[Test<'_>]) -> Vec<Vec<Known>> {
    let room = |test: &Test<'_>| match test {
        Test::Words(columns, _) => vec![Known::new(); columns.len()],
        Test::Is(..) => vec![Known::new()],
        _ => Vec::new(),
    };
    tests.iter().map(room).collect()
}

/// Whether a row passes a test.
pub(super) fn passes(cells: &dyn Cells, row: usize, test: &Test<'_>, known: &mut [Known]) -> bool {
    match test {
        Test::Least(column, least) => cells.number(row, *column).is_some_and(|n| n >= *least),
        Test::Most(column, most) => cells.number(row, *column).is_some_and(|n| n <= *most),
        Test::Words(columns, fits) => columns.iter().zip(known).any(|(column, known)| {
            let fits = || fits(&cells.text(row, *column));
            once(known, cells.code(row, *column), fits)
        }),
        Test::Is(column, name) => {
            // Links of before have the words themselves.
            let is_it = || cells.name(row, *column) == *name || cells.text(row, *column) == *name;
            let code = cells.code(row, *column);
            let mut known = known.iter_mut();
            known.next().is_some_and(|known| once(known, code, is_it))
        }
    }
}

/// The answer for a code, asked for once; without a code it is asked for each time.
fn once(known: &mut Known, code: Option<u32>, ask: impl Fn() -> bool) -> bool {
    let Some(at) = code.map(|code| code as usize) else {
        return ask();
    };
    if known.len() <= at {
        known.resize(at + 1, None);
    }
    *known[at].get_or_insert_with(ask)
}

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortKey {
    pub column: usize,
    pub is_number: bool,
    pub is_descending: bool,
}

/// Whether a run of rows that have the same text in a column ends before a place; rows are sorted
/// by it.
pub(super) fn is_run_end(cells: &dyn Cells, kept: &[u32], at: usize, column: usize) -> bool {
    let (Some(one), Some(next)) = (kept.get(at - 1), kept.get(at)) else {
        return true;
    };
    let (one, next) = (*one as usize, *next as usize);
    match (cells.code(one, column), cells.code(next, column)) {
        (Some(one), Some(next)) if one == next => false,
        _ => cells.text(one, column) != cells.text(next, column),
    }
}

/// The different texts of a column, gathered a slice at a time; each text with its name.
pub struct Choosing {
    column: usize,
    limit: usize,
    at: usize,
    seen: Vec<bool>,
    all: std::collections::BTreeMap<String, String>,
}

impl Choosing {
    /// Gathers the texts of a column, at most `limit`.
    pub fn new(column: usize, limit: usize) -> Choosing {
        Choosing {
            column,
            limit,
            at: 0,
            seen: Vec::new(),
            all: std::collections::BTreeMap::new(),
        }
    }

    /// Goes on for about so many rows; true when all are seen, or there are too many texts.
    pub fn step(&mut self, cells: &dyn Cells, budget: usize) -> bool {
        let end = self.at.saturating_add(budget).min(cells.len());
        for row in self.at..end {
            if let Some(at) = cells.code(row, self.column).map(|code| code as usize) {
                if self.seen.len() <= at {
                    self.seen.resize(at + 1, false);
                }
                if std::mem::replace(&mut self.seen[at], true) {
                    continue;
                }
            }
            let text = cells.text(row, self.column);
            let name = || cells.name(row, self.column);
            self.all.entry(text).or_insert_with(name);
            if self.all.len() > self.limit {
                return true;
            }
        }
        self.at = end;
        end == cells.len()
    }

    /// Name and text of each, in order of text; empty when there are more than the limit, or one.
    pub fn finish(self) -> Vec<(String, String)> {
        if self.all.len() < 2 || self.all.len() > self.limit {
            return Vec::new();
        }
        let all = self.all.into_iter();
        all.map(|(text, name)| (name, text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::arranging::{Arranging, arrange_now};
    use std::cell::Cell;

    /// Place, kind and value; the kind has codes.
    struct Sample {
        rows: Vec<(&'static str, &'static str, Option<f64>)>,
        texts_asked: Cell<usize>,
    }

    impl Cells for Sample {
        fn len(&self) -> usize {
            self.rows.len()
        }
        fn text(&self, row: usize, column: usize) -> String {
            self.texts_asked.set(self.texts_asked.get() + 1);
            match column {
                0 => self.rows[row].0.to_owned(),
                1 => self.rows[row].1.to_owned(),
                _ => self.rows[row].2.map_or(String::new(), |n| n.to_string()),
            }
        }
        fn number(&self, row: usize, column: usize) -> Option<f64> {
            self.rows[row].2.filter(|_| column == 2)
        }
        fn name(&self, row: usize, column: usize) -> String {
            format!("the {}", self.text(row, column))
        }
        fn code(&self, row: usize, column: usize) -> Option<u32> {
            let kinds = ["a", "b", ""];
            let at = kinds.iter().position(|k| *k == self.rows[row].1);
            at.filter(|_| column == 1).map(|at| at as u32)
        }
    }

    fn sample() -> Sample {
        Sample {
            rows: vec![
                ("p", "b", Some(2.0)),
                ("q", "a", None),
                ("r", "b", Some(-1.0)),
                ("s", "", Some(2.0)),
                ("t", "a", Some(7.0)),
            ],
            texts_asked: Cell::new(0),
        }
    }

    fn key(column: usize, is_descending: bool) -> SortKey {
        SortKey {
            column,
            is_number: column == 2,
            is_descending,
        }
    }

    fn sorted(keys: &[SortKey]) -> Vec<u32> {
        arrange_now(&sample(), Arranging::new(Vec::new(), keys.to_vec(), None)).rows
    }

    fn keep(cells: &Sample, tests: Vec<Test<'_>>) -> Vec<u32> {
        arrange_now(cells, Arranging::new(tests, Vec::new(), None)).rows
    }

    fn choices(cells: &Sample, column: usize, limit: usize) -> Vec<(String, String)> {
        let mut choosing = Choosing::new(column, limit);
        while !choosing.step(cells, 1) {}
        choosing.finish()
    }

    #[test]
    fn empty_cells_come_last_in_both_directions() {
        assert_eq!(sorted(&[key(2, false)]), [2, 0, 3, 4, 1]);
        assert_eq!(sorted(&[key(2, true)]), [4, 0, 3, 2, 1]);
        assert_eq!(sorted(&[key(1, false)]), [1, 4, 0, 2, 3]);
        assert_eq!(sorted(&[key(1, true)]), [0, 2, 1, 4, 3]);
    }

    #[test]
    fn the_next_key_orders_what_is_equal_by_the_first() {
        assert_eq!(sorted(&[key(1, false), key(2, false)]), [4, 1, 2, 0, 3]);
        assert_eq!(sorted(&[key(2, true), key(0, true)]), [4, 3, 0, 2, 1]);
        assert_eq!(sorted(&[]), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn tests_are_all_passed_and_a_repeating_text_is_read_once() {
        let cells = sample();
        let tests = [
            Test::Words(vec![1], Box::new(|text| text == "b")),
            Test::Least(2, 0.0),
        ];
        assert_eq!(keep(&cells, tests.into()), [0]);
        assert_eq!(cells.texts_asked.get(), 3, "three different kinds");
        assert_eq!(keep(&cells, vec![Test::Is(1, "the b")]), [0, 2]);
        assert_eq!(keep(&cells, vec![Test::Is(1, "b")]), [0, 2], "as its words");
        assert!(keep(&cells, vec![Test::Is(1, "c")]).is_empty());
        let none = Test::Most(2, 100.0);
        assert_eq!(keep(&cells, vec![none]), [0, 2, 3, 4], "no number, no pass");
        let either = Test::Words(vec![0, 1], Box::new(|text| text == "a" || text == "p"));
        assert_eq!(keep(&cells, vec![either]), [0, 1, 4]);
    }

    #[test]
    fn runs_are_the_groups_of_sorted_rows() {
        let by_kind = Arranging::new(Vec::new(), vec![key(1, false)], Some(1));
        assert_eq!(arrange_now(&sample(), by_kind).ends, [2, 4, 5]);
        let none = Arranging::new(vec![Test::Least(2, 1e9)], Vec::new(), Some(1));
        assert!(arrange_now(&sample(), none).ends.is_empty());
    }

    #[test]
    fn choices_are_offered_when_they_are_few_and_more_than_one() {
        let of = |text: &str| (format!("the {text}"), text.to_owned());
        assert_eq!(choices(&sample(), 1, 5), [of(""), of("a"), of("b")]);
        assert!(choices(&sample(), 0, 4).is_empty());
    }
}
