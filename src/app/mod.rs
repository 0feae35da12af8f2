//! The application (应用): opens data, follows the address, puts header, page and panel together.

mod beside;
mod bridge;
#[cfg(not(target_arch = "wasm32"))]
pub mod first;
mod gate;
mod heading;
mod keys;
mod map;
mod open;
mod parts;
mod portions;
pub mod reading;
mod screens;
mod shell;
mod sources;
mod stage;
mod theme;
mod thread;
mod trust;
mod wall;

use leptos::prelude::*;

use crate::components::embedded::Embedded;
use crate::components::state::{Preferences, State};
use crate::platform::signal::StoredValue;
use crate::platform::view::View;
use crate::platform::{document, fragment, host, offline, task};
use crate::route::Route;
use crate::route::embed::Settings;
use shell::shell;

/// The application.
pub fn app() -> View {
    let (route, mut bad) = Route::parse(&fragment::current());
    let (settings, unusable) = Settings::parse(&document::query());
    bad.extend(unusable);
    let embedded = Embedded::new(settings, host::is_framed());
    let preferences = embedded.preferences(Preferences::remembered());
    let state = State::new(embedded.hold(route), preferences, embedded);
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
