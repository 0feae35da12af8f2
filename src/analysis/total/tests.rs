//! Each rule of the total, on numbers worked by hand.

mod open;
mod rates;
mod sheets;

use super::*;
use crate::analysis::figure::{Coverage, CoverageOf, Via};
use crate::model::dataset::sample::{Kit, at, dataset};

fn figure(lines: &str, indicator: &str, period: &str, region: &str, dims: &str) -> Figure {
    let data = dataset(Kit::default(), lines);
    total(&data, &at(&data, indicator, period, region, dims))
}

#[test]
fn a_reported_figure_wins_over_the_sum_of_its_parts() {
    let f = figure(
        "c.held 2023 city - 20\nc.held 2023 city type=a 9\nc.held 2023 city type=b 10",
        "c.held",
        "2023",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Reported, Some(20.0)));
}

#[test]
fn disjoint_parts_along_dims_that_add_are_summed_with_the_parts_listed() {
    // 17 reports + 23 information items instructed = 40; the implied one is left out, but shown.
    let f = figure(
        "i.received 2023 city carrier=报告,by=市 17\ni.received 2023 city carrier=信息,by=市 23\ni.received 2023 city carrier=报告,by=省 1?",
        "i.received",
        "2023",
        "city",
        "",
    );
    assert_eq!(
        (f.route, f.value, f.via.clone()),
        (Route::Computed, Some(40.0), Some(Via::Dims))
    );
    assert_eq!(f.parts.iter().filter(|p| p.is_implied).count(), 1);
    assert_eq!(f.parts.len(), 3);
}

#[test]
fn overlapping_cuts_are_never_added_together() {
    let f = figure(
        "i.received 2023 city carrier=a 5\ni.received 2023 city carrier=b 6\ni.received 2023 city by=x 4\ni.received 2023 city by=y 3",
        "i.received",
        "2023",
        "city",
        "",
    );
    assert_eq!(f.value, Some(11.0), "the cut that says most, not 18");
}

#[test]
fn parts_of_different_depth_add_when_no_two_can_overlap() {
    let f = figure(
        "i.received 2023 city carrier=a 5\ni.received 2023 city carrier=b,by=x 6\ni.received 2023 city carrier=b,by=y 1",
        "i.received",
        "2023",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Computed, Some(12.0)));
}

#[test]
fn a_part_that_is_not_provided_makes_the_sum_partial() {
    let f = figure(
        "c.held 2023 city type=a 5\nc.held 2023 city type=b null",
        "c.held",
        "2023",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Partial, Some(5.0)));
    assert_eq!(
        f.coverage,
        Some(Coverage {
            of: CoverageOf::Parts,
            have: 1,
            whole: 2,
            incomplete: 0
        })
    );
}

#[test]
fn the_body_and_the_units_below_it_make_the_whole() {
    // 17 + 113 studios = 130.
    let f = figure(
        "s.count 2023-12-31 city level=own 17\ns.count 2023-12-31 city level=below 113",
        "s.count",
        "2023",
        "city",
        "",
    );
    assert_eq!(
        (f.route, f.value, f.via),
        (Route::Computed, Some(130.0), Some(Via::Level))
    );
    assert_eq!(f.span.to_string(), "2023-12-31");
}

#[test]
fn the_units_below_are_the_sum_of_the_childrens_totals() {
    let lines = "s.count 2023-12-31 city level=own 17\ns.count 2023-12-31 k1 - 40\ns.count 2023-12-31 k2 - 40\ns.count 2023-12-31 k3 - 33";
    let f = figure(lines, "s.count", "2023", "city", "");
    assert_eq!((f.route, f.value), (Route::Computed, Some(130.0)));
    let below = figure(lines, "s.count", "2023", "city", "level=below");
    assert_eq!(
        (below.route, below.value, below.via),
        (Route::Computed, Some(113.0), Some(Via::Region))
    );
}

#[test]
fn one_level_alone_is_a_part_and_no_total() {
    let f = figure(
        "s.count 2023-12-31 city level=own 17",
        "s.count",
        "2023",
        "city",
        "",
    );
    assert_eq!((f.route, f.value, f.parts.len()), (Route::Listed, None, 1));
}

#[test]
fn some_children_make_a_partial_sum_with_its_coverage() {
    let f = figure(
        "c.held 2023 k1 - 4\nc.held 2023 k3 - 5",
        "c.held",
        "2023",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Partial, Some(9.0)));
    assert_eq!(
        f.coverage,
        Some(Coverage {
            of: CoverageOf::Regions,
            have: 2,
            whole: 3,
            incomplete: 0
        })
    );
}

#[test]
fn months_add_up_to_a_year_with_their_coverage() {
    let lines: String = (1..=10)
        .map(|m| format!("c.held 2023-{m:02} city - 2\n"))
        .collect();
    let f = figure(&lines, "c.held", "2023", "city", "");
    assert_eq!((f.route, f.value), (Route::Partial, Some(20.0)));
    assert_eq!(
        f.coverage,
        Some(Coverage {
            of: CoverageOf::Periods(crate::model::Grain::Month),
            have: 10,
            whole: 12,
            incomplete: 0
        })
    );
    let all = lines + "c.held 2023-11 city - 1\nc.held 2023-12 city - 0\n";
    let f = figure(&all, "c.held", "2023", "city", "");
    assert_eq!((f.route, f.value), (Route::Computed, Some(21.0)));
}

#[test]
fn a_county_whose_months_are_incomplete_makes_the_city_partial() {
    let mut lines = String::new();
    for county in ["k1", "k2", "k3"] {
        for month in 1..=12 {
            if county != "k2" || month != 7 {
                lines += &format!("c.held 2023-{month:02} {county} - 1\n");
            }
        }
    }
    let f = figure(&lines, "c.held", "2023", "city", "");
    assert_eq!((f.route, f.value), (Route::Partial, Some(35.0)));
    assert_eq!(
        f.coverage,
        Some(Coverage {
            of: CoverageOf::Regions,
            have: 3,
            whole: 3,
            incomplete: 1
        })
    );
}

#[test]
fn a_year_shows_the_year_to_date_under_its_own_span() {
    let f = figure(
        "p.filed 2021-01-01/2021-08-31 city - 414\np.filed 2021-09-01/2021-09-08 city - 9",
        "p.filed",
        "2021",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Partial, Some(414.0)));
    assert_eq!(f.span.to_string(), "2021-01-01/2021-08-31");
}

#[test]
fn without_a_year_to_date_the_longest_span_stands() {
    let f = figure(
        "p.filed 2021-03-01/2021-03-20 city - 3\np.filed 2021-04-05/2021-08-31 city - 8",
        "p.filed",
        "2021",
        "city",
        "",
    );
    assert_eq!(f.value, Some(8.0));
}

#[test]
fn the_routes_hold_inside_a_span() {
    let f = figure(
        "c.held 2021-01-01/2021-09-08 city type=月度 4\nc.held 2021-01-01/2021-09-08 city type=专题 2\nc.held 2021-01-01/2021-09-08 city type=界别 3",
        "c.held",
        "2021",
        "city",
        "",
    );
    assert_eq!((f.route, f.value), (Route::Partial, Some(9.0)));
    assert_eq!(f.parts.len(), 3);
}

#[test]
fn a_span_without_a_start_or_across_the_edge_stands_only_under_its_own_label() {
    let lines =
        "c.suggestions ../2021-09-08 city - 79\nc.suggestions 2020-11-01/2021-02-01 city - 5";
    assert_eq!(
        figure(lines, "c.suggestions", "2021", "city", "").route,
        Route::Missing
    );
    let own = figure(lines, "c.suggestions", "../2021-09-08", "city", "");
    assert_eq!((own.route, own.value), (Route::Reported, Some(79.0)));
}

#[test]
fn parts_along_dims_that_do_not_add_are_listed_without_a_total() {
    let f = figure(
        "c.suggestions 2021 city activity=a 24\nc.suggestions 2021 city activity=b 68",
        "c.suggestions",
        "2021",
        "city",
        "",
    );
    assert_eq!((f.route, f.value, f.parts.len()), (Route::Listed, None, 2));
    assert_eq!(
        f.parts.first().and_then(|p| p.value),
        Some(68.0),
        "largest first"
    );
}

#[test]
fn an_implied_figure_is_listed_with_its_mark_and_is_no_total() {
    let f = figure("c.held 2023 city - 1?", "c.held", "2023", "city", "");
    assert_eq!((f.route, f.value), (Route::Listed, None));
    assert!(f.parts.iter().all(|p| p.is_implied));
}

#[test]
fn not_provided_is_missing_and_keeps_its_observation() {
    let f = figure("c.held 2023 city - null", "c.held", "2023", "city", "");
    assert_eq!(
        (f.route, f.value, f.row.is_some()),
        (Route::Missing, None, true)
    );
    let zero = figure("c.held 2023 city - 0", "c.held", "2023", "city", "");
    assert_eq!((zero.route, zero.value), (Route::Reported, Some(0.0)));
}

#[test]
fn a_stock_is_the_last_observation_inside_the_period_and_never_a_sum_over_time() {
    let lines = "s.count 2023-03 city - 10\ns.count 2023-06 city - 12\ns.count 2024-01 city - 15";
    let f = figure(lines, "s.count", "2023", "city", "");
    assert_eq!((f.route, f.value), (Route::Reported, Some(12.0)));
    assert_eq!(f.span.to_string(), "2023-06-30");
    assert_eq!(
        figure(lines, "s.count", "2022", "city", "").route,
        Route::Missing
    );
}

#[test]
fn precision_travels_into_sums() {
    let value = |a: &str, b: &str| {
        let f = figure(
            &format!("c.held 2023 city type=a {a}\nc.held 2023 city type=b {b}"),
            "c.held",
            "2023",
            "city",
            "",
        );
        f.precision
    };
    assert_eq!(value("1", "2"), Precision::Exact);
    assert_eq!(value("1", "2+"), Precision::Over);
    assert_eq!(value("1+", ">2"), Precision::AtLeast);
    assert_eq!(value(">1", "~2"), Precision::About);
}

#[test]
fn sums_of_decimals_carry_no_binary_dust() {
    let f = figure(
        "c.held 2023 city type=a 0.1\nc.held 2023 city type=b 0.2",
        "c.held",
        "2023",
        "city",
        "",
    );
    assert_eq!(f.value, Some(0.3));
}

#[test]
fn regions_that_are_each_others_parent_end() {
    let regions = crate::model::region::Regions::new(
        Vec::new(),
        [("a", "b"), ("b", "a")]
            .map(|(code, parent)| crate::model::Region {
                parent: Some(parent.into()),
                ..crate::model::Region::undefined(code)
            })
            .to_vec(),
    );
    let mut data = dataset(Kit::default(), "c.held 2023 city - 1");
    data.regions = regions;
    let indicator = data.find_indicator("c.held").unwrap();
    let figure = total(
        &data,
        &Coordinate::new(
            indicator,
            Period::year(2022).unwrap(),
            crate::model::RegionId(0),
        ),
    );
    assert_eq!(figure.route, Route::Missing);
}

#[test]
fn the_children_are_no_total_where_the_body_itself_has_figures() {
    let mut lines =
        String::from("c.held 2023-01 city level=own 5\nc.held 2023-02 city level=own null\n");
    for county in ["k1", "k2", "k3"] {
        lines += &format!("c.held 2023-01 {county} - 1\nc.held 2023-02 {county} - 1\n");
    }
    let data = dataset(Kit::default(), &lines);
    let span = total(
        &data,
        &at(&data, "c.held", "2023-01-01/2023-02-28", "city", ""),
    );
    assert_eq!(
        (span.route, span.value),
        (Route::Partial, Some(11.0)),
        "5 + 6, not a complete 6"
    );
    assert!(crate::analysis::all_checks(&data).is_empty());
}
