//! What is worked out after the figures are on screen (后补), drawn again when it is known.

use leptos::prelude::*;

use super::scene::Scene;
use super::state::State;
use crate::platform::view::{View, live};

/// Draws with what is known of the export now, and again when more is.
pub fn known_now(scene: &Scene, draw: fn(&Scene) -> View) -> View {
    let (scene, trust) = (scene.clone(), State::here().trust);
    live(move || {
        let trust = trust.get();
        // The page may have left the screen meanwhile.
        match use_context::<State>() {
            Some(_) => draw(&scene.with_trust(trust)),
            None => View::Nothing,
        }
    })
}
