//! A window of periods that slides or jumps (时间窗), with several views of what lies in it.
//!
//! The rows are added once, by period and lane; a lane is one group of one view. A window of twelve
//! periods is then the sum of twelve short lists, and the next one is this one with a list added
//! and a list taken away. Taking away is exact for whole numbers; decimals are added anew from
//! the lists at each step, so that nothing drifts however long a reader slides.

use super::Lines;

/// Sums by period and lane, and the sums of the window.
#[derive(Clone, Debug, Default)]
pub struct Window {
    lanes: usize,
    period_sums: Vec<f64>,
    period_counts: Vec<u32>,
    is_whole: bool,
    from: usize,
    to: usize,
    sums: Vec<f64>,
    counts: Vec<u32>,
}

impl Window {
    /// Nothing yet, for a number of periods and lanes.
    pub fn new(periods: usize, lanes: usize) -> Window {
        Window {
            lanes,
            period_sums: vec![0.0; periods * lanes],
            period_counts: vec![0; periods * lanes],
            is_whole: true,
            from: 0,
            to: 0,
            sums: vec![0.0; lanes],
            counts: vec![0; lanes],
        }
    }

    /// Adds the rows of an indicator: to the lane of the indicator, to the lane of the region, and
    /// to one of both. `at` says the lanes of a region; a lane that there is not is left out.
    pub fn add(&mut self, lines: &Lines<'_>, at: impl Fn(u16) -> [u32; 3]) {
        let mut missing = lines.missing.iter().peekable();
        for span in 0..lines.spans.len() {
            let Some((region, run)) = lines.span(span) else {
                continue;
            };
            let places = at(region);
            for row in run.0..run.1 {
                if missing.next_if(|next| **next as usize == row).is_none() {
                    self.add_row(lines, row, places);
                }
            }
        }
    }

    #[inline(always)]
    fn add_row(&mut self, lines: &Lines<'_>, row: usize, places: [u32; 3]) {
        let lanes = self.lanes;
        let Some(period) = lines.periods.get(row).copied() else {
            return;
        };
        let value = lines.values.at(row);
        self.is_whole &= value as i64 as f64 == value;
        let base = usize::from(period) * lanes;
        let (Some(sums), Some(counts)) = (
            self.period_sums.get_mut(base..base + lanes),
            self.period_counts.get_mut(base..base + lanes),
        ) else {
            return;
        };
        for place in places {
            if let (Some(sum), Some(count)) =
                (sums.get_mut(place as usize), counts.get_mut(place as usize))
            {
                *sum += value;
                *count += 1;
            }
        }
    }

    /// Moves the window to the periods from one up to, and without, another.
    pub fn set(&mut self, from: usize, to: usize) {
        let last = self.period_sums.len().checked_div(self.lanes).unwrap_or(0);
        let (from, to) = (from.min(last), to.clamp(from.min(last), last));
        let entering = (to.max(self.to) - self.to) + (self.from - from.min(self.from));
        let leaving = (from.max(self.from) - self.from) + (self.to - to.min(self.to));
        let overlaps = from < self.to && self.from < to;
        if self.is_whole && overlaps && entering + leaving < to - from {
            for period in (from..self.from).chain(self.to..to) {
                self.put(period);
            }
            for period in (self.from..from).chain(to..self.to) {
                self.take(period);
            }
        } else {
            self.sums.fill(0.0);
            self.counts.fill(0);
            for period in from..to {
                self.put(period);
            }
        }
        (self.from, self.to) = (from, to);
    }

    fn put(&mut self, period: usize) {
        let at = period * self.lanes..(period + 1) * self.lanes;
        let sums = self.sums.iter_mut().zip(&self.period_sums[at.clone()]);
        sums.for_each(|(sum, more)| *sum += more);
        let counts = self.counts.iter_mut().zip(&self.period_counts[at]);
        counts.for_each(|(count, more)| *count += more);
    }

    fn take(&mut self, period: usize) {
        let at = period * self.lanes..(period + 1) * self.lanes;
        let sums = self.sums.iter_mut().zip(&self.period_sums[at.clone()]);
        sums.for_each(|(sum, less)| *sum -= less);
        let counts = self.counts.iter_mut().zip(&self.period_counts[at]);
        counts.for_each(|(count, less)| *count -= less);
    }

    /// What lies in the window, by lane.
    pub fn sums(&self) -> &[f64] {
        &self.sums
    }

    /// How many rows with a value lie in the window, by lane.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        (self.period_sums.len() + self.sums.len()) * size_of::<f64>()
            + (self.period_counts.len() + self.counts.len()) * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Numbers;
    use crate::sort::Span;
    use proptest::prelude::*;

    /// Rows of one indicator: three regions, ten periods, some without a value.
    type Row = (u16, u16, Option<i32>);

    fn rows() -> impl Strategy<Value = Vec<Row>> {
        let row = (0..3u16, 0..10u16, prop::option::of(-50..1000i32));
        prop::collection::btree_map((0..3u16, 0..10u16), row, 0..30)
            .prop_map(|all| all.into_iter().map(|((r, p), row)| (r, p, row.2)).collect())
    }

    fn window(rows: &[Row], scale: f64) -> Window {
        let missing: Vec<u32> = (0..)
            .zip(rows)
            .filter(|(_, r)| r.2.is_none())
            .map(|(n, _)| n)
            .collect();
        let mut spans: Vec<Span> = Vec::new();
        for (from, row) in (0..).zip(rows) {
            if spans.last().is_none_or(|last| last.second != row.0) {
                spans.push(Span {
                    first: 0,
                    second: row.0,
                    from: 7 + from,
                });
            }
        }
        let whole: Vec<i32> = rows.iter().map(|r| r.2.unwrap_or(0)).collect();
        let scaled: Vec<f64> = whole.iter().map(|v| f64::from(*v) * scale).collect();
        let lines = Lines {
            spans: &spans,
            first: 7,
            runs: &[],
            periods: &rows.iter().map(|r| r.1).collect::<Vec<_>>(),
            values: match scale == 1.0 {
                true => Numbers::Whole(&whole),
                false => Numbers::Any(&scaled),
            },
            missing: &missing,
            marks: &[],
        };
        let mut window = Window::new(10, 5);
        window.add(&lines, |region| {
            [
                0,
                1 + u32::from(region),
                if region < 2 { 4 } else { u32::MAX },
            ]
        });
        window
    }

    fn plainly(rows: &[Row], scale: f64, from: u16, to: u16) -> (Vec<f64>, Vec<u32>) {
        let (mut sums, mut counts) = (vec![0.0; 5], vec![0; 5]);
        for (region, period, value) in rows {
            let Some(value) = value.filter(|_| (from..to).contains(period)) else {
                continue;
            };
            for lane in [0, 1 + usize::from(*region), 4] {
                if lane < 4 || *region < 2 {
                    sums[lane] += f64::from(value) * scale;
                    counts[lane] += 1;
                }
            }
        }
        (sums, counts)
    }

    proptest! {
        #[test]
        fn sliding_and_jumping_is_adding_up(rows in rows(), steps in prop::collection::vec((0..12u16, 0..12u16), 1..20)) {
            for scale in [1.0, 0.1] {
                let mut window = window(&rows, scale);
                for (a, b) in &steps {
                    let (from, to) = (*a.min(b), *a.max(b));
                    window.set(usize::from(from), usize::from(to));
                    let (sums, counts) = plainly(&rows, scale, from, to);
                    prop_assert_eq!(window.counts(), &counts[..]);
                    for (own, plain) in window.sums().iter().zip(&sums) {
                        let is_close = (own - plain).abs() < 1e-9;
                        prop_assert!(own == plain || scale < 1.0 && is_close);
                    }
                }
            }
        }

        #[test]
        fn decimals_do_not_drift(rows in rows()) {
            let mut slid = window(&rows, 0.1);
            slid.set(2, 8);
            let once = slid.sums().to_vec();
            for step in 0..2_000 {
                slid.set(step % 5, step % 5 + 4);
            }
            slid.set(2, 8);
            prop_assert_eq!(slid.sums(), &once[..]);
        }
    }
}
