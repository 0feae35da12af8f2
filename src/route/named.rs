//! Things by name (按名): a short list in order of name.

/// Things by name, each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Named<T> {
    /// The thing of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, t)| t)
    }

    /// Puts a thing under a name, in place of an earlier one.
    pub fn insert(&mut self, name: &str, thing: T) {
        match self.0.iter().position(|(n, _)| n.as_str() >= name) {
            Some(at) if self.0[at].0 == name => self.0[at].1 = thing,
            Some(at) => self.0.insert(at, (name.to_owned(), thing)),
            None => self.0.push((name.to_owned(), thing)),
        }
    }

    /// Takes away what has a name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(n, _)| n != name);
    }

    /// Keeps the things that fit.
    pub fn retain(&mut self, fits: impl Fn(&T) -> bool) {
        self.0.retain(|(_, thing)| fits(thing));
    }

    /// Names and things in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, thing)| (name.as_str(), thing))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Leaves nothing.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
