//! The application (应用): opens data, follows the address, puts header, page and panel together.

mod beside;
mod map;
mod open;
mod screens;
mod shell;
mod sources;
mod theme;
mod trust;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::state::{Beside, DataState, MapState, Preferences, Source, State};
use crate::platform::view::View;
use crate::platform::{fragment, task};
use crate::route::Route;
use shell::shell;

/// The application.
pub fn app() -> View {
    let (route, bad) = Route::parse(&fragment::current());
    let state = State {
        source: RwSignal::new(Source {
            manifest: None,
            state: DataState::Loading(0),
        }),
        beside: RwSignal::new(Beside::Nothing),
        route: RwSignal::new(route),
        preferences: RwSignal::new(Preferences::remembered()),
        map: RwSignal::new(MapState::None),
        trust: RwSignal::new(Arc::default()),
        notice: RwSignal::new(None),
        place: StoredValue::new(None),
    };
    provide_context(state);
    open::say_bad_parts(state, &bad);
    map::follow(state);
    let watch = fragment::watch(move |text, place| {
        state.place.set_value(place);
        let (route, bad) = Route::parse(&text);
        open::say_bad_parts(state, &bad);
        state.set_route(route);
    });
    // Held until the application goes.
    let _watch = StoredValue::new_local(watch);
    task::follow(move || state.preferences.get().remember());
    shell(state)
}
