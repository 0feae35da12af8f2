//! What changed most (变化最大): like-for-like changes against the year before, both ways.

use super::comparison::{Change, Comparison, Versus, compare};
use super::figure::Figure;
use super::total::total;
use crate::model::order;
use crate::model::{Coordinate, Dataset, Measure, Period, RegionId};

/// A figure that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeView {
    pub figure: Figure,
    pub comparison: Comparison,
}

/// A change of a smaller base says little in percent: 1 → 3 is +200 %.
pub const LEAST_BASE: f64 = 10.0;

/// The largest changes of a region's figures against the year before, at most `most`: rises and
/// falls by turns, so that neither hides the other, largest first. Only what may be compared;
/// rates count by their percentage points.
pub fn changes(data: &Dataset, period: Period, region: RegionId, most: usize) -> Vec<ChangeView> {
    let mut found: Vec<(f64, ChangeView)> = data
        .indicators()
        .filter_map(|(id, indicator)| {
            let figure = total(data, &Coordinate::new(id, period, region));
            let comparison = compare(data, &figure, Versus::YearBefore);
            let change = *comparison.outcome.as_ref().ok()?;
            let base = comparison.base.as_ref()?.value?;
            let is_rate = indicator.measure == Measure::Ratio;
            let size = size(change, base, is_rate)?;
            Some((size, ChangeView { figure, comparison }))
        })
        .collect();
    order::sort_by(&mut found, |(a, of_a), (b, of_b)| {
        let tie = || of_a.figure.coordinate.cmp(&of_b.figure.coordinate);
        b.abs().total_cmp(&a.abs()).then_with(tie)
    });
    let (rises, falls): (Vec<_>, Vec<_>) = found.into_iter().partition(|(size, _)| *size > 0.0);
    // Half of the places for either side; what one side leaves free the other may take.
    let half = most / 2;
    let of_falls = falls.len().min(most - rises.len().min(most - half));
    let of_rises = rises.len().min(most - of_falls);
    let taken = rises.into_iter().take(of_rises);
    let taken = taken.chain(falls.into_iter().take(of_falls));
    taken.map(|(_, view)| view).collect()
}

/// Signed size by which changes of different units are put in order; `None` for no change.
fn size(change: Change, base: f64, is_rate: bool) -> Option<f64> {
    if change.difference == 0.0 {
        return None;
    }
    if is_rate {
        return change.difference.is_finite().then_some(change.difference);
    }
    change
        .percent
        .filter(|p| p.is_finite() && base.abs() >= LEAST_BASE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::sample::{Kit, dataset};

    fn names(data: &Dataset, most: usize) -> Vec<(String, f64)> {
        let period = Period::parse("2023").unwrap();
        changes(data, period, data.home(), most)
            .iter()
            .map(|c| {
                let id = &data.indicator(c.figure.coordinate.indicator).unwrap().id;
                (
                    id.clone(),
                    c.comparison.outcome.as_ref().unwrap().difference,
                )
            })
            .collect()
    }

    /// held 20→30 (+50 %), suggestions 100→90 (−10 %), received 40→40 (none), submitted 10→12
    /// (+20 %), filed 9→18 (base under ten), studios 50→40 (−20 %).
    const LINES: &str = "c.held 2022 city - 20\nc.held 2023 city - 30
        c.suggestions 2022 city - 100\nc.suggestions 2023 city - 90
        i.received 2022 city - 40\ni.received 2023 city - 40
        p.submitted 2022 city - 10\np.submitted 2023 city - 12
        s.count 2022 city - 50\ns.count 2023 city - 40";

    #[test]
    fn rises_and_falls_each_largest_first() {
        let data = dataset(Kit::default(), LINES);
        let expected = [
            ("c.held".to_owned(), 10.0),
            ("p.submitted".to_owned(), 2.0),
            ("s.count".to_owned(), -10.0),
            ("c.suggestions".to_owned(), -10.0),
        ];
        assert_eq!(names(&data, 6), expected);
        assert_eq!(names(&data, 2), [expected[0].clone(), expected[2].clone()]);
        assert_eq!(
            names(&data, 3),
            [
                expected[0].clone(),
                expected[1].clone(),
                expected[2].clone()
            ]
        );
    }

    #[test]
    fn small_bases_and_unlike_periods_are_left_out() {
        let lines = "p.filed 2022 city - 9\np.filed 2023 city - 18
            c.held 2022 city - 20\nc.held 2023-01-01/2023-08-31 city - 60
            s.count 2023 city - 40";
        assert!(names(&dataset(Kit::default(), lines), 6).is_empty());
    }

    #[test]
    fn a_rate_changes_by_points() {
        // 50/100 = 50 %, 90/120 = 75 %: +25 points; submitted +20 %, filed +80 %.
        let lines = "p.submitted 2022 city - 100\np.submitted 2023 city - 120
            p.filed 2022 city - 50\np.filed 2023 city - 90";
        let data = dataset(Kit::default(), lines);
        let expected = [
            ("p.filed".to_owned(), 40.0),
            ("p.filed_rate".to_owned(), 25.0),
        ];
        assert_eq!(names(&data, 2), expected);
    }
}
