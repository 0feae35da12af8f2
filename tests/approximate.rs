//! Approximate values everywhere: every place in which a figure can be worded, over an export in
//! which no figure is exact. A number without its mark fails, whichever place it stands in.

use luzhi::analysis::{self, Along, Figure, Versus, all_checks, compare, explain, subtotal, total};
use luzhi::charts::{self, CHARTS, Spec, Style};
use luzhi::model::json::Value;
use luzhi::model::{Coordinate, Dataset, Period, Precision, load};
use luzhi::text::Lang::{self, En, Zh};
use luzhi::text::{
    brief, check, compare as words, explain as tree, figure, lead, side_by_side, table,
};
use serde_json::json;

/// A place in which figures are worded, and all of its texts.
type Place = (&'static str, fn(Lang, &Dataset) -> Vec<String>);

const PLACES: &[Place] = &[
    ("cards and panels", |lang, data| {
        every(data, |f| {
            vec![
                figure::number(lang, data, f).text,
                figure::value_words(lang, data, f),
            ]
        })
    }),
    ("hover", |lang, data| {
        every(data, |f| vec![figure::number(lang, data, f).exact])
    }),
    ("parts on cards", |lang, data| {
        every(data, |f| {
            f.parts
                .iter()
                .map(|p| figure::part_number(lang, data, p).joined(lang))
                .collect()
        })
    }),
    ("voice", |lang, data| {
        every(data, |f| vec![figure::spoken(lang, data, f)])
    }),
    ("sentences", |lang, data| {
        every(data, |f| vec![figure::with_route(lang, data, f)])
    }),
    ("comparisons", |lang, data| {
        every(data, |f| {
            vec![words::comparison_text(
                lang,
                data,
                f,
                &compare(data, f, Versus::YearBefore),
            )]
        })
    }),
    ("plans", |lang, data| {
        every(data, |f| {
            let target = analysis::target(data, f);
            target
                .map(|t| words::target_text(lang, data, f, &t))
                .into_iter()
                .collect()
        })
    }),
    ("the opening sentence", opening),
    ("the brief", |lang, data| vec![whole_brief(lang, data)]),
    ("findings", |lang, data| {
        all_checks(data)
            .iter()
            .map(|c| check::check_text(lang, data, c))
            .collect()
    }),
    ("the sum written out", |lang, data| {
        every(data, |f| {
            let node = explain(data, &f.coordinate, 400);
            tree::working_text(lang, data, &node).into_iter().collect()
        })
    }),
    ("subtotals of tables", |lang, data| {
        let of = |id| {
            subtotal(
                data,
                &data
                    .rows_of(id)
                    .filter(|r| data.row_dims(*r).is_empty())
                    .collect::<Vec<_>>(),
            )
        };
        let all = data.indicators().map(|(id, _)| of(id));
        all.filter_map(|s| Some(table::subtotal_text(lang, data, &s).0?.joined(lang)))
            .collect()
    }),
    ("revisions", |lang, data| {
        let other = export(7);
        every(data, |f| {
            let there = total(&other, &f.coordinate);
            side_by_side::revised_text(lang, data, f, &other, Some(&there))
                .into_iter()
                .collect()
        })
    }),
    (
        "charts: labels, tooltips, tables, summaries",
        |lang, data| specs(lang, data).iter().flat_map(texts_of).collect(),
    ),
];

/// An export in which every value is a little more than stated; `step` makes others of it.
fn export(step: i32) -> Dataset {
    let mut rows = Vec::new();
    let mut value = 210 + step;
    let mut put = |indicator: &str, period: &str, region: &str, dims: serde_json::Value| {
        value += 13;
        rows.push(
            json!({"indicator": indicator, "period": period, "region": region, "dims": dims,
            "value": value % 290 + 205, "precision": "over"}),
        );
    };
    for year in ["2021", "2022", "2023"] {
        for id in [
            "proposal.submitted",
            "proposal.filed",
            "opinion.collected",
            "supervision.suggestions",
        ] {
            put(id, year, "610400", json!({}));
            put(id, year, "610402", json!({}));
        }
        for kind in ["月度协商", "专题协商"] {
            put(
                "consultation.held",
                year,
                "610400",
                json!({"consultation_type": kind}),
            );
        }
        put(
            "research.reports",
            year,
            "610400",
            json!({"activity": "甲"}),
        );
        put(
            "research.reports",
            year,
            "610400",
            json!({"activity": "乙"}),
        );
    }
    // One contradiction: a part that exceeds its whole.
    put("welfare.students_aided", "2023", "610400", json!({}));
    let text = json!({"format": "luzhi/1", "id": "t", "title": "t", "as_of": "2023-12-31",
        "committee": {"id": "t", "name": "t", "region": "610400"},
        "regions": [{"code": "610400", "name": "咸阳市"}, {"code": "610402", "name": "秦都区", "parent": "610400"}],
        "targets": [{"indicator": "opinion.collected", "period": "2023", "value": 100}],
        "observations": rows});
    load::read(text.to_string().as_bytes()).unwrap().dataset
}

/// A text of every figure that has a value, by year and county.
fn every(data: &Dataset, say: impl Fn(&Figure) -> Vec<String>) -> Vec<String> {
    let mut said = Vec::new();
    for (id, _) in data.indicators() {
        for year in 2021..=2023 {
            for region in ["610400", "610402"] {
                let region = data.regions.find(region).unwrap();
                let figure = total(
                    data,
                    &Coordinate::new(id, Period::year(year).unwrap(), region),
                );
                if figure.value.is_some() {
                    assert_ne!(figure.precision, Precision::Exact);
                    said.extend(say(&figure));
                }
            }
        }
    }
    said
}

fn opening(lang: Lang, data: &Dataset) -> Vec<String> {
    let year = Period::year(2023).unwrap();
    let cards = analysis::headline(data, year, data.home());
    let figures = analysis::lead(&cards);
    let pieces = lead::lead(lang, data, year, data.home(), &figures);
    let text = pieces.into_iter().map(|piece| match piece {
        lead::Piece::Text(text) => text.to_string(),
        lead::Piece::Figure(n) => figure::value_words(lang, data, &figures[n]),
    });
    vec![text.collect()]
}

fn whole_brief(lang: Lang, data: &Dataset) -> String {
    let year = Period::year(2023).unwrap();
    let view = analysis::overview(data, year, data.home());
    brief::brief(lang, data, &view, year, data.home()).plain(lang, data)
}

/// Charts over the export.
fn specs(lang: Lang, data: &Dataset) -> Vec<Spec> {
    let year = Period::year(2023).unwrap();
    let mut specs = Vec::new();
    for (id, _) in data
        .indicators()
        .filter(|(id, _)| data.rows_of(*id).next().is_some())
    {
        let at = Coordinate::new(id, year, data.home());
        if let Some(view) = analysis::by_region(data, &at) {
            assert_eq!(view.along, Along::Region);
            specs.push(charts::bars(lang, data, &view, &Style::LIGHT));
        }
        if let Some(view) = analysis::trend(data, &at, luzhi::model::Grain::Year) {
            specs.push(charts::trend(lang, data, &view, &Style::LIGHT));
        }
    }
    for view in analysis::funnels_of(data, "proposal", year, data.home()) {
        specs.push(charts::funnel(lang, data, &view, &Style::LIGHT));
    }
    assert!(specs.len() > 4, "{}", specs.len());
    specs
}

/// What a reader can see of a chart: every text of its option, its words, its table.
fn texts_of(spec: &Spec) -> Vec<String> {
    let mut said = vec![spec.title.clone(), spec.summary.clone()];
    collect(&spec.option, &mut said);
    said.extend(spec.words.iter().flatten().cloned());
    let cells = spec.table.rows.iter().flatten();
    said.extend(cells.map(|cell| cell.text.clone()));
    said
}

fn collect(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::Text(text) => said.push(text.clone()),
        _ => {
            value.items().iter().for_each(|v| collect(v, said));
            value.members().iter().for_each(|(_, v)| collect(v, said));
        }
    }
}

/// The numbers of three digits in a text that have no mark: no value of the export has others.
fn unmarked(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && (letters[at].is_ascii_digit() || letters[at] == '.') {
            at += 1;
        }
        let before: String = letters[start.saturating_sub(11)..start].iter().collect();
        let after: String = letters[at..].iter().take(2).collect();
        let digits: String = letters[start..at].iter().collect();
        let is_value = digits.len() == 3
            && digits.bytes().all(|b| b.is_ascii_digit())
            && digits.as_str() >= "200";
        let is_marked = after.starts_with(['余', '+'])
            || before
                .trim_end_matches(['+', '-'])
                .ends_with(['约', '~', '≥'])
            || ["more than ", "about ", "at least "]
                .iter()
                .any(|w| before.ends_with(w));
        // A text that is nothing but a round number is a tick of a scale, and no figure.
        let is_tick = digits == text && ["50", "00"].iter().any(|end| digits.ends_with(end));
        if is_value && !is_marked && !is_tick {
            found.push(format!("{digits} in “{text}”"));
        }
    }
    found
}

#[test]
fn every_place_keeps_the_mark() {
    let data = export(0);
    for (name, place) in PLACES {
        for lang in [Zh, En] {
            let said = place(lang, &data);
            assert!(
                !said.is_empty() || *name == "findings",
                "{name} says nothing"
            );
            let bare: Vec<String> = said.iter().flat_map(|text| unmarked(text)).collect();
            assert!(bare.is_empty(), "{name}: {bare:#?}");
        }
    }
}

#[test]
fn every_registered_chart_keeps_the_mark_in_its_table() {
    for (name, build) in CHARTS {
        for lang in [Zh, En] {
            let spec = build(lang);
            for cell in spec.table.rows.iter().flatten() {
                let Some(figure) = &cell.figure else { continue };
                if figure.value.is_some() && figure.precision != Precision::Exact {
                    let marks = ['余', '+', '≥', '约', '~'];
                    assert!(cell.text.contains(marks), "{name}: {}", cell.text);
                }
            }
        }
    }
}

#[test]
fn every_file_names_the_precision_beside_the_number() {
    let data = export(0);
    for spec in specs(Zh, &data) {
        let text = charts::csv(Zh, &spec.table, &[]);
        assert!(text.contains("精确程度") && text.contains("略多"), "{text}");
    }
}

#[test]
fn the_probe_sees_a_number_without_its_mark() {
    assert_eq!(unmarked("收集318条").len(), 1);
    assert!(unmarked("收集318余条，约+220%，≥300，2023年，610400").is_empty());
}
