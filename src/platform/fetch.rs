//! Fetching bytes of this deployment, with progress, given up when the handle is dropped.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, ReadableStreamDefaultReader, RequestInit, Response};

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
pub struct Abort {
    controller: Option<AbortController>,
}

/// What ties requests to an [`Abort`].
#[derive(Clone)]
pub struct Tie(Option<AbortSignal>);

impl Abort {
    /// A handle for requests to come.
    pub fn new() -> Abort {
        Abort {
            controller: AbortController::new().ok(),
        }
    }

    /// What ties requests to this handle.
    pub fn tie(&self) -> Tie {
        Tie(self.controller.as_ref().map(AbortController::signal))
    }
}

impl Default for Abort {
    fn default() -> Abort {
        Abort::new()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

impl Tie {
    fn is_given_up(&self) -> bool {
        self.0.as_ref().is_some_and(AbortSignal::aborted)
    }
}

/// The bytes at an address, at most `limit`; `progress` hears how many have arrived.
pub async fn bytes(
    tie: &Tie,
    address: &str,
    limit: usize,
    progress: impl Fn(usize),
) -> Result<Vec<u8>, FetchError> {
    given_up_or(tie, get(tie, None, address, limit, progress).await)
}

/// The same past every store on the way, as they are at this moment.
pub async fn fresh_bytes(tie: &Tie, address: &str, limit: usize) -> Result<Vec<u8>, FetchError> {
    given_up_or(
        tie,
        get(tie, Some("no-store"), address, limit, |_| {}).await,
    )
}

fn given_up_or(tie: &Tie, answer: Result<Vec<u8>, FetchError>) -> Result<Vec<u8>, FetchError> {
    if tie.is_given_up() {
        return Err(FetchError::GivenUp);
    }
    answer
}

async fn get(
    tie: &Tie,
    cache: Option<&str>,
    address: &str,
    limit: usize,
    progress: impl Fn(usize),
) -> Result<Vec<u8>, FetchError> {
    let init = RequestInit::new();
    init.set_signal(tie.0.as_ref());
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
    let response: Response = JsFuture::from(answer)
        .await
        .map_err(|_| FetchError::NoAnswer)?
        .dyn_into()
        .map_err(|_| FetchError::NoAnswer)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    read(&response, limit, progress).await
}

async fn read(
    response: &Response,
    limit: usize,
    progress: impl Fn(usize),
) -> Result<Vec<u8>, FetchError> {
    let broken = |_: JsValue| FetchError::Broken;
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = body
        .get_reader()
        .dyn_into()
        .map_err(|_| FetchError::Broken)?;
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(broken)?;
        let is_done = Reflect::get(&step, &"done".into()).map_err(broken)?;
        if is_done.is_truthy() {
            return Ok(bytes);
        }
        let chunk = Reflect::get(&step, &"value".into()).map_err(broken)?;
        let chunk = Uint8Array::new(&chunk);
        let begin = bytes.len();
        let end = begin + chunk.length() as usize;
        if end > limit {
            return Err(FetchError::TooLarge);
        }
        bytes.resize(end, 0);
        if let Some(room) = bytes.get_mut(begin..) {
            chunk.copy_to(room);
        }
        progress(end);
    }
}
