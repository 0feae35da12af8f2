//! Eight bytes at a time (按字): where a text ends, and whether two are the same.

/// Eight bytes of a text, the first the lowest; none where the text ends before.
#[inline(always)]
pub(crate) fn load(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(<[u8; 8]>::try_from(eight).ok()?))
}

/// A byte; zero, which is no part of any JSON, behind the end.
#[inline(always)]
pub(crate) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// The first byte that is no blank.
#[inline(always)]
pub(crate) fn after_blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(byte(bytes, at), b' ' | b'\n' | b'\r' | b'\t') {
        at += 1;
    }
    at
}

/// Whether as many bytes are the same at two places; `false` too where eight can't be read at once.
#[inline(always)]
pub(crate) fn same(bytes: &[u8], one: usize, other: usize, len: usize) -> bool {
    let differ = |done: usize| match (load(bytes, one + done), load(bytes, other + done)) {
        (Some(one), Some(other)) => one ^ other,
        _ => u64::MAX,
    };
    let mut done = 0;
    while done + 8 <= len {
        if differ(done) != 0 {
            return false;
        }
        done += 8;
    }
    let rest = len - done;
    rest == 0 || differ(done) << (64 - 8 * rest) == 0
}

/// Up to so many bytes a text is its own key.
pub(crate) const SHORT: usize = 7;

/// The byte after a text's closing quotation mark and a key: what is between, where that is short,
/// else a hash of it. `None` for what has escapes, is no text, or stands too near the end.
#[inline]
pub(crate) fn text_end(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let mut hash = 0u64;
    let mut at = start + 1;
    loop {
        let word = load(bytes, at)?;
        let marks = marks(word);
        if marks == 0 {
            hash = mixed(hash, word);
            at += 8;
            continue;
        }
        let before = marks.trailing_zeros() / 8;
        let end = at + before as usize;
        if byte(bytes, end) != b'"' {
            return None;
        }
        let kept = word & ((1 << (before * 8)) - 1);
        let key = match at == start + 1 {
            true => kept,
            false => mixed(hash, kept),
        };
        return Some((end + 1, key));
    }
}

#[inline(always)]
pub(crate) fn mixed(hash: u64, word: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// The highest bit of bytes that end a run of plain characters: quotation marks, backslashes,
/// control characters. The lowest one set is always right, those above it need not be.
#[inline(always)]
fn marks(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let quotes = zeros(word ^ (ONES * b'"' as u64));
    let escapes = zeros(word ^ (ONES * b'\\' as u64));
    let controls = word.wrapping_sub(ONES * 0x20) & !word;
    (quotes | escapes | controls) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn a_text_ends_at_its_first_mark(text in "[a\"\\\\\u{1}\u{7f}题 ]{0,20}") {
            let whole = format!("\"{text}\"        ");
            let first = text.bytes().chain([b'"']).position(|b| b == b'"' || b == b'\\' || b < 0x20).unwrap();
            let ends = (whole.as_bytes()[first + 1] == b'"').then_some(first + 2);
            prop_assert_eq!(text_end(whole.as_bytes(), 0).map(|(end, _)| end), ends);
        }

        #[test]
        fn two_texts_are_the_same_when_they_are(one in "[ab]{0,12}", other in "[ab]{0,12}") {
            let bytes = format!("{one}{other}        ");
            let len = one.len().min(other.len());
            prop_assert_eq!(same(bytes.as_bytes(), 0, one.len(), len), one[..len] == other[..len]);
        }
    }
}
