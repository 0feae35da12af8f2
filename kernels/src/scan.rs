//! Reading rows of JSON cells (扫描行): from text to columns of codes and values in one pass.
//!
//! A row is plain when it has a cell for every column, texts without escapes, short numbers and
//! `null`. What is not plain is left to who asked, told by its place; whatever is taken as plain
//! is JSON.

mod cells;
mod number;

use crate::slots::{NONE, Slots};
use crate::words::{after_blanks, byte, text_end};
pub use cells::Met;
use cells::{Cells, Pairs};

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text or `null`, told apart by a code, in one of the three columns of codes.
    Code(usize),
    /// A text or `null`; those of all such columns together are one code.
    Part,
    /// A number or `null`.
    Value,
    /// `null`; anything else is not plain.
    Blank,
    /// Not read.
    Skip,
}

/// Where reading goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// At the beginning of an item that is not plain; it has a place among the rows already.
    Item(usize),
    /// Behind an item that no plain row follows.
    Ended(usize),
}

/// Rows on their way from text to columns.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    columns: Vec<(Cell, Cells)>,
    pairs: Pairs,
    has_parts: bool,
    most: usize,
    /// Where each item begins in the text.
    pub starts: Vec<u32>,
    /// The places of the items that are not plain.
    pub odd: Vec<u32>,
    /// Items beyond the most that are wanted.
    pub beyond: usize,
    slots: Slots,
}

impl Scan {
    /// Reads rows with such cells, and no more items than wanted.
    pub fn new(cells: Vec<Cell>, most: usize) -> Scan {
        Scan {
            has_parts: cells.contains(&Cell::Part),
            columns: cells
                .into_iter()
                .map(|cell| (cell, Cells::default()))
                .collect(),
            most,
            ..Scan::default()
        }
    }

    /// Reads plain rows from the beginning of an item on. The text need not be JSON: it is as far
    /// as it was read.
    pub fn rows(&mut self, text: &str, mut at: usize) -> Step {
        let bytes = text.as_bytes();
        loop {
            let row = self.starts.len();
            if row >= self.most {
                self.beyond += 1;
                return Step::Item(at);
            }
            if row == self.starts.capacity() {
                self.make_room(bytes.len(), at);
            }
            self.starts.push(at as u32);
            let Some(end) = self.row(bytes, at, row) else {
                self.put_odd(row);
                return Step::Item(at);
            };
            let comma = after_blanks(bytes, end);
            if byte(bytes, comma) != b',' {
                return Step::Ended(end);
            }
            at = after_blanks(bytes, comma + 1);
            if byte(bytes, at) != b'[' {
                return Step::Ended(end);
            }
        }
    }

    /// Reads a row; answers with the byte behind it. A call of its own for each, so that a browser
    /// goes over to the optimised code in the middle of a file: it does so between calls only.
    #[inline(never)]
    fn row(&mut self, bytes: &[u8], start: usize, row: usize) -> Option<usize> {
        if byte(bytes, start) != b'[' {
            return None;
        }
        let mut at = after_blanks(bytes, start + 1);
        let mut parts = None;
        for (number, (cell, cells)) in self.columns.iter_mut().enumerate() {
            if number > 0 {
                if byte(bytes, at) != b',' {
                    return None;
                }
                at = after_blanks(bytes, at + 1);
            }
            match cell {
                Cell::Code(column) => {
                    let code;
                    (code, at) = cells.code(bytes, at, row)?;
                    self.slots.codes.get_mut(*column)?.push(code);
                }
                Cell::Part => {
                    let code;
                    (code, at) = cells.code(bytes, at, row)?;
                    parts = Some(match parts {
                        None => u32::from(code),
                        Some(before) => self.pairs.code(before, code),
                    });
                }
                Cell::Value => match null_end(bytes, at) {
                    Some(end) => {
                        self.slots.values.push(None);
                        at = end;
                    }
                    None => at = number::read(bytes, at, &mut self.slots.values)?,
                },
                Cell::Blank => at = null_end(bytes, at)?,
                Cell::Skip => at = skipped(bytes, at)?,
            }
            at = after_blanks(bytes, at);
        }
        if byte(bytes, at) != b']' {
            return None;
        }
        if self.has_parts {
            self.slots.parts.push(parts?);
        }
        Some(at + 1)
    }

    /// Gives a row that is not plain its place, with nothing in it.
    #[cold]
    #[inline(never)]
    fn put_odd(&mut self, row: usize) {
        self.odd.push(row as u32);
        for (cell, _) in &self.columns {
            if let Cell::Code(column) = cell
                && let Some(codes) = self.slots.codes.get_mut(*column)
            {
                codes.truncate(row);
                codes.push(NONE);
            }
        }
        if self.has_parts {
            self.slots.parts.truncate(row);
            self.slots.parts.push(0);
        }
        self.slots.values.resize(row);
        self.slots.values.push(None);
    }

    /// Reserves for the rest of the text what the rows so far took for theirs.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self, len: usize, at: usize) {
        let rows = self.starts.len() as u64;
        let begun = self.starts.first().map_or(at, |start| *start as usize);
        let taken = at.saturating_sub(begun).max(1) as u64;
        let rest = len.saturating_sub(at) as u64 * rows / taken;
        let more = ((rest + rest / 32) as usize).min(self.most) + 256;
        self.starts.reserve_exact(more);
        self.slots.values.reserve(more);
        if self.has_parts {
            self.slots.parts.reserve_exact(more);
        }
        for (cell, _) in &self.columns {
            if let Cell::Code(column) = cell
                && let Some(codes) = self.slots.codes.get_mut(*column)
            {
                codes.reserve_exact(more);
            }
        }
    }

    /// The rows' columns, each row at its place; what has no column has code 0.
    pub fn take_slots(&mut self) -> Slots {
        let mut slots = std::mem::take(&mut self.slots);
        let len = self.starts.len();
        for column in &mut slots.codes {
            column.resize(len, 0);
        }
        // Without a column of values every row is odd.
        slots.values.resize(len);
        slots
    }

    /// The different cells of a column of codes, in the order met.
    pub fn met(&self, column: usize) -> &[Met] {
        let of = |(cell, _): &&(Cell, Cells)| *cell == Cell::Code(column);
        self.columns
            .iter()
            .find(of)
            .map_or(&[], |(_, cells)| cells.met())
    }

    /// Whether rows have combinations.
    pub fn has_parts(&self) -> bool {
        self.has_parts
    }

    /// Whether rows have a column of codes.
    pub fn has(&self, column: usize) -> bool {
        self.columns
            .iter()
            .any(|(cell, _)| *cell == Cell::Code(column))
    }
}

#[inline(always)]
fn null_end(bytes: &[u8], at: usize) -> Option<usize> {
    (bytes.get(at..at + 4)? == b"null").then_some(at + 4)
}

/// The end of a plain cell, whatever it says.
fn skipped(bytes: &[u8], at: usize) -> Option<usize> {
    match byte(bytes, at) {
        b'"' => text_end(bytes, at).map(|(end, _)| end),
        b'n' => null_end(bytes, at),
        b't' => (bytes.get(at..at + 4)? == b"true").then_some(at + 4),
        b'f' => (bytes.get(at..at + 5)? == b"false").then_some(at + 5),
        _ => number::end(bytes, at),
    }
}

#[cfg(test)]
mod tests;
