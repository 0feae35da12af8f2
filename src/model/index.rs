//! Texts and the numbers that they stand for (索引): the one map of everything looked up by name.
//!
//! A map of its own for each kind of value would be the same code over again in the module that
//! every reader downloads.

use std::collections::BTreeMap;

/// Texts with a number each, in order of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(BTreeMap<Box<str>, u32>);

impl Index {
    /// The number of a text.
    #[inline(never)]
    pub fn get(&self, text: &str) -> Option<u32> {
        self.0.get(text).copied()
    }

    /// The number of a text, to point into a list with.
    pub fn at(&self, text: &str) -> Option<usize> {
        self.get(text).map(|number| number as usize)
    }

    /// Whether a text has a number.
    pub fn contains(&self, text: &str) -> bool {
        self.get(text).is_some()
    }

    /// Gives a text a number; answers with the one it had.
    #[inline(never)]
    pub fn insert(&mut self, text: &str, number: u32) -> Option<u32> {
        match self.0.get_mut(text) {
            Some(known) => Some(std::mem::replace(known, number)),
            None => self.0.insert(text.into(), number),
        }
    }

    /// The number of a text; a new text takes the next one, and is told to be new.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        match self.get(text) {
            Some(known) => (known, false),
            None => {
                let next = self.len() as u32;
                self.insert(text, next);
                (next, true)
            }
        }
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The texts with their numbers, in order of text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().map(|(text, number)| (&**text, *number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_the_number_it_was_given_first() {
        let mut index = Index::default();
        assert_eq!(index.intern("b"), (0, true));
        assert_eq!(index.intern("a"), (1, true));
        assert_eq!(index.intern("b"), (0, false));
        assert_eq!(index.insert("a", 7), Some(1));
        assert_eq!(index.iter().collect::<Vec<_>>(), [("a", 7), ("b", 0)]);
        assert!(!index.contains("c"));
    }
}
