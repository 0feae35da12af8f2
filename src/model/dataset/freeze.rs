//! Turns rows into columns, in their order.

use luzhi_kernels::slots::Slots;
use luzhi_kernels::sort::{self, Sorted};

use super::Dataset;
use super::build::{Builder, Rare};
use super::columns::{Columns, Dims, Row};
use crate::model::order;
use crate::model::period::Period;
use crate::model::record::Records;
use crate::model::value::Precision;

impl Builder {
    /// The data set of rows that are settled, in an order that is `None` when it is the file's.
    pub(super) fn freeze(
        mut self,
        slots: Slots,
        sorted: Option<Sorted>,
        periods: Vec<Period>,
    ) -> Dataset {
        let mut columns = Columns {
            dim_sets: std::mem::take(&mut self.dim_sets),
            ..Columns::default()
        };
        let (order, known) = match sorted {
            Some(sorted) => (Some(sorted.places), sorted.known),
            None => (None, None),
        };
        let rows = order.as_ref().map_or(slots.len(), Vec::len);
        let (spans, sorted_periods) = match known {
            Some((spans, periods)) => (spans, Some(periods)),
            None => (sort::spans(&slots, order.as_deref()), None),
        };
        columns.set_spans(spans, rows);
        columns.dims = Dims::of(&slots.parts, order.as_deref());
        let [_, _, mut period] = slots.codes;
        let mut value = slots.values;
        if let Some(order) = &order {
            period = sorted_periods.unwrap_or_else(|| sort::picked(&period, order));
            value = value.picked(order);
        } else {
            period.shrink_to_fit();
            value.shrink();
        }
        for row in value.take_missing() {
            columns.missing.push(Row(row), ());
        }
        (columns.period, columns.value, columns.position) = (period, value, order);
        columns.add_up();
        self.freeze_rares(&mut columns);
        let mut by_id: Vec<Row> = columns.id.rows().collect();
        order::sort_by(&mut by_id, |a, b| columns.id(*a).cmp(&columns.id(*b)));
        columns.by_id = by_id;
        Dataset {
            meta: self.meta,
            catalogue: self.catalogue,
            regions: self.regions,
            records: Records::new(self.records),
            targets: self.targets,
            indicators: self.indicators,
            periods,
            dims: self.dims,
            members: self.members,
            columns,
            unloaded: Default::default(),
            collisions: Vec::new(),
            repeated: Vec::new(),
        }
    }

    fn freeze_rares(&mut self, columns: &mut Columns) {
        if self.rare.is_empty() {
            return;
        }
        for row in (0..columns.len() as u32).map(Row) {
            let position = columns.position(row);
            if let Ok(at) = self
                .rare
                .binary_search_by_key(&position, |(position, _)| *position)
            {
                freeze_rare(columns, row, std::mem::take(&mut self.rare[at].1));
            }
        }
    }
}

fn freeze_rare(columns: &mut Columns, at: Row, rare: Rare) {
    if rare.precision != Precision::Exact {
        columns.precision.push(at, rare.precision);
    }
    if rare.is_implied {
        columns.implied.push(at, ());
    }
    if let Some(source) = rare.source {
        columns.source.push(at, source);
    }
    let texts = [
        (&mut columns.id, rare.id),
        (&mut columns.period_label, rare.period_label),
        (&mut columns.locator, rare.locator),
        (&mut columns.excerpt, rare.excerpt),
        (&mut columns.note, rare.note),
        (&mut columns.part_of, rare.part_of),
    ];
    for (column, text) in texts {
        if let Some(text) = text {
            column.push(at, text);
        }
    }
}
