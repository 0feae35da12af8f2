//! Short decimal numbers (短数): read exactly, or not at all.

use crate::values::Values;
use crate::words::byte;

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 20] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19,
];
/// Whole numbers up to here are exact.
const EXACT: u64 = 1 << 53;
/// So many digits fit into 64 bits.
const MOST_DIGITS: usize = 19;

/// A number as written: its digits, how many of them stand behind the point, and where it ends.
struct Written {
    is_negative: bool,
    digits: u64,
    behind: usize,
    end: usize,
}

/// Takes a number apart; `None` where it is no JSON, has an exponent, or has many digits.
#[inline]
fn written(bytes: &[u8], start: usize) -> Option<Written> {
    let is_negative = byte(bytes, start) == b'-';
    let first = start + usize::from(is_negative);
    let mut digits = 0u64;
    let mut at = first;
    let mut read = |at: &mut usize| {
        loop {
            let digit = byte(bytes, *at).wrapping_sub(b'0');
            if digit > 9 {
                return;
            }
            digits = digits.wrapping_mul(10).wrapping_add(u64::from(digit));
            *at += 1;
        }
    };
    read(&mut at);
    let whole = at - first;
    if whole == 0 || (whole > 1 && byte(bytes, first) == b'0') {
        return None;
    }
    let mut behind = 0;
    if byte(bytes, at) == b'.' {
        let point = at;
        at += 1;
        read(&mut at);
        behind = at - point - 1;
        if behind == 0 {
            return None;
        }
    }
    if whole + behind > MOST_DIGITS || matches!(byte(bytes, at), b'e' | b'E') {
        return None;
    }
    Some(Written {
        is_negative,
        digits,
        behind,
        end: at,
    })
}

/// The byte behind a number.
pub(super) fn end(bytes: &[u8], at: usize) -> Option<usize> {
    written(bytes, at).map(|written| written.end)
}

/// Adds a number to a column; answers with the byte behind it.
#[inline]
pub(super) fn read(bytes: &[u8], at: usize, values: &mut Values) -> Option<usize> {
    let number = written(bytes, at)?;
    if number.behind == 0
        && let Ok(whole) = i32::try_from(number.digits)
        && !(number.is_negative && whole == 0)
    {
        values.push_whole(if number.is_negative { -whole } else { whole });
        return Some(number.end);
    }
    if number.digits > EXACT {
        return None;
    }
    // Both are exact, so their quotient is the nearest double.
    let size = number.digits as f64 / POWERS.get(number.behind)?;
    values.push(Some(if number.is_negative { -size } else { size }));
    Some(number.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn a_number_is_read_as_the_standard_library_reads_it(text in "-?[0-9]{1,20}(\\.[0-9]{0,21})?[,e]") {
            let mut values = Values::default();
            let number = &text[..text.len() - 1];
            let whole = number.trim_start_matches('-').split('.').next().unwrap();
            let is_json = (whole.len() == 1 || !whole.starts_with('0')) && !number.ends_with('.');
            match read(text.as_bytes(), 0, &mut values) {
                Some(end) => {
                    prop_assert!(is_json && text.ends_with(','));
                    prop_assert_eq!(end, number.len());
                    let theirs: f64 = number.parse().unwrap();
                    prop_assert_eq!(values.get(0).map(f64::to_bits), Some(theirs.to_bits()));
                }
                None => {
                    let digits = number.bytes().filter(u8::is_ascii_digit).count();
                    prop_assert!(!is_json || digits > 15 || text.ends_with('e'), "{}", text);
                    prop_assert!(values.is_empty());
                }
            }
        }
    }
}
