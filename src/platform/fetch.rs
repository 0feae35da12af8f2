//! Fetching bytes of this deployment, with progress, given up when the handle is dropped.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestInit,
    Response,
};

#[wasm_bindgen]
extern "C" {
    /// What was asked for at an address before the program ran, given out once.
    #[wasm_bindgen(js_namespace = luzhi)]
    fn early(address: &str) -> Option<Promise>;
}

/// Why bytes did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Its handle was dropped.
    GivenUp,
    /// No answer: no network, or no such host.
    NoAnswer,
    /// An answer that is no success.
    Status(u16),
    /// The connection broke on the way.
    Broken,
    /// More bytes than the limit.
    TooLarge,
}

/// Gives its requests up when dropped.
pub struct Abort(Tie);

/// What ties requests to an [`Abort`].
#[derive(Clone)]
pub struct Tie(Option<AbortController>);

impl Abort {
    /// A handle for requests to come.
    pub fn new() -> Abort {
        Abort(Tie(AbortController::new().ok()))
    }

    /// What ties requests to this handle.
    pub fn tie(&self) -> Tie {
        self.0.clone()
    }
}

impl Default for Abort {
    fn default() -> Abort {
        Abort::new()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.cut();
    }
}

impl Tie {
    /// Gives up what is tied with it.
    pub fn cut(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }

    /// Whether it is one and the same.
    pub fn is(&self, other: &Tie) -> bool {
        self.0 == other.0
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// Whether it was cut.
    pub fn is_given_up(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }
}

/// The bytes at an address, at most `limit`; `progress` hears how many have arrived.
pub async fn bytes(
    tie: &Tie,
    address: &str,
    limit: usize,
    progress: impl Fn(usize),
) -> Result<Vec<u8>, FetchError> {
    get(tie, None, address, limit, progress).await
}

/// The same past every store on the way, as they are at this moment.
pub async fn fresh_bytes(tie: &Tie, address: &str, limit: usize) -> Result<Vec<u8>, FetchError> {
    get(tie, Some("no-store"), address, limit, |_| {}).await
}

async fn get(
    tie: &Tie,
    cache: Option<&str>,
    address: &str,
    limit: usize,
    progress: impl Fn(usize),
) -> Result<Vec<u8>, FetchError> {
    let mut stream = open_with(tie, cache, address, limit).await?;
    let mut bytes = Vec::new();
    while let Some(piece) = stream.next().await? {
        let begin = bytes.len();
        bytes.resize(begin + piece.length() as usize, 0);
        if let Some(room) = bytes.get_mut(begin..) {
            piece.copy_to(room);
        }
        progress(bytes.len());
    }
    Ok(bytes)
}

/// The bytes at an address as they arrive, at most `limit`.
pub(super) async fn open(tie: &Tie, address: &str, limit: usize) -> Result<Stream, FetchError> {
    open_with(tie, None, address, limit).await
}

async fn open_with(
    tie: &Tie,
    cache: Option<&str>,
    address: &str,
    limit: usize,
) -> Result<Stream, FetchError> {
    let init = RequestInit::new();
    init.set_signal(tie.signal().as_ref());
    if let Some(cache) = cache {
        // Fails for no plain object.
        let _ = Reflect::set(&init, &"cache".into(), &cache.into());
    }
    let window = web_sys::window().ok_or(FetchError::NoAnswer)?;
    let answer = match cache {
        None => early(address),
        Some(_) => None,
    };
    let answer = answer.unwrap_or_else(|| window.fetch_with_str_and_init(address, &init));
    let response = JsFuture::from(answer).await;
    let no_answer = |_: JsValue| match tie.is_given_up() {
        true => FetchError::GivenUp,
        false => FetchError::NoAnswer,
    };
    let response: Response = response.and_then(JsCast::dyn_into).map_err(no_answer)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    match response.body() {
        Some(body) => Stream::of(tie, &body, limit),
        None => Ok(Stream {
            tie: tie.clone(),
            reader: None,
            room: 0,
        }),
    }
}

/// Bytes on their way.
pub(super) struct Stream {
    tie: Tie,
    reader: Option<ReadableStreamDefaultReader>,
    /// How many more may come.
    room: usize,
}

impl Stream {
    /// What a stream brings, at most `limit` bytes.
    pub(super) fn of(
        tie: &Tie,
        stream: &ReadableStream,
        limit: usize,
    ) -> Result<Stream, FetchError> {
        let reader = stream.get_reader().dyn_into();
        Ok(Stream {
            tie: tie.clone(),
            reader: Some(reader.map_err(|_| FetchError::Broken)?),
            room: limit,
        })
    }

    /// The next piece; `None` after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, FetchError> {
        let Some(reader) = &self.reader else {
            return Ok(None);
        };
        let step = JsFuture::from(reader.read()).await;
        if self.tie.is_given_up() {
            return Err(FetchError::GivenUp);
        }
        let field = |name: &str| {
            step.as_ref()
                .ok()
                .and_then(|step| Reflect::get(step, &name.into()).ok())
        };
        let is_done = field("done").ok_or(FetchError::Broken)?;
        if is_done.is_truthy() {
            return Ok(None);
        }
        let piece: Uint8Array = field("value")
            .and_then(|piece| piece.dyn_into().ok())
            .ok_or(FetchError::Broken)?;
        let left = self.room.checked_sub(piece.length() as usize);
        self.room = left.ok_or(FetchError::TooLarge)?;
        Ok(Some(piece))
    }
}
