//! The key of a finding (发现的编号): the same as long as the same figures contradict each other, so
//! that a finding that was looked into stays quiet, and speaks again when a figure changes.

use super::{Check, CheckKind};
use crate::analysis::figure::{Figure, Via};
use crate::analysis::total::dims_key;
use crate::model::Dataset;
use crate::model::digest::digest;

/// Eight hexadecimal digits of everything a finding says.
pub fn key(data: &Dataset, check: &Check) -> String {
    let mut text = check.kind.code().to_owned();
    for of in [&check.figure, &check.other] {
        text.push('|');
        if let Some(figure) = of {
            text.push_str(&place(data, figure));
        }
    }
    match &check.kind {
        CheckKind::CountDiffers { records } => text.push_str(&records.to_string()),
        CheckKind::ExportsDiffer { with } => text.push_str(&with.export),
        CheckKind::BrokenLink { to } => text.push_str(to),
        CheckKind::RegionRenamed { written } => text.push_str(written),
        _ => {}
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
        "{} {} {} {} {:x} {} ",
        indicator.unwrap_or_default(),
        figure.span,
        region.unwrap_or_default(),
        figure.route.code(),
        figure.value.map_or(1, f64::to_bits),
        via_code(figure),
    );
    for (dim, member) in dims_key(data, at) {
        text.push_str(dim);
        text.push('=');
        text.push_str(member);
        text.push(' ');
    }
    text
}

/// A number for what a figure was added up along.
fn via_code(figure: &Figure) -> u8 {
    match &figure.via {
        None => 0,
        Some(Via::Dims) => 1,
        Some(Via::Level) => 2,
        Some(Via::Region) => 3,
        Some(Via::Ratio) => 4,
        Some(Via::Period(_)) => 5,
    }
}

/// Whether two findings say the same of the same figures.
pub fn is_like(data: &Dataset, one: &Check, other: &Check) -> bool {
    one.kind == other.kind
        && one.values() == other.values()
        && one.record == other.record
        && key(data, one) == key(data, other)
}
