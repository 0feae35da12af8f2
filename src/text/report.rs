//! What reading and checking an export found (检查报告), as sentences or as JSON: the same for the
//! command and for the page.

use super::Lang;
use super::check::{check_text, check_title, gravity_word, remedy_words};
use super::issue::{issue as issue_words, refusal as refusal_words};
use super::name::label;
use crate::analysis::checks::between;
use crate::analysis::{Check, Figure, all_checks, checks, is_same_committee, revisions};
use crate::model::Dataset;
use crate::model::json::{Value, object};
use crate::model::load::{Issue, Loaded, Refusal};

/// What was found in an export.
pub struct Report {
    /// Worst first: refused, or a list of findings.
    pub outcome: Outcome,
    /// How many observations and records can be used.
    pub used: (usize, usize),
}

/// How an export came through.
pub enum Outcome {
    Refused(Refusal),
    Read {
        data: Box<Dataset>,
        issues: Vec<Issue>,
        checks: Vec<Check>,
    },
}

impl Report {
    /// Checks what was read.
    pub fn of(read: Result<Loaded, Refusal>) -> Report {
        match read {
            Err(refusal) => Report {
                outcome: Outcome::Refused(refusal),
                used: (0, 0),
            },
            Ok(Loaded { dataset, issues }) => Report {
                used: (dataset.rows().count(), dataset.records.len()),
                outcome: Outcome::Read {
                    checks: all_checks(&dataset),
                    data: Box::new(dataset),
                    issues,
                },
            },
        }
    }

    /// Adds what another export of the same committee says differently; false where it is another
    /// committee's.
    pub fn hold_against(&mut self, other: &Dataset) -> bool {
        let Outcome::Read { data, checks, .. } = &mut self.outcome else {
            return true;
        };
        let is_same = is_same_committee(data, other);
        if is_same {
            let differing = revisions(data, other);
            checks.extend(between(data, other, &differing));
        }
        is_same
    }

    /// Number of findings; a refusal is one.
    pub fn len(&self) -> usize {
        match &self.outcome {
            Outcome::Refused(_) => 1,
            Outcome::Read { issues, checks, .. } => issues.len() + checks.len(),
        }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// As lines to read, the last one a summary.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        match &self.outcome {
            Outcome::Refused(refusal) => vec![refusal_words(lang, refusal)],
            Outcome::Read {
                data,
                issues,
                checks,
            } => {
                let mut lines: Vec<String> = Vec::new();
                for issue in issues {
                    let words = issue_words(lang, issue);
                    lines.push(lang.say(
                        format_args!("［{}］{}", words.severity, words.sentence(lang)),
                        format_args!("[{}] {}", words.severity, words.sentence(lang)),
                    ));
                }
                for check in checks {
                    let gravity = gravity_word(lang, check.gravity());
                    let title = check_title(lang, &check.kind);
                    let text = check_text(lang, data, check);
                    lines.push(lang.say(
                        format_args!("［{gravity}·{title}］{text}"),
                        format_args!("[{gravity}: {title}] {text}"),
                    ));
                }
                lines.push(self.summary(lang, issues.len(), checks.len()));
                lines
            }
        }
    }

    fn summary(&self, lang: Lang, issues: usize, checks: usize) -> String {
        let (rows, records) = self.used;
        let used = lang.say(
            format_args!("可用观测值{rows}个、台账条目{records}条"),
            format_args!("{rows} observations and {records} records can be used"),
        );
        match issues + checks {
            0 => lang.say(
                format_args!("{used}；没有发现问题。"),
                format_args!("{used}; nothing was found."),
            ),
            _ => lang.say(
                format_args!("{used}；文件中有{issues}处问题，对账发现{checks}处。"),
                format_args!(
                    "{used}; issues in the file: {issues}; findings of the checks: {checks}."
                ),
            ),
        }
    }

    /// As JSON: the same findings, with paths and coordinates.
    pub fn json(&self, lang: Lang) -> Value {
        match &self.outcome {
            Outcome::Refused(refusal) => object(vec![
                ("refused", refusal_words(lang, refusal).into()),
                ("issues", Value::List(Vec::new())),
                ("checks", Value::List(Vec::new())),
            ]),
            Outcome::Read {
                data,
                issues,
                checks,
            } => {
                let issues = issues.iter().map(|i| issue_json(lang, i)).collect();
                let checks = checks.iter().map(|c| check_json(lang, data, c)).collect();
                object(vec![
                    ("id", data.meta.id.as_str().into()),
                    ("observations", (self.used.0 as f64).into()),
                    ("records", (self.used.1 as f64).into()),
                    ("issues", Value::List(issues)),
                    ("checks", Value::List(checks)),
                ])
            }
        }
    }
}

/// An issue as JSON.
pub fn issue_json(lang: Lang, issue: &Issue) -> Value {
    let words = issue_words(lang, issue);
    object(vec![
        ("path", issue.path.as_str().into()),
        ("line", issue.line.map(|line| line as f64).into()),
        ("part", issue.part.map(f64::from).into()),
        ("problem", issue.problem.name().into()),
        ("severity", words.severity.into()),
        ("what", words.what.into()),
        ("advice", words.advice.into()),
    ])
}

fn check_json(lang: Lang, data: &Dataset, check: &Check) -> Value {
    let side = |of: &Option<Figure>| match of {
        Some(figure) => figure_json(lang, data, figure),
        None => Value::Null,
    };
    let record = check.record.and_then(|id| data.records.get(id));
    let record = record.map(|r| r.id.clone());
    object(vec![
        ("check", check_title(lang, &check.kind).into()),
        ("kind", check.kind.code().into()),
        ("key", checks::key(data, check).into()),
        ("gravity", gravity_word(lang, check.gravity()).into()),
        ("todo", remedy_words(lang, check.kind.remedy())[0].into()),
        ("what", check_text(lang, data, check).into()),
        ("figure", side(&check.figure)),
        ("against", side(&check.other)),
        ("record", record.into()),
    ])
}

fn figure_json(lang: Lang, data: &Dataset, figure: &Figure) -> Value {
    let at = &figure.coordinate;
    let dims = at.dims.pairs().iter().map(|(dim, member)| {
        let member = data.member_name(*member);
        (data.dim_name(*dim).to_owned(), member.into())
    });
    object(vec![
        ("name", label(lang, data, at).into()),
        (
            "indicator",
            data.indicator(at.indicator).map(|i| i.id.clone()).into(),
        ),
        ("period", figure.span.to_string().into()),
        (
            "region",
            data.region(at.region).map(|r| r.code.clone()).into(),
        ),
        ("dims", Value::Object(dims.collect())),
        ("value", figure.value.into()),
        ("precision", figure.precision.code().into()),
        ("route", figure.route.code().into()),
    ])
}
