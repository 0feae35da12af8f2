//! Records against figures, dates and each other.

use super::{Check, CheckKind, home_and_children};
use crate::analysis::total::total;
use crate::model::{Coordinate, Dataset, Measure, Precision, Record};

/// Kinds of record that say something only together with another record.
const ONLY_LINKED: [&str; 3] = ["instruction", "decision", "delivery"];

/// The number of records that a figure says it counts, at home and in each region that has any.
pub(super) fn counted(data: &Dataset, at: &Coordinate) -> Vec<Check> {
    let has_counts = data
        .indicator(at.indicator)
        .is_some_and(|i| i.counts.is_some());
    if !has_counts {
        return Vec::new();
    }
    let regions = home_and_children(data).into_iter();
    let all = regions.map(|region| counted_in(data, &at.within(region)));
    all.flatten().collect()
}

fn counted_in(data: &Dataset, at: &Coordinate) -> Option<Check> {
    let indicator = data.indicator(at.indicator)?;
    let counts = indicator.counts.as_ref()?;
    let figure = total(data, at);
    let value = figure
        .value
        .filter(|_| figure.is_whole() && figure.precision == Precision::Exact)?;
    let is_stock = indicator.measure == Measure::Stock;
    let is_home = at.region == data.home();
    let fits = |r: &Record| {
        let mut conditions = counts.conditions.iter();
        r.kind == counts.kind && conditions.all(|(name, v)| r.attribute(name) == Some(v))
    };
    let (mut loose, mut records) = (0, 0);
    for (_, record) in data.records.iter().filter(|(_, r)| fits(r)) {
        match (record.region, record.date) {
            (Some(region), _) if !is_home && region != at.region => {}
            // Some items without a date or place: the list is not meant to be complete here.
            (None, _) if !is_home => loose += 1,
            (_, None) => loose += 1,
            (_, Some(date)) => {
                let is_inside = match is_stock {
                    true => date.end() <= figure.span.end(),
                    false => at.period.contains(date),
                };
                records += usize::from(is_inside);
            }
        }
    }
    // Where not all is loaded, not all may be counted.
    let is_told = data.is_complete() && loose == 0 && records > 0 && records as f64 != value;
    is_told.then(|| {
        let other = Some(figure.clone());
        Check::of(CheckKind::CountDiffers { records }, figure, other)
    })
}

/// Links that lead nowhere, records that need one and have none, and dates after the export's.
pub(super) fn of_export(data: &Dataset) -> Vec<Check> {
    let mut found = Vec::new();
    for (id, record) in data.records.iter() {
        for link in record.links.iter().filter(|link| link.target.is_none()) {
            let to = link.to.clone();
            found.push(Check::of_record(CheckKind::BrokenLink { to }, id));
        }
        let is_led_to = data.records.linking_to(id).next().is_some();
        if ONLY_LINKED.contains(&record.kind.as_str()) && record.links.is_empty() && !is_led_to {
            found.push(Check::of_record(CheckKind::Unlinked, id));
        }
        let start = record.date.and_then(|date| date.start());
        if start.is_some_and(|start| start > data.meta.as_of) {
            found.push(Check::of_record(CheckKind::RecordAfterDate, id));
        }
    }
    found
}
