//! Reading an export (读取): here, or on a thread of its own where there is much of it; and that
//! thread's side.

use std::any::Any;

use leptos::prelude::*;

use super::sources::{opened, refused, wrong};
use crate::components::scene::Opened;
use crate::components::state::{Coming, DataState, Failure, State};
use crate::model::digest::digest;
use crate::model::load::{Issue, Loaded, MAX_BYTES, read_parts_within};
use crate::model::pack::{Column, Pack, pack, packed, unpack};
use crate::platform::fetch::{FetchError, Tie};
use crate::platform::offline;
use crate::platform::reader::{self, Gathered, Gathering, List, Parcel};
use crate::text::coming::died_text;
use crate::text::states::{
    broken_text, no_answer_text, status_text, too_large_text, unreadable_text,
};

/// The bar moves when so many bytes more have arrived.
const STEP: usize = 250_000;

/// What the thread makes of an export: the export and its hash, or why it is refused.
struct Answer {
    hash: String,
    loaded: Option<Loaded>,
    zh: String,
    en: String,
    issues: Vec<Issue>,
}
packed!(struct Answer { hash, loaded, zh, en, issues });

/// An export that is being read.
pub struct Reading {
    gathering: Gathering,
    told: Told,
}

/// What the reader is told of it, as long as it lasts.
struct Told {
    state: State,
    tie: Tie,
    name: String,
    total: Option<usize>,
}

impl Reading {
    /// Begins; `total` is how many bytes there will be, where that is known.
    pub fn new(state: State, tie: &Tie, name: &str, total: Option<u64>) -> Reading {
        Reading {
            gathering: Gathering::new(tie.clone()),
            told: Told {
                state,
                tie: tie.clone(),
                name: name.to_owned(),
                total: total.and_then(|total| usize::try_from(total).ok()),
            },
        }
    }

    /// Adds the file at an address; false when it was given up.
    pub async fn fetch(&mut self, address: &str) -> Result<bool, Failure> {
        let told = &self.told;
        let progress = |arrived, is_much| told.arrived(arrived, is_much);
        let added = self.gathering.fetch(address, MAX_BYTES, &progress);
        match added.await {
            Ok(()) => Ok(true),
            Err(FetchError::GivenUp) => Ok(false),
            Err(error) => Err(failed(address, error)),
        }
    }

    /// Adds a file of the reader's, likewise.
    pub async fn file(&mut self, file: &web_sys::File) -> Result<bool, Failure> {
        let told = &self.told;
        let progress = |arrived, is_much| told.arrived(arrived, is_much);
        match self.gathering.file(file, MAX_BYTES, &progress).await {
            Ok(()) => Ok(true),
            Err(FetchError::GivenUp) => Ok(false),
            Err(_) => {
                let name = &told.name;
                Err(wrong(name, |lang| unreadable_text(lang, name)))
            }
        }
    }

    /// The bytes of the last file, where they are here.
    pub fn last(&self) -> Option<Vec<u8>> {
        self.gathering.last()
    }

    /// Reads what has been added; `None` when it was given up.
    pub async fn finish(
        self,
        file_name: Option<String>,
        export: Option<String>,
        region: Option<&str>,
    ) -> Result<Option<Opened>, Failure> {
        let told = self.told;
        told.is_whole();
        match self.gathering.finish(region).await {
            Gathered::GivenUp => Ok(None),
            Gathered::Here(parts) => {
                let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
                opened(&told.name, &parts, file_name, export, region).map(Some)
            }
            Gathered::Died => Err(told.died()),
            Gathered::Read(parcel, blobs) => {
                let answer: Answer = unpack(pack_of(parcel)).ok_or_else(|| told.died())?;
                let Some(loaded) = answer.loaded else {
                    return Err(Failure {
                        name: told.name.clone(),
                        sentence: [answer.zh, answer.en],
                        issues: answer.issues,
                    });
                };
                offline::keep_blobs(&answer.hash, &blobs);
                let mut opened = Opened::new(loaded.dataset, loaded.issues, file_name, export);
                opened.hash = answer.hash;
                Ok(Some(opened))
            }
        }
    }
}

impl Told {
    fn arrived(&self, arrived: usize, is_much: bool) {
        let state = self.state;
        if !is_much {
            let is_loading = state
                .source
                .with_untracked(|s| matches!(s.state, DataState::Loading(_)));
            if is_loading {
                state
                    .source
                    .update(|s| s.state = DataState::Loading(arrived));
            }
            return;
        }
        let own = self.own().map(|coming| coming.arrived / STEP);
        if own != Some(arrived / STEP) {
            state.coming.set(Some(Coming {
                name: self.name.clone(),
                arrived,
                total: self.total,
                is_whole: false,
                tie: self.tie.clone(),
            }));
        }
    }

    fn is_whole(&self) {
        if let Some(coming) = self.own() {
            self.state.coming.set(Some(Coming {
                is_whole: true,
                ..coming
            }));
        }
    }

    /// What is told now, if that is of this reading.
    fn own(&self) -> Option<Coming> {
        let coming = self.state.coming.get_untracked();
        coming.filter(|coming| coming.tie.is(&self.tie))
    }

    fn died(&self) -> Failure {
        wrong(&self.name, |lang| died_text(lang, &self.name))
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        if self.own().is_some() {
            self.state.coming.set(None);
        }
    }
}

/// Why bytes of an address did not arrive.
pub(super) fn failed(address: &str, error: FetchError) -> Failure {
    wrong(address, |lang| match error {
        FetchError::GivenUp | FetchError::NoAnswer => no_answer_text(lang, address),
        FetchError::Status(status) => status_text(lang, address, status),
        FetchError::Broken => broken_text(lang, address),
        FetchError::TooLarge => too_large_text(lang, address, MAX_BYTES),
    })
}

/// On a thread without a page: reads what it is handed. The answer is to be held.
pub fn serve() -> Option<Box<dyn Any>> {
    reader::serve(|parts, region| {
        let answer = match read_parts_within(parts, region) {
            Ok(loaded) => Answer {
                hash: digest(parts),
                loaded: Some(loaded),
                zh: String::new(),
                en: String::new(),
                issues: Vec::new(),
            },
            Err(refusal) => {
                let failure = refused("", refusal);
                let [zh, en] = failure.sentence;
                Answer {
                    hash: String::new(),
                    loaded: None,
                    zh,
                    en,
                    issues: failure.issues,
                }
            }
        };
        parcel_of(pack(answer))
    })
}

fn parcel_of(pack: Pack) -> Parcel {
    let lists = pack.columns.into_iter().map(|column| match column {
        Column::Bytes(list) => List::Bytes(list),
        Column::Shorts(list) => List::Shorts(list),
        Column::Words(list) => List::Words(list),
        Column::Numbers(list) => List::Numbers(list),
    });
    Parcel {
        head: pack.head,
        lists: lists.collect(),
    }
}

fn pack_of(parcel: Parcel) -> Pack {
    let columns = parcel.lists.into_iter().map(|list| match list {
        List::Bytes(list) => Column::Bytes(list),
        List::Shorts(list) => Column::Shorts(list),
        List::Words(list) => Column::Words(list),
        List::Numbers(list) => Column::Numbers(list),
    });
    Pack {
        head: parcel.head,
        columns: columns.collect(),
    }
}
