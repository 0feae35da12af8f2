//! The page of conversion (成果转化): which advice became decisions, with the cases behind every band.

use std::sync::Arc;

use crate::analysis::rows::Cells;
use crate::analysis::{self, Band, Case, FlowStep, FlowView};
use crate::charts::{Drill, sankey};
use crate::components::chart::chart;
use crate::components::panel::{Width, panel};
use crate::components::record_table::{date_key, title_link};
use crate::components::scene::Scene;
use crate::components::table::table;
use crate::components::table_rows::{Column, TableRows};
use crate::model::Record;
use crate::platform::document;
use crate::platform::view::{View, el};
use crate::route::TableState;
use crate::text::flow::{
    after_head, cases_text, cases_title, flow_note, onward_text, step_name, steps_title, undated,
};
use crate::text::number::NONE;
use crate::text::number::to_tenth;

/// The table of cases in links, and the id of its place on the page.
const CASES: &str = "cases";
/// A column for each step of the pipeline.
const AFTER: [&str; 4] = ["after0", "after1", "after2", "after3"];
const TITLE: usize = 0;
const DATE: usize = 1;
const KIND: usize = 2;
const FIRST_AFTER: usize = 3;

/// The flow and its cases.
pub fn panels(scene: &Scene) -> View {
    let Some(view) = analysis::flow(scene.data(), scene.period, scene.region) else {
        return View::Nothing;
    };
    let lang = scene.lang;
    let note = flow_note(lang, view.cases.len(), view.undated);
    let drawn = sankey(lang, scene.data(), &view, &scene.style, |step, to| {
        Drill::Rows {
            table: CASES,
            column: AFTER.get(step).copied().unwrap_or_default(),
            name: onward_name(to),
        }
    });
    let drawn = drawn.map(|spec| chart(scene, spec, true));
    let flow = panel(steps_title(lang), &note, Width::Whole, flow(scene, &view));
    let title = cases_title(lang);
    let rows = Arc::new(CaseRows::new(scene, view));
    let table = table(CASES, title.to_owned(), lang, rows);
    let cases = el("div")
        .class("panel--wide")
        .attr("id", CASES)
        .attr("tabindex", "-1")
        .child(panel(title, "", Width::Whole, table));
    View::from([drawn.into(), flow, cases.into()])
}

/// Each step with the ways its cases went on, as bars in proportion to all cases.
fn flow(scene: &Scene, view: &FlowView) -> View {
    let last = view.steps.len().saturating_sub(1);
    let most = view.steps.iter().map(|s| s.cases).max().unwrap_or(1).max(1);
    let steps: View = view
        .steps
        .iter()
        .map(|step| flow_step(scene, step, most, step.step == last))
        .collect();
    el("ol").class("flow").child(steps).into()
}

fn flow_step(scene: &Scene, of: &FlowStep, most: usize, is_last: bool) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let bands: Vec<View> = of
        .bands
        .iter()
        .map(|band| flow_band(scene, of.step, band, most, is_last))
        .collect();
    let head = el("h3")
        .class("flow__head")
        .child(step_name(lang, data, of.step).to_owned())
        .child(el("strong").child(cases_text(lang, of.cases)));
    let bands = (!bands.is_empty()).then(|| el("ul").class("flow__bands").child(bands));
    el("li").class("flow__step").child(head).child(bands).into()
}

fn flow_band(scene: &Scene, step: usize, of: &Band, most: usize, is_last: bool) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let words = onward_text(lang, data, of.to, is_last);
    let mut state = TableState::default();
    if let Some(column) = AFTER.get(step) {
        state.set_filter("is", column, &onward_name(of.to));
    }
    let mut route = scene.route.clone();
    route.tables.insert(CASES, state);
    let length = of.cases as f64 / most as f64 * 100.0;
    let bar = el("span").class("flow__bar").attr("aria-hidden", "true");
    let link = el("a")
        .class("flow__band")
        .class_if("flow__band--end", of.to.is_none() && !is_last)
        .attr("href", route.fragment())
        .on("click", |_| document::focus(CASES))
        .child(el("span").class("flow__to").child(words))
        .child(
            el("span")
                .class("flow__count")
                .child(cases_text(lang, of.cases)),
        )
        .child(bar.child(el("i").attr("style", format!("width:{}%", to_tenth(length)))));
    el("li").child(link).into()
}

/// What links call the way on from a step.
fn onward_name(to: Option<usize>) -> String {
    to.map_or("end".to_owned(), |step| step.to_string())
}

/// Cases as table rows.
struct CaseRows {
    scene: Scene,
    cases: Vec<Case>,
    columns: Vec<Column>,
}

impl CaseRows {
    fn new(scene: &Scene, view: FlowView) -> CaseRows {
        let words = scene.words();
        let column = |id, title, has_filter| Column {
            id,
            title,
            is_number: false,
            has_filter,
        };
        let mut columns = vec![
            column("title", words.title, false),
            column("date", words.date, false),
            column("kind", words.kind, true),
        ];
        for (step, id) in AFTER.iter().enumerate() {
            columns.push(column(id, after_head(scene.lang, step), true));
        }
        CaseRows {
            scene: scene.clone(),
            cases: view.cases,
            columns,
        }
    }

    fn record(&self, row: usize) -> Option<&Record> {
        self.scene.data().records.get(self.cases.get(row)?.start)
    }
}

impl Cells for CaseRows {
    fn len(&self) -> usize {
        self.cases.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let (scene, lang) = (&self.scene, self.scene.lang);
        let Some((case, record)) = self.cases.get(row).zip(self.record(row)) else {
            return String::new();
        };
        match column {
            TITLE => record.title.clone(),
            DATE => record
                .date
                .map_or(undated(lang).to_owned(), |d| scene.period_name(d)),
            KIND => scene.kind_name(&record.kind).to_owned(),
            _ => {
                let step = column - FIRST_AFTER;
                let is_last = step + 1 == AFTER.len();
                case.after(step).map_or(NONE.to_owned(), |to| {
                    onward_text(lang, scene.data(), to, is_last)
                })
            }
        }
    }

    fn key(&self, row: usize, column: usize) -> String {
        match self.record(row).filter(|_| column == DATE) {
            Some(record) => date_key(record),
            None => self.text(row, column),
        }
    }

    fn name(&self, row: usize, column: usize) -> String {
        let case = self.cases.get(row).filter(|_| column >= FIRST_AFTER);
        match (case, self.record(row)) {
            (Some(case), _) => case
                .after(column - FIRST_AFTER)
                .map_or(String::new(), onward_name),
            (None, Some(record)) if column == KIND => record.kind.clone(),
            _ => self.text(row, column),
        }
    }
}

impl TableRows for CaseRows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn view(&self, row: usize, column: usize) -> View {
        match self.record(row).filter(|_| column == TITLE) {
            Some(record) => title_link(&self.scene, record),
            None => self.text(row, column).into(),
        }
    }
}
