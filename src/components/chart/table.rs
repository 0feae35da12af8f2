//! The table behind a chart (数据表), each figure open to question.

use crate::charts::Table;
use crate::components::figure::figure;
use crate::components::scene::Scene;
use crate::platform::view::{View, el};

/// The table behind a chart.
pub fn table(scene: &Scene, table: &Table) -> View {
    let named = |column: &String| el("td").attr("data-label", column.clone());
    let rows: Vec<View> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<View> = row
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| match &cell.figure {
                    Some(of) => named(column).class("number").child(figure(scene, of)),
                    None => named(column).child(cell.text.clone()),
                })
                .map(View::from)
                .collect();
            el("tr").child(cells).into()
        })
        .collect();
    let head = |column: &String| {
        let cell = el("th").attr("scope", "col");
        View::from(cell.child(column.clone()))
    };
    let heads: View = table.columns.iter().map(head).collect();
    el("table")
        .class("plain-table")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(rows))
        .into()
}
