//! Words of the heat map (热力图文字).

use super::Lang;
use super::name::{indicator_name, unit_name};
use super::period::by_grain_text;
use crate::analysis::{HeatView, Route};
use crate::model::{Dataset, Grain, IndicatorId};

/// `各项指标 · 按月`.
pub fn heat_title(lang: Lang, grain: Grain) -> String {
    let all = lang.pick("各项指标", "All indicators");
    format!("{all} · {}", by_grain_text(lang, grain))
}

/// How the shades are to be read.
pub fn heat_note(lang: Lang, view: &HeatView) -> String {
    let cells = || view.rows.iter().flat_map(|row| &row.cells);
    let missing = cells().filter(|c| c.figure.value.is_none());
    let (open, missing): (Vec<_>, Vec<_>) =
        missing.partition(|c| c.figure.route == Route::NotLoaded);
    let (open, missing) = (open.len(), missing.len());
    let has_partial = cells().any(|c| c.figure.route == Route::Partial);
    let mut text = lang
        .pick(
            "各行单位不同，颜色只在本行内比较：越醒目，数字越大。",
            "Units differ, so colours compare within a row only: the stronger, the more.",
        )
        .to_owned();
    if has_partial {
        text += lang.pick("虚线框是部分数字。", " A dashed frame is a partial figure.");
    }
    if missing > 0 {
        text += &match lang {
            Lang::Zh => format!("斜纹是未提供，共{missing}格。"),
            Lang::En => format!(" A hatched cell is not provided ({missing} of them)."),
        };
    }
    if open > 0 {
        text += &match lang {
            Lang::Zh => format!("有{open}格尚未载入，不是未提供。"),
            Lang::En => {
                format!(" {open} cells are not loaded yet, which is not the same as not provided.")
            }
        };
    }
    text
}

/// The head of a row: name and unit.
pub fn heat_row(lang: Lang, data: &Dataset, indicator: IndicatorId) -> String {
    let name = indicator_name(lang, data, indicator);
    match (unit_name(lang, data, indicator), lang) {
        ("", _) => name.to_owned(),
        (unit, Lang::Zh) => format!("{name}（{unit}）"),
        (unit, Lang::En) => format!("{name} ({unit})"),
    }
}
