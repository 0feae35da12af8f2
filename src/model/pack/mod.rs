//! Packing (打包): hands a value from one thread to another that runs the same program, which has
//! no memory in common with it. Long columns travel as they are; all else as a row of bytes.
//!
//! A type says once which parts it has; the same walk over them writes and reads. Nothing that is
//! read can do more than fail: what does not fit makes [`unpack`] answer `None`.

mod column;
mod parts;

pub(crate) use column::coded;
pub use column::{Code, Column};

/// A packed value.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    pub head: Vec<u8>,
    pub columns: Vec<Column>,
}

/// What can be packed.
pub trait Packed: Sized {
    /// A value to read into.
    fn blank() -> Self;

    /// Writes each part, or reads it.
    fn pass(&mut self, wire: &mut Wire);
}

/// What a value is written to or read from.
pub struct Wire {
    is_reading: bool,
    is_broken: bool,
    head: Vec<u8>,
    /// How far it is read.
    at: usize,
    columns: Vec<Column>,
    /// How many columns are read.
    taken: usize,
}

/// Packs a value.
pub fn pack<T: Packed>(mut value: T) -> Pack {
    let mut wire = Wire::new(false, Pack::default());
    value.pass(&mut wire);
    Pack {
        head: wire.head,
        columns: wire.columns,
    }
}

/// Unpacks a value; `None` for what no [`pack`] of the same type has made.
pub fn unpack<T: Packed>(pack: Pack) -> Option<T> {
    let mut wire = Wire::new(true, pack);
    let mut value = T::blank();
    value.pass(&mut wire);
    let is_whole = wire.at == wire.head.len() && wire.taken == wire.columns.len();
    (is_whole && !wire.is_broken).then_some(value)
}

impl Wire {
    fn new(is_reading: bool, pack: Pack) -> Wire {
        Wire {
            is_reading,
            is_broken: false,
            head: pack.head,
            at: 0,
            columns: pack.columns,
            taken: 0,
        }
    }

    /// Whether values are read, and not written.
    pub fn is_reading(&self) -> bool {
        self.is_reading
    }

    /// Says that what is read makes no sense.
    pub fn fail(&mut self) {
        self.is_broken = true;
        self.at = self.head.len();
    }

    /// A byte.
    #[inline(never)]
    pub fn byte(&mut self, byte: &mut u8) {
        if !self.is_reading {
            self.head.push(*byte);
        } else if let Some(read) = self.head.get(self.at) {
            *byte = *read;
            self.at += 1;
        } else {
            *byte = 0;
            self.is_broken = true;
        }
    }

    /// A whole number; small ones take little room.
    #[inline(never)]
    pub fn number(&mut self, number: &mut u64) {
        let mut left = *number;
        *number = 0;
        // Ten times seven bits hold every number.
        for shift in 0..10 {
            let mut byte = (left & 0x7f) as u8;
            left >>= 7;
            if left > 0 {
                byte |= 0x80;
            }
            self.byte(&mut byte);
            *number |= u64::from(byte & 0x7f) << (7 * shift);
            if byte & 0x80 == 0 {
                return;
            }
        }
        self.fail();
    }

    /// How many items follow, of a byte each at least.
    #[inline(never)]
    pub fn count(&mut self, count: &mut usize) {
        let mut number = *count as u64;
        self.number(&mut number);
        if self.is_reading {
            let left = self.head.len() - self.at;
            *count = match usize::try_from(number) {
                Ok(count) if count <= left => count,
                _ => {
                    self.fail();
                    0
                }
            };
        }
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, text: &mut String) {
        let mut count = text.len();
        self.count(&mut count);
        if !self.is_reading {
            self.head.extend_from_slice(text.as_bytes());
            return;
        }
        let end = self.at + count;
        let read = self.head.get(self.at..end).map(std::str::from_utf8);
        match read {
            Some(Ok(read)) => {
                *text = read.to_owned();
                self.at = end;
            }
            _ => self.fail(),
        }
    }

    /// A column.
    pub fn column<T: Code>(&mut self, column: &mut Vec<T>) {
        if !self.is_reading {
            self.columns.push(T::wrap(std::mem::take(column)));
            return;
        }
        let next = self.columns.get_mut(self.taken).map(std::mem::take);
        self.taken += 1;
        match next.and_then(T::open) {
            Some(read) => *column = read,
            None => self.fail(),
        }
    }
}

/// Says which parts a type has: `packed!(struct Name { part, part })`, of a tuple by number, or
/// `packed!(enum Name { 0 => One { part }, 1 => Other {} })`.
macro_rules! packed {
    (struct $name:ident { $($part:tt),* $(,)? }) => {
        impl $crate::model::pack::Packed for $name {
            fn blank() -> Self {
                $name { $($part: $crate::model::pack::Packed::blank()),* }
            }

            #[inline(never)]
            fn pass(&mut self, wire: &mut $crate::model::pack::Wire) {
                $($crate::model::pack::Packed::pass(&mut self.$part, wire);)*
            }
        }
    };
    (enum $name:ident { 0 => $first:ident { $($own:ident),* } $(, $tag:literal => $variant:ident { $($part:ident),* })* $(,)? }) => {
        impl $crate::model::pack::Packed for $name {
            fn blank() -> Self {
                $name::$first { $($own: $crate::model::pack::Packed::blank()),* }
            }

            #[inline(never)]
            fn pass(&mut self, wire: &mut $crate::model::pack::Wire) {
                let mut tag: u8 = match self {
                    $name::$first { .. } => 0,
                    $($name::$variant { .. } => $tag,)*
                };
                wire.byte(&mut tag);
                if wire.is_reading() {
                    *self = match tag {
                        $($tag => $name::$variant { $($part: $crate::model::pack::Packed::blank()),* },)*
                        0 => $crate::model::pack::Packed::blank(),
                        _ => return wire.fail(),
                    };
                }
                match self {
                    $name::$first { $($own),* } => { $($crate::model::pack::Packed::pass($own, wire);)* }
                    $($name::$variant { $($part),* } => { $($crate::model::pack::Packed::pass($part, wire);)* })*
                }
            }
        }
    };
}
pub(crate) use packed;
