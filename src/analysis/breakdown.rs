//! Breakdowns (构成): one figure cut by region, by a dimension's members, or beside its relatives.

use super::figure::{Figure, Route};
use super::total::{figure_of_row, total};
use crate::model::dataset::{DimId, MemberId};
use crate::model::order;
use crate::model::{Coordinate, Dataset, IndicatorId, Measure, Period, Row};

/// What the bars of a breakdown differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    Region,
    Dim(DimId),
    Indicator,
}

/// One bar: its own member and its figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub figure: Figure,
    /// The member that the bar stands for, along a dimension.
    pub member: Option<MemberId>,
}

/// Bars side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct BarsView {
    /// What is broken down.
    pub whole: Figure,
    pub along: Along,
    /// By value, largest first, those without a figure last; or in the dimension's own order.
    pub bars: Vec<Bar>,
    /// False: the bars are listed side by side and never added (分列，不相加).
    pub is_additive: bool,
}

/// The child regions' figures; `None` when no child has one.
pub fn by_region(data: &Dataset, coordinate: &Coordinate) -> Option<BarsView> {
    let level = data.find_dim("level");
    let is_whole = level.and_then(|l| coordinate.dims.get(l)).is_none();
    if !is_whole {
        return None;
    }
    let mut bars: Vec<Bar> = data
        .regions
        .children(coordinate.region)
        .iter()
        .map(|region| Bar {
            figure: alone(data, total(data, &coordinate.within(*region))),
            member: None,
        })
        .collect();
    if bars.iter().all(|bar| bar.figure.value.is_none()) {
        return None;
    }
    let code = |bar: &Bar| {
        data.region(bar.figure.coordinate.region)
            .map(|r| r.code.clone())
    };
    sort_bars(&mut bars, |a, b| code(a).cmp(&code(b)));
    let is_additive = data.indicator(coordinate.indicator)?.adds_over("region");
    Some(BarsView {
        whole: total(data, coordinate),
        along: Along::Region,
        bars,
        is_additive,
    })
}

/// The figures of a dimension's members; `None` when the dimension has none here. A member of which
/// only one part is known shows that part, under the part's own coordinate.
pub fn by_dim(data: &Dataset, coordinate: &Coordinate, dim: DimId) -> Option<BarsView> {
    let members = members_of(data, coordinate, dim);
    let mut bars: Vec<Bar> = members
        .into_iter()
        .map(|member| {
            let at = coordinate.with_dims(coordinate.dims.with(dim, member));
            Bar {
                figure: alone(data, total(data, &at)),
                member: Some(member),
            }
        })
        .filter(|bar| bar.figure.route != Route::Missing)
        .collect();
    if bars.is_empty() {
        return None;
    }
    let name = data.dim_name(dim);
    let order = data
        .catalogue
        .dimension(name)
        .map_or(&[][..], |d| d.order.as_slice());
    let member = |bar: &Bar| bar.member.map_or("", |m| data.member_name(m));
    let place = |bar: &Bar| order.iter().position(|m| m == member(bar));
    if order.is_empty() {
        sort_bars(&mut bars, |a, b| member(a).cmp(member(b)));
    } else {
        order::sort_by(&mut bars, |a, b| {
            place(a)
                .unwrap_or(usize::MAX)
                .cmp(&place(b).unwrap_or(usize::MAX))
                .then(member(a).cmp(member(b)))
        });
    }
    let is_additive = data.indicator(coordinate.indicator)?.adds_over(name);
    Some(BarsView {
        whole: total(data, coordinate),
        along: Along::Dim(dim),
        bars,
        is_additive,
    })
}

/// Several indicators side by side at one period and region; never added.
pub fn by_indicator(
    data: &Dataset,
    coordinate: &Coordinate,
    others: &[IndicatorId],
) -> Option<BarsView> {
    let mut bars: Vec<Bar> = others
        .iter()
        .map(|indicator| Coordinate {
            indicator: *indicator,
            ..coordinate.clone()
        })
        .map(|at| Bar {
            figure: alone(data, total(data, &at)),
            member: None,
        })
        .collect();
    if bars.iter().all(|bar| bar.figure.value.is_none()) {
        return None;
    }
    sort_bars(&mut bars, |a, b| {
        a.figure.coordinate.cmp(&b.figure.coordinate)
    });
    Some(BarsView {
        whole: Figure::missing(coordinate),
        along: Along::Indicator,
        bars,
        is_additive: false,
    })
}

/// The dimensions that observations inside a coordinate are cut by, beyond its own, in order of name.
pub fn dims_of(data: &Dataset, coordinate: &Coordinate) -> Vec<DimId> {
    let mut dims: Vec<DimId> = Vec::new();
    for row in rows_inside(data, coordinate) {
        for (dim, _) in data.row_dims(row).beyond(&coordinate.dims) {
            if !dims.contains(&dim) {
                dims.push(dim);
            }
        }
    }
    order::sort_by(&mut dims, |a, b| data.dim_name(*a).cmp(data.dim_name(*b)));
    dims
}

/// The members of a dimension that occur inside a coordinate, in order of name. Where the body
/// itself has figures, so do the units below it.
pub(super) fn members_of(data: &Dataset, coordinate: &Coordinate, dim: DimId) -> Vec<MemberId> {
    let mut members: Vec<MemberId> = Vec::new();
    for row in rows_inside(data, coordinate) {
        if let Some(member) = data
            .row_dims(row)
            .get(dim)
            .filter(|_| coordinate.dims.get(dim).is_none())
            && !members.contains(&member)
        {
            members.push(member);
        }
    }
    if data.dim_name(dim) == "level" && !members.is_empty() {
        members = ["own", "below"]
            .into_iter()
            .filter_map(|m| data.find_member(m))
            .collect();
    }
    order::sort_by(&mut members, |a, b| {
        data.member_name(*a).cmp(data.member_name(*b))
    });
    members
}

/// The observation itself where a list holds only one that the source states.
fn alone(data: &Dataset, figure: Figure) -> Figure {
    if figure.route != Route::Listed {
        return figure;
    }
    let mut stated = figure.parts.iter().filter(|p| !p.is_implied);
    match (stated.next(), stated.next()) {
        (Some(part), None) => part
            .row
            .map_or_else(|| figure.clone(), |row| figure_of_row(data, row)),
        _ => figure,
    }
}

fn rows_inside<'a>(data: &'a Dataset, at: &'a Coordinate) -> impl Iterator<Item = Row> + 'a {
    let children = data.regions.children(at.region);
    let grandchildren = children.iter().flat_map(|c| data.regions.children(*c));
    std::iter::once(&at.region)
        .chain(children)
        .chain(grandchildren)
        .flat_map(|region| data.rows_in(at.indicator, *region))
        .filter(|row| data.row_dims(*row).includes(&at.dims))
        .filter(|row| {
            let period = data.row_period(*row);
            period == at.period
                || at.period.contains(period)
                || at.period.contains(Period::day(period.end())) && is_stock(data, at)
        })
}

fn is_stock(data: &Dataset, at: &Coordinate) -> bool {
    data.indicator(at.indicator)
        .is_some_and(|i| i.measure == Measure::Stock)
}

fn sort_bars(bars: &mut [Bar], tie: impl Fn(&Bar, &Bar) -> std::cmp::Ordering) {
    let value = |bar: &Bar| bar.figure.value.unwrap_or(f64::NEG_INFINITY);
    order::sort_by(bars, |a, b| {
        value(b).total_cmp(&value(a)).then_with(|| tie(a, b))
    });
}
