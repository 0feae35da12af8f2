//! Side by side (对比): two periods, two regions or two exports; like with like, or the reason.

use super::comparison::{Change, Refusal, compare_figures};
use super::definition::said;
use super::figure::{Figure, Route};
use super::total::{tidy, total};
use crate::model::dataset::is_hidden;
use crate::model::order;
use crate::model::{Coordinate, Dataset, IndicatorId, Measure, Period, Precision, RegionId, Row};

/// What stands on one side.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub data: &'a Dataset,
    pub period: Period,
    pub region: RegionId,
}

/// Why two figures of one indicator are not compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Unlike {
    /// Counted in different units.
    Unit {
        here: String,
        there: String,
    },
    /// A flow against a stock, or a ratio against a count.
    Measure {
        here: Measure,
        there: Measure,
    },
    /// Defined in different words, or by nobody.
    Definition,
    /// Two committees at different times.
    Time {
        here: Period,
        there: Period,
    },
    /// Parts that may not be added: there is no total.
    Listed,
    Refused(Refusal),
}

/// One indicator on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub here: Figure,
    /// Its coordinate is of the other side's data set.
    pub there: Figure,
    /// This side less the other.
    pub outcome: Result<Change, Unlike>,
}

/// Two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// In catalogue order.
    pub lines: Vec<Line>,
    /// Indicators that only this side has.
    pub only_here: Vec<IndicatorId>,
    /// Indicators that only the other side has, of its data set.
    pub only_there: Vec<IndicatorId>,
}

/// Whether two exports speak of one committee: by its id, or because they are one export.
pub fn is_same_committee(one: &Dataset, other: &Dataset) -> bool {
    one.meta.committee.id == other.meta.committee.id || one.meta.id == other.meta.id
}

/// The indicators of both sides. Of two committees only those that both have stand side by side.
pub fn side_by_side(here: Side<'_>, there: Side<'_>) -> SideBySide {
    let is_same = is_same_committee(here.data, there.data);
    let mut view = SideBySide {
        lines: Vec::new(),
        only_here: Vec::new(),
        only_there: Vec::new(),
    };
    for (id, indicator) in here.data.indicators() {
        let figure = total(here.data, &Coordinate::new(id, here.period, here.region));
        let other = there.data.find_indicator(&indicator.id).map(|id| {
            let at = Coordinate::new(id, there.period, there.region);
            total(there.data, &at)
        });
        let is_here = figure.route != Route::Missing;
        let is_there = other.as_ref().is_some_and(|f| f.route != Route::Missing);
        match other {
            Some(other) if is_here && is_there || is_same && (is_here || is_there) => {
                view.lines.push(Line {
                    outcome: outcome(here.data, &figure, there.data, &other),
                    here: figure,
                    there: other,
                });
            }
            Some(other) if is_there => view.only_there.push(other.coordinate.indicator),
            _ if is_here => view.only_here.push(id),
            _ => {}
        }
    }
    // What both sides have comes first.
    let is_one_sided = |f: &Figure| f.route == Route::Missing;
    order::sort_by_key(&mut view.lines, |line| {
        is_one_sided(&line.here) || is_one_sided(&line.there)
    });
    // What only the other side's file defines.
    for (id, indicator) in there.data.indicators() {
        let is_known = here.data.find_indicator(&indicator.id).is_some();
        let figure = || total(there.data, &Coordinate::new(id, there.period, there.region));
        if !is_known && figure().route != Route::Missing {
            view.only_there.push(id);
        }
    }
    view
}

fn outcome(
    data: &Dataset,
    here: &Figure,
    other: &Dataset,
    there: &Figure,
) -> Result<Change, Unlike> {
    if here.route == Route::Missing || there.route == Route::Missing {
        let known = compare_figures(data, here, there).err();
        return Err(Unlike::Refused(known.unwrap_or(Refusal::NoCurrent)));
    }
    if here.route == Route::Listed || there.route == Route::Listed {
        return Err(Unlike::Listed);
    }
    let indicators = data
        .indicator(here.coordinate.indicator)
        .zip(other.indicator(there.coordinate.indicator));
    if let Some((one, two)) = indicators {
        if one.measure != two.measure {
            return Err(Unlike::Measure {
                here: one.measure,
                there: two.measure,
            });
        }
        if one.unit != two.unit {
            return Err(Unlike::Unit {
                here: one.unit.clone(),
                there: two.unit.clone(),
            });
        }
        let is_same_set = std::ptr::eq(data, other);
        let is_defined = one.is_defined && two.is_defined;
        if !is_same_set && (!is_defined || said(one) != said(two)) {
            return Err(Unlike::Definition);
        }
    }
    let both = here.value.is_some() && there.value.is_some();
    if both && !is_same_committee(data, other) && here.span != there.span {
        return Err(Unlike::Time {
            here: here.span,
            there: there.span,
        });
    }
    compare_figures(data, here, there).map_err(Unlike::Refused)
}

/// An observation that two exports of one committee do not both state alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revision {
    pub here: Option<Row>,
    pub there: Option<Row>,
    /// This side less the other; only where both are known in one unit.
    pub difference: Option<(f64, Precision)>,
}

/// What differs between two exports, in the order of this one's rows, then of the other's.
pub fn revisions(here: &Dataset, there: &Dataset) -> Vec<Revision> {
    let mut found = Vec::new();
    for row in here.rows() {
        let other = counterpart(here, row, there);
        match other {
            Some(other) if is_alike(here, row, there, other) => {}
            _ => found.push(Revision {
                here: Some(row),
                there: other,
                difference: other.and_then(|other| difference(here, row, there, other)),
            }),
        }
    }
    let gone = there
        .rows()
        .filter(|row| counterpart(there, *row, here).is_none());
    found.extend(gone.map(|row| Revision {
        here: None,
        there: Some(row),
        difference: None,
    }));
    found
}

/// The row of another data set at the same coordinate in written names.
pub(super) fn counterpart(data: &Dataset, row: Row, other: &Dataset) -> Option<Row> {
    other.row_at(&there_of(data, &data.coordinate(row), other)?)
}

/// A coordinate in another data set, by written names.
pub(super) fn there_of(data: &Dataset, at: &Coordinate, other: &Dataset) -> Option<Coordinate> {
    let pairs = at.dims.pairs().iter();
    let pairs = pairs.map(|(d, m)| (data.dim_name(*d), data.member_name(*m)));
    // Who is hidden here may be another one there.
    if pairs.clone().any(|(_, member)| is_hidden(member)) {
        return None;
    }
    Some(Coordinate {
        indicator: other.find_indicator(&data.indicator(at.indicator)?.id)?,
        period: at.period,
        region: other.regions.find(&data.region(at.region)?.code)?,
        dims: other.find_dims(pairs)?,
    })
}

fn is_alike(here: &Dataset, row: Row, there: &Dataset, other: Row) -> bool {
    here.value(row) == there.value(other)
        && here.precision(row) == there.precision(other)
        && unit(here, row) == unit(there, other)
}

fn difference(here: &Dataset, row: Row, there: &Dataset, other: Row) -> Option<(f64, Precision)> {
    if unit(here, row) != unit(there, other) {
        return None;
    }
    let precision = here.precision(row).and(there.precision(other));
    let precision = match precision {
        Precision::Exact => Precision::Exact,
        _ => Precision::About,
    };
    Some((tidy(here.value(row)? - there.value(other)?), precision))
}

fn unit(data: &Dataset, row: Row) -> Option<(&str, Measure)> {
    unit_of(data, data.coordinate(row).indicator)
}

fn unit_of(data: &Dataset, of: IndicatorId) -> Option<(&str, Measure)> {
    let indicator = data.indicator(of)?;
    Some((&indicator.unit, indicator.measure))
}

/// Whether two exports count an indicator alike and in one unit.
pub(super) fn is_one_unit(
    here: &Dataset,
    of: IndicatorId,
    there: &Dataset,
    other: IndicatorId,
) -> bool {
    unit_of(here, of) == unit_of(there, other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::sample::{Kit, dataset};

    fn side<'a>(data: &'a Dataset, period: &str, region: &str) -> Side<'a> {
        Side {
            data,
            period: Period::parse(period).unwrap(),
            region: data.regions.find(region).unwrap(),
        }
    }

    fn line<'a>(view: &'a SideBySide, data: &Dataset, id: &str) -> &'a Line {
        let id = data.find_indicator(id).unwrap();
        let mut lines = view.lines.iter();
        lines.find(|l| l.here.coordinate.indicator == id).unwrap()
    }

    #[test]
    fn full_years_are_compared_and_a_part_of_a_year_is_not() {
        let data = dataset(
            Kit::default(),
            "c.held 2023 city - 20
             c.held 2022 city - 16
             p.filed 2023 city - 300
             p.filed 2022-01-01/2022-08-31 city - 200
             p.submitted 2023 city - 310",
        );
        let view = side_by_side(side(&data, "2023", "city"), side(&data, "2022", "city"));
        // 20 - 16 = 4; 4 of 16 is 25 %.
        let change = line(&view, &data, "c.held").outcome.clone().unwrap();
        assert_eq!((change.difference, change.percent), (4.0, Some(25.0)));
        let refused = &line(&view, &data, "p.filed").outcome;
        assert!(matches!(
            refused,
            Err(Unlike::Refused(Refusal::DifferentSpans { .. }))
        ));
        assert!(matches!(
            line(&view, &data, "p.submitted").outcome,
            Err(Unlike::Refused(Refusal::NoBase { .. }))
        ));
    }

    #[test]
    fn imprecise_figures_differ_by_about_and_lists_not_at_all() {
        let data = dataset(
            Kit::default(),
            "c.held 2023 k1 - 160+
             c.held 2023 k2 - 150
             i.received 2023 k1 kind=a 3
             i.received 2023 k2 - 2",
        );
        let view = side_by_side(side(&data, "2023", "k1"), side(&data, "2023", "k2"));
        let change = line(&view, &data, "c.held").outcome.clone().unwrap();
        assert_eq!(change.difference, 10.0);
        assert_eq!(change.precision, Precision::About);
        assert_eq!(
            line(&view, &data, "i.received").outcome,
            Err(Unlike::Listed)
        );
    }

    #[test]
    fn another_unit_measure_or_definition_is_unlike() {
        let lines = "c.held 2023 city - 20\n p.filed 2023 city - 5\n s.count 2023 city - 7";
        let one = dataset(Kit::default(), lines);
        let mut kit = Kit::default();
        for indicator in &mut kit.indicators {
            match indicator.id.as_str() {
                "c.held" => indicator.unit = "次".into(),
                "p.filed" => indicator.definition = Some("counted otherwise".into()),
                "s.count" => indicator.measure = Measure::Flow,
                _ => {}
            }
        }
        let two = dataset(kit, lines);
        let view = side_by_side(side(&one, "2023", "city"), side(&two, "2023", "city"));
        let outcome = |id| line(&view, &one, id).outcome.clone();
        assert!(matches!(outcome("c.held"), Err(Unlike::Unit { .. })));
        assert!(matches!(outcome("s.count"), Err(Unlike::Measure { .. })));
        assert_eq!(outcome("p.filed"), Err(Unlike::Definition));
    }

    #[test]
    fn two_committees_share_only_what_both_have_at_one_time() {
        let one = dataset(
            Kit::default(),
            "c.held 2023 city - 20\n p.filed 2023 city - 5\n s.count 2022-12-31 city - 4",
        );
        let mut two = dataset(
            Kit::default(),
            "c.held 2023 city - 15\n p.submitted 2023 city - 9\n c.held 2022 city - 14",
        );
        two.meta.id = "other".into();
        two.meta.committee.id = "other".into();
        let view = side_by_side(side(&one, "2023", "city"), side(&two, "2023", "city"));
        assert_eq!(view.lines.len(), 1);
        // 20 - 15 = 5.
        assert_eq!(view.lines[0].outcome.clone().unwrap().difference, 5.0);
        assert_eq!(view.only_here, vec![one.find_indicator("p.filed").unwrap()]);
        assert_eq!(
            view.only_there,
            vec![two.find_indicator("p.submitted").unwrap()]
        );
        let earlier = side_by_side(side(&one, "2023", "city"), side(&two, "2022", "city"));
        assert!(matches!(earlier.lines[0].outcome, Err(Unlike::Time { .. })));
    }

    #[test]
    fn what_appeared_vanished_and_was_revised() {
        let old = dataset(
            Kit::default(),
            "c.held 2023 city - 20
             c.held 2023 k1 by=a 3
             p.filed 2023 city - 160+
             p.submitted 2023 city - 9",
        );
        let new = dataset(
            Kit::default(),
            "c.held 2023 city - 22
             p.filed 2023 city - 163
             p.submitted 2023 city - 9
             s.count 2023 k2 - 5",
        );
        let found = revisions(&new, &old);
        let appeared = found.iter().filter(|r| r.there.is_none()).count();
        let vanished = found.iter().filter(|r| r.here.is_none()).count();
        assert_eq!((appeared, vanished), (1, 1));
        let revised: Vec<_> = found.iter().filter_map(|r| r.difference).collect();
        // 22 - 20 = 2 exactly; 163 - 160余 is about 3.
        assert_eq!(revised, [(2.0, Precision::Exact), (3.0, Precision::About)]);
        assert!(revisions(&old, &old).is_empty());
    }
}
