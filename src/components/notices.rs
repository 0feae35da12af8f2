//! Notices (提示): a refused file, a link with a bad part, an answer to what the reader did.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{DataState, Failure, State};
use crate::model::load::Issue;
use crate::text::Lang;
use crate::text::issue::issue as issue_words;
use crate::text::states::{issues_text, more_text};
use crate::text::words::Words;

/// Issues that a notice lists; all of them are on the data page of an open export.
const ISSUES_SHOWN: usize = 50;

/// The notices above a page.
#[component]
pub fn Notices() -> impl IntoView {
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
    view! {
        <div class="notices" role="status" aria-live="polite">
            {move || refused().map(|failure| view! {
                <div class="notice notice--warn" role="alert">
                    {failure_view(state.lang(), &failure)}
                    <p>{words().kept}</p>
                    <button type="button" class="quiet" on:click=move |_| forget()>{words().dismiss}</button>
                </div>
            })}
            {move || state.notice.get().map(|sentence| view! {
                <div class="notice">
                    <p>{sentence}</p>
                    <button type="button" class="quiet" on:click=move |_| state.notice.set(None)>{words().dismiss}</button>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// Why an export did not open, with what was wrong in it.
pub fn failure_view(lang: Lang, failure: &Failure) -> AnyView {
    let [zh, en] = &failure.sentence;
    let sentence = lang.pick(zh, en).clone();
    let more = failure.issues.len().saturating_sub(ISSUES_SHOWN);
    let lines: Vec<AnyView> = failure
        .issues
        .iter()
        .take(ISSUES_SHOWN)
        .map(|issue| view! { <li>{issue_line(lang, issue)}</li> }.into_any())
        .collect();
    let count = failure.issues.len();
    view! {
        <p><strong>{failure.name.clone()}</strong></p>
        <p>{sentence}</p>
        {(count > 0).then(|| view! {
            <details>
                <summary>{issues_text(lang, count)}</summary>
                <ul>{lines}</ul>
                {(more > 0).then(|| view! { <p>{more_text(lang, more)}</p> })}
            </details>
        })}
    }
    .into_any()
}

/// An issue in one line.
pub fn issue_line(lang: Lang, issue: &Issue) -> AnyView {
    let text = issue_words(lang, issue);
    view! { <code>{text.place}</code> " " {text.what} " " {text.advice} }.into_any()
}
