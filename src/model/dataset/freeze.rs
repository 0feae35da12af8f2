//! Turns sorted rows into columns.

use super::Dataset;
use super::build::{Builder, Plain, Rare};
use super::columns::{Columns, PeriodId, Row};
use crate::model::order;
use crate::model::period::Period;
use crate::model::record::Records;
use crate::model::value::Precision;

impl Builder {
    /// The data set of rows that are sorted and settled, and their periods in order.
    pub(super) fn freeze(mut self, rows: Vec<Plain>, periods: Vec<Period>) -> Dataset {
        let mut columns = Columns {
            dim_sets: std::mem::take(&mut self.dim_sets),
            ..Columns::default()
        };
        for (index, row) in rows.into_iter().enumerate() {
            let at = Row(index as u32);
            columns.indicator.push(row.indicator);
            columns.region.push(row.region);
            columns.period.push(PeriodId(
                periods.binary_search(&row.period).unwrap_or_default() as u16,
            ));
            columns.dims.push(row.dims);
            columns.value.push(row.value.unwrap_or_default());
            columns.position.push(row.position);
            if row.value.is_none() {
                columns.missing.push(at, ());
            }
            if let Some(rare) = row
                .rare
                .and_then(|i| self.rare.get_mut(i as usize))
                .map(std::mem::take)
            {
                freeze_rare(&mut columns, at, rare);
            }
        }
        let mut by_id: Vec<Row> = (0..columns.len() as u32)
            .map(Row)
            .filter(|r| columns.id(*r).is_some())
            .collect();
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
