//! Titles, summaries and tooltips of charts (图表文字): each says what is seen.

use super::Lang;
use super::figure::{
    caveat, coordinate_period, coverage_text, figure_period, listed_note, partial_span, route_word,
    value_words,
};
use super::highest::{highest, open};
use super::name::{
    dim_name, indicator_name, label, member_name, region_name, region_short, unit_name,
};
use super::parts::open_text;
use super::period::{axis_text, by_grain_text, period_text};
use crate::analysis::{
    Along, Bar, BarsView, Coverage, CoverageOf, Figure, FunnelStep, FunnelView, Route, StackView,
    TrendView,
};
use crate::model::{Coordinate, Dataset, Grain, Period};

/// `协商活动 · 按月`.
pub fn trend_title(lang: Lang, data: &Dataset, view: &TrendView) -> String {
    format!(
        "{} · {}",
        label(lang, data, &view.coordinate),
        by_grain_text(lang, view.grain)
    )
}

/// Which point stands highest, and how many points have a figure.
pub fn trend_summary(lang: Lang, data: &Dataset, view: &TrendView) -> String {
    let names: Vec<(String, &Figure)> = view
        .points
        .iter()
        .map(|p| {
            let period = p.coordinate.period;
            let name = match view.grain {
                Grain::Year => period_text(lang, period),
                _ => axis_text(lang, period),
            };
            (name, p)
        })
        .collect();
    let have = view.points.iter().filter(|p| p.value.is_some()).count();
    let coverage = Coverage {
        of: CoverageOf::Periods(view.grain),
        have,
        whole: view.points.len(),
        incomplete: names
            .iter()
            .filter(|(_, p)| p.route == Route::Partial)
            .count(),
    };
    sentence(
        lang,
        &place(lang, data, &view.coordinate),
        [
            highest(lang, data, &names),
            (!coverage.is_complete()).then(|| coverage_text(lang, coverage)),
            open_text(lang, open(&names)),
        ],
    )
}

/// The name of a line: its year, or its whole period.
pub fn line_name(lang: Lang, points: &[Figure]) -> String {
    let years: Vec<Option<i32>> = points
        .iter()
        .map(|p| p.coordinate.period.year_of())
        .collect();
    match (
        years.first().copied().flatten(),
        years.last().copied().flatten(),
    ) {
        (Some(first), Some(last)) if first == last => year_text(lang, first),
        (Some(first), Some(last)) => match lang {
            Lang::Zh => format!("{first}—{last}年"),
            Lang::En => format!("{first}–{last}"),
        },
        _ => String::new(),
    }
}

/// `委员工作室 · 各县市区`, `协商活动 · 按协商形式`.
pub fn bars_title(lang: Lang, data: &Dataset, view: &BarsView) -> String {
    let whole = label(lang, data, &view.whole.coordinate);
    match (view.along, lang) {
        (Along::Region, Lang::Zh) => format!("{whole} · 各县市区"),
        (Along::Region, Lang::En) => format!("{whole} · by county"),
        (Along::Dim(dim), Lang::Zh) => format!("{whole} · 按{}", dim_name(lang, data, dim)),
        (Along::Dim(dim), Lang::En) => {
            format!(
                "{whole} · by {}",
                dim_name(lang, data, dim).to_ascii_lowercase()
            )
        }
        (Along::Indicator, Lang::Zh) => format!("{whole} · 与相关指标"),
        (Along::Indicator, Lang::En) => format!("{whole} · beside related figures"),
    }
}

/// The total or why there is none, which bar is longest, how many have a figure.
pub fn bars_summary(lang: Lang, data: &Dataset, view: &BarsView) -> String {
    let names: Vec<(String, &Figure)> = view
        .bars
        .iter()
        .map(|bar| (bar_name(lang, data, view, bar), &bar.figure))
        .collect();
    let have = names.iter().filter(|(_, f)| f.value.is_some()).count();
    let total = match view.along {
        _ if !view.is_additive => Some(listed_note(lang).to_owned()),
        Along::Indicator => None,
        _ => view.whole.value.map(|_| {
            let mut value = value_words(lang, data, &view.whole);
            if let Some(span) = partial_span(lang, data, &view.whole) {
                value = format!("{value}{}", in_brackets(lang, &span));
            }
            match lang {
                Lang::Zh => format!("合计{value}"),
                Lang::En => format!("{value} in all"),
            }
        }),
    };
    let top = match view.along {
        // Related figures of different kinds have no highest among them.
        Along::Indicator => None,
        _ => highest(lang, data, &names),
    };
    let coverage = (have < names.len()).then(|| match view.along {
        Along::Region => coverage_text(
            lang,
            Coverage {
                of: CoverageOf::Regions,
                have,
                whole: names.len(),
                incomplete: 0,
            },
        ),
        _ => have_text(lang, have, names.len()),
    });
    let place = place(lang, data, &view.whole.coordinate);
    sentence(
        lang,
        &place,
        [total, top, coverage, open_text(lang, open(&names))],
    )
}

/// The name beside a bar.
pub fn bar_name(lang: Lang, data: &Dataset, view: &BarsView, bar: &Bar) -> String {
    match (view.along, bar.member) {
        (Along::Region, _) => region_short(lang, data, bar.figure.coordinate.region),
        (Along::Dim(dim), Some(member)) => member_name(lang, data, dim, member),
        _ => indicator_name(lang, data, bar.figure.coordinate.indicator),
    }
    .to_owned()
}

/// `协商活动 · 按协商形式构成`.
pub fn stack_title(lang: Lang, data: &Dataset, view: &StackView) -> String {
    let whole = label(lang, data, &view.coordinate);
    let dim = dim_name(lang, data, view.dim);
    match lang {
        Lang::Zh => format!("{whole} · 按{dim}构成"),
        Lang::En => format!("{whole} · made up by {}", dim.to_ascii_lowercase()),
    }
}

/// How many parts over how many periods, and how many of the cells have a figure.
pub fn stack_summary(lang: Lang, data: &Dataset, view: &StackView) -> String {
    let (parts, periods) = (view.series.len(), view.periods.len());
    let all = view.series.iter().flat_map(|s| &s.figures);
    let (have, whole) = all.fold((0, 0), |(have, whole), f| {
        (have + usize::from(f.value.is_some()), whole + 1)
    });
    let shape = match lang {
        Lang::Zh => format!("{parts}个部分，{periods}个期间"),
        Lang::En => format!("{parts} parts over {periods} periods"),
    };
    let place = place(lang, data, &view.coordinate);
    let missing = (have < whole).then(|| have_text(lang, have, whole));
    sentence(lang, &place, [Some(shape), missing])
}

/// How many parts of a bar are not provided: `缺1项`.
pub fn parts_missing(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("缺{count}项"),
        Lang::En => format!("{count} missing"),
    }
}

/// The pipeline's name.
pub fn funnel_title(lang: Lang, data: &Dataset, view: &FunnelView) -> String {
    match data
        .catalogue
        .pipelines
        .iter()
        .find(|p| p.id == view.pipeline)
    {
        Some(pipeline) => lang
            .name(&pipeline.name, Some(&pipeline.name_en))
            .to_owned(),
        None => view.pipeline.clone(),
    }
}

/// First and last step, and that units change where they do.
pub fn funnel_summary(lang: Lang, data: &Dataset, view: &FunnelView) -> String {
    let has_break = view.steps.iter().any(|s| s.has_unit_break);
    let steps = view.steps.iter().map(|step| {
        let value = value_words(lang, data, &step.figure);
        format!("{} {value}", step_name(lang, data, view, step))
    });
    let steps = steps.collect::<Vec<_>>().join(" → ");
    let note = has_break.then(|| {
        lang.pick(
            "各环节单位不同，断开处不计转化率",
            "units change on the way; no rate across a break",
        )
        .to_owned()
    });
    let place = view
        .steps
        .first()
        .map_or_else(String::new, |s| place(lang, data, &s.figure.coordinate));
    sentence(lang, &place, [Some(steps), note])
}

/// The name of a funnel's step.
pub fn step_name(lang: Lang, data: &Dataset, view: &FunnelView, step: &FunnelStep) -> String {
    let pipelines = &data.catalogue.pipelines;
    match pipelines
        .iter()
        .find(|p| p.id == view.pipeline)
        .and_then(|p| p.steps.get(step.step))
    {
        Some(named) => lang.name(&named.name, Some(&named.name_en)).to_owned(),
        None => indicator_name(lang, data, step.figure.coordinate.indicator).to_owned(),
    }
}

/// A step's rate with its name: `立案率 94.1%`.
pub fn rate_words(lang: Lang, data: &Dataset, rate: &Figure) -> String {
    format!(
        "{} {}",
        indicator_name(lang, data, rate.coordinate.indicator),
        value_words(lang, data, rate)
    )
}

/// What stands where a funnel breaks.
pub fn unit_break(lang: Lang) -> &'static str {
    lang.pick("单位变化，不计转化率", "Unit changes here; no rate")
}

/// The lines of a mark's tooltip: what and where; when and how many; how it came about.
pub fn tip_lines(lang: Lang, data: &Dataset, figure: &Figure) -> Vec<String> {
    let region = region_name(lang, data, figure.coordinate.region);
    let what = label(lang, data, &figure.coordinate);
    let when = figure_period(lang, data, figure);
    let value = match figure.value {
        // On hover the full number.
        Some(_) => super::figure::number(lang, data, figure).exact,
        None => value_words(lang, data, figure),
    };
    let colon = lang.pick("：", ": ");
    let mut lines = vec![
        format!("{region}{}{what}", lang.pick(" ", ", ")),
        format!("{when}{colon}{value}"),
    ];
    let mut route = route_word(lang, figure.route).to_owned();
    if let Some(caveat) = caveat(lang, data, figure).filter(|_| figure.route != Route::Missing) {
        route += colon;
        route += &caveat;
    }
    if figure.route != Route::Missing {
        lines.push(route);
    }
    lines
}

/// What stands at a mark: number, unit, and the span when it is not the one asked for.
pub fn mark_label(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let value = value_words(lang, data, figure);
    match caveat(lang, data, figure).filter(|_| figure.route == Route::Partial) {
        None => value,
        Some(caveat) => format!("{value}{}", in_brackets(lang, &caveat)),
    }
}

fn in_brackets(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("（{text}）"),
        Lang::En => format!(" ({text})"),
    }
}

/// Headers of the table behind a trend, bars, a stack and a funnel.
pub fn header_period(lang: Lang) -> &'static str {
    lang.pick("期间", "Period")
}

/// The header over what bars differ in.
pub fn header_along(lang: Lang, data: &Dataset, along: Along) -> String {
    match along {
        Along::Region => lang.pick("县市区", "County").to_owned(),
        Along::Dim(dim) => dim_name(lang, data, dim).to_owned(),
        Along::Indicator => lang.pick("指标", "Indicator").to_owned(),
    }
}

/// The header over a column of figures, with the unit: `协商活动（次）`.
pub fn header_value(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let name = label(lang, data, &figure.coordinate);
    let unit = unit_name(lang, data, figure.coordinate.indicator);
    match (lang, unit) {
        (_, "") => name,
        (Lang::Zh, unit) => format!("{name}（{unit}）"),
        (Lang::En, unit) => format!("{name} ({unit})"),
    }
}

/// The headers over steps, figures, routes and rates.
pub fn header_step(lang: Lang) -> &'static str {
    lang.pick("环节", "Step")
}

/// The header over figures of mixed kinds.
pub fn header_figure(lang: Lang) -> &'static str {
    lang.pick("数字", "Figure")
}

/// The header over how figures came about.
pub fn header_route(lang: Lang) -> &'static str {
    lang.pick("来路", "Route")
}

/// The header over rates and breaks.
pub fn header_rate(lang: Lang) -> &'static str {
    lang.pick("比率", "Rate")
}

fn year_text(lang: Lang, year: i32) -> String {
    Period::year(year).map_or_else(String::new, |p| period_text(lang, p))
}

fn place(lang: Lang, data: &Dataset, coordinate: &Coordinate) -> String {
    let region = region_name(lang, data, coordinate.region);
    let when = coordinate_period(lang, data, coordinate);
    match lang {
        Lang::Zh => format!("{region}{when}"),
        Lang::En => format!("{region}, {when}"),
    }
}

fn have_text(lang: Lang, have: usize, whole: usize) -> String {
    match lang {
        Lang::Zh => format!("{whole}项中{have}项有数"),
        Lang::En => format!("{have} of {whole} have a figure"),
    }
}

fn sentence<const N: usize>(lang: Lang, place: &str, parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return format!("{place}{}", lang.pick("。", "."));
    }
    let join = lang.pick("；", "; ");
    let gap = if place.is_empty() {
        ""
    } else {
        lang.pick("：", ": ")
    };
    let end = lang.pick("。", ".");
    format!("{place}{gap}{}{end}", parts.join(join))
}
