//! Flows (桑基图): how many cases went on from each step, and how many are not known to have.
//!
//! charming's sankey has no words for one node or one band, so the series is written as it is.

use super::option::{Patterns, base, escape_html, escape_template, patched};
use super::{Cell, Drill, Spec, Style, Table};
use crate::analysis::FlowView;
use crate::model::Dataset;
use crate::model::json::{Value, object};
use crate::text::Lang;
use crate::text::flow::{
    cases_text, flow_heads, flow_summary, flow_title, no_follow_up, onward_text, step_name,
};

/// Room for the words of a step, in ems.
const WORDS_EMS: f64 = 6.6;
/// Between steps that stand above each other: three lines of words, in ems.
const GAP_EMS: f64 = 4.0;
const HEIGHT_EMS: f64 = 24.0;

/// The bands of a flow; `None` when no case is known to have gone on or to have ended.
/// `leads` says where the band from a step to the next, or to none, leads.
pub fn sankey(
    lang: Lang,
    data: &Dataset,
    view: &FlowView,
    style: &Style,
    leads: fn(usize, Option<usize>) -> Drill,
) -> Option<Spec> {
    let last = view.steps.len().checked_sub(1)?;
    let em = style.font_px;
    let (mut nodes, mut links, mut drills, mut words) = (vec![], vec![], vec![], vec![]);
    let (mut ends, mut rows) = (vec![], vec![]);
    for step in view.steps.iter().filter(|s| s.cases > 0) {
        let name = step_name(lang, data, step.step);
        let count = cases_text(lang, step.cases);
        let color = style.series_color(0);
        nodes.push(node(
            &own(step.step),
            step.step,
            step.cases,
            color,
            &format!("{name}\n{count}"),
        ));
        for band in step
            .bands
            .iter()
            .filter(|b| b.to.is_some() || step.step < last)
        {
            let count = cases_text(lang, band.cases);
            let to = match band.to {
                Some(to) => own(to),
                None => {
                    let words = format!("{}\n{count}", no_follow_up(lang));
                    ends.push(node(
                        &end(step.step),
                        step.step + 1,
                        band.cases,
                        style.ink_2,
                        &words,
                    ));
                    end(step.step)
                }
            };
            let onward = onward_text(lang, data, band.to, false);
            let said = format!("{name} {onward}{}{count}", lang.pick("：", ": "));
            links.push(link(
                own(step.step),
                to,
                band.cases,
                band.to.is_none(),
                &said,
            ));
            rows.push([name, &onward, &count].map(Cell::text).to_vec());
            drills.push(Some(leads(step.step, band.to)));
            words.push(said);
        }
    }
    nodes.append(&mut ends);
    if links.is_empty() {
        return None;
    }
    let summary = flow_summary(lang, data, view);
    let text = object(vec![
        ("color", style.ink.into()),
        ("fontSize", em.into()),
        ("lineHeight", (1.25 * em).into()),
        // They stand on bands.
        ("textBorderColor", style.surface.into()),
        ("textBorderWidth", 3.0.into()),
        ("width", (WORDS_EMS * em).into()),
        ("overflow", "break".into()),
    ]);
    let edge = object(vec![("opacity", 0.75.into())]);
    let series = object(vec![
        ("type", "sankey".into()),
        ("left", 2.0.into()),
        ("top", (2.0 * em).into()),
        ("right", ((WORDS_EMS + 1.0) * em).into()),
        ("bottom", (2.0 * em).into()),
        ("nodeAlign", "left".into()),
        ("nodeGap", (GAP_EMS * em).into()),
        ("nodeWidth", em.into()),
        // In the order given: those that went on above those that are not known to have.
        ("layoutIterations", 0.0.into()),
        ("draggable", false.into()),
        ("label", text),
        ("emphasis", object(vec![("lineStyle", edge)])),
        ("data", Value::List(nodes)),
        ("links", Value::List(links)),
    ]);
    let draft = base(style, Patterns::Off).series(series);
    Some(Spec {
        title: flow_title(lang).to_owned(),
        option: patched(draft, style, &summary, &[]),
        summary,
        drills: vec![drills],
        words: vec![words],
        periods: Vec::new(),
        table: Table {
            columns: flow_heads(lang).map(str::to_owned).to_vec(),
            rows,
        },
        height_px: HEIGHT_EMS * em,
    })
}

/// The names of the places are ours; what is read stands in their labels.
fn own(step: usize) -> String {
    format!("step{step}")
}

fn end(step: usize) -> String {
    format!("end{step}")
}

fn node(name: &str, depth: usize, cases: usize, color: &str, words: &str) -> Value {
    let tip: Vec<String> = words.lines().map(escape_html).collect();
    object(vec![
        ("name", name.into()),
        ("depth", (depth as f64).into()),
        ("value", (cases as f64).into()),
        ("itemStyle", object(vec![("color", color.into())])),
        (
            "label",
            object(vec![("formatter", escape_template(words).into())]),
        ),
        (
            "tooltip",
            object(vec![("formatter", tip.join("<br>").into())]),
        ),
    ])
}

fn link(from: String, to: String, cases: usize, is_end: bool, words: &str) -> Value {
    let line = object(vec![
        ("color", "source".into()),
        ("opacity", if is_end { 0.16 } else { 0.42 }.into()),
    ]);
    object(vec![
        ("source", from.into()),
        ("target", to.into()),
        ("value", (cases as f64).into()),
        ("lineStyle", line),
        (
            "tooltip",
            object(vec![("formatter", escape_html(words).into())]),
        ),
    ])
}
