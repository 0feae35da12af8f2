//! The list of exports of a deployment, `index.json`.

use crate::model::json::Raw;
use crate::model::order;

use super::fields::{self, Fields};
use super::issue::{Form, Issue, Problem, Refusal};
use super::place::{Issues, Place};
use super::portions::{PartEntry, portions};
use super::raw;
use super::shape::{MANIFEST, MANIFEST_ENTRY};

/// The exports that a deployment offers (数据清单).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    pub exports: Vec<ManifestEntry>,
    /// Id of the export shown first.
    pub default: Option<String>,
    /// The map of the counties, where the deployment has one.
    pub map: Option<MapEntry>,
    /// Whether names of persons and the texts of instructions are hidden, whatever a link says.
    pub is_private: bool,
}

/// A map that a deployment names. What is wrong with it is said where it would stand: a map that
/// can't be shown is no reason to show no figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapEntry {
    /// GeoJSON, relative to the manifest; `None` when it leads outside.
    pub path: Option<String>,
    /// The approval number (审图号).
    pub approval: Option<String>,
}

/// One file of a manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct ManifestEntry {
    /// Relative to the manifest.
    pub path: String,
    pub title: String,
    /// In lower case.
    pub sha256: Option<String>,
    pub bytes: Option<u64>,
    /// The other files of an export in parts, in order.
    pub more: Vec<String>,
    /// What is loaded when the reader comes to it; the files above are its summary then.
    pub parts: Vec<PartEntry>,
}

impl ManifestEntry {
    /// The file's name without folder and ending: by convention the export's id.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        let stem = name.strip_suffix(".json").unwrap_or(name);
        match part_of(stem) {
            Some((whole, _)) if !self.more.is_empty() => whole,
            _ => stem,
        }
    }

    /// Every file of the export, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.path)
            .chain(&self.more)
            .map(String::as_str)
    }
}

impl Manifest {
    /// The entry shown first: the one named `default`, else the first.
    pub fn default_entry(&self) -> Option<&ManifestEntry> {
        let default = self.default.as_deref();
        self.exports
            .iter()
            .find(|entry| Some(entry.stem()) == default || Some(entry.path.as_str()) == default)
            .or(self.exports.first())
    }
}

/// What a JSON file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Export,
    Manifest,
}

/// Tells an export from a manifest. What is neither counts as an export, whose reader says why not.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    let members = raw::text_of_file(bytes).and_then(raw::members_of_file);
    let members = members.unwrap_or_default();
    let has = |name: &str| members.iter().any(|(n, _)| n == name);
    if has("exports") && !has("format") {
        FileKind::Manifest
    } else {
        FileKind::Export
    }
}

/// Reads a manifest. It is written by a tool, so any fault refuses it.
pub fn read_manifest(bytes: &[u8]) -> Result<Manifest, Refusal> {
    let text = raw::text_of_file(bytes)?;
    let members = raw::members_of_file(text)?;
    let mut issues = Issues::default();
    issues.add_file(text, None);
    let present = fields::of_members(&mut issues, &MANIFEST, &Place::ROOT, members);
    let document = Fields {
        place: Place::ROOT,
        // What the whole document lacks has no line.
        whole: Raw::NULL,
        present: &present,
    };
    let items = document.required(&mut issues, "exports", raw::items);
    let default = document.text_beside(&mut issues, "default");
    let map = document.beside(&mut issues, "map", |raw| Ok(map(raw)));
    let is_private = document.beside(&mut issues, "privacy", raw::flag);
    // What is not understood hides rather than shows.
    let is_private = is_private.unwrap_or(document.given("privacy").is_some());
    let list = Place::ROOT.key("exports");
    let mut exports = Vec::new();
    for (index, item) in items.unwrap_or_default().into_iter().enumerate() {
        exports.extend(entry(&mut issues, list.index(index), item));
    }
    let is_error = |issue: &Issue| issue.severity() == super::issue::Severity::Error;
    match issues.finish().into_iter().find(is_error) {
        Some(issue) => Err(Refusal::ManifestInvalid {
            path: issue.path,
            line: issue.line.unwrap_or(1),
            problem: issue.problem,
        }),
        None => Ok(Manifest {
            exports: joined(exports),
            default: default.map(|id| id.into_owned()),
            map,
            is_private,
        }),
    }
}

fn map(raw: Raw<'_>) -> MapEntry {
    let member = |wanted: &str| {
        let mut members = raw.members();
        let found = members.find(|(name, _)| name.text().as_deref() == Some(wanted));
        found.map(|(_, value)| value)
    };
    MapEntry {
        path: member("path").and_then(|path| relative_path(path).ok()),
        approval: member("approval").and_then(|a| Some(a.text()?.into_owned())),
    }
}

fn entry(issues: &mut Issues<'_>, place: Place<'_>, item: Raw<'_>) -> Option<ManifestEntry> {
    let present = fields::of_object(issues, &MANIFEST_ENTRY, &place, item).ok()?;
    let fields = Fields {
        place,
        whole: item,
        present: &present,
    };
    let path = fields.required(issues, "path", relative_path);
    let title = fields.required(issues, "title", raw::filled_text);
    let path = path.ok()?;
    let parts = fields.given("parts").map(|whole| {
        let place = fields.place_of("parts");
        portions(issues, &place, whole, &path)
    });
    let (mut more, parts) = parts.map_or_else(Default::default, |p| (p.summary, p.parts));
    more.retain(|other| *other != path);
    Some(ManifestEntry {
        sha256: fields.beside(issues, "sha256", sha256),
        bytes: fields.beside(issues, "bytes", byte_count),
        path,
        title: title.ok()?.into_owned(),
        more,
        parts,
    })
}

/// `xianyang.2` is the second part of `xianyang`.
fn part_of(stem: &str) -> Option<(&str, u16)> {
    let (whole, number) = stem.rsplit_once('.')?;
    Some((whole, number.parse().ok()?)).filter(|(whole, _)| !whole.is_empty())
}

/// Files whose names differ only in a number before the ending are one export in parts: it is
/// listed once, where its first part stands.
fn joined(entries: Vec<ManifestEntry>) -> Vec<ManifestEntry> {
    let mut exports: Vec<(ManifestEntry, Vec<(u16, String)>)> = Vec::new();
    for entry in entries {
        let stem = entry.path.strip_suffix(".json").unwrap_or(&entry.path);
        let numbered = part_of(stem).filter(|_| entry.parts.is_empty() && entry.more.is_empty());
        let Some((whole, number)) = numbered else {
            exports.push((entry, Vec::new()));
            continue;
        };
        let is_same = |(_, parts): &&mut (ManifestEntry, Vec<(u16, String)>)| {
            let stem = parts
                .first()
                .and_then(|(_, path)| path.strip_suffix(".json"));
            stem.and_then(part_of).is_some_and(|(w, _)| w == whole)
        };
        let part = (number, entry.path.clone());
        match exports.iter_mut().find(is_same) {
            Some((first, parts)) => {
                first.bytes = first.bytes.zip(entry.bytes).map(|(one, other)| one + other);
                first.sha256 = None;
                parts.push(part);
            }
            None => exports.push((entry, vec![part])),
        }
    }
    exports
        .into_iter()
        .map(|(mut entry, mut parts)| {
            order::sort_by_key(&mut parts, |(number, _)| *number);
            if let Some((_, first)) = parts.first().cloned() {
                entry.path = first;
                entry.more = parts.into_iter().skip(1).map(|(_, path)| path).collect();
            }
            entry
        })
        .collect()
}

/// Nothing is fetched from outside the deployment.
pub(super) fn relative_path(value: Raw<'_>) -> Result<String, Problem> {
    let text = raw::filled_text(value)?;
    let is_odd = |c: char| c == ':' || c == '\\' || c == '?' || c == '#' || c.is_ascii_control();
    if text.starts_with('/') || text.contains(is_odd) || text.split('/').any(|step| step == "..") {
        return Err(malformed(&text, Form::RelativePath));
    }
    Ok(text.into_owned())
}

pub(super) fn sha256(value: Raw<'_>) -> Result<String, Problem> {
    let text = raw::text(value)?;
    if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(malformed(&text, Form::Sha256))
    }
}

pub(super) fn byte_count(value: Raw<'_>) -> Result<u64, Problem> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    let number = raw::number(value)?;
    if number.fract() == 0.0 && (0.0..=MOST).contains(&number) {
        Ok(number as u64)
    } else {
        Err(malformed(value.get(), Form::ByteCount))
    }
}

fn malformed(found: &str, expected: Form) -> Problem {
    Problem::Malformed {
        found: raw::clipped(found),
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_names_its_default() {
        let manifest = read_manifest(
            br#"{"exports": [{"path": "a.json", "title": "A"},
                {"path": "x/b.json", "title": "B", "bytes": 12}], "default": "b"}"#,
        )
        .unwrap();
        assert_eq!(manifest.default_entry().unwrap().title, "B");
        assert_eq!(manifest.exports[1].bytes, Some(12));
    }

    #[test]
    fn a_map_that_cannot_be_shown_refuses_no_figures() {
        let map = |json: &str| {
            let text =
                format!(r#"{{"exports": [{{"path": "a.json", "title": "A"}}], "map": {json}}}"#);
            read_manifest(text.as_bytes()).unwrap().map
        };
        let whole = map(r#"{"path": "map.json", "approval": "GS(2024)0001"}"#).unwrap();
        assert_eq!(whole.path.as_deref(), Some("map.json"));
        assert_eq!(whole.approval.as_deref(), Some("GS(2024)0001"));
        let bare = map(r#"{"path": "https://a.cn/map.json", "approval": 7}"#);
        assert_eq!(bare, Some(MapEntry::default()));
        for odd in ["7", "[]", "\"map.json\""] {
            assert_eq!(map(odd), Some(MapEntry::default()), "{odd}");
        }
        assert_eq!(map("null"), None);
    }

    #[test]
    fn a_manifest_leads_nowhere_outside() {
        for path in [
            "/etc/a.json",
            "../a.json",
            "https://a.cn/b.json",
            "a\\b",
            "x/../../b",
        ] {
            let text = serde_json::json!({"exports": [{"path": path, "title": "A"}]}).to_string();
            let refusal = read_manifest(text.as_bytes()).err().unwrap();
            assert!(
                matches!(
                    refusal,
                    Refusal::ManifestInvalid {
                        problem: Problem::Malformed { .. },
                        ..
                    }
                ),
                "{path}"
            );
        }
    }

    #[test]
    fn a_manifest_is_told_from_an_export() {
        assert_eq!(kind_of(br#"{"exports": []}"#), FileKind::Manifest);
        assert_eq!(kind_of(br#"{"format": "luzhi/1"}"#), FileKind::Export);
        assert_eq!(kind_of(b"no"), FileKind::Export);
    }

    #[test]
    fn files_that_differ_in_a_number_are_parts_of_one_export() {
        let list = r#"{"exports": [
            {"path": "a/x.2.json", "title": "X", "bytes": 5},
            {"path": "y.json", "title": "Y"},
            {"path": "a/x.10.json", "title": "X", "bytes": 7},
            {"path": "a/x.1.json", "title": "X", "bytes": 3},
            {"path": "b/x.1.json", "title": "other"}
        ], "default": "x"}"#;
        let manifest = read_manifest(list.as_bytes()).unwrap();
        let paths: Vec<Vec<&str>> = manifest
            .exports
            .iter()
            .map(|e| e.paths().collect())
            .collect();
        assert_eq!(
            paths,
            [
                vec!["a/x.1.json", "a/x.2.json", "a/x.10.json"],
                vec!["y.json"],
                vec!["b/x.1.json"],
            ]
        );
        assert_eq!(manifest.exports[0].stem(), "x");
        assert_eq!(manifest.exports[0].bytes, Some(15));
        assert_eq!(manifest.exports[2].stem(), "x.1");
        assert_eq!(manifest.default_entry(), manifest.exports.first());
    }
}
