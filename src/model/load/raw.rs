//! JSON as text: lists and objects one level at a time, each item a slice of the file.
//!
//! Nothing here knows of exports. Nothing here recurses: a slice is skipped, not parsed.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::issue::{Form, JsonFault, Problem, Refusal, Type};
use super::limits::{MAX_BYTES, MAX_DEPTH, MAX_STRING};

/// The members of an object in the order written, repeated names included.
pub(super) struct Members<'a>(pub(super) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;
        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(name), raw)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
                    members.push((name, raw));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor)
    }
}

/// A text, borrowed from the file where it has no escapes.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(TextVisitor)
    }
}

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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_depth(text)?;
    Ok(text)
}

/// The members of a file's outermost object.
pub(super) fn members_of_file(text: &str) -> Result<Vec<(Cow<'_, str>, &RawValue)>, Refusal> {
    if text.trim_start().starts_with('{') {
        return serde_json::from_str::<Members<'_>>(text)
            .map(|members| members.0)
            .map_err(|e| not_json(text, &e));
    }
    let whole: &RawValue = serde_json::from_str(text).map_err(|e| not_json(text, &e))?;
    Err(Refusal::NotAnObject {
        found: type_of(whole),
    })
}

/// The members of an object.
pub(super) fn members(raw: &RawValue) -> Result<Vec<(Cow<'_, str>, &RawValue)>, Problem> {
    expect(raw, Type::Object)?;
    serde_json::from_str::<Members<'_>>(raw.get())
        .map(|members| members.0)
        .map_err(|_| not_unicode(raw))
}

/// The items of a list.
pub(super) fn items(raw: &RawValue) -> Result<Vec<&RawValue>, Problem> {
    expect(raw, Type::List)?;
    serde_json::from_str(raw.get()).map_err(|_| not_unicode(raw))
}

/// The text of a string, within the limit of length.
pub(super) fn text(raw: &RawValue) -> Result<Cow<'_, str>, Problem> {
    expect(raw, Type::Text)?;
    let written = raw.get();
    let text = match written.get(1..written.len() - 1) {
        Some(inner) if !inner.as_bytes().contains(&b'\\') => Cow::Borrowed(inner),
        _ => serde_json::from_str::<Text<'_>>(written)
            .map(|text| text.0)
            .map_err(|_| not_unicode(raw))?,
    };
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
pub(super) fn filled_text(raw: &RawValue) -> Result<Cow<'_, str>, Problem> {
    let text = text(raw)?;
    if text.is_empty() {
        Err(Problem::Empty)
    } else {
        Ok(text)
    }
}

/// A finite number.
pub(super) fn number(raw: &RawValue) -> Result<f64, Problem> {
    expect(raw, Type::Number)?;
    match serde_json::from_str::<f64>(raw.get()) {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(Problem::NotFinite {
            found: clipped(raw.get()),
        }),
    }
}

/// `true` or `false`.
pub(super) fn flag(raw: &RawValue) -> Result<bool, Problem> {
    expect(raw, Type::Flag)?;
    Ok(raw.get() == "true")
}

/// The type of a value, from its first character.
pub(super) fn type_of(raw: &RawValue) -> Type {
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
pub(super) fn is_null(raw: &RawValue) -> bool {
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

fn expect(raw: &RawValue, expected: Type) -> Result<(), Problem> {
    match type_of(raw) {
        found if found == expected => Ok(()),
        found => Err(Problem::WrongType { expected, found }),
    }
}

fn not_unicode(raw: &RawValue) -> Problem {
    Problem::Malformed {
        found: clipped(raw.get()),
        expected: Form::Unicode,
    }
}

/// Runs before the JSON parser sees the text, so that no file chooses how deep anything goes.
fn check_depth(text: &str) -> Result<(), Refusal> {
    let (mut depth, mut in_text, mut is_escaped) = (0usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        if in_text {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(Refusal::TooDeep {
                line: line_at(text.as_bytes(), offset),
                limit: MAX_DEPTH,
            });
        }
    }
    Ok(())
}

fn not_json(text: &str, error: &serde_json::Error) -> Refusal {
    let said = error.to_string();
    let fault = if text.trim().is_empty() {
        JsonFault::Empty
    } else if error.is_eof() {
        JsonFault::Truncated
    } else if said.starts_with("trailing comma") {
        JsonFault::TrailingComma
    } else if said.starts_with("trailing characters") {
        JsonFault::TrailingText
    } else if said.starts_with("key must be") {
        JsonFault::BadKey
    } else if said.starts_with("invalid number") {
        JsonFault::BadNumber
    } else if ["invalid escape", "control character", "lone leading"]
        .iter()
        .any(|start| said.starts_with(start))
        || said.starts_with("unexpected end of hex")
    {
        JsonFault::BadText
    } else {
        JsonFault::Unexpected
    };
    let line = error.line().max(1);
    // The parser counts bytes; a reader's editor counts characters.
    let written = text.lines().nth(line - 1).unwrap_or_default();
    let column = written
        .char_indices()
        .take_while(|(at, _)| *at < error.column())
        .count()
        .max(1);
    Refusal::NotJson {
        line,
        column,
        fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_escapes_is_borrowed_and_with_escapes_is_read() {
        let raw: &RawValue = serde_json::from_str(r#""批示""#).unwrap();
        assert!(matches!(text(raw), Ok(Cow::Borrowed("批示"))));
        let raw: &RawValue = serde_json::from_str(r#""\u6279\n""#).unwrap();
        assert_eq!(text(raw).unwrap(), "批\n");
    }

    #[test]
    fn half_a_character_is_no_text() {
        let raw: &RawValue = serde_json::from_str(r#""\ud83d""#).unwrap();
        assert!(matches!(
            text(raw),
            Err(Problem::Malformed {
                expected: Form::Unicode,
                ..
            })
        ));
    }

    #[test]
    fn brackets_inside_text_are_not_depth() {
        let text = format!("\"{}\\\"[\"", "[".repeat(500));
        assert_eq!(check_depth(&text), Ok(()));
        assert_eq!(check_depth(&"[".repeat(MAX_DEPTH)), Ok(()));
        assert!(matches!(
            check_depth(&format!("\n{}", "[".repeat(MAX_DEPTH + 1))),
            Err(Refusal::TooDeep { line: 2, .. })
        ));
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
