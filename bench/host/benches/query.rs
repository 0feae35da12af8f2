//! How long totals take on this machine (速度): `cargo bench --bench query --no-default-features`.
//! The same questions as `npm run bench`, and what a page asks, from ten thousand to a million
//! observations, and ten million where `LUZHI_BENCH_LARGE` is set.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use luzhi::analysis::{Plan, family, overview, tiles, total, trend};
use luzhi::model::catalogue::Catalogue;
use luzhi::model::dataset::{Builder, Committee, DimSet, Meta, ObservationInput};
use luzhi::model::indicator::Indicator;
use luzhi::model::region::{Region, Regions};
use luzhi::model::{Coordinate, Dataset, Day, Grain, IndicatorId, Period, Status};
use luzhi_kernels::query::Window;

const CITIES: usize = 13;
const COUNTIES_OF_CITY: usize = 16;
const MONTHS: usize = 120;

/// Ids that the overview and a family page ask for, and as many more as are wanted.
fn id(number: usize) -> String {
    let known = [
        "consultation.held",
        "instruction.received",
        "proposal.filed",
        "opinion.collected",
        "research.reports",
        "supervision.inspections",
        "welfare.donations",
    ];
    let known = known.get(number).map(|id| (*id).to_owned());
    known.unwrap_or_else(|| format!("consultation.measured_{number}"))
}

/// A province of 13 cities and 208 counties; one in five hundred is not provided.
fn dataset(indicators: usize, counties: usize) -> Dataset {
    let region = |code: String, parent: Option<String>| Region {
        parent,
        is_defined: true,
        ..Region::undefined(&code)
    };
    let mut regions = vec![region("990000".into(), None)];
    let mut codes = Vec::new();
    for city in 1..=CITIES {
        let code = format!("99{city:02}00");
        regions.push(region(code.clone(), Some("990000".into())));
        for county in 1..=COUNTIES_OF_CITY {
            let own = format!("99{city:02}{county:02}");
            regions.push(region(own.clone(), Some(code.clone())));
            codes.push(own);
        }
    }
    codes.truncate(counties);
    let regions = Regions::new(Vec::new(), regions);
    let home = regions.find("990000").expect("made above");
    let counties: Vec<_> = codes.iter().filter_map(|code| regions.find(code)).collect();
    let meta = Meta {
        id: "bench".into(),
        title: "bench".into(),
        committee: Committee {
            id: "bench".into(),
            name: "bench".into(),
            short: "bench".into(),
            region: home,
        },
        as_of: Day::from_date(2023, 12, 31).expect("a date"),
        generated_at: None,
        status: Status::Demo,
        sources: Vec::new(),
    };
    let own = (0..indicators).map(|number| Indicator {
        family: id(number).split('.').next().unwrap_or_default().into(),
        adds_over: ["region", "period"].map(str::to_owned).into(),
        is_defined: true,
        ..Indicator::undefined(&id(number))
    });
    let catalogue = Catalogue::builtin();
    let mut builder = Builder::new(meta, catalogue, regions, own.collect());
    let mut state = 1u64;
    let mut position = 0;
    for month in 0..MONTHS {
        let (year, number) = (2014 + month as i32 / 12, month as u32 % 12 + 1);
        let period = Period::unit(year, Grain::Month, number).expect("a month");
        for indicator in 0..indicators {
            let indicator = builder.indicator(&id(indicator));
            for region in &counties {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let value = (state >> 33) % 500;
                let at = Coordinate {
                    indicator,
                    period,
                    region: *region,
                    dims: DimSet::default(),
                };
                let value = (value > 0).then_some((value % 40) as f64);
                builder.push(ObservationInput::plain(at, value, position));
                position += 1;
            }
        }
    }
    builder.finish().0
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn ask(data: &Dataset, plan: &Plan, indicators: impl Iterator<Item = IndicatorId>) -> f64 {
    let sheets = indicators.filter_map(|id| plan.sheet(data, id));
    sheets.filter_map(|sheet| sheet.value(0, 0)).sum()
}

fn queries(c: &mut Criterion) {
    let mut sizes = vec![(4, 20), (10, 84), (40, 208)];
    if std::env::var_os("LUZHI_BENCH_LARGE").is_some() {
        sizes.push((400, 208));
    }
    for (indicators, counties) in sizes {
        let data = dataset(indicators, counties);
        let ids: Vec<IndicatorId> = (0..indicators)
            .filter_map(|n| data.find_indicator(&id(n)))
            .collect();
        let home = data.home();
        let city = data.regions.children(home).first().copied().unwrap_or(home);
        let months = year(2014).split(Grain::Month).len() * 10;
        let months: Vec<Period> = (0..months)
            .filter_map(|m| Period::unit(2014 + m as i32 / 12, Grain::Month, m as u32 % 12 + 1))
            .collect();
        let mut group = c.benchmark_group(format!("{} observations", data.len()));
        group.sample_size(20);
        let mut bench = |name: &str, work: &mut dyn FnMut() -> f64| {
            group.bench_function(BenchmarkId::from_parameter(name), |b| {
                b.iter(|| black_box(work()))
            });
        };
        bench("Q1 some indicators, four years, by region", &mut || {
            let (from, to) = (year(2019), year(2022));
            let span = from.start().and_then(|start| Period::span(start, to.end()));
            let plan = Plan::new(&data, home, 0, &[span.expect("four years")]);
            ask(&data, &plan, ids.iter().copied().step_by(7).take(5))
        });
        bench("Q2 one indicator in a city by month", &mut || {
            let plan = Plan::new(&data, city, 0, &months);
            ask(&data, &plan, ids.iter().copied().take(1))
        });
        bench("Q3 two years by region", &mut || {
            let plan = Plan::new(&data, home, 0, &[year(2022), year(2023)]);
            ask(&data, &plan, ids.iter().copied().take(1))
        });
        bench("Q4 every indicator by year", &mut || {
            let years: Vec<Period> = (2014..=2023).map(year).collect();
            let plan = Plan::new(&data, home, 0, &years);
            ask(&data, &plan, ids.iter().copied())
        });
        let open = || {
            let lanes = ids.len() + data.regions.len();
            let mut window = Window::new(data.periods().len(), lanes);
            for (number, id) in ids.iter().enumerate() {
                if let Some(slice) = data.slice(*id) {
                    let own = number as u32;
                    let county = |region: u16| ids.len() as u32 + u32::from(region);
                    window.add(&slice.lines(), |region| [own, county(region), u32::MAX]);
                }
            }
            window
        };
        bench("Q5 preparing the window", &mut || open().bytes() as f64);
        let mut window = open();
        let mut at = 0;
        bench("Q5 one month on", &mut || {
            at = (at + 1) % 100;
            window.set(at, at + 12);
            window.sums()[0]
        });
        let at = Coordinate::new(ids[0], year(2023), home);
        bench("page: a total with its parts", &mut || {
            total(&data, &at).value.unwrap_or_default()
        });
        bench("page: tiles", &mut || {
            tiles(&data, &at).map_or(0.0, |view| view.have as f64)
        });
        bench("page: trend by month", &mut || {
            trend(&data, &at, Grain::Month).map_or(0.0, |view| view.points.len() as f64)
        });
        bench("page: overview", &mut || {
            overview(&data, year(2023), home).cards.len() as f64
        });
        if indicators <= 40 {
            bench("page: a family", &mut || {
                family(&data, "proposal", year(2023), home).indicators.len() as f64
            });
        }
    }
}

criterion_group!(benches, queries);
criterion_main!(benches);
