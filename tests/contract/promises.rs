//! What the reader of a file promises, on files with one oddity each.

use luzhi::model::load::{self, Issue, Loaded, Problem, Refusal};
use luzhi::model::{Period, Status};
use proptest::prelude::*;

use crate::fixtures;

fn fixture(folder: &str, name: &str) -> Vec<u8> {
    let path = format!(
        "{}/tests/fixtures/{folder}/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(path).unwrap()
}

fn valid(name: &str) -> Loaded {
    load::read(&fixture("valid", name)).unwrap()
}

fn told(issues: &[Issue]) -> Vec<String> {
    let tell = |issue: &Issue| format!("{}: {}", issue.path, issue.problem.name());
    issues.iter().map(tell).collect()
}

#[test]
fn a_valid_file_has_no_issue() {
    for fixture in fixtures::folder("tests/fixtures/valid") {
        let loaded =
            load::read(&fixture.bytes).unwrap_or_else(|r| panic!("{}: {r:?}", fixture.name));
        assert_eq!(told(&loaded.issues), [""; 0], "{}", fixture.name);
    }
}

#[test]
fn every_oddity_is_an_issue_at_its_path_and_line() {
    for fixture in fixtures::folder("tests/fixtures/issues") {
        let loaded =
            load::read(&fixture.bytes).unwrap_or_else(|r| panic!("{}: {r:?}", fixture.name));
        assert_eq!(told(&loaded.issues), fixture.expected, "{}", fixture.name);
        assert!(!loaded.dataset.is_empty() || !loaded.dataset.records.is_empty());
        for issue in &loaded.issues {
            let is_circle = issue.problem.name().starts_with("Circular") && issue.path.len() < 12;
            assert!(
                issue.line.is_some() || is_circle,
                "{}: {issue:?}",
                fixture.name
            );
        }
    }
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_its_reason() {
    for fixture in fixtures::folder("tests/fixtures/refused") {
        let refusal = load::read(&fixture.bytes)
            .err()
            .unwrap_or_else(|| panic!("{}", fixture.name));
        assert_eq!([refusal.name()], fixture.expected[..], "{}", fixture.name);
    }
}

#[test]
fn the_line_is_the_items_own() {
    let bytes = fixture("issues", "wrong-types-in-some-rows");
    let text = String::from_utf8(bytes.clone()).unwrap();
    let loaded = load::read(&bytes).unwrap();
    let line = loaded.issues[0].line.unwrap();
    assert!(
        text.lines()
            .nth(line - 1)
            .unwrap()
            .contains("\"value\": \"17\"")
    );
    assert_eq!(loaded.dataset.len(), 3, "the rest of the file is used");
}

#[test]
fn of_two_values_the_later_in_the_file_stands_and_says_so() {
    let loaded = load::read(&fixture("issues", "duplicate-coordinate")).unwrap();
    let row = loaded.dataset.rows().next().unwrap();
    assert_eq!(loaded.dataset.value(row), Some(18.0));
    assert_eq!(
        loaded.issues[0].problem,
        Problem::DuplicateCoordinate {
            dropped: "observations[0]".into(),
            dropped_value: Some(17.0),
            kept_value: Some(18.0),
        }
    );
}

#[test]
fn the_same_value_twice_is_counted_once() {
    assert_eq!(valid("same-value-twice").dataset.len(), 1);
}

#[test]
fn not_provided_is_not_zero() {
    let dataset = valid("null-value").dataset;
    let values: Vec<_> = dataset.rows().map(|row| dataset.value(row)).collect();
    assert_eq!(values, [Some(0.0), None]);
}

#[test]
fn every_form_of_period_is_read() {
    let dataset = valid("every-period").dataset;
    assert_eq!(dataset.len(), 8);
    let open = Period::parse("../2023-09-08").unwrap();
    assert!(dataset.periods().contains(&open));
}

#[test]
fn every_field_reaches_the_data_set() {
    let dataset = valid("every-field").dataset;
    assert_eq!(dataset.meta.status, Status::Demo);
    assert_eq!(
        dataset.meta.sources[0].publisher.as_deref(),
        Some("各界导报")
    );
    let observation = dataset.observation(dataset.row_of_id("o1").unwrap());
    assert_eq!(observation.locator, Some("第3段"));
    assert_eq!(observation.excerpt, Some("召开例会17余次"));
    assert_eq!(observation.period_label, Some("全年"));
    assert_eq!(observation.source.unwrap().title, "工作报告");
    assert_eq!(observation.coordinate.dims.len(), 2);
    assert_eq!(dataset.targets[0].value, 20.0);
    let record = dataset
        .records
        .get(dataset.records.find("r1").unwrap())
        .unwrap();
    assert_eq!(record.links[0].target, dataset.records.find("r2"));
    assert_eq!(record.attributes.len(), 3);
    let region = dataset.regions.find("610402").unwrap();
    assert_eq!(dataset.region(region).unwrap().tile, Some((3, 2)));
    let rate = dataset.find_indicator("fixture.rate").unwrap();
    assert!(dataset.indicator(rate).unwrap().ratio.is_some());
}

#[test]
fn what_is_left_out_has_its_default() {
    let dataset = valid("minimal").dataset;
    assert_eq!(dataset.meta.status, Status::Published);
    assert_eq!(dataset.meta.committee.short, "政协咸阳市委员会");
    let observation = dataset.observation(dataset.rows().next().unwrap());
    assert_eq!(observation.coordinate.region, dataset.home());
    let indicator = dataset.indicator(observation.coordinate.indicator).unwrap();
    assert_eq!(indicator.adds_over, ["region", "period", "level"]);
    assert_eq!(indicator.family, "fixture");
}

#[test]
fn a_status_that_is_not_understood_is_not_taken_for_final() {
    let loaded = load::read(&fixture("issues", "unknown-words")).unwrap();
    assert_eq!(loaded.dataset.meta.status, Status::Provisional);
}

#[test]
fn columns_may_name_dimensions_and_null_leaves_a_cell_out() {
    let dataset = valid("columnar-with-dims").dataset;
    assert_eq!(dataset.len(), 3);
    let dims: Vec<usize> = dataset
        .rows()
        .map(|row| dataset.row_dims(row).len())
        .collect();
    assert_eq!(dims.iter().sum::<usize>(), 4);
}

#[test]
fn an_unknown_region_is_used_and_an_undefined_indicator_is_never_added() {
    let loaded = load::read(&fixture("issues", "unknown-region")).unwrap();
    let code = loaded.dataset.regions.find("999901").unwrap();
    assert!(!loaded.dataset.region(code).unwrap().is_defined);
    assert_eq!(loaded.dataset.len(), 3);
    assert!(matches!(
        &loaded.issues[0].problem,
        Problem::UnknownRegion { count: 2, .. }
    ));
    let loaded = load::read(&fixture("issues", "undefined-indicator")).unwrap();
    let id = loaded.dataset.find_indicator("nowhere.defined").unwrap();
    assert!(loaded.dataset.indicator(id).unwrap().adds_over.is_empty());
}

#[test]
fn markup_stays_text() {
    let dataset = valid("script-in-every-string").dataset;
    assert_eq!(dataset.meta.title, "<script>alert(1)</script>");
}

#[test]
fn parts_of_one_export_are_read_as_one() {
    let (one, two) = (fixture("valid", "split-1"), fixture("valid", "split-2"));
    let loaded = load::read_parts(&[&two, &one]).unwrap();
    assert_eq!(loaded.dataset.len(), 2);
    assert_eq!(loaded.issues, []);
    assert_eq!(
        load::read_parts(&[&one, &one]).err(),
        Some(Refusal::SamePart { part: 1 })
    );
    let other = fixture("valid", "every-field");
    let other = String::from_utf8(other)
        .unwrap()
        .replace("\"part\": 1", "\"part\": 3");
    let other = other.replace("\"id\": \"fixture\"", "\"id\": \"another\"");
    let refusal = load::read_parts(&[&one, other.as_bytes()]).err().unwrap();
    assert_eq!(refusal.name(), "PartsDiffer");
    let unnumbered = fixture("valid", "null-value");
    let refusal = load::read_parts(&[&one, &unnumbered]).err().unwrap();
    assert_eq!(refusal, Refusal::MissingField { field: "part" });
    assert_eq!(load::read_parts(&[]).err().unwrap().name(), "NothingUsable");
}

#[test]
fn depth_and_size_are_refused_before_parsing() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        assert_eq!(load::read(deep.as_bytes()).err().unwrap().name(), "TooDeep");
    }
    let large = vec![b' '; load::MAX_BYTES + 1];
    assert_eq!(load::read(&large).err().unwrap().name(), "TooLarge");
}

#[test]
fn a_text_beyond_the_limit_is_an_issue_of_its_item() {
    let long = "批".repeat(load::MAX_STRING + 1);
    let text = String::from_utf8(fixture("valid", "null-value")).unwrap();
    let text = text.replacen(
        "\"fixture.held\", \"period\"",
        &format!("\"{long}\", \"period\""),
        1,
    );
    let loaded = load::read(text.as_bytes()).unwrap();
    assert_eq!(told(&loaded.issues), ["observations[0].indicator: TooLong"]);
}

#[test]
fn a_refusal_names_line_and_column() {
    let refusal = load::read(&fixture("refused", "trailing-comma"))
        .err()
        .unwrap();
    let Refusal::NotJson { line, column, .. } = refusal else {
        panic!("{refusal:?}")
    };
    assert!(line > 5 && column > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = fixtures::read(&bytes);
        let _ = load::read_manifest(&bytes);
    }

    #[test]
    fn no_mutation_of_an_export_makes_it_panic(
        which in 0usize..5,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1usize..40, 0u8..4, any::<u8>()), 1..6),
    ) {
        let mut bytes = fixtures::exports().swap_remove(which).bytes;
        for (at, length, how, byte) in cuts {
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            match how {
                0 => drop(bytes.drain(from..to)),
                1 => {
                    let copied = bytes[from..to].to_vec();
                    bytes.splice(from..from, copied);
                }
                2 => bytes[from] = byte,
                _ => bytes[from] = b"[]{}\",:0nt-"[usize::from(byte) % 11],
            }
        }
        let _ = fixtures::read(&bytes);
    }
}
