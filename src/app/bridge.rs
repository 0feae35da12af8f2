//! The conversation with the page around us (与门户对话): follows what it asks, as far as
//! `route::embed` lets it, and tells it what happens here.

use std::sync::Arc;

use leptos::prelude::*;

use super::open;
use super::sources::Fetch;
use crate::analysis::total;
use crate::components::embedded::Handed;
use crate::components::state::{DataState, State, Theme};
use crate::platform::fetch::Abort;
use crate::platform::signal::{Memo, StoredValue};
use crate::platform::{document, host, later, task};
use crate::route::embed::{Fault, Heard, In, Out, Place, Session, TOKENS, put_together};
use crate::route::{FigureKey, Route};
use crate::text::embed::fault_text;
use crate::text::failure::failure_text;

/// The conversation; cheap to hand on.
#[derive(Clone, Copy)]
struct Bridge {
    state: State,
    session: StoredValue<Session>,
    /// The origin of the page around.
    host: StoredValue<String>,
}

/// Begins it; ends with the owner.
pub fn begin(state: State, origin: String) {
    let bridge = Bridge {
        state,
        session: StoredValue::new(Session::new(host::key())),
        host: StoredValue::new(origin.clone()),
    };
    task::spawn(async move {
        // Without it the frame keeps its height.
        let _ = later::ask("frame", &origin).await;
    });
    let listener = host::listen(move |message| bridge.hear(&message));
    // Held until the application goes.
    let _listener = StoredValue::new(listener);
    bridge.tell_places();
    bridge.tell_states();
    bridge.tell_figures();
}

impl Bridge {
    fn say(self, out: &Out<'_>) {
        let text = self.session.with_value(|session| out.text(session));
        self.host.with_value(|host| host::post(&text, host));
    }

    fn hear(self, message: &host::Message) {
        let is_host = message
            .sender()
            .is_some_and(|sender| self.host.with_value(|host| *host == sender));
        let admitted = self.session.try_update_value(|session| {
            if !is_host {
                session.ignore();
                return Err(None);
            }
            session.admits(message.at())
        });
        match admitted {
            Some(Ok(())) => {}
            Some(Err(Some(fault))) => return self.complain(&fault, None),
            Some(Err(None)) | None => return,
        }
        let text = message.text().unwrap_or_default();
        let heard = self.session.try_update_value(|session| session.hear(&text));
        match heard {
            Some(Heard::Follow(what, id)) => self.follow(what, id),
            Some(Heard::Answer(fault, id)) => self.complain(&fault, id),
            Some(Heard::Nothing) | None => {}
        }
    }

    fn complain(self, fault: &Fault, answers: Option<f64>) {
        let lang = untrack(move || self.state.lang());
        let sentence = match fault {
            Fault::Refused(why) => why.as_str(),
            fault => fault_text(lang, fault.code()),
        };
        self.say(&Out::Error {
            fault,
            sentence,
            answers,
        });
    }

    fn follow(self, what: In<'_>, id: Option<f64>) {
        let state = self.state;
        match what {
            In::Hello => self.ready(),
            In::Load(exports) => return self.load(&exports, id),
            In::Navigate(view) => {
                let (route, bad) = Route::parse(&view);
                if !bad.is_empty() {
                    return self.complain(&Fault::Malformed("view"), id);
                }
                state.change(|now| *now = route);
            }
            In::Theme { theme, tokens } => {
                if let Some(theme) = theme.as_deref().and_then(Theme::parse) {
                    state.preferences.update(|p| p.theme = theme);
                }
                for name in TOKENS.into_iter().chain(["font"]) {
                    let value = tokens
                        .iter()
                        .find(|(n, _)| n == name)
                        .map(|(_, v)| v.as_str());
                    document::set_root_style(&format!("--host-{name}"), value.unwrap_or_default());
                }
            }
            In::Locale(lang) => {
                state.preferences.update(|p| p.lang = Some(lang));
                state.change(|route| route.lang = None);
            }
            In::Print => document::print(),
        }
        self.tell_state(id);
    }

    /// Shows exports in the place of all others; one that is refused changes nothing.
    fn load(self, exports: &[&str], id: Option<f64>) {
        let state = self.state;
        let (manifest, exports) = put_together(exports);
        let handed = Handed {
            manifest: Arc::new(manifest),
            exports,
        };
        let key = state.route.with_untracked(|route| route.data.clone());
        let fetch = Fetch::new(state, Abort::new().tie());
        // A link of before may name what is not among them: the first is shown then, unless one is
        // fixed.
        let is_there = |key: &String| handed.manifest.exports.iter().any(|e| e.stem() == key);
        let known = key.filter(|key| state.embedded.fixes_committee() || is_there(key));
        match fetch.handed(&handed, known.as_deref()) {
            Ok(Some((opened, manifest))) => {
                state.embedded.handed.set(Some(Arc::new(handed)));
                if known.is_none() {
                    state.change(|route| route.data = None);
                }
                open::show(state, opened, manifest);
                self.tell_state(id);
            }
            Ok(None) => {}
            Err(failure) => {
                let lang = untrack(move || state.lang());
                let sentence = failure_text(lang, &failure.name, &failure.why);
                state.refuse(failure);
                self.complain(&Fault::Refused(sentence), id);
            }
        }
    }

    fn with_place(self, say: impl FnOnce(Self, Place<'_>)) {
        let view = self.state.route.with_untracked(Route::fragment);
        let title = document::title();
        let link = self.state.embedded.link(&view);
        say(
            self,
            Place {
                view: &view,
                link: link.as_deref(),
                title: &title,
            },
        );
    }

    fn ready(self) {
        self.with_place(|bridge, place| bridge.say(&Out::Ready(place)));
    }

    fn tell_places(self) {
        let view = Memo::new(move |_| self.state.route.with(Route::fragment));
        let mut is_begun = false;
        task::follow(move || {
            view.with(|_| {});
            if is_begun {
                self.with_place(|bridge, place| bridge.say(&Out::Navigate(place)));
            } else {
                self.ready();
            }
            is_begun = true;
        });
    }

    fn tell_states(self) {
        let now = Memo::new(move |_| self.now());
        task::follow(move || {
            now.with(|_| {});
            self.tell_state(None);
        });
    }

    /// The state of the data, with id and hash of the export on screen.
    fn now(self) -> (&'static str, Option<(String, String)>) {
        let awaits = self.state.embedded.awaits_data();
        self.state.source.with(|source| {
            let word = match &source.state {
                DataState::Loading(_) if awaits => "waiting",
                DataState::Loading(_) => "loading",
                DataState::Ready(_) => "ready",
                DataState::Failed(_) | DataState::Kept(..) => "failed",
            };
            let opened = source.state.opened();
            (
                word,
                opened.map(|o| (o.data.meta.id.clone(), o.hash.clone())),
            )
        })
    }

    fn tell_state(self, answers: Option<f64>) {
        let (state, export) = untrack(move || self.now());
        self.say(&Out::State {
            state,
            export: export.as_ref().map(|(id, hash)| (&**id, &**hash)),
            answers,
        });
    }

    fn tell_figures(self) {
        let state = self.state;
        let key = Memo::new(move |_| state.route.with(|route| route.figure.clone()));
        task::follow(move || {
            if let Some(key) = key.get() {
                self.tell_figure(&key);
            }
        });
    }

    fn tell_figure(self, key: &FigureKey) -> Option<()> {
        let source = self.state.source;
        let opened = source.with_untracked(|source| source.state.opened().cloned())?;
        let figure = total(&opened.data, &key.coordinate(&opened.data)?);
        self.say(&Out::Figure {
            indicator: &key.indicator,
            period: &key.period.to_string(),
            region: &key.region,
            dims: &key.dims,
            value: figure.value,
            precision: figure.precision.code(),
            route: figure.route.code(),
        });
        Some(())
    }
}
