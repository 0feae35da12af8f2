//! Putting a table's rows in order (排列), a slice at a time, so that a million of them hold up
//! nothing: which rows pass, then by each key a stable sort by counting, then where groups end.
//! Nothing is compared but the different texts of a column.

use std::cmp::Ordering;

use super::rows::{Cells, Known, SortKey, Test, is_run_end, known, passes};

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

/// What the rows are sorted by, as numbers whose order is that of the cells.
struct Ranking {
    key: SortKey,
    /// For numbers the rank itself, for texts the slot of the text.
    bits: Vec<u64>,
    /// Slots by code, one more than the slot; zero where none is known.
    slots: Vec<u32>,
    /// The different texts: what sorts them, and whether the cell is empty.
    texts: Vec<(String, String)>,
}

impl Ranking {
    fn new(key: SortKey, rows: usize) -> Ranking {
        Ranking {
            key,
            bits: Vec::with_capacity(rows),
            slots: Vec::new(),
            texts: Vec::new(),
        }
    }

    fn take(&mut self, cells: &dyn Cells, row: usize) {
        let column = self.key.column;
        if self.key.is_number {
            let number = cells.number(row, column);
            self.bits
                .push(number.map_or(u64::MAX, |n| self.turned(order_bits(n))));
            return;
        }
        let code = cells.code(row, column).map(|code| code as usize);
        if let Some(at) = code.filter(|at| self.slots.len() <= *at) {
            self.slots.resize(at + 1, 0);
        }
        let slot = match code.map_or(0, |at| self.slots[at]) {
            0 => {
                let text = (cells.key(row, column), cells.text(row, column));
                self.texts.push(text);
                let slot = self.texts.len() as u32;
                if let Some(at) = code {
                    self.slots[at] = slot;
                }
                slot
            }
            slot => slot,
        };
        self.bits.push(u64::from(slot - 1));
    }

    fn compare(&self, a: u32, b: u32) -> Ordering {
        self.texts.get(a as usize).cmp(&self.texts.get(b as usize))
    }

    /// The ranks by row; `order` has the slots of texts in order.
    fn finish(mut self, order: &[u32]) -> Vec<u64> {
        if self.key.is_number {
            return self.bits;
        }
        let mut places = vec![u64::MAX; self.texts.len()];
        let mut place = 0;
        for (at, slot) in order.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| order.get(at));
            if before.is_some_and(|before| self.compare(*before, *slot) != Ordering::Equal) {
                place += 1;
            }
            let is_empty = |(_, text): &(String, String)| text.is_empty();
            if !self.texts.get(*slot as usize).is_none_or(is_empty) {
                places[*slot as usize] = self.turned(place);
            }
        }
        for bits in &mut self.bits {
            *bits = places.get(*bits as usize).copied().unwrap_or(u64::MAX);
        }
        self.bits
    }

    /// The last first where that is asked for. What is empty stays last.
    fn turned(&self, rank: u64) -> u64 {
        match self.key.is_descending {
            true => !rank,
            false => rank,
        }
    }
}

/// A number whose order as an integer is that of the value.
fn order_bits(number: f64) -> u64 {
    // Minus zero is zero.
    let bits = (number + 0.0).to_bits();
    match bits >> 63 {
        0 => bits | 1 << 63,
        _ => !bits,
    }
}

/// A stable sort of rows by counting the digits of their ranks, the last digit first.
struct Radix {
    bits: Vec<u64>,
    /// Digits that are not the same in all.
    differing: u64,
    shift: u32,
    /// How far the digit is counted, then how far it is moved.
    counted: usize,
    moved: usize,
    starts: [u32; 257],
    next: (Vec<u64>, Vec<u32>),
}

impl Radix {
    fn new(bits: Vec<u64>) -> Radix {
        let first = bits.first().copied().unwrap_or(0);
        Radix {
            differing: bits.iter().fold(0, |seen, b| seen | (b ^ first)),
            bits,
            shift: 0,
            counted: 0,
            moved: 0,
            starts: [0; 257],
            next: (Vec::new(), Vec::new()),
        }
    }

    fn step(&mut self, rows: &mut Vec<u32>, budget: usize) -> bool {
        while self.shift < 64 && self.differing >> self.shift & 255 == 0 {
            self.shift += 8;
        }
        if self.shift >= 64 {
            return true;
        }
        let digit = |bits: u64| (bits >> self.shift & 255) as usize;
        let all = self.bits.len();
        if self.counted < all {
            let end = self.counted.saturating_add(budget).min(all);
            for bits in &self.bits[self.counted..end] {
                self.starts[digit(*bits) + 1] += 1;
            }
            self.counted = end;
            if end == all {
                for at in 1..self.starts.len() {
                    self.starts[at] += self.starts[at - 1];
                }
                self.next = (vec![0; all], vec![0; all]);
            }
            return false;
        }
        let end = self.moved.saturating_add(budget).min(all);
        for (bits, row) in self.bits[self.moved..end]
            .iter()
            .zip(&rows[self.moved..end])
        {
            let start = &mut self.starts[digit(*bits)];
            let to = *start as usize;
            *start += 1;
            (self.next.0[to], self.next.1[to]) = (*bits, *row);
        }
        self.moved = end;
        if end == all {
            let (bits, sorted) = std::mem::take(&mut self.next);
            (self.bits, *rows) = (bits, sorted);
            (self.counted, self.moved, self.starts) = (0, 0, [0; 257]);
            self.shift += 8;
        }
        false
    }
}

/// A stable merge sort that can stop between two items.
struct Merge {
    items: Vec<u32>,
    merged: Vec<u32>,
    /// Runs of so many items are in order.
    width: usize,
    /// Next of the left run and of the right run.
    left: usize,
    right: usize,
}

impl Merge {
    fn new(count: usize) -> Merge {
        Merge {
            items: (0..count as u32).collect(),
            merged: Vec::with_capacity(count),
            width: 1,
            left: 0,
            right: 1,
        }
    }

    fn step(&mut self, budget: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> bool {
        let all = self.items.len();
        let mut left_to_do = budget.max(1);
        while self.width < all {
            if left_to_do == 0 {
                return false;
            }
            left_to_do -= 1;
            let begin = self.merged.len() / (2 * self.width) * (2 * self.width);
            let middle = (begin + self.width).min(all);
            let end = (middle + self.width).min(all);
            let takes_left = match (self.left < middle, self.right < end) {
                (true, true) => {
                    compare(self.items[self.left], self.items[self.right]) != Ordering::Greater
                }
                (is_left, _) => is_left,
            };
            let from = match takes_left {
                true => &mut self.left,
                false => &mut self.right,
            };
            self.merged.push(self.items[*from]);
            *from += 1;
            if self.merged.len() == end {
                // The next two runs, or the next width.
                (self.left, self.right) = (end, end + self.width);
                if end == all {
                    std::mem::swap(&mut self.items, &mut self.merged);
                    self.merged.clear();
                    self.width *= 2;
                    (self.left, self.right) = (0, self.width);
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A number, a text with codes, and one without.
    struct Sample(Vec<(Option<i8>, u8)>);

    impl Cells for Sample {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn text(&self, row: usize, column: usize) -> String {
            match column {
                0 => self.0[row].0.map_or(String::new(), |n| n.to_string()),
                // Some codes have the same words, one has none.
                _ => ["b", "", "a", "b", "龙", "c"][usize::from(self.0[row].1 % 6)].to_owned(),
            }
        }
        fn number(&self, row: usize, _: usize) -> Option<f64> {
            self.0[row].0.map(|n| f64::from(n) / 4.0)
        }
        fn code(&self, row: usize, column: usize) -> Option<u32> {
            (column == 1).then(|| u32::from(self.0[row].1 % 6))
        }
    }

    fn whole_sort(cells: &Sample, keys: &[SortKey]) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..cells.len() as u32).collect();
        rows.retain(|row| cells.number(*row as usize, 0).is_none_or(|n| n >= -20.0));
        rows.sort_by(|a, b| {
            let by = |key: &SortKey| {
                let [a, b] = [a, b].map(|row| *row as usize);
                let turn = |order: Ordering| match key.is_descending {
                    true => order.reverse(),
                    false => order,
                };
                if key.is_number {
                    let [a, b] = [a, b].map(|row| cells.number(row, 0));
                    return match (a, b) {
                        (Some(a), Some(b)) => turn(a.total_cmp(&b)),
                        _ => a.is_none().cmp(&b.is_none()),
                    };
                }
                let [a, b] = [a, b].map(|row| cells.text(row, key.column));
                a.is_empty()
                    .cmp(&b.is_empty())
                    .then_with(|| turn(a.cmp(&b)))
            };
            keys.iter()
                .fold(Ordering::Equal, |so_far, key| so_far.then_with(|| by(key)))
        });
        rows
    }

    fn key() -> impl Strategy<Value = SortKey> {
        (0..3usize, any::<bool>()).prop_map(|(column, is_descending)| SortKey {
            column,
            is_number: column == 0,
            is_descending,
        })
    }

    fn tests() -> Vec<Test<'static>> {
        // What has no number passes too: it holds no digit that fails.
        let fits =
            |text: &str| text.parse::<f64>().is_err() || text.parse::<f64>().unwrap() >= -80.0;
        vec![Test::Words(vec![0], Box::new(fits))]
    }

    proptest! {
        #[test]
        fn slices_give_the_whole_sort_stable_with_empty_ones_last(
            rows in prop::collection::vec((prop::option::weighted(0.9, any::<i8>()), any::<u8>()), 0..120),
            keys in prop::collection::vec(key(), 0..4),
            budget in 1..40usize,
        ) {
            let cells = Sample(rows);
            let mut arranging = Arranging::new(tests(), keys.clone(), Some(1));
            let mut steps = 0;
            while !arranging.step(&cells, budget) {
                steps += 1;
                prop_assert!(steps < 100_000);
            }
            let sliced = arranging.finish();
            prop_assert_eq!(&sliced.rows, &whole_sort(&cells, &keys));
            let at_once = arrange_now(&cells, Arranging::new(tests(), keys, Some(1)));
            prop_assert_eq!(&sliced, &at_once);
            // Groups end where the text changes.
            let texts: Vec<String> = sliced.rows.iter().map(|r| cells.text(*r as usize, 1)).collect();
            let ends: Vec<usize> = (1..=texts.len()).filter(|at| texts.get(*at) != texts.get(at - 1)).collect();
            prop_assert_eq!(sliced.ends, ends);
        }
    }

    #[test]
    fn a_slice_looks_at_no_more_rows_than_it_may() {
        struct Counted(std::cell::Cell<usize>);
        impl Cells for Counted {
            fn len(&self) -> usize {
                10_000
            }
            fn text(&self, _: usize, _: usize) -> String {
                String::new()
            }
            fn number(&self, row: usize, _: usize) -> Option<f64> {
                self.0.set(self.0.get() + 1);
                Some((row * 7919 % 10_007) as f64)
            }
        }
        let cells = Counted(std::cell::Cell::new(0));
        let key = SortKey {
            column: 0,
            is_number: true,
            is_descending: false,
        };
        let mut arranging = Arranging::new(vec![Test::Least(0, 100.0)], vec![key], None);
        loop {
            let before = cells.0.get();
            let is_done = arranging.step(&cells, 64);
            assert!(cells.0.get() - before <= 64);
            if is_done {
                break;
            }
        }
        let rows = arranging.finish().rows;
        assert!(rows.len() > 9_000);
        assert!(
            rows.windows(2)
                .all(|two| cells.number(two[0] as usize, 0) <= cells.number(two[1] as usize, 0))
        );
    }

    #[test]
    fn numbers_keep_their_order_as_bits() {
        let numbers = [
            f64::NEG_INFINITY,
            -1e9,
            -1.5,
            -0.25,
            0.0,
            1e-9,
            0.5,
            3.0,
            1e12,
            f64::INFINITY,
        ];
        let bits = numbers.map(order_bits);
        assert!(bits.windows(2).all(|two| two[0] < two[1]));
        assert_eq!(order_bits(-0.0), order_bits(0.0));
    }
}
