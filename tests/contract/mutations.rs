//! Schema and parser agree on every file that is one change away from a valid one.

use luzhi::model::load::{Form, Issue, Problem, Refusal, Severity};
use luzhi::model::period::PeriodError;
use serde_json::{Value, json};

use crate::fixtures;
use crate::schema::schema;

/// What the parser finds and a schema can't say: everything else must be in both.
fn is_beyond_schema(path: &str, problem: &Problem) -> bool {
    // A schema can't relate a cell to the name of its column, nor a row to the number of columns.
    path.starts_with("observations.rows[") || is_meaning(problem)
}

fn is_meaning(problem: &Problem) -> bool {
    match problem {
        // A pattern knows no calendar.
        Problem::BadPeriod { error, .. } => *error != PeriodError::Form,
        // Not to be had from a parsed number or text.
        Problem::NotFinite { .. } => true,
        Problem::Malformed { expected, .. } => *expected == Form::Unicode,
        // All kinds of items share some limits.
        Problem::TooMany { .. } => true,
        _ => false,
    }
}

fn is_structural(issue: &Issue) -> bool {
    issue.severity() == Severity::Error && !is_beyond_schema(&issue.path, &issue.problem)
}

/// What the parser says: whether it reports any fault, and one that a schema can express.
fn parse(document: &Value) -> (bool, bool, String) {
    match fixtures::read(document.to_string().as_bytes()) {
        Ok(loaded) => {
            let has_error = loaded
                .issues
                .iter()
                .any(|i| i.severity() == Severity::Error);
            let is_bad = loaded.issues.iter().any(is_structural);
            (has_error, is_bad, format!("{:?}", loaded.issues))
        }
        Err(refusal) => {
            let is_bad = match &refusal {
                // An empty list is valid, and shows nothing.
                Refusal::NothingUsable { issues } => issues.iter().any(is_structural),
                Refusal::BadField { problem, .. } => !is_meaning(problem),
                _ => true,
            };
            (true, is_bad, format!("{refusal:?}"))
        }
    }
}

fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                pointers(member, format!("{at}/{name}"), all);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), all);
            }
        }
        _ => {}
    }
    if !at.is_empty() {
        all.push(at);
    }
}

fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(70_000),
        json!(""),
        json!("x"),
        json!("不是"),
        json!("2023"),
        json!("2023-13"),
        json!("2023-H3"),
        json!("2023-02-30"),
        json!("2023-8"),
        json!("2023-02-01/2023-01-01"),
        json!("2023-01-01T00:00:00Z"),
        json!("https://example.org"),
        json!("luzhi/2"),
        json!("批".repeat(10_000)),
        json!("批".repeat(10_001)),
        json!([]),
        json!([1, 2]),
        json!([null]),
        json!(["x"]),
        json!([{}]),
        json!({}),
        json!({"": "x"}),
        json!({"x": null}),
        json!({"x": "x"}),
        json!({"x": {}}),
        json!({"id": "x", "name": "x", "region": "x"}),
    ]
}

fn without(document: &Value, pointer: &str) -> Option<Value> {
    let mut changed = document.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    match changed.pointer_mut(parent)? {
        Value::Object(members) => members.remove(&name).map(drop)?,
        Value::Array(items) => drop(items.remove(name.parse().ok()?)),
        _ => return None,
    }
    Some(changed)
}

/// The list at a pointer with its first item once more at the end.
fn repeated(document: &Value, pointer: &str) -> Option<Value> {
    let mut changed = document.clone();
    let items = changed.pointer_mut(pointer)?.as_array_mut()?;
    items.push(items.first()?.clone());
    Some(changed)
}

#[test]
fn schema_and_parser_agree_on_every_single_change() {
    let validator = jsonschema::validator_for(&schema("luzhi-1")).unwrap();
    let mut compared = 0;
    for fixture in fixtures::folder("tests/fixtures/valid") {
        let document = fixtures::json(&fixture.bytes);
        let mut all = Vec::new();
        pointers(&document, String::new(), &mut all);
        for pointer in all {
            let mut changes: Vec<Value> = without(&document, &pointer)
                .into_iter()
                .chain(repeated(&document, &pointer))
                .collect();
            for replacement in replacements() {
                let mut changed = document.clone();
                *changed.pointer_mut(&pointer).unwrap() = replacement;
                changes.push(changed);
            }
            for changed in changes {
                let is_valid = validator.is_valid(&changed);
                let (is_reported, is_structural, said) = parse(&changed);
                let what = || {
                    let value = changed.pointer(&pointer).map(Value::to_string);
                    let value: String = value.unwrap_or_default().chars().take(60).collect();
                    format!("{} {pointer} = {value}: {said}", fixture.name)
                };
                assert!(
                    is_valid || is_reported,
                    "only the schema refuses {}",
                    what()
                );
                assert!(
                    !(is_valid && is_structural),
                    "only the parser refuses {}",
                    what()
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}
