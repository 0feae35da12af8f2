//! How a data set is packed (打包): the columns as they are, all else part by part.

use luzhi_kernels::sort::Span;
use luzhi_kernels::values::Values;

use super::columns::{Columns, Dims, Row, Sparse};
use super::unloaded::Unloaded;
use super::{Collision, Committee, Dataset, Meta, Source, Target};
use crate::model::catalogue::Catalogue;
use crate::model::pack::{Code, Column, Packed, Wire, coded, packed};
use crate::model::value::Precision;

coded!(Row, u32);
packed!(struct Row { 0 });
packed!(struct Source { id, title, publisher, date, url });
packed!(struct Committee { id, name, short, region });
packed!(struct Meta { id, title, committee, as_of, generated_at, status, sources });
packed!(struct Target { coordinate, value });
packed!(struct Collision {
    coordinate, dropped, kept, dropped_value, kept_value, dropped_precision
});

impl Code for Precision {
    fn wrap(column: Vec<Precision>) -> Column {
        u8::wrap(
            column
                .into_iter()
                .map(|precision| precision as u8)
                .collect(),
        )
    }

    fn open(column: Column) -> Option<Vec<Precision>> {
        let all = [
            Precision::Exact,
            Precision::Over,
            Precision::AtLeast,
            Precision::About,
        ];
        let codes = u8::open(column)?;
        let read = codes.into_iter().map(|code| all.get(usize::from(code)));
        read.map(|precision| precision.copied()).collect()
    }
}

/// A data set is always read against the built-in catalogue, which both threads have.
impl Packed for Dataset {
    fn blank() -> Dataset {
        Dataset {
            meta: Packed::blank(),
            catalogue: Catalogue::default(),
            regions: Packed::blank(),
            records: Packed::blank(),
            targets: Vec::new(),
            collisions: Vec::new(),
            repeated: Vec::new(),
            indicators: Vec::new(),
            periods: Vec::new(),
            dims: Vec::new(),
            members: Vec::new(),
            columns: Columns::default(),
            unloaded: Unloaded::default(),
        }
    }

    fn pass(&mut self, wire: &mut Wire) {
        if wire.is_reading() {
            self.catalogue = Catalogue::builtin();
        }
        self.meta.pass(wire);
        self.regions.pass(wire);
        self.records.pass(wire);
        self.targets.pass(wire);
        self.collisions.pass(wire);
        wire.column(&mut self.repeated);
        self.indicators.pass(wire);
        self.periods.pass(wire);
        self.dims.pass(wire);
        self.members.pass(wire);
        self.columns.pass(wire);
        if wire.is_reading() {
            match self.fits() {
                true => self.columns.add_up(),
                false => wire.fail(),
            }
        }
    }
}

impl Dataset {
    /// Whether the columns are of one length, and every row is one of them.
    fn fits(&self) -> bool {
        let columns = &self.columns;
        let length = columns.len();
        let is_long = |other: usize| other == length;
        let is_known = |row: &Row| (row.0 as usize) < length;
        is_long(columns.period.len())
            && columns.dims.len().is_none_or(is_long)
            && columns
                .position
                .as_ref()
                .is_none_or(|all| is_long(all.len()))
            && columns.by_id.iter().all(is_known)
            && self.repeated.iter().all(is_known)
    }
}

/// Whether spans begin with the first row, each after the one before, and none behind the last row.
fn are_spans(spans: &[Span], rows: usize) -> bool {
    let is_next = |pair: &[Span]| match pair {
        [one, next] => one.from < next.from && (one.first, one.second) < (next.first, next.second),
        _ => false,
    };
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => {
            first.from == 0 && (last.from as usize) < rows && spans.windows(2).all(is_next)
        }
        _ => rows == 0,
    }
}

fn spans(wire: &mut Wire, columns: &mut Columns) {
    let all = std::mem::take(&mut columns.spans);
    let mut first: Vec<u16> = all.iter().map(|span| span.first).collect();
    let mut second: Vec<u16> = all.iter().map(|span| span.second).collect();
    let mut from: Vec<u32> = all.iter().map(|span| span.from).collect();
    wire.column(&mut first);
    wire.column(&mut second);
    wire.column(&mut from);
    if !wire.is_reading() {
        return;
    }
    let codes = first.into_iter().zip(second);
    let all: Vec<Span> = codes
        .zip(from)
        .map(|((first, second), from)| Span {
            first,
            second,
            from,
        })
        .collect();
    let rows = columns.len();
    match are_spans(&all, rows) {
        true => columns.set_spans(all, rows),
        false => wire.fail(),
    }
}

fn values(wire: &mut Wire, column: &mut Values) {
    let mut is_whole = u8::from(matches!(column, Values::Whole(_)));
    wire.byte(&mut is_whole);
    if wire.is_reading() && is_whole == 0 {
        *column = Values::Any(Vec::new());
    }
    match column {
        Values::Whole(all) => wire.column(all),
        Values::Any(all) => wire.column(all),
    }
}

fn dims(wire: &mut Wire, column: &mut Dims) {
    let mut width = match column {
        Dims::One => 0,
        Dims::Narrow(_) => 1,
        Dims::Wide(_) => 2,
    };
    wire.byte(&mut width);
    if wire.is_reading() {
        *column = match width {
            0 => Dims::One,
            1 => Dims::Narrow(Vec::new()),
            _ => Dims::Wide(Vec::new()),
        };
    }
    match column {
        Dims::One => {}
        Dims::Narrow(all) => wire.column(all),
        Dims::Wide(all) => wire.column(all),
    }
}

fn position(wire: &mut Wire, column: &mut Option<Vec<u32>>) {
    let mut is_there = u8::from(column.is_some());
    wire.byte(&mut is_there);
    if wire.is_reading() {
        *column = (is_there != 0).then(Vec::new);
    }
    if let Some(all) = column {
        wire.column(all);
    }
}

impl Packed for Columns {
    fn blank() -> Columns {
        Columns::default()
    }

    fn pass(&mut self, wire: &mut Wire) {
        values(wire, &mut self.value);
        spans(wire, self);
        wire.column(&mut self.period);
        dims(wire, &mut self.dims);
        position(wire, &mut self.position);
        self.dim_sets.pass(wire);
        sparse(wire, &mut self.missing, nothing);
        sparse(wire, &mut self.precision, column);
        sparse(wire, &mut self.implied, nothing);
        sparse(wire, &mut self.source, column);
        let texts = [
            &mut self.id,
            &mut self.period_label,
            &mut self.locator,
            &mut self.excerpt,
            &mut self.note,
            &mut self.part_of,
        ];
        for column in texts {
            sparse(wire, column, texts_of);
        }
        wire.column(&mut self.by_id);
    }
}

/// A sparse column: its rows, then what they have.
fn sparse<T>(
    wire: &mut Wire,
    column: &mut Sparse<T>,
    pass: impl Fn(&mut Wire, &mut Vec<T>, usize),
) {
    let (mut rows, mut values): (Vec<Row>, Vec<T>) =
        std::mem::take(&mut column.0).into_iter().unzip();
    wire.column(&mut rows);
    pass(wire, &mut values, rows.len());
    if wire.is_reading() {
        if values.len() != rows.len() {
            return wire.fail();
        }
        column.0 = rows.into_iter().zip(values).collect();
    }
}

/// That a row is there is all there is to it.
fn nothing(_: &mut Wire, values: &mut Vec<()>, count: usize) {
    values.resize(count, ());
}

fn column<T: Code>(wire: &mut Wire, values: &mut Vec<T>, _: usize) {
    wire.column(values);
}

/// Texts travel as one, with the length of each.
#[inline(never)]
fn texts_of(wire: &mut Wire, texts: &mut Vec<Box<str>>, _: usize) {
    let mut lengths: Vec<u32> = texts.iter().map(|text| text.len() as u32).collect();
    let mut bytes = std::mem::take(texts).concat().into_bytes();
    wire.column(&mut lengths);
    wire.column(&mut bytes);
    if !wire.is_reading() {
        return;
    }
    let Ok(mut rest) = std::str::from_utf8(&bytes) else {
        return wire.fail();
    };
    texts.reserve_exact(lengths.len());
    for length in lengths {
        let Some((text, after)) = rest.split_at_checked(length as usize) else {
            return wire.fail();
        };
        texts.push(text.into());
        rest = after;
    }
}
