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
use crate::platform::signal::{Memo, RwSignal, StoredValue};
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
    settings: WallSettings,
    /// The screen that stands and the one before it, by turns.
    slots: [Option<Slide>; 2],
    top: usize,
    status: Status,
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
    held: StoredValue<Held>,
    /// Told when a slide comes or goes, or when the frame says something else. What they tell of is
    /// held: a signal of each type has a machinery of its own.
    slots: [RwSignal<bool>; 2],
    turned: RwSignal<bool>,
    status: RwSignal<bool>,
}

/// The kiosk; begins anew when its link changes.
pub fn wall(state: State) -> View {
    let of = move || {
        state.route.with(|route| Route {
            figure: None,
            ..route.clone()
        })
    };
    let changes = Memo::new(move |_| Some(of().fragment() + state.lang().tag()));
    live(move || {
        changes.with(|_| {});
        let (place, lang) = untrack(move || (of(), state.lang()));
        let settings = place.wall.as_deref().cloned().unwrap_or_default();
        let held = Held {
            settings,
            ..Held::default()
        };
        let kiosk = Kiosk {
            state,
            lang,
            held: StoredValue::new(held),
            slots: [RwSignal::new(false), RwSignal::new(false)],
            turned: RwSignal::new(false),
            status: RwSignal::new(false),
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
                self.held.update_value(|held| {
                    held.begun = now;
                    held.plan = Some(Plan::new(held.settings.clone(), now));
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
        let minutes = |age: f64| (age / 60_000.0).floor() * 60_000.0;
        self.change_status(|held, status| {
            let Some(plan) = &held.plan else { return };
            status.index = plan.index();
            status.count = held.screens.len();
            status.is_paused = plan.is_paused();
            status.is_night = is_night(held.now.minute, held.settings.night);
            status.drift = drift(held.now);
            status.age = plan.age(held.now).map(minutes);
            status.is_stale = plan.is_stale(held.now);
        });
    }

    fn note(self, fault: Option<Fault>) {
        self.change_status(|_, status| status.fault = fault);
    }

    /// Changes what the frame says, and tells it when that differs. The kiosk may be gone.
    fn change_status(self, change: impl FnOnce(&Held, &mut Status)) {
        let differs = self.held.try_update_value(|held| {
            let mut status = held.status.clone();
            change(held, &mut status);
            let differs = held.status != status;
            held.status = status;
            differs
        });
        if differs == Some(true) {
            self.status.update(|told| *told = !*told);
        }
    }

    /// What the frame says.
    fn status(self) -> Status {
        self.status.track();
        self.held
            .try_with_value(|held| held.status.clone())
            .unwrap_or_default()
    }

    /// The slide of a place.
    fn slide(self, slot: usize) -> Option<Slide> {
        self.slots[slot].track();
        self.held
            .try_with_value(|held| held.slots[slot].clone())
            .flatten()
    }

    /// The place that stands above the other.
    fn upper(self) -> usize {
        self.turned.track();
        self.held
            .try_with_value(|held| held.top)
            .unwrap_or_default()
    }

    /// The slide that stands; none while the kiosk goes.
    fn top(self) -> Option<Slide> {
        self.slide(self.upper())
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
        self.remember(None);
        let scene = self.scene(&opened);
        let screens = self
            .held
            .with_value(|held| screens_of(&scene, &held.settings.pages));
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
        let (theme, is_night) = self
            .held
            .with_value(|held| (held.settings.theme, held.status.is_night));
        let is_dark = match theme {
            WallTheme::Dark => true,
            WallTheme::Light => false,
            WallTheme::Auto => is_night,
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
        let scene = self.scene(&opened);
        self.held.update_value(|held| {
            held.status.turn += 1;
            let turn = held.status.turn;
            held.top = 1 - held.top;
            held.slots[held.top] = Some(Slide {
                scene,
                screen,
                turn,
            });
        });
        let top = self.held.with_value(|held| held.top);
        self.slots[top].update(|told| *told = !*told);
        self.turned.update(|told| *told = !*told);
        self.status.update(|told| *told = !*told);
        let fade = Timer::after(FADE_MS, move || {
            let is_there = self
                .held
                .try_update_value(|held| held.slots[1 - top] = None);
            if is_there.is_some() {
                self.slots[1 - top].update(|told| *told = !*told);
            }
        });
        self.held.update_value(|held| held.fade = fade);
    }
}
