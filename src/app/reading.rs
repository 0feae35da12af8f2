//! Reading an export (读取): here, or on a thread of its own where there is much of it.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use super::sources::{opened, wrong};
use super::thread::{self, Thread};
use crate::components::scene::Opened;
use crate::components::state::{Coming, DataState, Failure, State};
use crate::model::load::MAX_BYTES;
use crate::platform::fetch::{FetchError, Tie};
use crate::platform::reader::{self, Gathered, Gathering};
use crate::platform::{offline, task};
use crate::text::failure::Why;

/// The bar moves when so many bytes more have arrived.
const STEP: usize = 250_000;

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
    /// The part of the program for this, where it has been needed.
    part: Rc<OnceCell<Thread>>,
}

impl Reading {
    /// Begins; `total` is how many bytes there will be, where that is known.
    pub fn new(state: State, tie: &Tie, name: &str, total: Option<u64>) -> Reading {
        let part: Rc<OnceCell<Thread>> = Rc::default();
        let loaded = Rc::clone(&part);
        let prepare = move || -> reader::Preparing {
            let loaded = Rc::clone(&loaded);
            Box::pin(async move {
                let part = thread::load().await;
                part.is_some_and(|part| loaded.set(part).is_ok())
            })
        };
        Reading {
            gathering: Gathering::new(tie.clone(), Box::new(prepare)),
            told: Told {
                state,
                tie: tie.clone(),
                name: name.to_owned(),
                total: total.and_then(|total| usize::try_from(total).ok()),
                part,
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
            Err(_) => Err(wrong(&told.name, Why::Unreadable)),
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
            Gathered::Read(answered) => {
                let part = told.part.get().ok_or_else(|| told.died())?;
                let answer = (part.open)(answered).await;
                if told.tie.is_given_up() {
                    return Ok(None);
                }
                let (answer, blobs) = answer.ok_or_else(|| told.died())?;
                let Some(loaded) = answer.loaded else {
                    let said = ([answer.zh, answer.en], answer.issues);
                    return Err(wrong(&told.name, Why::Said(Arc::new(said))));
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
        let Some(part) = self.part.get().filter(|_| is_much) else {
            let is_loading = state
                .source
                .with_untracked(|s| matches!(s.state, DataState::Loading(_)));
            if is_loading {
                state
                    .source
                    .update(|s| s.state = DataState::Loading(arrived));
            }
            return;
        };
        let own = self.own().map(|coming| coming.arrived / STEP);
        if own != Some(arrived / STEP) {
            state.coming.set(Some(Coming {
                name: self.name.clone(),
                arrived,
                total: self.total,
                is_whole: false,
                tie: self.tie.clone(),
                bar: part.bar,
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
        wrong(&self.name, Why::Died)
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
    let why = match error {
        FetchError::GivenUp | FetchError::NoAnswer => Why::NoAnswer,
        FetchError::Status(status) => Why::Status(status),
        FetchError::Broken => Why::Broken,
        FetchError::TooLarge => Why::TooLarge,
    };
    wrong(address, why)
}

/// On a thread without a page: reads for it, as long as the thread lives.
pub fn serve() {
    task::spawn(async {
        let held = thread::load().await.and_then(|part| (part.serve)());
        match held {
            Some(_held) => std::future::pending().await,
            None => reader::decline(),
        }
    });
}
