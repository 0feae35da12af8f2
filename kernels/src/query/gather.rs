//! From rows to cells: what each region has in each column of periods.

use super::Numbers;
use super::cells::{Gathered, Made, Region};
use super::dozens::{DOZEN, Run};
use crate::sort::Span;

/// The rows of one indicator, in order of region and period; each region has a period once.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    /// Where the rows of each region (second) begin, counted from `first`.
    pub spans: &'a [Span],
    pub first: u32,
    /// By span.
    pub runs: &'a [Run],
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
    /// Which dozen of a run is the first column, where all columns are dozens that follow one another.
    dozens: Option<u32>,
}

impl Shapes {
    /// Finds the rows of each column in a run with these periods.
    /// Most runs have a row for every period of the same span, so that the answer is the one before.
    #[inline(always)]
    fn fit(&mut self, run: &Run, periods: &[u16], columns: &[Column]) {
        let length = usize::from(run.last.saturating_sub(run.first)) + 1;
        let each = (length == periods.len()).then_some((run.first, run.last));
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
        let first = self
            .places
            .first()
            .map_or(0, |place| place.0 / DOZEN as u32);
        let mut dozens = (first..).map(|at| at * DOZEN as u32).zip(&self.places);
        let are_dozens = dozens.all(|(at, place)| *place == (at, at + DOZEN as u32));
        self.dozens = are_dozens.then_some(first);
    }
}

/// Puts a row without a value, or one that is not exact, into the cells that it is in.
#[inline(never)]
fn put(columns: &[Column], cells: &mut [Made], code: u16, taken: &[bool], how: (u16, u8)) {
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

const NO_BLOCK: u32 = u32::MAX;

/// The most rows whose whole numbers may be added in any order, as no sum of them leaves what a
/// double holds exactly.
const MOST_IN_ANY_ORDER: usize = 1 << 22;

/// Adds rows into cells, region after region, one cell for each column. `taken` says, by period,
/// which are added where a column has holes. Never a part of its caller, which is compiled for size.
#[inline(never)]
pub fn gather<'a>(
    lines: &Lines<'_>,
    dozens: &'a [f64],
    regions: &[u16],
    columns: &[Column],
    taken: &[bool],
) -> Gathered<'a> {
    let mut out = Gathered {
        columns: columns.len(),
        dozens,
        regions: Vec::with_capacity(regions.len()),
        model: NO_BLOCK,
        ..Gathered::default()
    };
    // The span that alike regions have every period of.
    let mut model = None;
    let is_whole = match lines.values {
        Numbers::Whole(all) => {
            all.len() <= MOST_IN_ANY_ORDER && columns.iter().all(|column| !column.has_holes)
        }
        Numbers::Any(_) => false,
    };
    let mut shapes = Shapes::default();
    let (mut expected, mut end) = (0, 0);
    // The first of the missing and of the marks in the run and later.
    let (mut missing, mut mark) = (0, 0);
    for region in regions {
        let mut own = Region::default();
        let found = lines.find(*region, expected);
        let Some((at, (_, run))) = found.and_then(|at| Some((at, lines.span(at)?))) else {
            own.values = out.values.len() as u32;
            own.made = out.made.len() as u32;
            out.regions.push(own);
            out.values.resize(out.values.len() + columns.len(), 0.0);
            out.made
                .resize(out.made.len() + columns.len(), Made::default());
            continue;
        };
        expected = at + 1;
        own.run = (run.0 as u32, run.1 as u32);
        let periods = lines.periods.get(run.0..run.1).unwrap_or_default();
        let known = lines.runs.get(at).copied().unwrap_or_default();
        shapes.fit(&known, periods, columns);
        match shapes.dozens.filter(|_| is_whole) {
            Some(first) => (own.values, own.is_dozens) = (known.dozens + first, true),
            None => {
                own.values = out.values.len() as u32;
                let places = columns.iter().zip(&shapes.places);
                out.values.extend(places.map(|(column, (from, to))| {
                    let (from, to) = (run.0 + *from as usize, run.0 + *to as usize);
                    if !column.has_holes {
                        return lines.values.sum(from, to.max(from));
                    }
                    let codes = lines.periods.get(from..to).unwrap_or_default();
                    let rows = (from..).zip(codes);
                    let rows = rows.filter(|(_, code)| is_taken(column, **code, taken));
                    rows.fold(0.0, |sum, (row, _)| sum + lines.values.at(row))
                }));
            }
        }
        if run.0 != end {
            let from = run.0 as u32;
            missing = lines.missing.partition_point(|row| *row < from);
            mark = lines.marks.partition_point(|(row, _)| *row < from);
        }
        end = run.1;
        let is_in_run = |row: u32| (row as usize) < end;
        let begun = (missing, mark);
        while lines
            .missing
            .get(missing)
            .is_some_and(|row| is_in_run(*row))
        {
            missing += 1;
        }
        while lines
            .marks
            .get(mark)
            .is_some_and(|(row, _)| is_in_run(*row))
        {
            mark += 1;
        }
        let missing = lines.missing.get(begun.0..missing).unwrap_or_default();
        let marks = lines.marks.get(begun.1..mark).unwrap_or_default();
        let each = shapes
            .each
            .filter(|_| is_whole && missing.is_empty() && marks.is_empty());
        own.is_alike = each.is_some_and(|each| *model.get_or_insert(each) == each);
        if own.is_alike && out.model != NO_BLOCK {
            own.made = out.model;
        } else {
            own.made = out.made.len() as u32;
            let places = columns.iter().zip(&shapes.places);
            out.made.extend(places.map(|(column, (from, to))| {
                let codes = periods
                    .get(*from as usize..*to as usize)
                    .unwrap_or_default();
                let rows = match column.has_holes {
                    true => codes
                        .iter()
                        .filter(|code| is_taken(column, **code, taken))
                        .count(),
                    false => codes.len(),
                };
                Made {
                    rows: rows as u16,
                    ..Made::default()
                }
            }));
            if own.is_alike {
                out.model = own.made;
            }
            let made = out.made.get_mut(own.made as usize..).unwrap_or_default();
            let code = |row: u32| match shapes.each {
                Some((first, _)) => first + (row - own.run.0) as u16,
                None => lines.periods.get(row as usize).copied().unwrap_or(0),
            };
            for row in missing {
                put(columns, made, code(*row), taken, (1, 0));
            }
            for (row, how) in marks {
                if missing.binary_search(row).is_err() {
                    put(columns, made, code(*row), taken, (0, *how));
                }
            }
        }
        out.regions.push(own);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Ask, Cell, Dozens, Node, settle};
    use super::*;
    use proptest::prelude::*;

    /// Rows of regions: periods in order, each with a value or none, and how exact it is.
    type Rows = Vec<Vec<(u16, Option<i32>, u8)>>;

    fn rows() -> impl Strategy<Value = Rows> {
        let share = |shares: &[f64]| prop::sample::select(shares.to_vec());
        let of_region = (
            prop_oneof![Just(2), 0..9u16],
            share(&[1.0, 1.0, 0.7, 0.0]),
            share(&[0.999, 0.97, 0.8, 0.4]),
            prop_oneof![Just(26), 0..30usize],
        );
        let of_region = of_region.prop_flat_map(|(first, share, plain, length)| {
            let value = prop_oneof![any::<i32>(), 0..1000];
            let mark = prop::bool::weighted(plain).prop_flat_map(|is_exact| match is_exact {
                true => 0..1u8,
                false => 0..3,
            });
            let row = (prop::option::weighted(plain, value), mark);
            let row = (row, prop::bool::weighted(share));
            prop::collection::vec(row, length).prop_map(move |rows| {
                let rows = rows.into_iter().zip(first..);
                let held = rows.filter(|((_, is_held), _)| *is_held);
                let held = held.map(|(((value, mark), _), at)| (at, value, mark));
                held.collect()
            })
        });
        prop::collection::vec(of_region, 1..6)
    }

    /// Some that follow one another by dozens, some in no order.
    fn columns() -> impl Strategy<Value = Vec<(u16, u16, bool)>> {
        let dozens = [(2, 14, false), (14, 26, false), (26, 38, false)];
        let any = (0..40u16, 0..40u16, prop::bool::weighted(0.02));
        prop_oneof![
            (0..3usize, 1..4usize).prop_map(move |(from, count)| {
                dozens.into_iter().skip(from).take(count).collect()
            }),
            prop::collection::vec(any, 1..14),
        ]
    }

    proptest! {
        #[test]
        fn a_cell_is_the_rows_of_its_region_and_periods(
            rows in rows(),
            columns in columns(),
            taken in prop::collection::vec(any::<bool>(), 40),
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
            let begun = |span: &Span| Span { from: span.from - first, ..*span };
            let known = Dozens::new(&spans.iter().map(begun).collect::<Vec<_>>(), &periods, values);
            let lines = Lines { spans: &spans, first, runs: &known.runs, periods: &periods, values, missing: &missing, marks: &marks };
            // In any order, and one that has no rows.
            let regions: Vec<u16> = (0..=rows.len() as u16).rev().collect();
            let gathered = gather(&lines, &known.sums, &regions, &columns, &taken);
            for member in (0..regions.len()).filter(|member| gathered.alike(*member).is_some()) {
                let cells = gathered.of(member);
                prop_assert!(is_whole && cells.made == gathered.model());
                prop_assert!(cells.made.iter().all(|made| (made.missing, made.mark) == (0, 0)));
                prop_assert_eq!(gathered.alike(member), Some(cells.values));
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
                    let Cell { value, made: cell } = gathered.of(member).get(number).unwrap();
                    prop_assert_eq!(value, known.iter().map(|(v, _)| f64::from(*v)).sum::<f64>());
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
            let one_by_one = gathered.one_by_one();
            prop_assert_eq!(at_once, settle(&nodes, 1, &one_by_one, &asks));
        }
    }
}
