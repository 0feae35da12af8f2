//! Sorts that can stop at any place and go on from there (分段排序).

use std::cmp::Ordering;

/// Values of a digit: of eight bits.
const DIGITS: usize = 256;

/// A stable sort of rows by counting the digits of their ranks, the last digit first.
pub(super) struct Radix {
    bits: Vec<u64>,
    /// Digits that are not the same in all.
    differing: u64,
    shift: u32,
    /// How far the digit is counted, then how far it is moved.
    counted: usize,
    moved: usize,
    starts: Vec<u32>,
    next: (Vec<u64>, Vec<u32>),
}

impl Radix {
    pub(super) fn new(bits: Vec<u64>) -> Radix {
        let first = bits.first().copied().unwrap_or(0);
        Radix {
            differing: bits.iter().fold(0, |seen, b| seen | (b ^ first)),
            bits,
            shift: 0,
            counted: 0,
            moved: 0,
            starts: vec![0; DIGITS + 1],
            next: (Vec::new(), Vec::new()),
        }
    }

    pub(super) fn step(&mut self, rows: &mut Vec<u32>, budget: usize) -> bool {
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
            (self.counted, self.moved, self.starts) = (0, 0, vec![0; DIGITS + 1]);
            self.shift += 8;
        }
        false
    }
}

/// A stable merge sort that can stop between two items.
pub(super) struct Merge {
    pub(super) items: Vec<u32>,
    merged: Vec<u32>,
    /// Runs of so many items are in order.
    width: usize,
    /// Next of the left run and of the right run.
    left: usize,
    right: usize,
}

impl Merge {
    pub(super) fn new(count: usize) -> Merge {
        Merge {
            items: (0..count as u32).collect(),
            merged: Vec::with_capacity(count),
            width: 1,
            left: 0,
            right: 1,
        }
    }

    pub(super) fn step(&mut self, budget: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> bool {
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
