//! Rows of any table (表格行): which of them pass, in which order, in which groups. A cell that
//! repeats is looked at once, so that a million rows take no longer than their different texts.

use std::cmp::Ordering;

use crate::model::order;

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
type Known = Vec<Option<bool>>;

/// The rows that pass every test.
pub fn keep(cells: &dyn Cells, tests: &[Test<'_>]) -> Vec<u32> {
    let mut known: Vec<Vec<Known>> = tests
        .iter()
        .map(|test| match test {
            Test::Words(columns, _) => vec![Known::new(); columns.len()],
            Test::Is(..) => vec![Known::new()],
            _ => Vec::new(),
        })
        .collect();
    (0..cells.len())
        .filter(|row| {
            let mut tests = tests.iter().zip(&mut known);
            tests.all(|(test, known)| passes(cells, *row, test, known))
        })
        .map(|row| row as u32)
        .collect()
}

fn passes(cells: &dyn Cells, row: usize, test: &Test<'_>, known: &mut [Known]) -> bool {
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

/// Sorts by the first key, equal ones by the next; empty cells come last in both directions.
pub fn sort(cells: &dyn Cells, kept: &mut [u32], keys: &[SortKey]) {
    let ranks: Vec<Vec<f64>> = keys.iter().map(|key| ranks(cells, kept, *key)).collect();
    if ranks.is_empty() {
        return;
    }
    let rank = |ranks: &[f64], row: u32| ranks.get(row as usize).copied().unwrap_or(f64::INFINITY);
    order::sort_by(kept, |a, b| {
        ranks.iter().fold(Ordering::Equal, |so_far, ranks| {
            so_far.then_with(|| rank(ranks, *a).total_cmp(&rank(ranks, *b)))
        })
    });
}

/// The place of each row by one key, by row.
fn ranks(cells: &dyn Cells, kept: &[u32], key: SortKey) -> Vec<f64> {
    let sign = if key.is_descending { -1.0 } else { 1.0 };
    let mut ranks = vec![f64::INFINITY; cells.len()];
    if key.is_number {
        for row in kept {
            if let Some(number) = cells.number(*row as usize, key.column) {
                ranks[*row as usize] = number * sign;
            }
        }
        return ranks;
    }
    // One of each text stands for all, and takes its place among them.
    let mut slots: Vec<Option<u32>> = Vec::new();
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut slot_of: Vec<u32> = vec![0; cells.len()];
    for row in kept.iter().map(|row| *row as usize) {
        let code = cells.code(row, key.column).map(|code| code as usize);
        if let Some(at) = code.filter(|at| slots.len() <= *at) {
            slots.resize(at + 1, None);
        }
        slot_of[row] = match code.and_then(|at| slots[at]) {
            Some(slot) => slot,
            None => {
                let slot = texts.len() as u32;
                texts.push((cells.key(row, key.column), cells.text(row, key.column)));
                if let Some(at) = code {
                    slots[at] = Some(slot);
                }
                slot
            }
        };
    }
    let mut sorted: Vec<u32> = (0..texts.len() as u32).collect();
    order::sort_by(&mut sorted, |a, b| {
        texts[*a as usize].cmp(&texts[*b as usize])
    });
    let mut place = vec![f64::INFINITY; texts.len()];
    let mut at = 0.0;
    let mut before: Option<u32> = None;
    for slot in sorted {
        let is_same = before.is_some_and(|b| texts[b as usize] == texts[slot as usize]);
        at += f64::from(u8::from(!is_same));
        if !texts[slot as usize].1.is_empty() {
            place[slot as usize] = at * sign;
        }
        before = Some(slot);
    }
    for row in kept.iter().map(|row| *row as usize) {
        ranks[row] = place[slot_of[row] as usize];
    }
    ranks
}

/// The ends of the runs of rows that have the same text in a column; rows are sorted by it.
pub fn runs(cells: &dyn Cells, kept: &[u32], column: usize) -> Vec<usize> {
    let is_end = |at: &usize| {
        let (Some(one), Some(next)) = (kept.get(*at - 1), kept.get(*at)) else {
            return true;
        };
        let (one, next) = (*one as usize, *next as usize);
        match (cells.code(one, column), cells.code(next, column)) {
            (Some(one), Some(next)) if one == next => false,
            _ => cells.text(one, column) != cells.text(next, column),
        }
    };
    (1..=kept.len()).filter(is_end).collect()
}

/// The different texts of a column in order, each with its name before it, at most `limit`;
/// empty when there are more, or one.
pub fn choices(cells: &dyn Cells, column: usize, limit: usize) -> Vec<(String, String)> {
    let mut seen: Vec<bool> = Vec::new();
    let mut all = std::collections::BTreeMap::new();
    for row in 0..cells.len() {
        if let Some(at) = cells.code(row, column).map(|code| code as usize) {
            if seen.len() <= at {
                seen.resize(at + 1, false);
            }
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
        }
        all.entry(cells.text(row, column))
            .or_insert_with(|| cells.name(row, column));
        if all.len() > limit {
            return Vec::new();
        }
    }
    if all.len() < 2 {
        return Vec::new();
    }
    all.into_iter().map(|(text, name)| (name, text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let mut kept = vec![0, 1, 2, 3, 4];
        sort(&sample(), &mut kept, keys);
        kept
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
        assert_eq!(keep(&cells, &tests), [0]);
        assert_eq!(cells.texts_asked.get(), 3, "three different kinds");
        assert_eq!(keep(&cells, &[Test::Is(1, "the b")]), [0, 2]);
        assert_eq!(keep(&cells, &[Test::Is(1, "b")]), [0, 2], "as its words");
        assert!(keep(&cells, &[Test::Is(1, "c")]).is_empty());
        let none = Test::Most(2, 100.0);
        assert_eq!(keep(&cells, &[none]), [0, 2, 3, 4], "no number, no pass");
        let either = Test::Words(vec![0, 1], Box::new(|text| text == "a" || text == "p"));
        assert_eq!(keep(&cells, &[either]), [0, 1, 4]);
    }

    #[test]
    fn runs_are_the_groups_of_sorted_rows() {
        let kept = sorted(&[key(1, false)]);
        assert_eq!(runs(&sample(), &kept, 1), [2, 4, 5]);
        assert_eq!(runs(&sample(), &[], 1), Vec::<usize>::new());
    }

    #[test]
    fn choices_are_offered_when_they_are_few_and_more_than_one() {
        let of = |text: &str| (format!("the {text}"), text.to_owned());
        assert_eq!(choices(&sample(), 1, 5), [of(""), of("a"), of("b")]);
        assert!(choices(&sample(), 0, 4).is_empty());
    }
}
