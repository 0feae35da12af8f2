//! Rows as slices (切片): the columns of one indicator, for what is added up by the thousand.

use luzhi_kernels::query::{Lines, Numbers, Run};
use luzhi_kernels::sort::Span;

use super::Dataset;
use super::columns::{Row, Sparse};
use crate::model::indicator::IndicatorId;
use crate::model::value::Precision;

/// The rows of one indicator as slices, with what is rare among them.
pub struct Slice<'a> {
    /// The first of the rows in the data set.
    pub first: u32,
    /// Where the rows of each region begin.
    spans: &'a [Span],
    runs: &'a [Run],
    /// The sums of dozens of all rows of the data set, which the runs tell the places of.
    pub dozens: &'a [f64],
    periods: &'a [u16],
    values: Numbers<'a>,
    missing: Vec<u32>,
    marks: Vec<(u32, u8)>,
}

impl Slice<'_> {
    /// How exact a row of the data set is that is among these, as a mark.
    pub fn mark(&self, row: Row) -> u8 {
        let at = row.0 - self.first;
        let found = self.marks.binary_search_by_key(&at, |(row, _)| *row).ok();
        found
            .and_then(|found| self.marks.get(found))
            .map_or(0, |(_, mark)| *mark)
    }

    /// What the kernels add up.
    pub fn lines(&self) -> Lines<'_> {
        Lines {
            spans: self.spans,
            first: self.first,
            runs: self.runs,
            periods: self.periods,
            values: self.values,
            missing: &self.missing,
            marks: &self.marks,
        }
    }
}

impl Dataset {
    /// The rows of an indicator as slices; `None` where they are not plain: any has dims, or is
    /// implied, and has to be looked at one by one.
    pub fn slice(&self, indicator: IndicatorId) -> Option<Slice<'_>> {
        let columns = &self.columns;
        let spans = columns.spans_of(indicator);
        let rows = columns.rows_of(spans.clone());
        let (from, to) = (Row(rows.start as u32), Row(rows.end as u32));
        let are_plain = columns.dims.are_none(rows.clone(), &columns.dim_sets)
            && columns.implied.between(from, to).is_empty();
        if !are_plain {
            return None;
        }
        let marks = columns.precision.between(from, to).iter();
        let missing = columns.missing.between(from, to).iter();
        Some(Slice {
            first: from.0,
            spans: columns.spans.get(spans.clone())?,
            runs: columns.dozens.runs.get(spans)?,
            dozens: &columns.dozens.sums,
            periods: columns.period.get(rows.clone())?,
            values: columns.numbers(rows)?,
            missing: missing.map(|(row, ())| row.0 - from.0).collect(),
            marks: marks
                .map(|(row, precision)| (row.0 - from.0, *precision as u8))
                .collect(),
        })
    }
}

impl Dataset {
    /// All rows of an indicator, those of the latest period first; counted, not compared.
    pub fn latest_first(&self, indicator: IndicatorId) -> Vec<Row> {
        let rows = self.columns.rows_of(self.columns.spans_of(indicator));
        let periods = self.columns.period.get(rows.clone()).unwrap_or_default();
        // Where the next row of a period goes.
        let mut places = vec![0u32; self.periods.len() + 1];
        for period in periods {
            if let Some(count) = places.get_mut(usize::from(*period)) {
                *count += 1;
            }
        }
        let mut before = 0;
        for place in places.iter_mut().rev() {
            before += std::mem::replace(place, before);
        }
        let mut ordered = vec![Row(0); rows.len()];
        for (row, period) in rows.zip(periods) {
            let Some(place) = places.get_mut(usize::from(*period)) else {
                continue;
            };
            if let Some(to) = ordered.get_mut(*place as usize) {
                *to = Row(row as u32);
            }
            *place += 1;
        }
        ordered
    }
}

impl<T> Sparse<T> {
    /// The entries of the rows from one up to, and without, another.
    fn between(&self, from: Row, to: Row) -> &[(Row, T)] {
        let start = self.0.partition_point(|(row, _)| *row < from);
        let end = self.0.partition_point(|(row, _)| *row < to);
        self.0.get(start..end).unwrap_or_default()
    }
}

/// The precision of a mark.
pub fn precision_of(mark: u8) -> Precision {
    let all = [
        Precision::Exact,
        Precision::Over,
        Precision::AtLeast,
        Precision::About,
    ];
    all.get(usize::from(mark)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::model::dataset::sample::{Kit, dataset};

    #[test]
    fn rows_of_the_latest_period_come_first_in_order_of_region() {
        let lines = "c.held 2023 k1 - 1\nc.held 2021 city - 2\nc.held 2023 city - 3
            c.held 2023-01 k2 - 4\nc.held 2022 k1 - 5\ni.received 2023 city - 6";
        let data = dataset(Kit::default(), lines);
        for (id, _) in data.indicators() {
            let mut sorted: Vec<_> = data.rows_of(id).collect();
            sorted.sort_by_key(|row| (std::cmp::Reverse(data.row_period(*row)), *row));
            assert_eq!(data.latest_first(id), sorted);
        }
        let held = data.find_indicator("c.held").unwrap();
        let values: Vec<_> = data.latest_first(held);
        let values: Vec<_> = values.into_iter().filter_map(|r| data.value(r)).collect();
        assert_eq!(values, [3.0, 1.0, 4.0, 5.0, 2.0]);
    }
}
