//! What cells of rows were found to stand for (已识别的单元格): a million rows hold a few hundred
//! different cells, and each of those is read once.

/// Texts as written in the file, each with the code that it was read as.
#[derive(Default)]
pub(super) struct Memo<'a> {
    /// At a place after the text's hash; `None` is free. Never more than half full.
    slots: Vec<Option<(&'a str, u32)>>,
    len: usize,
    /// The last answer: rows that are in order repeat it.
    last: (&'a str, u32),
}

impl<'a> Memo<'a> {
    /// The code of a text.
    pub(super) fn get(&mut self, text: &'a str) -> Option<u32> {
        if self.last.0 == text && !text.is_empty() {
            return Some(self.last.1);
        }
        let mut at = self.first(text)?;
        while let Some((known, code)) = *self.slots.get(at)? {
            if known == text {
                self.last = (known, code);
                return Some(code);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Remembers the code of a text.
    pub(super) fn put(&mut self, text: &'a str, code: u32) {
        if self.get(text).is_some() {
            return;
        }
        if (self.len + 1) * 2 > self.slots.len() {
            let size = (self.slots.len() * 2).max(64);
            let known = std::mem::replace(&mut self.slots, vec![None; size]);
            for (text, code) in known.into_iter().flatten() {
                self.place(text, code);
            }
        }
        self.place(text, code);
        self.len += 1;
    }

    /// Number of texts.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn place(&mut self, text: &'a str, code: u32) {
        let Some(mut at) = self.first(text) else {
            return;
        };
        while let Some(Some(_)) = self.slots.get(at) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Some((text, code));
        }
    }

    /// Where to look for a text first; the number of slots is a power of two.
    fn first(&self, text: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let fold = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        let hash = text.as_bytes().iter().fold(0x811c_9dc5, fold);
        Some((hash ^ hash >> 15) as usize & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_holds_what_a_map_holds(texts in prop::collection::vec("[a-c\"]{0,5}", 0..300)) {
            let mut memo = Memo::default();
            let mut map = std::collections::BTreeMap::new();
            for (code, text) in (0u32..).zip(&texts) {
                prop_assert_eq!(memo.get(text), map.get(text).copied());
                memo.put(text, code);
                map.entry(text).or_insert(code);
                prop_assert_eq!(memo.get(text), map.get(text).copied());
            }
            prop_assert_eq!(memo.len(), map.len());
        }
    }
}
