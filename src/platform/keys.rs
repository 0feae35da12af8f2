//! Keys pressed anywhere on the page, except those meant for a field.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::document::closest;
use super::listener::Listener;

/// Hears of keys while it lives.
pub struct Watch {
    _listener: Listener,
}

/// Calls with the name of each key pressed alone, outside fields and lists to choose from.
pub fn watch(mut call: impl FnMut(&str) + 'static) -> Option<Watch> {
    let heard = move |event: web_sys::Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let is_combined = key.alt_key() || key.ctrl_key() || key.meta_key();
        let is_field = closest(&event, "input,select,textarea,[contenteditable]").is_some();
        if !is_combined && !is_field && !key.repeat() && !key.is_composing() {
            call(&key.key());
        }
    };
    Some(Watch {
        _listener: Listener::on_window("keydown", heard)?,
    })
}
