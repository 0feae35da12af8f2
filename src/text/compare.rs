//! Wording of comparisons, targets and checks (同比、计划、对账).

use super::Lang;
use super::figure::{comma, with_route};
use super::name::{label, region_name, unit_name};
use super::number::{
    count_text, difference_text, figure_text, percent_change_text, points_text, rate_text,
};
use super::period::{of_its_year_text, period_text};
use crate::analysis::{Change, Check, CheckKind, Comparison, Figure, Refusal, TargetView, Versus};
use crate::model::{Dataset, IndicatorId, Measure, Precision};

/// 同比 or 环比.
pub fn versus_word(lang: Lang, versus: Versus) -> &'static str {
    match versus {
        Versus::YearBefore => lang.pick("同比", "year on year"),
        Versus::PeriodBefore => lang.pick("环比", "on the period before"),
    }
}

/// A change in the indicator's terms: `+3件（+12.5%）`, `+1.5个百分点`.
pub fn change_text(lang: Lang, data: &Dataset, indicator: IndicatorId, change: &Change) -> String {
    if is_rate(data, indicator) {
        return points_text(lang, change.difference, change.precision);
    }
    let unit = unit_name(lang, data, indicator);
    let difference = difference_text(lang, change.difference, change.precision, unit);
    match change
        .percent
        .filter(|p| p.is_finite() && change.difference != 0.0)
    {
        None => difference,
        Some(percent) => {
            let percent = percent_change_text(lang, percent, change.precision);
            match lang {
                Lang::Zh => format!("{difference}（{percent}）"),
                Lang::En => format!("{difference} ({percent})"),
            }
        }
    }
}

/// The change, or why there is none: `同比+3件（+12.5%）`;
/// `2021年为1月1日—9月8日，2023年为全年，不作比较`.
pub fn comparison_text(
    lang: Lang,
    data: &Dataset,
    figure: &Figure,
    comparison: &Comparison,
) -> String {
    match &comparison.outcome {
        Ok(change) => {
            let change = change_text(lang, data, figure.coordinate.indicator, change);
            let versus = versus_word(lang, comparison.versus);
            match lang {
                Lang::Zh => format!("{versus}{change}"),
                Lang::En => format!("{change} {versus}"),
            }
        }
        Err(refusal) => refusal_text(lang, refusal),
    }
}

/// Why two figures are not compared.
pub fn refusal_text(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoCurrent => lang
            .pick("本期未提供，不作比较", "Nothing for this period to compare")
            .to_owned(),
        Refusal::NoBase { base } => {
            let base = period_text(lang, *base);
            match lang {
                Lang::Zh => format!("{base}未提供，不作比较"),
                Lang::En => format!("Not compared: nothing provided for {base}"),
            }
        }
        Refusal::DifferentSpans { current, base } => {
            let (first, second) = if base < current {
                (base, current)
            } else {
                (current, base)
            };
            let (first, second) = (
                of_its_year_text(lang, *first),
                of_its_year_text(lang, *second),
            );
            match lang {
                Lang::Zh => format!("{first}，{second}，不作比较"),
                Lang::En => format!("Not compared: {first}, {second}"),
            }
        }
        Refusal::DifferentCoverage => lang
            .pick(
                "两期有数的范围不同，不作比较",
                "Not compared: the two speak for different parts of the whole",
            )
            .to_owned(),
        Refusal::NoPredecessor => lang
            .pick(
                "没有等长的上一期，不作比较",
                "Not compared: no earlier period of this length",
            )
            .to_owned(),
    }
}

/// The plan beside the figure: `计划17项，完成100%`.
pub fn target_text(lang: Lang, data: &Dataset, figure: &Figure, target: &TargetView) -> String {
    let unit = unit_name(lang, data, figure.coordinate.indicator);
    let plan = figure_text(lang, Some(target.value), Precision::Exact, unit).joined(lang);
    let head = match lang {
        Lang::Zh => format!("计划{plan}"),
        Lang::En => format!("planned {plan}"),
    };
    match target.percent.filter(|p| p.is_finite()) {
        None => head,
        Some(percent) => {
            let percent = rate_text(lang, percent, figure.precision);
            match lang {
                Lang::Zh => format!("{head}，完成{percent}"),
                Lang::En => format!("{head}, {percent} done"),
            }
        }
    }
}

/// A failed check in one sentence, with both figures and both routes.
pub fn check_text(lang: Lang, data: &Dataset, check: &Check) -> String {
    let (figure, other) = (&check.figure, &check.other);
    let place = match lang {
        Lang::Zh => format!(
            "{}{}“{}”",
            region_name(lang, data, figure.coordinate.region),
            period_text(lang, figure.span),
            label(lang, data, &figure.coordinate)
        ),
        Lang::En => format!(
            "{}, {}, {}",
            label(lang, data, &figure.coordinate),
            region_name(lang, data, figure.coordinate.region),
            period_text(lang, figure.span)
        ),
    };
    let (a, b) = (
        with_route(lang, data, figure),
        with_route(lang, data, other),
    );
    let other_name = label(lang, data, &other.coordinate);
    let gap = gap_text(lang, data, figure, other);
    match (&check.kind, lang) {
        (CheckKind::SumDiffers, Lang::Zh) => {
            format!("{place}为{a}，各部分相加为{b}{gap}。屏幕采用前者。")
        }
        (CheckKind::SumDiffers, Lang::En) => {
            format!("{place}: {a}, but the parts add up to {b}{gap}. The former is shown.")
        }
        (CheckKind::PartExceedsWhole, Lang::Zh) => {
            format!("{place}为{a}，大于所属的“{other_name}”{b}{gap}。")
        }
        (CheckKind::PartExceedsWhole, Lang::En) => {
            format!("{place}: {a} exceeds its whole, {other_name}: {b}{gap}.")
        }
        (CheckKind::RateDiffers, Lang::Zh) => {
            format!("{place}为{a}，按分子分母重算为{b}{gap}。屏幕采用前者。")
        }
        (CheckKind::RateDiffers, Lang::En) => {
            format!("{place}: {a}, recomputed {b}{gap}. The former is shown.")
        }
        (CheckKind::RatioAboveOne, Lang::Zh) => {
            format!("{place}为{a}，大于“{other_name}”{b}，不计比率。")
        }
        (CheckKind::RatioAboveOne, Lang::En) => {
            format!("{place}: {a} exceeds {other_name}: {b}; no rate is computed.")
        }
        (CheckKind::CountDiffers { records }, Lang::Zh) => {
            let records = count_text(lang, *records);
            format!("{place}为{a}，文件中有明细{records}条。")
        }
        (CheckKind::CountDiffers { records }, Lang::En) => {
            let records = count_text(lang, *records);
            format!("{place}: {a}, but the export lists {records} records.")
        }
    }
}

/// What a check found, in a few words.
pub fn check_title(lang: Lang, kind: &CheckKind) -> &'static str {
    match kind {
        CheckKind::SumDiffers => lang.pick("合计不等", "Sum differs"),
        CheckKind::PartExceedsWhole => lang.pick("部分大于整体", "Part exceeds whole"),
        CheckKind::RateDiffers => lang.pick("比率不等", "Rate differs"),
        CheckKind::RatioAboveOne => lang.pick("分子大于分母", "Numerator exceeds denominator"),
        CheckKind::CountDiffers { .. } => lang.pick("与明细数不等", "Count of records differs"),
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

fn is_rate(data: &Dataset, indicator: IndicatorId) -> bool {
    data.indicator(indicator)
        .is_some_and(|i| i.measure == Measure::Ratio && i.unit.contains(['%', '％']))
}
