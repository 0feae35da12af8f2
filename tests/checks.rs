//! The checks, each with files that are as small as they can be: one that triggers exactly it, one
//! that nearly does; and what the shipped exports have.

use std::path::PathBuf;

use luzhi::analysis::{Check, CheckKind, Checking, Gravity, Remedy, all_checks, checks};
use luzhi::model::{Dataset, load};
use luzhi::text::Lang::{En, Zh};
use luzhi::text::check::{check_text, check_title, findings_csv, verdict_text};

/// Every check by its stable name.
const CODES: [&str; 17] = [
    "sum-differs",
    "part-exceeds-whole",
    "stage-rises",
    "rate-differs",
    "ratio-above-one",
    "count-differs",
    "conflict",
    "repeated",
    "swings",
    "off-by-powers",
    "periods-overlap",
    "region-unknown",
    "region-renamed",
    "after-date",
    "record-after-date",
    "broken-link",
    "unlinked",
];

/// Files of other cases that find nothing, besides those whose name says `near`.
const SILENT: [&str; 4] = [
    "part-exceeds-whole.term-near",
    "stage-rises.unit",
    "off-by-powers.season",
    "region-renamed.own",
];

fn read(path: &str) -> Dataset {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(&path).unwrap();
    load::read(&bytes).unwrap().dataset
}

fn fixture(name: &str) -> Dataset {
    read(&format!("tests/fixtures/checks/{name}.json"))
}

fn codes(found: &[Check]) -> Vec<&'static str> {
    found.iter().map(|c| c.kind.code()).collect()
}

fn fixtures() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/checks");
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|e| e.unwrap().path());
    let names = paths
        .filter(|path| path.is_file())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn each_file_triggers_exactly_its_check_or_nearly_does() {
    let names = fixtures();
    for code in CODES {
        for needed in [code.to_owned(), format!("{code}.near")] {
            assert!(names.contains(&needed), "{needed} is missing");
        }
    }
    for name in names {
        let (code, case) = name.split_once('.').unwrap_or((&name, ""));
        let found = all_checks(&fixture(&name));
        if case == "near" || SILENT.contains(&name.as_str()) {
            assert!(found.is_empty(), "{name}: {found:?}");
        } else {
            assert_eq!(codes(&found), [code], "{name}: {found:?}");
        }
    }
}

#[test]
fn the_shipped_exports_have_these_and_no_others() {
    let of = |name: &str| {
        let data = read(&format!("public/data/{name}.json"));
        let found = all_checks(&data);
        let said = found.iter().map(|c| (c.kind.code(), c.values()));
        said.collect::<Vec<_>>()
    };
    // 5 leads found, and 7 units interviewed about them, told as a part of the leads.
    let parts = [("part-exceeds-whole", [Some(7.0), Some(5.0)])];
    assert_eq!(of("yingcheng-2020"), parts);
    // An instruction on a report that is not among the records.
    assert_eq!(of("xianyang-2023"), [("unlinked", [None, None])]);
    for name in [
        "xianyang-2021",
        "datong-2018",
        "fuyang-2020",
        "xianyang-demo",
    ] {
        assert_eq!(of(name), [], "{name}");
    }
}

#[test]
fn a_finding_says_both_figures_and_routes_in_both_languages() {
    for name in fixtures() {
        let data = fixture(&name);
        for check in all_checks(&data) {
            let [zh, en] = [Zh, En].map(|lang| check_text(lang, &data, &check));
            assert!(zh.ends_with('。') && en.ends_with('.'), "{name}: {zh} {en}");
            assert!(!check_title(Zh, &check.kind).is_empty());
            for (figure, side) in [&check.figure, &check.other]
                .into_iter()
                .zip(check.values())
            {
                let Some(figure) = figure else { continue };
                let value = side.unwrap();
                let digits = format!("{}", (value * 10.0).round() / 10.0);
                assert!(zh.contains(&digits), "{name}: {digits} in {zh}");
                let word = luzhi::text::figure::route_word(Zh, figure.route);
                let is_count = matches!(check.kind, CheckKind::CountDiffers { .. });
                assert!(is_count || zh.contains(word), "{name}: {word} in {zh}");
            }
        }
    }
}

#[test]
fn whether_rounding_explains_it_is_said() {
    let said = |name: &str| {
        let data = fixture(name);
        let found = all_checks(&data);
        (found[0].gravity(), check_text(Zh, &data, &found[0]))
    };
    let (gravity, text) = said("rate-differs.cut");
    assert_eq!(gravity, Gravity::Note);
    assert!(text.contains("去尾或凑整可以解释"), "{text}");
    let (gravity, text) = said("rate-differs");
    assert_eq!(gravity, Gravity::Contradiction);
    assert!(text.contains("四舍五入不能解释"), "{text}");
}

#[test]
fn an_abolished_code_is_read_as_the_one_in_its_place() {
    let data = fixture("region-renamed");
    let home = data.regions.find("610482").unwrap();
    assert_eq!(data.regions.find("610427"), Some(home));
    assert_eq!(data.region(home).unwrap().name, "彬州市");
    let found = all_checks(&data);
    let text = check_text(Zh, &data, &found[0]);
    assert!(text.contains("610427") && text.contains("彬州市"), "{text}");
}

#[test]
fn a_key_stays_until_a_figure_changes() {
    let key = |name: &str| {
        let data = fixture(name);
        checks::key(&data, &all_checks(&data)[0])
    };
    assert_eq!(key("sum-differs"), key("sum-differs"));
    let all: Vec<String> = [
        "sum-differs",
        "sum-differs.region",
        "sum-differs.time",
        "unlinked",
    ]
    .map(key)
    .into();
    let mut different = all.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), all.len());
}

#[test]
fn slices_find_what_one_go_finds() {
    for name in ["sum-differs.region", "off-by-powers.season", "stage-rises"] {
        let data = fixture(name);
        let mut checking = Checking::default();
        let mut steps = 1;
        while !checking.step(&data, 1) {
            steps += 1;
        }
        // One for each observation, then for each thing that is asked of the export as a whole.
        let whole = data.indicators().count() + data.catalogue.pipelines.len() + 1;
        assert_eq!(steps, data.len() + whole + 1);
        assert_eq!(checking.finish(&data).list, all_checks(&data), "{name}");
    }
}

#[test]
fn a_figure_knows_the_findings_that_concern_it() {
    let data = fixture("conflict.moment");
    let mut checking = Checking::default();
    while !checking.step(&data, 100) {}
    let found = checking.finish(&data);
    let id = data.find_indicator("fixture.stock").unwrap();
    let year = luzhi::model::Period::parse("2023").unwrap();
    let at = luzhi::model::Coordinate::new(id, year, data.home());
    let shown = luzhi::analysis::total(&data, &at);
    assert_eq!(found.of_figure(&shown).len(), 1);
    assert_eq!(found.count(Gravity::Contradiction), 1);
    let before =
        luzhi::analysis::total(&data, &at.at(luzhi::model::Period::parse("2022").unwrap()));
    assert!(found.of_figure(&before).is_empty());
}

#[test]
fn the_list_to_send_back_has_all_a_maker_needs() {
    let data = read("public/data/yingcheng-2020.json");
    let found = all_checks(&data);
    let key = checks::key(&data, &found[0]);
    let csv = findings_csv(Zh, &data, &found, &|k| {
        (k == key).then(|| "已核实".to_owned())
    });
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{csv}");
    for needed in [
        &key,
        "矛盾",
        "改正数字",
        "部分大于整体",
        ",7,",
        ",5,",
        "公布",
        "第13段",
        "已核实",
    ] {
        assert!(lines[1].contains(needed), "{needed} in {}", lines[1]);
    }
    let heads = lines[0].split(',').count();
    assert_eq!(heads, 22);
    let all: Vec<Remedy> = found.iter().map(|c| c.kind.remedy()).collect();
    assert_eq!(all, [Remedy::Figures]);
}

#[test]
fn the_verdict_counts_what_does_not_reconcile() {
    assert_eq!(verdict_text(Zh, 0, 0, 0), "全部数字对得上");
    assert_eq!(verdict_text(En, 0, 0, 0), "All figures reconcile");
    assert_eq!(
        verdict_text(Zh, 2, 1, 3),
        "2处数字对不上，1处存疑（另有3处已核）"
    );
    assert_eq!(verdict_text(En, 2, 0, 0), "2 figures do not reconcile");
}
