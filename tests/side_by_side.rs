//! The published exports side by side: what may not be compared is refused with its reason.

use luzhi::analysis::{Refusal, Side, Unlike, revisions, side_by_side};
use luzhi::model::load::read;
use luzhi::model::{Dataset, Period};

fn export(id: &str) -> Dataset {
    let path = format!("{}/public/data/{id}.json", env!("CARGO_MANIFEST_DIR"));
    read(&std::fs::read(path).unwrap()).unwrap().dataset
}

fn side<'a>(data: &'a Dataset, period: &str) -> Side<'a> {
    Side {
        data,
        period: Period::parse(period).unwrap(),
        region: data.home(),
    }
}

#[test]
fn eight_months_of_2021_are_not_held_against_the_whole_of_2023() {
    let (now, then) = (export("xianyang-2023"), export("xianyang-2021"));
    let view = side_by_side(side(&now, "2023"), side(&then, "2021"));
    let received = now.find_indicator("instruction.received").unwrap();
    let line = view
        .lines
        .iter()
        .find(|l| l.here.coordinate.indicator == received)
        .unwrap();
    assert_eq!(
        (line.here.value, line.there.value),
        (Some(40.0), Some(15.0))
    );
    assert!(matches!(
        line.outcome,
        Err(Unlike::Refused(Refusal::DifferentSpans { .. }))
    ));
    // No flow of the two is compared.
    assert!(view.lines.iter().all(|l| l.outcome.is_err()));
}

#[test]
fn two_committees_at_different_times_are_not_compared() {
    let (one, other) = (export("xianyang-2023"), export("fuyang-2020"));
    let view = side_by_side(side(&one, "2023"), side(&other, "2020"));
    assert!(view.lines.iter().all(|l| l.outcome.is_err()));
    assert!(!view.only_here.is_empty() && !view.only_there.is_empty());
}

#[test]
fn an_export_does_not_differ_from_itself() {
    let data = export("xianyang-2023");
    assert!(revisions(&data, &export("xianyang-2023")).is_empty());
    let view = side_by_side(side(&data, "2023"), side(&data, "2023"));
    let known = view.lines.iter().filter_map(|l| l.outcome.as_ref().ok());
    assert!(known.clone().count() > 0);
    assert!(known.into_iter().all(|change| change.difference == 0.0));
}
