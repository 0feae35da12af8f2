//! What differs between two exports of one committee (增删与修订), observation by observation.

use std::sync::Arc;

use crate::analysis::rows::Cells;
use crate::analysis::{Revision, is_same_committee, revisions};
use crate::components::figure::{observation, observation_elsewhere};
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::table::table;
use crate::components::table_rows::{Column, TableRows};
use crate::model::Row;
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::name::{dims_text, indicator_name, region_name, unit_name};
use crate::text::number::{difference_text, figure_text};
use crate::text::side_by_side::{changes_text, compare_words, mark_revised_text, no_changes_text};

const CHANGE: usize = 0;
const INDICATOR: usize = 1;
const DIMS: usize = 2;
const PERIOD: usize = 3;
const REGION: usize = 4;
const OLDER: usize = 5;
const NEWER: usize = 6;
const DIFFERENCE: usize = 7;

/// The differences; nothing for two committees.
pub fn changes(scene: &Scene, there: &Scene) -> View {
    if !is_same_committee(scene.data(), there.data()) {
        return View::Nothing;
    }
    let words = compare_words(scene.lang);
    let rows = ChangeRows::new(scene, there);
    if rows.all.is_empty() {
        let same = el("p").class("empty").child(no_changes_text(scene.lang));
        return panel(words.changes, "", Width::Whole, same.into());
    }
    let count = |change: &str| {
        let all = 0..rows.all.len();
        all.filter(|row| rows.text(*row, CHANGE) == change).count()
    };
    let counts = [words.appeared, words.vanished, words.revised].map(count);
    let titles = [&there, &scene].map(|s| s.data().meta.title.as_str());
    let [first, second] = titles;
    let titles = match rows.is_here_newer {
        true => [first, second],
        false => [second, first],
    };
    let note = changes_text(scene.lang, titles, counts);
    let label = words.changes.to_owned();
    let table = table("changes", label, scene.lang, Arc::new(rows));
    let mut marked = scene.route.clone();
    marked.page = Page::Overview;
    let link = el("a")
        .attr("href", marked.fragment())
        .child(mark_revised_text(scene.lang));
    let content = View::from([el("p").child(link).into(), table]);
    panel(words.changes, &note, Width::Whole, content)
}

/// Differences as table rows.
struct ChangeRows {
    here: Scene,
    there: Scene,
    /// Whether the open export is the newer of the two.
    is_here_newer: bool,
    all: Vec<Revision>,
    columns: Vec<Column>,
}

impl ChangeRows {
    fn new(here: &Scene, there: &Scene) -> ChangeRows {
        let (words, compare) = (here.words(), compare_words(here.lang));
        let column = |id, title, is_number, has_filter| Column {
            id,
            title,
            is_number,
            has_filter,
        };
        ChangeRows {
            all: revisions(here.data(), there.data()),
            is_here_newer: here.data().meta.as_of >= there.data().meta.as_of,
            here: here.clone(),
            there: there.clone(),
            columns: vec![
                column("change", compare.change, false, true),
                column("indicator", words.indicator, false, true),
                column("dims", words.dims, false, false),
                column("period", words.period, false, true),
                column("region", words.region, false, true),
                column("older", compare.older, true, false),
                column("newer", compare.newer, true, false),
                column("difference", compare.difference, true, false),
            ],
        }
    }

    /// The rows in the older and in the newer export.
    fn older_newer(&self, of: &Revision) -> [Option<Row>; 2] {
        match self.is_here_newer {
            true => [of.there, of.here],
            false => [of.here, of.there],
        }
    }

    /// Newer less older.
    fn difference(&self, of: &Revision) -> Option<f64> {
        let (difference, _) = of.difference?;
        Some(match self.is_here_newer {
            true => difference,
            false => -difference,
        })
    }

    /// The side that a column of numbers speaks of, and its row there.
    fn side(&self, of: &Revision, column: usize) -> (&Scene, Option<Row>) {
        let is_here = (column == NEWER) == self.is_here_newer;
        match is_here {
            true => (&self.here, of.here),
            false => (&self.there, of.there),
        }
    }

    /// A side that has the observation, and its row there.
    fn known(&self, of: &Revision) -> Option<(&Scene, Row)> {
        let here = of.here.map(|row| (&self.here, row));
        here.or(of.there.map(|row| (&self.there, row)))
    }
}

impl Cells for ChangeRows {
    fn len(&self) -> usize {
        self.all.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let lang = self.here.lang;
        let words = compare_words(lang);
        let Some(of) = self.all.get(row) else {
            return String::new();
        };
        let Some((scene, known)) = self.known(of) else {
            return String::new();
        };
        let data = scene.data();
        let at = data.coordinate(known);
        let unit = unit_name(lang, data, at.indicator);
        match column {
            CHANGE => match self.older_newer(of) {
                [None, _] => words.appeared,
                [_, None] => words.vanished,
                _ => words.revised,
            }
            .to_owned(),
            INDICATOR => indicator_name(lang, data, at.indicator).to_owned(),
            DIMS => dims_text(lang, data, &at.dims),
            PERIOD => scene.period_name(at.period),
            REGION => region_name(lang, data, at.region).to_owned(),
            OLDER | NEWER => {
                let (scene, row) = self.side(of, column);
                let Some(row) = row else {
                    return String::new();
                };
                let data = scene.data();
                figure_text(lang, data.value(row), data.precision(row), unit).joined(lang)
            }
            DIFFERENCE => match (self.difference(of), of.difference) {
                (Some(value), Some((_, precision))) => {
                    difference_text(lang, value, precision, unit)
                }
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let of = self.all.get(row)?;
        match column {
            OLDER | NEWER => {
                let (scene, row) = self.side(of, column);
                scene.data().value(row?)
            }
            DIFFERENCE => self.difference(of),
            _ => None,
        }
    }
}

impl TableRows for ChangeRows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn view(&self, row: usize, column: usize) -> View {
        let side = self
            .all
            .get(row)
            .filter(|_| matches!(column, OLDER | NEWER));
        let Some(of) = side else {
            return self.text(row, column).into();
        };
        let is_here = (column == NEWER) == self.is_here_newer;
        match (is_here, self.side(of, column)) {
            (_, (_, None)) => View::Nothing,
            (true, (scene, Some(row))) => observation(scene, row),
            (false, (scene, Some(row))) => observation_elsewhere(scene, row),
        }
    }
}
