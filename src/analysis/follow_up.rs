//! What became of reports and information (批示率、批示用时): the share that received an
//! instruction, and how long it took, from records with both dates only.

use super::conversion::day_of;
use super::figure::{Figure, Route};
use super::overview::is_within;
use super::tiles::median;
use super::total::total;
use crate::model::order;
use crate::model::{Coordinate, Dataset, Period, RecordId, RegionId};

/// The share of a kind of record that received an instruction.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareView {
    /// Records of the kind in the period.
    pub all: usize,
    /// Of these, with an instruction linked to them, or said to have received one.
    pub instructed: usize,
    pub rate: ShareRate,
}

/// A share, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareRate {
    /// The export's own ratio, published or of like and like.
    Figure(Box<Figure>),
    /// Of all records: an indicator that counts them says that the list is complete. Percent.
    OfRecords(f64),
    /// The export does not say that its list of records is complete.
    Incomplete,
    /// There is no such record.
    NoRecords,
}

/// Days from a report to the instruction on it.
#[derive(Clone, Debug, PartialEq)]
pub struct DelayView {
    pub cases: usize,
    pub median: f64,
    pub shortest: i32,
    pub longest: i32,
    /// Instructions on a record that lack a day on either side.
    pub undated: usize,
    /// Instructions dated before what they are on.
    pub reversed: usize,
}

/// Records of a kind that lie in a period and region; undated ones too.
pub fn in_view(data: &Dataset, kind: &str, period: Period, region: RegionId) -> Vec<RecordId> {
    data.records
        .iter()
        .filter(|(_, r)| r.kind == kind)
        .filter(|(_, r)| r.date.is_none_or(|date| period.contains(date)))
        .filter(|(_, r)| is_within(data, r.region, region))
        .map(|(id, _)| id)
        .collect()
}

/// The share of a kind of record that received an instruction; `ratio` is the indicator that
/// says the same, where there is one.
pub fn share(
    data: &Dataset,
    kind: &str,
    ratio: Option<&str>,
    period: Period,
    region: RegionId,
) -> ShareView {
    let records = in_view(data, kind, period, region);
    let is_instructed = |id: &&RecordId| {
        let mut links = data.records.linking_to(**id);
        let record = data.records.get(**id);
        links.any(|(_, rel)| rel == "instructs")
            || record.is_some_and(|r| r.text("stage") == Some("instructed"))
    };
    let instructed = records.iter().filter(is_instructed).count();
    let stated = ratio
        .and_then(|id| data.find_indicator(id))
        .map(|id| total(data, &Coordinate::new(id, period, region)))
        .filter(|f| f.value.is_some());
    let rate = match stated {
        Some(figure) => ShareRate::Figure(Box::new(figure)),
        None if records.is_empty() => ShareRate::NoRecords,
        None if is_complete(data, kind, period, region, records.len()) => {
            ShareRate::OfRecords(instructed as f64 / records.len() as f64 * 100.0)
        }
        None => ShareRate::Incomplete,
    };
    ShareView {
        all: records.len(),
        instructed,
        rate,
    }
}

/// Whether an indicator that counts these records gives the same number of them.
fn is_complete(
    data: &Dataset,
    kind: &str,
    period: Period,
    region: RegionId,
    records: usize,
) -> bool {
    data.indicators().any(|(id, indicator)| {
        let counts = indicator.counts.as_ref();
        let counts = counts.is_some_and(|c| c.kind == kind && c.conditions.is_empty());
        counts && {
            let figure = total(data, &Coordinate::new(id, period, region));
            let is_whole = matches!(figure.route, Route::Reported | Route::Computed);
            is_whole && figure.value == Some(records as f64)
        }
    })
}

/// Days from records to the instructions on them, for instructions of a period; `None` where no
/// pair has both days.
pub fn delay(data: &Dataset, period: Period, region: RegionId) -> Option<DelayView> {
    let mut days: Vec<i32> = Vec::new();
    let (mut undated, mut reversed) = (0, 0);
    for id in in_view(data, "instruction", period, region) {
        let Some(record) = data.records.get(id) else {
            continue;
        };
        let on = record.links.iter().filter(|l| l.rel == "instructs");
        for target in on.filter_map(|l| l.target) {
            match (day_of(Some(record)), day_of(data.records.get(target))) {
                (Some(end), Some(start)) if end >= start => days.push(end - start),
                (Some(_), Some(_)) => reversed += 1,
                _ => undated += 1,
            }
        }
    }
    order::sort(&mut days);
    let as_values: Vec<f64> = days.iter().map(|d| f64::from(*d)).collect();
    Some(DelayView {
        cases: days.len(),
        median: median(&as_values)?,
        shortest: *days.first()?,
        longest: *days.last()?,
        undated,
        reversed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::conversion::tests::records;

    /// Delays of 10, 20 and 31 days; one undated pair, one reversed; one instruction on nothing.
    const LINES: &str = "r1 report - 2023-01-01 -\nr2 report - 2023-01-01 -
        r3 report - 2023-01-01 -\nr4 report - 2023-02 -\nr5 report - 2023-06-01 -\nr6 report instructed 2023-06-01 -
        r7 report - 2023-06-01 -
        i1 instruction - 2023-01-11 instructs:r1\ni2 instruction - 2023-01-21 instructs:r2
        i3 instruction - 2023-02-01 instructs:r3\ni4 instruction - 2023-03-01 instructs:r4
        i5 instruction - 2023-05-01 instructs:r5\ni6 instruction - 2023-05-01 -";

    #[test]
    fn days_to_an_instruction_come_from_both_dates_only() {
        let data = records(LINES);
        let view = delay(&data, Period::parse("2023").unwrap(), data.home()).unwrap();
        assert_eq!(
            (view.cases, view.median, view.shortest, view.longest),
            (3, 20.0, 10, 31)
        );
        assert_eq!((view.undated, view.reversed), (1, 1));
        assert_eq!(
            delay(&data, Period::parse("2022").unwrap(), data.home()),
            None
        );
    }

    #[test]
    fn a_list_of_unknown_completeness_gives_no_share() {
        let data = records(LINES);
        let period = Period::parse("2023").unwrap();
        let view = share(&data, "report", None, period, data.home());
        // r1–r5 by a link, r6 by its stage; r7 not.
        assert_eq!((view.all, view.instructed), (7, 6));
        assert_eq!(view.rate, ShareRate::Incomplete);
        let none = share(
            &data,
            "opinion",
            Some("opinion.instructed_rate"),
            period,
            data.home(),
        );
        assert_eq!(none.rate, ShareRate::NoRecords);
    }
}
