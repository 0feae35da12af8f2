//! The state of the application: what is open, what is looked at, what the reader prefers.
//! All else is worked out from these three.

use std::sync::Arc;

use leptos::prelude::*;

use super::embedded::Embedded;
use super::parts::Progress;
use super::scene::Opened;
use super::trust::Trust;
use crate::analysis::{MapRefusal, Outlines};
use crate::model::load::Manifest;
use crate::platform::fetch::{Abort, Tie};
use crate::platform::signal::{RwSignal, StoredValue};
use crate::platform::view::View;
use crate::platform::{fragment, storage};
use crate::route::Route;
use crate::text::Lang;
use crate::text::failure::Why;

/// An export that did not open.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What was to be opened.
    pub name: String,
    pub why: Why,
}

/// The state of the data (数据状态).
#[derive(Clone, Debug)]
pub enum DataState {
    /// Bytes that have arrived so far.
    Loading(usize),
    Ready(Arc<Opened>),
    Failed(Failure),
    /// A newer export was refused; the older one stays on screen.
    Kept(Arc<Opened>, Failure),
}

impl DataState {
    /// The export on screen.
    pub fn opened(&self) -> Option<&Arc<Opened>> {
        match self {
            DataState::Ready(opened) | DataState::Kept(opened, _) => Some(opened),
            DataState::Loading(_) | DataState::Failed(_) => None,
        }
    }

    /// The last failure.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            DataState::Failed(failure) | DataState::Kept(_, failure) => Some(failure),
            DataState::Loading(_) | DataState::Ready(_) => None,
        }
    }
}

/// Where data comes from: the list of exports, and the one that is open.
#[derive(Clone, Debug)]
pub struct Source {
    pub manifest: Option<Arc<Manifest>>,
    pub state: DataState,
}

/// A second export beside the open one, for the comparison.
#[derive(Clone, Debug, Default)]
pub enum Beside {
    #[default]
    Nothing,
    Loading,
    Ready(Arc<Opened>),
    Failed(Failure),
}

/// The deployment's map (地图).
#[derive(Clone, Debug)]
pub enum MapState {
    /// None is named, or it has not arrived yet.
    None,
    Refused(MapRefusal),
    Ready(Arc<Outlines>),
}

/// An export on its way (读取进度).
#[derive(Clone)]
pub struct Coming {
    pub name: String,
    /// Bytes so far.
    pub arrived: usize,
    /// Bytes that there will be, where that is known.
    pub total: Option<usize>,
    /// All has arrived and is being read.
    pub is_whole: bool,
    /// Ends it.
    pub tie: Tie,
    /// Draws it: this comes with the part of the program that reads.
    pub bar: fn(State, &str) -> View,
}

/// What is being opened (正在打开): given up when another takes its place.
#[derive(Default)]
pub struct Opening {
    /// What the link names.
    pub link: Option<Abort>,
    /// A file of the reader's.
    pub file: Option<Abort>,
}

/// How the screen looks (外观).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

impl Theme {
    /// Every choice, in the order offered.
    pub const ALL: [Theme; 4] = [Theme::System, Theme::Light, Theme::Dark, Theme::Contrast];

    /// The word that is remembered and set as `data-theme`.
    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    /// Reads [`Theme::code`].
    pub fn parse(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// Says why an export did not open, with what was wrong in it.
pub type FailureView = fn(Lang, &Failure) -> View;

/// What the later parts of the program show in the notices.
#[derive(Clone, Copy)]
pub struct LateViews {
    pub failure: FailureView,
    /// A refused export.
    pub refusal: fn(State) -> View,
    /// A newer version of the program.
    pub newer: fn(State) -> View,
}

/// What the reader prefers; remembered where the browser allows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub theme: Theme,
    pub lang: Option<Lang>,
}

impl Preferences {
    /// What was chosen earlier.
    pub fn remembered() -> Preferences {
        Preferences {
            theme: storage::get("luzhi.theme")
                .and_then(|code| Theme::parse(&code))
                .unwrap_or_default(),
            lang: match storage::get("luzhi.lang").as_deref() {
                Some("zh") => Some(Lang::Zh),
                Some("en") => Some(Lang::En),
                _ => None,
            },
        }
    }

    /// Remembers the choice.
    pub fn remember(self) {
        let theme = (self.theme != Theme::System).then(|| self.theme.code());
        storage::set("luzhi.theme", theme);
        storage::set("luzhi.lang", self.lang.map(|l| l.pick("zh", "en")));
    }
}

/// The three signals, the deployment's map, a passing notice, and what a page around fixes.
#[derive(Clone, Copy)]
pub struct State {
    pub source: RwSignal<Source>,
    /// What the comparison stands against, where that is another export.
    pub beside: RwSignal<Beside>,
    pub route: RwSignal<Route>,
    pub preferences: RwSignal<Preferences>,
    pub map: RwSignal<MapState>,
    /// What is known of the open export beyond its figures.
    pub trust: RwSignal<Arc<Trust>>,
    /// A sentence that answers what the reader just did.
    pub notice: RwSignal<Option<String>>,
    /// What shows failures and other late notices, once that part of the program is here.
    pub late: RwSignal<Option<LateViews>>,
    /// What is on its way, where that is much.
    pub coming: RwSignal<Option<Coming>>,
    /// What is being opened.
    pub opening: StoredValue<Opening>,
    /// The file that the reader chose last.
    pub chosen: RwSignal<Option<web_sys::File>>,
    /// Whether a newer version of the program waits.
    pub newer: RwSignal<bool>,
    /// How the loading of an export's parts goes on.
    pub parts: RwSignal<Progress>,
    /// How far down a page had been left that is gone back to.
    pub place: StoredValue<Option<f64>>,
    pub embedded: Embedded,
}

impl State {
    /// Where everything begins: nothing is open yet.
    pub fn new(route: Route, preferences: Preferences, embedded: Embedded) -> State {
        State {
            source: RwSignal::new(Source {
                manifest: None,
                state: DataState::Loading(0),
            }),
            beside: RwSignal::new(Beside::Nothing),
            route: RwSignal::new(route),
            preferences: RwSignal::new(preferences),
            map: RwSignal::new(MapState::None),
            trust: RwSignal::new(Arc::default()),
            notice: RwSignal::new(None),
            late: RwSignal::new(None),
            coming: RwSignal::new(None),
            opening: StoredValue::new(Opening::default()),
            chosen: RwSignal::new(None),
            newer: RwSignal::new(false),
            parts: RwSignal::default(),
            place: StoredValue::new(None),
            embedded,
        }
    }

    /// The state provided by the shell.
    pub fn here() -> State {
        expect_context::<State>()
    }

    /// Looks at another place, as a new step of the history.
    pub fn go(self, route: Route) {
        let route = self.embedded.hold(route);
        fragment::push(&route.fragment());
        self.set_route(route);
    }

    /// Looks at another place, in place of the current step of the history.
    pub fn change(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.route.get_untracked();
        change(&mut route);
        let route = self.embedded.hold(route);
        fragment::replace(&route.fragment());
        self.set_route(route);
    }

    /// Takes a place that the address already has, or the nearest one that may be looked at.
    pub fn arrive(self, route: Route) {
        let held = self.embedded.hold(route.clone());
        if held != route {
            fragment::replace(&held.fragment());
        }
        self.set_route(held);
    }

    fn set_route(self, route: Route) {
        if self.route.with_untracked(|now| *now != route) {
            self.route.set(route);
        }
    }

    /// Says why an export did not open; what is on screen stays.
    pub fn refuse(self, failure: Failure) {
        self.source.update(|source| {
            source.state = match source.state.opened() {
                Some(opened) => DataState::Kept(Arc::clone(opened), failure),
                None => DataState::Failed(failure),
            };
        });
    }

    /// Learns more of the open export.
    pub fn know(self, learn: impl FnOnce(&mut Trust)) {
        let mut trust = self.trust.with_untracked(|trust| Trust::clone(trust));
        learn(&mut trust);
        self.trust.set(Arc::new(trust));
    }

    /// Whether persons are hidden: by the link, or by the deployment whatever the link says.
    pub fn is_private(self) -> bool {
        let manifest = self.source.with_untracked(|source| source.manifest.clone());
        manifest.is_some_and(|manifest| manifest.is_private)
            || self.route.with_untracked(|route| route.is_private)
    }

    /// Says a sentence, once, beside what is being said.
    pub fn also_say(self, sentence: &str) {
        self.notice.update(|notice| match notice {
            Some(said) if said.contains(sentence) => {}
            Some(said) => {
                said.push(' ');
                said.push_str(sentence);
            }
            None => *notice = Some(sentence.to_owned()),
        });
    }

    /// The language: from the link, else the reader's choice, else Chinese.
    pub fn lang(self) -> Lang {
        let chosen = self.preferences.get().lang;
        self.route
            .with(|route| route.lang)
            .or(chosen)
            .unwrap_or_default()
    }
}
