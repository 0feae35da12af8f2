//! Rows of cells that were all met before (重复出现的单元格): read without looking anything up by
//! name. What such a row says has been read once, without an issue, in an earlier row.

use super::lists::Column;
use super::memo::Memo;
use super::raw;
use crate::model::dataset::{Coded, DimSetId};
use crate::model::indicator::IndicatorId;
use crate::model::json::Raw;
use crate::model::period::Period;
use crate::model::region::RegionId;

/// Cells of one column.
enum Known<'a> {
    Indicator(Memo<'a>),
    /// Codes are places in [`Plain::periods`].
    Period(Memo<'a>),
    Region(Memo<'a>),
    Value,
    /// Codes tell the cells of the column apart.
    Dim(Memo<'a>),
    /// Not read here unless it says nothing.
    Other,
}

/// What the rows so far said.
pub(super) struct Plain<'a> {
    columns: Vec<Known<'a>>,
    periods: Vec<Period>,
    /// The dims of each combination of codes met, in order of the codes.
    dims: Vec<(Vec<u32>, DimSetId)>,
    codes: Vec<u32>,
    /// The last row's place in `dims`.
    last: usize,
}

impl<'a> Plain<'a> {
    pub(super) fn new(columns: &[Column<'_>]) -> Plain<'a> {
        let known = |column: &Column<'_>| match column {
            Column::Field("indicator") => Known::Indicator(Memo::default()),
            Column::Field("period") => Known::Period(Memo::default()),
            Column::Field("region") => Known::Region(Memo::default()),
            Column::Field("value") => Known::Value,
            Column::Dim(_) => Known::Dim(Memo::default()),
            Column::Field(_) | Column::Ignored => Known::Other,
        };
        Plain {
            columns: columns.iter().map(known).collect(),
            periods: Vec::new(),
            dims: Vec::new(),
            codes: Vec::new(),
            last: 0,
        }
    }

    /// What a row says, with its value; `None` when a cell was not met before.
    pub(super) fn read(&mut self, row: Raw<'a>, home: RegionId) -> Option<(Coded, Option<f64>)> {
        let (mut indicator, mut period, mut region, mut value) = (None, None, home, None);
        self.codes.clear();
        let mut cells = row.items();
        for column in &mut self.columns {
            let cell = cells.next()?;
            let text = cell.get();
            match column {
                Known::Indicator(memo) => indicator = Some(IndicatorId(memo.get(text)? as u16)),
                Known::Period(memo) => period = self.periods.get(memo.get(text)? as usize).copied(),
                Known::Region(memo) => region = RegionId(memo.get(text)? as u16),
                Known::Dim(memo) => self.codes.push(memo.get(text)?),
                Known::Value => value = Some(raw::value_or_null(cell).ok()?),
                Known::Other if raw::is_null(cell) => {}
                Known::Other => return None,
            }
        }
        if cells.next().is_some() {
            return None;
        }
        let is_last = |(codes, _): &&(Vec<u32>, DimSetId)| *codes == self.codes;
        let (_, dims) = match self.dims.get(self.last).filter(is_last) {
            Some(found) => found,
            None => {
                let found = self
                    .dims
                    .binary_search_by(|(codes, _)| codes.cmp(&self.codes));
                self.last = found.ok()?;
                self.dims.get(self.last)?
            }
        };
        let coded = Coded {
            indicator: indicator?,
            period: period?,
            region,
            dims: *dims,
        };
        Some((coded, value?))
    }

    /// Remembers what a row was read as.
    pub(super) fn learn(&mut self, cells: &[Raw<'a>], coded: &Coded) {
        self.codes.clear();
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            let text = cell.get();
            match column {
                Known::Indicator(memo) => memo.put(text, u32::from(coded.indicator.0)),
                Known::Region(memo) => memo.put(text, u32::from(coded.region.0)),
                Known::Period(memo) => {
                    if memo.get(text).is_none() {
                        memo.put(text, self.periods.len() as u32);
                        self.periods.push(coded.period);
                    }
                }
                Known::Dim(memo) => {
                    memo.put(text, memo.len() as u32);
                    self.codes.extend(memo.get(text));
                }
                Known::Other if !raw::is_null(*cell) => return,
                Known::Value | Known::Other => {}
            }
        }
        let at = self
            .dims
            .binary_search_by(|(codes, _)| codes.cmp(&self.codes));
        if let Err(at) = at {
            self.dims.insert(at, (self.codes.clone(), coded.dims));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::load::{Loaded, read};
    use proptest::prelude::*;

    const HEAD: &str = r#"{"format":"luzhi/1","id":"a","title":"t","as_of":"2024-12-31",
        "committee":{"id":"a","name":"n","short":"s","region":"610400"},
        "indicators":[{"id":"x.a","name":"a","family":"x","unit":"u","measure":"flow"},
                      {"id":"x.b","name":"b","family":"x","unit":"u","measure":"flow"}]"#;
    const NAMES: [&str; 6] = [
        "indicator",
        "period",
        "region",
        "dims.k",
        "value",
        "precision",
    ];
    /// Cells of each column, some of them not usable.
    const CELLS: [&[&str]; 6] = [
        &[
            "\"x.a\"",
            "\"x.b\"",
            "\"x.undefined\"",
            "\"\\u0078.a\"",
            "7",
            "\"\"",
        ],
        &["\"2023\"", "\"2023-04\"", "\"2024-Q1\"", "\"20x4\"", "null"],
        &["\"610402\"", "null", "\"\"", "\"999999\"", "[]"],
        &["\"p\"", "\"q\"", "null", "\"p\"", "3"],
        &["1", "-2.5", "null", "\"1\"", "1e400"],
        &["null", "null", "null", "\"over\"", "\"odd\""],
    ];

    fn rows(rows: &[[usize; 6]]) -> String {
        let line = |row: &[usize; 6]| {
            let cells = CELLS
                .iter()
                .zip(row)
                .map(|(cells, at)| cells[at % cells.len()]);
            format!("[{}]", cells.collect::<Vec<_>>().join(","))
        };
        let lines: Vec<String> = rows.iter().map(line).collect();
        let names = NAMES.map(|name| format!("\"{name}\"")).join(",");
        format!(
            "{HEAD},\"observations\":{{\"columns\":[{names}],\"rows\":[{}]}}}}",
            lines.join(",")
        )
    }

    fn objects(rows: &[[usize; 6]]) -> String {
        let line = |row: &[usize; 6]| {
            let cell = |at: usize| CELLS[at][row[at] % CELLS[at].len()];
            let of = |at: usize| format!("\"{}\":{}", NAMES[at], cell(at));
            let mut members: Vec<String> = [0, 1, 2, 4, 5].map(of).to_vec();
            if cell(3) != "null" {
                members.push(format!("\"dims\":{{\"k\":{}}}", cell(3)));
            }
            format!("{{{}}}", members.join(","))
        };
        let lines: Vec<String> = rows.iter().map(line).collect();
        format!("{HEAD},\"observations\":[{}]}}", lines.join(","))
    }

    /// Every observation with its coordinate, and how many issues there are of each problem.
    fn seen(read: Option<&Loaded>) -> Option<(Vec<String>, usize)> {
        let loaded = read?;
        let data = &loaded.dataset;
        let line = |row| {
            format!(
                "{:?} {:?} {:?}",
                data.coordinate(row),
                data.value(row),
                data.precision(row)
            )
        };
        Some((data.rows().map(line).collect(), loaded.issues.len()))
    }

    proptest! {
        #[test]
        fn rows_are_read_as_objects_are(codes in prop::collection::vec(prop::array::uniform6(0..6usize), 1..60)) {
            let (rows, objects) = (rows(&codes), objects(&codes));
            let (rows, objects) = (read(rows.as_bytes()).ok(), read(objects.as_bytes()).ok());
            prop_assert_eq!(seen(rows.as_ref()), seen(objects.as_ref()));
        }
    }
}
