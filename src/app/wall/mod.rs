//! The kiosk at work (大屏运行): does what the plan says, and tells the plan what happens. The plan is
//! `route::wall`; the browser's part `platform::wall`.

mod data;
mod frame;
mod look;

use std::sync::Arc;

use leptos::prelude::*;

use crate::charts::Style;
use crate::components::scene::{Opened, Scene};
use crate::components::state::{DataState, State};
use crate::pages::wall::screens_of;
use crate::platform::fetch::Abort;
use crate::platform::timer::Timer;
use crate::platform::view::{View, live};
use crate::platform::wall::{self as browser, Hearing, Kept, Wall};
use crate::platform::{offline, screen, task};
use crate::route::wall::{
    Act, Event, Moment, Plan, Screen, WallSettings, WallTheme, drift, is_night,
};
use crate::route::{Page, Route};
use crate::text::Lang;
use crate::text::wall::Fault;

/// How long the new screen fades in over the old.
const FADE_MS: i32 = 900;
/// How long the network has at the start before what was kept is shown.
const START_MS: f64 = 10_000.0;

/// A screen that stands.
#[derive(Clone)]
pub struct Slide {
    pub scene: Scene,
    pub screen: Screen,
    /// Counts every change, so that no two are the same.
    pub turn: u32,
}

/// What the frame says of the rotation and of the data.
#[derive(Clone, Default, PartialEq)]
pub struct Status {
    pub index: usize,
    pub count: usize,
    pub turn: u32,
    pub is_paused: bool,
    pub is_night: bool,
    pub drift: (i32, i32),
    /// Milliseconds since the last good look, to the minute.
    pub age: Option<f64>,
    pub is_stale: bool,
    pub fault: Option<Fault>,
}

/// What the kiosk holds on to.
#[derive(Default)]
struct Held {
    plan: Option<Plan>,
    now: Moment,
    begun: Moment,
    screens: Vec<Screen>,
    wall: Option<Wall>,
    hearing: Option<Hearing>,
    kept: Option<Kept>,
    request: Option<Abort>,
    fade: Option<Timer>,
    sha256: Option<String>,
    stored: f64,
}

/// A kiosk; cheap to hand on.
#[derive(Clone, Copy)]
pub struct Kiosk {
    state: State,
    lang: Lang,
    settings: StoredValue<WallSettings>,
    held: StoredValue<Held, LocalStorage>,
    /// The screen that stands and the one before it, by turns.
    slots: [RwSignal<Option<Slide>, LocalStorage>; 2],
    top: RwSignal<usize>,
    status: RwSignal<Status>,
}

/// The kiosk; begins anew when its link changes.
pub fn wall(state: State) -> View {
    let place = Memo::new(move |_| {
        let place = state.route.with(|route| Route {
            figure: None,
            ..route.clone()
        });
        (place, state.lang())
    });
    live(move || {
        let (place, lang) = place.get();
        let settings = place.wall.as_deref().cloned().unwrap_or_default();
        let kiosk = Kiosk {
            state,
            lang,
            settings: StoredValue::new(settings),
            held: StoredValue::new_local(Held::default()),
            slots: [RwSignal::new_local(None), RwSignal::new_local(None)],
            top: RwSignal::new(0),
            status: RwSignal::new(Status::default()),
        };
        task::spawn(kiosk.begin(place.fragment()));
        task::follow(move || kiosk.follow_data());
        frame::frame(kiosk)
    })
}

impl Kiosk {
    async fn begin(self, fragment: String) {
        let Some(wall) = Wall::load().await else {
            offline::broken("wall.js");
            return;
        };
        let kept = wall.kept(&self.name()).await;
        let call = move |what: String, steady: f64, wall: f64, minute: f64, value: f64| {
            let now = Moment {
                steady,
                wall,
                minute: minute as u16,
            };
            self.hear(now, &what, value);
        };
        // The kiosk may be gone already; then nothing is heard.
        if self
            .held
            .try_update_value(|held| held.kept = kept)
            .is_none()
        {
            return;
        }
        let hearing = wall.hear(&fragment, Box::new(call));
        self.held.try_update_value(|held| {
            held.hearing = hearing;
            held.wall = Some(wall);
        });
    }

    /// Under which name the last good data is kept.
    fn name(self) -> String {
        let key = self.state.route.with_untracked(|route| route.data.clone());
        key.unwrap_or_default()
    }

    fn opened(self) -> Option<Arc<Opened>> {
        self.state
            .source
            .with_untracked(|source| source.state.opened().cloned())
    }

    fn hear(self, now: Moment, what: &str, value: f64) {
        let is_there = self.held.try_update_value(|held| held.now = now);
        if is_there.is_none() {
            return;
        }
        let event = match what {
            "begin" => {
                let settings = self.settings.get_value();
                self.held.update_value(|held| {
                    held.begun = now;
                    held.plan = Some(Plan::new(settings, now));
                });
                self.take_data();
                return;
            }
            "tick" => Event::Tick,
            "touch" => Event::Touch,
            "next" => Event::Step(true),
            "back" => Event::Step(false),
            "toggle" => Event::Toggle,
            "hidden" => Event::Hidden,
            "shown" => Event::Shown,
            "memory" => Event::Memory(value),
            "leave" => {
                let route = self.state.route.get_untracked();
                self.state.go(route.to_page(Page::KioskSetup));
                return;
            }
            _ => return,
        };
        if event == Event::Tick && self.held.with_value(|held| held.kept.is_some()) {
            let began = self.held.with_value(|held| held.begun.steady);
            if now.steady - began > START_MS {
                self.take_data();
            }
        }
        self.tell(event);
    }

    /// Tells the plan, and does what it says.
    fn tell(self, event: Event) {
        let acts = self.held.try_update_value(|held| {
            let now = held.now;
            held.plan.as_mut().map(|plan| plan.hear(now, event))
        });
        for act in acts.flatten().unwrap_or_default() {
            match act {
                Act::Show => self.show(),
                Act::Rest => {
                    if self
                        .state
                        .route
                        .with_untracked(|route| route.figure.is_some())
                    {
                        self.state.change(|route| route.figure = None);
                    }
                }
                Act::Refresh => self.look(),
                Act::GiveUp => {
                    self.held.update_value(|held| held.request = None);
                    self.note(Some(Fault::NotThere));
                }
                Act::Round if browser::has_newer() => offline::take_over(),
                Act::Round => {}
                Act::Reload(_) => task::spawn(browser::reload()),
            }
        }
        self.say();
    }

    /// What the frame says follows the plan.
    fn say(self) {
        let status = self.held.try_with_value(|held| {
            let plan = held.plan.as_ref()?;
            let night = self.settings.with_value(|s| s.night);
            let minutes = |age: f64| (age / 60_000.0).floor() * 60_000.0;
            Some(Status {
                index: plan.index(),
                count: held.screens.len(),
                is_paused: plan.is_paused(),
                is_night: is_night(held.now.minute, night),
                drift: drift(held.now),
                age: plan.age(held.now).map(minutes),
                is_stale: plan.is_stale(held.now),
                ..self.status.get_untracked()
            })
        });
        if let Some(Some(status)) = status
            && self.status.with_untracked(|now| *now != status)
        {
            self.status.set(status);
        }
    }

    fn note(self, fault: Option<Fault>) {
        // The kiosk may be gone when an answer comes.
        let now = self.status.try_with_untracked(|status| status.fault);
        if now.is_some_and(|now| now != fault) {
            self.status.update(|status| status.fault = fault);
        }
    }

    /// Whenever there is other data.
    fn follow_data(self) {
        self.state.source.track();
        untrack(move || self.take_data());
    }

    /// Shows the data there is; at the start what was kept, where that is newer or all there is.
    fn take_data(self) {
        let is_begun = self.held.try_with_value(|held| held.plan.is_some());
        if is_begun != Some(true) {
            return;
        }
        let (is_loading, opened) = self.state.source.with_untracked(|source| {
            let is_loading = matches!(source.state, DataState::Loading(_));
            (is_loading, source.state.opened().cloned())
        });
        let late = self
            .held
            .with_value(|h| h.now.steady - h.begun.steady > START_MS);
        if is_loading && !late {
            return;
        }
        if let Some(kept) = self
            .held
            .try_update_value(|held| held.kept.take())
            .flatten()
            && self.take_kept(kept, opened.as_deref())
        {
            // Comes back here with the new data.
            return;
        }
        let Some(opened) = opened else { return };
        let scene = self.scene(&opened);
        let screens = self.settings.with_value(|s| screens_of(&scene, &s.pages));
        let count = screens.len();
        self.held.update_value(|held| held.screens = screens);
        self.tell(Event::Screens(count));
    }

    fn scene(self, opened: &Arc<Opened>) -> Scene {
        let (route, lang) = (self.state.route.get_untracked(), self.lang);
        let (width, height) = screen::size();
        // The unit that the style sheet uses too.
        let unit = match width > height {
            true => (width / 100.0).min(height / 56.25),
            false => (width / 56.25).min(height / 100.0),
        };
        let is_dark = match self.settings.with_value(|s| s.theme) {
            WallTheme::Dark => true,
            WallTheme::Light => false,
            WallTheme::Auto => self.status.with_untracked(|status| status.is_night),
        };
        let style = Style {
            font_px: unit * 1.6,
            is_animated: false,
            ..if is_dark { Style::KIOSK } else { Style::LIGHT }
        };
        let trust = self.state.trust.get_untracked();
        Scene::new(Arc::clone(opened), &route, lang, style, trust)
    }

    /// The screen of the plan fades in over the one before it.
    fn show(self) {
        let index = self
            .held
            .with_value(|held| held.plan.as_ref().map_or(0, Plan::index));
        let screen = self
            .held
            .with_value(|held| held.screens.get(index).cloned());
        let (Some(screen), Some(opened)) = (screen, self.opened()) else {
            return;
        };
        let turn = self.status.with_untracked(|status| status.turn) + 1;
        let old = self.top.get_untracked();
        let new = 1 - old;
        let scene = self.scene(&opened);
        self.slots[new].set(Some(Slide {
            scene,
            screen,
            turn,
        }));
        self.top.set(new);
        self.status.update(|status| status.turn = turn);
        let fade = Timer::after(FADE_MS, move || {
            self.slots[old].try_set(None);
        });
        self.held.update_value(|held| held.fade = fade);
    }
}
