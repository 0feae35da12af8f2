//! The element that the application is drawn into, and what is said when it breaks down.

use wasm_bindgen::JsCast;

/// What stands in the page until there is something to show.
const SKELETON: &str = "skeleton";

/// The element of an id, with nothing but the skeleton in it.
pub fn place(id: &str) -> Option<web_sys::HtmlElement> {
    let document = web_sys::window()?.document()?;
    let element = document.get_element_by_id(id)?;
    let skeleton = document.get_element_by_id(SKELETON);
    element.set_text_content(None);
    if let Some(skeleton) = skeleton {
        // Fails for no element of the page.
        let _ = element.append_child(&skeleton);
    }
    element.dyn_into().ok()
}

/// Takes the skeleton away: what it stood for is there.
pub fn clear() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(skeleton) = document.and_then(|d| d.get_element_by_id(SKELETON)) {
        skeleton.remove();
    }
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
