//! What stands on screen (视图): elements, text and the places that change, as plain values of one
//! type. Leptos renders them like any view of its own; one type for all tags is what keeps the
//! module small, where a type for each element of each screen made it half as large again.

mod element;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod patch;
mod rows;

use std::borrow::Cow;

use leptos::tachys::view::Render;

pub use element::{El, el, svg};
#[cfg(not(target_arch = "wasm32"))]
pub use html::html;
pub use patch::ViewState;
pub use rows::show_rows;

/// Words that are either the program's own or made for the moment.
pub type Words = Cow<'static, str>;

/// A view.
#[derive(Default)]
pub enum View {
    /// Nothing to see; keeps its place among its neighbours.
    #[default]
    Nothing,
    Text(Words),
    Element(El),
    Many(Vec<View>),
    /// Worked out anew whenever a signal that it reads changes.
    Live(Box<dyn FnMut() -> View>),
}

/// A place on screen that follows the signals that `view` reads.
pub fn live<V: Into<View>>(mut view: impl FnMut() -> V + 'static) -> View {
    View::Live(Box::new(move || view().into()))
}

impl View {
    /// Whether there is nothing to see, now or later.
    pub fn is_nothing(&self) -> bool {
        match self {
            View::Nothing => true,
            View::Many(views) => views.iter().all(View::is_nothing),
            View::Text(_) | View::Element(_) | View::Live(_) => false,
        }
    }
}

impl From<El> for View {
    fn from(element: El) -> View {
        View::Element(element)
    }
}

impl From<&'static str> for View {
    fn from(words: &'static str) -> View {
        View::Text(words.into())
    }
}

impl From<String> for View {
    fn from(words: String) -> View {
        View::Text(words.into())
    }
}

impl From<Vec<View>> for View {
    fn from(views: Vec<View>) -> View {
        View::Many(views)
    }
}

impl<const N: usize> From<[View; N]> for View {
    fn from(views: [View; N]) -> View {
        View::Many(Vec::from(views))
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> View {
        view.map_or(View::Nothing, Into::into)
    }
}

impl FromIterator<View> for View {
    fn from_iter<I: IntoIterator<Item = View>>(views: I) -> View {
        View::Many(Vec::from_iter(views))
    }
}

impl Render for View {
    type State = ViewState;

    fn build(self) -> ViewState {
        patch::build(self)
    }

    fn rebuild(self, state: &mut ViewState) {
        patch::rebuild(self, state);
    }
}
