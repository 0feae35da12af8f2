//! The application (应用): opens data, follows the address, puts header, page and panel together.

mod beside;
mod bridge;
mod gate;
mod keys;
mod map;
mod open;
mod parts;
mod portions;
pub mod reading;
mod screens;
mod shell;
mod sources;
mod theme;
mod thread;
mod trust;
mod wall;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::embedded::Embedded;
use crate::components::state::{Beside, DataState, MapState, Opening, Preferences, Source, State};
use crate::platform::signal::{RwSignal, StoredValue};
use crate::platform::view::View;
use crate::platform::{document, fragment, offline, task};
use crate::route::Route;
use crate::route::embed::Settings;
use shell::shell;

/// The application.
pub fn app() -> View {
    let (route, mut bad) = Route::parse(&fragment::current());
    let (settings, unusable) = Settings::parse(&document::query());
    bad.extend(unusable);
    let embedded = Embedded::new(settings);
    let state = State {
        source: RwSignal::new(Source {
            manifest: None,
            state: DataState::Loading(0),
        }),
        beside: RwSignal::new(Beside::Nothing),
        route: RwSignal::new(embedded.hold(route)),
        preferences: RwSignal::new(embedded.preferences(Preferences::remembered())),
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
    };
    provide_context(state);
    open::say_bad_parts(state, &bad);
    gate::ask(state);
    let watch = fragment::watch(move |text, place| {
        state.place.set_value(place);
        let (route, bad) = Route::parse(&text);
        open::say_bad_parts(state, &bad);
        state.arrive(route);
    });
    let newer = offline::on_newer(move || state.newer.set(true));
    // Held until the application goes.
    let _watch = StoredValue::new((watch, newer));
    task::follow(move || {
        let preferences = state.preferences.get();
        if !state.embedded.is_framed() {
            preferences.remember();
        }
    });
    shell(state)
}
