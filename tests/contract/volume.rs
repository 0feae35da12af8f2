//! Large exports: a hundred thousand rows in every run, a million on request.

use std::fmt::Write;
use std::time::Instant;

use luzhi::model::load::{Problem, read};

/// Rows of counties, months and kinds under four columns and a dimension.
fn export(rows: usize) -> String {
    let mut text = String::from(
        r#"{"format": "luzhi/1", "id": "large", "title": "大量数据",
        "committee": {"id": "x", "name": "政协咸阳市委员会", "region": "610400"}, "as_of": "2023-12-31",
        "observations": {"columns": ["indicator", "period", "region", "dims.kind", "value"], "rows": ["#,
    );
    for row in 0..rows {
        let separator = if row == 0 { "" } else { ",\n" };
        let (county, month, kind) = (row % 14, row / 14 % 12, row / 168);
        write!(
            text,
            r#"{separator}["fixture.held", "2023-{:02}", "6104{:02}", "第{kind}类", {row}]"#,
            month + 1,
            county + 2
        )
        .unwrap();
    }
    text.push_str("]}}");
    text
}

fn read_all(rows: usize) {
    let text = export(rows);
    let start = Instant::now();
    let loaded = read(text.as_bytes()).unwrap();
    println!("{rows} rows, {} bytes: {:?}", text.len(), start.elapsed());
    assert_eq!(loaded.dataset.len(), rows);
    let counted = loaded.issues.iter().any(
        |issue| matches!(issue.problem, Problem::UndefinedIndicator { count, .. } if count == rows),
    );
    assert!(counted, "told once, with its count");
}

/// Figures of two indicators, months and counties, a value from its place in that order, a line each.
fn figures(rows: usize, value: impl Fn(usize) -> String) -> Vec<String> {
    let line = |row: usize| {
        let (indicator, county, month) = (row / 1200, row / 12 % 100, row % 12 + 1);
        let year = 2000 + indicator / 2;
        let indicator = ["consultation.held", "studio.count"][indicator % 2];
        let value = value(row);
        format!(r#"["{indicator}","{year}-{month:02}","99{county:04}",{value}]"#)
    };
    (0..rows).map(line).collect()
}

fn columnar(rows: &[String]) -> String {
    let rows = rows.join(",\n");
    format!(
        r#"{{"format": "luzhi/1", "id": "plain", "title": "t", "as_of": "2023-12-31",
        "committee": {{"id": "x", "name": "n", "region": "610400"}},
        "observations": {{"columns": ["indicator", "period", "region", "value"], "rows": [{rows}]}}}}"#
    )
}

/// Stable names of what is in a data set, in an order of its own.
fn told(json: &str) -> Vec<String> {
    let data = read(json.as_bytes()).unwrap().dataset;
    let line = |row| {
        let at = data.coordinate(row);
        let region = data.regions.get(at.region).unwrap();
        let indicator = data.indicator(at.indicator).unwrap();
        format!(
            "{} {} {} {:?}",
            indicator.id,
            region.code,
            at.period,
            data.value(row)
        )
    };
    let mut all: Vec<String> = data.rows().map(line).collect();
    all.sort();
    all
}

#[test]
fn a_plain_observation_takes_at_most_twelve_bytes_in_any_order() {
    let mut rows = figures(12_000, |row| (row % 977).to_string());
    let held = |rows: &[String]| {
        let data = read(columnar(rows).as_bytes()).unwrap().dataset;
        assert_eq!(data.len(), rows.len());
        data.bytes_held() as f64 / rows.len() as f64
    };
    let ordered = told(&columnar(&rows));
    assert!(held(&rows) <= 12.0, "{}", held(&rows));
    // Every row to another place: 7919 has no divisor in common with their number.
    let shuffled: Vec<String> = (0..rows.len())
        .map(|at| rows[at * 7919 % 12_000].clone())
        .collect();
    assert!(held(&shuffled) <= 12.0, "{}", held(&shuffled));
    assert!(
        told(&columnar(&shuffled)) == ordered,
        "the order changes nothing"
    );
    rows.reverse();
    assert!(
        told(&columnar(&rows)) == ordered,
        "the order changes nothing"
    );
}

#[test]
fn values_with_decimals_take_eight_bytes_and_are_exact() {
    let rows = figures(2_400, |row| format!("{}.{}", row % 977, row % 10));
    let data = read(columnar(&rows).as_bytes()).unwrap().dataset;
    assert!(data.bytes_held() as f64 / 2_400.0 <= 16.0);
    for row in data.rows() {
        let place = data.observation(row).position as usize;
        let value: f64 = format!("{}.{}", place % 977, place % 10).parse().unwrap();
        assert_eq!(data.value(row).map(f64::to_bits), Some(value.to_bits()));
    }
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    read_all(100_000);
}

#[test]
#[ignore = "takes long without optimisation"]
fn a_million_rows_are_read() {
    read_all(1_000_000);
}
