//! Tests of numbers in words.

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
fn a_large_figure_keeps_its_last_digit() {
    assert_eq!(en(6e9, Precision::Exact, ""), "6,000,000,000");
    assert_eq!(en(6e9 + 0.25, Precision::Exact, ""), "6,000,000,000.25");
    assert_eq!(
        en(123_456_789_012_345.0, Precision::Exact, ""),
        "123,456,789,012,345"
    );
    assert_eq!(en(7e13 + 1.0, Precision::Over, ""), "70,000,000,000,001+");
    assert_eq!(en(1e18, Precision::Exact, ""), "1,000,000,000,000,000,000");
}

#[test]
fn the_full_number_has_no_dust() {
    assert_eq!(tidy(0.1 + 0.2), "0.3");
    assert_eq!(tidy(-(0.1 + 0.7)), "-0.8");
    assert_eq!(tidy(0.999_999_999_999_9), "1");
    assert_eq!(tidy(1e-12), "0.000000000001");
    assert_eq!(tidy(12.5), "12.5");
    assert_eq!(tidy(-0.0), "0");
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

/// By what the standard library writes.
fn written(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

proptest! {
    #[test]
    fn hundredths_and_whole_numbers_read_as_they_are(hundredths in -400_000_000_000_000_i64..400_000_000_000_000) {
        let value = hundredths as f64 / 100.0;
        prop_assert_eq!(rounded(value, 2, false), written(value, 2));
        prop_assert_eq!(rounded(value.trunc(), 2, true), written(value.trunc(), 2).replace("-0", "0"));
        prop_assert_eq!(tidy(value.trunc()), plain(value.trunc()));
    }

    #[test]
    fn dust_goes_and_nothing_else(digits in -90_000_i32..90_000, scale in 0i32..7) {
        let value = f64::from(digits) / 10f64.powi(scale);
        prop_assert_eq!(tidy(value), plain(value));
        prop_assert_eq!(tidy(value + value * f64::EPSILON), plain(value));
    }

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
