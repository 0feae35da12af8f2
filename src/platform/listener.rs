//! Listening to an event for as long as the handle lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// An event listener that is removed when dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on any event target.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        handle: impl FnMut(Event) + 'static,
    ) -> Listener {
        let closure: Closure<dyn FnMut(Event)> = Closure::new(handle);
        // Fails only for a target that takes no listeners; then nothing is ever heard.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Listener {
            target: target.clone(),
            event,
            closure,
        }
    }

    /// Listens on the window; `None` outside a page.
    pub fn on_window(event: &'static str, handle: impl FnMut(Event) + 'static) -> Option<Listener> {
        let window = web_sys::window()?;
        Some(Listener::new(&window, event, handle))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}
