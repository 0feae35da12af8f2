//! Rows as text for other programs (文本表格): CSV to save, tabs to paste.

use super::number::plain;
use crate::model::json::Value;

/// Without this mark in front, spreadsheets take Chinese for garbage.
pub const BOM: &str = "\u{feff}";

/// CSV by RFC 4180 with a byte order mark.
pub fn csv(rows: &[Vec<Value>]) -> String {
    let mut out = BOM.to_owned();
    rows.iter().for_each(|row| csv_line(&mut out, row));
    out
}

/// A row of CSV.
pub fn csv_line(out: &mut String, row: &[Value]) {
    write(out, row, ',', "\r\n");
}

/// Cells between tabs, as spreadsheets take them from the clipboard.
pub fn tab_line(out: &mut String, row: &[Value]) {
    write(out, row, '\t', "\n");
}

fn write(out: &mut String, row: &[Value], between: char, end: &str) {
    for (index, cell) in row.iter().enumerate() {
        if index > 0 {
            out.push(between);
        }
        match cell {
            Value::Number(number) => out.push_str(&plain(*number)),
            Value::Text(text) if between == '\t' => {
                out.push_str(&safe(text).replace(['\t', '\r', '\n'], " "));
            }
            Value::Text(text) => quote(out, &safe(text)),
            _ => {}
        }
    }
    out.push_str(end);
}

/// A text as a cell of CSV: in quotation marks where it must be.
pub fn quote(out: &mut String, text: &str) {
    if text.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// Whether a text begins as what a spreadsheet would run.
pub fn begins_formula(text: &str) -> bool {
    text.trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A text that a spreadsheet would run as a formula, with an apostrophe before it; spreadsheets
/// take it for text then. Plain numbers stay: `-3` is no formula.
fn safe(text: &str) -> String {
    let is_number = || {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let digits = digits.strip_suffix('%').unwrap_or(digits);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
            && digits.matches('.').count() < 2
    };
    if begins_formula(text) && !is_number() {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<Value> {
        cells.iter().map(|c| Value::Text((*c).into())).collect()
    }

    #[test]
    fn quotes_commas_and_lines_are_quoted() {
        let rows = vec![
            row(&["名称", "说明"]),
            vec!["甲,\"乙\"".into(), Value::Number(0.1)],
            vec!["两\n行".into(), Value::Null],
        ];
        let text = "\u{feff}名称,说明\r\n\"甲,\"\"乙\"\"\",0.1\r\n\"两\n行\",\r\n";
        assert_eq!(csv(&rows), text);
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_neutralised() {
        for text in [
            "=1+2",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "－1",
            "＝A1",
            "--1",
            "+",
            "-1.2.3",
            " =1",
        ] {
            assert_eq!(safe(text), format!("'{text}"), "{text:?}");
        }
        for text in ["-3", "+12.5", "-0.5%", "3", "秦都区", "—", "a=b", ""] {
            assert_eq!(safe(text), text);
        }
        assert_eq!(csv(&[vec![Value::Number(-3.0)]]), "\u{feff}-3\r\n");
    }

    #[test]
    fn a_pasted_cell_stays_one_cell() {
        let rows = [row(&["甲\t乙", "丙\n丁", "=1", "\"引\""]), row(&["x"])];
        let mut text = String::new();
        rows.iter().for_each(|row| tab_line(&mut text, row));
        assert_eq!(text, "甲 乙\t丙 丁\t'=1\t\"引\"\nx\n");
    }
}
