//! What rows are sorted by (排序依据), as numbers: of each different text its place, of a number
//! its bits.

use std::cmp::Ordering;

use crate::analysis::rows::{Cells, SortKey};

/// What the rows are sorted by, as numbers whose order is that of the cells.
pub(super) struct Ranking {
    key: SortKey,
    /// For numbers the rank itself, for texts the slot of the text.
    bits: Vec<u64>,
    /// Slots by code, one more than the slot; zero where none is known.
    slots: Vec<u32>,
    /// The different texts: what sorts them, and whether the cell is empty.
    pub(super) texts: Vec<(String, String)>,
}

impl Ranking {
    pub(super) fn new(key: SortKey, rows: usize) -> Ranking {
        Ranking {
            key,
            bits: Vec::with_capacity(rows),
            slots: Vec::new(),
            texts: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, cells: &dyn Cells, row: usize) {
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

    pub(super) fn compare(&self, a: u32, b: u32) -> Ordering {
        self.texts.get(a as usize).cmp(&self.texts.get(b as usize))
    }

    /// The ranks by row; `order` has the slots of texts in order.
    pub(super) fn finish(mut self, order: &[u32]) -> Vec<u64> {
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
pub(super) fn order_bits(number: f64) -> u64 {
    // Minus zero is zero.
    let bits = (number + 0.0).to_bits();
    match bits >> 63 {
        0 => bits | 1 << 63,
        _ => !bits,
    }
}
