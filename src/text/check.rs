//! Wording of findings (对账结果): what was found, with both figures and both routes, how grave it
//! is, and what to do about it.

use super::Lang;
pub use super::check_list::{CheckWords, findings_csv, findings_name};
use super::compare::is_rate;
use super::figure::{comma, with_route};
use super::name::{label, region_name, unit_name};
use super::number::{count_text, figure_text};
use super::period::{day_text, period_text};
use super::side_by_side::elsewhere_text;
use crate::analysis::{Check, CheckKind, Figure, Gravity, Remedy, Via};
use crate::model::{Dataset, Precision};

/// Stands where the verdict will, while it is being worked out.
pub fn checking_text(lang: Lang) -> &'static str {
    lang.pick("正在对账……", "Checking …")
}

/// A finding in one sentence, with both figures and both routes.
pub fn check_text(lang: Lang, data: &Dataset, check: &Check) -> String {
    if let Some(id) = check.record {
        let title = data.records.get(id).map_or("", |r| r.title.as_str());
        return record_text(lang, data, &check.kind, title);
    }
    let Some(figure) = &check.figure else {
        return check_title(lang, &check.kind).to_owned();
    };
    let place = place_text(lang, data, figure);
    let a = with_route(lang, data, figure);
    let code = data.region(figure.coordinate.region);
    let code = code.map_or(String::new(), |region| region.code.clone());
    match &check.other {
        Some(other) => {
            let b = with_route(lang, data, other);
            held_text(lang, data, &check.kind, [&place, &a, &b], [figure, other])
        }
        None => alone_text(lang, data, &check.kind, [&place, &a], code),
    }
}

/// Where a figure stands, at the head of a sentence.
fn place_text(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let at = &figure.coordinate;
    let (region, period) = (
        region_name(lang, data, at.region),
        period_text(lang, figure.span),
    );
    let name = inner(&label(lang, data, at));
    // A code is kept apart from the year after it.
    let apart = match region.ends_with(|c: char| c.is_ascii_digit()) {
        true => "，",
        false => "",
    };
    lang.say(
        format_args!("{region}{apart}{period}“{name}”"),
        format_args!("{name}, {region}, {period}"),
    )
}

/// A name to stand in quotation marks: its own become single ones.
fn inner(name: &str) -> String {
    name.replace('“', "‘").replace('”', "’")
}

/// Of two figures held against each other; `said` are the place and both figures.
fn held_text(
    lang: Lang,
    data: &Dataset,
    kind: &CheckKind,
    said: [&str; 3],
    of: [&Figure; 2],
) -> String {
    let [place, a, b] = said;
    let [figure, other] = of;
    let other_name = inner(&label(lang, data, &other.coordinate));
    let gap = gap_text(lang, data, figure, other);
    // Of one moment that is told twice, the period that it is told under.
    let when = match kind {
        CheckKind::Conflict => period_text(lang, other.coordinate.period),
        _ => period_text(lang, other.span),
    };
    let where_to = match kind {
        CheckKind::PartExceedsWhole => via_words(lang, figure),
        _ => via_words(lang, other),
    };
    let mut more = String::new();
    let (zh, en) = match kind {
        CheckKind::SumDiffers => (
            "{0}为{1}，{6}相加为{2}{3}。屏幕采用前者。",
            "{0}: {1}, but {6} add up to {2}{3}. The former is shown.",
        ),
        CheckKind::PartExceedsWhole if figure.coordinate == other.coordinate => (
            "{0}为{2}，已知{6}相加已有{1}{3}。",
            "{0}: {2}, but {6} known so far make {1}{3}.",
        ),
        CheckKind::PartExceedsWhole => (
            "{0}为{1}，大于所属的“{4}”（{5}）{2}{3}。",
            "{0}: {1} exceeds its whole, {4} ({5}): {2}{3}.",
        ),
        CheckKind::StageRises => (
            "{0}为{1}，多于上一环节“{4}”的{2}{3}。若有并案或跨年结转，请注明。",
            "{0}: {1}, more than the step before it, {4}: {2}{3}. If cases were merged or carried over, say so.",
        ),
        CheckKind::RateDiffers { is_rounding } => {
            more += match is_rounding {
                true => lang.pick(
                    "去尾或凑整可以解释这一差别",
                    "Cutting off or making up decimals would explain it",
                ),
                false => lang.pick("四舍五入不能解释这一差别", "Rounding does not explain it"),
            };
            (
                "{0}为{1}，按分子分母重算为{2}{3}。{7}。屏幕采用前者。",
                "{0}: {1}, recomputed {2}{3}. {7}. The former is shown.",
            )
        }
        CheckKind::RatioAboveOne => (
            "{0}为{1}，大于“{4}”{2}，不计比率。",
            "{0}: {1} exceeds {4}: {2}; no rate is computed.",
        ),
        CheckKind::CountDiffers { records } => {
            more += &count_text(lang, *records);
            (
                "{0}为{1}，文件中有明细{7}条。",
                "{0}: {1}, but the export lists {7} records.",
            )
        }
        CheckKind::Conflict if other.row.is_some() => (
            "{0}为{1}，同一时点在“{5}”下又写作{2}{3}。",
            "{0}: {1}, but the same moment is given as {2} under {5}{3}.",
        ),
        CheckKind::Conflict => (
            "{0}在文件中写了两次：{1}与{2}{3}。采用后写的前者。",
            "{0} stands twice in the file: {1} and {2}{3}. The former, written later, is used.",
        ),
        CheckKind::Swings => (
            "{0}为{1}，此前（{5}）为{2}{3}，此后又回到原来的水平。存量不会这样起落，请核对。",
            "{0}: {1}; before it ({5}) {2}{3}, and after it the old level again. A stock does not move so; look it up.",
        ),
        CheckKind::OffByPowers { power } => {
            more += &times_text(lang, *power);
            (
                "{0}为{1}，约为相邻期间（{5}：{2}）的{7}，可能写错了单位或位数（如把万写成个）。",
                "{0}: {1}, about {7} its neighbours ({5}: {2}). A unit or a digit may be wrong (万 written as 1).",
            )
        }
        CheckKind::PeriodsOverlap => (
            "{0}为{1}，这一期间与“{5}”（{2}）部分重叠，两数不能相加，也不能比较。",
            "{0}: {1}; its period crosses {5} ({2}), so the two can be neither added nor compared.",
        ),
        CheckKind::ExportsDiffer { with } => {
            more += &elsewhere_text(lang, with);
            (
                "{0}为{1}，另一份数据{7}为{2}{3}。",
                "{0}: {1}, but another export, {7}, gives {2}{3}.",
            )
        }
        _ => ("{0}为{1}，{2}。", "{0}: {1}, {2}."),
    };
    let parts = [place, a, b, &gap, &other_name, &when, where_to, &more];
    fill(lang.pick(zh, en), &parts)
}

/// A sentence with its parts put in: `{3}` stands for the fourth. One text for each sentence is a
/// fraction of the code that formats it.
fn fill(sentence: &str, parts: &[&str]) -> String {
    let mut said = String::new();
    for piece in sentence.split('{') {
        let place = piece.split_once('}');
        let part = place.and_then(|(n, rest)| Some((parts.get(n.parse::<usize>().ok()?)?, rest)));
        match part {
            Some((part, rest)) => {
                said.push_str(part);
                said.push_str(rest);
            }
            None => said.push_str(piece),
        }
    }
    said
}

/// Of one figure that is odd by itself.
fn alone_text(
    lang: Lang,
    data: &Dataset,
    kind: &CheckKind,
    [place, a]: [&str; 2],
    code: String,
) -> String {
    let mut more = day_text(lang, data.meta.as_of);
    let (zh, en) = match kind {
        CheckKind::Repeated => (
            "{0}在文件中写了不止一次，都是{1}，只计一次。",
            "{0} stands more than once in the file, always {1}; it is counted once.",
        ),
        CheckKind::RegionUnknown => {
            more = code;
            (
                "{0}为{1}，地区代码{2}不在区划表中，文件也没有说明它的名称。",
                "{0}: {1}. Its region code, {2}, is in no list of codes, and the export does not name it.",
            )
        }
        CheckKind::RegionRenamed { written } => {
            more.clone_from(written);
            (
                "{0}为{1}，文件写的地区代码{2}已经撤销，按现行代码归入本地区。",
                "{0}: {1}. The export writes the abolished code {2}; it is taken as this region.",
            )
        }
        CheckKind::AfterDate { is_whole: true } => (
            "{0}为{1}，但数据截至{2}，这一期间当时还没有到。",
            "{0}: {1}, but the export speaks up to {2}, when that time had not come.",
        ),
        CheckKind::AfterDate { .. } => (
            "{0}为{1}，但数据截至{2}，这一期间当时还没有结束。",
            "{0}: {1}, but the export speaks up to {2}, when that time had not ended.",
        ),
        _ => ("{0}为{1}。", "{0}: {1}."),
    };
    fill(lang.pick(zh, en), &[place, a, &more])
}

fn record_text(lang: Lang, data: &Dataset, kind: &CheckKind, title: &str) -> String {
    let mut more = day_text(lang, data.meta.as_of);
    let title = &inner(title);
    let (zh, en) = match kind {
        CheckKind::BrokenLink { to } => {
            more.clone_from(to);
            (
                "“{0}”关联到“{1}”，文件中没有这一条。",
                "“{0}” links to “{1}”, which the export does not have.",
            )
        }
        CheckKind::RecordAfterDate => (
            "“{0}”的日期晚于数据截至日{1}。",
            "“{0}” has a date after {1}, up to which the export speaks.",
        ),
        _ => (
            "“{0}”没有关联任何一条，看不出针对什么、来自哪里。",
            "“{0}” is linked to nothing: it does not show what it answers or stems from.",
        ),
    };
    fill(lang.pick(zh, en), &[title, &more])
}

/// Along what a sum was made.
fn via_words(lang: Lang, figure: &Figure) -> &'static str {
    match figure.via {
        Some(Via::Region) => lang.pick("各下级地区", "the regions below"),
        Some(Via::Period(_)) => lang.pick("各时段", "the periods within it"),
        Some(Via::Level) => lang.pick("本级与下级", "own level and below"),
        _ => lang.pick("各部分", "the parts"),
    }
}

fn times_text(lang: Lang, power: i8) -> String {
    let times = count_text(lang, 10usize.pow(u32::from(power.unsigned_abs())));
    match power > 0 {
        true => lang.say(format_args!("{times}倍"), format_args!("{times} times")),
        false => lang.say(format_args!("{times}分之一"), format_args!("1/{times} of")),
    }
}

/// What a check found, in a few words.
pub fn check_title(lang: Lang, kind: &CheckKind) -> &'static str {
    let (zh, en) = match kind {
        CheckKind::SumDiffers => ("合计不等", "Sum differs"),
        CheckKind::PartExceedsWhole => ("部分大于整体", "Part exceeds whole"),
        CheckKind::StageRises => ("后一环节多于前一环节", "Step exceeds the one before"),
        CheckKind::RateDiffers { is_rounding: true } => {
            ("比率不等（凑整）", "Rate differs (rounding)")
        }
        CheckKind::RateDiffers { .. } => ("比率不等", "Rate differs"),
        CheckKind::RatioAboveOne => ("分子大于分母", "Numerator exceeds denominator"),
        CheckKind::CountDiffers { .. } => ("与明细数不等", "Count of records differs"),
        CheckKind::Conflict => ("前后不一", "Conflicting values"),
        CheckKind::Repeated => ("重复", "Stated twice"),
        CheckKind::Swings => ("存量忽高忽低", "Stock swings"),
        CheckKind::OffByPowers { .. } => ("可能差了数量级", "Off by a power of ten"),
        CheckKind::PeriodsOverlap => ("期间重叠", "Periods cross"),
        CheckKind::RegionUnknown => ("地区代码不明", "Unknown region code"),
        CheckKind::RegionRenamed { .. } => ("地区代码已撤销", "Abolished region code"),
        CheckKind::AfterDate { .. } | CheckKind::RecordAfterDate => {
            ("晚于数据截至日", "After the export's date")
        }
        CheckKind::BrokenLink { .. } => ("关联落空", "Broken link"),
        CheckKind::Unlinked => ("没有关联", "Linked to nothing"),
        CheckKind::ExportsDiffer { .. } => ("两份数据不一致", "Exports differ"),
    };
    lang.pick(zh, en)
}

/// The word for how grave a finding is.
pub fn gravity_word(lang: Lang, gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Contradiction => lang.pick("矛盾", "Contradiction"),
        Gravity::Doubt => lang.pick("存疑", "Doubtful"),
        Gravity::Note => lang.pick("说明", "Note"),
    }
}

/// What is to be done about a group of findings: a heading, and a sentence.
pub fn remedy_words(lang: Lang, remedy: Remedy) -> [&'static str; 2] {
    match remedy {
        Remedy::Figures => [
            lang.pick("改正数字", "Correct a figure"),
            lang.pick(
                "两个数字不能同时成立：改正其中一个，或说明口径为什么不同。",
                "Two figures cannot both be true: correct one, or say how they are defined differently.",
            ),
        ],
        Remedy::Source => [
            lang.pick("核对原文", "Look it up in the source"),
            lang.pick(
                "数字可能抄错、少写单位或口径有变：对照出处，属实的可以标为已核。",
                "A digit, a unit or a definition may be off: compare with the source; what is right can be muted.",
            ),
        ],
        Remedy::Records => [
            lang.pick("补全台账", "Complete the records"),
            lang.pick(
                "条目或条目之间的关联有缺，补上后数字才能点到底。",
                "Records, or links between them, are missing; with them figures can be followed to their end.",
            ),
        ],
        Remedy::Coding => [
            lang.pick("改正代码与日期", "Correct codes and dates"),
            lang.pick(
                "地区代码、期间或日期写得不准，改正后才能正确归类和比较。",
                "Region codes, periods or dates are off; corrected, the figures fall into place.",
            ),
        ],
    }
}

/// The one line of the overview: whether all figures reconcile, or how many don't.
pub fn verdict_text(lang: Lang, contradictions: usize, doubts: usize, muted: usize) -> String {
    let said = match (contradictions, doubts) {
        (0, 0) => lang
            .pick("全部数字对得上", "All figures reconcile")
            .to_owned(),
        (0, n) => lang.say(
            format_args!("数字对得上，{n}处存疑"),
            format_args!("All figures reconcile; {n} doubtful"),
        ),
        (n, 0) => lang.say(
            format_args!("{n}处数字对不上"),
            format_args!("{n} figures do not reconcile"),
        ),
        (n, m) => lang.say(
            format_args!("{n}处数字对不上，{m}处存疑"),
            format_args!("{n} figures do not reconcile, {m} doubtful"),
        ),
    };
    match muted {
        0 => said,
        n => lang.say(
            format_args!("{said}（另有{n}处已核）"),
            format_args!("{said} ({n} more muted)"),
        ),
    }
}

fn gap_text(lang: Lang, data: &Dataset, figure: &Figure, other: &Figure) -> String {
    let (Some(a), Some(b)) = (figure.value, other.value) else {
        return String::new();
    };
    let unit = if is_rate(data, figure.coordinate.indicator) {
        lang.pick("个百分点", "pp")
    } else {
        unit_name(lang, data, figure.coordinate.indicator)
    };
    // A difference of imprecise figures is about, whatever their own marks.
    let precision = match figure.precision.and(other.precision) {
        Precision::Exact => Precision::Exact,
        _ => Precision::About,
    };
    let gap = figure_text(lang, Some((b - a).abs()), precision, unit).joined(lang);
    format!(
        "{}{}{gap}",
        comma(lang),
        lang.pick("相差", "a difference of ")
    )
}
