//! The demo export: a whole city over five years, invented, and equal to the published totals of 2023.

pub mod chains;
pub mod figures;
pub mod json;
pub mod places;
pub mod random;
pub mod record;
pub mod records;
pub mod row;
pub mod studios;
pub mod words;

use json::{Json, text, write_lines};
use row::{COLUMNS, Row};

/// The seed of the committed demo.
pub const SEED: u64 = 610_400;

/// The demo as JSON text.
pub fn document(seed: u64) -> String {
    let studios = studios::studios(seed);
    let figures = figures::figures(seed, &studios);
    let rows: Vec<Json> = figures.rows.iter().map(Row::json).collect();
    let records = records::records(seed, &studios, &figures);
    let mut out = String::from(
        r#"{"format":"luzhi/1","id":"xianyang-demo","title":"咸阳市政协履职看板演示数据",
"committee":{"id":"xianyang","name":"政协咸阳市委员会","short":"咸阳市政协","region":"610400"},
"as_of":"2025-12-31","status":"demo",
"sources":[{"id":"demo","title":"合成演示数据（非真实数据）"}],
"indicators":[{"id":"studio.count","name":"委员工作室","family":"studio","unit":"个","measure":"stock","adds_over":["region","level"],"better":"higher","counts":{"kind":"studio","where":{}}}],
"regions":"#,
    );
    write_lines(&regions(), &mut out);
    out.push_str(",\n\"targets\":");
    write_lines(&targets(), &mut out);
    out.push_str(",\n\"observations\":{\"columns\":");
    Json::List(COLUMNS.iter().map(|name| text(*name)).collect()).write(&mut out);
    out.push_str(",\"rows\":");
    write_lines(&rows, &mut out);
    out.push_str("},\n\"records\":");
    write_lines(&records, &mut out);
    out.push_str("}\n");
    out
}

fn regions() -> Vec<Json> {
    places::COUNTIES
        .iter()
        .map(|county| {
            let (column, row) = county.tile;
            Json::Object(vec![
                ("code", text(county.code)),
                ("name", text(county.name)),
                ("short", text(county.short)),
                ("parent", text(places::CITY)),
                (
                    "tile",
                    Json::List(vec![Json::Number(column.into()), Json::Number(row.into())]),
                ),
            ])
        })
        .collect()
}

/// The plans of three years: one kept, one kept, one missed by one.
fn targets() -> Vec<Json> {
    [("2023", 17.0), ("2024", 18.0), ("2025", 20.0)]
        .into_iter()
        .map(|(year, value)| {
            Json::Object(vec![
                ("indicator", text("consultation.plan_completed")),
                ("period", text(year)),
                ("region", text(places::CITY)),
                ("value", Json::Number(value)),
            ])
        })
        .collect()
}
