//! What two exports of one committee say differently: each pair of files is as small as it can be.
//! The shipped exports of one committee contradict each other nowhere.

use std::path::PathBuf;

use luzhi::analysis::checks::{between, key};
use luzhi::analysis::{Check, CheckKind, Found, Gravity, Remedy, Route};
use luzhi::analysis::{Checking, is_same_committee, revisions};
use luzhi::model::{Dataset, load};
use luzhi::text::Lang::{En, Zh};
use luzhi::text::check::{check_text, findings_csv};

/// Pairs that find exactly one thing, with how grave it is, both values and both routes.
const FIND: [(&str, Gravity, [f64; 2], [Route; 2]); 4] = [
    (
        "exports-differ",
        Gravity::Contradiction,
        [17.0, 18.0],
        [Route::Reported, Route::Reported],
    ),
    (
        "exports-differ.later",
        Gravity::Note,
        [17.0, 18.0],
        [Route::Reported, Route::Reported],
    ),
    (
        "exports-differ.added",
        Gravity::Contradiction,
        [20.0, 19.0],
        [Route::Reported, Route::Computed],
    ),
    (
        "exports-differ.stated",
        Gravity::Contradiction,
        [19.0, 20.0],
        [Route::Computed, Route::Reported],
    ),
];

/// Pairs that nearly do.
const NEAR: [&str; 4] = [
    "exports-differ.near",
    "exports-differ.unfinished",
    "exports-differ.implied",
    "exports-differ.unit",
];

fn read(path: &str) -> Dataset {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    load::read(&std::fs::read(&path).unwrap()).unwrap().dataset
}

fn pair(name: &str) -> [Dataset; 2] {
    ["here", "there"].map(|side| read(&format!("tests/fixtures/checks/between/{name}.{side}.json")))
}

fn found(pair: &[Dataset; 2]) -> Vec<Check> {
    between(&pair[0], &pair[1], &revisions(&pair[0], &pair[1]))
}

#[test]
fn each_pair_finds_exactly_one_thing_or_nearly_does() {
    for (name, gravity, values, routes) in FIND {
        let pair = pair(name);
        let found = found(&pair);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        let check = &found[0];
        assert_eq!(check.kind.code(), "exports-differ");
        assert_eq!(check.gravity(), gravity, "{name}");
        assert_eq!(check.kind.remedy(), Remedy::Figures);
        assert_eq!(check.values(), values.map(Some), "{name}");
        let seen = [&check.figure, &check.other].map(|f| f.as_ref().unwrap().route);
        assert_eq!(seen, routes, "{name}");
    }
    for name in NEAR {
        let found = found(&pair(name));
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn every_file_of_the_folder_is_in_a_pair_that_is_tested() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/checks/between");
    let files = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(files, 2 * (FIND.len() + NEAR.len()));
}

#[test]
fn the_sentence_has_both_figures_routes_and_sources_and_the_days() {
    let two = pair("exports-differ");
    let say = |lang| check_text(lang, &two[0], &found(&two)[0]);
    assert_eq!(
        say(Zh),
        "咸阳市2023年“协商活动”为17件（公布），另一份数据“统计公报数据”（截至2023年12月31日，统计公报 · 第3段）为18件（公布），相差1件。"
    );
    assert_eq!(
        say(En),
        "Consultations, Xianyang City, 2023: 17 件 (reported), but another export, “统计公报数据” (as of 31 December 2023; 统计公报 · 第3段), gives 18 件 (reported), a difference of 1 件."
    );
    let list = findings_csv(Zh, &two[0], &found(&two), &|_| None);
    for needed in ["两份数据不一致", ",17,", ",18,", "年度报告", "统计公报数据"] {
        assert!(list.contains(needed), "{needed} in {list}");
    }
}

#[test]
fn it_is_listed_badged_and_muted_with_the_findings_of_the_export_itself() {
    let two = pair("exports-differ");
    let mut checking = Checking::default();
    while !checking.step(&two[0], 100) {}
    let own: Found = checking.finish(&two[0]);
    let more = found(&two);
    let both = own.with(&two[0], &more);
    assert_eq!(both.list.len(), own.list.len() + 1);
    let figure = more[0].figure.as_ref().unwrap();
    assert_eq!(both.of_figure(figure).len(), 1);
    assert_eq!(both.keys, [key(&two[0], &more[0])]);
    // Muted against one export it still speaks against another.
    let mut other = more[0].clone();
    if let CheckKind::ExportsDiffer { with } = &mut other.kind {
        with.export = "third".to_owned();
    }
    assert_ne!(key(&two[0], &other), both.keys[0]);
}

#[test]
fn the_shipped_exports_of_one_committee_do_not_contradict_each_other() {
    let names = [
        "xianyang-2021",
        "xianyang-2023",
        "datong-2018",
        "fuyang-2020",
        "yingcheng-2020",
    ];
    let all = names.map(|name| (name, read(&format!("public/data/{name}.json"))));
    let mut compared = 0;
    for (one, here) in &all {
        for (other, there) in all.iter().filter(|(other, _)| other != one) {
            if is_same_committee(here, there) {
                compared += 1;
                let found = between(here, there, &revisions(here, there));
                assert!(found.is_empty(), "{one} and {other}: {found:?}");
            }
        }
    }
    assert_eq!(compared, 2, "Xianyang's two, each against the other");
}

#[test]
fn a_hidden_person_is_nobody_in_the_other_export() {
    let export = |names: [&str; 2], values: [i32; 2]| {
        let row = |n: usize| {
            format!(
                r#"{{"indicator":"instruction.received","period":"2023","value":{},"dims":{{"instructed_by":"{}"}}}}"#,
                values[n], names[n]
            )
        };
        let json = format!(
            r#"{{"format":"luzhi/1","id":"t","title":"t","as_of":"2023-12-31","committee":{{"id":"t","name":"t","region":"610400"}},"observations":[{},{}]}}"#,
            row(0),
            row(1)
        );
        let mut data = load::read(json.as_bytes()).unwrap().dataset;
        data.hide_persons();
        data
    };
    let two = [
        export(["某甲", "某乙"], [3, 4]),
        export(["某丙", "某甲"], [5, 6]),
    ];
    assert!(found(&two).is_empty());
}
