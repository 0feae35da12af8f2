//! Numbers as readers write them (数字写法): `160余`, `1.2万`, `12.5%`.
//!
//! Rounding and scaling happen here, for display only, at the last step; the full number travels
//! beside the short one. Knows figures' values, not where they stand.

use super::Lang;
use super::unit::worded;
use crate::model::Precision;

/// One number, worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberText {
    /// The number with its precision mark, without the unit: `1.2万`, `160余`, `≥300`; `—` for none.
    pub text: String,
    /// The unit that the text is in; scaling may change it (万元 → 亿元). Empty for no number.
    pub unit: String,
    /// The full number with mark and unit, for hover: `12345件`.
    pub exact: String,
    /// As a voice says it: `more than 160 items`.
    pub spoken: String,
}

impl NumberText {
    /// Number and unit together: `160余条`, `160+ items`.
    pub fn joined(&self, lang: Lang) -> String {
        join(lang, &self.text, &self.unit)
    }
}

/// What stands in the place of a number that is not provided.
pub const NONE: &str = "—";

/// Words a value; `unit` is already in the reader's language. Not a number reads as none.
pub fn figure_text(lang: Lang, value: Option<f64>, precision: Precision, unit: &str) -> NumberText {
    let Some(value) = value.filter(|v| v.is_finite()) else {
        return NumberText {
            text: NONE.to_owned(),
            unit: String::new(),
            exact: lang.pick("未提供", "not provided").to_owned(),
            spoken: lang.pick("未提供", "not provided").to_owned(),
        };
    };
    let is_floor = matches!(precision, Precision::Over | Precision::AtLeast);
    let (value, unit) = worded(lang, value, unit);
    let (digits, unit_shown) = scaled(lang, value, &unit, is_floor);
    let full = grouped(lang, &tidy(value));
    NumberText {
        text: marked(lang, &digits, precision),
        exact: join(lang, &marked(lang, &full, precision), &unit),
        spoken: spoken(lang, &digits, precision, &unit_shown),
        unit: unit_shown,
    }
}

/// The shortest decimal that reads back as the value, for `<data value>`; empty when not finite.
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = format!("{value}");
    if text == "-0" { "0".to_owned() } else { text }
}

/// A difference with its sign and unit: `+3件`; `持平` when there is none.
pub fn difference_text(lang: Lang, difference: f64, precision: Precision, unit: &str) -> String {
    if !difference.is_finite() {
        return NONE.to_owned();
    }
    let (difference, unit) = worded(lang, difference, unit);
    let (digits, unit) = scaled(lang, difference, &unit, false);
    if digits == "0" {
        let same = lang.pick("持平", "unchanged");
        return match precision {
            Precision::Exact => same.to_owned(),
            _ => lang.pick("大致持平", "about unchanged").to_owned(),
        };
    }
    join(lang, &signed(lang, difference, digits, precision), &unit)
}

/// A difference of rates: `+1.5个百分点`, `+1.5 pp`.
pub fn points_text(lang: Lang, difference: f64, precision: Precision) -> String {
    difference_text(lang, difference, precision, lang.pick("个百分点", "pp"))
}

/// A relative change: `+12.5%`; `约+12.5%` when either side is imprecise.
pub fn percent_change_text(lang: Lang, percent: f64, precision: Precision) -> String {
    if !percent.is_finite() {
        return NONE.to_owned();
    }
    let digits = grouped(lang, &rate_digits(percent));
    format!("{}%", signed(lang, percent, digits, precision))
}

/// A rate: one decimal, `94.1%`.
pub fn rate_text(lang: Lang, percent: f64, precision: Precision) -> String {
    figure_text(lang, Some(percent), precision, "%").joined(lang)
}

/// A count without unit or mark: `12345`, `12,345`.
pub fn count_text(lang: Lang, count: usize) -> String {
    grouped(lang, &count.to_string())
}

fn signed(lang: Lang, value: f64, digits: String, precision: Precision) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    // A change of imprecise figures is about, whatever their own marks.
    let about = match precision {
        Precision::Exact => "",
        _ => lang.pick("约", "~"),
    };
    format!("{about}{sign}{digits}")
}

fn marked(lang: Lang, digits: &str, precision: Precision) -> String {
    match precision {
        Precision::Exact => digits.to_owned(),
        Precision::Over => format!("{digits}{}", lang.pick("余", "+")),
        Precision::AtLeast => format!("≥{digits}"),
        Precision::About => format!("{}{digits}", lang.pick("约", "~")),
    }
}

fn spoken(lang: Lang, digits: &str, precision: Precision, unit: &str) -> String {
    let number = match (lang, precision) {
        (_, Precision::Exact) => digits.to_owned(),
        (Lang::Zh, Precision::Over) => format!("{digits}余"),
        (Lang::Zh, Precision::AtLeast) => format!("至少{digits}"),
        (Lang::Zh, Precision::About) => format!("约{digits}"),
        (Lang::En, Precision::Over) => format!("more than {digits}"),
        (Lang::En, Precision::AtLeast) => format!("at least {digits}"),
        (Lang::En, Precision::About) => format!("about {digits}"),
    };
    match (lang, unit) {
        (Lang::En, "%") => format!("{number} percent"),
        _ => join(lang, &number, unit),
    }
}

fn join(lang: Lang, number: &str, unit: &str) -> String {
    match lang {
        Lang::En if !unit.is_empty() && unit != "%" => format!("{number} {unit}"),
        _ => format!("{number}{unit}"),
    }
}

/// Digits and unit at the scale a reader of the language uses.
fn scaled(lang: Lang, value: f64, unit: &str, is_floor: bool) -> (String, String) {
    let keep = |digits: String| (grouped(lang, &digits), unit.to_owned());
    if is_rate(unit) {
        return keep(rate_digits(value));
    }
    if lang == Lang::En || unit.starts_with('亿') {
        return keep(short_digits(value, is_floor));
    }
    let steps: &[(f64, &str)] = if unit.starts_with('万') {
        &[(1e4, "亿")]
    } else {
        &[(1e8, "亿"), (1e4, "万")]
    };
    for (scale, word) in steps {
        // What rounds up to the next scale belongs to it: 9999.999万 reads 1亿.
        let reach = if is_floor {
            *scale
        } else {
            scale * 0.999_999_5
        };
        if value.abs() >= reach && (*scale > 1e4 || value.abs() >= 1e4) {
            let digits = short_digits(value / scale, is_floor);
            return match unit.strip_prefix('万') {
                Some(rest) => (digits, format!("{word}{rest}")),
                None => (format!("{digits}{word}"), unit.to_owned()),
            };
        }
    }
    keep(short_digits(value, is_floor))
}

fn is_rate(unit: &str) -> bool {
    unit.contains('%') || unit.contains('％')
}

fn rate_digits(percent: f64) -> String {
    let one = rounded(percent, 1, false);
    // Not quite everything must not read as everything, nor something as nothing.
    match one.as_str() {
        "100" | "0" => rounded_or_exact(percent, 2),
        _ => one,
    }
}

fn short_digits(value: f64, is_floor: bool) -> String {
    match rounded(value, 2, is_floor) {
        zero if zero == "0" => rounded_or_exact(value, 2),
        digits => digits,
    }
}

fn rounded_or_exact(value: f64, decimals: i32) -> String {
    match rounded(value, decimals, false) {
        zero if zero == "0" => tidy(value),
        digits => digits,
    }
}

/// Half away from zero, or towards zero for what says "more than"; trailing zeros removed.
fn rounded(value: f64, decimals: i32, is_floor: bool) -> String {
    if value.abs() >= 1e15 {
        return tidy(value);
    }
    let power = 10f64.powi(decimals);
    // The nudge makes 1.005 round as its reader sees it, not as its nearest binary fraction.
    let magnified = value.abs() * power * (1.0 + 1e-12);
    let whole = if is_floor {
        magnified.floor()
    } else {
        magnified.round()
    };
    let decimals = usize::try_from(decimals).unwrap_or_default();
    let digits = trim_zeros(&format!("{:.decimals$}", whole / power));
    if value < 0.0 && digits != "0" {
        format!("-{digits}")
    } else {
        digits
    }
}

/// The full number without the dust of binary sums: at most ten decimals.
fn tidy(value: f64) -> String {
    let digits = trim_zeros(&format!("{value:.10}"));
    match digits.as_str() {
        "0" | "-0" if value != 0.0 => plain(value),
        "-0" => "0".to_owned(),
        _ => digits,
    }
}

fn trim_zeros(digits: &str) -> String {
    if digits.contains('.') {
        digits
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    } else {
        digits.to_owned()
    }
}

/// Groups thousands in English; Chinese readers group by 万, so plain digits there.
fn grouped(lang: Lang, digits: &str) -> String {
    if lang == Lang::Zh {
        return digits.to_owned();
    }
    let (sign, rest) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zh(value: f64, precision: Precision, unit: &str) -> String {
        figure_text(Lang::Zh, Some(value), precision, unit).joined(Lang::Zh)
    }

    fn en(value: f64, precision: Precision, unit: &str) -> String {
        figure_text(Lang::En, Some(value), precision, unit).joined(Lang::En)
    }

    #[test]
    fn precision_marks_read_as_in_the_documents() {
        assert_eq!(zh(17.0, Precision::Exact, "项"), "17项");
        assert_eq!(zh(160.0, Precision::Over, "条"), "160余条");
        assert_eq!(zh(300.0, Precision::AtLeast, "次"), "≥300次");
        assert_eq!(zh(15.0, Precision::About, "万人"), "约15万人");
        assert_eq!(en(160.0, Precision::Over, "items"), "160+ items");
        assert_eq!(en(300.0, Precision::AtLeast, ""), "≥300");
        assert_eq!(en(15.0, Precision::About, ""), "~15");
    }

    #[test]
    fn chinese_scales_from_ten_thousand_and_english_groups() {
        assert_eq!(zh(9999.0, Precision::Exact, "件"), "9999件");
        assert_eq!(zh(12000.0, Precision::Exact, "件"), "1.2万件");
        assert_eq!(zh(12345.0, Precision::Exact, "件"), "1.23万件");
        assert_eq!(zh(-12345.0, Precision::Exact, "件"), "-1.23万件");
        assert_eq!(zh(3217.0, Precision::Exact, "万元"), "3217万元");
        assert_eq!(zh(12345.6, Precision::Exact, "万元"), "1.23亿元");
        assert_eq!(zh(99_999_999.0, Precision::Exact, "件"), "1亿件");
        assert_eq!(en(12345.0, Precision::Exact, "items"), "12,345 items");
        assert_eq!(en(-1234567.5, Precision::Exact, ""), "-1,234,567.5");
        assert_eq!(en(123.0, Precision::Exact, ""), "123");
    }

    #[test]
    fn more_than_never_rounds_above_what_was_said() {
        assert_eq!(zh(12999.0, Precision::Over, "人"), "1.29万余人");
        assert_eq!(zh(12999.0, Precision::AtLeast, "人"), "≥1.29万人");
        assert_eq!(zh(12999.0, Precision::About, "人"), "约1.3万人");
    }

    #[test]
    fn the_full_number_stays_at_hand() {
        let text = figure_text(Lang::Zh, Some(12345.0), Precision::Over, "件");
        assert_eq!(text.text, "1.23万余");
        assert_eq!(text.exact, "12345余件");
        assert_eq!(
            figure_text(Lang::En, Some(160.0), Precision::Over, "items").spoken,
            "more than 160 items"
        );
    }

    #[test]
    fn nothing_is_a_dash_and_never_a_zero() {
        for value in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            let text = figure_text(Lang::Zh, value, Precision::Exact, "件");
            assert_eq!((text.text.as_str(), text.unit.as_str()), ("—", ""));
            assert_eq!(text.spoken, "未提供");
        }
        assert_eq!(plain(f64::NAN), "");
    }

    #[test]
    fn rates_have_one_decimal_and_do_not_claim_everything() {
        assert_eq!(zh(41.18, Precision::Exact, "%"), "41.2%");
        assert_eq!(zh(100.0, Precision::Exact, "%"), "100%");
        assert_eq!(zh(99.96, Precision::Exact, "%"), "99.96%");
        assert_eq!(zh(0.04, Precision::Exact, "%"), "0.04%");
        assert_eq!(rate_text(Lang::En, 94.05, Precision::About), "~94.1%");
    }

    #[test]
    fn decimals_are_those_of_the_data_up_to_two() {
        assert_eq!(zh(87.6, Precision::Exact, "万元"), "87.6万元");
        assert_eq!(zh(1.005, Precision::Exact, ""), "1.01");
        assert_eq!(zh(0.1 + 0.2, Precision::Exact, ""), "0.3");
        assert_eq!(zh(0.001, Precision::Exact, ""), "0.001");
        assert_eq!(zh(-0.0, Precision::Exact, ""), "0");
        assert_eq!(plain(-0.0), "0");
        assert_eq!(plain(87.6), "87.6");
    }

    #[test]
    fn changes_carry_sign_unit_and_about() {
        let exact = Precision::Exact;
        assert_eq!(difference_text(Lang::Zh, 3.0, exact, "件"), "+3件");
        assert_eq!(
            difference_text(Lang::Zh, -3.0, Precision::Over, "件"),
            "约-3件"
        );
        assert_eq!(difference_text(Lang::Zh, 0.0, exact, "件"), "持平");
        assert_eq!(points_text(Lang::Zh, 1.5, exact), "+1.5个百分点");
        assert_eq!(points_text(Lang::En, -1.5, exact), "-1.5 pp");
        assert_eq!(percent_change_text(Lang::Zh, 12.5, exact), "+12.5%");
        assert_eq!(
            percent_change_text(Lang::En, 12.5, Precision::About),
            "~+12.5%"
        );
    }

    proptest! {
        #[test]
        fn no_value_reads_as_negative_zero_or_not_a_number(value in proptest::num::f64::ANY) {
            for lang in [Lang::Zh, Lang::En] {
                for unit in ["件", "万元", "%", ""] {
                    let text = figure_text(lang, Some(value), Precision::Exact, unit);
                    for shown in [&text.text, &text.exact, &text.spoken] {
                        prop_assert!(!shown.contains("NaN") && !shown.contains("inf"));
                        prop_assert!(shown != "-0" && !shown.starts_with("-0件"));
                    }
                    prop_assert!(text.text != "0" || value == 0.0);
                }
            }
        }
    }
}
