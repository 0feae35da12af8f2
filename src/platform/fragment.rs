//! The fragment of the address: reading it, setting it, hearing of its changes.

use super::listener::Listener;

/// Hears of changes of the fragment while it lives.
pub struct Watch {
    _listener: Listener,
}

/// The fragment with its `#`, or nothing.
pub fn current() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Sets the fragment as a new step of the history.
pub fn push(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Fails only for documents without an address; then the view changes all the same.
        let _ = window.location().set_hash(fragment);
    }
}

/// Sets the fragment in place of the current step of the history.
pub fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
}

/// Calls with the new fragment on each change by link, back, forward or hand.
pub fn watch(mut call: impl FnMut(String) + 'static) -> Option<Watch> {
    Some(Watch {
        _listener: Listener::on_window("hashchange", move |_| call(current()))?,
    })
}
