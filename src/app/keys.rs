//! Keys that work on every page (快捷键), and the switch for those of one character.

use crate::components::state::State;
use crate::platform::keys;
use crate::platform::signal::StoredValue;
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::Lang;
use crate::text::leader::single_keys;

/// Turns the keys of one character off and on.
pub fn key_switch(lang: Lang) -> View {
    let check = el("input")
        .attr("type", "checkbox")
        .prop("checked", if keys::has_single() { "true" } else { "" })
        .on("change", |_| keys::let_single(!keys::has_single()));
    let label = el("label").class("foot__keys for-keys");
    label.child(check).child(single_keys(lang)).into()
}

/// `L` leads to the figures in large type and back, Escape back.
pub fn follow_keys(state: State) {
    let pressed = keys::on_key(move |key| {
        let now = state.route.get_untracked();
        let page = match (key, &now.page) {
            (_, Page::Kiosk) => return,
            ("l" | "L" | "Escape", Page::Leader) => Page::Overview,
            ("l" | "L", page) if !page.is_piece() => Page::Leader,
            _ => return,
        };
        // The panel of a figure hears its own keys.
        if now.figure.is_none() && state.source.with_untracked(|s| s.state.opened().is_some()) {
            state.go(now.to_page(page));
        }
    });
    // Held until the application goes.
    let _pressed = StoredValue::new(pressed);
}
