//! Where a region stands among its siblings (位置): each figure beside their median and their best,
//! like with like only.

use super::figure::{Figure, Route};
use super::tiles::median;
use super::total::{tidy, total, totals_below};
use crate::model::order;
use crate::model::{Better, Coordinate, Dataset, Measure, Period, Precision, RegionId};

/// How far a figure lies from another: the figure less the other, in the indicator's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    pub to: f64,
    pub difference: f64,
    /// Of the other value itself.
    pub precision: Precision,
    /// Of the difference: about, unless both are exact.
    pub of_difference: Precision,
}

/// The end of the order that a figure is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// The figure at that end; the region's own where it stands there.
    pub figure: Figure,
    pub gap: Gap,
    /// How many siblings share that value, the region itself among them.
    pub shared_by: usize,
}

/// One indicator of a region among its siblings.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The region's own; never missing.
    pub figure: Figure,
    pub better: Better,
    /// Siblings with a figure that may be compared, the region itself among them.
    pub have: usize,
    /// Siblings there are, the region itself among them.
    pub whole: usize,
    /// From 1, equal figures sharing a place; only where more or less is better.
    pub rank: Option<usize>,
    /// Of those that may be compared, the region itself among them.
    pub median: Option<Gap>,
    /// The highest, or the lowest where less is better.
    pub best: Option<Best>,
}

/// A region in a period, indicator by indicator, as far as it has figures; empty for a region
/// without siblings.
pub fn standings(data: &Dataset, period: Period, region: RegionId) -> Vec<Standing> {
    let Some(parent) = data.regions.parent(region) else {
        return Vec::new();
    };
    let siblings = data.regions.children(parent);
    data.indicators()
        .filter_map(|(id, indicator)| {
            let figure = total(data, &Coordinate::new(id, period, region));
            (figure.route != Route::Missing).then(|| {
                let is_stock = indicator.measure == Measure::Stock;
                among(data, figure, indicator.better, is_stock, siblings)
            })
        })
        .collect()
}

/// The regions before and after this one among its siblings, in order of code, without turning
/// round at the ends.
pub fn neighbours(data: &Dataset, region: RegionId) -> (Option<RegionId>, Option<RegionId>) {
    let siblings = data
        .regions
        .parent(region)
        .map_or(&[][..], |parent| data.regions.children(parent));
    match siblings.iter().position(|r| *r == region) {
        None => (None, None),
        Some(at) => (
            at.checked_sub(1)
                .and_then(|before| siblings.get(before).copied()),
            siblings.get(at + 1).copied(),
        ),
    }
}

fn among(
    data: &Dataset,
    figure: Figure,
    better: Better,
    is_stock: bool,
    siblings: &[RegionId],
) -> Standing {
    let region = figure.coordinate.region;
    let mut like: Vec<Figure> = Vec::new();
    if let Some(own) = spoken(&figure) {
        like = match data.regions.parent(region) {
            Some(parent) => totals_below(data, &figure.coordinate.within(parent)),
            None => Vec::new(),
        };
        like.retain(|other| other.coordinate.region != region);
        // Among those that happen to be loaded there is no place and no middle.
        if like.iter().any(|other| other.route == Route::NotLoaded) {
            like.clear();
        }
        like.retain(|other| spoken(other).is_some_and(|span| is_like(own, span, is_stock)));
        like.push(figure.clone());
    }
    let sign = if better == Better::Lower { -1.0 } else { 1.0 };
    let value = |f: &Figure| f.value.unwrap_or_default();
    // The best first; of equals the region itself, then by code.
    order::sort_by(&mut like, |a, b| {
        let others = |f: &Figure| (f.coordinate.region != region, f.coordinate.region);
        (value(b) * sign)
            .total_cmp(&(value(a) * sign))
            .then_with(|| others(a).cmp(&others(b)))
    });
    let is_compared = like.len() > 1;
    let own = value(&figure);
    let gap = |to: f64, precision: Precision| Gap {
        to,
        difference: tidy(own - to),
        precision,
        of_difference: match figure.precision.and(precision) {
            Precision::Exact => Precision::Exact,
            _ => Precision::About,
        },
    };
    let best = like.first().filter(|_| is_compared).map(|best| Best {
        gap: gap(value(best), best.precision),
        shared_by: like.iter().filter(|f| value(f) == value(best)).count(),
        figure: best.clone(),
    });
    let mut values: Vec<f64> = like.iter().map(value).collect();
    order::sort_by(&mut values, f64::total_cmp);
    let all = like
        .iter()
        .fold(Precision::Exact, |all, f| all.and(f.precision));
    let about = match all {
        Precision::Exact => Precision::Exact,
        _ => Precision::About,
    };
    Standing {
        better,
        have: like.len(),
        whole: siblings.len(),
        rank: (is_compared && better != Better::Neither)
            .then(|| like.iter().filter(|f| value(f) * sign > own * sign).count() + 1),
        median: median(&values)
            .filter(|_| is_compared)
            .map(|middle| gap(middle, about)),
        best,
        figure,
    }
}

/// The days that a figure speaks for, when it may be held against another's at all.
fn spoken(figure: &Figure) -> Option<Period> {
    let is_complete = figure.coverage.is_none_or(|c| c.is_complete());
    (figure.value.is_some() && is_complete).then_some(figure.span)
}

fn is_like(own: Period, other: Period, is_stock: bool) -> bool {
    own == other || is_stock && own.end() == other.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::model::dataset::sample::{Kit, dataset, flow, stock};
    use crate::model::indicator::Indicator;

    fn kit(better: Better) -> Kit {
        Kit {
            indicators: vec![
                Indicator {
                    better,
                    ..flow("c.held", &["region", "period"])
                },
                stock("s.count"),
            ],
            counties: 5,
            targets: Vec::new(),
        }
    }

    fn of(data: &Dataset, region: &str) -> Vec<Standing> {
        let region = data.regions.find(region).unwrap();
        standings(data, Period::parse("2023").unwrap(), region)
    }

    #[test]
    fn a_county_stands_by_median_and_best() {
        // 2, 5, 9, 9 (k5 has none): median (5+9)/2 = 7; k2's 5 is 2 below it, 4 below the best.
        let lines =
            "c.held 2023 k1 - 2\nc.held 2023 k2 - 5\nc.held 2023 k3 - 9\nc.held 2023 k4 - 9";
        let data = dataset(kit(Better::Higher), lines);
        let [view] = &of(&data, "k2")[..] else {
            panic!("one indicator")
        };
        assert_eq!((view.have, view.whole, view.rank), (4, 5, Some(3)));
        let median = view.median.unwrap();
        assert_eq!((median.to, median.difference), (7.0, -2.0));
        let best = view.best.as_ref().unwrap();
        assert_eq!(
            best.figure.coordinate.region,
            data.regions.find("k3").unwrap()
        );
        assert_eq!((best.gap.difference, best.shared_by), (-4.0, 2));
        let own = &of(&data, "k4")[0];
        let best = own.best.as_ref().unwrap();
        assert_eq!(best.figure.coordinate.region, own.figure.coordinate.region);
        assert_eq!(own.rank, Some(1));
        assert!(of(&data, "k5").is_empty(), "missing is not zero");
    }

    #[test]
    fn where_less_is_better_the_lowest_is_best() {
        let lines = "c.held 2023 k1 - 2\nc.held 2023 k2 - 5\nc.held 2023 k3 - 9";
        let data = dataset(kit(Better::Lower), lines);
        let view = &of(&data, "k2")[0];
        assert_eq!(view.rank, Some(2));
        assert_eq!(view.best.as_ref().unwrap().gap.difference, 3.0);
    }

    #[test]
    fn no_rank_where_more_is_not_better() {
        let data = dataset(
            kit(Better::Neither),
            "c.held 2023 k1 - 2\nc.held 2023 k2 - 5",
        );
        let view = &of(&data, "k2")[0];
        assert_eq!(view.rank, None);
        assert_eq!(view.best.as_ref().unwrap().shared_by, 1);
    }

    #[test]
    fn an_approximate_sibling_makes_the_distance_about() {
        let data = dataset(
            kit(Better::Higher),
            "c.held 2023 k1 - 2\nc.held 2023 k2 - 160+",
        );
        let view = &of(&data, "k1")[0];
        let best = view.best.as_ref().unwrap();
        assert_eq!(best.gap.of_difference, Precision::About);
        assert_eq!(best.gap.precision, Precision::Over);
        assert_eq!(view.median.unwrap().of_difference, Precision::About);
    }

    #[test]
    fn a_part_of_the_year_is_held_against_no_full_year() {
        let lines = "c.held 2023 k1 - 8\nc.held 2023-01-01/2023-08-31 k2 - 5\nc.held 2023-01-01/2023-08-31 k3 - 3";
        let data = dataset(kit(Better::Higher), lines);
        let view = &of(&data, "k2")[0];
        // Only k3 speaks for the same eight months.
        assert_eq!((view.have, view.rank), (2, Some(1)));
        assert_eq!(view.median.unwrap().to, 4.0);
        let alone = &of(&data, "k1")[0];
        assert_eq!((alone.have, alone.rank), (1, None));
        assert!(alone.median.is_none() && alone.best.is_none());
    }

    #[test]
    fn stocks_of_one_closing_day_are_alike() {
        let lines = "s.count 2023-12 k1 - 4\ns.count 2023 k2 - 5\ns.count 2023-06 k3 - 6";
        let data = dataset(kit(Better::Higher), lines);
        assert_eq!(of(&data, "k1")[0].have, 2);
    }

    #[test]
    fn neighbours_end_at_the_ends() {
        let data = dataset(kit(Better::Higher), "c.held 2023 k1 - 2");
        let find = |code: &str| data.regions.find(code).unwrap();
        assert_eq!(neighbours(&data, find("k1")), (None, Some(find("k2"))));
        assert_eq!(neighbours(&data, find("k5")), (Some(find("k4")), None));
        assert_eq!(neighbours(&data, find("city")), (None, None));
    }
}
