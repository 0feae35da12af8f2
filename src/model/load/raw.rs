//! What a slice of an export holds, or the problem with it. Nothing here knows of exports.

use std::borrow::Cow;

use super::issue::{Form, JsonFault, Problem, Refusal, Type};
use super::limits::{MAX_BYTES, MAX_DEPTH, MAX_STRING};
use super::rows::{self, Rows};
use crate::model::json::{self, Fault, FaultKind, Raw};

/// The members of an object in the order written, repeated names included.
pub(super) type Members<'a> = Vec<(Cow<'a, str>, Raw<'a>)>;

/// The text of a file: within the limits of size and depth, UTF-8, without a byte order mark.
pub(super) fn text_of_file(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Refusal::NotUtf8 {
        line: line_at(bytes, error.valid_up_to()),
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The members of a file's outermost object.
pub(super) fn members_of_file(text: &str) -> Result<Members<'_>, Refusal> {
    json::check(text, MAX_DEPTH).map_err(|fault| not_json(text, fault))?;
    members_of_checked(text, None)
}

/// The members of a file's outermost object, and the rows of observations in it, read meanwhile.
pub(super) fn members_and_rows(text: &str) -> Result<(Members<'_>, Option<Rows<'_>>), Refusal> {
    let rows = rows::checked(text).map_err(|fault| not_json(text, fault))?;
    let members = members_of_checked(text, rows.as_ref().map(|rows| rows.list))?;
    Ok((members, rows))
}

fn members_of_checked<'a>(text: &'a str, past: Option<Raw<'a>>) -> Result<Members<'a>, Refusal> {
    let whole = Raw::of(text);
    if type_of(whole) != Type::Object {
        return Err(Refusal::NotAnObject {
            found: type_of(whole),
        });
    }
    let fault = || Fault {
        at: 0,
        kind: FaultKind::BadText,
    };
    named(whole, past).ok_or_else(|| not_json(text, fault()))
}

/// The members of an object.
pub(super) fn members(raw: Raw<'_>) -> Result<Members<'_>, Problem> {
    members_past(raw, None)
}

/// The members of an object; of a long value in it the end is known.
pub(super) fn members_past<'a>(
    raw: Raw<'a>,
    past: Option<Raw<'a>>,
) -> Result<Members<'a>, Problem> {
    expect(raw, Type::Object)?;
    named(raw, past).ok_or_else(|| not_unicode(raw))
}

fn named<'a>(raw: Raw<'a>, past: Option<Raw<'a>>) -> Option<Members<'a>> {
    let mut members = Vec::new();
    for (name, value) in raw.members_past(past) {
        members.push((name.text()?, value));
    }
    Some(members)
}

/// A list as written.
pub(super) fn list(raw: Raw<'_>) -> Result<Raw<'_>, Problem> {
    expect(raw, Type::List)?;
    Ok(raw)
}

/// The items of a list.
pub(super) fn items(raw: Raw<'_>) -> Result<Vec<Raw<'_>>, Problem> {
    expect(raw, Type::List)?;
    Ok(raw.items().collect())
}

/// The text of a string, within the limit of length.
pub(super) fn text(raw: Raw<'_>) -> Result<Cow<'_, str>, Problem> {
    expect(raw, Type::Text)?;
    let text = raw.text().ok_or_else(|| not_unicode(raw))?;
    within_limit(&text)?;
    Ok(text)
}

/// Whether a text, or a name, keeps to the limit of length.
pub(super) fn within_limit(text: &str) -> Result<(), Problem> {
    if text.len() > MAX_STRING {
        let found = text.chars().count();
        if found > MAX_STRING {
            return Err(Problem::TooLong {
                limit: MAX_STRING,
                found,
            });
        }
    }
    Ok(())
}

/// A text that says something.
pub(super) fn filled_text(raw: Raw<'_>) -> Result<Cow<'_, str>, Problem> {
    let text = text(raw)?;
    if text.is_empty() {
        Err(Problem::Empty)
    } else {
        Ok(text)
    }
}

/// A finite number.
pub(super) fn number(raw: Raw<'_>) -> Result<f64, Problem> {
    expect(raw, Type::Number)?;
    match json::number(raw.get()) {
        Some(number) if number.is_finite() => Ok(number),
        _ => Err(Problem::NotFinite {
            found: clipped(raw.get()),
        }),
    }
}

/// A finite number, or null: the value of an observation.
pub(super) fn value_or_null(raw: Raw<'_>) -> Result<Option<f64>, Problem> {
    match type_of(raw) {
        Type::Null => Ok(None),
        Type::Number => number(raw).map(Some),
        found => Err(Problem::WrongType {
            expected: Type::Value,
            found,
        }),
    }
}

/// `true` or `false`.
pub(super) fn flag(raw: Raw<'_>) -> Result<bool, Problem> {
    expect(raw, Type::Flag)?;
    Ok(raw.get() == "true")
}

/// The type of a value, from its first character.
pub(super) fn type_of(raw: Raw<'_>) -> Type {
    match raw.get().as_bytes().first() {
        Some(b'{') => Type::Object,
        Some(b'[') => Type::List,
        Some(b'"') => Type::Text,
        Some(b't' | b'f') => Type::Flag,
        Some(b'n') | None => Type::Null,
        Some(_) => Type::Number,
    }
}

/// Whether a value is `null`.
pub(super) fn is_null(raw: Raw<'_>) -> bool {
    type_of(raw) == Type::Null
}

/// The first characters of a text, for the reader to recognise it.
pub(super) fn clipped(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut chars = text.chars();
    let mut clipped: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() {
        clipped.push('…');
    }
    clipped
}

/// The line of a byte, from 1.
pub(super) fn line_at(bytes: &[u8], offset: usize) -> usize {
    1 + bytes.iter().take(offset).filter(|b| **b == b'\n').count()
}

fn expect(raw: Raw<'_>, expected: Type) -> Result<(), Problem> {
    match type_of(raw) {
        found if found == expected => Ok(()),
        found => Err(Problem::WrongType { expected, found }),
    }
}

fn not_unicode(raw: Raw<'_>) -> Problem {
    Problem::Malformed {
        found: clipped(raw.get()),
        expected: Form::Unicode,
    }
}

fn not_json(text: &str, fault: Fault) -> Refusal {
    let line = line_at(text.as_bytes(), fault.at);
    let kind = match fault.kind {
        FaultKind::TooDeep => {
            return Refusal::TooDeep {
                line,
                limit: MAX_DEPTH,
            };
        }
        FaultKind::Empty => JsonFault::Empty,
        FaultKind::Truncated => JsonFault::Truncated,
        FaultKind::TrailingComma => JsonFault::TrailingComma,
        FaultKind::TrailingText => JsonFault::TrailingText,
        FaultKind::BadText => JsonFault::BadText,
        FaultKind::BadNumber => JsonFault::BadNumber,
        FaultKind::BadKey => JsonFault::BadKey,
        FaultKind::Unexpected => JsonFault::Unexpected,
    };
    // A reader's editor counts characters.
    let before = text.as_bytes().get(..fault.at).unwrap_or_default();
    let newline = before.iter().rposition(|byte| *byte == b'\n');
    let start = newline.map_or(0, |at| at + 1);
    let written = text.get(start..).unwrap_or_default();
    let column = written
        .char_indices()
        .take_while(|(at, _)| start + at < fault.at);
    Refusal::NotJson {
        line,
        column: column.count() + 1,
        fault: kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_escapes_is_borrowed_and_with_escapes_is_read() {
        assert!(matches!(
            text(Raw::of(r#""批示""#)),
            Ok(Cow::Borrowed("批示"))
        ));
        assert_eq!(text(Raw::of(r#""\u6279\n""#)).unwrap(), "批\n");
        assert!(matches!(
            text(Raw::of(r#""\ud83d""#)),
            Err(Problem::Malformed {
                expected: Form::Unicode,
                ..
            })
        ));
    }

    #[test]
    fn brackets_inside_text_are_not_depth() {
        let text = format!("{{\"a\": \"{}\"}}", "[".repeat(500));
        assert!(members_of_file(&text).is_ok());
        let deep = |depth: usize| format!("{}1{}", "\n[".repeat(depth), "]".repeat(depth));
        assert!(matches!(
            members_of_file(&deep(MAX_DEPTH)),
            Err(Refusal::NotAnObject { .. })
        ));
        assert_eq!(
            members_of_file(&deep(MAX_DEPTH + 1)).err(),
            Some(Refusal::TooDeep {
                line: MAX_DEPTH + 2,
                limit: MAX_DEPTH
            })
        );
    }

    #[test]
    fn the_column_counts_characters() {
        let text = "{\n \"题目\": x}";
        let refusal = members_of_file(text).err().unwrap();
        assert_eq!(
            refusal,
            Refusal::NotJson {
                line: 2,
                column: 8,
                fault: JsonFault::Unexpected
            }
        );
    }
}
