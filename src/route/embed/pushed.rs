//! Exports that a page around hands over (门户传入的数据): those of one `id` are the parts of one
//! export.

use crate::model::json::Raw;
use crate::model::load::{Manifest, ManifestEntry};

/// An export that was handed over: the JSON of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pushed(pub Vec<String>);

/// Puts parts together; answers with the list of the exports and each of them in its order.
pub fn put_together(exports: &[&str]) -> (Manifest, Vec<Pushed>) {
    let mut manifest = Manifest::default();
    let mut all: Vec<Pushed> = Vec::new();
    for (number, export) in exports.iter().enumerate() {
        let member = |wanted: &str| {
            let mut members = Raw::of(export).members();
            let found = members.find(|(name, _)| name.text().as_deref() == Some(wanted));
            let value = found.and_then(|(_, value)| value.value());
            value.and_then(|value| value.as_text().map(str::to_owned))
        };
        // Its reader says what is wrong with one that has no id.
        let id = member("id").unwrap_or_else(|| (number + 1).to_string());
        let path = format!("{}.json", id.replace('/', "-"));
        let known = manifest.exports.iter().position(|e| e.path == path);
        match known.and_then(|at| all.get_mut(at)) {
            Some(pushed) => pushed.0.push((*export).to_owned()),
            None => {
                manifest.exports.push(ManifestEntry {
                    title: member("title").unwrap_or(id),
                    path,
                    sha256: None,
                    bytes: None,
                    more: Vec::new(),
                    parts: Vec::new(),
                });
                all.push(Pushed(vec![(*export).to_owned()]));
            }
        }
    }
    (manifest, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_one_id_are_parts_of_one() {
        let exports = [
            r#"{"id":"a","title":"甲","part":1}"#,
            r#"{"id":"b/1"}"#,
            r#"{"id":"a","part":2}"#,
            r#"{"title":"?"}"#,
        ];
        let (manifest, pushed) = put_together(&exports);
        let listed: Vec<_> = manifest
            .exports
            .iter()
            .map(|e| (e.stem(), &*e.title))
            .collect();
        assert_eq!(listed, [("a", "甲"), ("b-1", "b/1"), ("4", "?")]);
        assert_eq!(pushed[0].0, [exports[0], exports[2]]);
        assert_eq!(pushed[2].0, [exports[3]]);
    }
}
