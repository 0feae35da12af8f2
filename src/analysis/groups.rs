//! Records by an attribute (按属性归类): how many of each, and how many say so at all.

use super::follow_up::in_view;
use crate::model::order;
use crate::model::record::AttributeValue;
use crate::model::{Dataset, Period, RecordId, RegionId};

/// Records that share a value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub value: String,
    pub records: Vec<RecordId>,
}

/// Records by an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupsView {
    /// Largest first, then in order of name.
    pub groups: Vec<Group>,
    /// Records that have the attribute; no more than these are spoken for.
    pub have: usize,
    /// Records of the kind in view.
    pub whole: usize,
}

/// Records of a kind in a period and region by a text attribute; `None` where none has it.
pub fn groups(
    data: &Dataset,
    kind: &str,
    attribute: &str,
    period: Period,
    region: RegionId,
) -> Option<GroupsView> {
    let records = in_view(data, kind, period, region);
    let mut groups: Vec<Group> = Vec::new();
    for id in &records {
        let value = match data.records.get(*id).and_then(|r| r.attribute(attribute)) {
            Some(AttributeValue::Text(text)) => text,
            _ => continue,
        };
        match groups.iter_mut().find(|g| g.value == *value) {
            Some(group) => group.records.push(*id),
            None => groups.push(Group {
                value: value.clone(),
                records: vec![*id],
            }),
        }
    }
    order::sort_by(&mut groups, |a, b| {
        let size = b.records.len().cmp(&a.records.len());
        size.then_with(|| a.value.cmp(&b.value))
    });
    let have = groups.iter().map(|g| g.records.len()).sum();
    (have > 0).then_some(GroupsView {
        groups,
        have,
        whole: records.len(),
    })
}

/// Dated records of some kinds in a period and region by month, in order, each month once;
/// and how many are undated. A record of more than a month's length counts as undated.
pub fn by_month(
    data: &Dataset,
    kinds: &[&str],
    period: Period,
    region: RegionId,
) -> (Vec<(Period, Vec<RecordId>)>, usize) {
    let mut dated: Vec<(Period, RecordId)> = Vec::new();
    let mut undated = 0;
    for id in kinds
        .iter()
        .flat_map(|kind| in_view(data, kind, period, region))
    {
        match data.records.get(id).and_then(|r| r.date).and_then(month_of) {
            Some(month) => dated.push((month, id)),
            None => undated += 1,
        }
    }
    let day = |id: RecordId| data.records.get(id).and_then(|r| r.date).map(Period::end);
    order::sort_by(&mut dated, |a, b| {
        a.0.cmp(&b.0)
            .then(day(a.1).cmp(&day(b.1)))
            .then(a.1.cmp(&b.1))
    });
    let mut months: Vec<(Period, Vec<RecordId>)> = Vec::new();
    for (month, id) in dated {
        match months.last_mut().filter(|(last, _)| *last == month) {
            Some((_, records)) => records.push(id),
            None => months.push((month, vec![id])),
        }
    }
    (months, undated)
}

/// The month that holds the whole period.
fn month_of(date: Period) -> Option<Period> {
    let (year, month, _) = date.end().date();
    let month = Period::unit(year, crate::model::Grain::Month, month)?;
    (month == date || month.contains(date)).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::conversion::tests::records;

    #[test]
    fn records_are_counted_by_what_they_say() {
        let lines = "a proposal adopted 2023-01-03 -\nb proposal adopted - -
            c proposal delivered 2023-03-03 -\nd proposal - 2023-03-04 -
            e proposal adopted 2022-03-04 -\nf report adopted 2023-03-04 -";
        let data = records(lines);
        let period = Period::parse("2023").unwrap();
        let view = groups(&data, "proposal", "stage", period, data.home()).unwrap();
        let sizes: Vec<(&str, usize)> = view
            .groups
            .iter()
            .map(|g| (g.value.as_str(), g.records.len()))
            .collect();
        // a, b (undated) and c say so; d does not; e is of another year; f of another kind.
        assert_eq!(sizes, [("adopted", 2), ("delivered", 1)]);
        assert_eq!((view.have, view.whole), (3, 4));
        assert!(groups(&data, "proposal", "theme", period, data.home()).is_none());
    }

    #[test]
    fn months_stand_in_order_and_longer_spans_in_none() {
        let lines = "a meeting - 2023-03-09 -\nb meeting - 2023-01 -\nc consultation - 2023-03-02 -
            d meeting - 2023-Q1 -\ne meeting - - -";
        let data = records(lines);
        let period = Period::parse("2023").unwrap();
        let (months, undated) = by_month(&data, &["consultation", "meeting"], period, data.home());
        let told: Vec<(String, Vec<&str>)> = months
            .iter()
            .map(|(month, ids)| {
                let name = |id: &RecordId| data.records.get(*id).unwrap().id.as_str();
                (month.to_string(), ids.iter().map(name).collect())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("2023-01".to_owned(), vec!["b"]),
                ("2023-03".to_owned(), vec!["c", "a"])
            ]
        );
        assert_eq!(undated, 2);
    }
}
