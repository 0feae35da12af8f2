//! Wording of comparisons and targets (同比、计划).

use super::Lang;
use super::name::unit_name;
use super::number::{difference_text, figure_text, percent_change_text, points_text, rate_text};
use super::period::{of_its_year_text, period_text};
use crate::analysis::{Change, Comparison, Figure, Refusal, TargetView, Versus};
use crate::model::{Dataset, Day, IndicatorId, Measure, Precision};

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
            let mark = comparison.redefined.map(|day| redefined_text(lang, day));
            let mark = mark.unwrap_or_default();
            match lang {
                Lang::Zh => format!("{versus}{change}{mark}"),
                Lang::En => format!("{change} {versus}{mark}"),
            }
        }
        Err(refusal) => refusal_text(lang, refusal),
    }
}

/// The mark of a comparison across a change of definition.
pub fn redefined_text(lang: Lang, since: Day) -> String {
    lang.say(
        format_args!("（{since}起口径有变，仅供参考）"),
        format_args!(" (defined differently since {since}; for orientation only)"),
    )
}

/// Why two figures are not compared.
pub fn refusal_text(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoCurrent => lang
            .pick("本期未提供，不作比较", "Nothing for this period to compare")
            .to_owned(),
        Refusal::NotLoaded => lang
            .pick(
                "有数据未载入，不作比较",
                "Not compared: some of the data is not loaded",
            )
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

pub(super) fn is_rate(data: &Dataset, indicator: IndicatorId) -> bool {
    data.indicator(indicator)
        .is_some_and(|i| i.measure == Measure::Ratio && i.unit.contains(['%', '％']))
}
