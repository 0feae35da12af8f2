//! Sorting rows by their codes (排序): by counting, in time that grows with their number alone.

use crate::slots::{NONE, Slots};

/// Rows that are gone through in one call: a browser goes over to the optimised code between calls
/// only, and a loop over a million rows would run to its end without.
const PART: usize = 8192;

/// A part of a loop, in a call of its own.
#[inline(never)]
fn in_parts(part: impl FnOnce()) {
    part();
}

/// Where the rows of one first and second code begin, in rows that are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: u16,
    pub second: u16,
    pub from: u32,
}

#[inline]
fn key(slots: &Slots, at: u32) -> (u64, u32) {
    let at = at as usize;
    let code = |column: &[u16]| u64::from(column.get(at).copied().unwrap_or(NONE));
    let [first, second, third] = &slots.codes;
    let codes = code(first) << 32 | code(second) << 16 | code(third);
    (codes, slots.parts_at(at))
}

/// Rows in order.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    /// The places that hold a row, in order of codes, then of place.
    pub places: Vec<u32>,
    /// What comes along where no two rows have the same codes: the spans, and the third column in
    /// this order.
    pub known: Option<(Vec<Span>, Vec<u16>)>,
}

/// The rows in order; `None` when every place holds one, and each stands after the one before.
#[inline(never)]
pub fn order(slots: &Slots) -> Option<Sorted> {
    let all = slots.len() as u32;
    let is_after = |at: u32| at == 0 || key(slots, at - 1) < key(slots, at);
    if (0..all).all(|at| slots.is_held(at as usize) && is_after(at)) {
        return None;
    }
    Some(placed(slots).unwrap_or_else(|| Sorted {
        places: by_columns(slots),
        known: None,
    }))
}

/// Sorts rows by giving every combination of codes a place, whatever order they are in; `None` where
/// the places would be many more than the rows, or two rows have the same. The rows of one first code
/// after those of another: so many places at a time are near at hand.
fn placed(slots: &Slots) -> Option<Sorted> {
    if !slots.parts.is_empty() {
        return None;
    }
    let count = |codes: &[u16]| {
        let known = codes.iter().map(|code| code.wrapping_add(1));
        known.max().map_or(0, usize::from)
    };
    let [firsts, seconds, thirds] = slots.codes.each_ref().map(|codes| count(codes));
    let own = seconds.checked_mul(thirds)?;
    let size = own.checked_mul(firsts)?;
    if size == 0 || size > slots.len() * 2 + 1024 {
        return None;
    }
    let (starts, rows) = by_first(slots, firsts, thirds);
    let mut places = Vec::with_capacity(rows.len());
    let mut codes = Vec::with_capacity(rows.len());
    let mut spans = Vec::with_capacity(firsts * seconds);
    // The place of a row, counted from one.
    let mut table = vec![0u32; own];
    for (first, range) in starts.windows(2).enumerate() {
        let rows = rows.get(range[0] as usize..range[1] as usize)?;
        table.fill(0);
        for part in rows.chunks(PART) {
            let mut is_unique = true;
            in_parts(|| {
                for (cell, at) in part {
                    match table.get_mut(*cell as usize).filter(|place| **place == 0) {
                        Some(place) => *place = *at + 1,
                        None => is_unique = false,
                    }
                }
            });
            if !is_unique {
                return None;
            }
        }
        for (second, own) in table.chunks_exact(thirds).enumerate() {
            in_parts(|| {
                let from = places.len() as u32;
                for (code, at) in (0u16..).zip(own) {
                    if *at > 0 {
                        places.push(*at - 1);
                        codes.push(code);
                    }
                }
                if places.len() as u32 > from {
                    spans.push(Span {
                        first: first as u16,
                        second: second as u16,
                        from,
                    });
                }
            });
        }
    }
    Some(Sorted {
        places,
        known: Some((spans, codes)),
    })
}

/// The rows by their first code: where those of each begin and the last end; and of each row its
/// place among all combinations of a second and a third code, and its place in the file.
fn by_first(slots: &Slots, firsts: usize, thirds: usize) -> (Vec<u32>, Vec<(u32, u32)>) {
    let [first, second, third] = &slots.codes;
    let mut starts = vec![0u32; firsts + 1];
    for part in first.chunks(PART) {
        in_parts(|| {
            for code in part {
                // Of no row.
                if let Some(count) = starts.get_mut(usize::from(*code).wrapping_add(1)) {
                    *count += 1;
                }
            }
        });
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut next = starts.clone();
    let held = starts.last().map_or(0, |held| *held as usize);
    let mut rows = vec![(0u32, 0u32); held];
    for begin in (0..slots.len()).step_by(PART) {
        in_parts(|| {
            let end = slots.len().min(begin + PART);
            let codes = first[begin..end].iter().zip(&second[begin..end]);
            for (at, ((a, b), c)) in (begin as u32..).zip(codes.zip(&third[begin..end])) {
                let next = next[..firsts].get_mut(usize::from(*a));
                if let Some(next) = next
                    && let Some(row) = rows.get_mut(*next as usize)
                {
                    let (b, c) = (usize::from(*b), usize::from(*c));
                    // What has no second or third code has no place.
                    let cell = if c < thirds {
                        b * thirds + c
                    } else {
                        usize::MAX
                    };
                    *row = (cell as u32, at);
                    *next += 1;
                }
            }
        });
    }
    (starts, rows)
}

/// Sorts rows by one column of codes after the other.
fn by_columns(slots: &Slots) -> Vec<u32> {
    let all = slots.len() as u32;
    let held = (0..all).filter(|at| slots.is_held(*at as usize));
    let mut order: Vec<u32> = Vec::with_capacity(slots.len());
    order.extend(held);
    // From the last to the first, as each keeps the order of the one before.
    if !slots.parts.is_empty() {
        order = counted(&order, &slots.parts);
    }
    for column in slots.codes.iter().rev() {
        let codes: Vec<u32> = column.iter().map(|code| u32::from(*code)).collect();
        order = counted(&order, &codes);
    }
    order
}

/// Sorts places stably by a column of codes.
#[inline(never)]
fn counted(order: &[u32], codes: &[u32]) -> Vec<u32> {
    let code = |at: u32| codes.get(at as usize).map_or(0, |code| *code as usize);
    let mut starts: Vec<u32> = Vec::new();
    for part in order.chunks(PART) {
        in_parts(|| {
            for at in part {
                let code = code(*at);
                if code + 1 >= starts.len() {
                    starts.resize(code + 2, 0);
                }
                starts[code + 1] += 1;
            }
        });
    }
    if starts.iter().filter(|count| **count > 0).count() < 2 {
        return order.to_vec();
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut sorted = vec![0u32; order.len()];
    for part in order.chunks(PART) {
        in_parts(|| {
            for at in part {
                let start = &mut starts[code(*at)];
                sorted[*start as usize] = *at;
                *start += 1;
            }
        });
    }
    sorted
}

/// The places in an order whose row has the same codes as the row before it.
pub fn repeats(slots: &Slots, order: &[u32]) -> Vec<u32> {
    let mut last = None;
    let mut repeats = Vec::new();
    for (number, part) in order.chunks(PART).enumerate() {
        in_parts(|| {
            for (place, at) in part.iter().enumerate() {
                let key = key(slots, *at);
                if last == Some(key) {
                    repeats.push((number * PART + place) as u32);
                }
                last = Some(key);
            }
        });
    }
    repeats
}

/// Where each pair of first and second code begins, in an order that is sorted by them.
pub fn spans(slots: &Slots, order: Option<&[u32]>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let [first, second, _] = &slots.codes;
    let rows = order.map_or(slots.len(), <[u32]>::len);
    let mut last = None;
    for begin in (0..rows).step_by(PART) {
        in_parts(|| {
            for row in begin..rows.min(begin + PART) {
                let at = order.map_or(row, |order| order[row] as usize);
                let pair = (first[at], second[at]);
                if last != Some(pair) {
                    last = Some(pair);
                    spans.push(Span {
                        first: pair.0,
                        second: pair.1,
                        from: row as u32,
                    });
                }
            }
        });
    }
    spans
}

/// The span that every so-manieth row is in.
pub fn blocks(spans: &[Span], rows: usize, every: usize) -> Vec<u32> {
    let mut blocks = Vec::with_capacity(rows.div_ceil(every));
    let mut span = 0;
    for row in (0..rows).step_by(every) {
        while spans
            .get(span + 1)
            .is_some_and(|next| next.from as usize <= row)
        {
            span += 1;
        }
        blocks.push(span as u32);
    }
    blocks
}

/// What stands at places, in the order given.
pub fn picked<T: Copy + Default>(column: &[T], order: &[u32]) -> Vec<T> {
    let at = |at: &u32| column.get(*at as usize).copied().unwrap_or_default();
    let mut picked = Vec::with_capacity(order.len());
    for part in order.chunks(PART) {
        in_parts(|| picked.extend(part.iter().map(at)));
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_are_sorted_as_the_standard_library_does(
            rows in prop::collection::vec(prop::option::weighted(0.9, (0..4u16, 0..3u16, 0..5u16, 0..2u32)), 0..60),
            is_sorted: bool,
            has_parts: bool,
            once: bool,
        ) {
            let mut rows = rows;
            if !has_parts {
                rows.iter_mut().flatten().for_each(|row| row.3 = 0);
            }
            if once {
                let mut seen = std::collections::BTreeSet::new();
                rows.retain(|row| row.is_none_or(|row| seen.insert(row)));
            }
            if is_sorted {
                rows.sort();
            }
            let mut slots = Slots::default();
            slots.resize(rows.len());
            for (at, row) in rows.iter().enumerate() {
                if let Some((a, b, c, parts)) = *row {
                    slots.put(at, [a, b, c], parts, None);
                }
            }
            let mut theirs: Vec<u32> = (0..rows.len() as u32).filter(|at| rows[*at as usize].is_some()).collect();
            theirs.sort_by_key(|at| rows[*at as usize]);
            let ours = order(&slots);
            let is_plain = rows.iter().all(Option::is_some) && rows.is_sorted_by(|a, b| a < b);
            prop_assert_eq!(ours.is_none(), is_plain);
            let known = ours.as_ref().and_then(|ours| ours.known.clone());
            let ours = ours.map_or_else(|| theirs.clone(), |ours| ours.places);
            prop_assert_eq!(&ours, &theirs);
            if rows.iter().flatten().any(|row| row.3 > 0) {
                prop_assert!(known.is_none());
            }
            if let Some((spans, third)) = known {
                prop_assert!(repeats(&slots, &ours).is_empty());
                prop_assert_eq!(spans, super::spans(&slots, Some(&ours)));
                prop_assert_eq!(third, picked(&slots.codes[2], &ours));
            }
            let same: Vec<u32> = (1..theirs.len())
                .filter(|at| rows[theirs[*at] as usize] == rows[theirs[at - 1] as usize])
                .map(|at| at as u32)
                .collect();
            prop_assert_eq!(repeats(&slots, &ours), same);
            let spans = spans(&slots, Some(&ours));
            prop_assert!(spans.windows(2).all(|pair| (pair[0].first, pair[0].second) < (pair[1].first, pair[1].second)));
            for span in spans {
                let row = rows[ours[span.from as usize] as usize].unwrap();
                prop_assert_eq!((row.0, row.1), (span.first, span.second));
            }
        }
    }
}
