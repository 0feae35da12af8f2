//! What the page offers as later downloads, each fetched when it is first asked for.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = luzhi)]
    fn later(name: &str, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = laterStyles)]
    fn later_styles() -> Result<Promise, JsValue>;
}

/// Has the page follow the rules of what comes after the first figures, beside work that needs
/// them; without them the page is plainer, and whole.
pub async fn with_styles<T>(work: impl Future<Output = T>) -> T {
    let styles = later_styles().ok().map(JsFuture::from);
    let done = work.await;
    if let Some(styles) = styles {
        let _ = styles.await;
    }
    done
}

/// Hands a text to a later part of the page; its answer, or `None` when it did not arrive or failed.
pub async fn ask(name: &str, text: &str) -> Option<String> {
    let promise = later(name, text).ok()?;
    let answer = JsFuture::from(promise).await.ok()?;
    Some(answer.as_string().unwrap_or_default())
}
