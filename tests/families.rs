//! What the pages of families show of the published exports, worked out by hand from the documents.

use luzhi::analysis::{
    self, FlowView, ShareRate, changes, delay, flow, matrix, per_unit, share, standings,
};
use luzhi::model::{Coordinate, Dataset, Period, load};

fn open(id: &str) -> Dataset {
    let path = format!("{}/public/data/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    load::read(&bytes).unwrap().dataset
}

fn year(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn flow_of(data: &Dataset, period: &str) -> FlowView {
    flow(data, year(period), data.home()).unwrap()
}

fn counts(view: &FlowView) -> Vec<usize> {
    view.steps.iter().map(|s| s.cases).collect()
}

/// Datong 2018: two reports (adopted; delivered), two consultations (on the agenda; delivered) and a
/// suggestion are advice: 5. The poverty-relief supermarket is a programme: an outcome that no advice
/// is recorded for. Agenda 1, adopted 1; delivered: report, consultation, supermarket: 3.
#[test]
fn the_flow_of_datong() {
    let view = flow_of(&open("datong-2018"), "2019");
    assert_eq!(counts(&view), [5, 1, 1, 3]);
    assert_eq!((view.cases.len(), view.undated), (6, 6));
}

/// Fuyang 2020: two key proposals, adopted, each led to a case that was delivered; a report and two
/// suggestions were adopted. Advice 5, adopted 5 (of which two go on), delivered 2.
#[test]
fn the_flow_of_fuyang() {
    let view = flow_of(&open("fuyang-2020"), "2020");
    assert_eq!(counts(&view), [5, 0, 5, 2]);
    let adopted: Vec<_> = view.steps[2]
        .bands
        .iter()
        .map(|b| (b.to, b.cases))
        .collect();
    assert_eq!(adopted, [(Some(3), 2), (None, 3)]);
}

/// Xianyang 2023: 17 reports and 23 pieces of information were instructed on: 40, all of the year.
#[test]
fn instructions_of_xianyang_by_level_and_carrier() {
    let data = open("xianyang-2023");
    let at = Coordinate::new(
        data.find_indicator("instruction.received").unwrap(),
        year("2023"),
        data.home(),
    );
    let dim = |name| data.find_dim(name).unwrap();
    let view = matrix(&data, &at, dim("instructed_by"), dim("carrier")).unwrap();
    assert_eq!(view.whole.value, Some(40.0));
    let cells: f64 = view.cells.iter().flatten().filter_map(|f| f.value).sum();
    assert_eq!(cells, 40.0);
}

/// Two of the 17 instructed reports are recorded, as examples: no share may be taken of them.
#[test]
fn examples_give_no_share_and_no_days() {
    let data = open("xianyang-2023");
    let view = share(&data, "report", None, year("2023"), data.home());
    assert_eq!((view.all, view.instructed), (2, 2));
    assert_eq!(view.rate, ShareRate::Incomplete);
    assert_eq!(delay(&data, year("2023"), data.home()), None);
}

/// Activities of "the studios" are not said to be of all 130: nothing is divided.
#[test]
fn studios_of_xianyang_are_not_divided_by() {
    let data = open("xianyang-2023");
    let find = |id| data.find_indicator(id).unwrap();
    let (done, units) = (find("studio.activities"), find("studio.count"));
    assert!(per_unit(&data, done, units, year("2023"), data.home()).is_empty());
}

/// One year is known of each published export: nothing is told to have changed.
#[test]
fn published_exports_tell_of_no_change() {
    for id in [
        "xianyang-2023",
        "xianyang-2021",
        "fuyang-2020",
        "datong-2018",
        "yingcheng-2020",
    ] {
        let data = open(id);
        for period in data.periods().to_vec() {
            assert!(
                changes(&data, period, data.home(), 6).is_empty(),
                "{id} {period}"
            );
        }
    }
}

/// The demo's studios of 2023: 12 in Qindu, the most; 9 is the seventh of thirteen.
#[test]
fn a_county_of_the_demo_among_its_siblings() {
    let data = open("xianyang-demo");
    let region = data.regions.find("610423").unwrap();
    let all = standings(&data, year("2023"), region);
    let studios = data.find_indicator("studio.count").unwrap();
    let of = all
        .iter()
        .find(|s| s.figure.coordinate.indicator == studios);
    let of = of.unwrap();
    assert_eq!((of.figure.value, of.rank), (Some(11.0), Some(2)));
    assert_eq!((of.have, of.whole), (13, 13));
    assert_eq!(of.median.unwrap().difference, 2.0);
    assert_eq!(of.best.as_ref().unwrap().gap.difference, -1.0);
    let (before, after) = analysis::neighbours(&data, region);
    let code = |id| data.region(id).map(|r| r.code.clone());
    assert_eq!(before.and_then(code).as_deref(), Some("610422"));
    assert_eq!(after.and_then(code).as_deref(), Some("610424"));
}
