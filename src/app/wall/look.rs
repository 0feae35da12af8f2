//! Looking for newer data (核对新数据): past every store, whole, right, and not older than what is on
//! screen; anything else leaves what is there.

use std::sync::Arc;

use crate::app::sources::{LIST, in_parts, read};
use crate::components::scene::Opened;
use crate::model::load::{MAX_BYTES, Manifest, ManifestEntry, read_manifest};
use crate::model::sha256::sha256;
use crate::platform::fetch::{self, FetchError, Tie};
use crate::platform::{document, offline};
use crate::text::wall::Fault;

/// What a look found.
pub struct Found {
    /// Newer data; `None` where the data on screen is the newest.
    pub newer: Option<(Opened, Option<Arc<Manifest>>)>,
    /// The hash by which the list names it.
    pub sha256: Option<String>,
}

/// What is looked for, and what is there.
pub struct Look {
    pub tie: Tie,
    /// As a link names data.
    pub key: Option<String>,
    /// The region that a frame is held to.
    pub region: Option<String>,
    pub now: Option<Arc<Opened>>,
    /// The hash of what is on screen, once a look has found it.
    pub sha256: Option<String>,
}

impl Look {
    /// Looks once; `None` when it was given up.
    pub async fn run(self) -> Option<Result<Found, Fault>> {
        match self.find().await {
            Err(None) => None,
            Err(Some(fault)) => Some(Err(fault)),
            Ok(found) => Some(Ok(found)),
        }
    }

    async fn find(&self) -> Result<Found, Option<Fault>> {
        let address = document::resolve(LIST, None).ok_or(Fault::NotThere)?;
        let list = match self.bytes(&address).await {
            Ok(bytes) => read_manifest(&bytes).map_err(|_| Fault::Unreadable),
            Err(None) => return Err(None),
            Err(Some(fault)) => Err(fault),
        };
        let named = |list: &Manifest| match &self.key {
            None => list.default_entry().cloned(),
            Some(key) => {
                let mut all = list.exports.iter();
                all.find(|e| e.stem() == key || e.path == *key).cloned()
            }
        };
        let entry = list.as_ref().ok().and_then(named);
        match (entry, &self.key) {
            (Some(entry), _) => self.entry(&address, &entry, list.ok()).await,
            (None, Some(key)) if key.contains(['/', '.']) => self.alone(key).await,
            (None, _) => Err(Some(list.err().unwrap_or(Fault::NotThere))),
        }
    }

    async fn bytes(&self, address: &str) -> Result<Vec<u8>, Option<Fault>> {
        let bytes = fetch::fresh_bytes(&self.tie, address, MAX_BYTES).await;
        bytes.map_err(|error| match error {
            FetchError::GivenUp => None,
            _ => Some(Fault::NotThere),
        })
    }

    /// An export of the list; one that the list names by a hash must have it.
    async fn entry(
        &self,
        list: &str,
        entry: &ManifestEntry,
        manifest: Option<Manifest>,
    ) -> Result<Found, Option<Fault>> {
        if entry.sha256.is_some() && entry.sha256 == self.sha256 {
            return Ok(self.same());
        }
        let mut parts = Vec::new();
        for path in entry.paths() {
            let address = document::resolve(path, Some(list));
            let address = address.filter(|address| document::is_same_origin(address));
            parts.push(self.bytes(&address.ok_or(Fault::NotThere)?).await?);
        }
        if let (Some(wanted), [bytes]) = (&entry.sha256, parts.as_slice())
            && sha256(bytes) != *wanted
        {
            return Err(Some(Fault::Corrupt));
        }
        let found = self.judge(parts, Some((list, entry)), manifest)?;
        Ok(Found {
            sha256: entry.sha256.clone(),
            ..found
        })
    }

    /// An export at an address that no list names.
    async fn alone(&self, key: &str) -> Result<Found, Option<Fault>> {
        let address = document::resolve(key, None);
        let address = address.filter(|address| document::is_same_origin(address));
        let bytes = self.bytes(&address.ok_or(Fault::NotThere)?).await?;
        Ok(self.judge(vec![bytes], None, None)?)
    }

    /// Whether files may take the place of what is on screen.
    fn judge(
        &self,
        files: Vec<Vec<u8>>,
        entry: Option<(&str, &ManifestEntry)>,
        manifest: Option<Manifest>,
    ) -> Result<Found, Fault> {
        let parts: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let export = match entry {
            Some((_, entry)) => Some(entry.stem().to_owned()),
            None => self.key.clone(),
        };
        let opened = read(&parts, export, self.region.as_deref()).map_err(|_| Fault::Unreadable)?;
        let in_parts_of = entry.filter(|(_, entry)| !entry.parts.is_empty());
        let opened = match in_parts_of {
            Some((list, entry)) => {
                let summary = files.iter().cloned().map(Arc::new).collect();
                in_parts(opened, list, entry, summary)
            }
            None => opened,
        };
        // What hides persons hides what the file says of its faults: like is held against like.
        let opened = match self.now.as_ref().is_some_and(|now| now.is_private) {
            true => opened.hidden(),
            false => opened,
        };
        if let Some(now) = &self.now {
            let (old, new) = (&now.data.meta, &opened.data.meta);
            if now.hash == opened.hash {
                return Ok(self.same());
            } else if new.committee.id != old.committee.id {
                return Err(Fault::Other);
            } else if new.is_older_than(old) {
                return Err(Fault::Older);
            } else if opened.issues.len() > now.issues.len() {
                return Err(Fault::Unreadable);
            }
        }
        // A summary alone, read again without its list, would pass for the whole.
        if opened.split.is_none() {
            offline::keep(&opened.hash, &parts);
        }
        Ok(Found {
            newer: Some((opened, manifest.map(Arc::new))),
            sha256: None,
        })
    }

    fn same(&self) -> Found {
        Found {
            newer: None,
            sha256: self.sha256.clone(),
        }
    }
}
