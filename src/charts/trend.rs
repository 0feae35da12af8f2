//! Trends (趋势图): a line with gaps where nothing is provided, the year before dashed beside it.

use charming::element::{ItemStyle, LineStyle, LineStyleType};
use charming::series::Line;

use super::option::{
    Look, Mark, MarkLabel, Patterns, base, category_axis, grid, patched, spoken, value_axis, values,
};
use super::scale::Scale;
use super::{Cell, Drill, Spec, Style, Table};
use crate::analysis::{Figure, Route, TrendView};
use crate::model::Dataset;
use crate::text::Lang;
use crate::text::chart::{
    header_period, header_value, line_name, mark_label, tip_lines, trend_summary, trend_title,
};
use crate::text::figure::route_word;
use crate::text::period::{axis_text, period_text};

/// More points than this are drawn small and without labels of their own.
const CROWDED: usize = 36;

/// The line of a trend.
pub fn trend(lang: Lang, data: &Dataset, view: &TrendView, style: &Style) -> Spec {
    let mut lines: Vec<(&[Figure], &'static str, &'static str)> =
        vec![(&view.points, style.series_color(0), style.series_color(0))];
    if view.year_before.iter().any(|f| f.value.is_some()) {
        lines.push((&view.year_before, style.past, style.past_ink));
    }
    let ends = end_positions(&lines);
    let marks: Vec<Vec<Mark>> = lines
        .iter()
        .zip(&ends)
        .map(|((points, color, ink), end)| {
            // A line alone needs no name: the title has it.
            let name = match lines.len() {
                1 => String::new(),
                _ => line_name(lang, points),
            };
            points
                .iter()
                .enumerate()
                .map(|(index, figure)| Mark {
                    value: figure.value,
                    look: look(figure),
                    color,
                    tip: tip_lines(lang, data, figure),
                    label: match end {
                        Some(end) if end.index == index => Some(MarkLabel {
                            text: end_label(lang, data, figure, &name),
                            position: end.position,
                            color: ink,
                            is_strong: true,
                            drop_px: end.drop * style.font_px,
                        }),
                        _ if points.len() <= CROWDED => partial_label(lang, figure, style),
                        _ => None,
                    },
                })
                .collect()
        })
        .collect();
    let summary = trend_summary(lang, data, view);
    let names: Vec<String> = view
        .points
        .iter()
        .map(|p| axis_text(lang, p.coordinate.period))
        .collect();
    let right = end_room(style, &marks);
    let mut draft = base(style, Patterns::Off)
        .grid(grid(style.font_px * 2.0, right, 4.0))
        .x_axis(category_axis(style, names))
        .y_axis(value_axis(style, &marks, true));
    for (number, ((points, color, _), marks)) in lines.iter().zip(&marks).enumerate() {
        draft = draft.line(
            Line::new()
                .name(line_name(lang, points))
                .connect_nulls(false)
                .show_symbol(true)
                .symbol_size(if points.len() > CROWDED { 4 } else { 8 })
                .line_style(
                    LineStyle::new()
                        .color(*color)
                        .width(2)
                        .type_(if number == 0 {
                            LineStyleType::Solid
                        } else {
                            LineStyleType::Dashed
                        }),
                )
                .item_style(ItemStyle::new().color(*color))
                .data(values(marks)),
        );
    }
    let mut option = patched(draft, style, &summary, &marks);
    let values: Vec<f64> = marks.iter().flatten().filter_map(|m| m.value).collect();
    Scale::of(&values).set(&mut option, "yAxis", lang, data, view.coordinate.indicator);
    Spec {
        title: trend_title(lang, data, view),
        option,
        words: spoken(lang, &marks),
        periods: view.points.iter().map(|p| p.coordinate.period).collect(),
        summary,
        drills: lines
            .iter()
            .map(|(points, _, _)| {
                let drill = |f: &Figure| Some(Drill::Figure(f.coordinate.clone()));
                points.iter().map(drill).collect()
            })
            .collect(),
        table: table(lang, data, view),
        height_px: style.font_px * 20.0,
    }
}

/// Where a line is named: at its last point, clear of the other line.
struct End {
    index: usize,
    position: &'static str,
    /// Ems down.
    drop: f64,
}

fn end_positions(lines: &[(&[Figure], &'static str, &'static str)]) -> Vec<Option<End>> {
    let lasts: Vec<Option<(usize, f64)>> = lines
        .iter()
        .map(|(points, _, _)| {
            let last = points.iter().rposition(|f| f.value.is_some())?;
            Some((last, points.get(last)?.value?))
        })
        .collect();
    lasts
        .iter()
        .enumerate()
        .map(|(number, last)| {
            let (index, value) = (*last)?;
            let other = lasts.get(1 - number.min(1)).copied().flatten();
            let is_upper = match other {
                Some((_, other)) if lasts.len() > 1 => {
                    value > other || (value == other && number == 0)
                }
                _ => true,
            };
            let len = lines.get(number).map_or(0, |(points, _, _)| points.len());
            // Inside the chart a name to the right would lie on the line of others.
            let is_at_edge = index + 1 == len;
            let away = if lasts.len() > 1 { 0.55 } else { 0.0 };
            Some(match (is_at_edge, is_upper) {
                (true, true) => End {
                    index,
                    position: "right",
                    drop: -away,
                },
                (true, false) => End {
                    index,
                    position: "right",
                    drop: away,
                },
                (false, true) => End {
                    index,
                    position: "top",
                    drop: 0.0,
                },
                (false, false) => End {
                    index,
                    position: "bottom",
                    drop: 0.0,
                },
            })
        })
        .collect()
}

fn end_room(style: &Style, marks: &[Vec<Mark>]) -> f64 {
    marks
        .iter()
        .flatten()
        .filter_map(|m| m.label.as_ref())
        .filter(|l| l.position == "right")
        .map(|l| style.text_width(&l.text))
        .fold(style.font_px, f64::max)
        + style.font_px
}

fn end_label(lang: Lang, data: &Dataset, figure: &Figure, name: &str) -> String {
    let value = mark_label(lang, data, figure);
    if name.is_empty() {
        return value;
    }
    format!("{name} {value}")
}

fn partial_label(lang: Lang, figure: &Figure, style: &Style) -> Option<MarkLabel> {
    (figure.value.is_some() && figure.route == Route::Partial).then(|| MarkLabel {
        text: route_word(lang, Route::Partial).to_owned(),
        position: "top",
        color: style.ink_2,
        is_strong: false,
        drop_px: 0.0,
    })
}

pub(super) fn look(figure: &Figure) -> Look {
    match figure.route {
        Route::Partial => Look::Hollow,
        _ => Look::Solid,
    }
}

fn table(lang: Lang, data: &Dataset, view: &TrendView) -> Table {
    let has_before = view.year_before.iter().any(|f| f.value.is_some());
    let mut columns = vec![header_period(lang).to_owned()];
    let head = |points: &[Figure]| match points.first() {
        Some(first) => {
            let name = line_name(lang, points);
            let value = header_value(lang, data, first);
            format!("{value} {name}").trim().to_owned()
        }
        None => String::new(),
    };
    columns.push(head(&view.points));
    if has_before {
        columns.push(head(&view.year_before));
    }
    let rows = view.points.iter().enumerate().map(|(index, figure)| {
        let mut row = vec![
            Cell::text(period_text(lang, figure.coordinate.period)),
            Cell::figure(mark_label(lang, data, figure), figure),
        ];
        if has_before {
            row.push(match view.year_before.get(index) {
                Some(before) => Cell::figure(mark_label(lang, data, before), before),
                None => Cell::default(),
            });
        }
        row
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}
