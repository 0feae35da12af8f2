//! Handing the reader a file.

use wasm_bindgen::{JsCast, JsValue};

/// Offers a text as a file to save; false when the browser refuses.
pub fn text(name: &str, content: &str) -> bool {
    try_text(name, content).is_some()
}

/// A text that is handed to the browser piece by piece, so that it never stands in memory whole.
#[derive(Default)]
pub struct Pieces {
    made: js_sys::Array,
    /// The piece that is being written.
    pub text: String,
}

impl Pieces {
    /// Hands over what has been written when it is much.
    pub fn flush(&mut self, least: usize) {
        if self.text.len() >= least {
            self.made.push(&JsValue::from_str(&self.text));
            self.text.clear();
        }
    }

    /// Offers all of it as a file to save; false when the browser refuses.
    pub fn save(mut self, name: &str) -> bool {
        self.flush(0);
        try_parts(name, &self.made).is_some()
    }
}

/// Offers what a `data:` address holds as a file to save; false when the browser refuses.
pub fn address(name: &str, address: &str) -> bool {
    click(name, address).is_some()
}

fn try_text(name: &str, content: &str) -> Option<()> {
    try_parts(name, &js_sys::Array::of1(&JsValue::from_str(content)))
}

fn try_parts(name: &str, parts: &js_sys::Array) -> Option<()> {
    let blob = web_sys::Blob::new_with_str_sequence(parts).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    click(name, &url)?;
    // The download has begun; the address is not needed any more.
    web_sys::Url::revoke_object_url(&url).ok()
}

fn click(name: &str, address: &str) -> Option<()> {
    let link: web_sys::HtmlAnchorElement = web_sys::window()?
        .document()?
        .create_element("a")
        .ok()?
        .dyn_into()
        .ok()?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    Some(())
}
