//! The long lists of the data page: issues in the file, definitions of indicators.

use std::sync::Arc;

use crate::analysis::definition;
use crate::analysis::rows::Cells;
use crate::components::panel::{Width, panel};
use crate::components::scene::{Opened, Scene};
use crate::components::table::table;
use crate::components::table_rows::{Column, TableRows};
use crate::model::json::{self, Value};
use crate::model::load::Issue;
use crate::model::{IndicatorId, Period};
use crate::platform::save;
use crate::platform::view::{View, el};
use crate::text::Lang;
use crate::text::explain::defined_by_text;
use crate::text::issue::issue as issue_words;
use crate::text::name::{indicator_name, unit_name};
use crate::text::report::issue_json;

/// The issues in the file, and a button that exports them.
pub fn issues(scene: &Scene) -> View {
    let words = scene.words();
    if scene.opened.issues.is_empty() {
        let none = el("p").class("dim").child(words.no_issues);
        return panel(words.issues, "", Width::Whole, none.into());
    }
    let rows = Arc::new(IssueRows {
        opened: Arc::clone(&scene.opened),
        lang: scene.lang,
        columns: vec![
            column("path", words.issue_path),
            column("line", words.issue_line),
            column("what", words.issue_what),
            column("advice", words.issue_advice),
        ],
    });
    let (opened, lang) = (Arc::clone(&scene.opened), scene.lang);
    let save = move |_| {
        let name = format!("{}-issues.json", opened.data.meta.id);
        save::text(&name, &issues_json(lang, &opened.issues));
    };
    let button = el("button")
        .attr("type", "button")
        .on("click", save)
        .child(words.save_issues);
    let content = View::from([
        el("p").child(button).into(),
        table("issues", words.issues.to_owned(), lang, rows),
    ]);
    panel(words.issues, words.issues_note, Width::Whole, content)
}

fn column(id: &'static str, title: &'static str) -> Column {
    Column {
        id,
        title,
        is_number: id == "line",
        has_filter: false,
    }
}

/// The list as JSON, in the reader's language.
fn issues_json(lang: Lang, issues: &[Issue]) -> String {
    let list = issues.iter().map(|i| issue_json(lang, i)).collect();
    json::text(&Value::List(list))
}

struct IssueRows {
    opened: Arc<Opened>,
    lang: Lang,
    columns: Vec<Column>,
}

impl Cells for IssueRows {
    fn len(&self) -> usize {
        self.opened.issues.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let Some(issue) = self.opened.issues.get(row) else {
            return String::new();
        };
        match column {
            0 => issue.path.clone(),
            1 => issue.line.map_or(String::new(), |line| line.to_string()),
            2 => issue_words(self.lang, issue).what,
            _ => issue_words(self.lang, issue).advice,
        }
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let line = self.opened.issues.get(row)?.line?;
        (column == 1).then_some(line as f64)
    }
}

impl TableRows for IssueRows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn view(&self, row: usize, column: usize) -> View {
        let text = self.text(row, column);
        if column == 0 {
            el("code").child(text).into()
        } else {
            text.into()
        }
    }
}

/// The definitions of the indicators that the export has a figure of.
pub fn definitions(scene: &Scene) -> View {
    let words = scene.words();
    let data = scene.data();
    let ids: Vec<IndicatorId> = data
        .indicators()
        .map(|(id, _)| id)
        .filter(|id| data.rows_of(*id).next().is_some())
        .collect();
    let rows = Arc::new(DefinitionRows {
        scene: scene.clone(),
        ids,
        columns: vec![
            column("name", words.indicator),
            column("unit", words.unit),
            column("definition", words.definition),
            column("by", words.source),
        ],
    });
    let table = table(
        "definitions",
        words.definitions.to_owned(),
        scene.lang,
        rows,
    );
    panel(words.definitions, "", Width::Whole, table)
}

struct DefinitionRows {
    scene: Scene,
    ids: Vec<IndicatorId>,
    columns: Vec<Column>,
}

impl Cells for DefinitionRows {
    fn len(&self) -> usize {
        self.ids.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let (lang, data) = (self.scene.lang, self.scene.data());
        let Some(id) = self.ids.get(row).copied() else {
            return String::new();
        };
        match column {
            0 => indicator_name(lang, data, id).to_owned(),
            1 => unit_name(lang, data, id).to_owned(),
            _ => {
                let of = definition(data, id, Period::day(data.meta.as_of));
                let text = of.text.map(|zh| lang.name(zh, of.text_en));
                match column {
                    2 => text.unwrap_or(self.scene.words().no_definition).to_owned(),
                    _ => defined_by_text(lang, &of),
                }
            }
        }
    }
}

impl TableRows for DefinitionRows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn view(&self, row: usize, column: usize) -> View {
        self.text(row, column).into()
    }
}
