//! How the plain parts of values are packed: numbers, texts, lists, what may be absent.

use super::{Packed, Wire};

macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl Packed for $kind {
            fn blank() -> Self {
                0
            }

            fn pass(&mut self, wire: &mut Wire) {
                let mut number = *self as u64;
                wire.number(&mut number);
                match <$kind>::try_from(number) {
                    Ok(number) => *self = number,
                    Err(_) => wire.fail(),
                }
            }
        }
    )*};
}
whole!(u8, u16, u32, usize);

impl Packed for i32 {
    fn blank() -> Self {
        0
    }

    fn pass(&mut self, wire: &mut Wire) {
        let mut bits = *self as u32;
        bits.pass(wire);
        *self = bits as i32;
    }
}

impl Packed for f64 {
    fn blank() -> Self {
        0.0
    }

    fn pass(&mut self, wire: &mut Wire) {
        let mut bits = self.to_bits();
        wire.number(&mut bits);
        *self = f64::from_bits(bits);
    }
}

impl Packed for bool {
    fn blank() -> Self {
        false
    }

    fn pass(&mut self, wire: &mut Wire) {
        let mut byte = u8::from(*self);
        wire.byte(&mut byte);
        *self = byte != 0;
    }
}

impl Packed for String {
    fn blank() -> Self {
        String::new()
    }

    fn pass(&mut self, wire: &mut Wire) {
        wire.text(self);
    }
}

impl<T: Packed> Packed for Option<T> {
    fn blank() -> Self {
        None
    }

    fn pass(&mut self, wire: &mut Wire) {
        let mut is_there = self.is_some();
        is_there.pass(wire);
        if is_there {
            self.get_or_insert_with(T::blank).pass(wire);
        }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

    fn pass(&mut self, wire: &mut Wire) {
        let mut count = self.len();
        wire.count(&mut count);
        if wire.is_reading() {
            self.resize_with(count, T::blank);
        }
        for item in self {
            item.pass(wire);
        }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn blank() -> Self {
        (A::blank(), B::blank())
    }

    fn pass(&mut self, wire: &mut Wire) {
        self.0.pass(wire);
        self.1.pass(wire);
    }
}
