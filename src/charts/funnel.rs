//! Funnels (漏斗): a bar for each step, broken visibly where the unit changes.
//!
//! Pages draw the `FunnelRow`s as HTML: names, figures and breaks are then text that wraps, is
//! read aloud and opens. The `Spec` is the same picture for PNG export, with the table.

use super::bars::horizontal;
use super::option::{Mark, MarkLabel};
use super::trend::look;
use super::{Cell, Drill, Spec, Style, Table};
use crate::analysis::{Figure, FunnelStep, FunnelView};
use crate::model::Dataset;
use crate::text::Lang;
use crate::text::chart::{
    funnel_summary, funnel_title, header_figure, header_rate, header_step, mark_label, rate_words,
    step_name, tip_lines, unit_break,
};

/// One row of a funnel: a step, or the break before it.
#[derive(Clone, Debug, PartialEq)]
pub enum FunnelRow {
    /// The unit changes here (单位变化): drawn as a dashed line with its words.
    Break { words: String },
    Step {
        name: String,
        figure: Box<Figure>,
        /// Length of the bar, 0 to 1, among the steps of one unit; `None` without a value.
        share: Option<f64>,
        /// The allowed rate, with its name: `立案率 94.1%`.
        rate: Option<String>,
    },
}

/// The rows of a funnel from top to bottom. Lengths compare only within one unit.
pub fn funnel_rows(lang: Lang, data: &Dataset, view: &FunnelView) -> Vec<FunnelRow> {
    let mut rows = Vec::new();
    for segment in segments(&view.steps) {
        if !rows.is_empty() {
            rows.push(FunnelRow::Break {
                words: unit_break(lang).to_owned(),
            });
        }
        let top = segment
            .iter()
            .filter_map(|s| s.figure.value)
            .fold(0.0, f64::max);
        rows.extend(segment.iter().map(|step| FunnelRow::Step {
            name: step_name(lang, data, view, step),
            figure: Box::new(step.figure.clone()),
            share: step.figure.value.map(|v| {
                if top > 0.0 {
                    (v / top).clamp(0.0, 1.0)
                } else {
                    0.0
                }
            }),
            rate: step.rate.as_ref().map(|r| rate_words(lang, data, r)),
        }));
    }
    rows
}

/// The funnel as a chart of horizontal bars.
pub fn funnel(lang: Lang, data: &Dataset, view: &FunnelView, style: &Style) -> Spec {
    let rows = funnel_rows(lang, data, view);
    let mut names = Vec::new();
    let mut marks = Vec::new();
    let mut drills = Vec::new();
    for row in &rows {
        match row {
            FunnelRow::Break { words } => {
                names.push(format!("┄ {words}"));
                marks.push(mark(style, None, None, Vec::new()));
                drills.push(None);
            }
            FunnelRow::Step {
                name,
                figure,
                share,
                rate,
            } => {
                let mut label = mark_label(lang, data, figure);
                if share.is_none() {
                    names.push(format!("{name} {label}"));
                } else {
                    names.push(name.clone());
                }
                if let Some(rate) = rate {
                    label = format!("{label} · {rate}");
                }
                let mut mark = mark(style, *share, Some(label), tip_lines(lang, data, figure));
                mark.look = look(figure);
                marks.push(mark);
                drills.push(Some(Drill::Figure(figure.coordinate.clone())));
            }
        }
    }
    Spec {
        title: funnel_title(lang, data, view),
        drills: vec![drills],
        table: table(lang, data, &rows),
        ..horizontal(lang, style, funnel_summary(lang, data, view), names, marks)
    }
}

fn mark(style: &Style, value: Option<f64>, label: Option<String>, tip: Vec<String>) -> Mark {
    Mark {
        value,
        look: super::option::Look::Solid,
        color: style.series_color(0),
        tip,
        label: label.map(|text| MarkLabel {
            text,
            position: "right",
            color: style.ink,
            is_strong: true,
            drop_px: 0.0,
        }),
    }
}

/// The runs of steps between changes of unit.
fn segments(steps: &[FunnelStep]) -> Vec<Vec<&FunnelStep>> {
    let mut segments: Vec<Vec<&FunnelStep>> = Vec::new();
    for step in steps {
        match segments.last_mut() {
            Some(last) if !step.has_unit_break => last.push(step),
            _ => segments.push(vec![step]),
        }
    }
    segments
}

fn table(lang: Lang, data: &Dataset, rows: &[FunnelRow]) -> Table {
    Table {
        columns: vec![
            header_step(lang).to_owned(),
            header_figure(lang).to_owned(),
            header_rate(lang).to_owned(),
        ],
        rows: rows
            .iter()
            .map(|row| match row {
                FunnelRow::Break { words } => {
                    vec![Cell::default(), Cell::default(), Cell::text(words)]
                }
                FunnelRow::Step {
                    name, figure, rate, ..
                } => vec![
                    Cell::text(name),
                    Cell::figure(mark_label(lang, data, figure), figure),
                    Cell::text(rate.clone().unwrap_or_default()),
                ],
            })
            .collect(),
    }
}
