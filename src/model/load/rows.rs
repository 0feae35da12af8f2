//! Rows of cells under columns (行与列), read while the file is checked.

use std::borrow::Cow;
use std::cell::Cell as Held;

use luzhi_kernels::scan::{Cell, Scan, Step};
use luzhi_kernels::slots::Slots;

use super::limits::{MAX_DEPTH, MAX_OBSERVATIONS};
use super::raw;
use super::shape::OBSERVATION;
use crate::model::json::{self, Fault, Raw};

/// The columns of codes, in the order that a data set is sorted by.
pub(super) const REGION: usize = 1;
const CODES: [&str; 3] = ["indicator", "region", "period"];

/// What a column of rows holds.
pub(super) enum Column<'a> {
    Field(&'static str),
    /// One dimension, by name.
    Dim(Cow<'a, str>),
    /// Unknown, and told.
    Ignored,
}

impl<'a> Column<'a> {
    /// The column of a name; `None` where it names no dimension.
    pub(super) fn of(name: &Cow<'a, str>) -> Option<Column<'a>> {
        if let Some(field) = OBSERVATION.fields.iter().find(|field| field.name == *name) {
            return Some(Column::Field(field.name));
        }
        match name.strip_prefix("dims.") {
            Some("") => None,
            Some(dim) => Some(Column::Dim(Cow::Owned(dim.to_owned()))),
            None => Some(Column::Ignored),
        }
    }

    fn cell(&self) -> Cell {
        match self {
            Column::Field("value") => Cell::Value,
            Column::Field(name) => {
                let code = CODES.iter().position(|code| code == name);
                code.map_or(Cell::Blank, Cell::Code)
            }
            Column::Dim(_) => Cell::Part,
            Column::Ignored => Cell::Skip,
        }
    }
}

/// A list of rows, read under the names of columns.
pub(super) struct Rows<'a> {
    pub(super) list: Raw<'a>,
    names: Raw<'a>,
    scan: Scan,
}

/// Items of a list by where they begin, each rows by their codes as well.
pub(super) struct Items<'a> {
    text: &'a str,
    pub(super) starts: Vec<u32>,
    /// Items beyond the limit.
    pub(super) beyond: usize,
    /// What was met in plain rows, where the items are rows.
    pub(super) scan: Scan,
    /// Every item has a place; those that are not plain rows hold nothing yet.
    pub(super) slots: Slots,
}

impl<'a> Items<'a> {
    /// Items that are no rows.
    pub(super) fn of_list(list: Raw<'a>) -> Items<'a> {
        let text = list.get();
        let start = |item: Raw<'_>| (item.get().as_ptr() as usize - text.as_ptr() as usize) as u32;
        let mut items = list.items();
        let starts: Vec<u32> = items.by_ref().take(MAX_OBSERVATIONS).map(start).collect();
        let mut slots = Slots::default();
        slots.resize(starts.len());
        Items {
            text,
            beyond: items.count(),
            scan: Scan::default(),
            slots,
            starts,
        }
    }

    /// Rows of a list: those read before, if it was this list under these names.
    pub(super) fn of_rows(
        file: &'a str,
        before: Option<Rows<'a>>,
        names: Raw<'a>,
        list: Raw<'a>,
        columns: &[Column<'_>],
    ) -> Items<'a> {
        let is_same = |one: Raw<'_>, other: Raw<'_>| std::ptr::eq(one.get(), other.get());
        let before = before.filter(|rows| is_same(rows.list, list) && is_same(rows.names, names));
        let (text, mut scan) = match before {
            Some(rows) => (file, rows.scan),
            None => (list.get(), read(list.get(), columns)),
        };
        let slots = scan.take_slots();
        Items {
            text,
            starts: std::mem::take(&mut scan.starts),
            beyond: scan.beyond,
            scan,
            slots,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The item at an index.
    pub(super) fn get(&self, index: usize) -> Option<Raw<'a>> {
        self.at(*self.starts.get(index)?)
    }

    /// What begins at a byte of the text that the items stand in.
    pub(super) fn at(&self, start: u32) -> Option<Raw<'a>> {
        Raw::begun(self.text, start as usize)
    }
}

/// Checks a file, and reads the rows in it if their columns stand before them.
pub(super) fn checked(text: &str) -> Result<Option<Rows<'_>>, Fault> {
    let names = Held::new(Raw::NULL);
    let wanted = |before| {
        let (found, cells) = cells_before(before)?;
        names.set(found);
        Some(Scan::new(cells, MAX_OBSERVATIONS))
    };
    let found = json::check_rows(text, MAX_DEPTH, &wanted)?;
    Ok(found.and_then(|found| {
        Some(Rows {
            list: Raw::begun_and_ended(text, found.list)?,
            names: names.get(),
            scan: found.scan,
        })
    }))
}

/// The names of columns in the beginning of an object, when rows come next.
fn cells_before(text: &str) -> Option<(Raw<'_>, Vec<Cell>)> {
    let parts: Vec<Raw<'_>> = Raw::of(text).items().collect();
    let (last, members) = parts.split_last()?;
    let is_columns = |member: &&[Raw<'_>]| member.first().is_some_and(|n| n.get() == "\"columns\"");
    let names = *members.chunks(2).rfind(is_columns)?.get(1)?;
    let cell = |name| Some(Column::of(&raw::filled_text(name).ok()?)?.cell());
    let cells: Option<Vec<Cell>> = raw::items(names).ok()?.into_iter().map(cell).collect();
    (last.get() == "\"rows\"").then_some((names, cells?))
}

/// Reads rows that are checked already.
fn read(list: &str, columns: &[Column<'_>]) -> Scan {
    let mut scan = Scan::new(columns.iter().map(Column::cell).collect(), MAX_OBSERVATIONS);
    let mut items = Raw::of(list).items();
    while let Some(item) = items.next() {
        let start = item.get().as_ptr() as usize - list.as_ptr() as usize;
        match scan.rows(list, start) {
            Step::Ended(end) => items.go_on(end),
            Step::Item(at) if at > start => {
                items.go_on(at);
                items.next();
            }
            Step::Item(_) => {}
        }
    }
    scan
}

#[cfg(test)]
mod tests;
