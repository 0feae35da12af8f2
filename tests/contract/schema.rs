//! The schema lists exactly the fields that the parser reads, and says what each is.

use std::collections::BTreeSet;

use luzhi::model::load::shape::{MANIFEST, MANIFEST_ENTRY, MANIFEST_PART, SHAPES, Shape};
use luzhi::model::load::{Severity, read, read_manifest};
use serde_json::Value;

use crate::fixtures;

/// A published schema.
pub fn schema(name: &str) -> Value {
    let path = format!(
        "{}/public/schema/{name}.schema.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn assert_same(shape: &Shape, definition: &Value) {
    let properties = definition["properties"].as_object().unwrap();
    let listed: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    let read: BTreeSet<&str> = shape.fields.iter().map(|f| f.name).collect();
    assert_eq!(listed, read, "{}", shape.name);
    let required = definition["required"].as_array().unwrap();
    let required: BTreeSet<&str> = required.iter().filter_map(Value::as_str).collect();
    let is_required = shape.fields.iter().filter(|f| f.is_required);
    assert_eq!(
        required,
        is_required.map(|f| f.name).collect(),
        "{}",
        shape.name
    );
    for (name, property) in properties
        .iter()
        .chain([(&"itself".to_owned(), definition)])
    {
        let zh = property["description"].as_str().unwrap_or_default();
        let en = property["x-description-en"].as_str().unwrap_or_default();
        let has_chinese = zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(has_chinese, "{}.{name} in Chinese", shape.name);
        assert!(
            !en.is_empty() && en.is_ascii(),
            "{}.{name} in English",
            shape.name
        );
    }
}

#[test]
fn the_schema_lists_exactly_what_the_parser_reads() {
    let schema = schema("luzhi-1");
    let definitions = schema["$defs"].as_object().unwrap();
    let mut named: BTreeSet<&str> = definitions.keys().map(String::as_str).collect();
    for shape in SHAPES {
        if shape.name == "document" {
            assert_same(shape, &schema);
        } else {
            assert!(named.remove(shape.name), "{}", shape.name);
            assert_same(shape, &definitions[shape.name]);
        }
    }
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn the_schema_of_the_manifest_lists_exactly_what_the_parser_reads() {
    let schema = schema("luzhi-manifest");
    assert_same(&MANIFEST, &schema);
    assert_same(&MANIFEST_ENTRY, &schema["$defs"]["entry"]);
    assert_same(&MANIFEST_PART, &schema["$defs"]["part"]);
}

#[test]
fn valid_files_and_shipped_exports_are_valid_by_schema_and_by_parser() {
    let validator = jsonschema::validator_for(&schema("luzhi-1")).unwrap();
    let files = fixtures::folder("tests/fixtures/valid").into_iter();
    for fixture in files.chain(fixtures::exports()) {
        let json = fixtures::json(&fixture.bytes);
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|e| e.to_string())
            .collect();
        assert!(faults.is_empty(), "{}: {faults:?}", fixture.name);
        let loaded = read(&fixture.bytes).unwrap();
        let errors = loaded
            .issues
            .iter()
            .filter(|i| i.severity() == Severity::Error);
        assert_eq!(errors.count(), 0, "{}", fixture.name);
    }
}

#[test]
fn the_manifest_keeps_to_its_schema() {
    let validator = jsonschema::validator_for(&schema("luzhi-manifest")).unwrap();
    let entry = |path: &str| serde_json::json!({"exports": [{"path": path, "title": "A"}]});
    let with = |field: &str, value: Value| {
        let mut manifest = entry("a.json");
        manifest["exports"][0][field] = value;
        manifest
    };
    let mut manifests = vec![
        serde_json::json!({"exports": [], "default": "a"}),
        serde_json::json!({"exports": {}}),
        serde_json::json!({"default": "a"}),
        serde_json::json!({"exports": [1]}),
        serde_json::json!({"exports": [], "default": 3}),
    ];
    let paths = [
        "a.json", "x/y.json", "x/..y", "", "/a", "../a", "x/../a", "x/..", "..", "http://a",
        "a\\b", "a?b",
    ];
    manifests.extend(paths.map(entry));
    for value in [
        Value::Null,
        1.into(),
        1.5.into(),
        (-1).into(),
        "x".into(),
        "0".repeat(64).into(),
    ] {
        for field in ["title", "sha256", "bytes", "path", "other"] {
            manifests.push(with(field, value.clone()));
        }
    }
    let summary = serde_json::json!({"path": "a.json", "summary": true});
    let parts = |part: Value| with("parts", Value::from(vec![summary.clone(), part]));
    for value in [
        Value::Null,
        "x".into(),
        "2023".into(),
        "2023-H2".into(),
        "2023-08-24".into(),
        "2023-13".into(),
        "../2023-01-01".into(),
        "2023-01-01/2023-02-01".into(),
        7.into(),
        true.into(),
        "0".repeat(64).into(),
        serde_json::json!([]),
        serde_json::json!(["610400", "610300"]),
        serde_json::json!(["610400", 7]),
        serde_json::json!([""]),
    ] {
        for field in ["from", "to", "regions", "sha256", "bytes", "path", "other"] {
            let mut part = serde_json::json!({"path": "b.json"});
            part[field] = value.clone();
            manifests.push(parts(part.clone()));
            part["from"] = "2022".into();
            part["to"] = "2024".into();
            part[field] = value.clone();
            manifests.push(parts(part));
        }
        manifests.push(with("parts", value));
    }
    for summary in [Value::Null, true.into(), false.into(), 1.into()] {
        manifests.push(with(
            "parts",
            serde_json::json!([{"path": "a.json", "summary": summary}]),
        ));
    }
    for manifest in manifests {
        let is_read = read_manifest(manifest.to_string().as_bytes()).is_ok();
        assert_eq!(validator.is_valid(&manifest), is_read, "{manifest}");
    }
}
