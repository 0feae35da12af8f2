//! The later parts of the program on screen (后续部分): what they draw once they are here, and what
//! stands in its place until then.

use leptos::prelude::*;

use super::screens::{self, Aside, Later, LaterSignal, Screens, is_aside};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::pages;
use crate::platform::files;
use crate::platform::view::{View, el, live};
use crate::route::Page;
use crate::text::states::part_missing_text;
use crate::text::words::FirstWords;

/// The later parts of the program.
#[derive(Clone, Copy)]
pub struct Parts {
    pub screens: LaterSignal<Screens>,
    pub aside: LaterSignal<Aside>,
}

/// A page; what is not here yet takes its place when it has arrived.
pub fn page(state: State, scene: &Scene, later: Parts) -> View {
    let page = scene.route.page.clone();
    let scene_later = scene.clone();
    if is_aside(&page) {
        return live(move || match later.aside.get() {
            Later::Ready(aside) => (aside.page)(&scene_later),
            Later::Waiting => arriving(&scene_later),
            Later::Failed => not_arrived(&scene_later, later),
        });
    }
    let rest = live(move || match later.screens.get() {
        Later::Ready(screens) if page == Page::Overview => (screens.panels)(&scene_later),
        Later::Ready(screens) => {
            let button = match page {
                Page::Data => file_button(state),
                _ => View::Nothing,
            };
            (screens.page)(&scene_later, button)
        }
        Later::Waiting => arriving(&scene_later),
        Later::Failed => not_arrived(&scene_later, later),
    });
    match scene.route.page {
        Page::Overview => pages::overview::overview(scene, rest),
        _ => rest,
    }
}

/// Whether the page is there; the overview needs only the first part of the program.
pub fn is_here(page: &Page, later: Parts) -> bool {
    is_whole(page, later) || *page == Page::Overview
}

/// Whether everything of the page is there.
pub fn is_whole(page: &Page, later: Parts) -> bool {
    match is_aside(page) {
        true => later.aside.with(|part| !matches!(part, Later::Waiting)),
        false => later.screens.with(|part| !matches!(part, Later::Waiting)),
    }
}

/// Says that something is on its way.
fn arriving(scene: &Scene) -> View {
    let sentence = el("p").class("empty").attr("role", "status");
    sentence.child(scene.first_words().loading).into()
}

/// Says that a part of the program did not arrive, and offers to try again.
fn not_arrived(scene: &Scene, later: Parts) -> View {
    let again = el("button")
        .attr("type", "button")
        .on("click", move |_| {
            screens::load(later.screens);
            if later
                .aside
                .with_untracked(|part| matches!(part, Later::Failed))
            {
                screens::load_aside(later.aside);
            }
        })
        .child(scene.first_words().retry);
    el("div")
        .class("notice notice--warn")
        .attr("role", "alert")
        .child(el("p").child(part_missing_text(scene.lang)))
        .child(el("p").class("notice__actions").child(again))
        .into()
}

/// The panel of the open figure, as soon as it can be drawn.
pub fn figure(scene: &Scene, later: Parts) -> View {
    let scene = scene.clone();
    live(move || match later.screens.get() {
        Later::Ready(screens) => (screens.figure)(&scene),
        Later::Waiting | Later::Failed => View::Nothing,
    })
}

/// A button that chooses a file.
pub fn file_button(state: State) -> View {
    if !state.embedded.opens_files() {
        return View::Nothing;
    }
    let words = FirstWords::of(untrack(move || state.lang()));
    let input = el("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on("change", move |event| {
            if let Some(file) = files::chosen(&event) {
                state.chosen.set(Some(file));
            }
        });
    el("label")
        .class("file-button")
        .child(el("span").child(words.open_file))
        .child(input)
        .into()
}

/// What stands alone on the screen while there is no data.
pub(super) fn alone(content: impl Into<View>) -> View {
    let words = FirstWords::of(untrack(move || State::here().lang()));
    el("main")
        .attr("id", "main")
        .class("main main--alone")
        .attr("tabindex", "-1")
        .child(el("h1").child(words.app_name))
        .child(content)
        .into()
}
