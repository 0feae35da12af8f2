//! The leader view (领导视图): three figures and a sentence.

use crate::components::scene::Scene;
use crate::platform::view::{View, el};

/// The page.
pub fn leader(scene: &Scene) -> View {
    el("h2").child(scene.words().leader_page).into()
}
