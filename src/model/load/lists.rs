//! The long lists of an export, as slices of its files, and the columns that rows stand under.

use crate::model::json::Raw;

use super::fields::{self, Fields, Present};
use super::header::FileParts;
use super::issue::{Consequence, Form, Problem, Type};
use super::limits::{MAX_OBSERVATIONS, MAX_RECORDS, MAX_TARGETS};
use super::place::{Issues, Place};
use super::raw;
use super::rows::{Column, Items, Rows};
use super::shape::{COLUMNAR, OBSERVATION};
use crate::model::index::Index;

/// Observations of one file, as objects or as rows under columns.
pub(super) struct Run<'a> {
    /// Position of the first in the whole export.
    pub(super) first: usize,
    pub(super) columns: Option<Vec<Column<'a>>>,
    pub(super) items: Items<'a>,
}

/// The long lists of all files of an export.
#[derive(Default)]
pub(super) struct Lists<'a> {
    pub(super) observations: Vec<Run<'a>>,
    pub(super) targets: Vec<Vec<Raw<'a>>>,
    pub(super) records: Vec<Vec<Raw<'a>>>,
}

impl<'a> Lists<'a> {
    /// Adds the lists of a file.
    #[inline(never)]
    pub(super) fn add(&mut self, issues: &mut Issues<'_>, file: &mut FileParts<'a>) {
        let rows = file.rows.take();
        let document = file.fields();
        let first = self.observation_count();
        let limit = MAX_OBSERVATIONS.saturating_sub(first);
        if let Some((columns, mut items)) = observations(issues, &document, file.text, rows) {
            let beyond = items.beyond;
            fields::cut(
                issues,
                &document,
                "observations",
                (limit, beyond),
                &mut items.starts,
            );
            items.slots.resize(items.starts.len());
            self.observations.push(Run {
                first,
                columns,
                items,
            });
        }
        let count = |lists: &[Vec<Raw<'_>>]| lists.iter().map(Vec::len).sum::<usize>();
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
    pub(super) fn path_of(&self, position: u32) -> (String, Option<Raw<'a>>) {
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
                let item = run.items.get(index);
                (list.index(index).to_string(), item)
            })
            .unwrap_or_default()
    }
}

type Observations<'a> = (Option<Vec<Column<'a>>>, Items<'a>);

fn observations<'a>(
    issues: &mut Issues<'_>,
    document: &Fields<'a, '_>,
    file: &'a str,
    before: Option<Rows<'a>>,
) -> Option<Observations<'a>> {
    let value = document.given("observations")?;
    match raw::type_of(value) {
        Type::List => Some((None, Items::of_list(value))),
        Type::Object => {
            let place = document.place_of("observations");
            let past = before.as_ref().map(|rows| rows.list);
            let present = fields::of_object_past(issues, &COLUMNAR, &place, value, past).ok()?;
            let table = Fields {
                place,
                whole: value,
                present: &present,
            };
            let columns = table.required(issues, "columns", raw::items);
            let rows = table.required(issues, "rows", raw::list);
            let columns = read_columns(issues, &table, &columns.ok()?)?;
            let names = table.given("columns")?;
            let items = Items::of_rows(file, before, names, rows.ok()?, &columns);
            Some((Some(columns), items))
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
    names: &[Raw<'a>],
) -> Option<Vec<Column<'a>>> {
    let list = table.place_of("columns");
    let mut columns: Vec<Column<'a>> = Vec::with_capacity(names.len());
    let mut seen = Index::default();
    let mut is_usable = true;
    for (index, raw_name) in names.iter().copied().enumerate() {
        let place = list.index(index);
        let column = raw::filled_text(raw_name).and_then(|name| {
            if !seen.intern(&name).1 {
                let column = raw::clipped(&name);
                return Err(Problem::DuplicateColumn { column });
            }
            match Column::of(&name) {
                None => Err(Problem::Malformed {
                    found: name.into_owned(),
                    expected: Form::DimColumn,
                }),
                Some(Column::Ignored) => {
                    let (raw, list) = (Some(raw_name), COLUMNAR.name);
                    issues.tally(&place, raw, list, &name, |field| Problem::UnknownField {
                        field,
                        count: 1,
                    });
                    Ok(Column::Ignored)
                }
                Some(column) => Ok(column),
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

/// The cells of a row, one for each column.
pub(super) fn row<'a>(columns: &[Column<'_>], item: Raw<'a>) -> Result<Vec<Raw<'a>>, Problem> {
    let cells = raw::items(item)?;
    match cells.len() == columns.len() {
        true => Ok(cells),
        false => Err(Problem::RowLength {
            expected: columns.len(),
            found: cells.len(),
        }),
    }
}

/// The cells of a row by its columns.
pub(super) fn cells<'a, 'c>(
    columns: &'c [Column<'a>],
    cells: &[Raw<'a>],
    present: &mut Vec<Present<'a>>,
    dims: &mut Vec<(&'c str, usize, Raw<'a>)>,
) {
    present.clear();
    dims.clear();
    for (index, (column, raw)) in columns.iter().zip(cells.iter().copied()).enumerate() {
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
