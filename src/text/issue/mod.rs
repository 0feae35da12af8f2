//! Words for what is wrong with a file: issues of its parts, refusals of the whole.
//!
//! Each says what happened, where, and what to do next. What it quotes from a file is text.

mod refusal;
mod term;

pub use refusal::refusal;

use super::Lang;
use crate::model::json::written;
use crate::model::load::{Consequence, Issue, Problem, Severity};
use crate::model::period::PeriodError;

/// An issue in words, part by part, for a list or a file of issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueText {
    /// How grave it is.
    pub severity: &'static str,
    /// Path, line and part.
    pub place: String,
    /// What happened.
    pub what: String,
    /// What the file has there.
    pub found: Option<String>,
    /// What belongs there.
    pub expected: Option<String>,
    /// What it costs and what to do next.
    pub advice: String,
}

impl IssueText {
    /// All of it in one sentence or two.
    pub fn sentence(&self, lang: Lang) -> String {
        let mut said = self.what.clone();
        let details: Vec<String> = [
            self.found
                .as_ref()
                .map(|found| lang.say(format_args!("实为{found}"), format_args!("found {found}"))),
            self.expected.as_ref().map(|expected| {
                lang.say(
                    format_args!("应为{expected}"),
                    format_args!("expected {expected}"),
                )
            }),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !details.is_empty() {
            let joined = details.join(lang.pick("，", ", "));
            said = lang.say(
                format_args!("{said}（{joined}）"),
                format_args!("{said} ({joined})"),
            );
        }
        lang.say(
            format_args!("{}：{said}。{}", self.place, self.advice),
            format_args!("{}: {said}. {}", self.place, self.advice),
        )
    }
}

/// An issue in the reader's language.
pub fn issue(lang: Lang, issue: &Issue) -> IssueText {
    let (found, expected) = found_and_expected(lang, &issue.problem);
    IssueText {
        severity: severity(lang, issue.severity()),
        place: place(lang, issue),
        what: what(lang, &issue.problem),
        found,
        expected,
        advice: advice(lang, issue),
    }
}

/// The word for how grave an issue is.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => lang.pick("错误", "Error"),
        Severity::Warning => lang.pick("提醒", "Warning"),
        Severity::Notice => lang.pick("说明", "Notice"),
    }
}

fn place(lang: Lang, issue: &Issue) -> String {
    let mut place = if issue.path.is_empty() {
        lang.pick("文件", "The file").to_owned()
    } else {
        issue.path.clone()
    };
    let part = issue
        .part
        .map(|part| lang.say(format_args!("第 {part} 部分"), format_args!("part {part}")));
    let line = issue
        .line
        .map(|line| lang.say(format_args!("第 {line} 行"), format_args!("line {line}")));
    let details: Vec<String> = part.into_iter().chain(line).collect();
    if !details.is_empty() {
        let joined = details.join(lang.pick("", ", "));
        place.push_str(&lang.say(format_args!("（{joined}）"), format_args!(" ({joined})")));
    }
    place
}

/// What happened, without its place.
pub(super) fn what(lang: Lang, problem: &Problem) -> String {
    match problem {
        Problem::WrongType { .. } => lang.say(format_args!("类型不符"), format_args!("The type is wrong")),
        Problem::MissingField => lang.say(format_args!("缺少必填项"), format_args!("A required field is missing")),
        Problem::Empty => lang.say(format_args!("内容为空"), format_args!("The text is empty")),
        Problem::TooLong { .. } => lang.say(format_args!("文字过长"), format_args!("The text is too long")),
        Problem::BadPeriod { error, .. } => match error {
            PeriodError::Form => lang.say(
                format_args!("期间的写法不能识别"),
                format_args!("The period is not written in a known form"),
            ),
            PeriodError::NoSuchDate => lang.say(
                format_args!("期间中有不存在的日期"),
                format_args!("The period names a date that does not exist"),
            ),
            PeriodError::Backwards => lang.say(
                format_args!("期间的止日早于起日"),
                format_args!("The period ends before it starts"),
            ),
        },
        Problem::NotFinite { .. } => lang.say(
            format_args!("数值超出可表示的范围"),
            format_args!("The number is beyond what can be held"),
        ),
        Problem::UnknownWord { .. } => {
            lang.say(format_args!("不是规定的词"), format_args!("The word is not a known one"))
        }
        Problem::Malformed { .. } => lang.say(format_args!("写法不符"), format_args!("The form is wrong")),
        Problem::RowLength { .. } => lang.say(
            format_args!("本行的格数与列数不一致"),
            format_args!("The row has not as many cells as there are columns"),
        ),
        Problem::DuplicateColumn { column } => lang.say(
            format_args!("列“{column}”重复"),
            format_args!("The column “{column}” occurs twice"),
        ),
        Problem::TooMany { left_out, .. } => lang.say(
            format_args!("数量超过上限，有 {left_out} 项未采用"),
            format_args!("There are too many; {left_out} are not used"),
        ),
        Problem::UnknownField { field, count } => lang.say(
            format_args!("格式中没有“{field}”这一项，共 {count} 处"),
            format_args!("The format has no field “{field}” (met {count} times)"),
        ),
        Problem::DuplicateKey { field } => lang.say(
            format_args!("“{field}”在同一处写了两次，以后一次为准"),
            format_args!("“{field}” is written twice in one place; the later counts"),
        ),
        Problem::DuplicateCoordinate { dropped, .. } => lang.say(
            format_args!("与 {dropped} 是同一项数据而数值不同，以本条为准"),
            format_args!("The same figure as {dropped} with another value; this one, the later, stands"),
        ),
        Problem::DuplicateId { id, earlier } => lang.say(
            format_args!("编号“{id}”在前面（{earlier}）已经用过"),
            format_args!("The id “{id}” was used before ({earlier})"),
        ),
        Problem::UnknownRegion { code, count } => lang.say(
            format_args!("地区代码“{code}”没有名称，共 {count} 处"),
            format_args!("The region code “{code}” has no name (met {count} times)"),
        ),
        Problem::CircularRegion { code } => lang.say(
            format_args!("地区“{code}”的上级关系成环或层级过多"),
            format_args!("The region “{code}” lies in itself, or under too many levels"),
        ),
        Problem::UndefinedIndicator { id, count } => lang.say(
            format_args!("指标“{id}”没有定义，共 {count} 处"),
            format_args!("The indicator “{id}” is not defined (met {count} times)"),
        ),
        Problem::CircularRatio { id } => lang.say(
            format_args!("比率指标“{id}”由自身或多层比率算出"),
            format_args!("The ratio “{id}” is computed from itself, or from ratios of ratios"),
        ),
        Problem::UnknownSource { id, count } => lang.say(
            format_args!("来源“{id}”不在来源表中，共 {count} 处"),
            format_args!("The source “{id}” is not among the sources (met {count} times)"),
        ),
        Problem::BrokenLink { to } => lang.say(
            format_args!("所指的条目“{to}”不在文件中"),
            format_args!("The record “{to}” that is linked to is not in the file"),
        ),
        Problem::BrokenPartOf { id } => lang.say(
            format_args!("所属的数据“{id}”不在文件中"),
            format_args!("The observation “{id}” that this is a part of is not in the file"),
        ),
        Problem::CircularPartOf { id } => lang.say(
            format_args!("“其中”关系成环，涉及“{id}”"),
            format_args!("Observations are parts of each other, by way of “{id}”"),
        ),
        Problem::PartsDisagree { .. } => lang.say(
            format_args!("各部分文件的说法不一致"),
            format_args!("The parts of this export say different things"),
        ),
        Problem::PartsOverlap { other } => lang.say(
            format_args!("与“{other}”所含的范围重叠"),
            format_args!("It holds what “{other}” holds too"),
        ),
        Problem::NoSummary => lang.say(
            format_args!("没有概要：本条 path 所指的文件须在其中并标明 summary"),
            format_args!("There is no summary: the entry's own path must be among the parts, with summary true"),
        ),
        Problem::AndMore { count } => lang.say(
            format_args!("另有 {count} 个问题未逐条列出"),
            format_args!("{count} more issues are not listed one by one"),
        ),
    }
}

/// What the file has, and what belongs there.
pub(super) fn found_and_expected(
    lang: Lang,
    problem: &Problem,
) -> (Option<String>, Option<String>) {
    let quoted = |text: &str| lang.say(format_args!("“{text}”"), format_args!("“{text}”"));
    let number = |value: Option<f64>| match value {
        Some(value) => written(value),
        None => lang.pick("未提供", "not provided").to_owned(),
    };
    match problem {
        Problem::WrongType { expected, found } => (
            Some(term::of_type(lang, *found).to_owned()),
            Some(term::of_type(lang, *expected).to_owned()),
        ),
        Problem::Empty => (None, Some(lang.pick("文字", "some text").to_owned())),
        Problem::TooLong { limit, found } => (
            Some(lang.say(
                format_args!(" {found} 字"),
                format_args!("{found} characters"),
            )),
            Some(lang.say(
                format_args!("不超过 {limit} 字"),
                format_args!("at most {limit} characters"),
            )),
        ),
        Problem::BadPeriod { found, .. } => (Some(quoted(found)), Some(term::periods(lang))),
        Problem::NotFinite { found } => (
            Some(quoted(found)),
            Some(lang.pick("有限的数", "a finite number").to_owned()),
        ),
        Problem::UnknownWord { found, expected } => (
            Some(quoted(found)),
            Some(expected.join(lang.pick("、", ", "))),
        ),
        Problem::Malformed { found, expected } => (
            Some(quoted(found)),
            Some(term::form(lang, *expected).to_owned()),
        ),
        Problem::RowLength { expected, found } => (
            Some(lang.say(format_args!(" {found} 格"), format_args!("{found} cells"))),
            Some(lang.say(
                format_args!(" {expected} 格"),
                format_args!("{expected} cells"),
            )),
        ),
        Problem::TooMany { limit, .. } => (
            None,
            Some(lang.say(
                format_args!("不超过 {limit} 项"),
                format_args!("at most {limit}"),
            )),
        ),
        Problem::DuplicateCoordinate {
            dropped_value,
            kept_value,
            ..
        } => {
            let (dropped, kept) = (number(*dropped_value), number(*kept_value));
            let found = lang.say(
                format_args!(" {kept}，前一条为 {dropped}"),
                format_args!("{kept}, earlier {dropped}"),
            );
            (Some(found), None)
        }
        Problem::PartsDisagree { kept, found } => (Some(quoted(found)), Some(quoted(kept))),
        Problem::MissingField
        | Problem::DuplicateColumn { .. }
        | Problem::UnknownField { .. }
        | Problem::DuplicateKey { .. }
        | Problem::DuplicateId { .. }
        | Problem::UnknownRegion { .. }
        | Problem::CircularRegion { .. }
        | Problem::UndefinedIndicator { .. }
        | Problem::CircularRatio { .. }
        | Problem::UnknownSource { .. }
        | Problem::BrokenLink { .. }
        | Problem::BrokenPartOf { .. }
        | Problem::CircularPartOf { .. }
        | Problem::PartsOverlap { .. }
        | Problem::NoSummary
        | Problem::AndMore { .. } => (None, None),
    }
}

fn advice(lang: Lang, issue: &Issue) -> String {
    let cost = match issue.consequence {
        Consequence::ItemLeftOut => lang.pick("该条未采用；", "It is left out. "),
        Consequence::FieldLeftOut => {
            lang.pick("该项未采用，其余照用；", "Only this field is left out. ")
        }
        Consequence::Kept => "",
    };
    let next = match &issue.problem {
        Problem::WrongType { .. }
        | Problem::Empty
        | Problem::BadPeriod { .. }
        | Problem::UnknownWord { .. }
        | Problem::Malformed { .. } => lang.pick(
            "请在导出处改正后重新导出。",
            "Correct it where the file is exported, and export again.",
        ),
        Problem::MissingField => lang.pick(
            "请在导出处补上后重新导出。",
            "Add it where the file is exported, and export again.",
        ),
        Problem::TooLong { .. } => lang.pick(
            "请缩短文字后重新导出。",
            "Shorten the text, and export again.",
        ),
        Problem::NotFinite { .. } => lang.pick(
            "请核对该数值和单位。",
            "Check the number and its unit.",
        ),
        Problem::RowLength { .. } | Problem::DuplicateColumn { .. } => lang.pick(
            "请核对列名与各行是否对应。",
            "Check that the columns and the rows match.",
        ),
        Problem::TooMany { .. } => lang.pick(
            "请按期间或地区分成几份数据。",
            "Split the data by period or region.",
        ),
        Problem::UnknownField { .. } => lang.pick(
            "该项不影响其他数据；如是笔误，请改正名称。",
            "It affects nothing else; if it is a slip, correct its name.",
        ),
        Problem::DuplicateKey { .. } => lang.pick(
            "请删去多余的一次。",
            "Remove the one that is not meant.",
        ),
        Problem::DuplicateCoordinate { .. } => lang.pick(
            "请核对两条数据，只保留正确的一条。",
            "Check both, and keep the right one only.",
        ),
        Problem::DuplicateId { .. } => lang.pick(
            "请为每一条使用不同的编号。",
            "Give each its own id.",
        ),
        Problem::UnknownRegion { .. } => lang.pick(
            "数据照用，以代码显示；请在地区表中补上名称，或核对代码。",
            "The figures are used and shown by the code; name it in the list of regions, or check the code.",
        ),
        Problem::CircularRegion { .. } => lang.pick(
            "请核对地区表中的上级代码。",
            "Check the parent codes in the list of regions.",
        ),
        Problem::UndefinedIndicator { .. } => lang.pick(
            "数据照用，只列示、不合计；请在指标表中补上定义。",
            "The figures are listed and never added; define it in the list of indicators.",
        ),
        Problem::CircularRatio { .. } => lang.pick(
            "请核对该比率的分子和分母。",
            "Check the ratio's numerator and denominator.",
        ),
        Problem::UnknownSource { .. } => lang.pick(
            "请在来源表中补上，或核对来源编号。",
            "Add it to the list of sources, or check its id.",
        ),
        Problem::BrokenLink { .. } => lang.pick(
            "条目照用；请补上所指条目，或核对编号。",
            "The record is used; add the one linked to, or check the id.",
        ),
        Problem::BrokenPartOf { .. } | Problem::CircularPartOf { .. } => lang.pick(
            "数据照用；请核对“其中”所填的编号。",
            "The figure is used; check the id that it is a part of.",
        ),
        Problem::PartsDisagree { .. } => lang.pick(
            "请用同一次导出的各部分文件。",
            "Use parts of one and the same export.",
        ),
        Problem::PartsOverlap { .. } | Problem::NoSummary => lang.pick(
            "请由部署人员重新生成清单。",
            "Have the list generated again by whoever runs this site.",
        ),
        Problem::AndMore { .. } => lang.pick(
            "请先改正已列出的问题，再打开一次。",
            "Correct those listed first, then open the file again.",
        ),
    };
    format!("{cost}{next}")
}

#[cfg(test)]
mod tests;
