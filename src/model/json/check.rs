//! Whether a text is JSON, and if not, where and why not. Nothing here recurses, so that no file
//! chooses how deep anything goes.

use std::ops::Range;

use luzhi_kernels::scan::{Scan, Step};

/// Why a text is not JSON, and the byte where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub at: usize,
    pub kind: FaultKind,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    Empty,
    Truncated,
    TrailingComma,
    TrailingText,
    /// A control character or an escape that does not exist.
    BadText,
    BadNumber,
    /// A name that is not in quotation marks.
    BadKey,
    Unexpected,
    /// Nested deeper than allowed.
    TooDeep,
}

/// A list whose rows were read while they were checked.
pub struct Scanned {
    /// The bytes of the list, brackets included.
    pub list: Range<usize>,
    pub scan: Scan,
}

/// Checks a text from end to end.
pub fn check(text: &str, most_depth: usize) -> Result<(), Fault> {
    check_rows(text, most_depth, &|_| None).map(|_| ())
}

/// Checks a text from end to end and reads the rows of one list meanwhile. `wanted` is asked of
/// the first list named `rows` two objects deep, by the inner object's text up to the list.
pub fn check_rows<'a>(
    text: &'a str,
    most_depth: usize,
    wanted: &dyn Fn(&'a str) -> Option<Scan>,
) -> Result<Option<Scanned>, Fault> {
    let bytes = text.as_bytes();
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut rows: Option<Scanned> = None;
    let mut is_asked = false;
    let mut at = after_blanks(bytes, 0);
    if at == bytes.len() {
        return fault(at, FaultKind::Empty);
    }
    loop {
        // A value begins, or rows that are checked as they are read.
        let step = match &mut rows {
            Some(rows) if rows.list.end == 0 && open.len() == DEPTH_OF_ROWS => {
                rows.scan.rows(text, at)
            }
            _ => Step::Item(at),
        };
        let item = match step {
            Step::Item(start) => {
                at = start;
                Some(bytes.get(at))
            }
            Step::Ended(end) => {
                at = end;
                None
            }
        };
        at = match item {
            None => at,
            Some(None) => return fault(at, FaultKind::Truncated),
            Some(Some(b'{' | b'[')) => {
                if open.len() == most_depth {
                    return fault(at, FaultKind::TooDeep);
                }
                let bracket = bytes[at];
                let next = after_blanks(bytes, at + 1);
                if bytes.get(next) == Some(&closing(bracket)) {
                    next + 1
                } else {
                    if let [(b'{', _), (b'{', object)] = open[..]
                        && !is_asked
                        && is_named_rows(&text[object..at])
                    {
                        // Once, as each answer takes a look at all that stands before.
                        is_asked = true;
                        let scan = wanted(&text[object..at]);
                        rows = scan.map(|scan| Scanned { list: at..0, scan });
                    }
                    open.push((bracket, at));
                    at = begin(bytes, next, bracket)?;
                    continue;
                }
            }
            Some(Some(b'"')) => check_text(bytes, at)?,
            Some(Some(b'-' | b'0'..=b'9')) => check_number(bytes, at)?,
            Some(Some(b't')) => check_word(bytes, at, b"true")?,
            Some(Some(b'f')) => check_word(bytes, at, b"false")?,
            Some(Some(b'n')) => check_word(bytes, at, b"null")?,
            Some(Some(_)) => return fault(at, FaultKind::Unexpected),
        };
        // A value has ended.
        loop {
            at = after_blanks(bytes, at);
            let Some(&(bracket, start)) = open.last() else {
                return match at == bytes.len() {
                    true => Ok(rows),
                    false => fault(at, FaultKind::TrailingText),
                };
            };
            match bytes.get(at) {
                Some(b',') => {
                    let next = after_blanks(bytes, at + 1);
                    if bytes.get(next) == Some(&closing(bracket)) {
                        return fault(next, FaultKind::TrailingComma);
                    }
                    at = begin(bytes, next, bracket)?;
                    break;
                }
                Some(&byte) if byte == closing(bracket) => {
                    open.pop();
                    at += 1;
                    if let Some(rows) = &mut rows
                        && rows.list.start == start
                    {
                        rows.list.end = at;
                    }
                }
                Some(_) => return fault(at, FaultKind::Unexpected),
                None => return fault(at, FaultKind::Truncated),
            }
        }
    }
}

/// Lists and objects that rows stand in: the document, its observations, the list itself.
const DEPTH_OF_ROWS: usize = 3;

/// Whether a text ends with the name `rows` and a colon.
fn is_named_rows(before: &str) -> bool {
    let name = before.trim_end().strip_suffix(':').unwrap_or_default();
    name.trim_end().ends_with("\"rows\"")
}

fn fault<T>(at: usize, kind: FaultKind) -> Result<T, Fault> {
    Err(Fault { at, kind })
}

fn closing(bracket: u8) -> u8 {
    if bracket == b'{' { b'}' } else { b']' }
}

fn after_blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// Where the next value begins: at once in a list, after name and colon in an object.
fn begin(bytes: &[u8], at: usize, bracket: u8) -> Result<usize, Fault> {
    if bracket == b'[' {
        return Ok(at);
    }
    match bytes.get(at) {
        Some(b'"') => {}
        Some(_) => return fault(at, FaultKind::BadKey),
        None => return fault(at, FaultKind::Truncated),
    }
    let at = after_blanks(bytes, check_text(bytes, at)?);
    match bytes.get(at) {
        Some(b':') => Ok(after_blanks(bytes, at + 1)),
        Some(_) => fault(at, FaultKind::Unexpected),
        None => fault(at, FaultKind::Truncated),
    }
}

fn check_text(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start + 1;
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => match bytes.get(at + 1) {
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at += 2,
                Some(b'u') => {
                    for digit in at + 2..at + 6 {
                        match bytes.get(digit) {
                            Some(byte) if byte.is_ascii_hexdigit() => {}
                            Some(_) => return fault(digit, FaultKind::BadText),
                            None => return fault(digit, FaultKind::Truncated),
                        }
                    }
                    at += 6;
                }
                Some(_) => return fault(at, FaultKind::BadText),
                None => return fault(bytes.len(), FaultKind::Truncated),
            },
            Some(0..=0x1f) => return fault(at, FaultKind::BadText),
            Some(_) => at += 1,
            None => return fault(at, FaultKind::Truncated),
        }
    }
}

fn check_number(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start + usize::from(bytes.get(start) == Some(&b'-'));
    let first = at;
    at = check_digits(bytes, at)?;
    if bytes.get(first) == Some(&b'0') && at > first + 1 {
        return fault(first, FaultKind::BadNumber);
    }
    if bytes.get(at) == Some(&b'.') {
        at = check_digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = check_digits(bytes, at)?;
    }
    Ok(at)
}

fn check_digits(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start;
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    match bytes.get(at) {
        _ if at > start => Ok(at),
        Some(_) => fault(at, FaultKind::BadNumber),
        None => fault(at, FaultKind::Truncated),
    }
}

fn check_word(bytes: &[u8], start: usize, word: &[u8]) -> Result<usize, Fault> {
    for (offset, letter) in word.iter().enumerate() {
        match bytes.get(start + offset) {
            Some(byte) if byte == letter => {}
            Some(_) => return fault(start + offset, FaultKind::Unexpected),
            None => return fault(bytes.len(), FaultKind::Truncated),
        }
    }
    Ok(start + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_fault_is_where_it_shows() {
        let fault = |text| check(text, 2).err().map(|fault| (fault.at, fault.kind));
        assert_eq!(fault(" \n"), Some((2, FaultKind::Empty)));
        assert_eq!(fault("[1,"), Some((3, FaultKind::Truncated)));
        assert_eq!(fault("{\"a\": tru"), Some((9, FaultKind::Truncated)));
        assert_eq!(fault("[1, ]"), Some((4, FaultKind::TrailingComma)));
        assert_eq!(fault("[1] x"), Some((4, FaultKind::TrailingText)));
        assert_eq!(fault("[\"\\x\"]"), Some((2, FaultKind::BadText)));
        assert_eq!(fault("[01]"), Some((1, FaultKind::BadNumber)));
        assert_eq!(fault("{a: 1}"), Some((1, FaultKind::BadKey)));
        assert_eq!(fault("[1 2]"), Some((3, FaultKind::Unexpected)));
        assert_eq!(fault("[[[1]]]"), Some((2, FaultKind::TooDeep)));
        assert_eq!(fault("{\"a\": [\"[[[[\"]}"), None);
    }
}
