//! The document around the application: title, language, theme, focus, resolved addresses.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element; `None` removes it. What it holds already is not set: a
/// language set anew has the browser style every element anew.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    if root.get_attribute(name).as_deref() == value {
        return;
    }
    // Fails only for names that no attribute can have; ours are fixed.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Sets a property of the root element's style; empty takes it away.
pub fn set_root_style(name: &str, value: &str) {
    let root = root().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // Fails only for a name that no property can have.
        let _ = root.style().set_property(name, value);
    }
}

/// The title of the page.
pub fn title() -> String {
    let document = web_sys::window().and_then(|w| w.document());
    document.map(|d| d.title()).unwrap_or_default()
}

/// The part of the address between `?` and `#`, with its `?`.
pub fn query() -> String {
    let location = web_sys::window().map(|w| w.location());
    location.and_then(|l| l.search().ok()).unwrap_or_default()
}

/// The origin of the page.
pub fn origin() -> String {
    let location = web_sys::window().map(|w| w.location());
    location.and_then(|l| l.origin().ok()).unwrap_or_default()
}

/// Moves the focus to the element of an id and shows its beginning.
pub fn focus(id: &str) {
    let element = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.get_element_by_id(id))
        .and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Scrolls to so many pixels from the top.
pub fn scroll_to(down: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, down);
    }
}

/// Whether the page of an address within the application stands on the screen.
pub fn is_on_page(path: &str) -> bool {
    let main = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.get_element_by_id("main"));
    main.and_then(|main| main.get_attribute("data-page"))
        .is_some_and(|page| page == path)
}

/// Whether an element that fits a selector is on the page.
pub fn has(selector: &str) -> bool {
    let document = web_sys::window().and_then(|w| w.document());
    document.is_some_and(|d| matches!(d.query_selector(selector), Ok(Some(_))))
}

/// The address of the page with its fragment.
pub fn address() -> Option<String> {
    web_sys::window()?.location().href().ok()
}

/// What an address means when it stands in a document at `base` (the page, when `None`);
/// `None` when it is no address.
pub fn resolve(address: &str, base: Option<&str>) -> Option<String> {
    let page = web_sys::window()?.document()?.base_uri().ok()??;
    let base = base.unwrap_or(&page);
    Some(web_sys::Url::new_with_base(address, base).ok()?.href())
}

/// Whether an absolute address has the page's own origin.
pub fn is_same_origin(address: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let own = window.location().href().ok();
    let parts = |address: &str| {
        let url = web_sys::Url::new(address).ok()?;
        Some((url.protocol(), url.host()))
    };
    own.and_then(|own| parts(&own)) == parts(address)
}

/// The element itself or the nearest one around it that fits a selector.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    event
        .target()?
        .dyn_into::<web_sys::Element>()
        .ok()?
        .closest(selector)
        .ok()?
}

/// Whether an event is a press of Enter or of the space bar.
pub fn is_press(event: &web_sys::Event) -> bool {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>();
    key.is_some_and(|key| matches!(key.key().as_str(), "Enter" | " "))
}

/// The name of the key of an event and whether Shift is held; `None` with any other key held, which
/// belongs to the browser.
pub fn key(event: &web_sys::Event) -> Option<(String, bool)> {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    let is_other = key.ctrl_key() || key.alt_key() || key.meta_key();
    (!is_other).then(|| (key.key(), key.shift_key()))
}

/// Moves the focus to the nearest element around an event that fits a selector.
pub fn focus_around(event: &web_sys::Event, selector: &str) {
    let element = closest(event, selector).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// What the field holds that an event happened to.
pub fn value_of(event: &web_sys::Event) -> Option<String> {
    let field = event.target()?;
    js_sys::Reflect::get(&field, &"value".into())
        .ok()?
        .as_string()
}

/// Whether the `<details>` that an event happened to is open now.
pub fn is_open(event: &web_sys::Event) -> Option<bool> {
    let details = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    Some(details.has_attribute("open"))
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Fails only where a host page forbids dialogs; its own menu still prints.
        let _ = window.print();
    }
}
