//! The part of the program for reading on a thread of its own (后台读取): what the thread makes of
//! an export, how the page takes it over, and the bar of what is on its way. It arrives with the
//! first export that is large.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;

#[cfg(feature = "split")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::components::coming::bar;
use crate::components::state::State;
use crate::model::digest::digest;
use crate::model::load::{Issue, Loaded, Refusal, read_parts_within};
use crate::model::pack::{Column, Pack, pack, packed, unpack};
use crate::platform::reader::{self, Answered, Blobs, List, Parcel};
use crate::platform::timer;
use crate::platform::view::View;
use crate::text::Lang;
use crate::text::issue::refusal as refusal_text;

/// What the thread makes of an export: the export and its hash, or why it is refused.
pub struct Answer {
    pub hash: String,
    pub loaded: Option<Loaded>,
    pub zh: String,
    pub en: String,
    pub issues: Vec<Issue>,
}
packed!(struct Answer { hash, loaded, zh, en, issues });

/// What the thread's answer is once it is unpacked, with the bytes of the files.
pub type Opening = Pin<Box<dyn Future<Output = Option<(Answer, Blobs)>>>>;

/// How this part is entered.
#[derive(Clone, Copy)]
pub struct Thread {
    /// Takes over what the thread has answered.
    pub open: fn(Answered) -> Opening,
    /// On the thread: offers to read.
    pub serve: fn() -> Option<Box<dyn Any>>,
    /// The bar of what is on its way.
    pub bar: fn(State, &str) -> View,
}

fn entries() -> Thread {
    Thread {
        open: |answered| Box::pin(open(answered)),
        serve: || reader::serve(read),
        bar,
    }
}

#[cfg(feature = "split")]
#[wasm_split(thread, fallible)]
fn thread() -> Result<Thread, SplitLoaderError> {
    Ok(entries())
}

/// In a development build there is one part, which is here.
#[cfg(not(feature = "split"))]
async fn thread() -> Result<Thread, std::convert::Infallible> {
    Ok(entries())
}

/// Fetches this part, once; `None` when it does not arrive.
pub async fn load() -> Option<Thread> {
    thread().await.ok()
}

async fn open(answered: Answered) -> Option<(Answer, Blobs)> {
    let (parcel, blobs) = answered.take().await?;
    timer::pause().await;
    let answer = unpack(pack_of(parcel))?;
    // What is drawn is drawn after.
    timer::pause().await;
    Some((answer, blobs))
}

fn read(parts: &[&[u8]], region: Option<&str>) -> Parcel {
    let answer = match read_parts_within(parts, region) {
        Ok(loaded) => Answer {
            hash: digest(parts),
            loaded: Some(loaded),
            zh: String::new(),
            en: String::new(),
            issues: Vec::new(),
        },
        Err(refusal) => {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| refusal_text(lang, &refusal));
            let issues = match refusal {
                Refusal::NothingUsable { issues } => issues,
                _ => Vec::new(),
            };
            Answer {
                hash: String::new(),
                loaded: None,
                zh,
                en,
                issues,
            }
        }
    };
    parcel_of(pack(answer))
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
