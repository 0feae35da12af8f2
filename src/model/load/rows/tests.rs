//! Rows are read alike, whichever way they take.

use crate::model::load::{Loaded, read};
use proptest::prelude::*;

const HEAD: &str = r#"{"format":"luzhi/1","id":"a","title":"t","as_of":"2024-12-31",
    "committee":{"id":"a","name":"n","short":"s","region":"610400"},
    "indicators":[{"id":"x.a","name":"a","family":"x","unit":"u","measure":"flow"},
                  {"id":"x.b","name":"b","family":"x","unit":"u","measure":"flow"}]"#;
const NAMES: [&str; 6] = [
    "indicator",
    "period",
    "region",
    "dims.k",
    "value",
    "precision",
];
/// Cells of each column, some of them not usable.
const CELLS: [&[&str]; 6] = [
    &[
        "\"x.a\"",
        "\"x.b\"",
        "\"x.undefined\"",
        "\"\\u0078.a\"",
        "7",
        "\"\"",
    ],
    &["\"2023\"", "\"2023-04\"", "\"2024-Q1\"", "\"20x4\"", "null"],
    &["\"610402\"", "null", "\"\"", "\"999999\"", "[]"],
    &["\"p\"", "\"q\"", "null", "\"p\"", "3"],
    &["1", "-2.5", "null", "\"1\"", "1e400"],
    &["null", "null", "null", "\"over\"", "\"odd\""],
];

fn rows(rows: &[[usize; 6]]) -> String {
    let line = |row: &[usize; 6]| {
        let cells = CELLS
            .iter()
            .zip(row)
            .map(|(cells, at)| cells[at % cells.len()]);
        format!("[{}]", cells.collect::<Vec<_>>().join(","))
    };
    let lines: Vec<String> = rows.iter().map(line).collect();
    let names = NAMES.map(|name| format!("\"{name}\"")).join(",");
    format!(
        "{HEAD},\"observations\":{{\"columns\":[{names}],\"rows\":[{}]}}}}",
        lines.join(",")
    )
}

fn objects(rows: &[[usize; 6]]) -> String {
    let line = |row: &[usize; 6]| {
        let cell = |at: usize| CELLS[at][row[at] % CELLS[at].len()];
        let of = |at: usize| format!("\"{}\":{}", NAMES[at], cell(at));
        let mut members: Vec<String> = [0, 1, 2, 4, 5].map(of).to_vec();
        if cell(3) != "null" {
            members.push(format!("\"dims\":{{\"k\":{}}}", cell(3)));
        }
        format!("{{{}}}", members.join(","))
    };
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("{HEAD},\"observations\":[{}]}}", lines.join(","))
}

/// Every observation with its coordinate, and how many issues there are of each problem.
fn seen(read: Option<&Loaded>) -> Option<(Vec<String>, usize)> {
    let loaded = read?;
    let data = &loaded.dataset;
    let line = |row| {
        format!(
            "{:?} {:?} {:?}",
            data.coordinate(row),
            data.value(row),
            data.precision(row)
        )
    };
    Some((data.rows().map(line).collect(), loaded.issues.len()))
}

proptest! {
    #[test]
    fn rows_are_read_as_objects_are(codes in prop::collection::vec(prop::array::uniform6(0..6usize), 1..60)) {
        let (rows, objects) = (rows(&codes), objects(&codes));
        let (rows, objects) = (read(rows.as_bytes()).ok(), read(objects.as_bytes()).ok());
        prop_assert_eq!(seen(rows.as_ref()), seen(objects.as_ref()));
    }
}

/// Everything that a file was read as.
fn all_of(json: &str) -> String {
    let Loaded { dataset, issues } = match read(json.as_bytes()) {
        Ok(loaded) => loaded,
        Err(refusal) => return format!("{refusal:?}"),
    };
    let rows = dataset.rows().map(|row| dataset.observation(row));
    format!(
        "{:#?}",
        (
            rows.collect::<Vec<_>>(),
            dataset.periods(),
            &dataset.collisions,
            &dataset.repeated,
            issues,
        )
    )
}

/// The same without what is said of columns, which have another line.
fn without_columns(json: &str) -> (String, usize) {
    let all = all_of(json);
    let line = |line: &&str| !line.contains("observations.columns");
    let issues = all.matches("Issue {").count();
    let all = all.split("Issue {").filter(line).collect();
    (all, issues)
}

/// Rows with a last cell that says nothing: `null` is plain, an empty text is not.
fn with_notes(rows: &[([usize; 6], usize)], is_plain: impl Fn(usize) -> bool) -> String {
    const BROKEN: [&str; 6] = ["[1]", "7", "{}", "[]", "null", "[[[\"x.a\"]]]"];
    let names = NAMES.map(|name| format!("\"{name}\"")).join(",");
    let mut json = format!(
        "{HEAD},\"observations\":{{\"columns\":[{names},\"dims.m\",\"unknown\",\"note\"],\"rows\":[\n"
    );
    for (index, (row, kind)) in rows.iter().enumerate() {
        let comma = if index > 0 { ",\n" } else { "" };
        let blank = if kind % 7 == 0 { " " } else { "" };
        let cells = CELLS.iter().zip(row);
        let cells = cells.map(|(cells, at)| format!("{}{blank}", cells[at % cells.len()]));
        let note = if is_plain(index) { "null" } else { "\"\"" };
        let member = ["\"u\"", "null", "\"v\""][kind % 3];
        let line = match kind {
            40.. => BROKEN[kind % BROKEN.len()].to_owned(),
            _ => format!(
                "[{blank}{},{member},{kind},{note}]",
                cells.collect::<Vec<_>>().join(",")
            ),
        };
        json.push_str(&format!("{comma}{blank}{line}"));
    }
    json.push_str("]}}");
    json
}

fn some_rows() -> impl Strategy<Value = Vec<([usize; 6], usize)>> {
    // Few of the cells that can't be used, so that most rows are plain.
    let cell = prop_oneof![6 => 0..2usize, 1 => 0..6usize];
    prop::collection::vec((prop::array::uniform6(cell), 0..44usize), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn plain_rows_say_what_they_say_when_each_is_read_by_itself(rows in some_rows(), plain in prop::collection::vec(any::<bool>(), 60)) {
        let slow = all_of(&with_notes(&rows, |_| false));
        prop_assert_eq!(&all_of(&with_notes(&rows, |_| true)), &slow);
        prop_assert_eq!(&all_of(&with_notes(&rows, |at| plain[at])), &slow);
    }

    #[test]
    fn columns_may_stand_behind_the_rows(rows in some_rows()) {
        let before = with_notes(&rows, |_| true);
        let start = before.find("\"columns\"").unwrap();
        let end = before.find("\"rows\"").unwrap();
        let columns = before[start..end].trim_end_matches(',').to_owned();
        let mut behind = before.clone();
        behind.replace_range(start..end, "");
        behind.truncate(behind.len() - 2);
        let behind = format!("{behind},{columns}}}}}");
        prop_assert_eq!(without_columns(&before), without_columns(&behind));
        // Columns that are written again count; those before the rows do not.
        let again = before.replace("\"columns\":[", "\"columns\":[\"value\"],\"columns\":[");
        let count = |json: &str| read(json.as_bytes()).map(|loaded| loaded.dataset.len()).ok();
        prop_assert_eq!(count(&before), count(&again));
    }

    /// Where figures stand in a file changes nothing but their positions.
    #[test]
    fn the_order_of_rows_changes_nothing(
        (ordered, shuffled) in Just((0..400usize).collect::<Vec<_>>()).prop_shuffle().prop_map(|order| {
            let line = |at: &usize| {
                let (indicator, month, region) = (at % 2, at / 2 % 12 + 1, at / 24);
                let name = ["x.a", "x.b"][indicator];
                format!("[\"{name}\",\"2023-{month:02}\",\"6104{region:02}\",{at}.5]")
            };
            let mut sorted = order.clone();
            sorted.sort_by_key(|at| (at % 2, at / 24, at / 2 % 12));
            let file = |order: &[usize]| {
                let rows: Vec<String> = order.iter().map(line).collect();
                format!("{HEAD},\"observations\":{{\"columns\":[\"indicator\",\"period\",\"region\",\"value\"],\"rows\":[{}]}}}}", rows.join(","))
            };
            (file(&sorted), file(&order))
        })
    ) {
        let figures = |json: &str| {
            let data = read(json.as_bytes()).unwrap().dataset;
            data.rows().map(|row| (data.coordinate(row).indicator, data.row_period(row), data.regions.get(data.coordinate(row).region).map(|r| r.code.clone()), data.value(row))).collect::<Vec<_>>()
        };
        let mut ours = figures(&ordered);
        prop_assert_eq!(ours.len(), 400);
        // Regions that only observations speak of are numbered as they are met.
        let mut theirs = figures(&shuffled);
        ours.sort_by(|a, b| a.partial_cmp(b).unwrap());
        theirs.sort_by(|a, b| a.partial_cmp(b).unwrap());
        prop_assert_eq!(ours, theirs);
    }
}
