//! Properties of the arithmetic that hold for any data.

use proptest::prelude::*;

use super::figure::{Figure, Route};
use super::total::total;
use crate::model::dataset::sample::{Kit, at, dataset};

/// A line of a test data set: region 0 is the city, type 0 is none.
fn line() -> impl Strategy<Value = (usize, usize, usize, u32)> {
    (0..4usize, 0..13usize, 0..4usize, 0..1000u32)
}

fn write(lines: &[(usize, usize, usize, u32)]) -> String {
    // One value per coordinate: what is reported twice is the reader's business.
    let mut seen = std::collections::BTreeSet::new();
    lines
        .iter()
        .filter(|(region, month, kind, _)| seen.insert((*region, *month, *kind)))
        .map(|(region, month, kind, value)| {
            let region = if *region == 0 {
                "city".to_owned()
            } else {
                format!("k{region}")
            };
            let period = if *month == 0 {
                "2023".to_owned()
            } else {
                format!("2023-{month:02}")
            };
            let dims = if *kind == 0 {
                "-".to_owned()
            } else {
                format!("type=t{kind}")
            };
            format!("c.held {period} {region} {dims} {value}\n")
        })
        .collect()
}

fn year_total(text: &str) -> Figure {
    let data = dataset(Kit::default(), text);
    total(&data, &at(&data, "c.held", "2023", "city", ""))
}

proptest! {
    #[test]
    fn the_order_of_the_file_changes_nothing(lines in prop::collection::vec(line(), 1..40), seed in any::<u64>()) {
        let text = write(&lines);
        let mut shuffled: Vec<&str> = text.lines().collect();
        let mut state = seed;
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(i, (state >> 33) as usize % (i + 1));
        }
        let (a, b) = (year_total(&text), year_total(&shuffled.join("\n")));
        prop_assert_eq!((a.route, a.value, a.precision, a.coverage, a.span), (b.route, b.value, b.precision, b.coverage, b.span));
        let values = |f: &Figure| f.parts.iter().map(|p| p.value).collect::<Vec<_>>();
        prop_assert_eq!(values(&a), values(&b));
    }

    #[test]
    fn coverage_never_exceeds_its_whole(lines in prop::collection::vec(line(), 1..60)) {
        let figure = year_total(&write(&lines));
        if let Some(coverage) = figure.coverage {
            prop_assert!(coverage.have <= coverage.whole && coverage.incomplete <= coverage.have);
            prop_assert_eq!(figure.route == Route::Computed, coverage.is_complete());
        }
    }

    #[test]
    fn adding_a_part_never_lowers_a_total(
        values in prop::collection::vec(0..1000u32, 2..12),
        along in 0..3usize,
    ) {
        // Parts of one kind: members of a dimension, counties, or months.
        let line = |(n, value): (usize, &u32)| match along {
            0 => format!("c.held 2023 city type=t{n} {value}\n"),
            1 => format!("c.held 2023 k{} - {value}\n", n % 3 + 1),
            _ => format!("c.held 2023-{:02} city - {value}\n", n % 12 + 1),
        };
        let take = if along == 1 { values.len().min(3) } else { values.len() };
        let mut before: Option<f64> = None;
        for count in 1..=take {
            let text: String = values.iter().take(count).enumerate().map(line).collect();
            let value = year_total(&text).value;
            prop_assert!(value.unwrap_or(0.0) >= before.unwrap_or(0.0), "{text}");
            before = value.or(before);
        }
    }

    #[test]
    fn narrowing_a_filter_never_invents_a_figure(lines in prop::collection::vec(line(), 0..40)) {
        let text = write(&lines) + "c.suggestions 2022 city - 1";
        let data = dataset(Kit::default(), &text);
        for county in ["k1", "k2", "k3"] {
            for period in ["2023", "2023-05"] {
                let figure = total(&data, &at(&data, "c.held", period, county, ""));
                let has_any = data
                    .rows_in(figure.coordinate.indicator, figure.coordinate.region)
                    .any(|row| figure.coordinate.period.contains(data.row_period(row)));
                prop_assert!(has_any || figure.route == Route::Missing);
            }
        }
    }

    #[test]
    fn a_computed_figure_is_the_sum_of_its_parts(lines in prop::collection::vec(line(), 1..60)) {
        let figure = year_total(&write(&lines));
        if let Some(value) = figure.value.filter(|_| figure.via.is_some()) {
            let sum: f64 = figure.parts.iter().filter(|p| !p.is_implied).filter_map(|p| p.value).sum();
            prop_assert!((value - sum).abs() < 1e-6);
        }
    }
}
