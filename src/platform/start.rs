//! The element that the application is drawn into, and what is said when it breaks down.

use wasm_bindgen::JsCast;

/// The emptied element of an id.
pub fn place(id: &str) -> Option<web_sys::HtmlElement> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// Says a sentence in the page, should the application ever panic.
pub fn on_panic(sentence: &'static str) {
    std::panic::set_hook(Box::new(move |_| {
        let Some(document) = web_sys::window().and_then(|w| w.document()) else {
            return;
        };
        if let (Some(body), Ok(note)) = (document.body(), document.create_element("p")) {
            let _ = note.set_attribute("role", "alert");
            let _ = note.set_attribute("class", "broken");
            note.set_text_content(Some(sentence));
            let _ = body.prepend_with_node_1(&note);
        }
    }));
}
