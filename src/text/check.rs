//! Wording of findings (对账结果): what was found, with both figures and both routes, how grave it
//! is, and what to do about it.

use super::Lang;
pub use super::check_list::{findings_csv, findings_name};
use super::compare::is_rate;
use super::figure::{comma, with_route};
use super::name::{label, region_name, unit_name};
use super::number::{count_text, figure_text};
use super::period::period_text;
use crate::analysis::{Check, CheckKind, Figure, Gravity, Remedy, Via};
use crate::model::{Dataset, Precision};

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
    match &check.other {
        Some(other) => {
            let b = with_route(lang, data, other);
            held_text(lang, data, &check.kind, [&place, &a, &b], [figure, other])
        }
        None => alone_text(lang, data, &check.kind, &place, &a),
    }
}

/// Where a figure stands, at the head of a sentence.
fn place_text(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let at = &figure.coordinate;
    let (region, period) = (
        region_name(lang, data, at.region),
        period_text(lang, figure.span),
    );
    let name = label(lang, data, at);
    lang.pick(
        format!("{region}{period}“{name}”"),
        format!("{name}, {region}, {period}"),
    )
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
    let other_name = label(lang, data, &other.coordinate);
    let gap = gap_text(lang, data, figure, other);
    let when = period_text(lang, other.span);
    let where_to = via_words(lang, other);
    let (zh, en) = match kind {
        CheckKind::SumDiffers => (
            format!("{place}为{a}，{where_to}相加为{b}{gap}。屏幕采用前者。"),
            format!("{place}: {a}, but {where_to} add up to {b}{gap}. The former is shown."),
        ),
        CheckKind::PartExceedsWhole if figure.coordinate == other.coordinate => (
            format!(
                "{place}为{b}，已知{}相加已有{a}{gap}。",
                via_words(lang, figure)
            ),
            format!(
                "{place}: {b}, but {} known so far make {a}{gap}.",
                via_words(lang, figure)
            ),
        ),
        CheckKind::PartExceedsWhole => (
            format!("{place}为{a}，大于所属的“{other_name}”（{when}）{b}{gap}。"),
            format!("{place}: {a} exceeds its whole, {other_name} ({when}): {b}{gap}."),
        ),
        CheckKind::StageRises => (
            format!(
                "{place}为{a}，多于上一环节“{other_name}”的{b}{gap}。若有并案或跨年结转，请注明。"
            ),
            format!(
                "{place}: {a}, more than the step before it, {other_name}: {b}{gap}. If cases were merged or carried over, say so."
            ),
        ),
        CheckKind::RateDiffers { is_rounding } => {
            let why = match is_rounding {
                true => lang.pick(
                    "去尾或凑整可以解释这一差别",
                    "Cutting off or making up decimals would explain it",
                ),
                false => lang.pick("四舍五入不能解释这一差别", "Rounding does not explain it"),
            };
            (
                format!("{place}为{a}，按分子分母重算为{b}{gap}。{why}。屏幕采用前者。"),
                format!("{place}: {a}, recomputed {b}{gap}. {why}. The former is shown."),
            )
        }
        CheckKind::RatioAboveOne => (
            format!("{place}为{a}，大于“{other_name}”{b}，不计比率。"),
            format!("{place}: {a} exceeds {other_name}: {b}; no rate is computed."),
        ),
        CheckKind::CountDiffers { records } => {
            let records = count_text(lang, *records);
            (
                format!("{place}为{a}，文件中有明细{records}条。"),
                format!("{place}: {a}, but the export lists {records} records."),
            )
        }
        CheckKind::Conflict if other.row.is_some() => (
            format!("{place}为{a}，同一时点在“{when}”下又写作{b}{gap}。"),
            format!("{place}: {a}, but the same moment is given as {b} under {when}{gap}."),
        ),
        CheckKind::Conflict => (
            format!("{place}在文件中写了两次：{a}与{b}{gap}。采用后写的前者。"),
            format!(
                "{place} stands twice in the file: {a} and {b}{gap}. The former, written later, is used."
            ),
        ),
        CheckKind::Swings => (
            format!(
                "{place}为{a}，此前（{when}）为{b}{gap}，此后又回到原来的水平。存量不会这样起落，请核对。"
            ),
            format!(
                "{place}: {a}; before it ({when}) {b}{gap}, and after it the old level again. A stock does not move so; look it up."
            ),
        ),
        CheckKind::OffByPowers { power } => {
            let times = times_text(lang, *power);
            (
                format!(
                    "{place}为{a}，约为相邻期间（{when}：{b}）的{times}，可能写错了单位或位数（如把万写成个）。"
                ),
                format!(
                    "{place}: {a}, about {times} its neighbours ({when}: {b}). A unit or a digit may be wrong (万 written as 1)."
                ),
            )
        }
        CheckKind::PeriodsOverlap => (
            format!("{place}为{a}，这一期间与“{when}”（{b}）部分重叠，两数不能相加，也不能比较。"),
            format!(
                "{place}: {a}; its period crosses {when} ({b}), so the two can be neither added nor compared."
            ),
        ),
        _ => (
            format!("{place}为{a}，{b}。"),
            format!("{place}: {a}, {b}."),
        ),
    };
    lang.pick(zh, en)
}

/// Of one figure that is odd by itself.
fn alone_text(lang: Lang, data: &Dataset, kind: &CheckKind, place: &str, a: &str) -> String {
    let as_of = data.meta.as_of;
    let (zh, en) = match kind {
        CheckKind::Repeated => (
            format!("{place}在文件中写了不止一次，都是{a}，只计一次。"),
            format!("{place} stands more than once in the file, always {a}; it is counted once."),
        ),
        CheckKind::RegionUnknown => (
            format!("{place}为{a}，地区代码不在区划表中，文件也没有说明它的名称。"),
            format!(
                "{place}: {a}. Its region code is in no list of codes, and the export does not name it."
            ),
        ),
        CheckKind::RegionRenamed { written } => (
            format!("{place}为{a}，文件写的地区代码{written}已经撤销，按现行代码归入本地区。"),
            format!(
                "{place}: {a}. The export writes the abolished code {written}; it is taken as this region."
            ),
        ),
        CheckKind::AfterDate { is_whole: true } => (
            format!("{place}为{a}，但数据截至{as_of}，这一期间当时还没有到。"),
            format!(
                "{place}: {a}, but the export speaks up to {as_of}, when that time had not come."
            ),
        ),
        CheckKind::AfterDate { .. } => (
            format!("{place}为{a}，但数据截至{as_of}，这一期间当时还没有结束。"),
            format!(
                "{place}: {a}, but the export speaks up to {as_of}, when that time had not ended."
            ),
        ),
        _ => (format!("{place}为{a}。"), format!("{place}: {a}.")),
    };
    lang.pick(zh, en)
}

fn record_text(lang: Lang, data: &Dataset, kind: &CheckKind, title: &str) -> String {
    let as_of = data.meta.as_of;
    let (zh, en) = match kind {
        CheckKind::BrokenLink { to } => (
            format!("“{title}”关联到“{to}”，文件中没有这一条。"),
            format!("“{title}” links to “{to}”, which the export does not have."),
        ),
        CheckKind::RecordAfterDate => (
            format!("“{title}”的日期晚于数据截至日{as_of}。"),
            format!("“{title}” has a date after {as_of}, up to which the export speaks."),
        ),
        _ => (
            format!("“{title}”没有关联任何一条，看不出针对什么、来自哪里。"),
            format!(
                "“{title}” is linked to nothing: it does not show what it answers or stems from."
            ),
        ),
    };
    lang.pick(zh, en)
}

/// Along what a sum was made.
fn via_words(lang: Lang, figure: &Figure) -> &'static str {
    match figure.via {
        Some(Via::Region) => lang.pick("各县市区", "the counties"),
        Some(Via::Period(_)) => lang.pick("各时段", "the periods within it"),
        Some(Via::Level) => lang.pick("本级与下级", "own level and below"),
        _ => lang.pick("各部分", "the parts"),
    }
}

fn times_text(lang: Lang, power: i8) -> String {
    let times = count_text(lang, 10usize.pow(u32::from(power.unsigned_abs())));
    match power > 0 {
        true => lang.pick(format!("{times}倍"), format!("{times} times")),
        false => lang.pick(format!("{times}分之一"), format!("1/{times} of")),
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
        (0, n) => lang.pick(
            format!("数字对得上，{n}处存疑"),
            format!("All figures reconcile; {n} doubtful"),
        ),
        (n, 0) => lang.pick(
            format!("{n}处数字对不上"),
            format!("{n} figures do not reconcile"),
        ),
        (n, m) => lang.pick(
            format!("{n}处数字对不上，{m}处存疑"),
            format!("{n} figures do not reconcile, {m} doubtful"),
        ),
    };
    match muted {
        0 => said,
        n => lang.pick(
            format!("{said}（另有{n}处已核）"),
            format!("{said} ({n} more muted)"),
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

/// The fixed words around findings.
#[derive(Clone, Copy, Debug)]
pub struct CheckWords {
    pub badge: &'static str,
    pub mute: &'static str,
    pub muted: &'static str,
    pub unmute: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub save: &'static str,
    pub beyond: &'static str,
    pub checking: &'static str,
}

impl CheckWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> CheckWords {
        CheckWords {
            badge: lang.pick("有对账提示", "a check concerns it"),
            mute: lang.pick("标为已核", "Mute"),
            muted: lang.pick("已核", "Muted"),
            unmute: lang.pick("取消已核", "Unmute"),
            reason: lang.pick("已核理由", "Reason"),
            reason_hint: lang.pick(
                "例如：原文如此，已向供数单位核实",
                "e.g. as in the source, confirmed by its author",
            ),
            save: lang.pick("导出对账清单（CSV）", "Save the findings (CSV)"),
            beyond: lang.pick(
                "其余同类问题未逐条列出。",
                "More of the same are not listed one by one.",
            ),
            checking: lang.pick("正在对账……", "Checking …"),
        }
    }
}
