//! What the main part of the screen shows (舞台), and when it is drawn.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::scene::Scene;
use crate::platform::signal::{Memo, RwSignal};
use crate::platform::{task, timer};
use crate::route::Page;

/// What the main part of the screen shows.
#[derive(Clone, PartialEq)]
pub enum Stage {
    Loading,
    Failed,
    /// The page around, of this origin, may not show us.
    Refused(String),
    Scene(Scene),
    /// The kiosk, which follows the data itself.
    Wall,
}

impl Stage {
    /// Whether charts will stand on the page.
    pub fn has_charts(&self) -> bool {
        let Stage::Scene(scene) = self else {
            return false;
        };
        matches!(
            scene.route.page,
            Page::Overview | Page::Family(_) | Page::Region(_)
        )
    }
}

/// What is drawn. Of a large export the browser first answers the click that asked for it.
pub fn drawn(stage: Memo<Stage>) -> Memo<Stage> {
    let held: RwSignal<Option<Scene>> = RwSignal::new(None);
    let large = move || match stage.get() {
        Stage::Scene(scene) if scene.opened.is_large() => Some(scene),
        _ => None,
    };
    task::follow(move || match large() {
        Some(_) => task::spawn(async move {
            timer::painted().await;
            // Of several only the last is drawn.
            held.set(untrack(large));
        }),
        None => held.set(None),
    });
    Memo::new(move |_| match (large(), held.get()) {
        (Some(scene), Some(held)) if Arc::ptr_eq(&scene.opened, &held.opened) => Stage::Scene(held),
        _ => stage.get(),
    })
}
