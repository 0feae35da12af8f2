//! JSON written out: small, and numbers as people write them.
//!
//! serde_json's own writers carry tables for the shortest form of a number, which the rest of the
//! program has already from the standard library.

use std::fmt::Write;
use std::io;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

/// A value as JSON text.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_text(&mut out, text);
    out
}

/// Anything that serde can write, as a value.
pub fn value(part: &impl Serialize) -> Value {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Plain);
    // Plain structs, lists and texts always become JSON.
    match part.serialize(&mut serializer) {
        Ok(()) => serde_json::from_slice(&bytes).unwrap_or_default(),
        Err(_) => Value::Null,
    }
}

/// Numbers in the standard library's form.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value}")
    }
}

fn write(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => write_number(out, number),
        Value::String(text) => write_text(out, text),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(out, item);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, name);
                out.push(':');
                write(out, member);
            }
            out.push('}');
        }
    }
}

fn write_number(out: &mut String, number: &serde_json::Number) {
    // Writing to a string cannot fail.
    let _ = match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => write!(out, "{whole}"),
        (None, Some(value)) => write!(out, "{value}"),
        (None, None) => write!(out, "null"),
    };
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_value_is_written_so_that_it_reads_back() {
        let value = json!({"a": [1, -2, 0.1, 1e300, true, null], "题": "\"\\\n\u{1}\u{2028}"});
        assert_eq!(serde_json::from_str::<Value>(&text(&value)).unwrap(), value);
    }

    proptest! {
        #[test]
        fn any_text_and_number_read_back(words in ".*", number in any::<f64>()) {
            let value = json!({ "words": words, "number": number });
            let back: Value = serde_json::from_str(&text(&value)).unwrap();
            prop_assert_eq!(&back["words"], &value["words"]);
            prop_assert_eq!(back["number"].as_f64(), value["number"].as_f64());
            prop_assert_eq!(serde_json::from_str::<String>(&quoted(&words)).unwrap(), words);
        }
    }
}
