//! The page around this one, as far as the browser tells of it: see `web/host.js`.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Event;

use super::listener::Listener;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["luzhi", "host"], js_name = isFramed)]
    fn is_framed_js() -> bool;
    #[wasm_bindgen(js_namespace = ["luzhi", "host"], js_name = around)]
    fn around_js() -> String;
    #[wasm_bindgen(js_namespace = ["luzhi", "host"])]
    fn sender(event: &Event) -> Option<String>;
    #[wasm_bindgen(js_namespace = ["luzhi", "host"], js_name = text)]
    fn text_js(event: &Event) -> Option<String>;
    #[wasm_bindgen(catch, js_namespace = ["luzhi", "host"], js_name = post)]
    fn post_js(text: &str, origin: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["luzhi", "host"], js_name = key)]
    fn key_js() -> Result<String, JsValue>;
}

/// A message of some page, not yet read.
pub struct Message(Event);

impl Message {
    /// The origin of the page around; `None` when anybody else sent it.
    pub fn sender(&self) -> Option<String> {
        sender(&self.0)
    }

    /// The message as JSON; `None` for what JSON cannot say.
    pub fn text(&self) -> Option<String> {
        text_js(&self.0)
    }

    /// When it was sent, in milliseconds.
    pub fn at(&self) -> f64 {
        self.0.time_stamp()
    }
}

/// Whether there is a page around this one.
pub fn is_framed() -> bool {
    is_framed_js()
}

/// The origins of the pages around, the nearest first; empty when the browser does not tell.
pub fn around() -> Vec<String> {
    let around = around_js();
    around.split_whitespace().map(str::to_owned).collect()
}

/// Sends a JSON text to the page around, if it is of an origin.
pub fn post(text: &str, origin: &str) {
    // Fails only for what is no origin; then nobody is to hear it.
    let _ = post_js(text, origin);
}

/// A text that nobody can guess; empty where the browser has none.
pub fn key() -> String {
    key_js().unwrap_or_default()
}

/// Hears messages for as long as the handle lives.
pub fn listen(mut hear: impl FnMut(Message) + 'static) -> Option<Listener> {
    Listener::on_window("message", move |event| hear(Message(event)))
}
