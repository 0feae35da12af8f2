//! From rows to cells: what each region has in each column of periods.

use super::{Numbers, sum};
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
}

/// Where the rows of each column are in a run.
#[derive(Default)]
struct Shapes {
    /// The first and the last period of the run before, where it had a row for each between them.
    each: Option<(u16, u16)>,
    places: Vec<(u32, u32)>,
    /// Where the rows of all columns begin, and how many each has, where they follow one another
    /// and have as many.
    tiles: Option<(usize, usize)>,
}

impl Shapes {
    /// Finds the rows of each column in a run with these periods.
    /// Most runs have a row for every period of the same span, so that the answer is the one before.
    #[inline(always)]
    fn fit(&mut self, periods: &[u16], columns: &[Column]) {
        let ends = periods.first().copied().zip(periods.last().copied());
        let each = ends.filter(|(first, last)| usize::from(last - first) + 1 == periods.len());
        if each.is_none() || each != self.each {
            self.each = each;
            self.find(periods, columns);
        }
    }

    #[cold]
    #[inline(never)]
    fn find(&mut self, periods: &[u16], columns: &[Column]) {
        let at = |code: u16| periods.partition_point(|p| *p < code) as u32;
        let found = columns
            .iter()
            .map(|column| (at(column.from), at(column.to)));
        self.places.clear();
        self.places.extend(found);
        let first = self.places.first().filter(|(from, to)| from < to);
        self.tiles = first.and_then(|(start, end)| {
            let width = end - start;
            let mut tiles = (*start..).step_by(width as usize).zip(&self.places);
            let are_tiles = tiles.all(|(at, place)| *place == (at, at + width));
            are_tiles.then_some((*start as usize, width as usize))
        });
    }
}

/// Puts a row without a value, or one that is not exact, into the cells that it is in.
#[inline(never)]
fn put(columns: &[Column], cells: &mut [Cell], code: u16, taken: &[bool], how: (u16, u8)) {
    for (column, cell) in columns.iter().zip(cells) {
        if column.from <= code && code < column.to && is_taken(column, code, taken) {
            cell.missing += how.0;
            cell.mark = cell.mark.max(how.1);
        }
    }
}

#[inline(always)]
fn is_taken(column: &Column, code: u16, taken: &[bool]) -> bool {
    !column.has_holes || taken.get(usize::from(code)) == Some(&true)
}

/// Rows added into cells.
#[derive(Default)]
pub struct Gathered {
    /// By region, then column.
    pub cells: Vec<Cell>,
    pub columns: usize,
    /// Where each region's rows are.
    pub runs: Vec<(u32, u32)>,
    /// Which regions have whole numbers for every period of the same span, all of them exact: their
    /// cells differ in nothing but values.
    pub alike: Vec<bool>,
    /// The first of them.
    pub model: usize,
}

impl Gathered {
    /// The cells of regions from one up to, and without, another.
    #[inline(always)]
    pub fn of(&self, from: usize, to: usize) -> &[Cell] {
        let all = self.cells.get(from * self.columns..to * self.columns);
        all.unwrap_or_default()
    }
}

/// The most rows whose whole numbers may be added in any order, as no sum of them leaves what a
/// double holds exactly.
const MOST_IN_ANY_ORDER: usize = 1 << 22;

/// Adds rows into cells, region after region, one cell for each column. `taken` says, by period,
/// which are added where a column has holes. Never a part of its caller, which is compiled for size.
#[inline(never)]
pub fn gather(lines: &Lines<'_>, regions: &[u16], columns: &[Column], taken: &[bool]) -> Gathered {
    let mut cells = Vec::with_capacity(regions.len() * columns.len());
    let mut runs = Vec::with_capacity(regions.len());
    let mut alike = Vec::with_capacity(regions.len());
    let mut model = None;
    // Most often all are whole and stand together.
    let whole = match lines.values {
        Numbers::Whole(all) if columns.iter().all(|column| !column.has_holes) => Some(all),
        _ => None,
    };
    let mut shapes = Shapes::default();
    let (mut expected, mut end) = (0, 0);
    // The first of the missing and of the marks in the run and later.
    let (mut missing, mut mark) = (0, 0);
    for region in regions {
        let begin = cells.len();
        let found = lines.find(*region, expected);
        let Some((_, run)) = found.and_then(|at| lines.span(at)) else {
            runs.push((0, 0));
            alike.push(false);
            cells.resize(begin + columns.len(), Cell::default());
            continue;
        };
        runs.push((run.0 as u32, run.1 as u32));
        expected = found.map_or(0, |at| at + 1);
        let periods = lines.periods.get(run.0..run.1).unwrap_or_default();
        shapes.fit(periods, columns);
        let tiles = whole.zip(shapes.tiles).and_then(|(all, (from, width))| {
            let from = run.0 + from;
            let values = all.get(from..from + width * columns.len())?;
            Some((values, width))
        });
        if let Some((values, width)) = tiles {
            let cell = |value: f64| Cell {
                value,
                rows: width as u16,
                ..Cell::default()
            };
            // Most often years of months.
            match values.as_chunks::<12>() {
                (years, []) if width == 12 => {
                    cells.extend(years.iter().map(|year| cell(sum(year))))
                }
                _ => cells.extend(values.chunks_exact(width).map(|part| cell(sum(part)))),
            }
        } else {
            let places = columns.iter().zip(&shapes.places);
            cells.extend(places.map(|(column, (from, to))| {
                let (from, to) = (run.0 + *from as usize, run.0 + *to as usize);
                let mut cell = Cell::default();
                if column.has_holes {
                    let codes = lines.periods.get(from..to).unwrap_or_default();
                    for (row, code) in (from..).zip(codes) {
                        if is_taken(column, *code, taken) {
                            cell.value += lines.values.at(row);
                            cell.rows += 1;
                        }
                    }
                } else if from < to {
                    cell.value = lines.values.sum(from, to);
                    cell.rows = (to - from) as u16;
                }
                cell
            }));
        }
        if run.0 != end {
            let from = run.0 as u32;
            missing = lines.missing.partition_point(|row| *row < from);
            mark = lines.marks.partition_point(|(row, _)| *row < from);
        }
        end = run.1;
        let mut is_plain = whole.is_some_and(|all| all.len() <= MOST_IN_ANY_ORDER);
        let is_in_run = |row: u32| (row as usize) < end;
        let own = cells.get_mut(begin..).unwrap_or_default();
        let mut put = |row: u32, more: u16, mark: u8| {
            is_plain = false;
            let code = lines.periods.get(row as usize).copied().unwrap_or(0);
            put(columns, own, code, taken, (more, mark));
        };
        while let Some(row) = lines.missing.get(missing).filter(|row| is_in_run(**row)) {
            put(*row, 1, 0);
            missing += 1;
        }
        while let Some((row, how)) = lines.marks.get(mark).filter(|(row, _)| is_in_run(*row)) {
            if lines.missing.binary_search(row).is_err() {
                put(*row, 0, *how);
            }
            mark += 1;
        }
        if let (true, Some(each)) = (is_plain, shapes.each) {
            let (_, first) = *model.get_or_insert((runs.len() - 1, each));
            is_plain = first == each;
        } else {
            is_plain = false;
        }
        alike.push(is_plain);
    }
    Gathered {
        cells,
        columns: columns.len(),
        runs,
        alike,
        model: model.map_or(0, |(at, _)| at),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ask, Node, settle};
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
            let gathered = gather(&lines, &regions, &columns, &taken);
            let unvalued = |at: usize| -> Vec<Cell> {
                let cells = gathered.of(at, at + 1).iter();
                cells.map(|cell| Cell { value: 0.0, ..*cell }).collect()
            };
            for (member, _) in gathered.alike.iter().enumerate().filter(|(_, alike)| **alike) {
                prop_assert!(is_whole && unvalued(member) == unvalued(gathered.model));
                prop_assert!(unvalued(member).iter().all(|cell| cell.missing == 0 && cell.mark == 0));
            }
            for (number, column) in columns.iter().enumerate() {
                for (member, region) in regions.iter().enumerate() {
                    let is_in = |period: u16| {
                        (column.from..column.to).contains(&period)
                            && (!column.has_holes || taken[usize::from(period)])
                    };
                    let own = rows.get(usize::from(*region)).into_iter().flatten();
                    let own: Vec<_> = own.filter(|(period, ..)| is_in(*period)).collect();
                    let known: Vec<_> = own.iter().filter_map(|(_, value, mark)| Some(((*value)?, *mark))).collect();
                    let cell = gathered.cells[member * columns.len() + number];
                    prop_assert_eq!(cell.value, known.iter().map(|(v, _)| f64::from(*v)).sum::<f64>());
                    prop_assert_eq!((cell.rows as usize, cell.have() as usize), (own.len(), known.len()));
                    prop_assert_eq!(cell.mark, known.iter().map(|(_, mark)| *mark).max().unwrap_or(0));
                }
            }
            // What is alike is added at once, and nothing comes out otherwise.
            let below = Node { from: 1, to: regions.len() as u32 };
            let nodes: Vec<Node> = (0..below.to).map(|at| if at == 0 { below } else { Node::default() }).collect();
            let numbers = 0..columns.len() as u32;
            let asks: Vec<Ask> = numbers.map(|column| Ask {
                own: column.checked_sub(1).filter(|_| column % 3 == 0),
                parts: Some(column),
                periods: u32::from(columns[column as usize].to) % 5,
            }).collect();
            let at_once = settle(&nodes, 1, &gathered, &asks);
            let one_by_one = Gathered { alike: Vec::new(), ..gathered };
            prop_assert_eq!(at_once, settle(&nodes, 1, &one_by_one, &asks));
        }
    }
}
