//! Every chart over a small sample (图表样例), for the properties and snapshots of `tests/charts.rs`.

use super::{Drill, Spec, Style, bars, funnel, sankey, stacked, trend};
use crate::analysis::{
    Along, Band, Bar, BarsView, Coverage, CoverageOf, Figure, FlowStep, FlowView, FunnelStep,
    FunnelView, Route, StackSeries, StackView, TrendView,
};
use crate::model::catalogue::{Pipeline, Step};
use crate::model::dataset::{Builder, Committee, Meta, ObservationInput};
use crate::model::indicator::Indicator;
use crate::model::region::{Region, Regions};
use crate::model::{
    Catalogue, Coordinate, Dataset, Day, DimSet, Grain, IndicatorId, Measure, Period, Precision,
    RegionId, Status,
};
use crate::text::Lang;

/// A chart's name and how it is built over the sample.
pub type Named = (&'static str, fn(Lang) -> Spec);

/// Every chart by name.
pub const CHARTS: &[Named] = &[
    ("trend_with_gaps", trend_with_gaps),
    ("trend_of_stock", trend_of_stock),
    ("bars_by_region", bars_by_region),
    ("bars_by_dim_listed", bars_by_dim_listed),
    ("bars_beside_relatives", bars_beside_relatives),
    ("stacked", stack_of_members),
    ("funnel_with_breaks", funnel_with_breaks),
    ("flow_of_cases", flow_of_cases),
];

/// Indicators of the sample, in the order of the data set.
const HELD: IndicatorId = IndicatorId(0);
const STUDIOS: IndicatorId = IndicatorId(1);
const COLLECTED: IndicatorId = IndicatorId(2);
const EDITED: IndicatorId = IndicatorId(3);
const ADOPTED: IndicatorId = IndicatorId(4);
const RATE: IndicatorId = IndicatorId(5);

/// A committee with three counties, one of them with a hostile name.
pub fn sample() -> Dataset {
    let region = |code: &str, name: &str, en: &str, parent: Option<&str>| Region {
        name: name.to_owned(),
        short: name.to_owned(),
        name_en: Some(en.to_owned()),
        parent: parent.map(str::to_owned),
        is_defined: true,
        ..Region::undefined(code)
    };
    let regions = Regions::new(
        Vec::new(),
        vec![
            region("1", "样例市", "Sample City", None),
            region("11", "甲县", "County A", Some("1")),
            region(
                "12",
                "<script>alert('{b}')</script>",
                "<b>{c}</b>",
                Some("1"),
            ),
            region("13", "丙县", "County C", Some("1")),
        ],
    );
    let indicator = |id: &str, name: &str, en: &str, unit: (&str, &str), measure| Indicator {
        name: name.to_owned(),
        name_en: Some(en.to_owned()),
        unit: unit.0.to_owned(),
        unit_en: Some(unit.1.to_owned()),
        measure,
        is_defined: true,
        ..Indicator::undefined(id)
    };
    let own = vec![
        indicator(
            "a.held",
            "协商活动",
            "Consultations",
            ("次", "times"),
            Measure::Flow,
        ),
        indicator(
            "a.studios",
            "委员工作室",
            "Studios",
            ("个", "studios"),
            Measure::Stock,
        ),
        indicator(
            "a.collected",
            "收集",
            "Collected",
            ("条", "items"),
            Measure::Flow,
        ),
        indicator(
            "a.edited",
            "编发",
            "Edited",
            ("期", "issues"),
            Measure::Flow,
        ),
        indicator(
            "a.adopted",
            "采纳",
            "Adopted",
            ("条", "items"),
            Measure::Flow,
        ),
        indicator(
            "a.rate",
            "采纳率",
            "Adoption rate",
            ("%", "%"),
            Measure::Ratio,
        ),
    ];
    let meta = Meta {
        id: "sample".to_owned(),
        title: "样例".to_owned(),
        committee: Committee {
            id: "sample".to_owned(),
            name: "样例市政协".to_owned(),
            short: "样例".to_owned(),
            region: RegionId(0),
        },
        as_of: Day(19_722),
        generated_at: None,
        status: Status::Demo,
        sources: Vec::new(),
    };
    let step = |name: &str, name_en: &str| Step {
        indicator: None,
        stages: Vec::new(),
        name: name.to_owned(),
        name_en: name_en.to_owned(),
    };
    let catalogue = Catalogue {
        pipelines: vec![Pipeline {
            id: "conversion".to_owned(),
            family: "conversion".to_owned(),
            name: String::new(),
            name_en: String::new(),
            steps: vec![
                step("建议", "Advice"),
                step("<b>批示</b>", "{b}"),
                step("落实", "Delivered"),
            ],
            rates: Vec::new(),
        }],
        ..Catalogue::default()
    };
    let mut builder = Builder::new(meta, catalogue, regions, own);
    let year = year(2023);
    for (position, member) in ["专题协商", "对口协商"].into_iter().enumerate() {
        let dims = builder.dims([("form", member)]);
        let coordinate = Coordinate::new(HELD, year, RegionId(0)).with_dims(dims);
        builder.push(ObservationInput::plain(
            coordinate,
            Some(1.0),
            position as u32,
        ));
    }
    builder.finish().0
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap_or(Period::day(Day(0)))
}

fn figure(coordinate: Coordinate, value: Option<f64>, precision: Precision) -> Figure {
    Figure {
        value,
        precision,
        route: if value.is_some() {
            Route::Reported
        } else {
            Route::Missing
        },
        ..Figure::missing(&coordinate)
    }
}

fn held(period: Period) -> Coordinate {
    Coordinate::new(HELD, period, RegionId(0))
}

fn months(year_number: i32, values: [Option<f64>; 6]) -> Vec<Figure> {
    let periods = (1..).filter_map(|month| Period::unit(year_number, Grain::Month, month));
    values
        .into_iter()
        .zip(periods)
        .map(|(value, period)| figure(held(period), value, Precision::Exact))
        .collect()
}

fn trend_with_gaps(lang: Lang) -> Spec {
    let mut points = months(
        2023,
        [Some(2.0), Some(3.0), None, Some(5.0), Some(0.0), Some(8.0)],
    );
    if let Some(point) = points.get_mut(1) {
        point.route = Route::Partial;
        if let (Some(from), Some(to)) = (Day::from_date(2023, 2, 1), Day::from_date(2023, 2, 20)) {
            point.span = Period::span(from, to).unwrap_or(point.span);
        }
    }
    let view = TrendView {
        coordinate: held(year(2023)),
        grain: Grain::Month,
        points,
        year_before: months(
            2022,
            [Some(1.0), Some(2.0), Some(4.0), None, None, Some(7.0)],
        ),
    };
    trend(lang, &sample(), &view, &Style::LIGHT)
}

fn trend_of_stock(lang: Lang) -> Spec {
    let at = |number| Coordinate::new(STUDIOS, year(number), RegionId(0));
    let view = TrendView {
        coordinate: at(2023),
        grain: Grain::Year,
        points: vec![
            figure(at(2021), Some(100.0), Precision::Over),
            figure(at(2022), Some(12_345.0), Precision::Exact),
            figure(at(2023), None, Precision::Exact),
        ],
        year_before: Vec::new(),
    };
    trend(lang, &sample(), &view, &Style::KIOSK)
}

fn bars_by_region(lang: Lang) -> Spec {
    let at = |region| Coordinate::new(STUDIOS, year(2023), RegionId(region));
    let bar = |figure| Bar {
        figure,
        member: None,
    };
    let mut whole = figure(at(0), Some(172.0), Precision::Over);
    whole.route = Route::Partial;
    whole.coverage = Some(Coverage {
        of: CoverageOf::Regions,
        have: 2,
        whole: 3,
        incomplete: 0,
    });
    let view = BarsView {
        whole,
        along: Along::Region,
        bars: vec![
            bar(figure(at(2), Some(160.0), Precision::Over)),
            bar(figure(at(1), Some(12.0), Precision::Exact)),
            bar(figure(at(3), None, Precision::Exact)),
        ],
        is_additive: true,
    };
    bars(lang, &sample(), &view, &Style::LIGHT)
}

/// The coordinates of the sample's members, with the dimension.
fn members(data: &Dataset) -> Vec<(DimSet, crate::model::dataset::MemberId)> {
    let dim = data.find_dim("form");
    ["专题协商", "对口协商"]
        .into_iter()
        .filter_map(|name| {
            let member = data.find_member(name)?;
            Some((DimSet::default().with(dim?, member), member))
        })
        .collect()
}

fn bars_by_dim_listed(lang: Lang) -> Spec {
    let data = sample();
    let coordinate = held(year(2023));
    let mut whole = Figure::missing(&coordinate);
    whole.route = Route::Listed;
    let values = [
        (Some(7.0), Precision::Exact),
        (Some(300.0), Precision::AtLeast),
    ];
    let view = BarsView {
        whole,
        along: data.find_dim("form").map_or(Along::Indicator, Along::Dim),
        bars: members(&data)
            .into_iter()
            .zip(values)
            .map(|((dims, member), (value, precision))| Bar {
                figure: figure(coordinate.with_dims(dims), value, precision),
                member: Some(member),
            })
            .collect(),
        is_additive: false,
    };
    bars(lang, &data, &view, &Style::DARK)
}

fn bars_beside_relatives(lang: Lang) -> Spec {
    let at = |id| Coordinate::new(id, year(2023), RegionId(0));
    let whole = figure(at(COLLECTED), Some(179.0), Precision::Exact);
    let bar = |figure| Bar {
        figure,
        member: None,
    };
    let view = BarsView {
        bars: vec![
            bar(whole.clone()),
            bar(figure(at(ADOPTED), Some(36.0), Precision::Exact)),
            bar(figure(at(EDITED), Some(38.0), Precision::Exact)),
        ],
        whole,
        along: Along::Indicator,
        is_additive: false,
    };
    bars(lang, &sample(), &view, &Style::HIGH_CONTRAST)
}

fn stack_of_members(lang: Lang) -> Spec {
    let data = sample();
    let values = [[Some(3.0), None], [Some(4.0), Some(5.0)]];
    let Some(dim) = data.find_dim("form") else {
        return trend_with_gaps(lang);
    };
    let view = StackView {
        coordinate: held(year(2023)),
        dim,
        periods: vec![year(2022), year(2023)],
        series: members(&data)
            .into_iter()
            .zip(values)
            .map(|((dims, member), values)| StackSeries {
                member,
                figures: [2022, 2023]
                    .into_iter()
                    .zip(values)
                    .map(|(number, value)| {
                        let coordinate = held(year(number)).with_dims(dims.clone());
                        figure(coordinate, value, Precision::Exact)
                    })
                    .collect(),
            })
            .collect(),
    };
    stacked(lang, &data, &view, &Style::LIGHT)
}

fn funnel_with_breaks(lang: Lang) -> Spec {
    let at = |id| Coordinate::new(id, year(2023), RegionId(0));
    let step = |number, id, value, has_unit_break| FunnelStep {
        step: number,
        figure: figure(at(id), value, Precision::Exact),
        has_unit_break,
        rate: None,
    };
    let mut adopted = step(2, ADOPTED, Some(36.0), true);
    adopted.rate = Some(figure(at(RATE), Some(20.11), Precision::About));
    let view = FunnelView {
        pipeline: "opinion".to_owned(),
        steps: vec![
            step(0, COLLECTED, Some(179.0), false),
            step(1, EDITED, Some(38.0), true),
            adopted,
            step(3, ADOPTED, None, false),
        ],
    };
    funnel(lang, &sample(), &view, &Style::LIGHT)
}

/// Nine cases: of five that were instructed on two were delivered, one was delivered at once.
fn flow_of_cases(lang: Lang) -> Spec {
    let band = |to, cases| Band { to, cases };
    let step = |step, cases, bands| FlowStep { step, cases, bands };
    let view = FlowView {
        cases: Vec::new(),
        steps: vec![
            step(
                0,
                9,
                vec![band(Some(1), 5), band(Some(2), 1), band(None, 3)],
            ),
            step(1, 5, vec![band(Some(2), 2), band(None, 3)]),
            step(2, 3, vec![band(None, 3)]),
        ],
        undated: 0,
    };
    let leads = |step: usize, to: Option<usize>| Drill::Rows {
        table: "cases",
        column: if step == 0 { "after0" } else { "after1" },
        name: to.map_or(String::new(), |to| to.to_string()),
    };
    match sankey(lang, &sample(), &view, &Style::LIGHT, leads) {
        Some(spec) => spec,
        None => funnel_with_breaks(lang),
    }
}
