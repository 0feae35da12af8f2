//! The page without a network: bytes of exports kept for later, what the service worker says, and
//! whether the page is one file. What does it stands in `web/offline.js`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::listener::Listener;
use super::reader::Blobs;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = keep)]
    fn keep_part(hash: &str, index: u32, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = keep)]
    fn keep_blob(hash: &str, index: u32, blob: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = offlineState)]
    fn offline_state() -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = savedOn)]
    fn saved_date() -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = takeOver)]
    fn let_newer_in() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = broken)]
    fn break_down(why: &str) -> Result<(), JsValue>;
}

/// Keeps the bytes of an export's files outside the program's memory, under a hash of them all.
pub fn keep(hash: &str, parts: &[&[u8]]) {
    for (index, bytes) in (0u32..).zip(parts) {
        // Without them the page can't be saved later, which is said then.
        let _ = keep_part(hash, index, bytes);
    }
}

/// The same of files that were read on a thread of their own.
pub fn keep_blobs(hash: &str, blobs: &Blobs) {
    for (index, blob) in (0u32..).zip(blobs.iter()) {
        let _ = keep_blob(hash, index, blob);
    }
}

/// Whether the page opens without a network: `kept`, `coming`, `insecure`, `absent`, `file`.
pub fn state() -> String {
    offline_state().unwrap_or_default()
}

/// The day on which the page was saved as one file; `None` for a page that is served.
pub fn saved_on() -> Option<String> {
    // Where first screens are made there is no page.
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    saved_date().ok().flatten()
}

/// Lets the newer version take over, which loads the page anew.
pub fn take_over() {
    let _ = let_newer_in();
}

/// Shows that the page has broken down; a kiosk recovers by itself.
pub fn broken(why: &str) {
    let _ = break_down(why);
}

/// Hears, once, that a newer version is there.
pub fn on_newer(mut call: impl FnMut() + 'static) -> Option<Listener> {
    Listener::on_window("luzhi-newer", move |_| call())
}

/// The local day as `2026-11-22`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
