//! The brief (简报): one printed page.

use crate::components::scene::Scene;
use crate::platform::view::{View, el};

/// The page.
pub fn brief(scene: &Scene) -> View {
    el("h2").child(scene.words().brief_page).into()
}
