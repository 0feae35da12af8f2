//! The columns of a data set: plain for what every row has, sparse for what is rare.

use std::ops::Range;

use luzhi_kernels::query::{Dozens, Numbers};
use luzhi_kernels::sort::{Span, picked};
use luzhi_kernels::values::Values;

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

    /// The rows that have a value.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        self.0.iter().map(|(row, _)| *row)
    }

    fn get(&self, row: Row) -> Option<&T> {
        let index = self.0.binary_search_by_key(&row, |(r, _)| *r).ok()?;
        Some(&self.0[index].1)
    }
}

/// A column of sets of dims, as narrow as their number allows.
#[derive(Clone, Debug, Default)]
pub(super) enum Dims {
    /// All rows have the first.
    #[default]
    One,
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl Dims {
    /// The dims of places, in an order that is `None` when it is that of the places.
    pub(super) fn of(places: &[u32], order: Option<&[u32]>) -> Dims {
        let most = places.iter().copied().max().unwrap_or(0);
        if most == 0 {
            return Dims::One;
        }
        let wide = match order {
            Some(order) => picked(places, order),
            None => places.to_vec(),
        };
        match u16::try_from(most) {
            Ok(_) => Dims::Narrow(wide.iter().map(|dims| *dims as u16).collect()),
            Err(_) => Dims::Wide(wide),
        }
    }

    #[inline]
    fn get(&self, row: Row) -> DimSetId {
        let row = row.0 as usize;
        DimSetId(match self {
            Dims::One => 0,
            Dims::Narrow(all) => u32::from(all[row]),
            Dims::Wide(all) => all[row],
        })
    }

    /// How many rows have dims of their own; `None` where all have the same.
    pub(super) fn len(&self) -> Option<usize> {
        match self {
            Dims::One => None,
            Dims::Narrow(all) => Some(all.len()),
            Dims::Wide(all) => Some(all.len()),
        }
    }

    /// Whether rows one after the other have no dims; the sets are in order of number.
    pub(super) fn are_none(&self, rows: Range<usize>, sets: &[DimSet]) -> bool {
        let is_none = |set: usize| sets.get(set).is_some_and(DimSet::is_empty);
        match self {
            Dims::One => is_none(0),
            Dims::Narrow(all) => {
                let all = all.get(rows).unwrap_or_default();
                all.first().is_none_or(|set| is_none(usize::from(*set)))
                    && luzhi_kernels::query::all_alike(all)
            }
            Dims::Wide(all) => {
                let all = all.get(rows).unwrap_or_default();
                all.first().is_none_or(|set| is_none(*set as usize))
                    && luzhi_kernels::query::all_alike(all)
            }
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Dims::One => 0,
            Dims::Narrow(all) => all.capacity() * size_of::<u16>(),
            Dims::Wide(all) => all.capacity() * size_of::<u32>(),
        }
    }
}

/// Rows between the entries of the index into the spans: few enough to step through.
const BLOCK: usize = 16;

/// All columns, sorted by (indicator, region, period, dims).
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// Where each indicator and region begins.
    pub(super) spans: Vec<Span>,
    /// The span of every sixteenth row.
    pub(super) blocks: Vec<u32>,
    /// Places in the data set's periods.
    pub(super) period: Vec<u16>,
    pub(super) dims: Dims,
    /// Zero where the row is in `missing`.
    pub(super) value: Values,
    /// Added up from the others.
    pub(super) dozens: Dozens,
    /// Where each row stands in the file; `None` when the file is in order.
    pub(super) position: Option<Vec<u32>>,
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
    /// Bytes held for all rows by what every row has.
    pub(super) fn bytes(&self) -> usize {
        let position = self.position.as_ref().map_or(0, Vec::capacity);
        self.spans.capacity() * size_of::<Span>()
            + (self.blocks.capacity() + position) * size_of::<u32>()
            + self.period.capacity() * size_of::<u16>()
            + self.dims.bytes()
            + self.value.bytes()
            + self.dozens.bytes()
    }

    /// The values of rows.
    pub(super) fn numbers(&self, rows: Range<usize>) -> Option<Numbers<'_>> {
        Some(match &self.value {
            Values::Whole(all) => Numbers::Whole(all.get(rows)?),
            Values::Any(all) => Numbers::Any(all.get(rows)?),
        })
    }

    /// Adds up what is added up once, when all rows are there.
    pub(super) fn add_up(&mut self) {
        if let Some(numbers) = self.numbers(0..self.len()) {
            self.dozens = Dozens::new(&self.spans, &self.period, numbers);
        }
    }

    /// Takes where indicators and regions begin, before anything else is looked up.
    pub(super) fn set_spans(&mut self, mut spans: Vec<Span>, rows: usize) {
        spans.shrink_to_fit();
        self.blocks = luzhi_kernels::sort::blocks(&spans, rows, BLOCK);
        self.spans = spans;
    }

    pub(super) fn len(&self) -> usize {
        self.value.len()
    }

    /// Where each indicator and region begins.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The spans of an indicator.
    pub(super) fn spans_of(&self, indicator: IndicatorId) -> Range<usize> {
        let from = self.spans.partition_point(|s| s.first < indicator.0);
        from..self.spans.partition_point(|s| s.first <= indicator.0)
    }

    /// The rows of spans.
    pub(super) fn rows_of(&self, spans: Range<usize>) -> Range<usize> {
        let from = |span: usize| self.spans.get(span).map_or(self.len(), |s| s.from as usize);
        from(spans.start)..from(spans.end)
    }

    fn region_rows(&self, indicator: IndicatorId, region: RegionId) -> Range<usize> {
        let key = (indicator.0, region.0);
        let at = self.spans.partition_point(|s| (s.first, s.second) < key);
        let is_there = self
            .spans
            .get(at)
            .is_some_and(|s| (s.first, s.second) == key);
        self.rows_of(at..at + usize::from(is_there))
    }

    pub(super) fn range_of_indicator(
        &self,
        indicator: IndicatorId,
    ) -> impl Iterator<Item = Row> + use<> {
        rows(self.rows_of(self.spans_of(indicator)))
    }

    pub(super) fn range_of_region(
        &self,
        indicator: IndicatorId,
        region: RegionId,
    ) -> impl Iterator<Item = Row> + use<> {
        rows(self.region_rows(indicator, region))
    }

    pub(super) fn range_of_period(
        &self,
        indicator: IndicatorId,
        region: RegionId,
        period: Option<PeriodId>,
    ) -> impl Iterator<Item = Row> + use<> {
        let next = |period: PeriodId| PeriodId(period.0.saturating_add(1));
        let periods = period.map_or(PeriodId(0)..PeriodId(0), |period| period..next(period));
        self.range_of_periods(indicator, region, periods)
    }

    /// Rows of an indicator in a region whose period lies in a range of period ids.
    pub(super) fn range_of_periods(
        &self,
        indicator: IndicatorId,
        region: RegionId,
        periods: Range<PeriodId>,
    ) -> impl Iterator<Item = Row> + use<> {
        let range = self.region_rows(indicator, region);
        let part = &self.period[range.clone()];
        let from = part.partition_point(|p| *p < periods.start.0);
        let to = part.partition_point(|p| *p < periods.end.0).max(from);
        rows(range.start + from..range.start + to)
    }

    /// The span of a row.
    #[inline]
    fn span(&self, row: Row) -> Option<&Span> {
        let block = self.blocks.get(row.0 as usize / BLOCK)?;
        let mut span = *block as usize;
        while self
            .spans
            .get(span + 1)
            .is_some_and(|next| next.from <= row.0)
        {
            span += 1;
        }
        self.spans.get(span)
    }

    pub(super) fn indicator(&self, row: Row) -> IndicatorId {
        IndicatorId(self.span(row).map_or(0, |span| span.first))
    }

    pub(super) fn region(&self, row: Row) -> RegionId {
        RegionId(self.span(row).map_or(0, |span| span.second))
    }

    pub(super) fn period(&self, row: Row) -> PeriodId {
        PeriodId(self.period[row.0 as usize])
    }

    pub(super) fn dim_set(&self, row: Row) -> DimSetId {
        self.dims.get(row)
    }

    pub(super) fn dims(&self, row: Row) -> &DimSet {
        &self.dim_sets[self.dims.get(row).0 as usize]
    }

    pub(super) fn value(&self, row: Row) -> Option<f64> {
        if self.missing.get(row).is_some() {
            None
        } else {
            self.value.get(row.0 as usize)
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
        let place = |position: &Vec<u32>| position[row.0 as usize];
        self.position.as_ref().map_or(row.0, place)
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
