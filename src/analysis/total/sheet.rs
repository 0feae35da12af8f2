//! Totals of one indicator for many regions and periods at once (总表): the same figures as asking
//! for each, where every row is plain; `None` where any is not, and each has to be asked for.
//!
//! What a region states for a period stands; else its parts are added. Rows are added by the
//! kernels into one cell for each region and period, then from below to above. How many parts have
//! a figure, and how exact it is, comes along.

use luzhi_kernels::query::{Ask, Column, Gathered, Node, Settled, State, gather, settle};

use super::MAX_REGION_DEPTH;
use crate::analysis::figure::{Coverage, CoverageOf, Route, Via};
use crate::model::dataset::{Slice, precision_of};
use crate::model::{Dataset, Grain, IndicatorId, Measure, Period, Precision, RegionId, Row};

#[cfg(test)]
thread_local! {
    /// For tests: every figure is asked for by itself, as if no row was plain.
    pub(super) static ONE_BY_ONE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// A figure without its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub route: Route,
    pub value: Option<f64>,
    pub precision: Precision,
    /// The observation, when the figure is one (also one that says "not provided").
    pub row: Option<Row>,
    pub via: Option<Via>,
    pub coverage: Option<Coverage>,
}

/// What is asked of one indicator after the other: a region and those below it, and periods.
pub struct Plan {
    /// The region itself first, then level by level, those below one region together.
    regions: Vec<u16>,
    nodes: Vec<Node>,
    /// How many of them come before those with nothing below at the end.
    inner: usize,
    /// `None` where a period is made of more than months.
    asked: Option<Vec<Asked>>,
    /// Which periods are months, where a column has others between them.
    taken: Vec<bool>,
}

/// The totals of an indicator by a plan.
pub struct Sheet<'a> {
    plan: &'a Plan,
    slice: Slice<'a>,
    /// What each region has in each column.
    gathered: Gathered<'a>,
    /// The columns of each period.
    asks: Vec<Ask>,
    /// By region, then period, of those with others below; the cells of the rest say all.
    figures: Vec<Settled>,
}

/// A period in codes.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// The code of the period itself.
    own: Option<u16>,
    /// The months in it, where it is made of months.
    months: Option<Column>,
    /// How many there should be.
    count: u32,
}

impl Plan {
    /// A region, found `depth` levels below where asking began, and each of the periods.
    pub fn new(data: &Dataset, region: RegionId, depth: u8, periods: &[Period]) -> Plan {
        let asked: Option<Vec<Asked>> = periods.iter().map(|p| asked(data, *p)).collect();
        let columns = asked.iter().flatten().filter_map(|asked| asked.months);
        let mut taken = Vec::new();
        if columns.into_iter().any(|column| column.has_holes) {
            let is_month = |p: &Period| p.grain() == Some(Grain::Month);
            taken.extend(data.periods().iter().map(is_month));
        }
        let (regions, nodes) = tree(data, region, depth);
        let inner = nodes.iter().rposition(|node| node.from < node.to);
        Plan {
            regions,
            inner: inner.map_or(0, |at| at + 1),
            nodes,
            asked,
            taken,
        }
    }

    /// The totals of an indicator.
    pub fn sheet<'a>(&'a self, data: &'a Dataset, indicator: IndicatorId) -> Option<Sheet<'a>> {
        #[cfg(test)]
        if ONE_BY_ONE.get() {
            return None;
        }
        let known = data.indicator(indicator)?;
        if known.measure != Measure::Flow || !known.adds_over("region") {
            return None;
        }
        // What is not loaded is asked for one by one.
        if !data.is_complete() {
            return None;
        }
        let has_months = known.adds_over("period");
        let asked = self.asked.as_ref()?;
        let mut columns: Vec<Column> = Vec::new();
        let mut put = |column: Option<Column>| {
            columns.extend(column);
            column.map(|_| columns.len() as u32 - 1)
        };
        let asks = asked.iter().map(|asked| Ask {
            own: put(asked.own.map(|own| Column {
                from: own,
                to: own + 1,
                has_holes: false,
            })),
            parts: put(asked.months.filter(|_| has_months)),
            periods: asked.count,
        });
        let asks: Vec<Ask> = asks.collect();
        let slice = data.slice(indicator)?;
        let gathered = gather(
            &slice.lines(),
            slice.dozens,
            &self.regions,
            &columns,
            &self.taken,
        );
        let figures = settle(&self.nodes, self.inner, &gathered, &asks)?;
        Some(Sheet {
            plan: self,
            slice,
            gathered,
            asks,
            figures,
        })
    }
}

impl Sheet<'_> {
    /// The regions directly below the one asked for: their places in this sheet.
    pub fn below(&self) -> std::ops::Range<usize> {
        let root = self.plan.nodes.first().copied().unwrap_or_default();
        root.from as usize..root.to as usize
    }

    /// The figure of a region, by its place (the one asked for is the first), in a period, by its number.
    pub fn at(&self, place: usize, period: usize) -> Tally {
        let settled = self.settled(place, period).unwrap_or_default();
        let route = match settled.state {
            State::None => Route::Missing,
            State::Some => Route::Partial,
            State::All => Route::Computed,
            State::Stated => Route::Reported,
        };
        let is_sum = matches!(settled.state, State::Some | State::All);
        let (via, of) = if settled.is_by_region {
            (Via::Region, CoverageOf::Regions)
        } else {
            (Via::Period(Grain::Month), CoverageOf::Periods(Grain::Month))
        };
        let coverage = Coverage {
            of,
            have: settled.have as usize,
            whole: settled.whole as usize,
            incomplete: settled.incomplete as usize,
        };
        let row = self.stated(place, period).filter(|_| !is_sum);
        let mark = row.map_or(settled.mark, |row| self.slice.mark(row));
        Tally {
            route,
            value: (settled.state != State::None).then_some(settled.value),
            precision: precision_of(mark),
            row,
            via: is_sum.then_some(via),
            coverage: is_sum.then_some(coverage),
        }
    }

    /// The places of the regions of the lowest level.
    pub fn leaves(&self) -> std::ops::Range<usize> {
        self.plan.inner..self.plan.nodes.len()
    }

    /// A figure's value with its parts: those that have a figure, and those there should be.
    pub fn counted(&self, place: usize, period: usize) -> Option<(f64, [u32; 2])> {
        let settled = self.settled(place, period)?;
        let is_there = settled.state != State::None;
        is_there.then_some((settled.value, [settled.have, settled.whole]))
    }

    /// The bare value of the figure that [`Sheet::at`] tells all about.
    pub fn value(&self, place: usize, period: usize) -> Option<f64> {
        let settled = self.settled(place, period)?;
        (settled.state != State::None).then_some(settled.value)
    }

    fn settled(&self, place: usize, period: usize) -> Option<Settled> {
        let ask = self.asks.get(period)?;
        if place >= self.plan.inner {
            return Some(ask.figure(self.gathered.of(place)));
        }
        self.figures.get(place * self.asks.len() + period).copied()
    }

    /// The row that states a region's figure for the period itself.
    fn stated(&self, place: usize, period: usize) -> Option<Row> {
        let own = self.plan.asked.as_ref()?.get(period)?.own?;
        let row = self.slice.lines().row(self.gathered.run(place)?, own)?;
        Some(Row(self.slice.first + row as u32))
    }
}

/// A period in codes; `None` where it is made of more than months.
fn asked(data: &Dataset, period: Period) -> Option<Asked> {
    let all = data.periods();
    let own = all.binary_search(&period).ok().map(|at| at as u16);
    let mut asked = Asked {
        own,
        ..Asked::default()
    };
    let from = period
        .start()
        .map_or(0, |start| all.partition_point(|p| p.end() < start));
    let to = all.partition_point(|p| p.end() <= period.end());
    let inside = all.get(from..to)?;
    let mut first = None;
    let mut last = 0;
    let mut found = 0;
    for (at, other) in inside.iter().enumerate() {
        if *other == period || !period.contains(*other) {
            continue;
        }
        match other.grain() {
            Some(Grain::Month) => {
                first = first.or(Some(at));
                last = at;
                found += 1;
            }
            Some(_) => return None,
            None => {}
        }
    }
    let Some(first) = first else {
        return Some(asked);
    };
    let count = period.split(Grain::Month).len() as u32;
    if count > 0 {
        asked.count = count;
        asked.months = Some(Column {
            from: (from + first) as u16,
            to: (from + last + 1) as u16,
            has_holes: last - first + 1 != found,
        });
    }
    Some(asked)
}

/// A region and all below it, level by level, as far as totals follow.
fn tree(data: &Dataset, region: RegionId, depth: u8) -> (Vec<u16>, Vec<Node>) {
    let mut regions = vec![region.0];
    let mut nodes = Vec::new();
    let mut depth = depth;
    let mut level_end = 1;
    while let Some(at) = regions.get(nodes.len()) {
        if nodes.len() == level_end {
            depth += 1;
            level_end = regions.len();
        }
        let below = match depth < MAX_REGION_DEPTH {
            true => data.regions.children(RegionId(*at)),
            false => &[],
        };
        let from = regions.len() as u32;
        regions.extend(below.iter().map(|id| id.0));
        let to = regions.len() as u32;
        nodes.push(Node { from, to });
    }
    (regions, nodes)
}
