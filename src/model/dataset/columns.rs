//! The columns of a data set: plain for what every row has, sparse for what is rare.

use std::ops::Range;

use super::coordinate::DimSet;
use crate::model::indicator::IndicatorId;
use crate::model::region::RegionId;
use crate::model::value::Precision;

/// Index of an observation in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

/// Index of a period in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodId(pub u16);

/// Index of a set of dims in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DimSetId(pub u32);

/// A column that few rows have a value in, in order of row.
#[derive(Clone, Debug)]
pub(super) struct Sparse<T>(pub(super) Vec<(Row, T)>);

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Sparse(Vec::new())
    }
}

impl<T> Sparse<T> {
    /// Rows are pushed in ascending order.
    pub(super) fn push(&mut self, row: Row, value: T) {
        self.0.push((row, value));
    }

    fn get(&self, row: Row) -> Option<&T> {
        let index = self.0.binary_search_by_key(&row, |(r, _)| *r).ok()?;
        Some(&self.0[index].1)
    }
}

/// All columns, sorted by (indicator, region, period, dims).
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) indicator: Vec<IndicatorId>,
    pub(super) region: Vec<RegionId>,
    pub(super) period: Vec<PeriodId>,
    pub(super) dims: Vec<DimSetId>,
    /// Meaningless where the row is in `missing`.
    pub(super) value: Vec<f64>,
    pub(super) position: Vec<u32>,
    pub(super) dim_sets: Vec<DimSet>,
    pub(super) missing: Sparse<()>,
    pub(super) precision: Sparse<Precision>,
    pub(super) implied: Sparse<()>,
    pub(super) id: Sparse<Box<str>>,
    pub(super) period_label: Sparse<Box<str>>,
    pub(super) source: Sparse<u16>,
    pub(super) locator: Sparse<Box<str>>,
    pub(super) excerpt: Sparse<Box<str>>,
    pub(super) note: Sparse<Box<str>>,
    pub(super) part_of: Sparse<Box<str>>,
    /// Rows that have an id, in order of id.
    pub(super) by_id: Vec<Row>,
}

impl Columns {
    pub(super) const BYTES_PER_ROW: usize = size_of::<IndicatorId>()
        + size_of::<RegionId>()
        + size_of::<PeriodId>()
        + size_of::<DimSetId>()
        + size_of::<f64>()
        + size_of::<u32>();

    pub(super) fn len(&self) -> usize {
        self.value.len()
    }

    /// The rows of an indicator, as indices.
    pub(super) fn rows_of(&self, indicator: IndicatorId) -> Range<usize> {
        span(&self.indicator, 0..self.len(), indicator)
    }

    pub(super) fn range_of_indicator(
        &self,
        indicator: IndicatorId,
    ) -> impl Iterator<Item = Row> + use<> {
        rows(self.rows_of(indicator))
    }

    pub(super) fn range_of_region(
        &self,
        indicator: IndicatorId,
        region: RegionId,
    ) -> impl Iterator<Item = Row> + use<> {
        let range = span(&self.indicator, 0..self.len(), indicator);
        rows(span(&self.region, range, region))
    }

    pub(super) fn range_of_period(
        &self,
        indicator: IndicatorId,
        region: RegionId,
        period: Option<PeriodId>,
    ) -> impl Iterator<Item = Row> + use<> {
        let range = span(&self.indicator, 0..self.len(), indicator);
        let range = span(&self.region, range, region);
        rows(period.map_or(0..0, |period| span(&self.period, range, period)))
    }

    /// Rows of an indicator in a region whose period lies in a range of period ids.
    pub(super) fn range_of_periods(
        &self,
        indicator: IndicatorId,
        region: RegionId,
        periods: Range<PeriodId>,
    ) -> impl Iterator<Item = Row> + use<> {
        let range = span(&self.indicator, 0..self.len(), indicator);
        let range = span(&self.region, range, region);
        let part = &self.period[range.clone()];
        let from = part.partition_point(|p| *p < periods.start);
        let to = part.partition_point(|p| *p < periods.end).max(from);
        rows(range.start + from..range.start + to)
    }

    pub(super) fn indicator(&self, row: Row) -> IndicatorId {
        self.indicator[row.0 as usize]
    }

    pub(super) fn region(&self, row: Row) -> RegionId {
        self.region[row.0 as usize]
    }

    pub(super) fn period(&self, row: Row) -> PeriodId {
        self.period[row.0 as usize]
    }

    pub(super) fn dims(&self, row: Row) -> &DimSet {
        &self.dim_sets[self.dims[row.0 as usize].0 as usize]
    }

    pub(super) fn value(&self, row: Row) -> Option<f64> {
        if self.missing.get(row).is_some() {
            None
        } else {
            self.value.get(row.0 as usize).copied()
        }
    }

    pub(super) fn precision(&self, row: Row) -> Precision {
        self.precision.get(row).copied().unwrap_or_default()
    }

    pub(super) fn is_implied(&self, row: Row) -> bool {
        self.implied.get(row).is_some()
    }

    pub(super) fn id(&self, row: Row) -> Option<&str> {
        self.id.get(row).map(|s| &**s)
    }

    pub(super) fn period_label(&self, row: Row) -> Option<&str> {
        self.period_label.get(row).map(|s| &**s)
    }

    pub(super) fn source(&self, row: Row) -> Option<u16> {
        self.source.get(row).copied()
    }

    pub(super) fn locator(&self, row: Row) -> Option<&str> {
        self.locator.get(row).map(|s| &**s)
    }

    pub(super) fn excerpt(&self, row: Row) -> Option<&str> {
        self.excerpt.get(row).map(|s| &**s)
    }

    pub(super) fn note(&self, row: Row) -> Option<&str> {
        self.note.get(row).map(|s| &**s)
    }

    pub(super) fn part_of(&self, row: Row) -> Option<&str> {
        self.part_of.get(row).map(|s| &**s)
    }

    pub(super) fn position(&self, row: Row) -> u32 {
        self.position[row.0 as usize]
    }

    pub(super) fn row_of_id(&self, id: &str) -> Option<Row> {
        let index = self
            .by_id
            .partition_point(|row| self.id(*row).unwrap_or("") < id);
        let row = *self.by_id.get(index)?;
        (self.id(row) == Some(id)).then_some(row)
    }
}

fn rows(range: Range<usize>) -> impl Iterator<Item = Row> {
    (range.start as u32..range.end as u32).map(Row)
}

/// The part of a range in which a sorted column has a value.
fn span<T: Copy + Ord>(column: &[T], range: Range<usize>, value: T) -> Range<usize> {
    let part = &column[range.clone()];
    let from = part.partition_point(|v| *v < value);
    let to = part.partition_point(|v| *v <= value);
    range.start + from..range.start + to
}
