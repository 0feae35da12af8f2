//! Adding up over columns of codes and values. Rows of one indicator stand together, in order of
//! region and then period, so whatever is asked of it is a few runs of neighbouring values: they
//! are added into dense cells, and nothing is looked up by hash.

mod cells;
mod dozens;
mod gather;
mod settle;
mod window;

pub use cells::{Cell, Cells, Gathered, Made};
pub use dozens::{Dozens, Run};
pub use gather::{Column, Lines, gather};
pub use settle::{Ask, Node, Settled, State, settle};
pub use window::Window;

/// Values of rows: whole numbers are held in four bytes, others in eight.
#[derive(Clone, Copy, Debug)]
pub enum Numbers<'a> {
    Whole(&'a [i32]),
    Any(&'a [f64]),
}

impl Numbers<'_> {
    /// The sum of the rows from one up to, and without, another.
    #[inline(always)]
    fn sum(&self, from: usize, to: usize) -> f64 {
        match self {
            Numbers::Whole(all) => sum(all.get(from..to).unwrap_or_default()),
            // In the order of the rows.
            Numbers::Any(all) => {
                let part = all.get(from..to).unwrap_or_default();
                part.iter().fold(0.0, |sum, v| sum + v)
            }
        }
    }

    /// The value of a row.
    #[inline(always)]
    fn at(&self, row: usize) -> f64 {
        match self {
            Numbers::Whole(all) => all.get(row).map_or(0.0, |v| f64::from(*v)),
            Numbers::Any(all) => all.get(row).copied().unwrap_or(0.0),
        }
    }
}

/// The sum of whole numbers; no sum of 2^21 of them leaves what a double holds exactly.
#[inline(always)]
fn sum(values: &[i32]) -> f64 {
    values.iter().map(|v| i64::from(*v)).sum::<i64>() as f64
}

/// Whether all codes are the same as the first.
pub fn all_alike<T: Copy + PartialEq>(codes: &[T]) -> bool {
    let Some(first) = codes.first() else {
        return true;
    };
    // In blocks, so that a block is compared at once and the first difference ends it.
    codes.chunks(64).all(|block| {
        block
            .iter()
            .fold(true, |alike, code| alike & (code == first))
    })
}

/// Removes the dust that binary fractions leave in sums of decimals: 0.1 + 0.2 is 0.3.
pub fn tidy(value: f64) -> f64 {
    // A whole number has none.
    if value.floor() == value {
        return value;
    }
    let scaled = value * 1e6;
    if scaled.abs() < 9e15 {
        scaled.round() / 1e6
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dust_is_removed_and_nothing_else() {
        assert_eq!(tidy(0.1 + 0.2), 0.3);
        assert_eq!(tidy(7.0), 7.0);
        assert_eq!(tidy(4e15 + 0.5), 4e15 + 0.5);
        assert_eq!(tidy(3_000_000_000.25), 3_000_000_000.25);
    }

    #[test]
    fn codes_are_alike_or_not() {
        assert!(all_alike::<u8>(&[]) && all_alike(&[3; 200]));
        let mut codes = [3; 200];
        codes[150] = 4;
        assert!(!all_alike(&codes));
    }
}
