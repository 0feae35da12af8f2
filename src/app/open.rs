//! Opening exports (打开数据): by the link, by the list of the deployment, by a file of the
//! reader's. What fails never replaces what is on screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::reading::Reading;
use super::sources::Fetch;
use crate::components::scene::Opened;
use crate::components::state::{DataState, Failure, State};
use crate::model::load::Manifest;
use crate::platform::fetch::{Abort, Tie};
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
    let request = StoredValue::new_local(None::<Abort>);
    let start = move || start(state, request, wanted.get_untracked().0);
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

fn start(state: State, request: StoredValue<Option<Abort>, LocalStorage>, key: Option<String>) {
    if state.source.with_untracked(|s| s.state.opened().is_none()) {
        state
            .source
            .update(|source| source.state = DataState::Loading(0));
    }
    let abort = Abort::new();
    let fetch = Fetch::new(state, abort.tie());
    // The request before this one, if still under way, is given up here.
    request.set_value(Some(abort));
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

/// Opens a file of the reader's, in place of what is on its way.
pub fn open_file(state: State, file: web_sys::File) {
    if !state.embedded.opens_files() {
        return;
    }
    if let Some(coming) = state.coming.get_untracked() {
        coming.tie.cut();
    }
    task::spawn(async move {
        let abort = Abort::new();
        let outcome = match read_file(state, &file, &abort.tie()).await {
            Ok(Some(opened)) => Ok(opened),
            Ok(None) => return,
            Err(failure) => Err(failure),
        };
        match outcome {
            Ok(opened) => {
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
