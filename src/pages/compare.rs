//! The comparison (对比): committees, periods or exports side by side, like with like.

use crate::components::scene::Scene;
use crate::platform::view::{View, el};

/// The page.
pub fn compare(scene: &Scene) -> View {
    el("h2").child(scene.words().compare_page).into()
}
