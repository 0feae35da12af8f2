//! Sorts the rows of a data set and settles coordinates reported twice (重复坐标).

use luzhi_kernels::slots::{NONE, Slots};
use luzhi_kernels::sort;

use crate::model::order;

use super::build::Builder;
use super::columns::Row;
use super::coordinate::Coordinate;
use super::input::Collision;
use super::{Dataset, DimSet};
use crate::model::indicator::IndicatorId;
use crate::model::period::Period;
use crate::model::region::RegionId;
use crate::model::value::Precision;

/// The column of periods among the codes.
const PERIOD: usize = 2;

impl Builder {
    /// Sorts, settles coordinates reported twice (the later in the file stands; the same value
    /// twice is counted once, without a collision), and freezes.
    #[inline(never)]
    pub fn finish(mut self) -> (Dataset, Vec<Collision>) {
        self.order_dim_sets();
        let periods = self.order_periods();
        let slots = std::mem::take(&mut self.slots);
        let mut order = sort::order(&slots);
        let mut settled = Settled::default();
        if let Some(order) = order.as_mut().filter(|order| order.known.is_none()) {
            settled = self.settle(&slots, &periods, &mut order.places);
        }
        let mut dataset = self.freeze(slots, order, periods);
        dataset.repeated = settled.repeated.into_iter().map(Row).collect();
        dataset.collisions = settled.collisions.clone();
        (dataset, settled.collisions)
    }

    /// Numbers the sets of dims in their order.
    fn order_dim_sets(&mut self) {
        let mut order: Vec<u32> = (0..self.dim_sets.len() as u32).collect();
        let sets = &self.dim_sets;
        order::sort_by(&mut order, |a, b| sets[*a as usize].cmp(&sets[*b as usize]));
        let mut numbers = vec![0u32; order.len()];
        let mut sorted: Vec<DimSet> = Vec::with_capacity(order.len());
        for (number, id) in (0u32..).zip(order) {
            numbers[id as usize] = number;
            sorted.push(std::mem::take(&mut self.dim_sets[id as usize]));
        }
        self.dim_sets = sorted;
        self.slots.renumber_parts(&numbers);
    }

    /// Numbers the periods in their order, without those that no row has any more; answers with
    /// the periods of all rows and targets.
    fn order_periods(&mut self) -> Vec<Period> {
        let counts = self.slots.counted(PERIOD, 0..self.slots.len());
        let mut is_used: Vec<bool> = counts.iter().map(|count| *count > 0).collect();
        is_used.resize(self.periods.len(), false);
        for target in &self.targets {
            let known = |(known, _): &(Period, u16)| known.cmp(&target.coordinate.period);
            match self.periods.binary_search_by(known) {
                Ok(at) => is_used[usize::from(self.periods[at].1)] = true,
                Err(at) => {
                    self.periods
                        .insert(at, (target.coordinate.period, is_used.len() as u16));
                    is_used.push(true);
                }
            }
        }
        let mut numbers = vec![NONE; is_used.len()];
        let mut periods: Vec<Period> = Vec::new();
        for (period, code) in &self.periods {
            if is_used[usize::from(*code)] {
                numbers[usize::from(*code)] = periods.len() as u16;
                periods.push(*period);
            }
        }
        self.slots.renumber(PERIOD, &numbers);
        periods
    }

    /// Takes rows out of an order whose coordinate has another row.
    #[inline(never)]
    fn settle(&self, slots: &Slots, periods: &[Period], order: &mut Vec<u32>) -> Settled {
        let mut settled = Settled::default();
        // The first row of the coordinate, and the row that was looked at last.
        let (mut first, mut last, mut removed) = (0, 0, 0);
        let mut removed_before = 0;
        for place in sort::repeats(slots, order) {
            let place = place as usize;
            if place != last + 1 || removed == 0 {
                first = place - 1;
                removed_before = removed;
            }
            last = place;
            removed += 1;
            let (earlier, later) = (order[first], order[place]);
            order[place] = u32::MAX;
            let value = |at: u32| slots.values.get(at as usize);
            let is_alike =
                value(earlier) == value(later) && self.precision(earlier) == self.precision(later);
            if is_alike {
                if value(later).is_some() {
                    settled.repeated.push((first - removed_before) as u32);
                }
                continue;
            }
            order[first] = later;
            settled.collisions.push(Collision {
                coordinate: self.coordinate(slots, periods, later),
                dropped: earlier,
                kept: later,
                dropped_value: value(earlier),
                kept_value: value(later),
                dropped_precision: self.precision(earlier).0,
            });
        }
        if removed > 0 {
            order.retain(|at| *at != u32::MAX);
        }
        settled.repeated.dedup();
        settled
    }

    fn coordinate(&self, slots: &Slots, periods: &[Period], at: u32) -> Coordinate {
        let ([indicator, region, period], dims) = slots.codes_at(at as usize);
        let period = periods.get(usize::from(period)).copied();
        Coordinate {
            indicator: IndicatorId(indicator),
            period: period.unwrap_or(Period::day(self.meta.as_of)),
            region: RegionId(region),
            dims: self
                .dim_sets
                .get(dims as usize)
                .cloned()
                .unwrap_or_default(),
        }
    }

    fn precision(&self, at: u32) -> (Precision, bool) {
        let found = self
            .rare
            .binary_search_by_key(&at, |(position, _)| *position);
        let rare = found.ok().and_then(|found| self.rare.get(found));
        rare.map_or((Precision::Exact, false), |(_, rare)| {
            (rare.precision, rare.is_implied)
        })
    }
}

/// What there was to say of coordinates reported twice.
#[derive(Default)]
struct Settled {
    /// Rows that the file states more than once, alike.
    repeated: Vec<u32>,
    collisions: Vec<Collision>,
}
