//! The data set (数据集): every observation of an export in columns, immutable once built.
//!
//! Rows are sorted by indicator, region, period and dimensions, so a coordinate is found by
//! binary search. What is rare (precision, source, notes …) is kept in sparse columns.

mod build;
mod columns;
mod coordinate;
mod freeze;
mod input;
mod pack;
mod private;
mod query;
#[cfg(test)]
pub mod sample;
mod settle;
mod unloaded;
mod within;

pub use build::Builder;
pub use columns::{DimSetId, PeriodId, Row};
pub use coordinate::{Coordinate, DimId, DimSet, MemberId};
pub use input::{Coded, Collision, ObservationInput};
pub use private::is_hidden;
pub use query::{Slice, precision_of};
pub use unloaded::Holding;

use super::catalogue::Catalogue;
use super::indicator::{Indicator, IndicatorId};
use super::period::{Day, Period};
use super::record::Records;
use super::region::{Region, RegionId, Regions};
use super::value::{Precision, Status};
use columns::Columns;
use luzhi_kernels::sort::Span;
use unloaded::Unloaded;

/// What a row is written in codes of (列).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Indicator,
    Region,
    Dims,
    Period,
    Source,
}

/// A source document (来源).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: Option<String>,
    /// As written; sources may carry no more than a year.
    pub date: Option<String>,
    pub url: Option<String>,
}

/// The committee (政协委员会) an export speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    pub id: String,
    pub name: String,
    pub short: String,
    pub region: RegionId,
}

/// What an export says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    pub id: String,
    pub title: String,
    pub committee: Committee,
    /// The date the figures speak for; the dashboard's "today".
    pub as_of: Day,
    pub generated_at: Option<String>,
    pub status: Status,
    pub sources: Vec<Source>,
}

impl Meta {
    /// Whether it speaks for an earlier day than another, or for the same and was made earlier.
    pub fn is_older_than(&self, other: &Meta) -> bool {
        let made = self.generated_at.as_ref().zip(other.generated_at.as_ref());
        self.as_of < other.as_of
            || (self.as_of == other.as_of && made.is_some_and(|(own, others)| own < others))
    }
}

/// A planned value (目标).
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub coordinate: Coordinate,
    pub value: f64,
}

/// One observation, looked up: everything that the export says of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation<'a> {
    pub row: Row,
    pub coordinate: Coordinate,
    /// `None`: the export says that it is not provided.
    pub value: Option<f64>,
    pub precision: Precision,
    /// The text implies the figure without stating it; left out of totals.
    pub is_implied: bool,
    pub id: Option<&'a str>,
    pub period_label: Option<&'a str>,
    pub source: Option<&'a Source>,
    pub locator: Option<&'a str>,
    pub excerpt: Option<&'a str>,
    pub note: Option<&'a str>,
    /// Id of the observation this one is a part of (其中).
    pub part_of: Option<&'a str>,
    /// Position in the file's list of observations.
    pub position: u32,
}

/// The data set (数据集) of one export.
#[derive(Clone, Debug)]
pub struct Dataset {
    pub meta: Meta,
    pub catalogue: Catalogue,
    pub regions: Regions,
    pub records: Records,
    pub targets: Vec<Target>,
    /// Coordinates that the file reports more than once with different values.
    pub collisions: Vec<Collision>,
    /// Rows that the file states more than once, alike.
    pub repeated: Vec<Row>,
    indicators: Vec<Indicator>,
    periods: Vec<Period>,
    dims: Vec<String>,
    members: Vec<String>,
    columns: Columns,
    unloaded: Unloaded,
}

impl Dataset {
    /// Number of observations.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no observation.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes held for all observations by what every one of them has.
    pub fn bytes_held(&self) -> usize {
        self.columns.bytes()
    }

    /// Where the rows of each indicator (first) and region (second) begin, in order.
    pub fn spans(&self) -> &[Span] {
        self.columns.spans()
    }

    /// The indicator of an id; ids come from this data set.
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(usize::from(id.0))
    }

    /// The indicator of a written id.
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorId> {
        self.indicators
            .iter()
            .position(|i| i.id == id)
            .map(|i| IndicatorId(i as u16))
    }

    /// Every indicator known to this data set (catalogue and export), in catalogue order, then as met.
    pub fn indicators(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        self.indicators
            .iter()
            .enumerate()
            .map(|(i, indicator)| (IndicatorId(i as u16), indicator))
    }

    /// The region of an id.
    pub fn region(&self, id: RegionId) -> Option<&Region> {
        self.regions.get(id)
    }

    /// The committee's own region.
    pub fn home(&self) -> RegionId {
        self.meta.committee.region
    }

    /// Every period that an observation or a target speaks of, in order.
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The written name of a dimension.
    pub fn dim_name(&self, id: DimId) -> &str {
        self.dims.get(usize::from(id.0)).map_or("", String::as_str)
    }

    /// The written name of a dimension's member.
    pub fn member_name(&self, id: MemberId) -> &str {
        self.members.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The dimension of a written name, if an observation has it.
    pub fn find_dim(&self, name: &str) -> Option<DimId> {
        self.dims
            .iter()
            .position(|d| d == name)
            .map(|i| DimId(i as u16))
    }

    /// The member of a written name, if an observation has it.
    pub fn find_member(&self, name: &str) -> Option<MemberId> {
        self.members
            .iter()
            .position(|m| m == name)
            .map(|i| MemberId(i as u32))
    }

    /// The dims of written names; `None` when one does not occur in the data.
    pub fn find_dims<'a>(
        &self,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Option<DimSet> {
        let pairs: Option<Vec<_>> = pairs
            .into_iter()
            .map(|(d, m)| Some((self.find_dim(d)?, self.find_member(m)?)))
            .collect();
        Some(DimSet::new(pairs?))
    }

    /// All rows of an indicator.
    pub fn rows_of(&self, indicator: IndicatorId) -> impl Iterator<Item = Row> + use<> {
        self.columns.range_of_indicator(indicator)
    }

    /// All rows of an indicator in a region, in order of period, then dims.
    pub fn rows_in(
        &self,
        indicator: IndicatorId,
        region: RegionId,
    ) -> impl Iterator<Item = Row> + use<> {
        self.columns.range_of_region(indicator, region)
    }

    /// All rows of an indicator in a region and period, whatever their dims.
    pub fn rows_at(
        &self,
        indicator: IndicatorId,
        region: RegionId,
        period: Period,
    ) -> impl Iterator<Item = Row> + use<> {
        let period = self
            .periods
            .binary_search(&period)
            .ok()
            .map(|i| PeriodId(i as u16));
        self.columns.range_of_period(indicator, region, period)
    }

    /// Rows of an indicator in a region whose period ends inside a period, found by binary search:
    /// periods are in order of their end.
    pub fn rows_ending_in(
        &self,
        indicator: IndicatorId,
        region: RegionId,
        period: Period,
    ) -> impl Iterator<Item = Row> + use<> {
        let start = period.start();
        let from = self
            .periods
            .partition_point(|p| start.is_some_and(|start| p.end() < start));
        let to = self.periods.partition_point(|p| p.end() <= period.end());
        self.columns.range_of_periods(
            indicator,
            region,
            PeriodId(from as u16)..PeriodId(to as u16),
        )
    }

    /// The row exactly at a coordinate.
    pub fn row_at(&self, coordinate: &Coordinate) -> Option<Row> {
        self.rows_at(coordinate.indicator, coordinate.region, coordinate.period)
            .find(|row| self.columns.dims(*row) == &coordinate.dims)
    }

    /// The value of a row; `None` when not provided.
    pub fn value(&self, row: Row) -> Option<f64> {
        self.columns.value(row)
    }

    /// The dims of a row.
    pub fn row_dims(&self, row: Row) -> &DimSet {
        self.columns.dims(row)
    }

    /// The period of a row.
    pub fn row_period(&self, row: Row) -> Period {
        let id = self.columns.period(row);
        self.periods
            .get(usize::from(id.0))
            .copied()
            .unwrap_or(Period::day(self.meta.as_of))
    }

    /// The precision of a row.
    pub fn precision(&self, row: Row) -> Precision {
        self.columns.precision(row)
    }

    /// Whether the source implies the row's figure without stating it.
    pub fn is_implied(&self, row: Row) -> bool {
        self.columns.is_implied(row)
    }

    /// The coordinate of a row.
    pub fn coordinate(&self, row: Row) -> Coordinate {
        Coordinate {
            indicator: self.columns.indicator(row),
            period: self.row_period(row),
            region: self.columns.region(row),
            dims: self.columns.dims(row).clone(),
        }
    }

    /// A number that only rows of the same words in a column share; `None` where a row has words of
    /// its own.
    pub fn row_code(&self, row: Row, of: Column) -> Option<u32> {
        let columns = &self.columns;
        match of {
            Column::Indicator => Some(columns.indicator(row).0.into()),
            Column::Region => Some(columns.region(row).0.into()),
            Column::Dims => Some(columns.dim_set(row).0),
            Column::Period => {
                (columns.period_label(row).is_none()).then_some(columns.period(row).0.into())
            }
            Column::Source => {
                let source = columns.source(row).map_or(0, |s| u32::from(s) + 1);
                (columns.locator(row).is_none()).then_some(source)
            }
        }
    }

    /// The export's own wordings of periods, in order of row.
    pub fn period_labels(&self) -> impl Iterator<Item = (Period, &str)> {
        let labels = self.columns.period_label.0.iter();
        labels.map(|(row, label)| (self.row_period(*row), &**label))
    }

    /// Everything that the export says of a row.
    pub fn observation(&self, row: Row) -> Observation<'_> {
        Observation {
            row,
            coordinate: self.coordinate(row),
            value: self.value(row),
            precision: self.precision(row),
            is_implied: self.is_implied(row),
            id: self.columns.id(row),
            period_label: self.columns.period_label(row),
            source: self
                .columns
                .source(row)
                .and_then(|s| self.meta.sources.get(usize::from(s))),
            locator: self.columns.locator(row),
            excerpt: self.columns.excerpt(row),
            note: self.columns.note(row),
            part_of: self.columns.part_of(row),
            position: self.columns.position(row),
        }
    }

    /// The row of an observation's own id.
    pub fn row_of_id(&self, id: &str) -> Option<Row> {
        self.columns.row_of_id(id)
    }

    /// All rows in order of indicator, region, period and dims.
    pub fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        (0..self.len() as u32).map(Row)
    }
}
