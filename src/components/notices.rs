//! Notices (提示): a link with a bad part, changed data, an answer to what the reader did.

use super::coming::coming;
use super::state::{Failure, LateViews, State};
use crate::platform::view::{El, View, el, live};
use crate::route::Page;
use crate::text::Lang;
use crate::text::states::{data_changed_keep, data_changed_list, data_changed_text};
use crate::text::words::FirstWords;

/// The notices above a page.
pub fn notices() -> View {
    let state = State::here();
    let answer = move || {
        state.notice.get().map(|sentence| {
            el("div")
                .class("notice")
                .child(el("p").child(sentence))
                .child(dismiss(state).on("click", move |_| state.notice.set(None)))
        })
    };
    let changed = move || {
        let asked = state.route.with(|route| route.hash.clone())?;
        let now = state
            .source
            .with(|source| source.state.opened().map(|opened| opened.hash.clone()))?;
        if asked == now || now.is_empty() {
            return None;
        }
        let lang = state.lang();
        let mut list = state.route.with(|route| route.to_page(Page::Data));
        list.hash = None;
        let keep = el("button")
            .attr("type", "button")
            .on("click", move |_| state.change(|route| route.hash = None))
            .child(data_changed_keep(lang));
        let list = el("a")
            .attr("href", list.fragment())
            .child(data_changed_list(lang));
        let actions = el("p").class("notice__actions").child(keep).child(list);
        Some(
            el("div")
                .class("notice notice--warn")
                .child(el("p").child(data_changed_text(lang, &asked, &now)))
                .child(actions),
        )
    };
    let parts = move || {
        let views = state.parts.with(|parts| parts.views);
        views.map(|views| (views.banner)(state))
    };
    el("div")
        .class("notices")
        .child(coming(state))
        .attr("role", "status")
        .attr("aria-live", "polite")
        .child(late(state, |late| late.refusal))
        .child(live(changed))
        .child(live(answer))
        .child(late(state, |late| late.newer))
        .child(live(parts))
        .into()
}

/// A button that takes a notice away.
pub fn dismiss(state: State) -> El {
    let word = FirstWords::of(state.lang()).dismiss;
    let button = el("button").attr("type", "button").class("quiet");
    button.child(word)
}

/// A notice that comes with the later parts of the program.
fn late(state: State, which: fn(&LateViews) -> fn(State) -> View) -> View {
    live(move || {
        let late = state.late.get();
        late.map(|late| which(&late)(state))
    })
}

/// Why an export did not open; the words for it come with the later parts of the program.
pub fn failure_view(lang: Lang, failure: &Failure) -> View {
    let (failure, late) = (failure.clone(), State::here().late);
    live(move || match late.get() {
        Some(late) => (late.failure)(lang, &failure),
        None => View::Nothing,
    })
}
