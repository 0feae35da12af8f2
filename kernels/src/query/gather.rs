//! From rows to cells: what each region has in each column of periods.

use super::Numbers;
use crate::sort::Span;

/// The rows of one indicator, in order of region and period; each region has a period once.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    /// Where the rows of each region (second) begin, counted from `first`.
    pub spans: &'a [Span],
    pub first: u32,
    pub periods: &'a [u16],
    /// Zero where a row has none.
    pub values: Numbers<'a>,
    /// Rows without a value, in order.
    pub missing: &'a [u32],
    /// Rows whose value is not exact, in order, each with how much so.
    pub marks: &'a [(u32, u8)],
}

/// Periods that are added together: codes from the first up to, and without, the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub from: u16,
    pub to: u16,
    /// Only those of the codes that `taken` says.
    pub has_holes: bool,
}

/// What one region has in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    pub value: f64,
    /// Rows, those without a value too.
    pub rows: u16,
    /// Rows without a value.
    pub missing: u16,
    /// The least exact of its values.
    pub mark: u8,
}

impl Cell {
    /// Rows with a value.
    pub fn have(&self) -> u16 {
        self.rows - self.missing
    }
}

impl<'a> Lines<'a> {
    /// The region of a span, and its rows.
    pub fn span(&self, at: usize) -> Option<(u16, (usize, usize))> {
        let span = self.spans.get(at)?;
        let row = |from: u32| from.saturating_sub(self.first) as usize;
        let next = self.spans.get(at + 1);
        let to = next.map_or(self.periods.len(), |next| row(next.from));
        Some((span.second, (row(span.from), to)))
    }

    /// The span of a region: where it is expected, else found by halving.
    #[inline(always)]
    fn find(&self, region: u16, expected: usize) -> Option<usize> {
        let is_here = |at: usize| self.spans.get(at).is_some_and(|s| s.second == region);
        if is_here(expected) {
            return Some(expected);
        }
        let at = self.spans.partition_point(|s| s.second < region);
        is_here(at).then_some(at)
    }

    /// The row of a period in a run.
    pub fn row(&self, run: (u32, u32), period: u16) -> Option<usize> {
        let periods = &self.periods[run.0 as usize..run.1 as usize];
        let at = periods.partition_point(|p| *p < period);
        let found = periods.get(at) == Some(&period);
        found.then_some(run.0 as usize + at)
    }

    /// How the rows of a period are found in a run.
    #[inline(always)]
    fn finder(&self, run: (usize, usize)) -> Finder<'a> {
        let periods = &self.periods[run.0..run.1];
        let (Some(&first), Some(&last)) = (periods.first(), periods.last()) else {
            return Finder::Any(run.0, periods);
        };
        // One row for each period from the first to the last?
        if usize::from(last - first) + 1 == periods.len() {
            return Finder::Each(run.0, first, last + 1);
        }
        Finder::Any(run.0, periods)
    }
}

/// Where the rows of a run begin, and how one is found.
enum Finder<'a> {
    /// Every period from one up to, and without, another has a row.
    Each(usize, u16, u16),
    /// In order of period.
    Any(usize, &'a [u16]),
}

impl Finder<'_> {
    /// The first row of a period or a later one.
    #[inline(always)]
    fn at(&self, code: u16) -> usize {
        match self {
            Finder::Each(start, first, last) => {
                start + usize::from(code.clamp(*first, *last) - first)
            }
            Finder::Any(start, periods) => start + periods.partition_point(|p| *p < code),
        }
    }
}

/// Adds rows into cells, column after column, one cell for each region; `runs` is where each
/// region's rows are found. `taken` says, by period, which are added where a column has holes.
pub fn gather(
    lines: &Lines<'_>,
    regions: &[u16],
    columns: &[Column],
    taken: &[bool],
    runs: &mut Vec<(u32, u32)>,
    cells: &mut Vec<Cell>,
) {
    runs.clear();
    cells.clear();
    cells.resize(regions.len() * columns.len(), Cell::default());
    let mut expected = 0;
    for (member, region) in regions.iter().enumerate() {
        let found = lines.find(*region, expected);
        let Some((_, run)) = found.and_then(|at| lines.span(at)) else {
            runs.push((0, 0));
            continue;
        };
        runs.push((run.0 as u32, run.1 as u32));
        expected = found.map_or(0, |at| at + 1);
        let finder = lines.finder(run);
        for (number, column) in columns.iter().enumerate() {
            let (from, to) = (finder.at(column.from), finder.at(column.to));
            let cell = &mut cells[number * regions.len() + member];
            if column.has_holes {
                for row in from..to {
                    let code = lines.periods[row];
                    if taken.get(usize::from(code)) == Some(&true) {
                        cell.value += lines.values.at(row);
                        cell.rows += 1;
                    }
                }
            } else if from < to {
                cell.value = lines.values.sum(from, to);
                cell.rows = (to - from) as u16;
            }
        }
        let places = |row: u32| {
            let code = lines.periods[row as usize];
            let is_in = move |c: &Column| {
                c.from <= code
                    && code < c.to
                    && (!c.has_holes || taken.get(usize::from(code)) == Some(&true))
            };
            let all = columns.iter().enumerate();
            let fitting = all.filter(move |(_, c)| is_in(c));
            fitting.map(move |(number, _)| number * regions.len() + member)
        };
        let of_run = |rows: &[u32]| {
            let from = rows.partition_point(|row| (*row as usize) < run.0);
            let count = rows[from..]
                .iter()
                .take_while(|row| (**row as usize) < run.1);
            (from, from + count.count())
        };
        let (from, to) = of_run(lines.missing);
        for row in &lines.missing[from..to] {
            for place in places(*row) {
                cells[place].missing += 1;
            }
        }
        let from = lines
            .marks
            .partition_point(|(row, _)| (*row as usize) < run.0);
        for (row, mark) in &lines.marks[from..] {
            if *row as usize >= run.1 {
                break;
            }
            if lines.missing.binary_search(row).is_err() {
                for place in places(*row) {
                    cells[place].mark = cells[place].mark.max(*mark);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rows of regions: periods in order, each with a value or none, and how exact it is.
    type Rows = Vec<Vec<(u16, Option<i32>, u8)>>;

    fn rows() -> impl Strategy<Value = Rows> {
        let of_region = (0..9u16, prop::sample::select(vec![1.0, 1.0, 0.7, 0.0]));
        let of_region = of_region.prop_flat_map(|(first, share)| {
            let row = (prop::option::weighted(0.8, any::<i32>()), 0..3u8);
            let row = (row, prop::bool::weighted(share));
            prop::collection::vec(row, 0..20).prop_map(move |rows| {
                let rows = rows.into_iter().zip(first..);
                let held = rows.filter(|((_, is_held), _)| *is_held);
                let held = held.map(|(((value, mark), _), at)| (at, value, mark));
                held.collect()
            })
        });
        prop::collection::vec(of_region, 1..6)
    }

    proptest! {
        #[test]
        fn a_cell_is_the_rows_of_its_region_and_periods(
            rows in rows(),
            columns in prop::collection::vec((0..30u16, 0..30u16, prop::bool::weighted(0.1)), 1..6),
            taken in prop::collection::vec(any::<bool>(), 30),
            is_whole: bool,
            first: u16,
        ) {
            let columns: Vec<Column> = columns
                .into_iter()
                .map(|(from, to, has_holes)| Column { from: from.min(to), to, has_holes })
                .collect();
            let (mut spans, mut periods, mut whole) = (Vec::new(), Vec::new(), Vec::new());
            let (mut missing, mut marks) = (Vec::new(), Vec::new());
            let first = u32::from(first);
            for (region, rows) in rows.iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
                let from = first + periods.len() as u32;
                spans.push(Span { first: 4, second: region as u16, from });
                for (period, value, mark) in rows {
                    let row = periods.len() as u32;
                    periods.push(*period);
                    whole.push(value.unwrap_or(0));
                    missing.extend(value.is_none().then_some(row));
                    marks.extend((*mark > 0).then_some((row, *mark)));
                }
            }
            let any: Vec<f64> = whole.iter().map(|v| f64::from(*v)).collect();
            let values = if is_whole { Numbers::Whole(&whole) } else { Numbers::Any(&any) };
            let lines = Lines { spans: &spans, first, periods: &periods, values, missing: &missing, marks: &marks };
            // In any order, and one that has no rows.
            let regions: Vec<u16> = (0..=rows.len() as u16).rev().collect();
            let (mut runs, mut cells) = (Vec::new(), Vec::new());
            gather(&lines, &regions, &columns, &taken, &mut runs, &mut cells);
            for (number, column) in columns.iter().enumerate() {
                for (member, region) in regions.iter().enumerate() {
                    let is_in = |period: u16| {
                        (column.from..column.to).contains(&period)
                            && (!column.has_holes || taken[usize::from(period)])
                    };
                    let own = rows.get(usize::from(*region)).into_iter().flatten();
                    let own: Vec<_> = own.filter(|(period, ..)| is_in(*period)).collect();
                    let known: Vec<_> = own.iter().filter_map(|(_, value, mark)| Some(((*value)?, *mark))).collect();
                    let cell = cells[number * regions.len() + member];
                    prop_assert_eq!(cell.value, known.iter().map(|(v, _)| f64::from(*v)).sum::<f64>());
                    prop_assert_eq!((cell.rows as usize, cell.have() as usize), (own.len(), known.len()));
                    prop_assert_eq!(cell.mark, known.iter().map(|(_, mark)| *mark).max().unwrap_or(0));
                }
            }
        }
    }
}
