//! Every chart: properties first, then its option against a golden file.
//! `UPDATE_GOLDEN=1 cargo test --test charts` renews the files.

use std::path::Path;

use luzhi::charts::{CHARTS, Spec};
use luzhi::text::Lang;
use serde_json::Value;

fn all() -> impl Iterator<Item = (String, Spec)> {
    CHARTS.iter().flat_map(|(name, build)| {
        [Lang::Zh, Lang::En].map(|lang| (format!("{name}.{}", lang.pick("zh", "en")), build(lang)))
    })
}

/// The option as ECharts reads it.
fn option(spec: &Spec) -> Value {
    serde_json::from_str(&spec.option_json()).unwrap()
}

fn series(spec: &Spec) -> Vec<Value> {
    option(spec)["series"].as_array().unwrap().clone()
}

/// Every text in a value, with the key it stands under.
fn texts<'a>(value: &'a Value, key: &'a str, out: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) => out.push((key, text)),
        Value::Array(items) => items.iter().for_each(|v| texts(v, key, out)),
        Value::Object(map) => map.iter().for_each(|(k, v)| texts(v, k, out)),
        _ => {}
    }
}

#[test]
fn every_chart_has_title_summary_and_table() {
    for (name, spec) in all() {
        assert!(!spec.title.is_empty() && !spec.summary.is_empty(), "{name}");
        assert_eq!(
            option(&spec)["aria"]["label"]["description"],
            spec.summary,
            "{name}"
        );
        assert!(
            !spec.table.rows.is_empty() && spec.height_px > 60.0,
            "{name}"
        );
        for row in &spec.table.rows {
            assert_eq!(row.len(), spec.table.columns.len(), "{name}");
        }
    }
}

#[test]
fn every_mark_leads_somewhere() {
    for (name, spec) in all() {
        assert_eq!(spec.drills.len(), series(&spec).len(), "{name}");
        for (number, series) in series(&spec).iter().enumerate() {
            for (point, item) in series["data"].as_array().unwrap().iter().enumerate() {
                let leads = spec.drill(number, point).is_some();
                // The marks of a flow are its bands: a test of their own.
                let is_mark = series["links"].is_null() && !item["value"].is_null();
                assert!(leads || !is_mark, "{name} {number} {point}");
            }
            assert!(spec.drill(number, usize::MAX).is_none());
        }
    }
}

/// What else ECharts could draw is left out of the built page: `tools/vite-echarts.mjs`.
#[test]
fn charts_keep_to_what_the_built_page_can_draw() {
    let known = [
        "animation",
        "aria",
        "grid",
        "legend",
        "series",
        "textStyle",
        "tooltip",
        "xAxis",
        "yAxis",
    ];
    for (name, spec) in all() {
        let option = option(&spec);
        for key in option.as_object().unwrap().keys() {
            assert!(known.contains(&key.as_str()), "{name}: {key}");
        }
        for axis in ["xAxis", "yAxis"] {
            let kind = &option[axis]["type"];
            assert!(
                kind.is_null() || kind == "category" || kind == "value",
                "{name}: {kind}"
            );
        }
        assert!(!spec.option_json().contains("path://"), "{name}");
        let tooltip = &option["tooltip"];
        assert!(tooltip["renderMode"].is_null(), "{name}");
        assert_eq!(tooltip["trigger"], "item", "{name}");
        for series in series(&spec) {
            let kind = series["type"].as_str().unwrap();
            assert!(["bar", "line", "sankey"].contains(&kind), "{name}: {kind}");
            let steps = series["data"].as_array().unwrap();
            let is_given = |step: &Value| !step["itemStyle"]["color"].is_null();
            assert!(kind != "sankey" || steps.iter().all(is_given), "{name}");
        }
    }
}

#[test]
fn a_flow_loses_no_case_between_its_steps() {
    let (_, build) = CHARTS.iter().find(|(n, _)| *n == "flow_of_cases").unwrap();
    let spec = build(Lang::Zh);
    let series = &series(&spec)[0];
    let links = series["links"].as_array().unwrap();
    assert!((0..links.len()).all(|at| spec.drill(0, at).is_some()));
    assert_eq!(spec.words[0].len(), links.len());
    assert_eq!(spec.words[0][1], "建议 → 落实：1件");
    let sum = |end: &str, name: &Value| -> f64 {
        let own = links.iter().filter(|link| link[end] == *name);
        own.filter_map(|link| link["value"].as_f64()).sum()
    };
    for node in series["data"].as_array().unwrap() {
        let (inward, outward) = (sum("target", &node["name"]), sum("source", &node["name"]));
        assert_eq!(
            inward.max(outward),
            node["value"].as_f64().unwrap(),
            "{node}"
        );
    }
}

#[test]
fn axes_of_numbers_start_at_zero() {
    for (name, spec) in all() {
        let option = option(&spec);
        let axes = [&option["xAxis"], &option["yAxis"]];
        let mut numeric = axes.into_iter().filter(|a| a["type"] == "value").peekable();
        // A flow has bands whose widths compare, and no axis.
        let is_flow = option["series"][0]["type"] == "sankey";
        assert_eq!(numeric.peek().is_some(), !is_flow, "{name}");
        assert!(numeric.all(|a| a["min"] == 0), "{name}");
    }
}

#[test]
fn what_is_missing_is_a_gap() {
    let gaps = |name: &str| -> usize {
        let build = CHARTS.iter().find(|(n, _)| *n == name).unwrap().1;
        let spec = build(Lang::Zh);
        let series = series(&spec);
        let items = series.iter().flat_map(|s| s["data"].as_array().unwrap());
        items.filter(|item| item["value"].is_null()).count()
    };
    assert_eq!(gaps("trend_with_gaps"), 3);
    assert_eq!(gaps("bars_by_region"), 1);
    assert_eq!(gaps("stacked"), 1);
    assert_eq!(gaps("funnel_with_breaks"), 3, "one figure, two breaks");
}

#[test]
fn series_are_those_that_the_page_loads() {
    for (name, spec) in all() {
        for series in series(&spec) {
            let kind = series["type"].as_str().unwrap();
            assert!(["bar", "line", "sankey"].contains(&kind), "{name}: {kind}");
        }
    }
}

#[test]
fn text_from_data_is_never_markup_nor_a_template() {
    for (name, spec) in all() {
        let mut found = Vec::new();
        let option = option(&spec);
        texts(&option, "", &mut found);
        for (key, text) in found.into_iter().filter(|(key, _)| *key == "formatter") {
            for hole in ["{a}", "{b}", "{c}"] {
                assert!(!text.contains(hole), "{name} {key}: {text}");
            }
        }
        let series = series(&spec);
        let links = series.iter().filter_map(|s| s["links"].as_array());
        let data = series.iter().filter_map(|s| s["data"].as_array());
        for item in data.chain(links).flatten() {
            if let Some(tip) = item["tooltip"]["formatter"].as_str() {
                assert!(
                    !tip.replace("<br>", "").contains(['<', '>']),
                    "{name}: {tip}"
                );
            }
        }
    }
}

#[test]
fn nothing_is_drawn_that_is_not_a_number() {
    for (name, spec) in all() {
        let text = spec.option_json();
        for bad in ["NaN", "inf", "undefined", "function"] {
            assert!(!text.contains(bad), "{name}: {bad}");
        }
    }
}

#[test]
fn options_are_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts");
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut stale = Vec::new();
    for (name, spec) in all() {
        let path = folder.join(format!("{name}.json"));
        let table: Vec<Vec<&str>> = spec
            .table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
            .collect();
        let picture = serde_json::json!({
            "title": spec.title,
            "summary": spec.summary,
            "option": option(&spec),
            "columns": spec.table.columns,
            "rows": table,
        });
        let now = serde_json::to_string_pretty(&picture).unwrap() + "\n";
        if is_update {
            std::fs::write(&path, &now).unwrap();
        } else if std::fs::read_to_string(&path).unwrap_or_default() != now {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "{stale:?} differ; look, then renew with UPDATE_GOLDEN=1"
    );
}
