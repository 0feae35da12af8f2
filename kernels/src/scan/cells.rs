//! The different cells of a column (不同的单元格): a million rows hold a few hundred of them, and
//! each has a code.

use crate::slots::NONE;
use crate::words::{SHORT, byte, mixed, same, text_end};

/// A cell where it was met first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// Where it stands in the text.
    pub start: u32,
    pub len: u32,
    /// The row that it was met in.
    pub row: u32,
}

/// Where a cell is found again.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// What is between its quotation marks, or a hash of it where that is not short.
    key: u64,
    len: u32,
    /// One more than its code; 0 where the place is free.
    number: u16,
}

/// So many guesses that failed, and no more are made.
const TRIES: u16 = 64;

/// Cells by code.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    met: Vec<Met>,
    /// The code that followed each code last: rows that are in some order repeat it.
    next: Vec<u16>,
    last: usize,
    /// How far guesses failed more often than they were right.
    failed: u16,
    /// At a place after the key; never more than a quarter of them taken.
    slots: Vec<Slot>,
}

impl Cells {
    /// The code of the cell that begins at a byte, and the byte behind it. `None` for what is no
    /// plain text or `null`, and when there are too many.
    #[inline]
    pub(super) fn code(&mut self, bytes: &[u8], at: usize, row: usize) -> Option<(u16, usize)> {
        if self.failed < TRIES {
            let guess = self.next.get(self.last).copied().unwrap_or(0);
            if let Some(met) = self.met.get(usize::from(guess))
                && same(bytes, at, met.start as usize, met.len as usize)
            {
                self.last = usize::from(guess);
                self.failed = 0;
                return Some((guess, at + met.len as usize));
            }
        }
        self.found(bytes, at, row)
    }

    /// The different cells in the order met.
    pub(super) fn met(&self) -> &[Met] {
        &self.met
    }

    #[inline(never)]
    fn found(&mut self, bytes: &[u8], at: usize, row: usize) -> Option<(u16, usize)> {
        let (end, key) = match byte(bytes, at) {
            b'"' => text_end(bytes, at)?,
            _ if bytes.get(at..at + 4)? == b"null" => (at + 4, 0),
            _ => return None,
        };
        let len = end - at;
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = place_of(key) & mask;
        let code = loop {
            let slot = self.slots.get(place).copied().unwrap_or_default();
            let Some(code) = slot.number.checked_sub(1) else {
                let met = Met {
                    start: at as u32,
                    len: len as u32,
                    row: row as u32,
                };
                break self.put(met, key)?;
            };
            // With its marks, what is short is its key.
            if slot.key == key
                && slot.len as usize == len
                && (len <= SHORT + 2 || self.is_same(bytes, at, code))
            {
                break code;
            }
            place = (place + 1) & mask;
        };
        if let Some(next) = self.next.get_mut(self.last) {
            // A guess that was right goes a long way: rows are in order here and there.
            self.failed = match *next == code {
                true => self.failed.saturating_sub(8),
                false => (self.failed + 1).min(TRIES + 8),
            };
            *next = code;
        }
        self.last = usize::from(code);
        Some((code, end))
    }

    fn is_same(&self, bytes: &[u8], at: usize, code: u16) -> bool {
        let met = self.met.get(usize::from(code));
        met.is_some_and(|met| same(bytes, at, met.start as usize, met.len as usize))
    }

    /// Gives a cell the next code.
    #[cold]
    #[inline(never)]
    fn put(&mut self, met: Met, key: u64) -> Option<u16> {
        let code = u16::try_from(self.met.len()).ok()?;
        if code >= NONE - 1 {
            return None;
        }
        if (self.met.len() + 1) * 4 > self.slots.len() {
            let size = (self.slots.len() * 2).max(64);
            let known = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
            known.into_iter().for_each(|slot| self.place(slot));
        }
        self.met.push(met);
        self.next.push(code);
        self.place(Slot {
            key,
            len: met.len,
            number: code + 1,
        });
        Some(code)
    }

    fn place(&mut self, slot: Slot) {
        if slot.number == 0 {
            return;
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = place_of(slot.key) & mask;
        while self.slots.get(place).is_some_and(|slot| slot.number != 0) {
            place = (place + 1) & mask;
        }
        if let Some(free) = self.slots.get_mut(place) {
            *free = slot;
        }
    }
}

/// Where the search for a key begins.
#[inline(always)]
fn place_of(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
}

/// Codes of combinations, made of the code of what stands before and the code of one more cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// Combination and code, at a place after its hash. Never more than half full.
    slots: Vec<Option<(u64, u32)>>,
    len: u32,
    last: (u64, u32),
}

impl Pairs {
    /// The code of a combination.
    pub(super) fn code(&mut self, before: u32, cell: u16) -> u32 {
        // One more, so that none is the first `last`.
        let pair = (u64::from(before) + 1) << 16 | u64::from(cell);
        if self.last.0 == pair {
            return self.last.1;
        }
        if (self.len as usize + 1) * 2 > self.slots.len() {
            let size = (self.slots.len() * 2).max(64);
            let known = std::mem::replace(&mut self.slots, vec![None; size]);
            for (pair, code) in known.into_iter().flatten() {
                self.place(pair, code);
            }
        }
        let code = self.place(pair, self.len);
        if code == self.len {
            self.len += 1;
        }
        self.last = (pair, code);
        code
    }

    /// The code at a combination's place, which is put there if it is free.
    fn place(&mut self, pair: u64, code: u32) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = mixed(0, pair) as usize & mask;
        while let Some(slot) = self.slots.get_mut(place) {
            match slot {
                Some((known, code)) if *known == pair => return *code,
                Some(_) => place = (place + 1) & mask,
                None => {
                    *slot = Some((pair, code));
                    return code;
                }
            }
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn cells_are_told_apart_as_a_map_does(cells in prop::collection::vec("(\"[a-c题]{0,9}\"|null)", 0..300)) {
            let text = format!("{},        ", cells.join(","));
            let (mut ours, mut theirs, mut at) = (Cells::default(), BTreeMap::new(), 0);
            for (row, cell) in cells.iter().enumerate() {
                let next = theirs.len() as u16;
                let code = *theirs.entry(cell).or_insert(next);
                prop_assert_eq!(ours.code(text.as_bytes(), at, row), Some((code, at + cell.len())));
                at += cell.len() + 1;
            }
            prop_assert_eq!(ours.met().len(), theirs.len());
        }

        #[test]
        fn combinations_are_told_apart_as_a_map_does(pairs in prop::collection::vec((0..30u32, 0..9u16), 0..300)) {
            let (mut ours, mut theirs) = (Pairs::default(), BTreeMap::new());
            for (before, cell) in pairs {
                let next = theirs.len() as u32;
                let code = *theirs.entry((before, cell)).or_insert(next);
                prop_assert_eq!(ours.code(before, cell), code);
            }
        }
    }

    #[test]
    fn more_cells_than_codes_are_not_plain() {
        let cells: Vec<String> = (0..70_000).map(|n| format!("\"{n}\"")).collect();
        let text = format!("{}        ", cells.concat());
        let (mut ours, mut at) = (Cells::default(), 0);
        let mut last = 0;
        for (row, cell) in cells.iter().enumerate() {
            match ours.code(text.as_bytes(), at, row) {
                Some((code, _)) => last = code,
                None => assert!(row > 65_000),
            }
            at += cell.len();
        }
        assert!(last < NONE - 1);
        assert_eq!(ours.code(text.as_bytes(), 0, 0), Some((0, 3)));
    }
}
