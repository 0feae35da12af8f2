//! Putting a table's rows in order (排列), a slice at a time, so that a million of them hold up
//! nothing: which rows pass, then by each key a stable sort by counting, then where groups end.
//! Nothing is compared but the different texts of a column.

mod ranking;
mod sorting;
#[cfg(test)]
mod tests;

use super::rows::{Cells, Known, SortKey, Test, is_run_end, known, passes};
use ranking::Ranking;
use sorting::{Merge, Radix};

/// Rows that pass, in order, and where their groups end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    pub rows: Vec<u32>,
    /// Ends of the runs of equal cells in the column of groups; empty without one.
    pub ends: Vec<usize>,
}

/// An arrangement under way.
pub struct Arranging<'a> {
    tests: Vec<Test<'a>>,
    known: Vec<Vec<Known>>,
    /// Keys that are still to be sorted by, the least first to go.
    keys: Vec<SortKey>,
    group: Option<usize>,
    stage: Stage,
    /// How far the stage has come.
    at: usize,
    done: Arranged,
}

enum Stage {
    Keep,
    /// The next key is looked up row by row.
    Rank(Ranking),
    /// Its different texts are put in order.
    Texts(Ranking, Merge),
    /// The rows are sorted by it.
    Sort(Radix),
    Groups,
    Done,
}

impl<'a> Arranging<'a> {
    /// Rows that pass every test, by the first key, equal ones by the next, in groups of a column;
    /// empty cells come last in both directions.
    pub fn new(tests: Vec<Test<'a>>, keys: Vec<SortKey>, group: Option<usize>) -> Arranging<'a> {
        Arranging {
            known: known(&tests),
            tests,
            keys,
            group,
            stage: Stage::Keep,
            at: 0,
            done: Arranged::default(),
        }
    }

    /// Goes on for about so many rows; true when all is arranged.
    pub fn step(&mut self, cells: &dyn Cells, budget: usize) -> bool {
        let from = self.at;
        let rows = self.done.rows.len();
        match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Keep => {
                let end = from.saturating_add(budget).min(cells.len());
                for row in from..end {
                    let mut tests = self.tests.iter().zip(&mut self.known);
                    if tests.all(|(test, known)| passes(cells, row, test, known)) {
                        self.done.rows.push(row as u32);
                    }
                }
                match end == cells.len() {
                    true => self.next_key(),
                    false => self.go_on(Stage::Keep, end),
                }
            }
            Stage::Rank(mut ranking) => {
                let end = from.saturating_add(budget).min(rows);
                for row in self.done.rows.get(from..end).unwrap_or(&[]) {
                    ranking.take(cells, *row as usize);
                }
                match end == rows {
                    true => {
                        let merge = Merge::new(ranking.texts.len());
                        self.go_on(Stage::Texts(ranking, merge), 0);
                    }
                    false => self.go_on(Stage::Rank(ranking), end),
                }
            }
            Stage::Texts(ranking, mut merge) => {
                match merge.step(budget, &|a, b| ranking.compare(a, b)) {
                    true => {
                        let bits = ranking.finish(&merge.items);
                        self.go_on(Stage::Sort(Radix::new(bits)), 0);
                    }
                    false => self.go_on(Stage::Texts(ranking, merge), 0),
                }
            }
            Stage::Sort(mut radix) => match radix.step(&mut self.done.rows, budget) {
                true => self.next_key(),
                false => self.go_on(Stage::Sort(radix), 0),
            },
            Stage::Groups => {
                let Some(column) = self.group else {
                    return true;
                };
                let end = from.saturating_add(budget).min(rows);
                for at in from..end {
                    if is_run_end(cells, &self.done.rows, at + 1, column) {
                        self.done.ends.push(at + 1);
                    }
                }
                if end < rows {
                    self.go_on(Stage::Groups, end);
                }
            }
            Stage::Done => {}
        }
        matches!(self.stage, Stage::Done)
    }

    fn go_on(&mut self, stage: Stage, at: usize) {
        (self.stage, self.at) = (stage, at);
    }

    /// The least key first: each sort keeps what is equal as the one before left it.
    fn next_key(&mut self) {
        let stage = match (self.keys.pop(), self.group) {
            (Some(key), _) => Stage::Rank(Ranking::new(key, self.done.rows.len())),
            (None, Some(_)) => Stage::Groups,
            (None, None) => Stage::Done,
        };
        self.go_on(stage, 0);
    }

    /// What was arranged.
    pub fn finish(self) -> Arranged {
        self.done
    }
}

/// Everything at once.
pub fn arrange_now(cells: &dyn Cells, mut arranging: Arranging<'_>) -> Arranged {
    while !arranging.step(cells, usize::MAX >> 1) {}
    arranging.finish()
}
