//! The wording of figures, comparisons, targets and checks, in both languages.

use luzhi::analysis::{
    Change, Check, CheckKind, Comparison, Coverage, CoverageOf, Figure, Refusal, Route, TargetView,
    Versus,
};
use luzhi::charts::sample;
use luzhi::model::{Coordinate, Dataset, Grain, Period, Precision};
use luzhi::text::Lang::{En, Zh};
use luzhi::text::{check, compare, figure, name};

fn p(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn at(data: &Dataset, indicator: &str, period: &str) -> Coordinate {
    let indicator = data.find_indicator(indicator).unwrap();
    Coordinate::new(indicator, p(period), data.home())
}

fn reported(coordinate: Coordinate, value: f64) -> Figure {
    Figure {
        value: Some(value),
        route: Route::Reported,
        ..Figure::missing(&coordinate)
    }
}

#[test]
fn coverage_says_have_and_whole() {
    let of = |of, have, whole| Coverage {
        of,
        have,
        whole,
        incomplete: 0,
    };
    let regions = of(CoverageOf::Regions, 9, 13);
    assert_eq!(figure::coverage_text(Zh, regions), "13个县市区中9个有数");
    assert_eq!(figure::coverage_text(En, regions), "9 of 13 counties");
    let months = of(CoverageOf::Periods(Grain::Month), 10, 12);
    assert_eq!(figure::coverage_text(Zh, months), "12个月中10个有数");
    assert_eq!(figure::coverage_text(En, months), "10 of 12 months");
}

#[test]
fn a_span_inside_the_period_keeps_its_own_label() {
    let data = sample();
    let mut partial = reported(at(&data, "a.held", "2021"), 414.0);
    partial.route = Route::Partial;
    partial.span = p("2021-01-01/2021-08-31");
    assert_eq!(
        figure::partial_span(Zh, &data, &partial).unwrap(),
        "截至2021-08-31"
    );
    assert_eq!(
        figure::spoken(Zh, &data, &partial),
        "样例市截至2021-08-31协商活动：414次，部分。"
    );
    assert_eq!(
        figure::spoken(En, &data, &partial),
        "Consultations, Sample City, to 2021-08-31: 414 times, partial."
    );
}

#[test]
fn what_is_missing_or_listed_is_said_and_never_a_zero() {
    let data = sample();
    let mut none = Figure::missing(&at(&data, "a.held", "2023"));
    assert_eq!(figure::value_words(Zh, &data, &none), "未提供");
    assert_eq!(
        figure::spoken(En, &data, &none),
        "Consultations, Sample City, 2023: not provided."
    );
    none.route = Route::Listed;
    assert_eq!(figure::caveat(Zh, &data, &none).unwrap(), "分列，不相加");
}

#[test]
fn stocks_stand_at_the_end_of_their_period() {
    let data = sample();
    let studios = reported(at(&data, "a.studios", "2023"), 130.0);
    assert_eq!(figure::figure_period(Zh, &data, &studios), "截至2023年底");
    assert_eq!(figure::partial_span(Zh, &data, &studios), None);
}

#[test]
fn labels_name_the_members() {
    let data = sample();
    let dims = data.find_dims([("form", "专题协商")]).unwrap();
    let coordinate = at(&data, "a.held", "2023").with_dims(dims);
    assert_eq!(name::label(Zh, &data, &coordinate), "协商活动 · 专题协商");
    assert_eq!(name::short_label(Zh, &data, &coordinate), "专题协商");
    assert_eq!(
        name::dims_text(Zh, &data, &coordinate.dims),
        "form：专题协商"
    );
}

#[test]
fn comparisons_give_the_change_or_the_reason() {
    let data = sample();
    let held = reported(at(&data, "a.held", "2023"), 27.0);
    let said = |lang, outcome| {
        let comparison = Comparison {
            redefined: None,
            versus: Versus::YearBefore,
            base: None,
            outcome,
        };
        compare::comparison_text(lang, &data, &held, &comparison)
    };
    let change = Change {
        difference: 3.0,
        percent: Some(12.5),
        precision: Precision::Exact,
    };
    assert_eq!(said(Zh, Ok(change)), "同比+3次（+12.5%）");
    assert_eq!(said(En, Ok(change)), "+3 times (+12.5%) year on year");
    let about = Change {
        precision: Precision::Over,
        percent: None,
        ..change
    };
    assert_eq!(said(Zh, Ok(about)), "同比约+3次");
    let spans = Refusal::DifferentSpans {
        current: p("2023"),
        base: p("2021-01-01/2021-09-08"),
    };
    assert_eq!(
        said(Zh, Err(spans.clone())),
        "2021年为1月1日—9月8日，2023年为全年，不作比较"
    );
    assert_eq!(
        said(En, Err(spans)),
        "Not compared: 2021 is 1 Jan–8 Sep, 2023 is a full year"
    );
}

#[test]
fn a_rate_changes_by_points() {
    let data = sample();
    let change = Change {
        difference: -1.5,
        percent: None,
        precision: Precision::Exact,
    };
    let rate = data.find_indicator("a.rate").unwrap();
    assert_eq!(
        compare::change_text(Zh, &data, rate, &change),
        "-1.5个百分点"
    );
}

#[test]
fn plans_say_how_far_they_have_come() {
    let data = sample();
    let held = reported(at(&data, "a.held", "2023"), 17.0);
    let mut target = TargetView {
        value: 17.0,
        percent: Some(100.0),
    };
    assert_eq!(
        compare::target_text(Zh, &data, &held, &target),
        "计划17次，完成100%"
    );
    target.percent = None;
    assert_eq!(
        compare::target_text(En, &data, &held, &target),
        "planned 17 times"
    );
}

#[test]
fn a_check_shows_both_figures_and_both_routes() {
    let data = sample();
    let held = reported(at(&data, "a.held", "2023"), 130.0);
    let mut sum = reported(at(&data, "a.held", "2023"), 128.0);
    sum.route = Route::Computed;
    let check = Check {
        kind: CheckKind::SumDiffers,
        figure: Some(held),
        other: Some(sum),
        record: None,
    };
    assert_eq!(
        check::check_text(Zh, &data, &check),
        "样例市2023年“协商活动”为130次（公布），各部分相加为128次（计算），相差2次。屏幕采用前者。"
    );
}
