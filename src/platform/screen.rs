//! What the screen and the system ask for, as media queries.

use wasm_bindgen::JsValue;

use super::listener::Listener;

/// A media query watched for as long as the handle lives.
pub struct Watch {
    _listener: Listener,
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Calls with the answer on each change.
pub fn watch(query: &str, mut call: impl FnMut(bool) + 'static) -> Option<Watch> {
    let list = web_sys::window()?.match_media(query).ok().flatten()?;
    let same = list.clone();
    Some(Watch {
        _listener: Listener::new(&list, "change", move |_| call(same.matches())),
    })
}

/// Width and height of the page's window, in pixels.
pub fn size() -> (f64, f64) {
    let side = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|s| s.as_f64());
    let window = web_sys::window();
    let size = window.and_then(|w| Some((side(w.inner_width())?, side(w.inner_height())?)));
    size.unwrap_or((1920.0, 1080.0))
}

/// Whether the browser says when scrolling has come to rest (`scrollend`, Chromium 114).
pub fn tells_rest() -> bool {
    web_sys::window().is_some_and(|window| {
        js_sys::Reflect::get(&window, &"onscrollend".into()).is_ok_and(|on| on == JsValue::NULL)
    })
}
