//! Values as JSON text.

use std::fmt::Write;

use super::{Value, written};

/// A value as JSON text.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_text(&mut out, text);
    out
}

fn write(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) if number.is_finite() => out.push_str(&written(*number)),
        Value::Number(_) => out.push_str("null"),
        Value::Text(text) => write_text(out, text),
        Value::List(items) => {
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
    use super::super::object;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_reads_back_as_itself() {
        let value = object(vec![
            ("题", "\"\\\n\u{1}\u{2028}".into()),
            (
                "list",
                Value::List(vec![Value::Null, true.into(), 0.1.into(), (-2.0).into()]),
            ),
            ("large", 1e300.into()),
            ("none", f64::NAN.into()),
        ]);
        assert_eq!(Value::read(&text(&value)), Some(value));
    }

    proptest! {
        #[test]
        fn a_general_reader_reads_the_same(words in ".*", number in any::<f64>()) {
            let written = text(&object(vec![("w", words.as_str().into()), ("n", number.into())]));
            let read: serde_json::Value = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(read["w"].as_str(), Some(words.as_str()));
            prop_assert_eq!(read["n"].as_f64(), number.is_finite().then_some(number));
            let ours = Value::read(&written).unwrap();
            prop_assert_eq!(ours.get("w").unwrap().as_text(), Some(words.as_str()));
        }
    }
}
