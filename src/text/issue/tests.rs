//! Every issue and every refusal has words in both languages.

use super::*;
use crate::model::load::{Form, JsonFault, Refusal, Type};

fn problems() -> Vec<Problem> {
    let word = || "批示".to_owned();
    let mut all = vec![
        Problem::MissingField,
        Problem::Empty,
        Problem::TooLong {
            limit: 10_000,
            found: 10_001,
        },
        Problem::NotFinite {
            found: "1e999".into(),
        },
        Problem::UnknownWord {
            found: word(),
            expected: &["flow", "stock"],
        },
        Problem::RowLength {
            expected: 4,
            found: 3,
        },
        Problem::DuplicateColumn { column: word() },
        Problem::TooMany {
            limit: 5,
            left_out: 1,
        },
        Problem::UnknownField {
            field: word(),
            count: 2,
        },
        Problem::DuplicateKey { field: word() },
        Problem::DuplicateCoordinate {
            dropped: "observations[1]".into(),
            dropped_value: Some(16.5),
            kept_value: None,
        },
        Problem::DuplicateId {
            id: word(),
            earlier: "#3".into(),
        },
        Problem::UnknownRegion {
            code: "610402".into(),
            count: 1,
        },
        Problem::CircularRegion { code: word() },
        Problem::UndefinedIndicator {
            id: word(),
            count: 1,
        },
        Problem::CircularRatio { id: word() },
        Problem::UnknownSource {
            id: word(),
            count: 1,
        },
        Problem::BrokenLink { to: word() },
        Problem::BrokenPartOf { id: word() },
        Problem::CircularPartOf { id: word() },
        Problem::PartsDisagree {
            kept: word(),
            found: word(),
        },
        Problem::PartsOverlap { other: word() },
        Problem::NoSummary,
        Problem::AndMore { count: 7 },
    ];
    for error in [
        PeriodError::Form,
        PeriodError::NoSuchDate,
        PeriodError::Backwards,
    ] {
        all.push(Problem::BadPeriod {
            found: word(),
            error,
        });
    }
    for found in [
        Type::Null,
        Type::Flag,
        Type::Number,
        Type::Text,
        Type::List,
        Type::Object,
        Type::Observations,
        Type::Attribute,
        Type::Value,
    ] {
        all.push(Problem::WrongType {
            expected: found,
            found,
        });
    }
    for expected in [
        Form::ExportId,
        Form::Date,
        Form::Timestamp,
        Form::WebAddress,
        Form::Tile,
        Form::PartNumber,
        Form::ByteCount,
        Form::Sha256,
        Form::RelativePath,
        Form::DimColumn,
        Form::Unicode,
    ] {
        all.push(Problem::Malformed {
            found: word(),
            expected,
        });
    }
    all
}

fn refusals() -> Vec<Refusal> {
    let mut all = vec![
        Refusal::TooLarge {
            bytes: 70_000_000,
            limit: 67_108_864,
        },
        Refusal::NotUtf8 { line: 3 },
        Refusal::TooDeep { line: 1, limit: 64 },
        Refusal::NotAnObject { found: Type::List },
        Refusal::WrongFormat {
            found: "luzhi/2".into(),
        },
        Refusal::MissingField { field: "as_of" },
        Refusal::NothingUsable { issues: Vec::new() },
        Refusal::NothingUsable {
            issues: vec![issue_of(Problem::MissingField)],
        },
        Refusal::PartsDiffer {
            field: "id",
            one: "a".into(),
            other: "b".into(),
        },
        Refusal::SamePart { part: 2 },
    ];
    for fault in [
        JsonFault::Empty,
        JsonFault::Truncated,
        JsonFault::TrailingComma,
        JsonFault::TrailingText,
        JsonFault::BadText,
        JsonFault::BadNumber,
        JsonFault::BadKey,
        JsonFault::Unexpected,
    ] {
        all.push(Refusal::NotJson {
            line: 3,
            column: 4,
            fault,
        });
    }
    for problem in problems() {
        all.push(Refusal::BadField {
            field: "as_of",
            line: 2,
            problem: problem.clone(),
        });
        all.push(Refusal::ManifestInvalid {
            path: "exports[0].path".into(),
            line: 2,
            problem,
        });
    }
    all
}

fn issue_of(problem: Problem) -> Issue {
    Issue {
        path: "observations[12].value".into(),
        line: Some(34),
        part: Some(2),
        problem,
        consequence: Consequence::ItemLeftOut,
    }
}

/// Words of the format and its examples, which stay as they are in a Chinese sentence.
const OF_THE_FORMAT: &[&str] = &[
    "observations",
    "value",
    "records",
    "columns",
    "rows",
    "null",
    "true",
    "false",
    "dims",
    "http",
    "https",
    "UTF",
    "JSON",
    "MB",
    "luzhi",
    "flow",
    "stock",
    "as_of",
    "exports",
    "path",
    "id",
    "a",
    "b",
    "e",
    "H1",
    "Q3",
    "T08",
    "summary",
];

fn assert_chinese(said: &str) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    for word in said.split(|c: char| !is_word(c)) {
        let is_english = word.chars().any(|c| c.is_ascii_alphabetic());
        let is_number = word.chars().next().is_some_and(|c| c.is_ascii_digit());
        assert!(
            !is_english || is_number || OF_THE_FORMAT.contains(&word),
            "“{word}” in: {said}"
        );
    }
    assert!(
        !said.contains('{') || said.contains("{columns, rows}"),
        "{said}"
    );
}

fn assert_english(said: &str) {
    let quoted = said.replace("批示", "");
    let is_chinese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || c >= '\u{ff00}';
    assert!(!quoted.contains(is_chinese), "{said}");
}

#[test]
fn every_issue_has_words_in_both_languages() {
    for problem in problems() {
        for consequence in [
            Consequence::ItemLeftOut,
            Consequence::FieldLeftOut,
            Consequence::Kept,
        ] {
            let mut found = issue_of(problem.clone());
            found.consequence = consequence;
            for lang in [Lang::Zh, Lang::En] {
                let text = issue(lang, &found);
                assert!(!text.what.is_empty() && !text.advice.is_empty());
                assert!(text.place.contains("observations[12].value"));
                assert!(text.place.contains("34"));
                let said = text.sentence(lang);
                match lang {
                    Lang::Zh => assert_chinese(&said),
                    Lang::En => assert_english(&said),
                }
            }
        }
    }
}

#[test]
fn every_refusal_has_words_in_both_languages() {
    for found in refusals() {
        assert_chinese(&refusal(Lang::Zh, &found));
        assert_english(&refusal(Lang::En, &found));
        assert!(refusal(Lang::En, &found).ends_with('.'));
        assert!(refusal(Lang::Zh, &found).ends_with('。'));
    }
}

#[test]
fn an_issue_says_what_was_found_and_what_belongs_there() {
    let text = issue(
        Lang::Zh,
        &issue_of(Problem::WrongType {
            expected: Type::Value,
            found: Type::Text,
        }),
    );
    assert_eq!(
        text.sentence(Lang::Zh),
        "observations[12].value（第 2 部分第 34 行）：类型不符（实为文字，应为数，或表示未提供的 null）。\
         该条未采用；请在导出处改正后重新导出。"
    );
}
