//! Columns as they travel: lists of numbers of one width, which threads hand over whole.

/// A column on its way.
#[derive(Clone, Debug)]
pub enum Column {
    Bytes(Vec<u8>),
    Shorts(Vec<u16>),
    Words(Vec<u32>),
    Numbers(Vec<f64>),
}

impl Default for Column {
    fn default() -> Column {
        Column::Bytes(Vec::new())
    }
}

/// What a column may consist of.
pub trait Code: Sized {
    /// As it travels.
    fn wrap(column: Vec<Self>) -> Column;

    /// As it was; `None` where that is no such column.
    fn open(column: Column) -> Option<Vec<Self>>;
}

macro_rules! plain {
    ($kind:ty, $name:ident) => {
        impl Code for $kind {
            fn wrap(column: Vec<Self>) -> Column {
                Column::$name(column)
            }

            fn open(column: Column) -> Option<Vec<Self>> {
                match column {
                    Column::$name(column) => Some(column),
                    _ => None,
                }
            }
        }
    };
}
plain!(u8, Bytes);
plain!(u16, Shorts);
plain!(u32, Words);
plain!(f64, Numbers);

/// With a sign, in the place of a number without one.
impl Code for i32 {
    fn wrap(column: Vec<i32>) -> Column {
        Column::Words(column.into_iter().map(i32::cast_unsigned).collect())
    }

    fn open(column: Column) -> Option<Vec<i32>> {
        let words = u32::open(column)?;
        Some(words.into_iter().map(u32::cast_signed).collect())
    }
}

/// Says that a type is a code and no more: `coded!(RegionId, u16)`.
macro_rules! coded {
    ($name:ident, $kind:ty) => {
        impl $crate::model::pack::Code for $name {
            fn wrap(column: Vec<Self>) -> $crate::model::pack::Column {
                // In place: no list is made anew.
                <$kind as $crate::model::pack::Code>::wrap(
                    column.into_iter().map(|code| code.0).collect(),
                )
            }

            fn open(column: $crate::model::pack::Column) -> Option<Vec<Self>> {
                let codes = <$kind as $crate::model::pack::Code>::open(column)?;
                Some(codes.into_iter().map($name).collect())
            }
        }
    };
}
pub(crate) use coded;
