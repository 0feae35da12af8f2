//! The table behind a chart as CSV (导出表格): each figure in three columns, its plain number, how
//! exact it is and how it came about, so that no mark is lost on the way into a spreadsheet.

use super::{Cell, Table};
use crate::model::Precision;
use crate::text::Lang;
use crate::text::chart::header_route;
use crate::text::csv::{BOM, begins_formula, quote};
use crate::text::export::{header_precision, precision_name};
use crate::text::figure::route_word;
use crate::text::number::plain;

/// The table with lines about it beneath: title, period, source, status.
pub fn csv(lang: Lang, table: &Table, about: &[(&str, String)]) -> String {
    let is_figure = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        cells.any(|cell| cell.figure.is_some())
    };
    let figures: Vec<bool> = (0..table.columns.len()).map(is_figure).collect();
    let mut out = BOM.to_owned();
    let mut head = Vec::new();
    for (name, is_figure) in table.columns.iter().zip(&figures) {
        head.push(text(name));
        if *is_figure {
            head.push(text(&format!("{name} {}", header_precision(lang))));
            head.push(text(&format!("{name} {}", header_route(lang))));
        }
    }
    line(&mut out, &head);
    for row in &table.rows {
        let mut cells = Vec::new();
        for (cell, is_figure) in row.iter().zip(&figures) {
            push(lang, &mut cells, cell, *is_figure);
        }
        line(&mut out, &cells);
    }
    line(&mut out, &[]);
    for (name, value) in about {
        line(&mut out, &[text(name), text(value)]);
    }
    out
}

fn push(lang: Lang, cells: &mut Vec<String>, cell: &Cell, is_figure: bool) {
    match &cell.figure {
        Some(figure) => {
            let precision = figure.value.map(|_| figure.precision);
            let name = |p: Precision| precision_name(lang, p);
            // A number stays one: the minus before it is no formula.
            cells.push(figure.value.map(plain).unwrap_or_default());
            cells.push(text(precision.map_or("", name)));
            cells.push(text(route_word(lang, figure.route)));
        }
        None => {
            cells.push(text(&cell.text));
            if is_figure {
                cells.extend([String::new(), String::new()]);
            }
        }
    }
}

fn line(out: &mut String, cells: &[String]) {
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A text in a cell: quoted where it must be, and never run as a formula.
fn text(content: &str) -> String {
    let mut cell = String::new();
    if begins_formula(content) {
        quote(&mut cell, &format!("'{content}"));
    } else {
        quote(&mut cell, content);
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::super::CHARTS;
    use super::*;

    fn of(name: &str) -> String {
        let build = CHARTS.iter().find(|(n, _)| *n == name).unwrap().1;
        csv(
            Lang::Zh,
            &build(Lang::Zh).table,
            &[("来源", "甲，乙".to_owned())],
        )
    }

    #[test]
    fn precision_and_route_stand_beside_the_number() {
        let text = of("bars_by_region");
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{feff}县市区,"), "{}", lines[0]);
        assert!(lines[0].contains("精确程度"));
        assert!(lines[2].starts_with("甲县,12,确数,"), "{}", lines[2]);
        assert!(lines[1].contains(",160,"), "{}", lines[1]);
        // Not provided is an empty cell, never 0.
        assert!(lines[3].starts_with("丙县,,,未提供"), "{}", lines[3]);
        assert_eq!(lines[5], "来源,甲，乙");
        let widths: Vec<usize> = lines[..4].iter().map(|l| l.split(',').count()).collect();
        assert!(widths.iter().all(|w| *w == widths[0]), "{widths:?}");
    }

    #[test]
    fn no_cell_is_run_as_a_formula() {
        for danger in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1"] {
            let cell = text(danger);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{danger}");
        }
        assert_eq!(text("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(text("1—6月"), "1—6月");
    }
}
