//! Where exports come from (数据来处): the list of the deployment, an address of the same
//! origin, the bytes of a file.

use std::sync::Arc;

use super::reading::{Reading, failed};
use crate::components::embedded::Handed;
use crate::components::parts::{Kept, Split};
use crate::components::scene::Opened;
use crate::components::state::{Failure, State};
use crate::model::digest::digest;
use crate::model::load::{
    Consequence, FileKind, Issue, MAX_BYTES, Manifest, ManifestEntry, Problem, Refusal, kind_of,
    read_manifest, read_parts_within,
};
use crate::platform::fetch::{self, FetchError, Tie};
use crate::platform::{document, offline};
use crate::text::failure::Why;

/// The list of exports of a deployment, beside the page.
pub const LIST: &str = "data/index.json";

/// An export that opened, with the list it came from; `None` when it was given up on the way.
pub type Outcome = Result<Option<(Opened, Option<Arc<Manifest>>)>, Failure>;

/// One attempt to open something.
pub struct Fetch {
    state: State,
    tie: Tie,
}

/// A list of exports and its address.
struct Listed {
    manifest: Arc<Manifest>,
    address: String,
}

impl Fetch {
    /// An attempt that ends when its tie is cut.
    pub fn new(state: State, tie: Tie) -> Fetch {
        Fetch { state, tie }
    }

    /// Opens what a key names: nothing (the first of the list), an entry of the list, or an
    /// address of the same origin that holds an export or another list.
    pub async fn open(&self, key: Option<&str>) -> Outcome {
        let handed = self.state.embedded.handed.get_untracked();
        if let Some(handed) = handed {
            return self.handed(&handed, key);
        }
        let list = match (self.own_list().await, key) {
            (Ok(Some(list)), _) => Some(list),
            (Ok(None), _) => return Ok(None),
            // Without a list, an address can still be opened.
            (Err(_), Some(_)) => None,
            (Err(failure), None) => return Err(failure),
        };
        let Some(key) = key else {
            return self.first_of(list).await;
        };
        let entry = list.as_ref().and_then(|list| {
            let all = &list.manifest.exports;
            all.iter()
                .find(|e| e.stem() == key || e.path == key)
                .cloned()
        });
        match entry.zip(list.as_ref()) {
            Some((entry, list)) => self.entry(list, &entry).await,
            None => self.address(key, list).await,
        }
    }

    /// The deployment's list alone, where there is one that can be read.
    pub async fn manifest(&self) -> Option<Arc<Manifest>> {
        let list = self.own_list().await.ok().flatten();
        list.map(|list| list.manifest)
    }

    /// Opens one of the exports that the page around handed over: the one named, or the first.
    pub fn handed(&self, handed: &Handed, key: Option<&str>) -> Outcome {
        let entries = &handed.manifest.exports;
        let at = match key {
            Some(key) => entries.iter().position(|e| e.stem() == key),
            None => Some(0),
        };
        let found = at.and_then(|at| Some((entries.get(at)?, handed.exports.get(at)?)));
        let Some((entry, export)) = found else {
            let name = key.unwrap_or_default();
            return Err(wrong(name, Why::NotListed));
        };
        let parts: Vec<&[u8]> = export.0.iter().map(String::as_bytes).collect();
        let (export, region) = (entry.stem().to_owned(), self.state.embedded.fixed_region());
        let opened = opened(&entry.title, &parts, None, Some(export), region.as_deref())?;
        Ok(Some((opened, Some(Arc::clone(&handed.manifest)))))
    }

    async fn own_list(&self) -> Result<Option<Listed>, Failure> {
        match document::resolve(LIST, None) {
            Some(address) => self.list(address).await,
            None => Err(wrong(LIST, Why::NoAnswer)),
        }
    }

    async fn list(&self, address: String) -> Result<Option<Listed>, Failure> {
        let Some(bytes) = self.bytes(&address).await? else {
            return Ok(None);
        };
        let mut manifest = read_manifest(&bytes).map_err(|refusal| refused(&address, refusal))?;
        if let Some(map) = &mut manifest.map {
            // Its path is relative to the list.
            let path = map.path.take();
            let full = path.and_then(|path| document::resolve(&path, Some(&address)));
            map.path = full.filter(|full| document::is_same_origin(full));
        }
        Ok(Some(Listed {
            manifest: Arc::new(manifest),
            address,
        }))
    }

    async fn first_of(&self, list: Option<Listed>) -> Outcome {
        let first = list
            .as_ref()
            .and_then(|list| Some((list, list.manifest.default_entry()?)));
        match first {
            Some((list, entry)) => self.entry(list, entry).await,
            None => Err(wrong(LIST, Why::EmptyList)),
        }
    }

    async fn entry(&self, list: &Listed, entry: &ManifestEntry) -> Outcome {
        if !entry.parts.is_empty() {
            return self.split(list, entry).await;
        }
        // What the list says of bytes, it says of the first file.
        let total = entry.bytes.filter(|_| entry.more.is_empty());
        let mut reading = Reading::new(self.state, &self.tie, &entry.path, total);
        for path in entry.paths() {
            let address = document::resolve(path, Some(&list.address))
                .filter(|address| document::is_same_origin(address))
                .ok_or_else(|| wrong(path, Why::OtherOrigin))?;
            if !reading.fetch(&address).await? {
                return Ok(None);
            }
        }
        self.finish(reading, entry.stem(), Some(Arc::clone(&list.manifest)))
            .await
    }

    /// Reads an export of the deployment, as far as the page around lets it be seen.
    async fn finish(
        &self,
        reading: Reading,
        export: &str,
        manifest: Option<Arc<Manifest>>,
    ) -> Outcome {
        let region = self.state.embedded.fixed_region();
        let read = reading.finish(None, Some(export.to_owned()), region.as_deref());
        let opened = read.await?;
        Ok(opened.map(|opened| (opened, manifest)))
    }

    /// Opens an export in parts on its summary.
    async fn split(&self, list: &Listed, entry: &ManifestEntry) -> Outcome {
        let mut parts: Vec<Kept> = Vec::new();
        for path in entry.paths() {
            let address = document::resolve(path, Some(&list.address))
                .filter(|address| document::is_same_origin(address))
                .ok_or_else(|| wrong(path, Why::OtherOrigin))?;
            let Some(bytes) = self.bytes(&address).await? else {
                return Ok(None);
            };
            parts.push(Arc::new(bytes));
        }
        let files: Vec<&[u8]> = parts.iter().map(|bytes| bytes.as_slice()).collect();
        let (export, region) = (entry.stem().to_owned(), self.state.embedded.fixed_region());
        let opened = opened(&entry.path, &files, None, Some(export), region.as_deref())?;
        let opened = in_parts(opened, &list.address, entry, parts);
        Ok(Some((opened, Some(Arc::clone(&list.manifest)))))
    }

    async fn address(&self, key: &str, list: Option<Listed>) -> Outcome {
        let is_name = !key.contains(['/', '.', ':']);
        if is_name {
            return Err(wrong(key, Why::NotListed));
        }
        let address = document::resolve(key, None)
            .filter(|address| document::is_same_origin(address))
            .ok_or_else(|| wrong(key, Why::OtherOrigin))?;
        let mut reading = Reading::new(self.state, &self.tie, key, None);
        if !reading.fetch(&address).await? {
            return Ok(None);
        }
        let bytes = reading.last().unwrap_or_default();
        if kind_of(&bytes) == FileKind::Manifest {
            let manifest = read_manifest(&bytes).map_err(|refusal| refused(key, refusal))?;
            let manifest = Arc::new(manifest);
            return self.first_of(Some(Listed { manifest, address })).await;
        }
        self.finish(reading, key, list.map(|list| list.manifest))
            .await
    }

    async fn bytes(&self, address: &str) -> Result<Option<Vec<u8>>, Failure> {
        match fetch::bytes(&self.tie, address, MAX_BYTES, |_| {}).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(FetchError::GivenUp) => Ok(None),
            Err(error) => Err(failed(address, error)),
        }
    }
}

/// Takes note of an export's parts. A link to it means all of it, however much is loaded.
pub(super) fn in_parts(
    mut opened: Opened,
    list: &str,
    entry: &ManifestEntry,
    summary: Vec<Kept>,
) -> Opened {
    let mut named: Vec<&[u8]> = vec![opened.hash.as_bytes()];
    let hashes = entry.parts.iter().filter_map(|part| part.sha256.as_deref());
    named.extend(hashes.map(str::as_bytes));
    opened.hash = digest(&named);
    for part in &entry.parts {
        let unknown = part.holds.unknown(&opened.data.regions);
        opened.issues.extend(unknown.map(|code| Issue {
            path: part.path.clone(),
            line: None,
            part: None,
            problem: Problem::UnknownRegion {
                code: code.to_owned(),
                count: 1,
            },
            consequence: Consequence::Kept,
        }));
    }
    opened.in_parts(Split {
        address: list.to_owned(),
        parts: entry.parts.clone(),
        summary,
        loaded: Vec::new(),
    })
}

/// Reads an export here.
pub(super) fn opened(
    name: &str,
    parts: &[&[u8]],
    file_name: Option<String>,
    export: Option<String>,
    region: Option<&str>,
) -> Result<Opened, Failure> {
    let mut opened = read(parts, export, region).map_err(|refusal| refused(name, refusal))?;
    opened.file_name = file_name;
    offline::keep(&opened.hash, parts);
    Ok(opened)
}

/// Reads the files of an export, cut to a region if the frame holds one, without keeping them.
pub fn read(
    parts: &[&[u8]],
    export: Option<String>,
    region: Option<&str>,
) -> Result<Opened, Refusal> {
    let loaded = read_parts_within(parts, region)?;
    let mut opened = Opened::new(loaded.dataset, loaded.issues, None, export);
    opened.hash = digest(parts);
    Ok(opened)
}

pub(super) fn refused(name: &str, refusal: Refusal) -> Failure {
    wrong(name, Why::Refused(Arc::new(refusal)))
}

pub(super) fn wrong(name: &str, why: Why) -> Failure {
    Failure {
        name: name.to_owned(),
        why,
    }
}
