//! The subtotal of rows that stand together in a table (小计): added only when they are parts of
//! one thing that may be added and none lies within another.

use super::{part_of_row, sum};
use crate::model::dataset::DimId;
use crate::model::order;
use crate::model::{Dataset, IndicatorId, Period, Precision, RegionId, Row};

/// The subtotal of some observations, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Subtotal {
    Sum {
        indicator: IndicatorId,
        value: f64,
        precision: Precision,
        /// Figures that have a value, of all that should be added.
        have: usize,
        whole: usize,
    },
    /// Figures of different indicators.
    Unlike,
    /// The indicator does not add over what the figures differ in.
    NotAdded,
    /// One lies within another, or is told twice: the sum would count it twice.
    Overlap,
    /// None has a value.
    Missing,
}

/// The subtotal of rows; implied ones are left out.
pub fn subtotal(data: &Dataset, rows: &[Row]) -> Subtotal {
    let mut stated: Vec<Row> = rows.to_vec();
    stated.retain(|row| !data.is_implied(*row));
    let all: Vec<_> = stated.iter().map(|row| part_of_row(data, *row)).collect();
    let Some(first) = all.first().map(|part| &part.coordinate) else {
        return Subtotal::Missing;
    };
    let Some(indicator) = data.indicator(first.indicator) else {
        return Subtotal::Missing;
    };
    if all
        .iter()
        .any(|p| p.coordinate.indicator != first.indicator)
    {
        return Subtotal::Unlike;
    }
    let regions = distinct(all.iter().map(|p| p.coordinate.region));
    let periods = distinct(all.iter().map(|p| p.coordinate.period));
    let adds = |count: usize, over: &str| count < 2 || indicator.adds_over(over);
    let varying = varying_dims(all.iter().map(|p| p.coordinate.dims.pairs()));
    let Some(varying) = varying else {
        // Some are cut by a dimension and some are not: the one may hold the other.
        return Subtotal::Overlap;
    };
    if !adds(regions.len(), "region")
        || !adds(periods.len(), "period")
        || !varying
            .iter()
            .all(|dim| indicator.adds_over(data.dim_name(*dim)))
    {
        return Subtotal::NotAdded;
    }
    let mut places: Vec<_> = all.iter().map(|p| &p.coordinate).collect();
    order::sort(&mut places);
    if places.windows(2).any(|two| two[0] == two[1])
        || any_within(data, &regions)
        || any_shared_day(&periods)
        || any_part_of(data, &stated)
    {
        return Subtotal::Overlap;
    }
    match sum(&all) {
        None => Subtotal::Missing,
        Some((value, precision)) => Subtotal::Sum {
            indicator: first.indicator,
            value,
            precision,
            have: all.iter().filter(|p| p.value.is_some()).count(),
            whole: all.len(),
        },
    }
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    order::sort(&mut all);
    all.dedup();
    all
}

/// The dimensions whose members differ; `None` when not all are cut by the same dimensions.
fn varying_dims<'a>(
    mut all: impl Iterator<Item = &'a [(DimId, crate::model::dataset::MemberId)]>,
) -> Option<Vec<DimId>> {
    let first = all.next()?;
    let mut varying = Vec::new();
    for dims in all {
        if dims.len() != first.len() {
            return None;
        }
        for ((dim, member), (of, other)) in dims.iter().zip(first) {
            if dim != of {
                return None;
            }
            if member != other && !varying.contains(dim) {
                varying.push(*dim);
            }
        }
    }
    Some(varying)
}

/// Whether one region lies in another.
fn any_within(data: &Dataset, regions: &[RegionId]) -> bool {
    regions.len() > 1
        && regions.iter().any(|region| {
            let above = std::iter::successors(data.regions.parent(*region), |above| {
                data.regions.parent(*above)
            });
            above
                .take(usize::from(super::MAX_REGION_DEPTH))
                .any(|above| regions.binary_search(&above).is_ok())
        })
}

/// Whether a day belongs to two periods; a period without a start may reach into any other.
fn any_shared_day(periods: &[Period]) -> bool {
    let mut by_end = periods.to_vec();
    order::sort_by_key(&mut by_end, |period| period.end());
    by_end.windows(2).any(|two| {
        let start = two[1].start();
        two[0].start().is_none() || start.is_none_or(|start| start <= two[0].end())
    })
}

/// Whether one is said to be a part of another (其中).
fn any_part_of(data: &Dataset, rows: &[Row]) -> bool {
    let wholes = rows.iter().filter_map(|row| {
        let whole = data.observation(*row).part_of?;
        data.row_of_id(whole)
    });
    let wholes = distinct(wholes);
    rows.iter().any(|row| wholes.binary_search(row).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::sample::{Kit, dataset};

    fn add(lines: &str) -> Subtotal {
        let data = dataset(Kit::default(), lines);
        let rows: Vec<Row> = data.rows().collect();
        subtotal(&data, &rows)
    }

    fn value(lines: &str) -> Option<(f64, Precision, usize, usize)> {
        match add(lines) {
            Subtotal::Sum {
                value,
                precision,
                have,
                whole,
                ..
            } => Some((value, precision, have, whole)),
            _ => None,
        }
    }

    #[test]
    fn disjoint_parts_of_one_thing_are_added_and_keep_their_precision() {
        let counties = "c.held 2023 k1 - 4\nc.held 2023 k2 - 160+\nc.held 2023 k3 - null";
        assert_eq!(value(counties), Some((164.0, Precision::Over, 2, 3)));
        let quarters = "c.held 2023-Q1 k1 - 4\nc.held 2023-Q2 k1 - 5\nc.held 2023-Q1 k2 - 1";
        assert_eq!(value(quarters), Some((10.0, Precision::Exact, 3, 3)));
        let kinds = "c.held 2023 city type=a 0.1\nc.held 2023 city type=b 0.2";
        assert_eq!(value(kinds), Some((0.3, Precision::Exact, 2, 2)));
        assert_eq!(
            value("p.filed_rate 2023 k1 - 80"),
            Some((80.0, Precision::Exact, 1, 1))
        );
    }

    #[test]
    fn an_implied_figure_is_left_out() {
        let lines = "c.held 2023 k1 - 4\nc.held 2023 k2 - 5?";
        assert_eq!(value(lines), Some((4.0, Precision::Exact, 1, 1)));
        assert_eq!(add("c.held 2023 k1 - 4?"), Subtotal::Missing);
        assert_eq!(add("c.held 2023 k1 - null"), Subtotal::Missing);
    }

    #[test]
    fn five_kinds_of_suggestions_are_never_added() {
        let lines = "c.held 2023 k1 - 4\nc.suggestions 2023 k1 - 41";
        assert_eq!(add(lines), Subtotal::Unlike);
        let kinds = "c.suggestions 2023 city type=a 41\nc.suggestions 2023 city type=b 79";
        assert_eq!(add(kinds), Subtotal::NotAdded);
    }

    #[test]
    fn rates_and_stocks_over_time_are_not_added() {
        let rates = "p.filed_rate 2023 k1 - 80\np.filed_rate 2023 k2 - 90";
        assert_eq!(add(rates), Subtotal::NotAdded);
        let years = "s.count 2022 k1 - 8\ns.count 2023 k1 - 9";
        assert_eq!(add(years), Subtotal::NotAdded);
        assert_eq!(
            value("s.count 2023 k1 - 8\ns.count 2023 k2 - 9").map(|v| v.0),
            Some(17.0)
        );
    }

    #[test]
    fn what_lies_within_another_is_not_added_to_it() {
        for lines in [
            "c.held 2023 city - 20\nc.held 2023 k1 - 4",
            "c.held 2023 k1 - 20\nc.held 2023-Q1 k1 - 4",
            "c.held ../2022-03-01 k1 - 20\nc.held 2023 k1 - 4",
            "c.held 2023-01-01/2023-09-08 k1 - 20\nc.held 2023-Q3 k2 - 4",
            "c.held 2023 city - 20\nc.held 2023 city type=a 4",
            "i.received 2023 city carrier=a 5\ni.received 2023 city by=x 4",
        ] {
            assert_eq!(add(lines), Subtotal::Overlap, "{lines}");
        }
    }
}
