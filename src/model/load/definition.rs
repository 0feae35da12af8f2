//! Sources, regions and indicators: what observations and records refer to.

use crate::model::json::Raw;

use super::fields::{self, Fields, Unusable};
use super::issue::{Consequence, Form, Problem};
use super::limits::{MAX_INDICATORS, MAX_REGIONS, MAX_SOURCES};
use super::place::Issues;
use super::raw;
use super::shape::{COUNTS, DEFINITION_CHANGE, INDICATOR, RATIO, REGION, SOURCE, Shape};
use crate::model::catalogue::Catalogue;
use crate::model::dataset::Source;
use crate::model::index::Index;
use crate::model::indicator::{Better, Counts, DefinitionChange, Indicator, Measure, RatioOf};
use crate::model::order;
use crate::model::region::Region;

pub(super) const MEASURE_WORDS: &[&str] = &["flow", "stock", "ratio"];
pub(super) const BETTER_WORDS: &[&str] = &["higher", "lower", "neither"];

/// Items with an id, in the order first met; of one id the later stands.
pub(super) struct Defined<T> {
    pub(super) all: Vec<T>,
    /// Where each was written.
    paths: Vec<String>,
    by_id: Index,
}

impl<T> Default for Defined<T> {
    fn default() -> Self {
        Defined {
            all: Vec::new(),
            paths: Vec::new(),
            by_id: Index::default(),
        }
    }
}

impl<T: PartialEq> Defined<T> {
    /// The index of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.at(id)
    }

    /// Adds an item. The same item told again is no issue: parts of an export repeat their lists.
    pub(super) fn put(
        &mut self,
        issues: &mut Issues<'_>,
        fields: &Fields<'_, '_>,
        id: String,
        item: T,
    ) {
        let path = fields.place.to_string();
        let (number, is_new) = self.by_id.intern(&id);
        if is_new {
            self.paths.push(path);
            self.all.push(item);
            return;
        }
        let at = number as usize;
        if let (Some(known), Some(earlier)) = (self.all.get_mut(at), self.paths.get_mut(at))
            && *known != item
        {
            *known = item;
            let earlier = std::mem::replace(earlier, path);
            let problem = Problem::DuplicateId {
                id: raw::clipped(&id),
                earlier,
            };
            let (place, whole) = (&fields.place, Some(fields.whole));
            issues.report(place, whole, problem, Consequence::Kept);
        }
    }
}

/// Calls `read` with the fields of each object in a list.
pub(super) fn each<'a>(
    issues: &mut Issues<'a>,
    document: &Fields<'a, '_>,
    name: &'static str,
    shape: &Shape,
    limit: usize,
    mut read: impl FnMut(&mut Issues<'a>, &Fields<'a, '_>) -> Result<(), Unusable>,
) {
    let list = document.place.key(name);
    for (index, item) in fields::list_of(issues, document, name, limit)
        .into_iter()
        .enumerate()
    {
        let place = list.index(index);
        if let Ok(present) = fields::of_object(issues, shape, &place, item) {
            let fields = Fields {
                place,
                whole: item,
                present: &present,
            };
            // What is unusable has been reported.
            let _ = read(issues, &fields);
        }
    }
}

/// Adds the sources of a file.
#[inline(never)]
pub(super) fn sources<'a>(
    issues: &mut Issues<'a>,
    document: &Fields<'a, '_>,
    all: &mut Defined<Source>,
) {
    let limit = MAX_SOURCES.saturating_sub(all.all.len());
    each(
        issues,
        document,
        "sources",
        &SOURCE,
        limit,
        |issues, fields| {
            let id = fields.required(issues, "id", raw::filled_text);
            let title = fields.required(issues, "title", raw::filled_text);
            let source = Source {
                publisher: owned(fields.text_beside(issues, "publisher")),
                date: owned(fields.text_beside(issues, "date")),
                url: fields.beside(issues, "url", web_address),
                id: id?.into_owned(),
                title: title?.into_owned(),
            };
            all.put(issues, fields, source.id.clone(), source);
            Ok(())
        },
    );
}

/// Adds the regions of a file.
#[inline(never)]
pub(super) fn regions<'a>(
    issues: &mut Issues<'a>,
    document: &Fields<'a, '_>,
    builtin: usize,
    all: &mut Defined<Region>,
) {
    let limit = MAX_REGIONS.saturating_sub(builtin + all.all.len());
    each(
        issues,
        document,
        "regions",
        &REGION,
        limit,
        |issues, fields| {
            let code = fields.required(issues, "code", raw::filled_text);
            let name = fields.required(issues, "name", raw::filled_text);
            let short = fields.text_beside(issues, "short");
            let parent = fields.text_beside(issues, "parent");
            let tile = fields.beside(issues, "tile", tile);
            let name = name?.into_owned();
            let region = Region {
                code: code?.into_owned(),
                short: owned(short).unwrap_or_else(|| name.clone()),
                name,
                name_en: None,
                parent: owned(parent),
                tile,
                is_defined: true,
            };
            all.put(issues, fields, region.code.clone(), region);
            Ok(())
        },
    );
}

/// Adds the indicators of a file. What an export leaves unsaid of a known indicator stays as the
/// catalogue has it; an export that states the measure states how it adds.
#[inline(never)]
pub(super) fn indicators<'a>(
    issues: &mut Issues<'a>,
    document: &Fields<'a, '_>,
    catalogue: &Catalogue,
    all: &mut Defined<Indicator>,
) {
    let limit = MAX_INDICATORS.saturating_sub(catalogue.indicators.len() + all.all.len());
    let mut known = Index::default();
    for indicator in &catalogue.indicators {
        known.intern(&indicator.id);
    }
    each(
        issues,
        document,
        "indicators",
        &INDICATOR,
        limit,
        |issues, fields| {
            let id = fields.required(issues, "id", raw::filled_text);
            let name = fields.required(issues, "name", raw::filled_text);
            let family = fields.decisive(issues, "family", raw::text);
            let unit = fields.decisive(issues, "unit", raw::text);
            let measure = fields.decisive(issues, "measure", |value| {
                fields::word(value, parse_measure, MEASURE_WORDS)
            });
            let adds_over = adds_over(issues, fields);
            let better = fields.beside(issues, "better", |value| {
                fields::word(value, parse_better, BETTER_WORDS)
            });
            let definition = owned(fields.text_beside(issues, "definition"));
            let changes = definition_changes(issues, fields);
            let name_en = owned(fields.text_beside(issues, "name_en"));
            let counts = counts(issues, fields);
            let ratio = ratio(issues, fields);
            let id = id?.into_owned();
            let known = known.at(&id).and_then(|at| catalogue.indicators.get(at));
            let blank = Indicator::undefined(&id);
            let base = known.unwrap_or(&blank);
            let measure = measure?;
            let adds_over = match (adds_over?, measure) {
                (Some(dimensions), _) => dimensions,
                (None, None) if known.is_some() => base.adds_over.clone(),
                (None, _) => measure
                    .unwrap_or(base.measure)
                    .default_adds_over()
                    .iter()
                    .map(|dimension| (*dimension).to_owned())
                    .collect(),
            };
            let indicator = Indicator {
                name: name?.into_owned(),
                name_en,
                family: filled(family?).unwrap_or_else(|| base.family.clone()),
                unit: filled(unit?).unwrap_or_else(|| base.unit.clone()),
                unit_en: None,
                measure: measure.unwrap_or(base.measure),
                adds_over,
                definition,
                version: 0,
                definition_changes: changes,
                better: better.unwrap_or(base.better),
                counts,
                ratio,
                is_defined: true,
                id: id.clone(),
            };
            all.put(issues, fields, id, indicator);
            Ok(())
        },
    );
}

fn adds_over(
    issues: &mut Issues<'_>,
    fields: &Fields<'_, '_>,
) -> Result<Option<Vec<String>>, Unusable> {
    let Some(items) = fields.decisive(issues, "adds_over", raw::items)? else {
        return Ok(None);
    };
    let list = fields.place_of("adds_over");
    let mut dimensions = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        match raw::filled_text(item) {
            Ok(dimension) => dimensions.push(dimension.into_owned()),
            Err(problem) => {
                let place = list.index(index);
                issues.report(&place, Some(item), problem, Consequence::ItemLeftOut);
                return Err(Unusable);
            }
        }
    }
    Ok(Some(dimensions))
}

fn counts(issues: &mut Issues<'_>, fields: &Fields<'_, '_>) -> Option<Counts> {
    let value = fields.given("counts")?;
    let place = fields.place_of("counts");
    let present = fields::of_object(issues, &COUNTS, &place, value).ok()?;
    let own = Fields {
        place,
        whole: value,
        present: &present,
    };
    let kind = own.required(issues, "kind", raw::filled_text);
    let conditions = match own.given("where") {
        Some(conditions) => {
            let place = own.place_of("where");
            let consequence = Consequence::ItemLeftOut;
            fields::named(issues, &place, conditions, consequence, fields::attribute).ok()?
        }
        None => Vec::new(),
    };
    Some(Counts {
        kind: kind.ok()?.into_owned(),
        conditions: conditions
            .into_iter()
            .map(|(name, value)| (name.into_owned(), value))
            .collect(),
    })
}

fn definition_changes(issues: &mut Issues<'_>, fields: &Fields<'_, '_>) -> Vec<DefinitionChange> {
    let items = fields.beside(issues, "definition_changes", raw::items);
    let list = fields.place_of("definition_changes");
    let mut changes = Vec::new();
    for (index, item) in items.unwrap_or_default().into_iter().enumerate() {
        let place = list.index(index);
        let Ok(present) = fields::of_object(issues, &DEFINITION_CHANGE, &place, item) else {
            continue;
        };
        let own = Fields {
            place,
            whole: item,
            present: &present,
        };
        let since = own.required(issues, "since", super::header::date);
        let text = own.required(issues, "definition", raw::filled_text);
        if let (Ok(since), Ok(text)) = (since, text) {
            let text = text.into_owned();
            changes.push(DefinitionChange { since, text });
        }
    }
    order::sort_by_key(&mut changes, |change| change.since);
    changes
}

fn ratio(issues: &mut Issues<'_>, fields: &Fields<'_, '_>) -> Option<RatioOf> {
    let value = fields.given("ratio")?;
    let place = fields.place_of("ratio");
    let present = fields::of_object(issues, &RATIO, &place, value).ok()?;
    let own = Fields {
        place,
        whole: value,
        present: &present,
    };
    let of = own.required(issues, "of", raw::filled_text);
    let to = own.required(issues, "to", raw::filled_text);
    Some(RatioOf {
        of: of.ok()?.into_owned(),
        to: to.ok()?.into_owned(),
    })
}

fn tile(value: Raw<'_>) -> Result<(u16, u16), Problem> {
    let items = raw::items(value)?;
    match items.as_slice() {
        [column, row] => fields::whole(*column, 0, u16::MAX).zip(fields::whole(*row, 0, u16::MAX)),
        _ => None,
    }
    .ok_or_else(|| Problem::Malformed {
        found: raw::clipped(value.get()),
        expected: Form::Tile,
    })
}

fn web_address(value: Raw<'_>) -> Result<String, Problem> {
    let text = raw::text(value)?;
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    let is_web =
        scheme.is_some_and(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("https"));
    if is_web {
        Ok(text.into_owned())
    } else {
        Err(Problem::Malformed {
            found: raw::clipped(&text),
            expected: Form::WebAddress,
        })
    }
}

fn parse_measure(word: &str) -> Option<Measure> {
    match word {
        "flow" => Some(Measure::Flow),
        "stock" => Some(Measure::Stock),
        "ratio" => Some(Measure::Ratio),
        _ => None,
    }
}

fn parse_better(word: &str) -> Option<Better> {
    match word {
        "higher" => Some(Better::Higher),
        "lower" => Some(Better::Lower),
        "neither" => Some(Better::Neither),
        _ => None,
    }
}

fn owned(text: Option<std::borrow::Cow<'_, str>>) -> Option<String> {
    text.map(|text| text.into_owned())
}

fn filled(text: Option<std::borrow::Cow<'_, str>>) -> Option<String> {
    owned(text).filter(|text| !text.is_empty())
}
