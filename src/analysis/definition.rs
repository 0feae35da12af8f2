//! Definitions (口径): whose words stand, of which version, and whether they changed in between.

use crate::model::definitions;
use crate::model::{Dataset, Day, Indicator, IndicatorId, Period};

/// Whose definition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinedBy {
    /// The catalogue's, of a version.
    Catalogue {
        version: u16,
    },
    /// The export's own; the catalogue says something else, or nothing.
    Export {
        differs: bool,
    },
    Nobody,
}

/// The definition of an indicator as it holds in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition<'a> {
    pub text: Option<&'a str>,
    /// Only of the catalogue's.
    pub text_en: Option<&'a str>,
    pub by: DefinedBy,
    /// What the catalogue says, where the export says something else.
    pub catalogue: Option<(&'a str, Option<&'a str>)>,
    /// Since when it holds, where the export says that it changed.
    pub since: Option<Day>,
}

/// The definition of an indicator as it holds at the end of a period.
pub fn definition(data: &Dataset, id: IndicatorId, period: Period) -> Definition<'_> {
    let Some(indicator) = data.indicator(id) else {
        return Definition {
            text: None,
            text_en: None,
            by: DefinedBy::Nobody,
            catalogue: None,
            since: None,
        };
    };
    let mut known = data.catalogue.indicators.iter();
    let known = known.find(|i| i.id == indicator.id);
    let mut changes = indicator.definition_changes.iter().rev();
    let change = changes.find(|c| c.since <= period.end());
    let own = change.map(|c| c.text.as_str());
    let own = own.or(indicator.definition.as_deref());
    let said = known.and_then(|k| definitions::of(&k.id));
    let said = said.map(|(zh, en)| (zh, Some(en)));
    let text = own.or(said.map(|(zh, _)| zh));
    let is_catalogues = said.is_some_and(|(said, _)| Some(said) == text);
    Definition {
        text,
        text_en: said.filter(|_| is_catalogues).and_then(|(_, en)| en),
        by: match (text, known) {
            (None, _) => DefinedBy::Nobody,
            (_, Some(known)) if is_catalogues => DefinedBy::Catalogue {
                version: known.version,
            },
            _ => DefinedBy::Export {
                differs: said.is_some(),
            },
        },
        catalogue: said.filter(|_| !is_catalogues),
        since: change.map(|c| c.since),
    }
}

/// What an indicator is said to be where nothing changed: by the export, else by the catalogue.
pub(super) fn said(indicator: &Indicator) -> Option<&str> {
    let own = indicator.definition.as_deref();
    own.or_else(|| definitions::of(&indicator.id).map(|(zh, _)| zh))
}

/// The day between two periods since which an indicator is defined differently.
pub fn definition_change(data: &Dataset, id: IndicatorId, a: Period, b: Period) -> Option<Day> {
    let (first, last) = (a.min(b), a.max(b));
    let changes = data.indicator(id)?.definition_changes.iter().rev();
    let mut between = changes.map(|c| c.since);
    between.find(|since| *since > first.end() && *since <= last.end())
}
