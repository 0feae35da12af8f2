//! Numbers as readers write them (数字写法): `160余`, `1.2万`, `12.5%`.
//!
//! Rounding and scaling happen here, for display only, at the last step; the full number travels
//! beside the short one. Knows figures' values, not where they stand.

use super::Lang;
use super::unit::worded;
use crate::model::Precision;
use crate::model::json::written;

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

/// Decimals beyond these are dust of binary sums.
const DECIMALS: usize = 10;

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
    let text = written(value);
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

fn rounded_or_exact(value: f64, decimals: usize) -> String {
    match rounded(value, decimals, false) {
        zero if zero == "0" => tidy(value),
        digits => digits,
    }
}

/// Half away from zero as its reader sees it, or towards zero for what says "more than".
fn rounded(value: f64, decimals: usize, is_floor: bool) -> String {
    cut(&tidy(value), decimals, is_floor)
}

/// The full number without the dust of binary sums: at most ten decimals.
fn tidy(value: f64) -> String {
    let text = plain(value);
    match cut(&text, DECIMALS, false) {
        nothing if nothing == "0" => text,
        digits => digits,
    }
}

/// Written digits with so many decimals at most, trailing zeros removed. Nothing has no sign.
fn cut(digits: &str, decimals: usize, is_floor: bool) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let read = |digits: &str| digits.parse::<u64>().ok();
    let parts = fraction
        .split_at_checked(decimals)
        .and_then(|(kept, rest)| Some((read(whole.trim_start_matches('-'))?, read(kept)?, rest)));
    let Some((whole, kept, rest)) = parts else {
        return digits.to_owned();
    };
    let goes_up = !is_floor && rest.as_bytes().first() >= Some(&b'5');
    let kept = format!("{:0decimals$}", kept + u64::from(goes_up));
    // Nine tenths and more became a whole.
    let (whole, kept) = match kept.len() > decimals {
        true => (whole + 1, ""),
        false => (whole, kept.trim_end_matches('0')),
    };
    let sign = if digits.starts_with('-') { "-" } else { "" };
    match kept {
        "" if whole == 0 => "0".to_owned(),
        "" => format!("{sign}{whole}"),
        kept => format!("{sign}{whole}.{kept}"),
    }
}

/// A length to a tenth, for what is drawn.
pub fn to_tenth(length: f64) -> String {
    written((length * 10.0).round() / 10.0)
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
mod tests;
