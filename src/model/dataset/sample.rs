//! Small data sets for tests, written as lines: `indicator period region dims value`.

use super::{Builder, Committee, Dataset, Meta, ObservationInput, Target};
use crate::model::catalogue::Catalogue;
use crate::model::indicator::{Indicator, Measure};
use crate::model::region::{Region, Regions};
use crate::model::{Coordinate, Day, Period, Precision, Status};

/// What a test data set knows besides its observations.
pub struct Kit {
    pub indicators: Vec<Indicator>,
    pub counties: usize,
    pub targets: Vec<(&'static str, &'static str, f64)>,
}

impl Default for Kit {
    fn default() -> Kit {
        Kit {
            indicators: vec![
                flow("c.held", &["region", "period", "level", "type"]),
                flow("c.suggestions", &["region", "period", "level"]),
                flow(
                    "i.received",
                    &["region", "period", "level", "carrier", "by"],
                ),
                flow("p.submitted", &["region", "period", "level"]),
                flow("p.filed", &["region", "period", "level"]),
                stock("s.count"),
                ratio("p.filed_rate", "p.filed", "p.submitted"),
            ],
            counties: 3,
            targets: Vec::new(),
        }
    }
}

pub fn flow(id: &str, adds_over: &[&str]) -> Indicator {
    Indicator {
        unit: "件".into(),
        adds_over: adds_over.iter().map(|s| (*s).to_owned()).collect(),
        is_defined: true,
        ..Indicator::undefined(id)
    }
}

pub fn stock(id: &str) -> Indicator {
    Indicator {
        measure: Measure::Stock,
        ..flow(id, &["region", "level"])
    }
}

pub fn ratio(id: &str, of: &str, to: &str) -> Indicator {
    Indicator {
        measure: Measure::Ratio,
        unit: "%".into(),
        ratio: Some(crate::model::indicator::RatioOf {
            of: of.into(),
            to: to.into(),
        }),
        ..flow(id, &[])
    }
}

/// Reads lines `indicator period region dims value`: region `city` or `k1`, `k2` …; dims `-` or
/// `type=月度,by=市委`; value `17`, `160+` (over), `>300` (at least), `~15` (about), `17?` (implied), `null`.
pub fn dataset(kit: Kit, lines: &str) -> Dataset {
    let mut regions = vec![Region {
        is_defined: true,
        ..Region::undefined("city")
    }];
    for n in 1..=kit.counties {
        regions.push(Region {
            parent: Some("city".into()),
            is_defined: true,
            ..Region::undefined(&format!("k{n}"))
        });
    }
    let regions = Regions::new(Vec::new(), regions);
    let home = regions.find("city").unwrap();
    let meta = Meta {
        id: "t".into(),
        title: "t".into(),
        committee: Committee {
            id: "t".into(),
            name: "t".into(),
            short: "t".into(),
            region: home,
        },
        as_of: Day::from_date(2023, 12, 31).unwrap(),
        generated_at: None,
        status: Status::Published,
        sources: Vec::new(),
    };
    let mut builder = Builder::new(meta, Catalogue::default(), regions, kit.indicators);
    for (n, line) in lines
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .enumerate()
    {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [indicator, period, region, dims, value] = words[..] else {
            panic!("{line}")
        };
        let indicator = builder.indicator(indicator);
        let dims = dims
            .split(',')
            .filter(|d| *d != "-")
            .map(|d| d.split_once('=').unwrap());
        let dims = builder.dims(dims.collect::<Vec<_>>());
        let coordinate = Coordinate {
            indicator,
            period: Period::parse(period).unwrap(),
            region: builder.region(region).unwrap(),
            dims,
        };
        let (value, precision, is_implied) = parse_value(value);
        let id = format!("o{n}");
        builder.push(ObservationInput {
            precision,
            is_implied,
            id: Some(&id),
            ..ObservationInput::plain(coordinate, value, n as u32)
        });
    }
    for (indicator, period, value) in kit.targets {
        let indicator = builder.indicator(indicator);
        let coordinate = Coordinate::new(indicator, Period::parse(period).unwrap(), home);
        builder.push_target(Target { coordinate, value });
    }
    builder.finish().0
}

fn parse_value(text: &str) -> (Option<f64>, Precision, bool) {
    if text == "null" {
        return (None, Precision::Exact, false);
    }
    let (text, is_implied) = text.strip_suffix('?').map_or((text, false), |t| (t, true));
    let (number, precision) = if let Some(n) = text.strip_suffix('+') {
        (n, Precision::Over)
    } else if let Some(n) = text.strip_prefix('>') {
        (n, Precision::AtLeast)
    } else if let Some(n) = text.strip_prefix('~') {
        (n, Precision::About)
    } else {
        (text, Precision::Exact)
    };
    (Some(number.parse().unwrap()), precision, is_implied)
}

/// The coordinate of written names: `at(&data, "c.held", "2023", "city", "type=月度")`.
pub fn at(data: &Dataset, indicator: &str, period: &str, region: &str, dims: &str) -> Coordinate {
    let dims = dims
        .split(',')
        .filter(|d| !d.is_empty())
        .map(|d| d.split_once('=').unwrap());
    Coordinate {
        indicator: data.find_indicator(indicator).unwrap(),
        period: Period::parse(period).unwrap(),
        region: data.regions.find(region).unwrap(),
        dims: data.find_dims(dims).unwrap(),
    }
}
