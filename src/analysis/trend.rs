//! Trends (趋势): one figure per period, gaps kept as gaps.

use super::figure::Figure;
use super::total::{total, totals_in};
use crate::model::dataset::{DimId, MemberId};
use crate::model::{Coordinate, Dataset, Grain, Period};

/// A line: the figures of consecutive periods of one grain.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendView {
    /// Indicator, region and dims; the period is the whole that the points lie in.
    pub coordinate: Coordinate,
    pub grain: Grain,
    /// Missing and listed figures are gaps. Never empty.
    pub points: Vec<Figure>,
    /// The same periods a year earlier, where any has a figure.
    pub year_before: Vec<Figure>,
}

/// One member's figures over the categories of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct StackSeries {
    pub member: MemberId,
    pub figures: Vec<Figure>,
}

/// A stacked bar: periods × members of a dimension that may be added.
#[derive(Clone, Debug, PartialEq)]
pub struct StackView {
    pub coordinate: Coordinate,
    pub dim: DimId,
    pub periods: Vec<Period>,
    pub series: Vec<StackSeries>,
}

/// The trend of a coordinate: the units of a grain inside its period, or, when the grain is not
/// finer than the period, all units from the first to the last that the indicator speaks of.
/// `None` with fewer than two figures.
pub fn trend(data: &Dataset, coordinate: &Coordinate, grain: Grain) -> Option<TrendView> {
    let periods = periods_of(data, coordinate, grain)?;
    let points = points(data, coordinate, &periods);
    if points.iter().filter(|f| f.value.is_some()).count() < 2 {
        return None;
    }
    let mut year_before: Vec<Figure> = Vec::new();
    if grain > Grain::Year {
        let before = periods.iter().filter_map(|p| p.shifted_years(-1));
        year_before = self::points(data, coordinate, &before.collect::<Vec<_>>());
        if year_before.iter().all(|f| f.value.is_none()) {
            year_before.clear();
        }
    }
    Some(TrendView {
        coordinate: coordinate.clone(),
        grain,
        points,
        year_before,
    })
}

/// The finest trend that says something: by month, else by quarter, inside the period; else by year.
pub fn best_trend(data: &Dataset, coordinate: &Coordinate) -> Option<TrendView> {
    let inside = [Grain::Month, Grain::Quarter];
    let fine = inside.into_iter().find_map(|grain| {
        let view = trend(data, coordinate, grain)?;
        let have = view.points.iter().filter(|f| f.value.is_some()).count();
        // A line of mostly gaps belongs to a coarser grain: a stock told by quarter.
        (view.points.len() > 2 && have >= 3 && have * 2 >= view.points.len()).then_some(view)
    });
    fine.or_else(|| trend(data, coordinate, Grain::Year))
}

/// A point speaks for its own period only: a list or a span inside it is a gap in a line of totals.
pub(super) fn point(data: &Dataset, at: &Coordinate) -> Figure {
    of_all(total(data, at))
}

/// The points of a line, without what they are made of.
fn points(data: &Dataset, at: &Coordinate, periods: &[Period]) -> Vec<Figure> {
    let figures = totals_in(data, at, periods).into_iter();
    figures.map(of_all).collect()
}

fn of_all(figure: Figure) -> Figure {
    match figure.route {
        super::figure::Route::Listed => Figure::missing(&figure.coordinate),
        _ => figure,
    }
}

fn periods_of(data: &Dataset, coordinate: &Coordinate, grain: Grain) -> Option<Vec<Period>> {
    let inside = coordinate.period.split(grain);
    if inside.len() > 1 {
        return Some(inside);
    }
    let regions: Vec<_> = std::iter::once(coordinate.region)
        .chain(data.regions.children(coordinate.region).iter().copied())
        .collect();
    let spoken = |indicator| {
        let regions = regions.clone();
        regions
            .into_iter()
            .flat_map(move |r| data.rows_in(indicator, r))
            .map(|row| data.row_period(row))
    };
    let ratio_of = data
        .indicator(coordinate.indicator)
        .and_then(|i| i.ratio.as_ref())
        .and_then(|r| data.find_indicator(&r.of));
    let years: Vec<i32> = spoken(coordinate.indicator)
        .chain(ratio_of.into_iter().flat_map(spoken))
        .map(|p| p.end().date().0)
        .collect();
    let (first, last) = (*years.iter().min()?, *years.iter().max()?);
    if last - first > MAX_YEARS {
        return None;
    }
    let all: Vec<Period> = (first..=last)
        .filter_map(Period::year)
        .flat_map(|year| {
            if grain == Grain::Year {
                vec![year]
            } else {
                year.split(grain)
            }
        })
        .collect();
    (all.len() <= MAX_POINTS).then_some(all)
}

/// A line over more years or points than these is not drawn.
const MAX_YEARS: i32 = 200;
const MAX_POINTS: usize = 1200;

/// The stack of a dimension's members over the periods inside the coordinate's; `None` when the
/// indicator does not add over the dimension or fewer than two members have figures.
pub fn stack(data: &Dataset, coordinate: &Coordinate, dim: DimId) -> Option<StackView> {
    let indicator = data.indicator(coordinate.indicator)?;
    if !indicator.adds_over(data.dim_name(dim)) || coordinate.dims.get(dim).is_some() {
        return None;
    }
    let periods = [Grain::Month, Grain::Quarter, Grain::Year]
        .into_iter()
        .filter_map(|grain| periods_of(data, coordinate, grain))
        .find(|periods| {
            periods.len() > 1
                && periods
                    .iter()
                    .filter(|p| data.periods().binary_search(p).is_ok())
                    .count()
                    > 1
        })?;
    let mut series: Vec<StackSeries> = super::breakdown::members_of(data, coordinate, dim)
        .into_iter()
        .map(|member| {
            let at = coordinate.with_dims(coordinate.dims.with(dim, member));
            StackSeries {
                member,
                figures: periods.iter().map(|p| point(data, &at.at(*p))).collect(),
            }
        })
        .collect();
    series.retain(|s| s.figures.iter().any(|f| f.value.is_some()));
    (series.len() >= 2).then(|| StackView {
        coordinate: coordinate.clone(),
        dim,
        periods,
        series,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::sample::{Kit, at, dataset};

    #[test]
    fn a_stock_told_by_quarter_is_drawn_by_quarter() {
        let lines = "s.count 2023-03 city - 1\ns.count 2023-06 city - 2\ns.count 2023-09 city - 2\ns.count 2023-12 city - 4";
        let data = dataset(Kit::default(), lines);
        let view = best_trend(&data, &at(&data, "s.count", "2023", "city", "")).unwrap();
        assert_eq!((view.grain, view.points.len()), (Grain::Quarter, 4));
    }

    #[test]
    fn missing_months_are_gaps_and_not_zeros() {
        let lines = "c.held 2023-01 city - 1\nc.held 2023-03 city - 3\nc.held 2023-04 city - 0";
        let data = dataset(Kit::default(), lines);
        let view = trend(
            &data,
            &at(&data, "c.held", "2023", "city", ""),
            Grain::Month,
        )
        .unwrap();
        let values: Vec<Option<f64>> = view.points.iter().take(5).map(|f| f.value).collect();
        assert_eq!(values, [Some(1.0), None, Some(3.0), Some(0.0), None]);
    }
}
