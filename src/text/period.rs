//! Wording of periods (期间): full, short for axes, and as a moment for stocks.

use super::Lang;
use crate::model::period::days_in_month;
use crate::model::{Day, Grain, Period};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period in full: `2023年第三季度`, `2021年1月1日—9月8日`, `Q3 2023`.
pub fn period_text(lang: Lang, period: Period) -> String {
    let Some(start) = period.start() else {
        let end = day_text(lang, period.end());
        return match lang {
            Lang::Zh => format!("截至{end}（起始未注明）"),
            Lang::En => format!("up to {end} (start not stated)"),
        };
    };
    let (year, month, _) = start.date();
    match (period.grain(), lang) {
        (Some(Grain::Year), Lang::Zh) => format!("{year}年"),
        (Some(Grain::Year), Lang::En) => year.to_string(),
        (Some(Grain::Half), Lang::Zh) => {
            format!("{year}年{}", if month == 1 { "上半年" } else { "下半年" })
        }
        (Some(Grain::Quarter), Lang::Zh) => format!("{year}年第{}季度", quarter_zh(month)),
        (Some(Grain::Half | Grain::Quarter), Lang::En) => {
            format!("{} {year}", axis_text(lang, period))
        }
        (Some(Grain::Month), Lang::Zh) => format!("{year}年{month}月"),
        (Some(Grain::Month), Lang::En) => format!("{} {year}", month_en(month)),
        (Some(Grain::Day), _) => day_text(lang, start),
        (None, Lang::Zh) => format!("{}—{}", day_text(lang, start), end_text(lang, period)),
        (None, Lang::En) if period.year_of().is_some() => format!(
            "{}–{}",
            short_day_en(start),
            with_year(period.end(), short_day_en(period.end()))
        ),
        (None, Lang::En) => format!(
            "{}–{}",
            with_year(start, short_day_en(start)),
            with_year(period.end(), short_day_en(period.end()))
        ),
    }
}

/// What a figure that speaks for less than was asked is labelled with: year to date as
/// `截至2021-08-31`, all else in full.
pub fn span_text(lang: Lang, period: Period) -> String {
    if period.grain().is_none() && period.is_year_to_date() {
        return format!("{}{}", lang.pick("截至", "to "), period.end());
    }
    period_text(lang, period)
}

/// Short, for an axis whose chart names the year: `8月`, `2023`, `Q3`, `上半年`.
pub fn axis_text(lang: Lang, period: Period) -> String {
    let Some(start) = period.start() else {
        return period.to_string();
    };
    let (year, month, day) = start.date();
    match (period.grain(), lang) {
        (Some(Grain::Year), _) => year.to_string(),
        (Some(Grain::Half), Lang::Zh) => if month == 1 { "上半年" } else { "下半年" }.to_owned(),
        (Some(Grain::Half), Lang::En) => format!("H{}", (month - 1) / 6 + 1),
        (Some(Grain::Quarter), _) => format!("Q{}", (month - 1) / 3 + 1),
        (Some(Grain::Month), Lang::Zh) => format!("{month}月"),
        (Some(Grain::Month), Lang::En) => month_short(month),
        (Some(Grain::Day), Lang::Zh) => format!("{month}月{day}日"),
        (Some(Grain::Day), Lang::En) => short_day_en(start),
        (None, _) => span_text(lang, period),
    }
}

/// The moment a stock stands at: `截至2023年底`, `end of 2023`.
pub fn as_of_text(lang: Lang, end: Day) -> String {
    let (year, month, day) = end.date();
    let is_month_end = day == days_in_month(year, month);
    match (lang, is_month_end) {
        (Lang::Zh, true) if month == 12 => format!("截至{year}年底"),
        (Lang::Zh, true) => format!("截至{year}年{month}月底"),
        (Lang::Zh, false) => format!("截至{}", day_text(lang, end)),
        (Lang::En, true) if month == 12 => format!("end of {year}"),
        (Lang::En, true) => format!("end of {} {year}", month_en(month)),
        (Lang::En, false) => format!("as of {}", day_text(lang, end)),
    }
}

/// A day: `2023年8月24日`, `24 August 2023`.
pub fn day_text(lang: Lang, day: Day) -> String {
    let (year, month, number) = day.date();
    match lang {
        Lang::Zh => format!("{year}年{month}月{number}日"),
        Lang::En => format!("{number} {} {year}", month_en(month)),
    }
}

/// A period said of its year, for reasons: `2021年为1月1日—9月8日`, `2023年为全年`.
pub fn of_its_year_text(lang: Lang, period: Period) -> String {
    match (period.year_of(), period.start(), period.grain()) {
        (Some(year), Some(_), Some(Grain::Year)) => match lang {
            Lang::Zh => format!("{year}年为全年"),
            Lang::En => format!("{year} is a full year"),
        },
        (Some(year), Some(start), None) => match lang {
            Lang::Zh => {
                let (_, month, day) = start.date();
                format!("{year}年为{month}月{day}日—{}", month_day_zh(period.end()))
            }
            Lang::En => format!(
                "{year} is {}–{}",
                short_day_en(start),
                short_day_en(period.end())
            ),
        },
        _ => lang.pick("为", "it is ").to_owned() + &period_text(lang, period),
    }
}

/// The name of a grain: `按月`, `by month`.
pub fn by_grain_text(lang: Lang, grain: Grain) -> &'static str {
    match grain {
        Grain::Year => lang.pick("按年", "by year"),
        Grain::Half => lang.pick("按半年", "by half-year"),
        Grain::Quarter => lang.pick("按季度", "by quarter"),
        Grain::Month => lang.pick("按月", "by month"),
        Grain::Day => lang.pick("按日", "by day"),
    }
}

fn end_text(lang: Lang, period: Period) -> String {
    match period.year_of() {
        Some(_) => month_day_zh(period.end()),
        None => day_text(lang, period.end()),
    }
}

fn month_day_zh(day: Day) -> String {
    let (_, month, number) = day.date();
    format!("{month}月{number}日")
}

fn quarter_zh(month: u32) -> &'static str {
    match month {
        1..=3 => "一",
        4..=6 => "二",
        7..=9 => "三",
        _ => "四",
    }
}

fn month_en(month: u32) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|m| MONTHS.get(m.checked_sub(1)?))
        .copied()
        .unwrap_or_default()
}

fn month_short(month: u32) -> String {
    month_en(month).chars().take(3).collect()
}

fn short_day_en(day: Day) -> String {
    let (_, month, number) = day.date();
    format!("{number} {}", month_short(month))
}

fn with_year(day: Day, text: String) -> String {
    format!("{text} {}", day.date().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn every_form_has_words_in_both_languages() {
        for (form, zh, en) in [
            ("2023", "2023年", "2023"),
            ("2023-H1", "2023年上半年", "H1 2023"),
            ("2023-H2", "2023年下半年", "H2 2023"),
            ("2023-Q3", "2023年第三季度", "Q3 2023"),
            ("2023-08", "2023年8月", "August 2023"),
            ("2023-08-24", "2023年8月24日", "24 August 2023"),
            (
                "2021-01-01/2021-09-08",
                "2021年1月1日—9月8日",
                "1 Jan–8 Sep 2021",
            ),
            (
                "2020-11-03/2021-02-01",
                "2020年11月3日—2021年2月1日",
                "3 Nov 2020–1 Feb 2021",
            ),
            (
                "../2019-03-15",
                "截至2019年3月15日（起始未注明）",
                "up to 15 March 2019 (start not stated)",
            ),
        ] {
            assert_eq!(period_text(Lang::Zh, p(form)), zh);
            assert_eq!(period_text(Lang::En, p(form)), en);
        }
    }

    #[test]
    fn year_to_date_is_labelled_by_its_end() {
        let span = p("2021-01-01/2021-08-31");
        assert_eq!(span_text(Lang::Zh, span), "截至2021-08-31");
        assert_eq!(span_text(Lang::En, span), "to 2021-08-31");
        assert_eq!(span_text(Lang::Zh, p("2021-Q1")), "2021年第一季度");
    }

    #[test]
    fn axes_are_short() {
        for (form, zh, en) in [
            ("2023", "2023", "2023"),
            ("2023-H2", "下半年", "H2"),
            ("2023-Q3", "Q3", "Q3"),
            ("2023-08", "8月", "Aug"),
            ("2023-08-24", "8月24日", "24 Aug"),
        ] {
            assert_eq!(axis_text(Lang::Zh, p(form)), zh);
            assert_eq!(axis_text(Lang::En, p(form)), en);
        }
    }

    #[test]
    fn stocks_stand_at_a_moment() {
        assert_eq!(as_of_text(Lang::Zh, p("2023").end()), "截至2023年底");
        assert_eq!(as_of_text(Lang::Zh, p("2023-02").end()), "截至2023年2月底");
        assert_eq!(
            as_of_text(Lang::Zh, p("2023-08-24").end()),
            "截至2023年8月24日"
        );
        assert_eq!(as_of_text(Lang::En, p("2023").end()), "end of 2023");
    }

    #[test]
    fn spans_are_said_of_their_year() {
        assert_eq!(
            of_its_year_text(Lang::Zh, p("2021-01-01/2021-09-08")),
            "2021年为1月1日—9月8日"
        );
        assert_eq!(of_its_year_text(Lang::Zh, p("2023")), "2023年为全年");
        assert_eq!(
            of_its_year_text(Lang::En, p("2021-01-01/2021-09-08")),
            "2021 is 1 Jan–8 Sep"
        );
    }
}
