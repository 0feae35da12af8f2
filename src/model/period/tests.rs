//! Periods and days, on dates worked by hand.

use super::*;

fn p(text: &str) -> Period {
    Period::parse(text).unwrap()
}

#[test]
fn every_form_reads_back_as_itself() {
    for text in [
        "2023",
        "2023-H1",
        "2023-Q3",
        "2023-08",
        "2023-08-24",
        "2021-01-01/2021-09-08",
        "../2021-09-08",
    ] {
        assert_eq!(p(text).to_string(), text);
    }
}

#[test]
fn a_span_over_a_calendar_unit_is_that_unit() {
    assert_eq!(p("2023-01-01/2023-12-31"), p("2023"));
    assert_eq!(p("2023-05-01/2023-05-31").to_string(), "2023-05");
}

#[test]
fn days_and_dates_agree_over_four_centuries() {
    let mut day = Day::from_date(1900, 1, 1).unwrap();
    let end = Day::from_date(2300, 1, 1).unwrap();
    while day < end {
        let (y, m, d) = day.date();
        assert_eq!(Day::from_date(y, m, d), Some(day));
        day = Day(day.0 + 1);
    }
    assert_eq!(Day::from_date(1970, 1, 1), Some(Day(0)));
    assert_eq!(Day::from_date(2023, 2, 29), None);
}

#[test]
fn wrong_texts_are_refused_with_their_reason() {
    assert_eq!(Period::parse("2023-13"), Err(PeriodError::NoSuchDate));
    assert_eq!(Period::parse("2023-02-30"), Err(PeriodError::NoSuchDate));
    assert_eq!(
        Period::parse("2023-09-08/2023-01-01"),
        Err(PeriodError::Backwards)
    );
    for text in [
        "",
        "23",
        "2023-Q",
        "2023年",
        "2023-1-1",
        "2023/2024",
        "２０２３",
    ] {
        assert_eq!(Period::parse(text), Err(PeriodError::Form), "{text}");
    }
    assert_eq!(Period::parse("0000"), Err(PeriodError::NoSuchDate));
}

#[test]
fn year_to_date_starts_on_the_first_of_january_and_ends_inside_the_year() {
    assert!(p("2021-01-01/2021-09-08").is_year_to_date());
    assert!(p("2021-01-01/2021-08-31").is_year_to_date());
    assert!(p("2021-H1").is_year_to_date());
    assert!(!p("2021").is_year_to_date());
    assert!(!p("2021-08-20/2021-09-08").is_year_to_date());
    assert!(!p("../2021-09-08").is_year_to_date());
}

#[test]
fn spans_of_whole_months_split_into_months() {
    assert_eq!(p("2021-01-01/2021-08-31").split(Grain::Month).len(), 8);
    assert_eq!(p("2021").split(Grain::Quarter).len(), 4);
    assert!(p("2021-01-01/2021-09-08").split(Grain::Month).is_empty());
}

#[test]
fn the_year_before_keeps_month_ends() {
    assert_eq!(p("2024-02").shifted_years(-1), Some(p("2023-02")));
    assert_eq!(
        p("2023-01-01/2023-02-28").shifted_years(1),
        Some(p("2024-01-01/2024-02-29"))
    );
    assert_eq!(p("2024-02-29").shifted_years(-1), Some(p("2023-02-28")));
    assert_eq!(p("2024-Q1").shifted_years(-1), Some(p("2023-Q1")));
}

#[test]
fn the_previous_unit_crosses_the_year() {
    assert_eq!(p("2023-01").previous(), Some(p("2022-12")));
    assert_eq!(p("2023-Q1").previous(), Some(p("2022-Q4")));
    assert_eq!(p("2023-H2").previous(), Some(p("2023-H1")));
    assert_eq!(p("2023").previous(), Some(p("2022")));
    assert_eq!(p("2021-01-01/2021-09-08").previous(), None);
}
