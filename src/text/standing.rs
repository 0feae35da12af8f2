//! Wording of a region's place among its siblings (位次), and of what changed most (变化).

use super::Lang;
use super::name::{indicator_name, region_short, unit_name};
use super::number::{count_text, figure_text, plain};
use crate::analysis::{Best, ChangeView, Figure, Gap, Route};
use crate::model::{Better, Dataset, IndicatorId, Measure, Precision};

fn is_rate(data: &Dataset, indicator: IndicatorId) -> bool {
    data.indicator(indicator)
        .is_some_and(|i| i.measure == Measure::Ratio && i.unit.contains(['%', '％']))
}

fn distance(lang: Lang, data: &Dataset, indicator: IndicatorId, gap: &Gap) -> String {
    let apart = gap.difference.abs();
    if is_rate(data, indicator) {
        // As exact as the rates themselves are shown.
        let apart = (apart * 10.0).round() / 10.0;
        let points = lang.pick("个百分点", "pp");
        return figure_text(lang, Some(apart), gap.of_difference, points).joined(lang);
    }
    let unit = unit_name(lang, data, indicator);
    figure_text(lang, Some(apart), gap.of_difference, unit).joined(lang)
}

/// How far the figure lies from the median: `比中位数多3个`; `与中位数持平`.
pub fn median_text(lang: Lang, data: &Dataset, indicator: IndicatorId, gap: &Gap) -> String {
    if gap.difference == 0.0 {
        return match gap.of_difference {
            Precision::Exact => lang.pick("与中位数持平", "the same as the median"),
            _ => lang.pick("与中位数大致持平", "about the same as the median"),
        }
        .to_owned();
    }
    let by = distance(lang, data, indicator, gap);
    match (lang, gap.difference > 0.0) {
        (Lang::Zh, true) => format!("比中位数多{by}"),
        (Lang::Zh, false) => format!("比中位数少{by}"),
        (Lang::En, true) => format!("{by} above the median"),
        (Lang::En, false) => format!("{by} below the median"),
    }
}

/// How far the figure lies from the best: `与最高的泾阳差2个`; `最高`; `与泾阳等3个并列最高`.
pub fn best_text(lang: Lang, data: &Dataset, own: &Figure, better: Better, best: &Best) -> String {
    let end = match better {
        Better::Lower => lang.pick("最低", "lowest"),
        Better::Higher | Better::Neither => lang.pick("最高", "highest"),
    };
    if best.figure.coordinate.region == own.coordinate.region {
        return match (lang, best.shared_by) {
            (Lang::Zh, 0 | 1) => end.to_owned(),
            (Lang::En, 0 | 1) => format!("the {end}"),
            (Lang::Zh, shared) => format!("{}个并列{end}", count_text(lang, shared)),
            (Lang::En, shared) => format!("shares the {end} with {}", count_text(lang, shared - 1)),
        };
    }
    let by = distance(lang, data, own.coordinate.indicator, &best.gap);
    let name = region_short(lang, data, best.figure.coordinate.region);
    match lang {
        Lang::Zh => format!("与{end}的{name}差{by}"),
        Lang::En => format!("{by} from the {end}, {name}"),
    }
}

/// How many siblings have a figure that may be compared.
pub fn have_text(lang: Lang, have: usize, whole: usize) -> String {
    let (have, whole) = (count_text(lang, have), count_text(lang, whole));
    match lang {
        Lang::Zh => format!("{whole}个中{have}个有可比的数"),
        Lang::En => format!("{have} of {whole} have a like figure"),
    }
}

/// A place in the order of those that may be compared.
pub fn place_text(lang: Lang, rank: usize, have: usize) -> String {
    match lang {
        Lang::Zh => format!("第{rank}位（{have}个中）"),
        Lang::En => format!("{rank} of {have}"),
    }
}

/// Said where there is nothing to stand against.
pub fn not_compared(lang: Lang, figure: &Figure) -> &'static str {
    if figure.route == Route::NotLoaded {
        lang.pick(
            "有数据未载入，不作比较",
            "Not compared: some of the data is not loaded",
        )
    } else if figure.value.is_none() {
        lang.pick("分列，不作比较", "Listed side by side, not compared")
    } else {
        lang.pick("同级没有可比的数", "No sibling has a like figure")
    }
}

/// The note above the table of distances.
pub fn standing_note(lang: Lang) -> &'static str {
    lang.pick(
        "只与同一期间、同样完整的数比较；未提供的不当作零",
        "Only figures of the same span and equally complete are compared; missing is not zero",
    )
}

/// The title of the table of distances.
pub fn standing_title(lang: Lang) -> &'static str {
    lang.pick("在同级中的位置", "Among its siblings")
}

/// The head of the column of the best.
pub fn best_head(lang: Lang) -> &'static str {
    lang.pick("同级最好或最高", "Best or highest")
}

/// The head of the column that words the distances.
pub fn distance_head(lang: Lang) -> &'static str {
    lang.pick("差距", "Distance")
}

/// The head of the list of siblings.
pub fn siblings_title(lang: Lang) -> &'static str {
    lang.pick("全部县市区", "All counties")
}

/// The name of a link to a neighbour, with the key that follows it.
pub fn neighbour_text(lang: Lang, name: &str, is_next: bool) -> String {
    match (lang, is_next) {
        (Lang::Zh, false) => format!("上一个：{name}（按 [ 键）"),
        (Lang::Zh, true) => format!("下一个：{name}（按 ] 键）"),
        (Lang::En, false) => format!("Previous: {name} (key [)"),
        (Lang::En, true) => format!("Next: {name} (key ])"),
    }
}

/// The title of the panel of changes.
pub fn changes_title(lang: Lang) -> &'static str {
    lang.pick("变化最大", "What changed most")
}

/// The note of the panel of changes.
pub fn changes_note(lang: Lang, least_base: f64) -> String {
    let least_base = plain(least_base);
    match lang {
        Lang::Zh => format!("与上年同期相比，只列口径相同的；上年不足{least_base}的不列"),
        Lang::En => format!(
            "Against the same period a year earlier, like with like only; bases under {least_base} are left out"
        ),
    }
}

/// A change in a sentence around its two figures: `社情民意采纳由` 31条 `升至` 36条 `+5条（+16.1%）`.
pub fn change_pieces(lang: Lang, data: &Dataset, view: &ChangeView) -> [String; 2] {
    let name = indicator_name(lang, data, view.figure.coordinate.indicator);
    let is_rise = view
        .comparison
        .outcome
        .as_ref()
        .is_ok_and(|change| change.difference > 0.0);
    match (lang, is_rise) {
        (Lang::Zh, true) => [format!("{name}由"), "升至".to_owned()],
        (Lang::Zh, false) => [format!("{name}由"), "降至".to_owned()],
        (Lang::En, true) => [format!("{name} rose from "), " to ".to_owned()],
        (Lang::En, false) => [format!("{name} fell from "), " to ".to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::standings;
    use crate::model::Period;
    use crate::model::dataset::sample::{Kit, dataset};

    #[test]
    fn distances_are_worded_with_their_precision() {
        let lines = "c.held 2023 k1 - 2\nc.held 2023 k2 - 5\nc.held 2023 k3 - 9\n\
            c.suggestions 2023 k1 - 100\nc.suggestions 2023 k2 - 160+";
        let data = dataset(Kit::default(), lines);
        let region = data.regions.find("k1").unwrap();
        let all = standings(&data, Period::parse("2023").unwrap(), region);
        let texts: Vec<[String; 2]> = all
            .iter()
            .map(|s| {
                let median = s.median.as_ref().unwrap();
                let best = s.best.as_ref().unwrap();
                let id = s.figure.coordinate.indicator;
                [
                    median_text(Lang::Zh, &data, id, median),
                    best_text(Lang::Zh, &data, &s.figure, s.better, best),
                ]
            })
            .collect();
        assert_eq!(texts[0], ["比中位数少3件", "与最高的k3差7件"]);
        assert_eq!(texts[1], ["比中位数少约30件", "与最高的k2差约60件"]);
    }
}
