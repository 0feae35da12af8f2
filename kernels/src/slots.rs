//! Rows as columns of codes, each at its place in the file (按位置存放的行).

use std::ops::Range;

use crate::values::Values;

/// Rows that are translated in one call: a browser goes over to the optimised code between calls.
const PART: usize = 8192;

/// The code of what is not known; in the first column, of a place that holds no row.
pub const NONE: u16 = u16::MAX;
/// A combination that is not known.
pub const NO_PARTS: u32 = u32::MAX;

/// Columns of codes and values; all are as long.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slots {
    /// Rows are told apart by these, the first before the second before the third.
    pub codes: [Vec<u16>; 3],
    /// Codes of combinations; empty while all rows have the first one.
    pub parts: Vec<u32>,
    pub values: Values,
}

/// What codes stand for, by code.
#[derive(Clone, Debug, Default)]
pub struct Meanings {
    pub codes: [Vec<u16>; 3],
    pub parts: Vec<u32>,
}

impl Meanings {
    /// Learns what the codes of a row stand for; of what is not known there is nothing to learn.
    pub fn learn(&mut self, codes: [u16; 3], parts: u32, meant: [u16; 3], meant_parts: u32) {
        for ((known, code), meaning) in self.codes.iter_mut().zip(codes).zip(meant) {
            put(known, code.into(), code == NONE, meaning, NONE);
        }
        let parts_unknown = parts == NO_PARTS;
        put(
            &mut self.parts,
            parts as usize,
            parts_unknown,
            meant_parts,
            NO_PARTS,
        );
    }
}

fn put<T: Copy>(known: &mut Vec<T>, code: usize, is_unknown: bool, meaning: T, none: T) {
    if is_unknown {
        return;
    }
    if known.len() <= code {
        known.resize(code + 1, none);
    }
    if let Some(place) = known.get_mut(code) {
        *place = meaning;
    }
}

impl Slots {
    /// Number of places.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of places that hold a row.
    pub fn count(&self) -> usize {
        self.codes[0].iter().filter(|code| **code != NONE).count()
    }

    /// Whether a place holds a row.
    #[inline]
    pub fn is_held(&self, at: usize) -> bool {
        self.codes[0].get(at).is_some_and(|code| *code != NONE)
    }

    /// Makes it as long as asked; new places hold nothing.
    pub fn resize(&mut self, len: usize) {
        for column in &mut self.codes {
            column.resize(len, NONE);
        }
        if !self.parts.is_empty() {
            self.parts.resize(len, 0);
        }
        self.values.resize(len);
    }

    /// Adds the places of others.
    pub fn append(&mut self, other: Slots) {
        if self.is_empty() {
            *self = other;
            return;
        }
        let (before, after) = (self.len(), self.len() + other.len());
        if !other.parts.is_empty() || !self.parts.is_empty() {
            self.parts.resize(before, 0);
            self.parts.extend_from_slice(&other.parts);
            self.parts.resize(after, 0);
        }
        for (column, more) in self.codes.iter_mut().zip(&other.codes) {
            column.extend_from_slice(more);
        }
        self.values.append(other.values);
    }

    /// The codes of a place.
    pub fn codes_at(&self, at: usize) -> ([u16; 3], u32) {
        let code = |column: &Vec<u16>| column.get(at).copied().unwrap_or(NONE);
        (self.codes.each_ref().map(code), self.parts_at(at))
    }

    /// The code of a place's combination.
    #[inline]
    pub fn parts_at(&self, at: usize) -> u32 {
        self.parts.get(at).copied().unwrap_or(0)
    }

    /// Puts a row at a place.
    pub fn put(&mut self, at: usize, codes: [u16; 3], parts: u32, value: Option<f64>) {
        if at >= self.len() {
            self.resize(at + 1);
        }
        if parts != 0 && self.parts.is_empty() {
            self.parts = vec![0; self.len()];
        }
        for (column, code) in self.codes.iter_mut().zip(codes) {
            if let Some(place) = column.get_mut(at) {
                *place = code;
            }
        }
        if let Some(place) = self.parts.get_mut(at) {
            *place = parts;
        }
        self.values.set(at, value);
    }

    /// Makes a place hold nothing.
    pub fn clear(&mut self, at: usize) {
        if let Some(code) = self.codes[0].get_mut(at) {
            *code = NONE;
        }
    }

    /// Puts meanings in the place of codes, up to the first row that has a code without one.
    /// Answers with that row's place, which keeps its codes, or with the end.
    pub fn translate(&mut self, range: Range<usize>, known: &Meanings) -> usize {
        let mut from = range.start;
        while from < range.end {
            let to = range.end.min(from + PART);
            let at = self.translate_part(from..to, known);
            if at < to {
                return at;
            }
            from = to;
        }
        range.end
    }

    #[inline(never)]
    fn translate_part(&mut self, range: Range<usize>, known: &Meanings) -> usize {
        let of =
            |meanings: &[u16], code: u16| meanings.get(usize::from(code)).copied().unwrap_or(NONE);
        let [first, second, third] = &mut self.codes;
        let columns = (
            first.get_mut(range.clone()),
            second.get_mut(range.clone()),
            third.get_mut(range.clone()),
        );
        let (Some(first), Some(second), Some(third)) = columns else {
            return range.end;
        };
        let mut parts = self
            .parts
            .get_mut(range.clone())
            .unwrap_or_default()
            .iter_mut();
        let rows = first.iter_mut().zip(second).zip(third).enumerate();
        for (at, ((first, second), third)) in rows {
            let codes = [
                of(&known.codes[0], *first),
                of(&known.codes[1], *second),
                of(&known.codes[2], *third),
            ];
            if codes.contains(&NONE) {
                return range.start + at;
            }
            if let Some(parts) = parts.next() {
                let meaning = known.parts.get(*parts as usize).copied();
                match meaning {
                    Some(meaning) if meaning != NO_PARTS => *parts = meaning,
                    _ => return range.start + at,
                }
            }
            [*first, *second, *third] = codes;
        }
        range.end
    }

    /// How many rows of a range have each code of a column.
    pub fn counted(&self, column: usize, range: Range<usize>) -> Vec<u32> {
        let mut counts: Vec<u32> = Vec::new();
        let codes = self
            .codes
            .get(column)
            .and_then(|codes| codes.get(range.clone()));
        let held = self.codes[0].get(range).unwrap_or_default();
        for (code, _) in codes
            .unwrap_or_default()
            .iter()
            .zip(held)
            .filter(|(_, h)| **h != NONE)
        {
            let code = usize::from(*code);
            if code >= counts.len() {
                counts.resize(code + 1, 0);
            }
            if let Some(count) = counts.get_mut(code) {
                *count += 1;
            }
        }
        counts
    }

    /// Keeps the rows whose code in a column is one of those that are to be kept.
    pub fn keep(&mut self, column: usize, kept: &[bool]) {
        for at in 0..self.len() {
            let code = self.codes.get(column).and_then(|codes| codes.get(at));
            let is_kept = code.and_then(|code| kept.get(usize::from(*code)));
            if is_kept != Some(&true) {
                self.clear(at);
            }
        }
    }

    /// Gives a column other codes.
    pub fn renumber(&mut self, column: usize, numbers: &[u16]) {
        for code in self.codes.get_mut(column).into_iter().flatten() {
            *code = numbers.get(usize::from(*code)).copied().unwrap_or(NONE);
        }
    }

    /// Gives the combinations other codes.
    pub fn renumber_parts(&mut self, numbers: &[u32]) {
        for code in &mut self.parts {
            *code = numbers.get(*code as usize).copied().unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_translated_up_to_the_first_without_a_meaning() {
        let mut slots = Slots::default();
        for (at, code) in [0u16, 1, 0, 2].into_iter().enumerate() {
            slots.put(at, [code, 0, 0], u32::from(code), Some(1.0));
        }
        let mut known = Meanings::default();
        assert_eq!(slots.translate(0..4, &known), 0);
        known.learn([0, 0, 0], 0, [70, 80, 90], 5);
        assert_eq!(slots.translate(0..4, &known), 1);
        assert_eq!(slots.codes_at(0), ([70, 80, 90], 5));
        assert_eq!(slots.codes_at(1), ([1, 0, 0], 1));
        slots.clear(1);
        assert_eq!(slots.translate(2..4, &known), 3);
        known.learn([2, 0, 0], 2, [71, 80, 90], 0);
        assert_eq!(slots.translate(3..4, &known), 4);
        assert_eq!(slots.count(), 3);
        assert_eq!(slots.counted(1, 0..4)[80], 3);
    }

    #[test]
    fn rows_with_combinations_follow_rows_without() {
        let mut plain = Slots::default();
        plain.put(1, [1, 1, 1], 0, Some(2.0));
        let mut other = Slots::default();
        other.put(0, [2, 2, 2], 7, None);
        let mut all = plain.clone();
        all.append(other);
        all.append(plain);
        assert_eq!(all.len(), 5);
        assert_eq!(all.parts, [0, 0, 7, 0, 0]);
        assert!(!all.is_held(0) && all.is_held(2));
    }
}
