//! Stacked bars (堆积图): periods × members of a dimension that may be added.

use charming::element::ItemStyle;
use charming::series::Bar as BarSeries;

use super::option::{
    Mark, Patterns, base, category_axis, grid, patched, spoken, value_axis, values,
};
use super::scale::Scale;
use super::trend::look;
use super::{Cell, Drill, Spec, Style, Table};
use crate::analysis::StackView;
use crate::model::Dataset;
use crate::model::json::object;
use crate::text::Lang;
use crate::text::chart::{
    header_period, mark_label, parts_missing, stack_summary, stack_title, tip_lines,
};
use crate::text::name::member_name;
use crate::text::period::{axis_text, period_text};

/// The stack of a view: one series for each member.
pub fn stacked(lang: Lang, data: &Dataset, view: &StackView, style: &Style) -> Spec {
    let marks: Vec<Vec<Mark>> = view
        .series
        .iter()
        .enumerate()
        .map(|(number, series)| {
            series
                .figures
                .iter()
                .map(|figure| Mark {
                    value: figure.value,
                    look: look(figure),
                    color: style.series_color(number),
                    tip: tip_lines(lang, data, figure),
                    label: None,
                })
                .collect()
        })
        .collect();
    // A bar whose parts are not all there must not look whole.
    let names: Vec<String> = view
        .periods
        .iter()
        .enumerate()
        .map(|(index, period)| {
            let figures = view.series.iter().filter_map(|s| s.figures.get(index));
            let missing = figures.filter(|f| f.value.is_none()).count();
            let name = axis_text(lang, *period);
            match missing {
                0 => name,
                _ => format!("{name}\n{}", parts_missing(lang, missing)),
            }
        })
        .collect();
    let summary = stack_summary(lang, data, view);
    let mut draft = base(style, Patterns::On)
        .grid(grid(style.font_px, style.font_px, style.font_px * 3.0))
        .legend(object(vec![
            ("bottom", 0.0.into()),
            (
                "textStyle",
                object(vec![
                    ("color", style.ink_2.into()),
                    ("fontSize", style.font_px.into()),
                ]),
            ),
        ]))
        .x_axis(category_axis(style, names))
        .y_axis(value_axis(style, &marks, true));
    for (number, (series, marks)) in view.series.iter().zip(&marks).enumerate() {
        draft = draft.bars(
            BarSeries::new()
                .name(member_name(lang, data, view.dim, series.member))
                .stack("whole")
                .bar_width("58%")
                .item_style(
                    ItemStyle::new()
                        .color(style.series_color(number))
                        .border_color(style.surface)
                        .border_width(1),
                )
                .data(values(marks)),
        );
    }
    let mut option = patched(draft, style, &summary, &marks);
    let heights: Vec<f64> = (0..view.periods.len())
        .map(|at| marks.iter().filter_map(|m| m.get(at)?.value).sum())
        .collect();
    Scale::of(&heights).set(&mut option, "yAxis", lang, data, view.coordinate.indicator);
    Spec {
        title: stack_title(lang, data, view),
        option,
        words: spoken(lang, &marks),
        periods: Vec::new(),
        summary,
        drills: view
            .series
            .iter()
            .map(|series| {
                let drill = |f: &crate::analysis::Figure| Drill::Figure(f.coordinate.clone());
                series.figures.iter().map(|f| Some(drill(f))).collect()
            })
            .collect(),
        table: table(lang, data, view),
        height_px: style.font_px * 22.0,
    }
}

fn table(lang: Lang, data: &Dataset, view: &StackView) -> Table {
    let members = view
        .series
        .iter()
        .map(|s| member_name(lang, data, view.dim, s.member).to_owned());
    Table {
        columns: std::iter::once(header_period(lang).to_owned())
            .chain(members)
            .collect(),
        rows: view
            .periods
            .iter()
            .enumerate()
            .map(|(index, period)| {
                let cells = view.series.iter().map(|s| match s.figures.get(index) {
                    Some(figure) => Cell::figure(mark_label(lang, data, figure), figure),
                    None => Cell::default(),
                });
                std::iter::once(Cell::text(period_text(lang, *period)))
                    .chain(cells)
                    .collect()
            })
            .collect(),
    }
}
