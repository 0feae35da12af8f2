//! An export cut to a region, as a page around a frame may fix it: its own figures are what they
//! were, and nothing of any other region is there to be shown.

use luzhi::analysis::standing::{neighbours, standings};
use luzhi::analysis::total;
use luzhi::model::load::{Refusal, read_parts, read_parts_within};
use luzhi::model::{Coordinate, Dataset, Period};

const CITY: &str = "610400";
const COUNTY: &str = "610402";

fn demo() -> Vec<u8> {
    let folder = env!("CARGO_MANIFEST_DIR");
    std::fs::read(format!("{folder}/public/data/xianyang-demo.json")).unwrap()
}

fn cut(region: &str) -> Dataset {
    let loaded = read_parts_within(&[&demo()], Some(region)).unwrap();
    assert_eq!(loaded.issues, [], "issues quote what they speak of");
    loaded.dataset
}

/// The codes of every region that a row, record or target speaks of.
fn spoken_of(data: &Dataset) -> Vec<String> {
    let rows = data.rows().map(|row| data.coordinate(row).region);
    let records = data
        .records
        .iter()
        .map(|(_, r)| r.region.unwrap_or(data.home()));
    let targets = data.targets.iter().map(|t| t.coordinate.region);
    let all = rows.chain(records).chain(targets);
    let mut codes: Vec<String> = all
        .map(|id| data.region(id).unwrap().code.clone())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn only_the_region_is_left_and_its_figures_are_what_they_were() {
    let (whole, county) = (read_parts(&[&demo()]).unwrap().dataset, cut(COUNTY));
    assert!(spoken_of(&whole).len() > 10);
    assert_eq!(spoken_of(&county), [COUNTY]);
    let (mut compared, period) = (0, Period::parse("2023").unwrap());
    for (id, indicator) in whole.indicators() {
        let at = |data: &Dataset| {
            let indicator = data.find_indicator(&indicator.id)?;
            let region = data.regions.find(COUNTY)?;
            let figure = total(data, &Coordinate::new(indicator, period, region));
            Some((figure.value, figure.precision, figure.route))
        };
        let before = at(&whole);
        if whole.rows_of(id).next().is_some() {
            assert_eq!(at(&county), before, "{}", indicator.id);
            compared += usize::from(before.is_some_and(|(value, ..)| value.is_some()));
        }
    }
    assert!(compared >= 5, "{compared} figures of the county");
}

#[test]
fn it_has_no_siblings_to_be_told_of_and_the_city_has_no_figures() {
    let county = cut(COUNTY);
    let id = county.regions.find(COUNTY).unwrap();
    assert_eq!(county.home(), id);
    assert_eq!(neighbours(&county, id), (None, None));
    let period = Period::parse("2023").unwrap();
    assert_eq!(standings(&county, period, id), []);
    let city = county.regions.find(CITY).unwrap();
    for (indicator, known) in county.indicators() {
        let figure = total(&county, &Coordinate::new(indicator, period, city));
        assert_eq!(figure.value, None, "{}", known.id);
    }
}

#[test]
fn what_lies_in_the_region_stays_with_it() {
    let (whole, city) = (read_parts(&[&demo()]).unwrap().dataset, cut(CITY));
    assert_eq!(spoken_of(&city), spoken_of(&whole));
    assert_eq!(
        (city.len(), city.records.len()),
        (whole.len(), whole.records.len())
    );
}

#[test]
fn of_a_region_that_nobody_knows_nothing_is_shown() {
    let refusal = read_parts_within(&[&demo()], Some("999999")).err().unwrap();
    assert_eq!(refusal, Refusal::NothingUsable { issues: Vec::new() });
}
