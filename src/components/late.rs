//! Notices that come with the later parts of the program (后续提示): a file that was refused while
//! another stays on screen, a newer version of the program.

use std::sync::Arc;

use super::issues::failure_words;
use super::notices::dismiss;
use super::state::{DataState, LateViews, State};
use crate::platform::offline;
use crate::platform::view::{View, el, live};
use crate::text::offline::{newer_now, newer_text};
use crate::text::words::FirstWords;

/// What comes with the later parts of the program, for the first one to show.
pub const LATE: LateViews = LateViews {
    failure: failure_words,
    refusal,
    newer,
};

/// A refused export; what is on screen stays.
fn refusal(state: State) -> View {
    let refused = move || {
        state.source.with(|source| match &source.state {
            DataState::Kept(_, failure) => Some(failure.clone()),
            _ => None,
        })
    };
    let forget = move || {
        state.source.update(|source| {
            if let DataState::Kept(opened, _) = &source.state {
                source.state = DataState::Ready(Arc::clone(opened));
            }
        });
    };
    live(move || {
        refused().map(|failure| {
            let lang = state.lang();
            el("div")
                .class("notice notice--warn")
                .attr("role", "alert")
                .child(failure_words(lang, &failure))
                .child(el("p").child(FirstWords::of(lang).kept))
                .child(dismiss(state).on("click", move |_| forget()))
        })
    })
}

/// A newer version of the program, which waits.
fn newer(state: State) -> View {
    live(move || {
        state.newer.get().then(|| {
            let now = el("button")
                .attr("type", "button")
                .on("click", |_| offline::take_over())
                .child(newer_now(state.lang()));
            let later = dismiss(state).on("click", move |_| state.newer.set(false));
            let actions = el("p").class("notice__actions").child(now).child(later);
            el("div")
                .class("notice notice--newer")
                .child(el("p").child(newer_text(state.lang())))
                .child(actions)
        })
    })
}
