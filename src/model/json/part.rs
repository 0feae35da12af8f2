//! What serde can write, as a value: the parts of a chart's option.

use std::fmt;

use serde::ser::{self, Serialize, Serializer};

use super::Value;

/// A part as a value; `Null` for what JSON cannot say.
pub fn value(part: &impl Serialize) -> Value {
    part.serialize(ToValue).unwrap_or_default()
}

/// Something that JSON cannot say, as a map whose keys are no texts.
#[derive(Debug)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not JSON")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unwritable
    }
}

struct ToValue;

type Written = Result<Value, Unwritable>;

/// The items of a list so far, and the name of the variant that holds it.
struct Items {
    variant: Option<&'static str>,
    items: Vec<Value>,
}

/// The members of an object so far, and the name of the variant that holds it.
struct Members {
    variant: Option<&'static str>,
    members: Vec<(String, Value)>,
    key: Option<String>,
}

#[inline(never)]
fn wrapped(variant: Option<&'static str>, value: Value) -> Written {
    Ok(match variant {
        Some(name) => Value::Object(vec![(name.to_owned(), value)]),
        None => value,
    })
}

fn items(variant: Option<&'static str>) -> Items {
    Items {
        variant,
        items: Vec::new(),
    }
}

fn members(variant: Option<&'static str>) -> Members {
    Members {
        variant,
        members: Vec::new(),
        key: None,
    }
}

impl Items {
    #[inline(never)]
    fn push(&mut self, item: Written) -> Result<(), Unwritable> {
        self.items.push(item?);
        Ok(())
    }
}

impl Members {
    #[inline(never)]
    fn push(&mut self, name: &str, member: Written) -> Result<(), Unwritable> {
        self.members.push((name.to_owned(), member?));
        Ok(())
    }
}

macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {
        $(fn $method(self, number: $number) -> Written {
            Ok((number as f64).into())
        })*
    };
}

impl Serializer for ToValue {
    type Ok = Value;
    type Error = Unwritable;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_bool(self, flag: bool) -> Written {
        Ok(flag.into())
    }

    fn serialize_char(self, c: char) -> Written {
        Ok(Value::Text(c.into()))
    }

    fn serialize_str(self, text: &str) -> Written {
        Ok(text.into())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        let numbers = bytes.iter().map(|byte| f64::from(*byte).into());
        Ok(Value::List(numbers.collect()))
    }

    fn serialize_none(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        Ok(name.into())
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        wrapped(Some(name), value.serialize(self)?)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Unwritable> {
        Ok(items(None))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Unwritable> {
        Ok(items(None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Unwritable> {
        Ok(items(None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Items, Unwritable> {
        Ok(items(Some(name)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members, Unwritable> {
        Ok(members(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, Unwritable> {
        Ok(members(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Members, Unwritable> {
        Ok(members(Some(name)))
    }
}

impl ser::SerializeSeq for Items {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Unwritable> {
        self.push(item.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::List(self.items))
    }
}

impl ser::SerializeTuple for Items {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Unwritable> {
        self.push(item.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::List(self.items))
    }
}

impl ser::SerializeTupleStruct for Items {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Unwritable> {
        self.push(item.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::List(self.items))
    }
}

impl ser::SerializeTupleVariant for Items {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Unwritable> {
        self.push(item.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::List(self.items))
    }
}

impl ser::SerializeMap for Members {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Unwritable> {
        match key.serialize(ToValue)? {
            Value::Text(key) => {
                self.key = Some(key);
                Ok(())
            }
            _ => Err(Unwritable),
        }
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, member: &T) -> Result<(), Unwritable> {
        let key = self.key.take().ok_or(Unwritable)?;
        self.push(&key, member.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::Object(self.members))
    }
}

impl ser::SerializeStruct for Members {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        member: &T,
    ) -> Result<(), Unwritable> {
        self.push(name, member.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::Object(self.members))
    }
}

impl ser::SerializeStructVariant for Members {
    type Ok = Value;
    type Error = Unwritable;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        member: &T,
    ) -> Result<(), Unwritable> {
        self.push(name, member.serialize(ToValue))
    }

    fn end(self) -> Written {
        wrapped(self.variant, Value::Object(self.members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json::text;
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    enum Shape {
        Unit,
        New(u8),
        Tuple(u8, bool),
        Struct { a: f32 },
    }

    #[derive(Serialize)]
    struct Whole<'a> {
        text: &'a str,
        c: char,
        none: Option<u8>,
        some: Option<i64>,
        unit: (),
        pair: (f64, bool),
        map: BTreeMap<&'a str, Vec<u8>>,
        shapes: [Shape; 4],
    }

    #[test]
    fn everything_is_written_as_a_general_library_writes_it() {
        let whole = Whole {
            text: "咸阳 \"1\"\n",
            c: '题',
            none: None,
            some: Some(-7),
            unit: (),
            pair: (0.25, true),
            map: BTreeMap::from([("k", vec![1, 2])]),
            shapes: [
                Shape::Unit,
                Shape::New(1),
                Shape::Tuple(2, false),
                Shape::Struct { a: 0.5 },
            ],
        };
        let ours: serde_json::Value = serde_json::from_str(&text(&value(&whole))).unwrap();
        let theirs: serde_json::Value =
            serde_json::from_str(&serde_json::to_string(&whole).unwrap()).unwrap();
        // 1 and 1.0 are one number.
        assert_eq!(
            format!("{ours}").replace(".0", ""),
            format!("{theirs}").replace(".0", "")
        );
    }
}
