//! The thirteen traps that real documents contain, each on the published exports where they hold
//! it, else on the smallest document that does.

use luzhi::analysis::{
    CheckKind, Comparison, Figure, Refusal, Route, Versus, all_checks, by_dim, compare, funnel,
    total,
};
use luzhi::model::load::read;
use luzhi::model::{Coordinate, Dataset, Period, Precision};

fn export(id: &str) -> Dataset {
    let path = format!("{}/public/data/{id}.json", env!("CARGO_MANIFEST_DIR"));
    read(&std::fs::read(path).unwrap()).unwrap().dataset
}

/// A document of one committee with these indicators and observations (JSON lists without brackets).
fn document(indicators: &str, observations: &str) -> Dataset {
    let text = format!(
        r#"{{"format":"luzhi/1","id":"trap","title":"t","as_of":"2023-12-31",
        "committee":{{"id":"x","name":"x","short":"x","region":"610400"}},
        "indicators":[{indicators}],"observations":[{observations}]}}"#
    );
    read(text.as_bytes()).unwrap().dataset
}

fn figure(data: &Dataset, indicator: &str, period: &str) -> Figure {
    total(data, &at(data, indicator, period))
}

fn at(data: &Dataset, indicator: &str, period: &str) -> Coordinate {
    let indicator = data.find_indicator(indicator).unwrap();
    Coordinate::new(indicator, Period::parse(period).unwrap(), data.home())
}

fn values(figure: &Figure) -> Vec<f64> {
    figure.parts.iter().filter_map(|p| p.value).collect()
}

#[test]
fn trap_01_the_same_fact_told_twice_is_counted_once() {
    let row = r#"{"indicator":"research.counties_covered","period":"2021","value":13}"#;
    let data = document("", &format!("{row},{row}"));
    assert_eq!(data.len(), 1);
    assert_eq!(
        figure(&data, "research.counties_covered", "2021").value,
        Some(13.0)
    );
    let real = export("xianyang-2021");
    let shown = figure(&real, "research.enterprises_visited", "2021");
    assert_eq!((shown.route, values(&shown)), (Route::Listed, vec![31.0]));
}

#[test]
fn trap_02_suggestions_of_five_activities_are_never_added() {
    // 41 + 79 + 24 + 68 + 36 = 248 must not appear anywhere.
    let data = export("xianyang-2021");
    for (id, _) in data.indicators() {
        for period in data.periods().iter().copied().chain(Period::year(2021)) {
            let figure = total(&data, &Coordinate::new(id, period, data.home()));
            assert_ne!(figure.value, Some(248.0));
        }
    }
    let consultation = figure(&data, "consultation.suggestions", "2021");
    assert_eq!(
        (consultation.route, consultation.value),
        (Route::Listed, None)
    );
    assert_eq!(
        values(&consultation),
        [68.0, 24.0],
        "79 has no start and stands under its own label"
    );
}

#[test]
fn trap_03_look_alike_kinds_of_consultation_stay_apart() {
    let data = export("xianyang-2021");
    let held = at(&data, "consultation.held", "2021");
    let bars = by_dim(&data, &held, data.find_dim("consultation_type").unwrap()).unwrap();
    let named: Vec<(&str, Option<f64>)> = bars
        .bars
        .iter()
        .map(|b| (data.member_name(b.member.unwrap()), b.figure.value))
        .collect();
    assert!(named.contains(&("专题协商", Some(2.0))));
    assert!(
        !named
            .iter()
            .any(|(name, _)| *name == "三包三促专题协商会议")
    );
    assert_eq!(
        total(&data, &held).value,
        Some(9.0),
        "4 月度 + 2 专题 + 3 界别; the 7 are another indicator"
    );
    assert_eq!(
        values(&figure(&data, "consultation.program_meetings", "2021")),
        [7.0]
    );
}

#[test]
fn trap_04_equal_values_that_mean_different_things_are_all_kept() {
    let data = export("xianyang-2023");
    assert_eq!(
        figure(&data, "consultation.plan_completed", "2023").value,
        Some(17.0)
    );
    assert!(values(&figure(&data, "instruction.received", "2023")).contains(&17.0));
    assert!(values(&figure(&data, "studio.count", "2023")).contains(&17.0));
}

#[test]
fn trap_05_a_subtotal_that_includes_something_else_is_no_denominator() {
    // 82 篇 are reports and speeches of some activities: a labelled part, no total, no rate.
    let data = export("xianyang-2023");
    let reports = figure(&data, "research.reports", "2023");
    assert_eq!(
        (reports.route, reports.value, values(&reports)),
        (Route::Listed, None, vec![82.0])
    );
    assert!(
        !all_ratios(&data, "2023")
            .iter()
            .any(|v| (v - 20.7).abs() < 0.1),
        "17 / 82 mixes carriers"
    );
}

#[test]
fn trap_06_a_part_larger_than_its_whole_gives_no_rate() {
    let data = export("datong-2018");
    assert_eq!(
        values(&figure(&data, "welfare.poverty_projects_started", "2018")),
        [146.0]
    );
    assert_eq!(
        values(&figure(&data, "welfare.poverty_projects_claimed", "2018")),
        [72.0]
    );
    assert!(all_ratios(&data, "2018").iter().all(|v| *v <= 100.0));
    let rate = r#"{"id":"welfare.rate","name":"r","family":"welfare","unit":"%","measure":"ratio",
        "ratio":{"of":"welfare.started","to":"welfare.claimed"}}"#;
    let data = document(
        rate,
        r#"{"indicator":"welfare.started","period":"2018","value":146},{"indicator":"welfare.claimed","period":"2018","value":72}"#,
    );
    assert_eq!(figure(&data, "welfare.rate", "2018").route, Route::Missing);
    assert!(
        all_checks(&data)
            .iter()
            .any(|c| c.kind == CheckKind::RatioAboveOne)
    );
}

#[test]
fn trap_07_completed_replied_and_satisfied_are_three_figures() {
    let data = export("fuyang-2020");
    assert_eq!(figure(&data, "proposal.replied", "2020").value, Some(326.0));
    assert_eq!(
        figure(&data, "proposal.completed", "2020").route,
        Route::Missing
    );
    assert_eq!(
        figure(&data, "proposal.replied_rate", "2020").value,
        Some(100.0)
    );
    assert_eq!(
        figure(&data, "proposal.completed_rate", "2020").route,
        Route::Missing
    );
    let feedback = r#"{"id":"proposal.feedback","name":"反馈","family":"proposal","unit":"件","measure":"flow"}"#;
    let data = document(
        feedback,
        r#"{"indicator":"proposal.feedback","period":"2020","dims":{"satisfaction":"满意"},"value":300},
           {"indicator":"proposal.feedback","period":"2020","dims":{"satisfaction":"基本满意"},"value":26}"#,
    );
    assert_eq!(
        figure(&data, "proposal.feedback", "2020").route,
        Route::Listed,
        "满意 + 基本满意 is not 满意"
    );
}

#[test]
fn trap_08_merged_proposals_are_not_a_loss() {
    // 310 filed, 227 assigned after merging: no rate from filed to assigned, no check.
    let data = document(
        "",
        r#"{"indicator":"proposal.filed","period":"2020","value":310},{"indicator":"proposal.assigned","period":"2020","value":227}"#,
    );
    let funnel = funnel(
        &data,
        "proposal",
        Period::parse("2020").unwrap(),
        data.home(),
    )
    .unwrap();
    assert!(funnel.steps.iter().all(|s| s.rate.is_none()));
    assert!(all_checks(&data).is_empty());
}

#[test]
fn trap_09_a_published_rate_stays_and_a_difference_is_a_check() {
    // 41.1 was published, 7 of 17 is 41.18.
    let rate = r#"{"id":"proposal.share","name":"r","family":"proposal","unit":"%","measure":"ratio",
        "ratio":{"of":"proposal.a","to":"proposal.b"}}"#;
    let rows = |published: f64| {
        format!(
            r#"{{"indicator":"proposal.a","period":"2020","value":7}},{{"indicator":"proposal.b","period":"2020","value":17}},
            {{"indicator":"proposal.share","period":"2020","value":{published}}}"#
        )
    };
    let data = document(rate, &rows(41.1));
    assert_eq!(figure(&data, "proposal.share", "2020").value, Some(41.1));
    let checks = all_checks(&data);
    let check = checks
        .iter()
        .find(|c| c.kind == CheckKind::RateDiffers { is_rounding: true })
        .unwrap();
    assert_eq!(check.values(), [Some(41.1), Some(41.176471)]);
    assert!(
        all_checks(&document(rate, &rows(41.2))).is_empty(),
        "rounding is no difference"
    );
}

#[test]
fn trap_10_the_number_of_counties_is_the_exports_own() {
    let statute = export("xianyang-2023");
    assert_eq!(statute.regions.children(statute.home()).len(), 14);
    assert_eq!(
        figure(&statute, "studio.density", "2023").value,
        Some(8.071429),
        "113 / 14"
    );
    let own = export("xianyang-demo");
    assert_eq!(own.regions.children(own.home()).len(), 13);
    assert_eq!(
        figure(&own, "studio.density", "2023").value,
        Some(8.692308),
        "113 / 13"
    );
}

#[test]
fn trap_11_numbers_in_names_are_no_figures() {
    let data = export("fuyang-2020");
    let record = data
        .records
        .iter()
        .find(|(_, r)| r.title == "人才新政20条")
        .unwrap();
    assert!(record.1.attributes.iter().all(|(name, _)| name != "value"));
    assert!(
        data.rows()
            .all(|row| data.value(row) != Some(20.0) || data.precision(row) == Precision::Over)
    );
}

#[test]
fn trap_12_parts_that_do_not_sum_are_reported_and_never_repaired() {
    let held = r#"{"id":"consultation.held","name":"h","family":"consultation","unit":"次","measure":"flow",
        "adds_over":["region","period","level","consultation_type"]}"#;
    let data = document(
        held,
        r#"{"indicator":"consultation.held","period":"2023","value":20},
           {"indicator":"consultation.held","period":"2023","dims":{"consultation_type":"月度协商"},"value":9},
           {"indicator":"consultation.held","period":"2023","dims":{"consultation_type":"专题协商"},"value":10}"#,
    );
    assert_eq!(figure(&data, "consultation.held", "2023").value, Some(20.0));
    let checks = all_checks(&data);
    let check = checks
        .iter()
        .find(|c| c.kind == CheckKind::SumDiffers)
        .unwrap();
    assert_eq!(check.values(), [Some(20.0), Some(19.0)]);
}

#[test]
fn trap_13_money_keeps_its_unit_until_the_last_step() {
    let data = export("datong-2018");
    let donations = figure(&data, "welfare.donations", "2018-12-31");
    assert_eq!(values(&donations), [3217.0]);
    let unit = &data.indicator(donations.coordinate.indicator).unwrap().unit;
    assert_eq!(unit, "万元");
}

#[test]
fn the_published_totals_come_out_by_their_routes() {
    let data = export("xianyang-2023");
    let studios = figure(&data, "studio.count", "2023");
    assert_eq!(
        (studios.route, studios.value, values(&studios)),
        (Route::Computed, Some(130.0), vec![17.0, 113.0])
    );
    let instructions = figure(&data, "instruction.received", "2023");
    assert_eq!(
        (instructions.route, instructions.value),
        (Route::Computed, Some(40.0))
    );
    assert_eq!(
        instructions.parts.iter().filter(|p| p.is_implied).count(),
        1
    );
    let filed = figure(&export("xianyang-2021"), "proposal.filed", "2021");
    assert_eq!(
        (filed.route, filed.value, filed.span.to_string()),
        (Route::Partial, Some(414.0), "2021-01-01/2021-08-31".into())
    );
    let delivery = figure(&export("datong-2018"), "conversion.delivery_rate", "2018");
    assert_eq!(
        (delivery.route, delivery.value),
        (Route::Missing, None),
        "落地率 is not provided"
    );
}

#[test]
fn part_of_a_year_is_not_compared_with_a_full_year() {
    let data = document(
        "",
        r#"{"indicator":"opinion.collected","period":"2021-01-01/2021-09-08","value":179},
           {"indicator":"opinion.collected","period":"2022","value":465}"#,
    );
    let now = figure(&data, "opinion.collected", "2022");
    let Comparison { outcome, .. } = compare(&data, &now, Versus::YearBefore);
    assert_eq!(
        outcome,
        Err(Refusal::DifferentSpans {
            current: Period::parse("2022").unwrap(),
            base: Period::parse("2021-01-01/2021-09-08").unwrap()
        })
    );
}

#[test]
fn the_same_span_a_year_earlier_is_found_in_months() {
    let months: Vec<String> = (1..=8)
        .map(|m| format!(r#"{{"indicator":"proposal.filed","period":"2020-{m:02}","value":50}}"#))
        .collect();
    let rows = months.join(",")
        + r#",{"indicator":"proposal.filed","period":"2021-01-01/2021-08-31","value":414}"#;
    let data = document("", &rows);
    let comparison = compare(
        &data,
        &figure(&data, "proposal.filed", "2021"),
        Versus::YearBefore,
    );
    let change = comparison.outcome.unwrap();
    assert_eq!(
        (change.difference, change.percent),
        (14.0, Some(3.5)),
        "414 against 8 × 50"
    );
}

/// Every ratio of the catalogue that has a value.
fn all_ratios(data: &Dataset, period: &str) -> Vec<f64> {
    let ratios = data.indicators().filter(|(_, i)| i.unit == "%");
    let period = Period::parse(period).unwrap();
    ratios
        .filter_map(|(id, _)| total(data, &Coordinate::new(id, period, data.home())).value)
        .collect()
}
