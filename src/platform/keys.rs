//! Keys pressed on the page (按键), while nobody writes in a field and no dialog is open.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::listener::Listener;
use super::storage;

/// Where it is remembered that single characters do nothing.
const REMEMBERED: &str = "luzhi.keys";
const OFF: &str = "off";

thread_local! {
    /// Whether single characters do something: who dictates to a machine writes them unawares.
    static SINGLE: Cell<bool> = Cell::new(storage::get(REMEMBERED).as_deref() != Some(OFF));
}

/// Whether a single character may do something (WCAG 2.2, 2.1.4).
pub fn has_single() -> bool {
    SINGLE.get()
}

/// Lets single characters do something, or not.
pub fn let_single(is_on: bool) {
    SINGLE.set(is_on);
    storage::set(REMEMBERED, (!is_on).then_some(OFF));
}

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
        let name = key.key();
        let is_heard = name.chars().nth(1).is_some() || has_single();
        if is_alone && !is_taken && !key.repeat() && is_heard {
            press(&name);
        }
    })
}
