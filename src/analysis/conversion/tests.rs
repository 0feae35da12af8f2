//! Flows and chains with counts worked out by hand.

use super::*;
use crate::model::load;

/// A data set of records written as lines: `id kind stage date link,link`, `-` for none; a link
/// is `results_in:ID` or `instructs:ID`.
pub fn records(lines: &str) -> Dataset {
    let records: Vec<String> = lines
        .lines()
        .map(str::trim)
        .map(|line| {
            let [id, kind, stage, date, links] = line.split_whitespace().collect::<Vec<_>>()[..]
            else {
                panic!("{line}")
            };
            let mut text = format!(r#"{{"id":"{id}","kind":"{kind}","title":"{id}""#);
            if date != "-" {
                text += &format!(r#","date":"{date}""#);
            }
            if stage != "-" {
                text += &format!(r#","attributes":{{"stage":"{stage}"}}"#);
            }
            if links != "-" {
                let links = links.split(',').map(|link| {
                    let (rel, to) = link.split_once(':').unwrap();
                    format!(r#"{{"rel":"{rel}","to":"{to}"}}"#)
                });
                let links: Vec<String> = links.collect();
                text += &format!(r#","links":[{}]"#, links.join(","));
            }
            text + "}"
        })
        .collect();
    let json = format!(
        r#"{{"format":"luzhi/1","id":"t","title":"t","committee":{{"id":"t","name":"t","short":"t",
        "region":"610400"}},"as_of":"2023-12-31","indicators":[],"records":[{}]}}"#,
        records.join(",")
    );
    load::read(json.as_bytes()).unwrap().dataset
}

fn flow_of(data: &Dataset) -> FlowView {
    flow(data, Period::parse("2023").unwrap(), data.home()).unwrap()
}

fn bands(view: &FlowView) -> Vec<Vec<(Option<usize>, usize)>> {
    let of = |step: &FlowStep| step.bands.iter().map(|b| (b.to, b.cases)).collect();
    view.steps.iter().map(of).collect()
}

fn names(data: &Dataset, ids: &[RecordId]) -> Vec<String> {
    let name = |id: &RecordId| data.records.get(*id).unwrap().id.clone();
    ids.iter().map(name).collect()
}

/// s1 → i1 (instructed) → c1 (delivered); s2 → d1 (agenda); s3 alone; r1 was instructed on by i2.
const LINES: &str = "s1 suggestion proposed 2023-01-03 results_in:i1
    s2 suggestion proposed 2023-02-01 results_in:d1
    s3 suggestion proposed 2023-03-01 -
    r1 report instructed 2023-01-05 -
    i1 instruction - 2023-01-20 results_in:c1
    i2 instruction instructed 2023-01-25 instructs:r1
    d1 decision on_agenda 2023-05-01 -
    c1 conversion delivered 2023-07-01 -";

#[test]
fn cases_flow_from_step_to_step() {
    let data = records(LINES);
    let view = flow_of(&data);
    // Cases: s3, s2, r1, s1, newest first. i1, i2, d1, c1 were led to by others.
    let starts: Vec<RecordId> = view.cases.iter().map(|c| c.start).collect();
    assert_eq!(names(&data, &starts), ["s3", "s2", "r1", "s1"]);
    assert_eq!(
        bands(&view),
        [
            vec![(Some(1), 3), (None, 1)],
            vec![(Some(3), 1), (None, 2)],
            vec![],
            vec![(None, 1)],
        ]
    );
    let counts: Vec<usize> = view.steps.iter().map(|s| s.cases).collect();
    assert_eq!(counts, [4, 3, 0, 1]);
    assert_eq!(view.undated, 0);
}

#[test]
fn what_comes_in_equals_what_goes_out() {
    let data = records(LINES);
    let view = flow_of(&data);
    for step in &view.steps {
        let came = view.cases.iter().filter(|c| c.steps.contains(&step.step));
        assert_eq!(came.count(), step.cases);
        let out: usize = step.bands.iter().map(|b| b.cases).sum();
        assert_eq!(out, step.cases);
    }
}

#[test]
fn other_years_stay_out_and_undated_cases_are_counted() {
    let lines = "s1 suggestion proposed 2022-01-03 -\ns2 suggestion proposed - -";
    let view = flow_of(&records(lines));
    assert_eq!((view.cases.len(), view.undated), (1, 1));
}

#[test]
fn an_outcome_alone_claims_no_advice() {
    let lines = "p program delivered 2023-01-03 -\nr report adopted 2023-02-03 -";
    let view = flow_of(&records(lines));
    assert_eq!(
        view.steps[0].cases, 1,
        "the report was advice, the programme not"
    );
    assert_eq!(bands(&view)[0], [(Some(2), 1)]);
    assert_eq!(view.steps[3].cases, 1);
}

#[test]
fn circles_are_one_case_and_end() {
    let lines = "a suggestion proposed 2023-01-03 results_in:b
        b instruction - 2023-02-03 results_in:c
        c conversion adopted 2023-03-03 results_in:a";
    let data = records(lines);
    let view = flow_of(&data);
    assert_eq!(view.cases.len(), 1);
    assert_eq!(view.cases[0].steps, [0, 1, 2]);
    let chain = chain(&data, view.cases[0].start);
    assert_eq!(chain.len(), 3);
}

#[test]
fn a_chain_tells_what_led_to_what_and_how_long_it_took() {
    let data = records(LINES);
    let id = |name: &str| data.records.find(name).unwrap();
    let links = chain(&data, id("i1"));
    let order: Vec<RecordId> = links.iter().map(|l| l.record).collect();
    assert_eq!(names(&data, &order), ["s1", "i1", "c1"]);
    let distances: Vec<i32> = links.iter().map(|l| l.distance).collect();
    assert_eq!(distances, [-1, 0, 1]);
    // 3 → 20 January: 17 days. 20 January → 1 July: 11+28+31+30+31+30+1 = 162 days.
    let days: Vec<Option<i32>> = links.iter().map(|l| l.days).collect();
    assert_eq!(days, [None, Some(17), Some(162)]);
    assert_eq!(names(&data, &followed(&data, id("s1"))), ["i1", "c1"]);
    assert_eq!(names(&data, &followed(&data, id("r1"))), ["i2"]);
}

#[test]
fn a_missing_date_leaves_a_gap() {
    let lines = "s1 suggestion proposed 2023-01 results_in:i1\ni1 instruction - 2023-02-03 -";
    let data = records(lines);
    let links = chain(&data, data.records.find("s1").unwrap());
    assert_eq!(links[1].days, None, "a month is no day");
}
