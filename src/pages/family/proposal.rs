//! The page of proposals (提案): key proposals by who supervises them, by handling unit and theme.

use super::groups::by_attribute;
use crate::components::scene::Scene;
use crate::platform::view::View;

/// Proposals as the records tell of them.
pub fn panels(scene: &Scene) -> View {
    ["supervised_by", "handling_unit", "theme"]
        .into_iter()
        .filter_map(|attribute| by_attribute(scene, "proposal", attribute))
        .collect()
}
