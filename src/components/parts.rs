//! An export in parts (分部数据): what of it is here and what can be loaded. What loads the parts
//! and draws their list comes with the third part of the program, where an export has any.

use std::sync::Arc;

use super::scene::{Opened, Scene};
use super::state::State;
use crate::model::load::PartEntry;
use crate::model::{Coordinate, Period};
use crate::platform::signal::Memo;
use crate::platform::view::{View, live};

/// The bytes of a file, kept to be read again together with others.
pub type Kept = Arc<Vec<u8>>;

/// An export in parts, with what of it is kept.
#[derive(Debug)]
pub struct Split {
    /// The list that names the parts: their paths are relative to it.
    pub address: String,
    pub parts: Vec<PartEntry>,
    /// The files of the summary.
    pub summary: Vec<Kept>,
    /// Parts by number that are joined to it, in order.
    pub loaded: Vec<(usize, Kept)>,
}

impl Split {
    /// Whether a part is joined.
    pub fn has(&self, number: usize) -> bool {
        self.loaded.iter().any(|(loaded, _)| *loaded == number)
    }

    /// The files to be read together.
    pub fn files(&self) -> Vec<&[u8]> {
        let loaded = self.loaded.iter().map(|(_, bytes)| bytes);
        let all = self.summary.iter().chain(loaded);
        all.map(|bytes| bytes.as_slice()).collect()
    }

    /// The years that its parts speak of.
    pub fn years(&self) -> Vec<Period> {
        /// A span of more is not listed year by year.
        const MOST: i32 = 100;
        let spans = self.parts.iter().filter_map(|part| part.holds.span);
        let mut years: Vec<i32> = Vec::new();
        for span in spans {
            let to = span.end().date().0;
            let from = span.start().map_or(to, |day| day.date().0);
            years.extend(from.max(to - MOST)..=to);
        }
        years.into_iter().filter_map(Period::year).collect()
    }
}

impl Opened {
    /// Takes note of the parts that the export is in.
    pub fn in_parts(mut self, split: Split) -> Opened {
        let all = split.parts.iter().enumerate();
        let open = all.filter(|(number, _)| !split.has(*number));
        self.data
            .leave_out(open.map(|(number, part)| (number, &part.holds)));
        self.split = Some(Arc::new(split));
        self
    }
}

/// How the loading of parts goes on.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The part that is being fetched, and its bytes so far.
    pub under_way: Option<(usize, usize)>,
    /// Why parts were not loaded, in each language.
    pub failed: Vec<(usize, [String; 2])>,
    /// Asked for by the reader, beyond what is looked at.
    pub asked: Vec<usize>,
    /// More was wanted at once than is held.
    pub is_full: bool,
    pub views: Option<PartViews>,
}

/// What is drawn of parts.
#[derive(Clone, Copy, Debug)]
pub struct PartViews {
    /// Above a page: what is on its way, what failed, what is not here.
    pub banner: fn(State) -> View,
    /// The list on the data page.
    pub list: fn(&Scene) -> View,
    /// In the panel of a figure that waits for parts.
    pub figure: fn(&Scene, &Coordinate) -> View,
}

/// What is drawn of parts, once the part of the program that draws it is here.
pub fn once_here(state: State, draw: impl Fn(PartViews) -> View + 'static) -> View {
    let are_here = Memo::new(move |_| state.parts.with(|parts| parts.views.is_some()));
    live(move || match are_here.get() {
        true => {
            let views = state.parts.with_untracked(|parts| parts.views);
            views.map_or(View::Nothing, &draw)
        }
        false => View::Nothing,
    })
}

/// Why a part was not loaded.
pub fn why(failed: &[(usize, [String; 2])], number: usize) -> Option<&[String; 2]> {
    let found = failed.iter().find(|(of, _)| *of == number);
    found.map(|(_, sentence)| sentence)
}
