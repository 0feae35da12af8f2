//! Observations as table rows (数字表): each figure as the export states it, with its own
//! period, region and dims.

use super::figure::{implied, observation};
use super::scene::Scene;
use super::table_rows::{Column, TableRows};
use crate::model::Row;
use crate::platform::view::View;
use crate::text::figure::precision_word;
use crate::text::name::{dims_text, indicator_name, region_name};
use crate::text::number::NONE;

const INDICATOR: usize = 0;
const DIMS: usize = 1;
const VALUE: usize = 2;
const PERIOD: usize = 3;
const REGION: usize = 4;
const PRECISION: usize = 5;
const SOURCE: usize = 6;

/// Observations as table rows.
pub struct ObservationRows {
    scene: Scene,
    rows: Vec<Row>,
    columns: Vec<Column>,
}

impl ObservationRows {
    /// The rows, in the order given.
    pub fn new(scene: &Scene, rows: Vec<Row>) -> ObservationRows {
        let words = scene.words();
        let column = |id, title, is_number, has_filter| Column {
            id,
            title,
            is_number,
            has_filter,
        };
        ObservationRows {
            scene: scene.clone(),
            rows,
            columns: vec![
                column("indicator", words.indicator, false, true),
                column("dims", words.dims, false, false),
                column("value", words.value, true, false),
                column("period", words.period, false, true),
                column("region", words.region, false, true),
                column("precision", words.precision, false, true),
                column("source", words.document, false, false),
            ],
        }
    }
}

impl TableRows for ObservationRows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let (scene, lang) = (&self.scene, self.scene.lang);
        let data = scene.data();
        let Some(row) = self.rows.get(row).copied() else {
            return String::new();
        };
        let seen = data.observation(row);
        match column {
            INDICATOR => indicator_name(lang, data, seen.coordinate.indicator).to_owned(),
            DIMS => dims_text(lang, data, &seen.coordinate.dims),
            VALUE => seen.value.map_or(String::new(), |v| v.to_string()),
            PERIOD => match seen.period_label {
                Some(label) => label.to_owned(),
                None => scene.period_name(seen.coordinate.period),
            },
            REGION => region_name(lang, data, seen.coordinate.region).to_owned(),
            PRECISION => precision_word(lang, seen.precision)
                .unwrap_or(scene.words().precision_exact)
                .to_owned(),
            SOURCE => {
                let document = seen.source.map_or(NONE, |s| s.title.as_str());
                match seen.locator {
                    Some(locator) => format!("{document} · {locator}"),
                    None => document.to_owned(),
                }
            }
            _ => String::new(),
        }
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let row = self.rows.get(row).copied()?;
        (column == VALUE)
            .then(|| self.scene.data().value(row))
            .flatten()
    }

    fn key(&self, row: usize, column: usize) -> String {
        match self.rows.get(row).filter(|_| column == PERIOD) {
            Some(row) => self.scene.data().row_period(*row).end().to_string(),
            None => self.text(row, column),
        }
    }

    fn view(&self, row: usize, column: usize) -> View {
        let Some(of) = self.rows.get(row).copied().filter(|_| column == VALUE) else {
            return self.text(row, column).into();
        };
        let mark = self
            .scene
            .data()
            .is_implied(of)
            .then(|| implied(&self.scene));
        View::from([observation(&self.scene, of), " ".into(), mark.into()])
    }
}
