//! Words of the leader view (领导视图), and how wide its figures are.

use super::Lang;
use super::period::period_text;
use crate::model::Period;

/// The heading: whose figures, of when.
pub fn leader_title(lang: Lang, committee: &str, period: Period) -> String {
    format!("{committee} · {}", period_text(lang, period))
}

/// What the button on the overview says; `L` does the same, which is said where there are keys.
pub fn leader_button(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Zh => ["大字三数", "（按 L 键）"],
        Lang::En => ["Three figures, large", " (key L)"],
    }
}

/// The switch for keys of one character.
pub fn single_keys(lang: Lang) -> &'static str {
    lang.pick(
        "单键快捷键：L 大字，[ ] 邻县",
        "Keys of one character: L large, [ ] next county",
    )
}

/// The way back; Escape does the same.
pub fn leader_back(lang: Lang) -> &'static str {
    lang.pick("返回总览（Esc）", "Back to the overview (Esc)")
}

/// Why no figure stands in large type.
pub fn leader_empty(lang: Lang) -> &'static str {
    lang.pick(
        "本期没有可以放大的数字，请换一个期间。",
        "No headline figure in this period; choose another.",
    )
}

/// The width of a number with its unit in ems of the number; a unit is a third as large beside it,
/// and in English, where units are words, a fifth beneath it.
pub fn width_in_ems(lang: Lang, number: &str, unit: &str) -> f64 {
    let width = |text: &str| {
        text.chars()
            .map(|c| match c {
                '.' | ',' | ' ' => 0.34,
                _ if c.is_ascii() => 0.6,
                _ => 1.0,
            })
            .sum::<f64>()
    };
    match lang {
        Lang::Zh => width(number) + width(unit) * 0.34 + 0.1,
        Lang::En => width(number).max(width(unit) * 0.2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_are_wider_than_digits_and_english_units_stand_beneath() {
        // 3 digits of 0.6, one character of 1, one of 0.34 in the unit, 0.1 between.
        assert!((width_in_ems(Lang::Zh, "160余", "件") - 3.24).abs() < 1e-9);
        // 12 letters of 0.6 a fifth as large: 1.44; one digit: 0.6.
        assert!((width_in_ems(Lang::En, "9", "instructions") - 1.44).abs() < 1e-9);
        assert!((width_in_ems(Lang::En, "414", "items") - 1.8).abs() < 1e-9);
    }
}
