//! Whether a text is JSON, and if not, where and why not. Nothing here recurses, so that no file
//! chooses how deep anything goes.

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

/// Checks a text from end to end.
pub fn check(text: &str, most_depth: usize) -> Result<(), Fault> {
    let bytes = text.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut at = after_blanks(bytes, 0);
    if at == bytes.len() {
        return fault(at, FaultKind::Empty);
    }
    loop {
        // A value begins.
        at = match bytes.get(at) {
            None => return fault(at, FaultKind::Truncated),
            Some(b'{') | Some(b'[') => {
                if open.len() == most_depth {
                    return fault(at, FaultKind::TooDeep);
                }
                let bracket = bytes[at];
                let next = after_blanks(bytes, at + 1);
                if bytes.get(next) == Some(&closing(bracket)) {
                    next + 1
                } else {
                    open.push(bracket);
                    at = begin(bytes, next, bracket)?;
                    continue;
                }
            }
            Some(b'"') => check_text(bytes, at)?,
            Some(b'-' | b'0'..=b'9') => check_number(bytes, at)?,
            Some(b't') => check_word(bytes, at, b"true")?,
            Some(b'f') => check_word(bytes, at, b"false")?,
            Some(b'n') => check_word(bytes, at, b"null")?,
            Some(_) => return fault(at, FaultKind::Unexpected),
        };
        // A value has ended.
        loop {
            at = after_blanks(bytes, at);
            let Some(&bracket) = open.last() else {
                return match at == bytes.len() {
                    true => Ok(()),
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
                }
                Some(_) => return fault(at, FaultKind::Unexpected),
                None => return fault(at, FaultKind::Truncated),
            }
        }
    }
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
