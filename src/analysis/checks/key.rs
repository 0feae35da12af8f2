//! The key of a finding (发现的编号): the same as long as the same figures contradict each other, so
//! that a finding that was looked into stays quiet, and speaks again when a figure changes.

use super::Check;
use crate::analysis::figure::Figure;
use crate::analysis::total::dims_key;
use crate::model::Dataset;
use crate::model::digest::digest;

/// Eight hexadecimal digits of everything a finding says.
pub fn key(data: &Dataset, check: &Check) -> String {
    let mut text = format!("{:?}", check.kind);
    for of in [&check.figure, &check.other] {
        text.push('|');
        if let Some(figure) = of {
            text.push_str(&place(data, figure));
        }
    }
    if let Some(record) = check.record.and_then(|id| data.records.get(id)) {
        text.push('|');
        text.push_str(&record.id);
    }
    digest(&[text.as_bytes()])
}

fn place(data: &Dataset, figure: &Figure) -> String {
    let at = &figure.coordinate;
    let indicator = data.indicator(at.indicator).map(|i| i.id.as_str());
    let region = data.region(at.region).map(|r| r.code.as_str());
    let mut text = format!(
        "{} {} {} {} {:?} {:?} ",
        indicator.unwrap_or_default(),
        figure.span,
        region.unwrap_or_default(),
        figure.route.code(),
        figure.value,
        figure.via,
    );
    for (dim, member) in dims_key(data, at) {
        text.push_str(dim);
        text.push('=');
        text.push_str(member);
        text.push(' ');
    }
    text
}

/// Whether two findings say the same of the same figures.
pub fn is_like(data: &Dataset, one: &Check, other: &Check) -> bool {
    one.kind == other.kind
        && one.values() == other.values()
        && one.record == other.record
        && key(data, one) == key(data, other)
}
