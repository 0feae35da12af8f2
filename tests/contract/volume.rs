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

#[test]
fn a_hundred_thousand_rows_are_read() {
    read_all(100_000);
}

#[test]
#[ignore = "takes long without optimisation"]
fn a_million_rows_are_read() {
    read_all(1_000_000);
}
