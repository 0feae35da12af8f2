//! How a figure came about: for random exports, an evaluator that knows nothing of the dashboard's
//! arithmetic works every tree out from the file itself, and gets the figure.

use luzhi::analysis::{DefinedBy, Node, Versus, Working, compare, definition, explain};
use luzhi::model::{Coordinate, Dataset, Period, Precision, load};
use luzhi::text::Lang::{En, Zh};
use luzhi::text::compare::comparison_text;
use luzhi::text::explain::{defined_by_text, parts_text, working_text};
use proptest::prelude::*;
use serde_json::{Value, json};

const INDICATORS: [&str; 4] = ["x.flow", "x.base", "x.stock", "x.rate"];
const PERIODS: [&str; 12] = [
    "2023",
    "2022",
    "2023-Q1",
    "2023-Q2",
    "2023-Q3",
    "2023-Q4",
    "2023-01",
    "2023-02",
    "2023-03",
    "2023-01-01/2023-05-31",
    "2023-06-30",
    "2023-12-31",
];
const REGIONS: [&str; 4] = ["9", "91", "92", "93"];
const DIMS: [&str; 7] = [
    "",
    "kind=a",
    "kind=b",
    "level=own",
    "level=below",
    "by=p",
    "by=q",
];

/// One observation: indicator, period, region, dims, value, precision, implied, not provided.
type Line = (usize, usize, usize, usize, u32, usize, bool);

fn document(lines: &[Line]) -> Value {
    let mut seen = std::collections::BTreeSet::new();
    let mut rows = Vec::new();
    for (indicator, period, region, dims, value, precision, implied) in lines {
        if !seen.insert((indicator, period, region, dims)) {
            continue;
        }
        let dims = DIMS[*dims]
            .split_once('=')
            .map_or(json!({}), |(d, m)| json!({d: m}));
        let words = ["exact", "exact", "over", "at_least", "about"];
        rows.push(json!({
            "indicator": INDICATORS[*indicator], "period": PERIODS[*period],
            "region": REGIONS[*region], "dims": dims,
            "value": if *value == 0 { Value::Null } else { json!(f64::from(*value) / 10.0) },
            "precision": words[*precision], "implied": implied,
        }));
    }
    let adds = ["region", "period", "level", "kind"];
    let indicator = |id: &str, measure: &str, adds: &[&str]| json!({"id": id, "name": id, "unit": "件", "measure": measure, "adds_over": adds});
    json!({
        "format": "luzhi/1", "id": "t", "title": "t", "as_of": "2023-12-31",
        "committee": {"id": "t", "name": "t", "region": "9"},
        "regions": [{"code": "9", "name": "市"}, {"code": "91", "name": "甲", "parent": "9"},
            {"code": "92", "name": "乙", "parent": "9"}, {"code": "93", "name": "丙", "parent": "9"}],
        "indicators": [
            indicator("x.flow", "flow", &adds), indicator("x.base", "flow", &adds),
            indicator("x.stock", "stock", &["region", "level", "kind"]),
            {"id": "x.rate", "name": "率", "unit": "%", "measure": "ratio", "ratio": {"of": "x.flow", "to": "x.base"}}],
        "observations": rows,
    })
}

fn read(document: &Value) -> Dataset {
    load::read(document.to_string().as_bytes()).unwrap().dataset
}

/// Value and precision of a tree, worked out from the file's own observations.
fn evaluate(data: &Dataset, file: &Value, node: &Node) -> Option<(f64, Precision)> {
    let all: Vec<_> = node
        .beneath
        .iter()
        .map(|n| (n, evaluate(data, file, n)))
        .collect();
    let worst = |one: Precision, other: Precision| one.max(other);
    match node.working {
        Working::Stated => {
            let position = data.observation(node.figure.row?).position as usize;
            let told = &file["observations"][position];
            let precision = Precision::parse(told["precision"].as_str()?)?;
            Some((told["value"].as_f64()?, precision))
        }
        Working::Sum => {
            let added = all.iter().filter(|(n, _)| !n.is_implied);
            let values: Vec<_> = added.filter_map(|(_, v)| *v).collect();
            assert!(!values.is_empty(), "a sum of nothing");
            let sum = values.iter().map(|(v, _)| v).sum();
            Some((
                sum,
                values.iter().map(|(_, p)| *p).fold(Precision::Exact, worst),
            ))
        }
        Working::Quotient { scale } => {
            let [of, to] = [all[0].1?, all[1].1?];
            let precision = match worst(of.1, to.1) {
                Precision::Exact => Precision::Exact,
                _ => Precision::About,
            };
            Some((of.0 / to.0 * scale, precision))
        }
        Working::Share { regions } => Some((all[0].1?.0 / regions as f64, all[0].1?.1)),
        Working::Listed | Working::Nothing => None,
    }
}

fn no_leaf_is_unexplained(node: &Node) {
    assert!(!node.is_cut);
    let is_bare = node.working == Working::Nothing && node.figure.value.is_some();
    assert!(!is_bare, "a value from nowhere: {:?}", node.figure);
    node.beneath.iter().for_each(no_leaf_is_unexplained);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_tree_of_any_figure_evaluates_to_the_figure(
        lines in prop::collection::vec((0..4usize, 0..12usize, 0..4usize, 0..7usize, 0..500u32, 0..5usize, prop::bool::weighted(0.1)), 1..60),
    ) {
        let file = document(&lines);
        let data = read(&file);
        for id in INDICATORS {
            let Some(id) = data.find_indicator(id) else { continue };
            for period in PERIODS {
                for region in REGIONS {
                    let region = data.regions.find(region).unwrap();
                    let at = Coordinate::new(id, Period::parse(period).unwrap(), region);
                    let tree = explain(&data, &at, 10_000);
                    no_leaf_is_unexplained(&tree);
                    let found = evaluate(&data, &file, &tree);
                    match (tree.figure.value, found) {
                        (Some(value), Some((sum, precision))) => {
                            prop_assert!((value - sum).abs() < 1e-4 * sum.abs().max(1.0), "{value} {sum} {tree:?}");
                            prop_assert_eq!(tree.figure.precision, precision);
                        }
                        (None, None) => {}
                        other => prop_assert!(false, "{other:?} {tree:?}"),
                    }
                }
            }
        }
    }
}

fn export(name: &str) -> Dataset {
    let path = format!("{}/public/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    load::read(&std::fs::read(path).unwrap()).unwrap().dataset
}

fn tree(data: &Dataset, id: &str, period: &str) -> Node {
    let id = data.find_indicator(id).unwrap();
    explain(
        data,
        &Coordinate::new(id, Period::parse(period).unwrap(), data.home()),
        400,
    )
}

#[test]
fn the_sum_is_written_out_with_what_was_added() {
    let data = export("xianyang-2023");
    let studios = tree(&data, "studio.count", "2023");
    assert_eq!(working_text(Zh, &data, &studios).unwrap(), "17 + 113 = 130");
    assert_eq!(parts_text(Zh, &data, &studios).unwrap(), "市本级 + 县市区");
    let leaf = &studios.beneath[0];
    assert_eq!(leaf.working, Working::Stated);
    let seen = data.observation(leaf.figure.row.unwrap());
    assert_eq!(seen.locator, Some("第26段"));
    let received = tree(&data, "instruction.received", "2023");
    let text = working_text(Zh, &data, &received).unwrap();
    assert!(text.ends_with("= 40"), "{text}");
    assert!(
        received.beneath.iter().any(|n| n.is_implied),
        "shown, and not in the sum"
    );
}

#[test]
fn a_large_tree_is_cut_where_its_parts_go_on_by_themselves() {
    let data = export("xianyang-demo");
    let id = data.find_indicator("consultation.held").unwrap();
    let at = Coordinate::new(id, Period::parse("2023").unwrap(), data.home());
    let (whole, small) = (explain(&data, &at, 100_000), explain(&data, &at, 20));
    assert!(
        whole.len() > 100 && small.len() <= 21,
        "{} {}",
        whole.len(),
        small.len()
    );
    assert_eq!(whole.figure, small.figure);
    let is_cut = |n: &Node| n.is_cut && n.beneath.is_empty();
    assert!(small.beneath.iter().any(is_cut) || is_cut(&small));
    let text = working_text(Zh, &data, &whole).unwrap();
    assert!(text.chars().count() < 120, "{text}");
}

#[test]
fn a_quotient_says_its_two_sides() {
    let data = export("fuyang-2020");
    let rate = tree(&data, "proposal.replied_rate", "2020");
    let text = working_text(Zh, &data, &rate).unwrap_or_default();
    assert!(
        text.contains("326 ÷ 326") || rate.working == Working::Stated,
        "{text} {:?}",
        rate.working
    );
}

#[test]
fn every_indicator_of_the_catalogue_has_a_definition_with_a_version() {
    let data = export("xianyang-2023");
    for known in &data.catalogue.indicators {
        let said = luzhi::model::definitions::of(&known.id);
        assert!(known.version >= 1 && said.is_some(), "{}", known.id);
    }
    let id = data.find_indicator("studio.count").unwrap();
    let of = definition(&data, id, Period::parse("2023").unwrap());
    assert_eq!(of.by, DefinedBy::Catalogue { version: 1 });
    assert_eq!(
        defined_by_text(En, &of),
        "The catalogue's definition, version 1"
    );
}

#[test]
fn an_own_definition_and_a_change_of_definition_are_told_and_marked() {
    let mut file = document(&[]);
    file["indicators"] = json!([{"id": "studio.count", "name": "委员工作室", "measure": "flow", "unit": "个",
        "definition": "含筹建中的工作室。", "definition_changes": [{"since": "2023-01-01", "definition": "不含筹建中的工作室。"}]}]);
    file["observations"] = json!([
        {"indicator": "studio.count", "period": "2021", "value": 80},
        {"indicator": "studio.count", "period": "2022", "value": 100},
        {"indicator": "studio.count", "period": "2023", "value": 90}]);
    let data = read(&file);
    let id = data.find_indicator("studio.count").unwrap();
    let year = |year: &str| Period::parse(year).unwrap();
    let of = |period: &str| definition(&data, id, year(period));
    assert_eq!(of("2022").text, Some("含筹建中的工作室。"));
    assert_eq!(of("2023").text, Some("不含筹建中的工作室。"));
    assert_eq!(of("2023").by, DefinedBy::Export { differs: true });
    assert!(
        of("2023")
            .catalogue
            .is_some_and(|(zh, en)| !zh.is_empty() && en.is_some())
    );
    let said = |period: &str| {
        let figure = luzhi::analysis::total(&data, &Coordinate::new(id, year(period), data.home()));
        comparison_text(
            Zh,
            &data,
            &figure,
            &compare(&data, &figure, Versus::YearBefore),
        )
    };
    assert!(
        said("2023").contains("2023-01-01起口径有变"),
        "{}",
        said("2023")
    );
    assert!(!said("2022").contains("口径"), "{}", said("2022"));
}
