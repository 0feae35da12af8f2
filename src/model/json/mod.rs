//! JSON as the program needs it: exports as slices of their own text, the catalogue and the charts'
//! options as small trees.
//!
//! A general library would build a tree of a million observations before the first is read, and
//! brings number tables and error sentences that are a fifth of the module.

mod check;
mod decimal;
mod part;
mod scan;
mod write;
mod written;

pub use check::{Fault, FaultKind, Scanned, check, check_rows};
pub use decimal::number;
pub use part::value;
pub use scan::Raw;
pub use write::{quoted, text};
pub use written::written;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// Members in the order written; of a name written twice the first is found.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Reads a text, as deep as [`check`] allows; `None` when it is not JSON.
    pub fn read(json: &str) -> Option<Value> {
        check(json, 64).ok()?;
        Raw::of(json).value()
    }

    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Object(members) => members.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The member of an object, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        match self {
            Value::Object(members) => members.iter_mut().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// Puts a member into an object; nothing else has members.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: Value) {
        if let Some(known) = self.get_mut(name) {
            *known = value;
        } else if let Value::Object(members) = self {
            members.push((name.to_owned(), value));
        }
    }

    /// The words of a text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The members of an object; none for anything else.
    pub fn members(&self) -> &[(String, Value)] {
        match self {
            Value::Object(members) => members,
            _ => &[],
        }
    }
}

/// An object of members.
#[inline(never)]
pub fn object(members: Vec<(&'static str, Value)>) -> Value {
    let owned = members.into_iter().map(|(n, v)| (n.to_owned(), v));
    Value::Object(owned.collect())
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Flag(flag)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        if number.is_finite() {
            Value::Number(number)
        } else {
            Value::Null
        }
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}
