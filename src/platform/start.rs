//! The element that the application is drawn into, and what is said when it breaks down.

use wasm_bindgen::JsCast;

const BROKEN: &str = "看板出了故障，已停止。请刷新页面；如果仍然这样，请把刚才的操作告诉管理员。\n\
    The dashboard broke down and has stopped. Reload the page; if it happens again, tell the \
    administrator what you did.";

/// The emptied element of an id.
pub fn place(id: &str) -> Option<web_sys::HtmlElement> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// Says in the page that the application has stopped, should it ever panic.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|_| {
        let Some(document) = web_sys::window().and_then(|w| w.document()) else {
            return;
        };
        if let (Some(body), Ok(note)) = (document.body(), document.create_element("p")) {
            let _ = note.set_attribute("role", "alert");
            let _ = note.set_attribute("class", "broken");
            note.set_text_content(Some(BROKEN));
            let _ = body.prepend_with_node_1(&note);
        }
    }));
}
