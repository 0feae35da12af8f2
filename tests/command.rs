//! The checking command: what it prints and how it exits.

use std::process::{Command, Output};

fn check(arguments: &[&str]) -> (i32, String) {
    let Output { status, stdout, .. } = Command::new(env!("CARGO_BIN_EXE_luzhi-check"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap())
}

#[test]
fn a_clean_export_passes_with_a_summary() {
    let (status, said) = check(&["public/data/xianyang-demo.json"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("没有发现问题"), "{said}");
    let (status, said) = check(&["--lang", "en", "public/data/xianyang-demo.json"]);
    assert_eq!(status, 0);
    assert!(said.contains("nothing was found"), "{said}");
}

#[test]
fn figures_that_do_not_agree_are_named_with_both_sides() {
    let (status, said) = check(&["--json", "public/data/yingcheng-2020.json"]);
    assert_eq!(status, 1, "{said}");
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    let first = &report["checks"][0];
    assert_eq!(first["figure"]["value"], 7);
    assert_eq!(first["against"]["value"], 5);
    assert_eq!(report["issues"].as_array().unwrap().len(), 0);
}

#[test]
fn a_file_that_is_no_export_is_refused() {
    let (status, said) = check(&["--lang", "en", "Cargo.toml"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("line 1"), "{said}");
    let (status, said) = check(&["--json", "Cargo.toml"]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(status, 2);
    assert!(report["refused"].is_string());
}

#[test]
fn wrong_use_is_answered_with_the_use() {
    for arguments in [&[][..], &["--lang", "fr", "x.json"], &["--nothing"]] {
        let (status, said) = check(arguments);
        assert_eq!(status, 3);
        assert!(said.contains("luzhi-check --schema"), "{said}");
    }
    assert_eq!(check(&["no-such-file.json"]).0, 3);
}

#[test]
fn the_schema_is_the_published_one() {
    let (status, said) = check(&["--schema"]);
    assert_eq!(status, 0);
    let schema: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(schema["$defs"]["observation"].is_object() || schema["definitions"].is_object());
}
