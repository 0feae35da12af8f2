//! The list of findings as a file (对账清单), to send back to whoever made the export.

use super::Lang;
use super::check::{check_text, check_title, gravity_word, remedy_words};
use super::csv::csv;
use super::export::precision_name;
use super::figure::route_word;
use super::name::{dims_text, indicator_name, region_name, unit_name};
use super::period::period_text;
use crate::analysis::{Check, Figure, checks};
use crate::model::Dataset;
use crate::model::json::Value;

/// The name of the file, without its ending.
pub fn findings_name(lang: Lang, data: &Dataset) -> String {
    format!("{}-{}", data.meta.id, lang.pick("对账清单", "findings"))
}

/// One line for each finding; `reason` gives why one is muted.
pub fn findings_csv(
    lang: Lang,
    data: &Dataset,
    found: &[Check],
    reason: &dyn Fn(&str) -> Option<String>,
) -> String {
    let heads = [
        ("编号", "Key"),
        ("程度", "Gravity"),
        ("要做什么", "To do"),
        ("类别", "Finding"),
        ("说明", "What"),
        ("指标", "Indicator"),
        ("指标编号", "Indicator id"),
        ("期间", "Period"),
        ("地区", "Region"),
        ("维度", "Dimensions"),
        ("屏幕数值", "Shown"),
        ("单位", "Unit"),
        ("精确程度", "Precision"),
        ("来路", "Route"),
        ("对照数值", "Held against"),
        ("对照精确程度", "Its precision"),
        ("对照来路", "Its route"),
        ("条目", "Record"),
        ("出处", "Source"),
        ("位置", "Place in it"),
        ("文件中第几个观测值", "Observation number"),
        ("已核理由", "Muted because"),
    ];
    let mut rows: Vec<Vec<Value>> = vec![heads.map(|(zh, en)| lang.pick(zh, en).into()).into()];
    for check in found {
        let key = checks::key(data, check);
        let muted = reason(&key).unwrap_or_default();
        let mut row: Vec<Value> = vec![
            key.into(),
            gravity_word(lang, check.gravity()).into(),
            remedy_words(lang, check.kind.remedy())[0].into(),
            check_title(lang, &check.kind).into(),
            check_text(lang, data, check).into(),
        ];
        row.extend(place(lang, data, check.figure.as_ref()));
        row.extend(value(lang, data, check.figure.as_ref(), true));
        row.extend(value(lang, data, check.other.as_ref(), false));
        let record = check.record.and_then(|id| data.records.get(id));
        row.push(record.map_or("", |r| r.id.as_str()).into());
        row.extend(source(data, check));
        row.push(muted.into());
        rows.push(row);
    }
    csv(&rows)
}

fn place(lang: Lang, data: &Dataset, figure: Option<&Figure>) -> [Value; 5] {
    let Some(figure) = figure else {
        return [(); 5].map(|()| Value::Null);
    };
    let at = &figure.coordinate;
    [
        indicator_name(lang, data, at.indicator).into(),
        data.indicator(at.indicator).map(|i| i.id.clone()).into(),
        period_text(lang, figure.span).into(),
        region_name(lang, data, at.region).into(),
        dims_text(lang, data, &at.dims).into(),
    ]
}

/// Value, unit, precision and route.
fn value(lang: Lang, data: &Dataset, figure: Option<&Figure>, has_unit: bool) -> Vec<Value> {
    let number = figure.and_then(|f| f.value);
    let unit = figure.map(|f| unit_name(lang, data, f.coordinate.indicator));
    let precision = figure.filter(|f| f.value.is_some()).map(|f| f.precision);
    let mut cells = vec![number.into()];
    if has_unit {
        cells.push(unit.unwrap_or_default().into());
    }
    cells.push(precision.map_or("", |p| precision_name(lang, p)).into());
    cells.push(figure.map_or("", |f| route_word(lang, f.route)).into());
    cells
}

/// Where the figure stands: source, place in it, number in the file's list.
fn source(data: &Dataset, check: &Check) -> [Value; 3] {
    let rows = [&check.figure, &check.other];
    let row = rows.into_iter().flatten().find_map(|f| f.row);
    if let Some(row) = row {
        let seen = data.observation(row);
        return [
            seen.source.map_or("", |s| s.title.as_str()).into(),
            seen.locator.unwrap_or_default().into(),
            f64::from(seen.position + 1).into(),
        ];
    }
    let record = check.record.and_then(|id| data.records.get(id));
    let document = record.and_then(|r| data.meta.sources.get(usize::from(r.source?)));
    let locator = record.and_then(|r| r.locator.as_deref());
    [
        document.map_or("", |s| s.title.as_str()).into(),
        locator.unwrap_or_default().into(),
        Value::Null,
    ]
}

/// The fixed words around findings.
#[derive(Clone, Copy, Debug)]
pub struct CheckWords {
    pub badge: &'static str,
    pub mute: &'static str,
    pub muted: &'static str,
    pub unmute: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub save: &'static str,
    pub beyond: &'static str,
}

impl CheckWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> CheckWords {
        CheckWords {
            badge: lang.pick("有对账提示", "a check concerns it"),
            mute: lang.pick("标为已核", "Mute"),
            muted: lang.pick("已核", "Muted"),
            unmute: lang.pick("取消已核", "Unmute"),
            reason: lang.pick("已核理由", "Reason"),
            reason_hint: lang.pick(
                "例如：原文如此，已向供数单位核实",
                "e.g. as in the source, confirmed by its author",
            ),
            save: lang.pick("导出对账清单（CSV）", "Save the findings (CSV)"),
            beyond: lang.pick(
                "其余同类问题未逐条列出。",
                "More of the same are not listed one by one.",
            ),
        }
    }
}
