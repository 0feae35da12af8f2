//! Adding up over columns of codes and values. Rows of one indicator stand together, in order of
//! region and then period, so whatever is asked of it is a few runs of neighbouring values: they
//! are added into dense cells, and nothing is looked up by hash.

mod gather;
mod settle;
mod window;

pub use gather::{Cell, Column, Lines, gather};
pub use settle::{Node, Parts, Settled, State, settle};
pub use window::Window;

/// A value of a row: whole numbers are held in four bytes, others in eight.
pub trait Value: Copy {
    /// Their sum, in the order of the rows.
    fn sum(values: &[Self]) -> f64;
    /// As a number.
    fn number(self) -> f64;
}

impl Value for i32 {
    // No sum of 2^21 rows leaves what a double holds exactly.
    #[inline(always)]
    fn sum(values: &[i32]) -> f64 {
        values.iter().map(|v| i64::from(*v)).sum::<i64>() as f64
    }
    #[inline(always)]
    fn number(self) -> f64 {
        f64::from(self)
    }
}

impl Value for f64 {
    #[inline(always)]
    fn sum(values: &[f64]) -> f64 {
        values.iter().fold(0.0, |sum, v| sum + v)
    }
    #[inline(always)]
    fn number(self) -> f64 {
        self
    }
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
    if (value as i32) as f64 == value {
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
