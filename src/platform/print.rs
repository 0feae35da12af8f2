//! Printing (打印): what is drawn as it scrolls into view has to be there whole.

use leptos::prelude::*;

use super::listener::Listener;

/// Whether the page is being printed; followed as long as what asks for it is on screen.
pub fn follow() -> RwSignal<bool> {
    let is_printed = RwSignal::new(false);
    let on = |event, now| {
        Listener::on_window(event, move |_| {
            let _ = is_printed.try_set(now);
        })
    };
    // Held until what asks for it goes.
    let _held = StoredValue::new_local([on("beforeprint", true), on("afterprint", false)]);
    is_printed
}
