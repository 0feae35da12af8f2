//! The committed demo is what the generator prints, and agrees with the published totals of 2023.

#[path = "../examples/make_export/demo/mod.rs"]
mod demo;

use serde_json::Value;

const COMMITTED: &str = include_str!("../public/data/xianyang-demo.json");

struct Export(Value);

impl Export {
    fn read() -> Export {
        Export(serde_json::from_str(COMMITTED).expect("the demo is JSON"))
    }

    fn rows(&self) -> &Vec<Value> {
        self.0["observations"]["rows"].as_array().expect("rows")
    }

    fn column(&self, name: &str) -> usize {
        let columns = self.0["observations"]["columns"]
            .as_array()
            .expect("columns");
        columns
            .iter()
            .position(|c| c == name)
            .unwrap_or_else(|| panic!("no column {name}"))
    }

    /// Rows of an indicator in the periods that start so, where the other columns hold what is asked.
    fn select(&self, indicator: &str, period: &str, wanted: &[(&str, &str)]) -> Vec<&Value> {
        let (indicators, periods) = (self.column("indicator"), self.column("period"));
        let wanted: Vec<(usize, &str)> = wanted.iter().map(|(n, v)| (self.column(n), *v)).collect();
        self.rows()
            .iter()
            .filter(|row| row[indicators] == indicator)
            .filter(|row| {
                row[periods]
                    .as_str()
                    .is_some_and(|text| text.starts_with(period))
            })
            .filter(|row| wanted.iter().all(|(at, value)| row[*at] == *value))
            .collect()
    }

    fn sum(&self, indicator: &str, period: &str, wanted: &[(&str, &str)]) -> f64 {
        let value = self.column("value");
        let rows = self.select(indicator, period, wanted);
        assert!(!rows.is_empty(), "{indicator} {period} {wanted:?}");
        let tenths: f64 = rows
            .iter()
            .map(|row| (row[value].as_f64().unwrap_or(0.0) * 10.0).round())
            .sum();
        tenths / 10.0
    }

    fn records(&self, kind: &str) -> Vec<&Value> {
        let records = self.0["records"].as_array().expect("records");
        records.iter().filter(|r| r["kind"] == kind).collect()
    }

    fn record(&self, id: &Value) -> &Value {
        let records = self.0["records"].as_array().expect("records");
        records
            .iter()
            .find(|r| r["id"] == *id)
            .unwrap_or_else(|| panic!("no record {id}"))
    }
}

fn links<'a>(record: &'a Value, rel: &'a str) -> impl Iterator<Item = &'a Value> {
    let links = record["links"].as_array().into_iter().flatten();
    links
        .filter(move |link| link["rel"] == rel)
        .map(|l| &l["to"])
}

fn date(record: &Value) -> &str {
    record["date"].as_str().expect("a date")
}

#[test]
fn the_committed_demo_is_the_generators_output() {
    assert!(
        demo::document(demo::SEED) == COMMITTED,
        "public/data/xianyang-demo.json is not what `make_export --demo` prints"
    );
}

#[test]
fn it_says_that_it_is_a_demo_and_stays_small() {
    let Export(document) = Export::read();
    assert_eq!(document["status"], "demo");
    assert_eq!(document["id"], "xianyang-demo");
    assert_eq!(document["as_of"], "2025-12-31");
    assert!(COMMITTED.len() < 1_200_000);
}

#[test]
fn its_regions_are_the_thirteen_counties_where_the_real_export_draws_them() {
    let Export(document) = Export::read();
    let real = include_str!("../public/data/xianyang-2023.json");
    let real: Value = serde_json::from_str(real).expect("JSON");
    let mut expected = real["regions"].as_array().expect("regions").clone();
    expected.retain(|region| region["short"] != "杨陵");
    assert_eq!(expected.len(), 13);
    assert_eq!(document["regions"].as_array(), Some(&expected));
}

#[test]
fn the_sums_of_2023_are_the_published_totals() {
    let export = Export::read();
    for (indicator, total) in [
        ("consultation.plan_completed", 17.0),
        ("opinion.collected", 465.0),
        ("opinion.instructed", 23.0),
        ("instruction.received", 40.0),
        ("research.reports", 82.0),
        ("research.suggestions", 85.0),
        ("consultation.suggestions", 410.0),
        ("supervision.inspections", 25.0),
        ("supervision.suggestions", 160.0),
        ("publicity.media_articles", 61.0),
        ("studio.activities", 52.0),
        ("studio.suggestions", 200.0),
        ("welfare.donations", 87.6),
        ("welfare.students_aided", 70.0),
        ("learning.lectures", 6.0),
        ("learning.reading_activities", 36.0),
        ("learning.videos", 13.0),
        ("institution.institutions_revised", 20.0),
        ("institution.institutions_built", 15.0),
    ] {
        assert_eq!(export.sum(indicator, "2023", &[]), total, "{indicator}");
    }
    for (carrier, total) in [("调研报告", 17.0), ("社情民意信息", 23.0)] {
        let wanted = [("dims.carrier", carrier)];
        assert_eq!(export.sum("instruction.received", "2023", &wanted), total);
    }
    let over = [("precision", "over")];
    assert_eq!(
        export
            .select("supervision.suggestions", "2023", &over)
            .len(),
        1
    );
    assert_eq!(export.select("studio.suggestions", "2023", &over).len(), 1);
}

#[test]
fn the_studios_at_the_end_of_2023_are_17_and_113() {
    let export = Export::read();
    let at = |region: &str| export.sum("studio.count", "2023-12", &[("region", region)]);
    assert_eq!(export.sum("studio.count", "2023-12", &[]), 130.0);
    assert_eq!(at("610400"), 17.0);
    for county in &demo::places::COUNTIES {
        assert_eq!(
            at(county.code),
            f64::from(county.studios),
            "{}",
            county.name
        );
    }
}

#[test]
fn there_are_as_many_studio_records_as_studios_at_every_quarter() {
    let export = Export::read();
    let studios = export.records("studio");
    for year in demo::places::YEARS {
        for month in ["03", "06", "09", "12"] {
            let end = format!("{year}-{month}-31");
            let opened = studios.iter().filter(|r| date(r) <= end.as_str());
            let count = export.sum("studio.count", &end[..7], &[]);
            assert_eq!(opened.count() as f64, count, "{end}");
        }
    }
}

#[test]
fn every_month_has_as_many_instruction_records_as_instructions() {
    let export = Export::read();
    let instructions = export.records("instruction");
    for year in demo::places::YEARS {
        for month in 1..=12 {
            let period = demo::places::month_of(year, month);
            for (carrier, kind) in [("调研报告", "report"), ("社情民意信息", "opinion")] {
                let wanted = [("dims.carrier", carrier)];
                let count = instructions
                    .iter()
                    .filter(|r| date(r).starts_with(&period))
                    .filter(|r| links(r, "instructs").any(|to| export.record(to)["kind"] == kind))
                    .count();
                let figure = export.sum("instruction.received", &period, &wanted);
                assert_eq!(count as f64, figure, "{period} {carrier}");
            }
        }
    }
}

#[test]
fn links_lead_to_records_and_never_to_a_result_of_the_past() {
    let export = Export::read();
    for record in export.0["records"].as_array().expect("records") {
        for to in links(record, "results_in") {
            assert!(date(record) <= date(export.record(to)), "{record}");
        }
        for to in links(record, "instructs").chain(links(record, "part_of")) {
            assert!(date(record) >= date(export.record(to)), "{record}");
        }
    }
}

#[test]
fn no_step_of_the_proposals_exceeds_the_one_before() {
    let export = Export::read();
    for year in demo::places::YEARS {
        for month in 1..=12 {
            let period = demo::places::month_of(year, month);
            let steps = ["submitted", "filed", "assigned", "replied", "satisfied"]
                .map(|step| export.sum(&format!("proposal.{step}"), &period, &[]));
            assert!(steps.is_sorted_by(|a, b| a >= b), "{period} {steps:?}");
        }
    }
}

#[test]
fn its_gaps_are_two_months_not_provided_and_one_absent() {
    let export = Export::read();
    let (value, period) = (export.column("value"), export.column("period"));
    let withheld = export.rows().iter().filter(|row| row[value].is_null());
    let withheld: Vec<&str> = withheld.filter_map(|row| row[period].as_str()).collect();
    assert_eq!(withheld, ["2024-07", "2024-08"]);
    let changwu = [("region", "610428")];
    for (year, rows) in [("2021", 48), ("2022", 44), ("2023", 48)] {
        let found = export.select("consultation.held", year, &changwu).len();
        assert_eq!(found, rows, "{year}");
    }
}
