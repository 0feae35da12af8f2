//! What one unit does (每个单位平均): activities for each studio, only of the same studios.

use super::figure::Figure;
use super::total::{tidy, total};
use crate::model::dataset::{DimId, MemberId};
use crate::model::{Coordinate, Dataset, IndicatorId, Period, Precision, RegionId};

/// A figure divided by the number of units that it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct PerUnit {
    pub dim: DimId,
    pub member: MemberId,
    pub done: Figure,
    pub units: Figure,
    pub value: f64,
    pub precision: Precision,
}

/// What the units of the body itself, and of those below it, each do: only where the export says
/// of both figures whose they are, for all of the period. Units count as they stand at its end.
pub fn per_unit(
    data: &Dataset,
    done: IndicatorId,
    units: IndicatorId,
    period: Period,
    region: RegionId,
) -> Vec<PerUnit> {
    let Some(dim) = data.find_dim("level") else {
        return Vec::new();
    };
    let at = |indicator, member| {
        let place = Coordinate::new(indicator, period, region);
        total(data, &place.with_dims(place.dims.with(dim, member)))
    };
    let of = |member: MemberId| {
        let (done, units) = (at(done, member), at(units, member));
        // Below the body, both must speak of every unit, or they are not of the same ones.
        let is_whole = |f: &Figure| f.is_whole() && f.coverage.is_none_or(|c| c.is_complete());
        let is_like = is_whole(&done) && is_whole(&units) && done.span == period;
        let is_at_end = units.span.end() == period.end();
        let divisor = units.value.filter(|v| is_like && is_at_end && *v > 0.0)?;
        Some(PerUnit {
            dim,
            member,
            value: tidy(done.value? / divisor),
            precision: match done.precision.and(units.precision) {
                Precision::Exact => Precision::Exact,
                _ => Precision::About,
            },
            done,
            units,
        })
    };
    let members = ["own", "below"].into_iter();
    members
        .filter_map(|name| of(data.find_member(name)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::sample::{Kit, dataset};

    fn values(lines: &str) -> Vec<f64> {
        let data = dataset(Kit::default(), lines);
        let find = |id| data.find_indicator(id).unwrap();
        let period = Period::parse("2023").unwrap();
        let all = per_unit(&data, find("c.held"), find("s.count"), period, data.home());
        all.iter().map(|p| p.value).collect()
    }

    #[test]
    fn activities_of_known_studios_are_divided_by_them() {
        // 34 of 17 own studios: 2 each; 226 of 113 below: 2 each.
        let lines = "c.held 2023 city level=own 34\nc.held 2023 city level=below 226
            s.count 2023 city level=own 17\ns.count 2023 city level=below 113";
        assert_eq!(values(lines), [2.0, 2.0]);
    }

    #[test]
    fn activities_of_unnamed_studios_are_not() {
        let lines = "c.held 2023 city - 260
            s.count 2023 city level=own 17\ns.count 2023 city level=below 113";
        assert!(values(lines).is_empty());
    }

    #[test]
    fn an_earlier_count_divides_nothing() {
        let lines = "c.held 2023 city level=own 34\ns.count 2023-06 city level=own 17";
        assert!(values(lines).is_empty());
    }
}
