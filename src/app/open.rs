//! Opening exports (打开数据): by the link, by the list of the deployment, by a file of the
//! reader's. What fails never replaces what is on screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::reading::Reading;
use super::sources::Fetch;
use crate::components::scene::Opened;
use crate::components::state::{DataState, Failure, Source, State};
use crate::model::load::Manifest;
use crate::platform::fetch::{Abort, Tie};
use crate::platform::signal::Memo;
use crate::platform::{document, task};
use crate::route::{BadPart, Page, Route};
use crate::text::states::bad_part_text;

/// Says which parts of a link could not be used.
pub fn say_bad_parts(state: State, bad: &[BadPart]) {
    let lang = untrack(move || state.lang());
    let sentences: Vec<String> = bad
        .iter()
        .map(|part| bad_part_text(lang, &part.key, &part.value))
        .collect();
    if !sentences.is_empty() {
        state.notice.set(Some(sentences.join(" ")));
    }
}

/// Opens what the link names, and again whenever it names another export. Answers with a way to
/// try again.
pub fn follow(state: State) -> impl Fn() + Copy {
    let wanted = Memo::new(move |_| {
        state
            .route
            .with(|route| (route.data.clone(), route.is_private))
    });
    let start = move || start(state, wanted.get_untracked().0);
    task::follow(move || {
        let (name, is_private) = wanted.get();
        // In a frame, nothing is fetched before it is known who is around.
        // What is handed over is read and shown there and then.
        if !state.embedded.may_show() || untrack(move || state.embedded.awaits_data()) {
            return;
        }
        // With a file of the reader's on screen, a link that names nothing means that file; one
        // that hides persons does not, unless they are hidden in it: a file cannot be read again.
        let is_file = state.source.with_untracked(|source| {
            let opened = source.state.opened();
            opened.is_some_and(|o| o.file_name.is_some() && (o.is_private || !is_private))
        });
        if name.is_some() || !is_file {
            start();
        }
    });
    start
}

fn start(state: State, key: Option<String>) {
    if state.source.with_untracked(|s| s.state.opened().is_none()) {
        state
            .source
            .update(|source| source.state = DataState::Loading(0));
    }
    let abort = Abort::new();
    let fetch = Fetch::new(state, abort.tie());
    // The request before this one, if still under way, is given up here; and a file that is being
    // read, unless the link names nothing.
    state.opening.update_value(|opening| {
        opening.link = Some(abort);
        if key.is_some() {
            opening.file = None;
        }
    });
    task::spawn(async move {
        match fetch.open(key.as_deref()).await {
            Ok(Some((opened, manifest))) => show(state, opened, manifest),
            Ok(None) => {}
            Err(failure) => state.refuse(failure),
        }
    });
}

/// An export as this deployment and this link show it.
pub fn as_shown(state: State, opened: Opened) -> Opened {
    match state.is_private() {
        true => opened.hidden(),
        false => opened,
    }
}

pub(super) fn show(state: State, opened: Opened, manifest: Option<Arc<Manifest>>) {
    state.source.update(|source| {
        if manifest.is_some() {
            source.manifest = manifest;
        }
    });
    let opened = as_shown(state, opened);
    state.source.update(|source| {
        source.state = DataState::Ready(Arc::new(opened));
    });
}

/// Opens the files that the reader chooses; one that was chosen before this part of the program came
/// has waited.
pub fn follow_files(state: State) {
    task::follow(move || {
        if let Some(file) = state.chosen.get() {
            untrack(move || open_file(state, file));
        }
    });
}

/// Opens a file of the reader's, in place of what is on its way: that came to be wanted earlier,
/// so it must not stand over the file when it arrives later.
fn open_file(state: State, file: web_sys::File) {
    if !state.embedded.opens_files() {
        return;
    }
    if let Some(coming) = state.coming.get_untracked() {
        coming.tie.cut();
    }
    let abort = Abort::new();
    let tie = abort.tie();
    state
        .opening
        .update_value(|opening| opening.file = Some(abort));
    task::spawn(async move {
        let outcome = match read_file(state, &file, &tie).await {
            Ok(Some(opened)) => Ok(opened),
            Ok(None) => return,
            Err(failure) => Err(failure),
        };
        learn_list(state, &tie).await;
        if tie.is_given_up() {
            return;
        }
        match outcome {
            Ok(opened) => {
                state.opening.update_value(|opening| opening.link = None);
                show(state, opened, None);
                let now = state.route.get_untracked();
                state.go(Route {
                    page: match now.page {
                        Page::Data => Page::Data,
                        _ => Page::Overview,
                    },
                    lang: now.lang,
                    is_private: now.is_private,
                    ..Route::default()
                });
                document::scroll_to(0.0);
            }
            Err(failure) => state.refuse(failure),
        }
    });
}

/// Learns the deployment's list where a file came before it: it says what is hidden, and what else
/// can be opened. Where there is none, the file is shown all the same.
async fn learn_list(state: State, tie: &Tie) {
    let is_known = |source: &Source| source.manifest.is_some();
    if state.source.with_untracked(is_known) {
        return;
    }
    let manifest = Fetch::new(state, tie.clone()).manifest().await;
    if manifest.is_some() {
        state.source.update(|source| source.manifest = manifest);
    }
}

async fn read_file(
    state: State,
    file: &web_sys::File,
    tie: &Tie,
) -> Result<Option<Opened>, Failure> {
    let name = file.name();
    let mut reading = Reading::new(state, tie, &name, Some(file.size() as u64));
    match reading.file(file).await? {
        true => reading.finish(Some(name), None, None).await,
        false => Ok(None),
    }
}
