//! Adding up by the thousand gives what asking one by one gives: on any data, in any order of rows.

use std::fmt::Write;

use proptest::prelude::*;

use super::super::sheet::{ONE_BY_ONE, Plan, Tally};
use super::super::{total, totals_below, totals_in};
use crate::analysis::figure::Figure;
use crate::model::{Coordinate, Dataset, Period, RegionId, load};

/// A province, two cities, and counties in one of them; the other has none.
const REGIONS: [(&str, &str); 6] = [
    ("990000", ""),
    ("990100", "990000"),
    ("990200", "990000"),
    ("990101", "990100"),
    ("990102", "990100"),
    ("990103", "990100"),
];
const PERIODS: [&str; 6] = [
    "2022",
    "2023",
    "2022-06-01/2023-02-28",
    "2023-Q1",
    "2023-02",
    "2022-01-01/2023-12-31",
];

#[derive(Clone, Debug)]
struct Line {
    region: usize,
    period: String,
    value: Option<i32>,
    rest: &'static str,
}

/// Rows of one region: months of two years, most of them or few, and now and then a year.
fn block(region: usize, rare: bool) -> impl Strategy<Value = Vec<Line>> {
    let values = prop::collection::vec(prop::option::weighted(0.95, -20..3000i32), 24);
    let held = prop_oneof![Just(1.0), Just(0.9), Just(0.3), Just(0.0)]
        .prop_flat_map(|share| prop::collection::vec(prop::bool::weighted(share), 24));
    let year = prop::option::weighted(0.2, prop::option::weighted(0.8, 0..30_000i32));
    let rest = if rare {
        vec![
            ("", 40),
            (r#""precision":"over""#, 1),
            (r#""precision":"about""#, 1),
            (r#""implied":true"#, 1),
            (r#""dims":{"type":"a"}"#, 2),
            (r#""dims":{"level":"own"}"#, 1),
        ]
    } else {
        vec![
            ("", 40),
            (r#""precision":"over""#, 2),
            (r#""precision":"at_least""#, 1),
        ]
    };
    let rest = prop::sample::select(
        rest.into_iter()
            .flat_map(|(text, count)| vec![text; count])
            .collect::<Vec<_>>(),
    );
    (
        values,
        held,
        prop::collection::vec(rest, 25),
        year,
        prop::bool::weighted(0.1),
    )
        .prop_map(move |(values, held, rests, year, has_span)| {
            let months = values.into_iter().zip(held).zip(&rests).enumerate();
            let mut lines: Vec<Line> = months
                .filter(|(_, ((_, held), _))| *held)
                .map(|(at, ((value, _), rest))| Line {
                    region,
                    period: format!("{}-{:02}", 2022 + at / 12, at % 12 + 1),
                    value,
                    rest,
                })
                .collect();
            let other = |period: &str, value| Line {
                region,
                period: period.to_owned(),
                value,
                rest: rests[24],
            };
            lines.extend(year.map(|value| other("2023", value)));
            if has_span {
                lines.push(other("2022-06-01/2023-02-28", Some(7)));
                lines.push(other(
                    if rare { "2023-Q1" } else { "../2023-04-30" },
                    Some(9),
                ));
            }
            lines
        })
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    any::<bool>()
        .prop_flat_map(|rare| {
            let blocks: Vec<_> = (0..REGIONS.len())
                .map(|region| block(region, rare))
                .collect();
            let upper = prop::collection::vec(prop::bool::weighted(0.3), 3);
            (blocks, upper)
        })
        .prop_map(|(blocks, upper)| {
            let blocks = blocks.into_iter().enumerate();
            // Regions with others below them mostly say nothing of their own.
            let held = blocks.filter(|(region, _)| upper.get(*region) != Some(&false));
            held.flat_map(|(_, lines)| lines).collect()
        })
        // An export without any observation is refused.
        .prop_filter("no observation", |lines: &Vec<Line>| !lines.is_empty())
}

fn read(lines: &[Line], scale: f64, adds_over: &str) -> Dataset {
    let mut json = format!(
        r#"{{"format":"luzhi/1","id":"t","title":"t","as_of":"2023-12-31","committee":{{"id":"t","name":"t","region":"990000"}},
        "indicators":[{{"id":"c.held","name":"c","family":"c","unit":"次","measure":"flow","adds_over":{adds_over}}}],"regions":["#
    );
    for (at, (code, parent)) in REGIONS.iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        let above = if parent.is_empty() {
            String::new()
        } else {
            format!(r#","parent":"{parent}""#)
        };
        write!(json, r#"{comma}{{"code":"{code}","name":"{code}"{above}}}"#).unwrap();
    }
    json += r#"],"observations":["#;
    for (at, line) in lines.iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        let value = line
            .value
            .map_or("null".to_owned(), |v| format!("{}", f64::from(v) * scale));
        let rest = if line.rest.is_empty() {
            String::new()
        } else {
            format!(",{}", line.rest)
        };
        write!(
            json,
            r#"{comma}{{"indicator":"c.held","period":"{}","region":"{}","value":{value}{rest}}}"#,
            line.period, REGIONS[line.region].0
        )
        .unwrap();
    }
    load::read((json + "]}").as_bytes()).unwrap().dataset
}

fn one_by_one<T>(ask: impl FnOnce() -> T) -> T {
    ONE_BY_ONE.set(true);
    let answer = ask();
    ONE_BY_ONE.set(false);
    answer
}

fn tally(figure: &Figure) -> Tally {
    Tally {
        route: figure.route,
        value: figure.value,
        precision: figure.precision,
        row: figure.row,
        via: figure.via.clone(),
        coverage: figure.coverage,
    }
}

/// Every coordinate of these regions and periods.
fn coordinates(data: &Dataset) -> Vec<Coordinate> {
    let indicator = data.find_indicator("c.held").unwrap();
    let regions = REGIONS
        .iter()
        .map(|(code, _)| data.regions.find(code).unwrap());
    let at = |region: RegionId| {
        PERIODS.map(|p| Coordinate::new(indicator, Period::parse(p).unwrap(), region))
    };
    regions.flat_map(at).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_total_is_the_same_with_and_without(lines in lines(), scale in prop::sample::select(vec![1.0, 0.1]), mut seed in any::<u64>()) {
        let data = read(&lines, scale, r#"["region","period","type"]"#);
        let mut shuffled = lines.clone();
        for at in (1..shuffled.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (seed >> 33) as usize % (at + 1));
        }
        // A coordinate told twice is settled by the order of the file.
        let shuffled = read(&shuffled, scale, r#"["region","period","type"]"#);
        for at in coordinates(&data) {
            let together = total(&data, &at);
            prop_assert_eq!(&together, &one_by_one(|| total(&data, &at)));
            prop_assert_eq!(&together, &total(&shuffled, &at));
        }
    }

    #[test]
    fn a_sheet_is_the_totals_of_its_regions(lines in lines(), adds_period in any::<bool>()) {
        let adds_over = if adds_period { r#"["region","period"]"# } else { r#"["region"]"# };
        let data = read(&lines, 1.0, adds_over);
        let indicator = data.find_indicator("c.held").unwrap();
        let home = data.home();
        for period in PERIODS.map(|p| Period::parse(p).unwrap()) {
            let at = Coordinate::new(indicator, period, home);
            let bare = |at: &Coordinate| Figure { parts: Vec::new(), ..one_by_one(|| total(&data, at)) };
            let many = totals_below(&data, &at).into_iter();
            for figure in many.chain(totals_in(&data, &at, &[period])) {
                let alone = bare(&figure.coordinate);
                prop_assert_eq!(Figure { parts: Vec::new(), ..figure }, alone);
            }
            let plan = Plan::new(&data, home, 0, &[period]);
            let Some(sheet) = plan.sheet(&data, indicator) else { continue };
            for (place, region) in std::iter::once(home).chain(data.regions.children(home).iter().copied()).enumerate() {
                let at = Coordinate::new(indicator, period, region);
                let depth = u8::from(place > 0);
                let alone = one_by_one(|| super::super::whole_within(&data, &at, depth));
                prop_assert_eq!(sheet.at(place, 0), tally(&alone), "{:?}", at);
                prop_assert_eq!(sheet.value(place, 0), alone.value);
            }
        }
    }
}

/// Years, months and spans side by side, in no order.
const MANY: [&str; 8] = [
    "2023",
    "2022",
    "2022-12",
    "2022-06-01/2023-02-28",
    "2024",
    "2023-02",
    "2021-01-01/2023-12-31",
    "2022-01-01/2022-06-30",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn many_periods_at_once_are_each_by_itself(lines in lines(), scale in prop::sample::select(vec![1.0, 0.1])) {
        let data = read(&lines, scale, r#"["region","period"]"#);
        let indicator = data.find_indicator("c.held").unwrap();
        let periods = MANY.map(|p| Period::parse(p).unwrap());
        let together = Plan::new(&data, data.home(), 0, &periods);
        let Some(together) = together.sheet(&data, indicator) else { return Ok(()) };
        let alone = periods.map(|period| Plan::new(&data, data.home(), 0, &[period]));
        for (number, plan) in alone.iter().enumerate() {
            let alone = plan.sheet(&data, indicator);
            let alone = alone.ok_or_else(|| TestCaseError::fail("no sheet of a period alone"))?;
            for place in 0..REGIONS.len() {
                prop_assert_eq!(together.at(place, number), alone.at(place, 0), "{} of {}", place, MANY[number]);
                prop_assert_eq!(together.counted(place, number), alone.counted(place, 0));
            }
        }
    }
}

#[test]
fn rows_that_are_plain_have_a_sheet_and_others_have_none() {
    let line = |period: &str, rest| Line {
        region: 3,
        period: period.to_owned(),
        value: Some(4),
        rest,
    };
    let sheet = |lines: &[Line]| {
        let data = read(lines, 1.0, r#"["region","period"]"#);
        let indicator = data.find_indicator("c.held").unwrap();
        let year = Period::parse("2023").unwrap();
        let plan = Plan::new(&data, data.home(), 0, &[year]);
        plan.sheet(&data, indicator)
            .map(|sheet| sheet.at(0, 0).value)
    };
    let plain = [
        line("2023-01", ""),
        line("2023-02", r#""precision":"over""#),
    ];
    assert_eq!(sheet(&plain), Some(Some(8.0)));
    assert_eq!(sheet(&[line("2023-01", r#""implied":true"#)]), None);
    assert_eq!(sheet(&[line("2023-01", r#""dims":{"type":"a"}"#)]), None);
    assert_eq!(sheet(&[line("2023-01", ""), line("2023-Q1", "")]), None);
}
