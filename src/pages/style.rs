//! The style page (样式): every component in every state.

use crate::components::scene::Scene;
use crate::platform::view::{View, el};

/// The page.
pub fn style(scene: &Scene) -> View {
    el("h2").child(scene.words().style_page).into()
}
