//! Keys pressed on the page (按键), while nobody writes in a field and no dialog is open.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::listener::Listener;

/// Where keys belong to what has the focus.
const OWN_KEYS: &str = "input,select,textarea,dialog,[role=dialog]";

/// Hears keys pressed alone, by name, for as long as the handle lives.
pub fn on_key(mut press: impl FnMut(&str) + 'static) -> Option<Listener> {
    Listener::on_window("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let is_alone = !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing());
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let is_taken = target.is_some_and(|t| matches!(t.closest(OWN_KEYS), Ok(Some(_))));
        if is_alone && !is_taken && !key.repeat() {
            press(&key.key());
        }
    })
}
