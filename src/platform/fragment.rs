//! The fragment of the address: reading it, setting it, hearing of its changes; and where on the
//! screen each step of the history was left.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration, Window};

use super::listener::Listener;

/// Hears of changes of the fragment while it lives.
pub struct Watch {
    _listener: Listener,
}

/// Where the steps of the history were left.
#[derive(Default)]
struct Places {
    /// The step on screen: the moment it was first seen, which the history keeps with it.
    now: f64,
    /// Steps left, and how far down each was.
    left: Vec<(f64, f64)>,
    /// Whether the step on screen has been left by ourselves, before the browser tells of it.
    is_left: bool,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// The fragment with its `#`, or nothing.
pub fn current() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Sets the fragment as a new step of the history.
pub fn push(fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if current() != fragment {
        leave(&window);
    }
    // Fails only for documents without an address; then the view changes all the same.
    let _ = window.location().set_hash(fragment);
}

/// Sets the fragment in place of the current step of the history.
pub fn replace(fragment: &str) {
    if let Some(history) = history() {
        let step = PLACES.with_borrow(|places| places.now);
        let _ = history.replace_state_with_url(&step.into(), "", Some(fragment));
    }
}

/// Calls with the new fragment on each change by link, back, forward or hand; going back or
/// forward, with how far down the step had been left.
pub fn watch(mut call: impl FnMut(String, Option<f64>) + 'static) -> Option<Watch> {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        arrive(&history);
    }
    Some(Watch {
        _listener: Listener::on_window("hashchange", move |_| {
            let (Some(window), Some(history)) = (web_sys::window(), history()) else {
                return;
            };
            leave(&window);
            let place = arrive(&history);
            call(current(), place);
        })?,
    })
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Notes how far down the step on screen is left.
fn leave(window: &Window) {
    let down = window.scroll_y().unwrap_or_default();
    PLACES.with_borrow_mut(|places| {
        if !places.is_left {
            let now = places.now;
            places.left.retain(|(step, _)| *step != now);
            places.left.push((now, down));
            places.is_left = true;
        }
    });
}

/// Takes the step that the history is at; answers with how far down it had been left.
fn arrive(history: &History) -> Option<f64> {
    let known = history.state().ok().and_then(|state| state.as_f64());
    let step = known.unwrap_or_else(|| {
        let step = js_sys::Date::now();
        // Without it, going back shows the top of the page.
        let _ = history.replace_state(&JsValue::from_f64(step), "");
        step
    });
    PLACES.with_borrow_mut(|places| {
        places.now = step;
        places.is_left = false;
        known?;
        let left = places.left.iter().find(|(s, _)| *s == step);
        left.map(|(_, down)| *down)
    })
}
