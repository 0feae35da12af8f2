//! Files of the reader's: chosen in a dialog, or dropped anywhere on the page.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, HtmlInputElement};

use super::listener::Listener;

/// Takes files dropped on the page while it lives.
pub struct DropZone {
    _listeners: [Option<Listener>; 3],
}

/// Files dropped anywhere; `hover` hears whether files are held over the page.
pub fn on_drop(take: impl Fn(File) + 'static, hover: impl Fn(bool) + Clone + 'static) -> DropZone {
    let carries_files = |event: &web_sys::Event| {
        event
            .dyn_ref::<DragEvent>()
            .and_then(DragEvent::data_transfer)
            .is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let over = hover.clone();
    let leave = hover.clone();
    DropZone {
        _listeners: [
            Listener::on_window("dragover", move |event| {
                if carries_files(&event) {
                    event.prevent_default();
                    over(true);
                }
            }),
            Listener::on_window("dragleave", move |event| {
                let is_outside = event
                    .dyn_ref::<DragEvent>()
                    .is_some_and(|e| e.related_target().is_none());
                if is_outside {
                    leave(false);
                }
            }),
            Listener::on_window("drop", move |event| {
                hover(false);
                if !carries_files(&event) {
                    return;
                }
                event.prevent_default();
                let file = event
                    .dyn_ref::<DragEvent>()
                    .and_then(DragEvent::data_transfer)
                    .and_then(|data| data.files())
                    .and_then(|files| files.get(0));
                if let Some(file) = file {
                    take(file);
                }
            }),
        ],
    }
}

/// The file that a file input holds now.
pub fn chosen(event: &web_sys::Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    // Choosing the same file again is heard too.
    input.set_value("");
    file
}
