//! Doing something a little later, unless the handle is dropped first.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Lets the browser do what waits: paint, answer the reader.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window();
        let is_set = window.is_some_and(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0)
                .is_ok()
        });
        if !is_set {
            // Without a timer there is nothing to wait for.
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    // Never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Lets the browser show first what has just been done; where nobody looks, at once.
pub async fn painted() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let is_seen = |window: &web_sys::Window| window.document().is_some_and(|d| !d.hidden());
        let window = web_sys::window().filter(is_seen);
        if window.is_none_or(|window| window.request_animation_frame(&resolve).is_err()) {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    // Never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    pause().await;
}

/// Milliseconds, to see how long something takes.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A timeout that is cancelled when dropped.
pub struct Timer {
    id: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls once after some milliseconds; `None` when the browser sets no timer.
    pub fn after(milliseconds: i32, call: impl FnOnce() + 'static) -> Option<Timer> {
        let closure = Closure::once(call);
        let id = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                closure.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok()?;
        Some(Timer {
            id,
            _closure: closure,
        })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
