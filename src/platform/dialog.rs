//! Modal dialogs: the browser keeps the focus inside and closes them at Escape.

/// Opens a dialog as modal, unless it is open.
pub fn open(dialog: &web_sys::HtmlDialogElement) {
    let _ = dialog.remove_attribute(LEAVING);
    if !dialog.open() {
        // Fails only for an element that is not in the page; then there is nothing to open.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog, unless it is closed.
pub fn close(dialog: &web_sys::HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Takes a dialog that is about to close out of sight; closing it has the browser style anew
/// everything that it stood before.
pub fn leave(dialog: &web_sys::HtmlDialogElement) {
    let _ = dialog.set_attribute(LEAVING, "");
}

const LEAVING: &str = "data-leaving";
