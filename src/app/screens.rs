//! What is not needed for the first figures (后续画面): all pages but the overview, its panels and
//! the panel of a figure. They are in a part of the program of their own, which arrives after the
//! first figures are painted. The comparison, the kiosk and the portal are in a third part,
//! which arrives where one of them is asked for.

#[cfg(feature = "split")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::components::figure_dialog::figure_dialog;
use crate::components::late::LATE;
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::pages;
use crate::platform::later::with_styles;
use crate::platform::signal::RwSignal;
use crate::platform::task;
use crate::platform::view::View;
use crate::route::Page;

/// How the second part of the program is entered.
#[derive(Clone, Copy)]
pub struct Screens {
    /// A page; the view is a button that chooses a file, for the page that offers it.
    pub page: fn(&Scene, View) -> View,
    /// What stands under the overview's cards.
    pub panels: fn(&Scene) -> View,
    /// The panel of the figure that is open.
    pub figure: fn(&Scene) -> View,
    /// What goes on beside every page: findings, the map, the second export, keys, files.
    pub begin: fn(State),
}

/// How the third part of the program is entered.
#[derive(Clone, Copy)]
pub struct Aside {
    /// The conversation with the page around, of this origin.
    pub bridge: fn(State, String),
    /// The kiosk.
    pub wall: fn(State) -> View,
    /// A page that is not in the menu.
    pub page: fn(&Scene) -> View,
    /// Loads the parts of exports that are in parts.
    pub portions: fn(State),
}

/// How far a later part of the program has come.
#[derive(Clone, Copy)]
pub enum Later<T> {
    Waiting,
    Ready(T),
    Failed,
}

/// A later part and how far it has come.
pub type LaterSignal<T> = RwSignal<Later<T>>;

/// Whether a page is in the third part.
pub fn is_aside(page: &Page) -> bool {
    use Page::{Chart, Compare, Figure, KioskSetup, Style};
    matches!(page, Compare | Figure(_) | Chart(..) | KioskSetup | Style)
}

fn entries() -> Screens {
    Screens {
        page,
        panels: pages::overview::panels,
        figure: figure_dialog,
        begin,
    }
}

fn begin(state: State) {
    state.late.set(Some(LATE));
    super::trust::follow(state);
    super::map::follow(state);
    super::beside::follow(state);
    super::keys::follow_keys(state);
    super::open::follow_files(state);
}

fn aside_entries() -> Aside {
    Aside {
        bridge: super::bridge::begin,
        wall: super::wall::wall,
        portions: super::portions::follow,
        page: |scene| match &scene.route.page {
            Page::Compare => pages::compare::compare(scene),
            Page::Figure(of) => pages::piece::figure(scene, of),
            Page::Chart(of, by) => pages::piece::chart(scene, of, by),
            Page::Style => pages::style::style(scene),
            _ => pages::wall_setup::wall_setup(scene),
        },
    }
}

#[cfg(feature = "split")]
#[wasm_split(screens, fallible)]
fn screens() -> Result<Screens, SplitLoaderError> {
    Ok(entries())
}

/// In a development build there is one part, which is here.
#[cfg(not(feature = "split"))]
async fn screens() -> Result<Screens, std::convert::Infallible> {
    Ok(entries())
}

#[cfg(feature = "split")]
#[wasm_split(aside, fallible)]
fn aside() -> Result<Aside, SplitLoaderError> {
    Ok(aside_entries())
}

#[cfg(not(feature = "split"))]
async fn aside() -> Result<Aside, std::convert::Infallible> {
    Ok(aside_entries())
}

/// Fetches the second part of the program, once; again after a failure.
pub fn load(later: LaterSignal<Screens>) {
    if !matches!(later.get_untracked(), Later::Ready(_)) {
        later.set(Later::Waiting);
        task::spawn(async move {
            let loaded = with_styles(screens()).await;
            if !matches!(later.get_untracked(), Later::Ready(_)) {
                later.set(loaded.map_or(Later::Failed, Later::Ready));
            }
        });
    }
}

/// Fetches the third part, likewise.
pub fn load_aside(later: LaterSignal<Aside>) {
    if !matches!(later.get_untracked(), Later::Ready(_)) {
        later.set(Later::Waiting);
        task::spawn(async move {
            let loaded = with_styles(aside()).await;
            if !matches!(later.get_untracked(), Later::Ready(_)) {
                later.set(loaded.map_or(Later::Failed, Later::Ready));
            }
        });
    }
}

fn page(scene: &Scene, choose_file: View) -> View {
    match &scene.route.page {
        Page::Family(id) => pages::family::family(scene, id),
        Page::Region(code) => pages::region::region(scene, code),
        Page::Record(id) => pages::record::record(scene, id),
        Page::Data => pages::data::data(scene, choose_file),
        Page::Brief => pages::brief::brief(scene),
        Page::Leader => pages::leader::leader(scene),
        // The first part, the kiosk, and what is in the third part.
        _ => View::Nothing,
    }
}
