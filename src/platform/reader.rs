//! Gathers the bytes of files and reads them: few of them here, many on a thread of their own,
//! which runs this same program (后台读取). What does it stands in `web/reader.js`. Where there can
//! be no such thread, all is read here.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, Float64Array, Object, Promise, Reflect, Uint8Array, Uint16Array, Uint32Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, File};

use super::fetch::{self, FetchError, Stream, Tie};
use super::{task, timer};

/// Bytes that this thread reads sooner than another begins.
const FEW: usize = 1_500_000;
/// Bytes of a list that are taken over before the browser has its turn again.
const MUCH: usize = 1_000_000;

#[wasm_bindgen]
extern "C" {
    /// The page's side of a thread.
    type Reader;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = reader)]
    fn begin(signal: Option<&AbortSignal>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method)]
    fn feed(this: &Reader, part: u32, piece: &Uint8Array);
    #[wasm_bindgen(method)]
    fn read(this: &Reader, region: Option<&str>, count: u32) -> Promise;
    #[wasm_bindgen(method)]
    fn stop(this: &Reader);

    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = serve)]
    fn serve_with(read: &JsValue) -> Result<(), JsValue>;
}

/// A list of numbers that threads hand over whole.
pub enum List {
    Bytes(Vec<u8>),
    Shorts(Vec<u16>),
    Words(Vec<u32>),
    Numbers(Vec<f64>),
}

/// What one thread hands to another.
pub struct Parcel {
    pub head: Vec<u8>,
    pub lists: Vec<List>,
}

/// The bytes of files as they were given, outside the program's memory.
pub struct Blobs(Vec<JsValue>);

impl Blobs {
    /// Each of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &JsValue> {
        self.0.iter()
    }
}

/// What has become of the bytes.
pub enum Gathered {
    /// They are to be read here.
    Here(Vec<Vec<u8>>),
    /// They were read on a thread of their own.
    Read(Answered),
    /// The thread broke down over them.
    Died,
    /// Nobody wants them any more.
    GivenUp,
}

/// Gets ready for what a thread will answer; false when that can't be.
pub type Preparing = Pin<Box<dyn Future<Output = bool>>>;

/// Bytes of files, as they arrive.
pub struct Gathering {
    tie: Tie,
    prepare: Box<dyn Fn() -> Preparing>,
    parts: Vec<Vec<Uint8Array>>,
    arrived: usize,
    reader: Option<Reader>,
    is_tried: bool,
}

impl Gathering {
    /// Nothing yet; ends when its tie is cut. `prepare` is called before a thread has any bytes.
    pub fn new(tie: Tie, prepare: Box<dyn Fn() -> Preparing>) -> Gathering {
        Gathering {
            tie,
            prepare,
            parts: Vec::new(),
            arrived: 0,
            reader: None,
            is_tried: false,
        }
    }

    /// Adds the file at an address, at most `limit` bytes; `progress` hears how many of all have
    /// arrived, and whether these are many.
    pub async fn fetch(
        &mut self,
        address: &str,
        limit: usize,
        progress: &dyn Fn(usize, bool),
    ) -> Result<(), FetchError> {
        let stream = fetch::open(&self.tie, address, limit).await?;
        self.pour(stream, progress).await
    }

    /// Adds a file of the reader's, likewise.
    pub async fn file(
        &mut self,
        file: &File,
        limit: usize,
        progress: &dyn Fn(usize, bool),
    ) -> Result<(), FetchError> {
        if file.size() > limit as f64 {
            return Err(FetchError::TooLarge);
        }
        let stream = Stream::of(&self.tie, &file.stream(), limit)?;
        self.pour(stream, progress).await
    }

    async fn pour(
        &mut self,
        mut stream: Stream,
        progress: &dyn Fn(usize, bool),
    ) -> Result<(), FetchError> {
        let part = self.parts.len();
        self.parts.push(Vec::new());
        let mut turn = task::Turn::new();
        while let Some(piece) = stream.next().await? {
            self.arrived += piece.length() as usize;
            match &self.reader {
                Some(reader) => reader.feed(part as u32, &piece),
                None => {
                    if let Some(pieces) = self.parts.get_mut(part) {
                        pieces.push(piece);
                    }
                    if self.arrived > FEW && !self.is_tried && self.may_leave() {
                        self.leave().await;
                    }
                }
            }
            progress(self.arrived, self.arrived > FEW);
            // Where bytes are there faster than they are asked for, the next are taken at once.
            turn.give().await;
        }
        Ok(())
    }

    /// What is no export may be a list of them, which is read here whatever its length.
    fn may_leave(&self) -> bool {
        let first = self.parts.first().and_then(|pieces| pieces.first());
        let start = first.map(Uint8Array::to_vec).unwrap_or_default();
        start.windows(8).any(|text| text == b"\"format\"")
    }

    /// From here on a thread of its own has the bytes.
    async fn leave(&mut self) {
        self.is_tried = true;
        let Ok(promise) = begin(self.tie.signal().as_ref()) else {
            return;
        };
        let prepared = (self.prepare)();
        let reader = JsFuture::from(promise).await.ok();
        let reader = reader.filter(JsValue::is_object);
        let Some(reader) = reader.map(JsCast::unchecked_into::<Reader>) else {
            return;
        };
        if !prepared.await {
            reader.stop();
            return;
        }
        for (part, pieces) in (0u32..).zip(&mut self.parts) {
            for piece in pieces.drain(..) {
                reader.feed(part, &piece);
            }
        }
        self.reader = Some(reader);
    }

    /// The bytes of the last file, where they are here.
    pub fn last(&self) -> Option<Vec<u8>> {
        match self.reader {
            Some(_) => None,
            None => self.parts.last().map(|pieces| joined(pieces)),
        }
    }

    /// Ends the gathering: what is here is handed out, what is on a thread of its own is read there.
    pub async fn finish(self, region: Option<&str>) -> Gathered {
        let Some(reader) = &self.reader else {
            return Gathered::Here(self.parts.iter().map(|pieces| joined(pieces)).collect());
        };
        let answer = JsFuture::from(reader.read(region, self.parts.len() as u32)).await;
        if self.tie.is_given_up() {
            return Gathered::GivenUp;
        }
        let Ok(answer) = answer else {
            return Gathered::Died;
        };
        let field = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
        // The thread did not begin: the bytes come back.
        if let Ok(parts) = field("back").dyn_into::<Array>() {
            return Gathered::Here(parts.iter().map(|part| joined(&pieces_of(&part))).collect());
        }
        match field("head").is_object() {
            true => Gathered::Read(Answered(answer)),
            false => Gathered::Died,
        }
    }
}

/// What a thread has answered, not yet in the program's memory.
pub struct Answered(JsValue);

impl Answered {
    /// Takes it over, piece by piece.
    pub async fn take(self) -> Option<(Parcel, Blobs)> {
        let field = |name: &str| Reflect::get(&self.0, &name.into()).unwrap_or_default();
        let head: Uint8Array = field("head").dyn_into().ok()?;
        let mut lists = Vec::new();
        let mut since = 0;
        for list in Array::from(&field("lists")).iter() {
            let (list, bytes) = list_of(&list)?;
            lists.push(list);
            since += bytes;
            if since > MUCH {
                since = 0;
                timer::pause().await;
            }
        }
        let parcel = Parcel {
            head: head.to_vec(),
            lists,
        };
        Some((parcel, Blobs(Array::from(&field("blobs")).to_vec())))
    }
}

/// On a thread without a page: has `read` called with the bytes of files and a region. What is
/// answered is to be held for as long as the thread lives.
pub fn serve(read: fn(&[&[u8]], Option<&str>) -> Parcel) -> Option<Box<dyn Any>> {
    let call: Closure<dyn FnMut(Array, Option<String>) -> JsValue> =
        Closure::new(move |parts: Array, region: Option<String>| {
            let mut files = Vec::new();
            // Each leaves the list as it is taken, so that it is not there twice.
            while parts.length() > 0 {
                files.push(joined_away(&pieces(&parts.shift())));
            }
            let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
            object_of(read(&files, region.as_deref()))
        });
    serve_with(call.as_ref()).ok()?;
    Some(Box::new(call))
}

/// On a thread without a page: says that it cannot read.
pub fn decline() {
    // Where nobody listens, nobody waits either.
    let _ = serve_with(&JsValue::NULL);
}

fn pieces(part: &JsValue) -> Array {
    Array::from(part)
}

fn pieces_of(part: &JsValue) -> Vec<Uint8Array> {
    let pieces = pieces(part);
    pieces
        .iter()
        .filter_map(|piece| piece.dyn_into().ok())
        .collect()
}

/// The bytes of pieces that go as they are taken.
fn joined_away(pieces: &Array) -> Vec<u8> {
    let all = pieces
        .iter()
        .filter_map(|piece| piece.dyn_into::<Uint8Array>().ok());
    let mut bytes = Vec::with_capacity(all.map(|piece| piece.length() as usize).sum());
    while let Ok(piece) = pieces.shift().dyn_into::<Uint8Array>() {
        append(&mut bytes, &piece);
    }
    bytes
}

fn joined(pieces: &[Uint8Array]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(pieces.iter().map(|piece| piece.length() as usize).sum());
    for piece in pieces {
        append(&mut bytes, piece);
    }
    bytes
}

fn append(bytes: &mut Vec<u8>, piece: &Uint8Array) {
    let begin = bytes.len();
    bytes.resize(begin + piece.length() as usize, 0);
    if let Some(room) = bytes.get_mut(begin..) {
        piece.copy_to(room);
    }
}

fn object_of(parcel: Parcel) -> JsValue {
    let lists = Array::new();
    for list in parcel.lists {
        lists.push(&match list {
            List::Bytes(list) => Uint8Array::from(&list[..]).into(),
            List::Shorts(list) => Uint16Array::from(&list[..]).into(),
            List::Words(list) => Uint32Array::from(&list[..]).into(),
            List::Numbers(list) => Float64Array::from(&list[..]).into(),
        });
    }
    let answer = Object::new();
    let head = Uint8Array::from(&parcel.head[..]);
    // Fails for no plain object.
    let _ = Reflect::set(&answer, &"head".into(), &head);
    let _ = Reflect::set(&answer, &"lists".into(), &lists);
    answer.into()
}

/// A list and its bytes.
fn list_of(list: &JsValue) -> Option<(List, usize)> {
    if let Some(list) = list.dyn_ref::<Uint8Array>() {
        return Some((List::Bytes(list.to_vec()), list.length() as usize));
    }
    if let Some(list) = list.dyn_ref::<Uint16Array>() {
        return Some((List::Shorts(list.to_vec()), 2 * list.length() as usize));
    }
    if let Some(list) = list.dyn_ref::<Uint32Array>() {
        return Some((List::Words(list.to_vec()), 4 * list.length() as usize));
    }
    let list = list.dyn_ref::<Float64Array>()?;
    Some((List::Numbers(list.to_vec()), 8 * list.length() as usize))
}
