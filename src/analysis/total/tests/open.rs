//! Totals of an export of which parts are not loaded: what stands is what would stand with all of
//! it, and the rest says that it is not known yet.

use proptest::prelude::*;

use super::*;
use crate::model::dataset::{Holding, sample};

/// A part that holds some regions' figures inside a period.
fn part(regions: &[&str], span: &str) -> Holding {
    Holding {
        regions: regions.iter().map(|code| (*code).to_owned()).collect(),
        span: Period::parse(span).ok(),
    }
}

fn with(lines: &str, parts: &[Holding]) -> Dataset {
    let mut data = dataset(Kit::default(), lines);
    data.leave_out(parts.iter().enumerate());
    data
}

fn of(data: &Dataset, indicator: &str, period: &str, region: &str) -> Figure {
    total(data, &sample::at(data, indicator, period, region, ""))
}

fn short(figure: &Figure) -> (Route, Option<f64>) {
    (figure.route, figure.value)
}

#[test]
fn what_is_reported_stands_and_what_would_be_added_waits() {
    // k1's months are in the part; its year is told in the summary.
    let parts = [part(&["k1"], "2023")];
    let data = with(
        "c.held 2023 k1 - 12\nc.held 2023 k2 - 5\nc.held 2023 k3 - 4",
        &parts,
    );
    assert_eq!(
        short(&of(&data, "c.held", "2023", "k1")),
        (Route::Reported, Some(12.0))
    );
    let month = of(&data, "c.held", "2023-05", "k1");
    assert_eq!(short(&month), (Route::NotLoaded, None));
    // 12 + 5 + 4, each reported: the part has nothing of the city itself.
    let city = of(&data, "c.held", "2023", "city");
    assert_eq!(short(&city), (Route::Computed, Some(21.0)));
    // Another year, another county: nobody provided them.
    assert_eq!(of(&data, "c.held", "2022", "k1").route, Route::Missing);
    assert_eq!(of(&data, "c.held", "2023-05", "k2").route, Route::Missing);
    let month = of(&data, "c.held", "2023-05", "city");
    assert_eq!(short(&month), (Route::NotLoaded, None));
}

#[test]
fn a_sum_over_what_happens_to_be_loaded_is_never_given() {
    let data = with(
        "c.held 2023 k2 - 5\nc.held 2023 k3 - 4",
        &[part(&["k1"], "2023")],
    );
    let city = of(&data, "c.held", "2023", "city");
    assert_eq!(short(&city), (Route::NotLoaded, None));
    let coverage = city.coverage.unwrap();
    assert_eq!((coverage.have, coverage.whole), (2, 3));
    let routes: Vec<Route> = city.parts.iter().map(|p| p.route).collect();
    assert_eq!(routes, [Route::NotLoaded, Route::Reported, Route::Reported]);
    // The same once it is known that the county has nothing.
    let data = with("c.held 2023 k2 - 5\nc.held 2023 k3 - 4", &[]);
    let city = of(&data, "c.held", "2023", "city");
    assert_eq!(short(&city), (Route::Partial, Some(9.0)));
}

#[test]
fn a_month_that_is_here_does_not_speak_for_its_year() {
    let data = with("c.held 2023-01 k1 - 3", &[part(&["k1"], "2023-H2")]);
    assert_eq!(of(&data, "c.held", "2023", "k1").route, Route::NotLoaded);
    let january = of(&data, "c.held", "2023-01", "k1");
    assert_eq!(short(&january), (Route::Reported, Some(3.0)));
    assert_eq!(of(&data, "c.held", "2023-02", "k1").route, Route::Missing);
}

#[test]
fn own_and_below_wait_where_the_whole_may_be_told() {
    let lines = "c.held 2023 city level=own 17\nc.held 2023 city level=below 113";
    let parts = [part(&["city"], "2023")];
    assert_eq!(
        of(&with(lines, &parts), "c.held", "2023", "city").route,
        Route::NotLoaded
    );
    // The counties' figures alone are not here: what the city says of them stands.
    let parts = [part(&["k1", "k2", "k3"], "2023")];
    let city = of(&with(lines, &parts), "c.held", "2023", "city");
    assert_eq!(short(&city), (Route::Computed, Some(130.0)));
    let own = "c.held 2023 city level=own 17";
    let city = of(&with(own, &parts), "c.held", "2023", "city");
    assert_eq!(short(&city), (Route::NotLoaded, None));
}

#[test]
fn a_stock_waits_where_a_later_moment_may_be_told() {
    let lines = "s.count 2023-06 k1 - 8";
    let data = with(lines, &[part(&["k1"], "2023-H2")]);
    assert_eq!(of(&data, "s.count", "2023", "k1").route, Route::NotLoaded);
    let half = of(&data, "s.count", "2023-H1", "k1");
    assert_eq!(short(&half), (Route::Reported, Some(8.0)));
    let data = with(lines, &[part(&["k1"], "2023-Q1")]);
    let year = of(&data, "s.count", "2023", "k1");
    assert_eq!(short(&year), (Route::Reported, Some(8.0)));
}

#[test]
fn a_rate_waits_for_its_sides() {
    let lines = "p.submitted 2023 k1 - 100";
    let data = with(lines, &[part(&["k1"], "2023")]);
    let rate = of(&data, "p.filed_rate", "2023", "k1");
    assert_eq!(short(&rate), (Route::NotLoaded, None));
    let lines = "p.submitted 2023 city - 100";
    let data = with(lines, &[part(&["k1"], "2023")]);
    let rate = of(&data, "p.filed_rate", "2023", "city");
    assert_eq!(short(&rate), (Route::NotLoaded, None));
    assert_eq!(rate.parts.len(), 2);
}

#[test]
fn nothing_is_compared_with_what_is_not_loaded() {
    use crate::analysis::{Refusal, Versus, compare};
    let data = with("c.held 2023 k1 - 12", &[part(&["k1"], "2022")]);
    let figure = of(&data, "c.held", "2023", "k1");
    let comparison = compare(&data, &figure, Versus::YearBefore);
    assert_eq!(comparison.outcome, Err(Refusal::NotLoaded));
}

const PERIODS: [&str; 12] = [
    "2023",
    "2023-H1",
    "2023-H2",
    "2023-Q1",
    "2023-Q3",
    "2023-01",
    "2023-02",
    "2023-06",
    "2023-07",
    "2023-12",
    "2022",
    "2023-01-01/2023-09-08",
];
const REGIONS: [&str; 4] = ["city", "k1", "k2", "k3"];
const DIMS: [&str; 5] = ["-", "type=a", "type=b", "level=own", "level=below"];

/// An observation: indicator, period, region, dims, value; whether it is in the summary.
type Line = (usize, usize, usize, usize, u32, bool);

fn line() -> impl Strategy<Value = Line> {
    (
        0..3usize,
        0..12usize,
        0..4usize,
        0..5usize,
        0..90u32,
        any::<bool>(),
    )
}

fn written(line: &Line) -> String {
    let (indicator, period, region, dims, value, _) = *line;
    let (period, region, dims) = (PERIODS[period], REGIONS[region], DIMS[dims]);
    // A stock is the same however its day is told.
    let end = Period::parse(period).unwrap().end().0 as usize;
    match indicator {
        0 => format!("c.held {period} {region} {dims} {value}\n"),
        1 => format!("p.submitted {period} {region} - {value}\n"),
        _ => format!("s.count {period} {region} - {}\n", end % 50 + region.len()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_stands_with_parts_not_loaded_stands_with_all(
        lines in prop::collection::vec(line(), 1..40),
        loaded in prop::collection::vec(any::<bool>(), 8),
    ) {
        // Each region's figures of each half-year are a part; so are those that fit in none.
        let spans = ["2023-H1", "2023-H2"];
        let holdings: Vec<Holding> = REGIONS
            .iter()
            .flat_map(|region| spans.iter().map(move |span| (region, span)))
            .map(|(region, span)| match *region {
                // The city's own part holds its counties too, as any region's does.
                "city" => part(&["city"], span),
                region => part(&[region], span),
            })
            .collect();
        let mut seen = std::collections::BTreeSet::new();
        let lines: Vec<Line> = lines
            .into_iter()
            .filter(|(i, p, r, d, ..)| seen.insert((*i, *p, *r, if *i == 0 { *d } else { 0 })))
            .collect();
        let part_of = |(_, period, region, _, _, is_summary): &Line| {
            let period = Period::parse(PERIODS[*period]).unwrap();
            let half = spans.iter().position(|s| Period::parse(s).unwrap().contains(period));
            half.filter(|_| !is_summary).map(|half| region * 2 + half)
        };
        let all: String = lines.iter().map(written).collect();
        let here = |line: &&Line| part_of(line).is_none_or(|part| loaded[part]);
        let some: String = lines.iter().filter(here).map(written).collect();
        let all = dataset(Kit::default(), &all);
        let mut some = dataset(Kit::default(), &some);
        let left = holdings.iter().enumerate().filter(|(number, _)| !loaded[*number]);
        some.leave_out(left);
        for indicator in ["c.held", "p.submitted", "s.count"] {
            for period in PERIODS {
                for region in REGIONS {
                    let now = of(&some, indicator, period, region);
                    let then = of(&all, indicator, period, region);
                    if now.route == Route::NotLoaded {
                        prop_assert_eq!(now.value, None);
                        prop_assert!(!some.is_complete());
                        continue;
                    }
                    // What is partial is counted in the units that the export speaks of anywhere.
                    let coverage = |f: &Figure| f.coverage.filter(|_| f.is_whole());
                    prop_assert_eq!(
                        (now.route, now.value, now.precision, now.span, coverage(&now)),
                        (then.route, then.value, then.precision, then.span, coverage(&then)),
                        "{} {} {}", indicator, period, region
                    );
                }
            }
        }
        // With all of it loaded nothing waits.
        some.leave_out([].into_iter());
        prop_assert!(some.is_complete());
    }
}
