//! Notices (提示): a refused file, a link with a bad part, an answer to what the reader did.

use std::sync::Arc;

use leptos::prelude::*;

use super::coming::coming;
use super::state::{DataState, Failure, State};
use crate::platform::offline;
use crate::platform::view::{View, el, live};
use crate::route::Page;
use crate::text::Lang;
use crate::text::offline::{newer_now, newer_text};
use crate::text::states::{data_changed_keep, data_changed_list, data_changed_text};
use crate::text::words::Words;

/// The notices above a page.
pub fn notices() -> View {
    let state = State::here();
    let words = move || Words::of(state.lang());
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
    let dismiss = move || {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .child(words().dismiss)
    };
    let refusal = move || {
        refused().map(|failure| {
            el("div")
                .class("notice notice--warn")
                .attr("role", "alert")
                .child(failure_view(state.lang(), &failure))
                .child(el("p").child(words().kept))
                .child(dismiss().on("click", move |_| forget()))
        })
    };
    let answer = move || {
        state.notice.get().map(|sentence| {
            el("div")
                .class("notice")
                .child(el("p").child(sentence))
                .child(dismiss().on("click", move |_| state.notice.set(None)))
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
    let newer = move || {
        state.newer.get().then(|| {
            let now = el("button")
                .attr("type", "button")
                .on("click", |_| offline::take_over())
                .child(newer_now(state.lang()));
            let later = dismiss().on("click", move |_| state.newer.set(false));
            let actions = el("p").class("notice__actions").child(now).child(later);
            el("div")
                .class("notice notice--newer")
                .child(el("p").child(newer_text(state.lang())))
                .child(actions)
        })
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
        .child(live(refusal))
        .child(live(changed))
        .child(live(answer))
        .child(live(newer))
        .child(live(parts))
        .into()
}

/// Why an export did not open, with what was wrong in it.
pub fn failure_view(lang: Lang, failure: &Failure) -> View {
    let [zh, en] = &failure.sentence;
    let sentence = lang.pick(zh, en).clone();
    let issues = Arc::clone(&failure.issues);
    let list = State::here().issue_list;
    let listed = (!issues.is_empty()).then(|| {
        // The words for issues come with the later parts of the program.
        live(move || match list.get() {
            Some(list) => list(lang, &issues),
            None => View::Nothing,
        })
    });
    View::from([
        el("p")
            .child(el("strong").child(failure.name.clone()))
            .into(),
        el("p").child(sentence).into(),
        listed.unwrap_or_default(),
    ])
}
