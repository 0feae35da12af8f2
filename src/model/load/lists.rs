//! The long lists of an export, as slices of its files; and the regions they speak of, which
//! must be known before the first observation can be coded.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use serde::de::{DeserializeSeed, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fields::{self, Fields, Present};
use super::header::FileParts;
use super::issue::{Consequence, Form, Problem, Type};
use super::limits::{MAX_OBSERVATIONS, MAX_RECORDS, MAX_REGIONS, MAX_TARGETS};
use super::place::{Issues, Place};
use super::raw;
use super::shape::{COLUMNAR, Field, OBSERVATION};
use crate::model::region::Region;

/// What a column of rows holds.
pub(super) enum Column<'a> {
    Field(&'static str),
    /// One dimension, by name.
    Dim(Cow<'a, str>),
    /// Unknown, and told.
    Ignored,
}

/// Observations of one file, as objects or as rows under columns.
pub(super) struct Run<'a> {
    /// Position of the first in the whole export.
    pub(super) first: usize,
    pub(super) columns: Option<Vec<Column<'a>>>,
    pub(super) items: Vec<&'a RawValue>,
}

/// The long lists of all files of an export.
#[derive(Default)]
pub(super) struct Lists<'a> {
    pub(super) observations: Vec<Run<'a>>,
    pub(super) targets: Vec<Vec<&'a RawValue>>,
    pub(super) records: Vec<Vec<&'a RawValue>>,
}

impl<'a> Lists<'a> {
    /// Adds the lists of a file.
    pub(super) fn add(&mut self, issues: &mut Issues<'_>, file: &FileParts<'a>) {
        let document = file.fields();
        let first = self.observation_count();
        let limit = MAX_OBSERVATIONS.saturating_sub(first);
        if let Some((columns, mut items)) = observations(issues, &document) {
            fields::cut(issues, &document, "observations", limit, &mut items);
            self.observations.push(Run {
                first,
                columns,
                items,
            });
        }
        let count = |lists: &[Vec<&RawValue>]| lists.iter().map(Vec::len).sum::<usize>();
        let limit = MAX_TARGETS.saturating_sub(count(&self.targets));
        self.targets
            .push(fields::list_of(issues, &document, "targets", limit));
        let limit = MAX_RECORDS.saturating_sub(count(&self.records));
        self.records
            .push(fields::list_of(issues, &document, "records", limit));
    }

    fn observation_count(&self) -> usize {
        self.observations.iter().map(|run| run.items.len()).sum()
    }

    /// The written path of the observation at a position.
    pub(super) fn path_of(&self, position: u32) -> (String, Option<&'a RawValue>) {
        let position = position as usize;
        let list = Place::ROOT.key("observations");
        let rows = list.key("rows");
        self.observations
            .iter()
            .rev()
            .find(|run| run.first <= position)
            .map(|run| {
                let index = position - run.first;
                let list = if run.columns.is_some() { rows } else { list };
                let item = run.items.get(index).copied();
                (list.index(index).to_string(), item)
            })
            .unwrap_or_default()
    }

    /// The regions of which only a code is known, each told once.
    pub(super) fn undefined_regions(
        &self,
        issues: &mut Issues<'_>,
        committee: (&str, &RawValue),
        builtin: &[Region],
        own: &[Region],
    ) -> Vec<Region> {
        let known: HashSet<&str> = builtin.iter().chain(own).map(|r| r.code.as_str()).collect();
        let room = MAX_REGIONS.saturating_sub(known.len());
        let mut found = Codes {
            known,
            unknown: BTreeSet::new(),
            room,
        };
        let place = Place::ROOT.key("committee");
        found.meet(issues, &place.key("region"), committee.0, committee.1);
        let place = Place::ROOT.key("regions");
        for region in own {
            if let Some(parent) = &region.parent {
                found.meet_unplaced(issues, &place, parent);
            }
        }
        let list = Place::ROOT.key("observations");
        for run in &self.observations {
            match &run.columns {
                None => found.meet_in_objects(issues, &list, &run.items),
                Some(columns) => found.meet_in_rows(issues, &list.key("rows"), columns, &run.items),
            }
        }
        for items in &self.targets {
            found.meet_in_objects(issues, &Place::ROOT.key("targets"), items);
        }
        for items in &self.records {
            found.meet_in_objects(issues, &Place::ROOT.key("records"), items);
        }
        let Codes { known, unknown, .. } = found;
        let is_known = |code: &str| known.contains(code) || unknown.contains(code);
        unknown
            .iter()
            .map(|code| Region {
                parent: parents_of(code).find(|parent| is_known(parent)),
                ..Region::undefined(code)
            })
            .collect()
    }
}

/// The region codes met so far.
struct Codes<'k> {
    known: HashSet<&'k str>,
    unknown: BTreeSet<String>,
    room: usize,
}

impl Codes<'_> {
    fn meet(&mut self, issues: &mut Issues<'_>, place: &Place<'_>, code: &str, raw: &RawValue) {
        self.meet_at(issues, place, code, Some(raw));
    }

    fn meet_unplaced(&mut self, issues: &mut Issues<'_>, place: &Place<'_>, code: &str) {
        self.meet_at(issues, place, code, None);
    }

    fn meet_at(
        &mut self,
        issues: &mut Issues<'_>,
        place: &Place<'_>,
        code: &str,
        raw: Option<&RawValue>,
    ) {
        if code.is_empty() || self.known.contains(code) {
            return;
        }
        if !self.unknown.contains(code) {
            if self.unknown.len() >= self.room {
                return;
            }
            self.unknown.insert(code.to_owned());
        }
        let code = raw::clipped(code);
        let problem = Problem::UnknownRegion {
            code: code.clone(),
            count: 1,
        };
        issues.tally(place, raw, "region", problem, &code);
    }

    fn meet_in_objects(&mut self, issues: &mut Issues<'_>, list: &Place<'_>, items: &[&RawValue]) {
        for (index, item) in items.iter().enumerate() {
            let members = raw::members(item).unwrap_or_default();
            let region = members.iter().rev().find(|(name, _)| name == "region");
            if let Some((_, raw)) = region
                && let Ok(code) = raw::text(raw)
            {
                self.meet(issues, &list.index(index).key("region"), &code, raw);
            }
        }
    }

    fn meet_in_rows(
        &mut self,
        issues: &mut Issues<'_>,
        list: &Place<'_>,
        columns: &[Column<'_>],
        items: &[&RawValue],
    ) {
        let is_region = |column: &Column<'_>| matches!(column, Column::Field("region"));
        let Some(column) = columns.iter().position(is_region) else {
            return;
        };
        // Rows in order of region repeat it.
        let mut last = None;
        for (index, item) in items.iter().enumerate() {
            let Some(cell) = cell(item, column) else {
                continue;
            };
            if last == Some(cell.get()) && self.unknown.is_empty() {
                continue;
            }
            last = Some(cell.get());
            if let Ok(code) = raw::text(cell) {
                self.meet(issues, &list.index(index).index(column), &code, cell);
            }
        }
    }
}

/// The regions above a GB/T 2260 code, nearest first: 610402 → 610400 → 610000.
fn parents_of(code: &str) -> impl Iterator<Item = String> {
    let is_code = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    let above = |digits: usize| {
        let start = code.get(..digits)?;
        Some(format!("{start:0<6}")).filter(|parent| parent != code)
    };
    let parents = if is_code {
        [above(4), above(2)]
    } else {
        [None, None]
    };
    parents.into_iter().flatten()
}

/// One cell of a row, without reading the others.
fn cell(row: &RawValue, column: usize) -> Option<&RawValue> {
    struct Nth(usize);
    impl<'de> DeserializeSeed<'de> for Nth {
        type Value = Option<&'de RawValue>;

        fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
            d.deserialize_seq(self)
        }
    }
    impl<'de> Visitor<'de> for Nth {
        type Value = Option<&'de RawValue>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            for _ in 0..self.0 {
                if seq.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(None);
                }
            }
            let cell = seq.next_element::<&'de RawValue>()?;
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            Ok(cell)
        }
    }
    if raw::type_of(row) != Type::List {
        return None;
    }
    let mut parser = serde_json::Deserializer::from_str(row.get());
    Nth(column).deserialize(&mut parser).ok().flatten()
}

type Observations<'a> = (Option<Vec<Column<'a>>>, Vec<&'a RawValue>);

fn observations<'a>(
    issues: &mut Issues<'_>,
    document: &Fields<'a, '_>,
) -> Option<Observations<'a>> {
    let value = document.given("observations")?;
    match raw::type_of(value) {
        Type::List => Some((None, raw::items(value).ok()?)),
        Type::Object => {
            let place = document.place_of("observations");
            let present = fields::of_object(issues, &COLUMNAR, &place, value).ok()?;
            let table = Fields {
                place,
                whole: value,
                present: &present,
            };
            let columns = table.required(issues, "columns", raw::items);
            let rows = table.required(issues, "rows", raw::items);
            let columns = read_columns(issues, &table, &columns.ok()?)?;
            Some((Some(columns), rows.ok()?))
        }
        found => {
            let problem = Problem::WrongType {
                expected: Type::Observations,
                found,
            };
            document.report(issues, "observations", problem, Consequence::ItemLeftOut);
            None
        }
    }
}

/// Reads the column names; `None` when the rows can't be understood by them.
fn read_columns<'a>(
    issues: &mut Issues<'_>,
    table: &Fields<'a, '_>,
    names: &[&'a RawValue],
) -> Option<Vec<Column<'a>>> {
    let list = table.place_of("columns");
    let mut columns: Vec<Column<'a>> = Vec::with_capacity(names.len());
    let mut seen: HashSet<Cow<'a, str>> = HashSet::new();
    let mut is_usable = true;
    for (index, raw_name) in names.iter().enumerate() {
        let place = list.index(index);
        let column = raw::filled_text(raw_name).and_then(|name| {
            if !seen.insert(name.clone()) {
                let column = raw::clipped(&name);
                return Err(Problem::DuplicateColumn { column });
            }
            match field_of_column(&name) {
                Some(field) => Ok(Column::Field(field.name)),
                None => match name.strip_prefix("dims.") {
                    Some("") => Err(Problem::Malformed {
                        found: name.into_owned(),
                        expected: Form::DimColumn,
                    }),
                    Some(dim) => Ok(Column::Dim(Cow::Owned(dim.to_owned()))),
                    None => {
                        let field = raw::clipped(&name);
                        let problem = Problem::UnknownField {
                            field: field.clone(),
                            count: 1,
                        };
                        issues.tally(&place, Some(raw_name), COLUMNAR.name, problem, &field);
                        Ok(Column::Ignored)
                    }
                },
            }
        });
        match column {
            Ok(column) => columns.push(column),
            Err(problem) => {
                issues.report(&place, Some(raw_name), problem, Consequence::ItemLeftOut);
                is_usable = false;
            }
        }
    }
    for field in OBSERVATION.fields.iter().filter(|f| f.is_required) {
        if !seen.contains(field.name) {
            let place = list.key(field.name);
            let raw = table.given("columns");
            issues.report(&place, raw, Problem::MissingField, Consequence::ItemLeftOut);
            is_usable = false;
        }
    }
    is_usable.then_some(columns)
}

fn field_of_column(name: &str) -> Option<&'static Field> {
    OBSERVATION.fields.iter().find(|field| field.name == name)
}

/// The cells of a row by its columns.
pub(super) fn cells<'a, 'c>(
    columns: &'c [Column<'a>],
    cells: &[&'a RawValue],
    present: &mut Vec<Present<'a>>,
    dims: &mut Vec<(&'c str, usize, &'a RawValue)>,
) {
    present.clear();
    dims.clear();
    for (index, (column, raw)) in columns.iter().zip(cells).enumerate() {
        match column {
            Column::Field(name) => present.push(Present {
                name,
                column: Some(index),
                raw,
            }),
            Column::Dim(name) if !raw::is_null(raw) => dims.push((name, index, raw)),
            Column::Dim(_) | Column::Ignored => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parents_of_a_code_are_the_prefecture_and_the_province() {
        let parents = |code| parents_of(code).collect::<Vec<_>>();
        assert_eq!(parents("610402"), ["610400", "610000"]);
        assert_eq!(parents("610400"), ["610000"]);
        assert!(parents("610000").is_empty());
        assert!(parents("秦都").is_empty());
        assert!(parents("6104").is_empty());
    }

    #[test]
    fn a_cell_is_found_without_reading_the_others() {
        let row: &RawValue = serde_json::from_str(r#"["a", {"b": [1]}, "610404", 17]"#).unwrap();
        assert_eq!(cell(row, 2).unwrap().get(), "\"610404\"");
        assert!(cell(row, 9).is_none());
    }
}
