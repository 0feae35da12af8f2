//! Wording of a figure (数字): its number, route, precision, coverage and span, and one sentence
//! that says all of them aloud.

use super::Lang;
use super::name::{label, region_name, unit_name};
use super::number::{NumberText, figure_text};
use super::parts::not_loaded;
use super::period::{as_of_text, period_text, span_text};
use crate::analysis::{Coverage, CoverageOf, Figure, Part, Route};
use crate::model::{Coordinate, Dataset, Grain, Measure, Period, Precision};

/// The figure's number in its indicator's unit.
pub fn number(lang: Lang, data: &Dataset, figure: &Figure) -> NumberText {
    if figure.route == Route::NotLoaded {
        return not_loaded(lang);
    }
    let unit = unit_name(lang, data, figure.coordinate.indicator);
    figure_text(lang, figure.value, figure.precision, unit)
}

/// A part's number in its indicator's unit.
pub fn part_number(lang: Lang, data: &Dataset, part: &Part) -> NumberText {
    if part.route == Route::NotLoaded {
        return not_loaded(lang);
    }
    let unit = unit_name(lang, data, part.coordinate.indicator);
    figure_text(lang, part.value, part.precision, unit)
}

/// Number and unit where there is a value; else the word of the route: `未提供`, `分列`.
pub fn value_words(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    match (figure.value, figure.route) {
        (Some(_), _) => number(lang, data, figure).joined(lang),
        (None, route @ (Route::Listed | Route::NotLoaded)) => route_word(lang, route).to_owned(),
        (None, _) => route_word(lang, Route::Missing).to_owned(),
    }
}

/// How the figure came about, in a word.
pub fn route_word(lang: Lang, route: Route) -> &'static str {
    match route {
        Route::Reported => lang.pick("公布", "Reported"),
        Route::Computed => lang.pick("计算", "Computed"),
        Route::Partial => lang.pick("部分", "Partial"),
        Route::Listed => lang.pick("分列", "Listed"),
        Route::Missing => lang.pick("未提供", "Not provided"),
        Route::NotLoaded => lang.pick("未载入", "Not loaded"),
    }
}

/// What the route means, in a sentence.
pub fn route_sentence(lang: Lang, route: Route) -> &'static str {
    match route {
        Route::Reported => lang.pick("数据文件直接给出。", "Stated in the export."),
        Route::Computed => lang.pick("由完整的组成部分算出。", "Worked out from complete parts."),
        Route::Partial => lang.pick(
            "只反映一部分地区或时间，不代表全部。",
            "Speaks for some regions or some of the time, not for all.",
        ),
        Route::Listed => listed_note(lang),
        Route::Missing => lang.pick(
            "数据文件未提供，不等于零。",
            "Not in the export; not a zero.",
        ),
        Route::NotLoaded => lang.pick(
            "所需的数据还没有全部载入；不是零，也不是未提供，载入后才能知道。",
            "Parts of the export that may speak of it are not loaded; neither a zero nor known to be missing.",
        ),
    }
}

/// How exact the figure is, in a word; `None` when it is.
pub fn precision_word(lang: Lang, precision: Precision) -> Option<&'static str> {
    match precision {
        Precision::Exact => None,
        Precision::Over => Some(lang.pick("略多于", "A little more")),
        Precision::AtLeast => Some(lang.pick("不少于", "At least")),
        Precision::About => Some(lang.pick("约数", "Approximate")),
    }
}

/// Why there is no total.
pub fn listed_note(lang: Lang) -> &'static str {
    lang.pick("分列，不相加", "Listed side by side, not added")
}

/// The marks at a figure, each a sign and what it means: a check concerns it; it was revised.
pub fn badge_words(lang: Lang, is_questioned: bool, is_revised: bool) -> Vec<[&'static str; 2]> {
    let questioned = ["!", lang.pick("有对账提示", "a check concerns it")];
    let revised = [
        "±",
        lang.pick("与另一份数据不同", "differs from the other export"),
    ];
    let all = [(is_questioned, questioned), (is_revised, revised)];
    all.into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, words)| words)
        .collect()
}

/// The mark of a part that its source implies without stating it.
pub fn implied_note(lang: Lang) -> &'static str {
    lang.pick(
        "文中隐含，不计入合计",
        "Implied by the source, not in totals",
    )
}

/// How much the parts speak for: `13个县市区中9个有数`, `9 of 13 counties`.
pub fn coverage_text(lang: Lang, coverage: Coverage) -> String {
    let (have, whole) = (coverage.have, coverage.whole);
    let mut text = match (coverage.of, lang) {
        (CoverageOf::Regions, Lang::Zh) => format!("{whole}个县市区中{have}个有数"),
        (CoverageOf::Regions, Lang::En) => {
            format!("{have} of {whole} {}", plural(whole, "county", "counties"))
        }
        (CoverageOf::Parts, Lang::Zh) => format!("{whole}个组成部分中{have}个有数"),
        (CoverageOf::Parts, Lang::En) => format!("{have} of {whole} parts"),
        (CoverageOf::Periods(grain), Lang::Zh) => {
            format!("{whole}个{}中{have}个有数", grain_zh(grain))
        }
        (CoverageOf::Periods(grain), Lang::En) => {
            let (one, many) = grain_en(grain);
            format!("{have} of {whole} {}", plural(whole, one, many))
        }
    };
    if coverage.incomplete > 0 {
        let incomplete = coverage.incomplete;
        text += &match lang {
            Lang::Zh => format!("，其中{incomplete}个不完整"),
            Lang::En => format!(", {incomplete} of them incomplete"),
        };
    }
    text
}

/// What a figure's coverage says where it is not complete; of one that waits for more of the export,
/// how much is here.
pub fn coverage_of(lang: Lang, figure: &Figure) -> Option<String> {
    let coverage = figure.coverage.filter(|c| !c.is_complete())?;
    if figure.route != Route::NotLoaded {
        return Some(coverage_text(lang, coverage));
    }
    let (have, whole) = (coverage.have, coverage.whole);
    Some(match lang {
        Lang::Zh => format!("{whole}个组成部分中{have}个已载入"),
        Lang::En => format!("{have} of {whole} parts are loaded"),
    })
}

/// The days a figure really speaks for, when they are not the ones asked for.
pub fn partial_span(lang: Lang, data: &Dataset, figure: &Figure) -> Option<String> {
    (figure.value.is_some() && figure.span != figure.coordinate.period && !is_stock(data, figure))
        .then(|| own_label(data, figure).unwrap_or_else(|| span_text(lang, figure.span)))
}

/// The period under a figure: the export's own label, `截至2023年底` for a stock, else the span.
pub fn figure_period(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    if figure.value.is_none() {
        return period_text(lang, figure.coordinate.period);
    }
    if let Some(label) = own_label(data, figure) {
        return label;
    }
    if is_stock(data, figure) {
        return as_of_text(lang, figure.span.end());
    }
    if figure.span == figure.coordinate.period {
        period_text(lang, figure.span)
    } else {
        span_text(lang, figure.span)
    }
}

/// The period of a coordinate, as a moment for a stock.
pub fn coordinate_period(lang: Lang, data: &Dataset, coordinate: &Coordinate) -> String {
    match data.indicator(coordinate.indicator).map(|i| i.measure) {
        Some(Measure::Stock) => as_of_text(lang, coordinate.period.end()),
        _ => period_text(lang, coordinate.period),
    }
}

/// What a figure must not be shown without: span, coverage, or that parts are not added.
pub fn caveat(lang: Lang, data: &Dataset, figure: &Figure) -> Option<String> {
    if figure.route == Route::Listed {
        return Some(listed_note(lang).to_owned());
    }
    let span = partial_span(lang, data, figure);
    let coverage = coverage_of(lang, figure);
    match (span, coverage) {
        (Some(span), Some(coverage)) => Some(format!("{span}{}{coverage}", comma(lang))),
        (one, other) => one.or(other),
    }
}

/// One sentence that says the whole figure: what, where, when, how many, how it came about.
pub fn spoken(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let region = region_name(lang, data, figure.coordinate.region);
    let what = label(lang, data, &figure.coordinate);
    let when = figure_period(lang, data, figure);
    let value = match figure.route {
        Route::Listed => listed_note(lang).to_owned(),
        _ => number(lang, data, figure).spoken,
    };
    let mut text = match lang {
        Lang::Zh => format!("{region}{when}{what}：{value}"),
        Lang::En => format!("{what}, {region}, {when}: {value}"),
    };
    if matches!(figure.route, Route::Computed | Route::Partial) {
        let word = route_word(lang, figure.route);
        text += comma(lang);
        text += &lang.pick(word.to_owned(), word.to_ascii_lowercase());
    }
    if let Some(coverage) = coverage_of(lang, figure) {
        text += comma(lang);
        text += &coverage;
    }
    text + lang.pick("。", ".")
}

/// The figure in words, in the middle of a sentence: `40件（计算）`.
pub fn with_route(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let value = value_words(lang, data, figure);
    let word = route_word(lang, figure.route);
    if figure.value.is_none() {
        return value;
    }
    match lang {
        Lang::Zh => format!("{value}（{word}）"),
        Lang::En => format!("{value} ({})", word.to_ascii_lowercase()),
    }
}

pub(super) fn comma(lang: Lang) -> &'static str {
    lang.pick("，", ", ")
}

fn is_stock(data: &Dataset, figure: &Figure) -> bool {
    data.indicator(figure.coordinate.indicator)
        .is_some_and(|i| i.measure == Measure::Stock)
}

fn own_label(data: &Dataset, figure: &Figure) -> Option<String> {
    let row = figure.row?;
    data.observation(row).period_label.map(str::to_owned)
}

fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

fn grain_zh(grain: Grain) -> &'static str {
    match grain {
        Grain::Year => "年份",
        Grain::Half => "半年",
        Grain::Quarter => "季度",
        Grain::Month => "月",
        Grain::Day => "日",
    }
}

fn grain_en(grain: Grain) -> (&'static str, &'static str) {
    match grain {
        Grain::Year => ("year", "years"),
        Grain::Half => ("half-year", "half-years"),
        Grain::Quarter => ("quarter", "quarters"),
        Grain::Month => ("month", "months"),
        Grain::Day => ("day", "days"),
    }
}

/// Two periods in one phrase: `2023年与2022年`.
pub fn both_periods(lang: Lang, one: Period, other: Period) -> String {
    let (one, other) = (period_text(lang, one), period_text(lang, other));
    match lang {
        Lang::Zh => format!("{one}与{other}"),
        Lang::En => format!("{one} and {other}"),
    }
}
