//! Printing (打印): what is drawn as it scrolls into view has to be there whole.

use super::listener::Listener;
use super::signal::{RwSignal, StoredValue};

/// Whether the page is being printed; followed as long as what asks for it is on screen.
pub fn follow() -> RwSignal<bool> {
    let is_printed = RwSignal::new(false);
    let on = |event, now| {
        Listener::on_window(event, move |_| {
            is_printed.set(now);
        })
    };
    // Held until what asks for it goes.
    let _held = StoredValue::new([on("beforeprint", true), on("afterprint", false)]);
    is_printed
}
