//! Observations as table rows (数字表): each figure as the export states it, with its own
//! period, region and dims.

use super::figure::{implied, observation};
use super::scene::Scene;
use super::table_rows::{Column, TableRows};
use crate::analysis::rows::Cells;
use crate::analysis::{Subtotal, subtotal};
use crate::model::json::written;
use crate::model::{Precision, Row, dataset};
use crate::platform::view::View;
use crate::text::figure::{implied_note, precision_word};
use crate::text::name::{dims_text, indicator_name, region_name, unit_name};
use crate::text::number::NONE;

const INDICATOR: usize = 0;
const DIMS: usize = 1;
const VALUE: usize = 2;
const PERIOD: usize = 3;
const REGION: usize = 4;
const PRECISION: usize = 5;
const SOURCE: usize = 6;
/// Beyond the columns on screen: what stands in the same cell as the value there.
const UNIT: usize = 7;
const IMPLIED: usize = 8;

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

impl Cells for ObservationRows {
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
            VALUE => seen.value.map_or(String::new(), written),
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
            UNIT => unit_name(lang, data, seen.coordinate.indicator).to_owned(),
            IMPLIED if seen.is_implied => implied_note(lang).to_owned(),
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

    fn name(&self, row: usize, column: usize) -> String {
        let data = self.scene.data();
        let Some(of) = self.rows.get(row).copied() else {
            return String::new();
        };
        let at = data.coordinate(of);
        match column {
            INDICATOR => data
                .indicator(at.indicator)
                .map_or(String::new(), |i| i.id.clone()),
            PERIOD => at.period.to_string(),
            REGION => data
                .region(at.region)
                .map_or(String::new(), |r| r.code.clone()),
            PRECISION => data.precision(of).code().to_owned(),
            _ => self.text(row, column),
        }
    }

    fn code(&self, row: usize, column: usize) -> Option<u32> {
        let data = self.scene.data();
        let row = self.rows.get(row).copied()?;
        let of = |of: dataset::Column| data.row_code(row, of);
        match column {
            INDICATOR => of(dataset::Column::Indicator),
            REGION => of(dataset::Column::Region),
            DIMS => of(dataset::Column::Dims),
            PERIOD => of(dataset::Column::Period),
            SOURCE => of(dataset::Column::Source),
            PRECISION => {
                let all = [Precision::Exact, Precision::Over, Precision::AtLeast];
                let precision = data.precision(row);
                let place = all.iter().position(|one| *one == precision);
                Some(place.unwrap_or(all.len()) as u32)
            }
            _ => None,
        }
    }
}

impl TableRows for ObservationRows {
    fn columns(&self) -> &[Column] {
        &self.columns
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

    fn subtotal(&self, rows: &[u32]) -> Option<Subtotal> {
        let row = |row: &u32| self.rows.get(*row as usize).copied();
        let rows: Vec<Row> = rows.iter().filter_map(row).collect();
        Some(subtotal(self.scene.data(), &rows))
    }

    fn beside(&self, column: usize) -> Vec<(usize, &'static str)> {
        let words = self.scene.words();
        match column {
            VALUE => vec![
                (UNIT, words.unit),
                (PRECISION, words.precision),
                (IMPLIED, words.note),
            ],
            _ => Vec::new(),
        }
    }
}
