//! Files small enough to read, one oddity each, and the shipped exports.

use std::path::PathBuf;

use luzhi::model::Catalogue;
use luzhi::model::load::{self, Loaded, Refusal};

/// A file of a folder, by name.
pub struct Fixture {
    pub name: String,
    pub bytes: Vec<u8>,
    /// The lines of the `.expected` beside it.
    pub expected: Vec<String>,
}

/// All JSON files of a folder, in order of name.
pub fn folder(folder: &str) -> Vec<Fixture> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| Fixture {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
            expected: std::fs::read_to_string(path.with_extension("expected"))
                .unwrap_or_default()
                .lines()
                .map(str::to_owned)
                .collect(),
        })
        .collect()
}

/// The shipped exports, without the manifest.
pub fn exports() -> Vec<Fixture> {
    let mut all = folder("public/data");
    all.retain(|fixture| load::kind_of(&fixture.bytes) == load::FileKind::Export);
    all
}

/// Reads against an empty catalogue, which is quicker than the built-in one.
pub fn read(bytes: &[u8]) -> Result<Loaded, Refusal> {
    load::read_with(Catalogue::default(), &[bytes])
}

/// The JSON of a fixture.
pub fn json(bytes: &[u8]) -> serde_json::Value {
    let text = std::str::from_utf8(bytes).unwrap();
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}
