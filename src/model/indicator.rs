//! Indicators (指标): what is counted, in which unit, and over what it may be added.

use super::pack::{coded, packed};

/// Index of an indicator in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub u16);

/// How a figure relates to time (计量方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Happens during a period: consultations held.
    Flow,
    /// Stands at a moment: studios.
    Stock,
    /// A relation of two figures; never added.
    Ratio,
}

impl Measure {
    /// The dimensions over which parts may be added when an indicator does not say.
    pub fn default_adds_over(self) -> &'static [&'static str] {
        match self {
            Measure::Flow => &["region", "period", "level"],
            Measure::Stock => &["region", "level"],
            Measure::Ratio => &[],
        }
    }
}

/// Whether a rise is good news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
    #[default]
    Neither,
}

/// The records that a figure should equal in number.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    pub kind: String,
    /// Attribute name and the value it must have.
    pub conditions: Vec<(String, super::record::AttributeValue)>,
}

/// The two indicators of a ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioOf {
    /// Numerator.
    pub of: String,
    /// Denominator.
    pub to: String,
}

/// Another definition (口径) that holds from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionChange {
    pub since: super::period::Day,
    pub text: String,
}

/// An indicator (指标) with everything a reader may want to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// `family.name`.
    pub id: String,
    pub name: String,
    pub name_en: Option<String>,
    pub family: String,
    pub unit: String,
    pub unit_en: Option<String>,
    pub measure: Measure,
    /// Dimension names over which parts may be added; all else is listed side by side.
    pub adds_over: Vec<String>,
    /// The export's own; the catalogue's is in `definitions`.
    pub definition: Option<String>,
    /// The version of the catalogue's definition, from 1; 0 where the catalogue has none.
    pub version: u16,
    /// Later definitions, in order of day.
    pub definition_changes: Vec<DefinitionChange>,
    pub better: Better,
    pub counts: Option<Counts>,
    pub ratio: Option<RatioOf>,
    /// False when neither the catalogue nor the export defines it.
    pub is_defined: bool,
}

impl Indicator {
    /// An indicator of which only the id is known: nothing may be added, the id is its name.
    pub fn undefined(id: &str) -> Indicator {
        Indicator {
            id: id.to_owned(),
            name: id.to_owned(),
            name_en: None,
            family: id.split('.').next().unwrap_or(id).to_owned(),
            unit: String::new(),
            unit_en: None,
            measure: Measure::Flow,
            adds_over: Vec::new(),
            definition: None,
            version: 0,
            definition_changes: Vec::new(),
            better: Better::Neither,
            counts: None,
            ratio: None,
            is_defined: false,
        }
    }

    /// Whether parts along a dimension (or `region`, `period`) may be added.
    pub fn adds_over(&self, dimension: &str) -> bool {
        self.measure != Measure::Ratio
            && !(self.measure == Measure::Stock && dimension == "period")
            && self.adds_over.iter().any(|d| d == dimension)
    }
}

coded!(IndicatorId, u16);
packed!(struct IndicatorId { 0 });
packed!(enum Measure { 0 => Flow {}, 1 => Stock {}, 2 => Ratio {} });
packed!(enum Better { 0 => Higher {}, 1 => Lower {}, 2 => Neither {} });
packed!(struct Counts { kind, conditions });
packed!(struct RatioOf { of, to });
packed!(struct DefinitionChange { since, text });
packed!(struct Indicator {
    id, name, name_en, family, unit, unit_en, measure, adds_over, definition, version,
    definition_changes, better, counts, ratio, is_defined
});
