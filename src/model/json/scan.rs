//! Checked JSON as slices of its text, read one level at a time: nothing is copied before it is
//! asked for.

use std::borrow::Cow;

use super::Value;
use super::decimal;

/// A JSON value as written, without the blanks around it.
///
/// What is no part of a checked text reads as far as it makes sense, and never panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raw<'a>(&'a str);

impl<'a> Raw<'a> {
    /// A value that says nothing.
    pub const NULL: Raw<'static> = Raw("null");

    /// The value that a checked text holds.
    pub fn of(text: &'a str) -> Raw<'a> {
        Raw(text.trim_matches([' ', '\n', '\r', '\t']))
    }

    /// The value as written.
    pub fn get(self) -> &'a str {
        self.0
    }

    /// The value that begins at a byte of a checked text.
    pub fn begun(text: &'a str, at: usize) -> Option<Raw<'a>> {
        let end = value_end(text.as_bytes(), at, None);
        text.get(at..end).map(Raw)
    }

    /// The value that stands at some bytes of a checked text.
    pub fn begun_and_ended(text: &'a str, at: std::ops::Range<usize>) -> Option<Raw<'a>> {
        text.get(at).map(Raw)
    }

    /// The items of a list.
    pub fn items(self) -> Slices<'a> {
        Slices {
            text: self.0,
            at: 1,
            past: None,
        }
    }

    /// The members of an object, each name still in its quotation marks.
    pub fn members(self) -> impl Iterator<Item = (Raw<'a>, Raw<'a>)> {
        self.members_past(None)
    }

    /// The members of an object; a long value in it that is known already is not read for its end.
    pub fn members_past(self, past: Option<Raw<'a>>) -> impl Iterator<Item = (Raw<'a>, Raw<'a>)> {
        let mut slices = Slices {
            past: past.map(|raw| raw.0),
            ..self.items()
        };
        std::iter::from_fn(move || Some((slices.next()?, slices.next()?)))
    }

    /// The words of a text; `None` where an escape is half a character.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let inner = self.0.get(1..self.0.len().checked_sub(1)?)?;
        if inner.as_bytes().contains(&b'\\') {
            unescaped(inner).map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// The whole value; `None` where a text in it has none.
    pub fn value(self) -> Option<Value> {
        Some(match self.0.as_bytes().first()? {
            b'{' => {
                let member = |(name, value): (Raw<'_>, Raw<'_>)| {
                    Some((name.text()?.into_owned(), value.value()?))
                };
                Value::Object(self.members().map(member).collect::<Option<_>>()?)
            }
            b'[' => Value::List(self.items().map(Raw::value).collect::<Option<_>>()?),
            b'"' => Value::Text(self.text()?.into_owned()),
            b't' => Value::Flag(true),
            b'f' => Value::Flag(false),
            b'n' => Value::Null,
            _ => decimal::number(self.0)?.into(),
        })
    }
}

/// The values of a list, or the names and values of an object.
#[derive(Clone)]
pub struct Slices<'a> {
    text: &'a str,
    at: usize,
    /// A value whose end need not be looked for.
    past: Option<&'a str>,
}

impl Slices<'_> {
    /// Goes on behind a value that ends at a byte.
    pub fn go_on(&mut self, end: usize) {
        self.at = end;
    }
}

impl<'a> Iterator for Slices<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        let bytes = self.text.as_bytes();
        while matches!(
            bytes.get(self.at)?,
            b' ' | b'\n' | b'\r' | b'\t' | b',' | b':'
        ) {
            self.at += 1;
        }
        let start = self.at;
        let end = value_end(bytes, start, self.past);
        if end == start {
            return None;
        }
        self.at = end;
        self.text.get(start..end).map(Raw)
    }
}

/// The end of the value that begins at `start`; `start` itself at a closing bracket.
fn value_end(bytes: &[u8], start: usize, past: Option<&str>) -> usize {
    let mut at = start;
    let mut depth = 0usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = text_end(bytes, at),
            b'{' | b'[' => match past {
                Some(past) if std::ptr::eq(byte, past.as_ptr()) => at += past.len(),
                _ => {
                    depth += 1;
                    at += 1;
                }
            },
            b'}' | b']' => {
                if depth == 0 {
                    return at;
                }
                depth -= 1;
                at += 1;
            }
            b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' => {
                if depth == 0 {
                    return at;
                }
                at += 1;
                continue;
            }
            _ => {
                at += 1;
                // A number or a word goes on to the next mark.
                continue;
            }
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// The byte after a text's closing quotation mark.
fn text_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn unescaped(inner: &str) -> Option<String> {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = *rest.as_bytes().get(at + 1)?;
        rest = rest.get(at + 2..)?;
        out.push(match escape {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let (unit, after) = code_unit(rest)?;
                rest = after;
                match unit {
                    0xd800..=0xdbff => {
                        let (low, after) = code_unit(rest.strip_prefix("\\u")?)?;
                        rest = after;
                        let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                        char::from_u32(0x10000 + ((unit - 0xd800) << 10) + low)?
                    }
                    _ => char::from_u32(unit)?,
                }
            }
            other => char::from(other),
        });
    }
    out.push_str(rest);
    Some(out)
}

fn code_unit(text: &str) -> Option<(u32, &str)> {
    let digits = text.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some((u32::from_str_radix(digits, 16).ok()?, &text[4..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json::check;
    use proptest::prelude::*;

    const DEPTH: usize = 64;

    /// Some JSON, as a general library writes it, compact or with line breaks.
    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".{0,8}".prop_map(Into::into),
        ];
        let tree = leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
                prop::collection::btree_map(".{0,5}", inner, 0..6)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        });
        (tree, any::<bool>()).prop_map(|(tree, is_pretty)| {
            if is_pretty {
                format!("{tree:#}")
            } else {
                tree.to_string()
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn what_a_general_library_writes_is_read_the_same(text in json()) {
            prop_assert_eq!(check(&text, DEPTH), Ok(()));
            let ours = crate::model::json::text(&Raw::of(&text).value().unwrap());
            let ours: serde_json::Value = serde_json::from_str(&ours).unwrap();
            let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
            // Whole numbers beyond 2^53 are doubles here.
            prop_assert_eq!(numbers_as_doubles(ours), numbers_as_doubles(theirs));
        }

        #[test]
        fn what_is_not_json_is_told_wherever_it_is_broken(text in json(), at in any::<prop::sample::Index>(), with in "[\\[\\]{},:\"0-9a-z\\\\ \n.-]?") {
            let mut broken: Vec<char> = text.chars().collect();
            let at = at.index(broken.len());
            broken.splice(at..=at, with.chars());
            let broken: String = broken.into_iter().collect();
            let is_json = serde_json::from_str::<&serde_json::value::RawValue>(&broken).is_ok();
            prop_assert_eq!(check(&broken, DEPTH).is_ok(), is_json, "{}", broken);
        }

        #[test]
        fn nothing_makes_reading_panic(text in ".*") {
            let raw = Raw::of(&text);
            let _ = (raw.value(), raw.text(), raw.members().count(), check(&text, DEPTH));
        }
    }

    fn numbers_as_doubles(value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value as V;
        match value {
            V::Number(number) => number.as_f64().into(),
            V::Array(items) => V::Array(items.into_iter().map(numbers_as_doubles).collect()),
            V::Object(map) => V::Object(
                map.into_iter()
                    .map(|(k, v)| (k, numbers_as_doubles(v)))
                    .collect(),
            ),
            other => other,
        }
    }

    #[test]
    fn half_a_character_is_no_text() {
        assert_eq!(Raw::of(r#""\ud83d""#).text(), None);
        assert_eq!(
            Raw::of(r#""\ud83d\ude00\u6279\n\/""#).text().as_deref(),
            Some("😀批\n/")
        );
    }
}
