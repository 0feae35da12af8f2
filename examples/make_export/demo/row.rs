//! One row of the columnar form.

use super::json::{Json, maybe, text};
use super::places::code_of;

/// The columns, in the order of [`Row::json`].
pub const COLUMNS: [&str; 10] = [
    "indicator",
    "period",
    "region",
    "dims.level",
    "dims.consultation_type",
    "dims.carrier",
    "dims.instructed_by",
    "value",
    "precision",
    "note",
];

/// One observation.
pub struct Row {
    pub indicator: &'static str,
    pub period: String,
    pub region: &'static str,
    pub is_own: bool,
    pub consultation_type: Option<&'static str>,
    pub instruction: Option<(&'static str, &'static str)>,
    pub value: Option<f64>,
    pub precision: Option<&'static str>,
    pub note: Option<&'static str>,
}

impl Row {
    /// A figure of a region, without dims.
    pub fn new(
        indicator: &'static str,
        period: String,
        region: &'static str,
        value: impl Into<f64>,
    ) -> Row {
        Row {
            indicator,
            period,
            region,
            is_own: false,
            consultation_type: None,
            instruction: None,
            value: Some(value.into()),
            precision: None,
            note: None,
        }
    }

    /// A figure of a unit: the city's own body is a level of the city.
    pub fn of_unit(
        indicator: &'static str,
        period: String,
        unit: usize,
        value: impl Into<f64>,
    ) -> Row {
        let mut row = Row::new(indicator, period, code_of(unit), value);
        row.is_own = unit == 0;
        row
    }

    /// The row in the order of [`COLUMNS`].
    pub fn json(&self) -> Json {
        Json::List(vec![
            text(self.indicator),
            text(self.period.clone()),
            text(self.region),
            maybe(self.is_own.then_some("own")),
            maybe(self.consultation_type),
            maybe(self.instruction.map(|(carrier, _)| carrier)),
            maybe(self.instruction.map(|(_, office)| office)),
            self.value.map_or(Json::Null, Json::Number),
            maybe(self.precision),
            maybe(self.note),
        ])
    }
}
