//! The periods that an export speaks of, and the one it opens on.

use crate::model::order;
use crate::model::{Dataset, Period};

/// Every period to offer: those that observations speak of, and the calendar years that hold them,
/// latest first, longer before shorter.
pub fn offered(data: &Dataset) -> Vec<Period> {
    let mut periods: Vec<Period> = data.periods().to_vec();
    let years: Vec<Period> = periods
        .iter()
        .filter_map(|p| p.year_of())
        .filter_map(Period::year)
        .collect();
    periods.extend(years);
    periods.extend(Period::year(data.meta.as_of.date().0));
    order::sort_by_key(&mut periods, |p| (std::cmp::Reverse(p.end()), p.start()));
    periods.dedup();
    periods
}

/// From the first day of one period to the last of another: the calendar unit where it is one.
pub fn between(first: Period, last: Period) -> Option<Period> {
    Period::span(first.start()?, last.end())
}

/// The year that an export opens on: that of its date, unless another year says twice as much.
pub fn opening(data: &Dataset) -> Period {
    let own = data.meta.as_of.date().0;
    // In order of year.
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for row in data.rows().filter(|row| !data.is_implied(*row)) {
        let year = data.row_period(row).end().date().0;
        match counts.binary_search_by_key(&year, |(year, _)| *year) {
            Ok(at) => counts[at].1 += 1,
            Err(at) => counts.insert(at, (year, 1)),
        }
    }
    let count_of = |year: i32| counts.iter().find(|(y, _)| *y == year).map_or(0, |c| c.1);
    let own_count = count_of(own);
    let best = counts.iter().max_by_key(|(year, count)| (*count, *year));
    let year = match best {
        Some((year, count)) if *count > own_count * 2 => *year,
        _ => own,
    };
    Period::year(year).unwrap_or(Period::day(data.meta.as_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, last: &str) -> String {
        let read = |text: &str| Period::parse(text).unwrap();
        let period = between(read(first), read(last)).unwrap();
        period.to_string()
    }

    #[test]
    fn a_span_that_is_a_unit_is_that_unit() {
        assert_eq!(joined("2023-01", "2023-12"), "2023");
        assert_eq!(joined("2023-04", "2023-06"), "2023-Q2");
        assert_eq!(joined("2023-03", "2023-03"), "2023-03");
        assert_eq!(joined("2023-02", "2023-05"), "2023-02-01/2023-05-31");
        assert_eq!(joined("2021", "2023"), "2021-01-01/2023-12-31");
    }

    #[test]
    fn no_span_runs_backwards() {
        let read = |text: &str| Period::parse(text).unwrap();
        assert_eq!(between(read("2023-05"), read("2023-02")), None);
        assert_eq!(between(read("../2021-09-08"), read("2023")), None);
    }
}
