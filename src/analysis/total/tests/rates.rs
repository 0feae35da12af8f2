//! Rates: the same period on both sides, precision, and where there is none.

use super::*;

#[test]
fn a_rate_needs_the_same_period_on_both_sides() {
    // 326 of 424 filed = 76.886…%
    let f = figure(
        "p.submitted 2020 city - 424\np.filed 2020 city - 326",
        "p.filed_rate",
        "2020",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Computed, Some(76.886792)));
    let f = figure(
        "p.submitted 2020 city - 424\np.filed 2020-01-01/2020-08-31 city - 326",
        "p.filed_rate",
        "2020",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Missing, None));
}

#[test]
fn a_rate_of_imprecise_figures_is_about_and_a_published_one_stands() {
    let f = figure(
        "p.submitted 2020 city - 400+\np.filed 2020 city - 300",
        "p.filed_rate",
        "2020",
        "city",
        "",
    );
    assert_eq!((f.value, f.precision), (Some(75.0), Precision::About));
    let f = figure(
        "p.submitted 2020 city - 400\np.filed 2020 city - 300\np.filed_rate 2020 city - 75.1",
        "p.filed_rate",
        "2020",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Reported, Some(75.1)));
}

#[test]
fn a_rate_over_nothing_or_above_one_is_no_rate() {
    for (submitted, filed) in [("0", "0"), ("72", "146"), ("null", "3")] {
        let lines = format!("p.submitted 2020 city - {submitted}\np.filed 2020 city - {filed}");
        assert_eq!(
            figure(&lines, "p.filed_rate", "2020", "city", "").value,
            None,
            "{lines}"
        );
    }
}
