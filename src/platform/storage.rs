//! What the browser remembers for this site. May be absent (a private window, a sandboxed frame):
//! then nothing is remembered. A page that was saved as one file brings what it was saved with.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = luzhi)]
    fn setting(key: &str) -> Result<Option<String>, JsValue>;
}

/// The text remembered under a key, else what the page was saved with.
pub fn get(key: &str) -> Option<String> {
    let remembered = local().and_then(|local| local.get_item(key).ok()?);
    remembered.or_else(|| setting(key).ok()?)
}

/// Remembers a text; `None` forgets the key.
pub fn set(key: &str, value: Option<&str>) {
    let Some(storage) = local() else { return };
    // A full or forbidden store remembers nothing, which is no fault of the reader's.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}
