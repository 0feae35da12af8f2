//! Bars (条形图): horizontal, from zero, in the view's order; what is not provided has no bar
//! and says so beside its name.

use charming::element::ItemStyle;
use charming::series::Bar as BarSeries;

use super::option::{
    Mark, MarkLabel, Patterns, base, category_axis, grid, patched, spoken, value_axis, values,
    wrap_names,
};
use super::trend::look;
use super::{Cell, Drill, Spec, Style, Table};
use crate::analysis::{Along, BarsView, Figure};
use crate::model::Dataset;
use crate::text::Lang;
use crate::text::chart::{
    bar_name, bars_summary, bars_title, header_along, header_route, header_value, mark_label,
    tip_lines,
};
use crate::text::figure::{route_word, value_words};
use crate::text::name::unit_name;

/// Names wider than this, in ems, are wrapped.
const NAME_EMS: f64 = 9.0;

/// The bars of a breakdown, along regions, a dimension or indicators.
pub fn bars(lang: Lang, data: &Dataset, view: &BarsView, style: &Style) -> Spec {
    let color = style.series_color(0);
    let marks: Vec<Mark> = view
        .bars
        .iter()
        .map(|bar| Mark {
            value: drawn(lang, data, view, &bar.figure),
            look: look(&bar.figure),
            color,
            tip: tip_lines(lang, data, &bar.figure),
            label: Some(MarkLabel {
                text: mark_label(lang, data, &bar.figure),
                position: "right",
                color: style.ink,
                is_strong: true,
                drop_px: 0.0,
            }),
        })
        .collect();
    let names: Vec<String> = view
        .bars
        .iter()
        .map(|bar| {
            let name = bar_name(lang, data, view, bar);
            match drawn(lang, data, view, &bar.figure) {
                Some(_) => name,
                None => format!("{name} {}", value_words(lang, data, &bar.figure)),
            }
        })
        .collect();
    let spec = horizontal(lang, style, bars_summary(lang, data, view), names, marks);
    Spec {
        title: bars_title(lang, data, view),
        drills: vec![
            view.bars
                .iter()
                .map(|bar| match view.along {
                    Along::Region => Some(Drill::Region(bar.figure.coordinate.region)),
                    _ => Some(Drill::Figure(bar.figure.coordinate.clone())),
                })
                .collect(),
        ],
        table: table(lang, data, view),
        ..spec
    }
}

/// One series of horizontal bars with a name and a worded label each; title, drills and table
/// are the caller's.
pub(super) fn horizontal(
    lang: Lang,
    style: &Style,
    summary: String,
    names: Vec<String>,
    marks: Vec<Mark>,
) -> Spec {
    let name_px = NAME_EMS * style.font_px;
    let lines = names
        .iter()
        .map(|n| (style.text_width(n) / name_px).ceil())
        .fold(1.0, f64::max);
    let label_px = marks
        .iter()
        .filter(|m| m.value.is_some())
        .filter_map(|m| m.label.as_ref())
        .map(|l| style.text_width(&l.text))
        .fold(0.0, f64::max);
    let height_px = names.len() as f64 * style.font_px * (1.2 + 1.2 * lines) + style.font_px;
    let gaps: Vec<bool> = marks.iter().map(|m| m.value.is_none()).collect();
    let all = vec![marks];
    let marks = all.first().map_or(&[][..], Vec::as_slice);
    let draft = base(style, Patterns::Off)
        .grid(grid(4.0, label_px + style.font_px, 4.0))
        .x_axis(value_axis(style, &all, false))
        .y_axis(category_axis(style, names).inverse(true))
        .bars(
            BarSeries::new()
                .bar_width("58%")
                .item_style(
                    ItemStyle::new()
                        .color(style.series_color(0))
                        .border_radius(3),
                )
                .data(values(marks)),
        );
    let mut option = patched(draft, style, &summary, &all);
    wrap_names(&mut option, "yAxis", style, name_px, |index| {
        gaps.get(index).copied().unwrap_or_default()
    });
    Spec {
        title: String::new(),
        summary,
        option,
        drills: Vec::new(),
        words: spoken(lang, &all),
        periods: Vec::new(),
        table: Table::default(),
        height_px,
    }
}

/// A bar's length. Figures in another unit than the whole have none: lengths are compared.
fn drawn(lang: Lang, data: &Dataset, view: &BarsView, figure: &Figure) -> Option<f64> {
    let unit = |f: &Figure| unit_name(lang, data, f.coordinate.indicator);
    figure.value.filter(|_| unit(figure) == unit(&view.whole))
}

fn table(lang: Lang, data: &Dataset, view: &BarsView) -> Table {
    Table {
        columns: vec![
            header_along(lang, data, view.along),
            header_value(lang, data, &view.whole),
            header_route(lang).to_owned(),
        ],
        rows: view
            .bars
            .iter()
            .map(|bar| {
                vec![
                    Cell::text(bar_name(lang, data, view, bar)),
                    Cell::figure(mark_label(lang, data, &bar.figure), &bar.figure),
                    Cell::text(route_word(lang, bar.figure.route)),
                ]
            })
            .collect(),
    }
}
