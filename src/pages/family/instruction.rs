//! The page of instructions (领导批示): by level and carrier, how many received one and how soon,
//! the ledger of each with what became of it.

use crate::analysis::{self, Figure, MatrixView, Part, Route, ShareRate};
use crate::components::figure::{figure, implied, part};
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::model::Coordinate;
use crate::platform::view::{El, View, el};
use crate::text::layout::{
    delay_text, matrix_note, matrix_title, share_text, share_title, total_head,
};
use crate::text::name::{dim_name, member_name};
use crate::text::number::NONE;

const RECEIVED: &str = "instruction.received";
const LEVEL: &str = "instructed_by";
const CARRIER: &str = "carrier";
/// Kinds that receive instructions, with the ratio that says how many did.
const KINDS: [(&str, Option<&str>); 2] = [
    ("report", None),
    ("opinion", Some("opinion.instructed_rate")),
];

/// The matrix, the shares and the days.
pub fn panels(scene: &Scene) -> View {
    View::from([matrix(scene).into(), shares(scene)])
}

fn matrix(scene: &Scene) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let indicator = data.find_indicator(RECEIVED)?;
    let at = Coordinate::new(indicator, scene.period, scene.region);
    let (row, column) = (data.find_dim(LEVEL)?, data.find_dim(CARRIER)?);
    let view = analysis::matrix(data, &at, row, column)?;
    let name = |edge: &analysis::Edge, dim| member_name(lang, data, dim, edge.member).to_owned();
    let head = |text: String| el("th").attr("scope", "col").child(text);
    let heads: View = view
        .columns
        .iter()
        .map(|c| head(name(c, column)).into())
        .collect();
    let corner = dim_name(lang, data, row).to_owned();
    let lines: View = view
        .rows
        .iter()
        .zip(&view.cells)
        .map(|(edge, cells)| {
            let labelled = cells.iter().zip(&view.columns);
            let cells: View = labelled
                .map(|(of, c)| cell(scene, name(c, column), of).into())
                .collect();
            let total = total(scene, total_head(lang).to_owned(), &edge.figure);
            el("tr")
                .child(el("th").attr("scope", "row").child(name(edge, row)))
                .child(cells)
                .child(total)
                .into()
        })
        .collect();
    let head_row = el("tr")
        .child(head(corner))
        .child(heads)
        .child(head(total_head(lang).to_owned()));
    let table = el("table")
        .class("plain-table matrix")
        .child(el("thead").child(head_row))
        .child(el("tbody").child(lines).child(foot(scene, &view, column)));
    let (title, note) = (matrix_title(lang), matrix_note(lang));
    Some(panel(title, note, Width::Whole, table.into()))
}

/// The row of totals.
fn foot(scene: &Scene, view: &MatrixView, column: crate::model::dataset::DimId) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let head = total_head(lang);
    let cells: View = view
        .columns
        .iter()
        .map(|edge| {
            let name = member_name(lang, data, column, edge.member).to_owned();
            total(scene, name, &edge.figure).into()
        })
        .collect();
    el("tr")
        .child(el("th").attr("scope", "row").child(head))
        .child(cells)
        .child(total(scene, head.to_owned(), &view.whole))
        .into()
}

/// A cell; what its source only implies, or may not be added, stands part by part.
fn cell(scene: &Scene, label: String, of: &Figure) -> El {
    let content: View = match of.route {
        Route::Missing => NONE.into(),
        Route::Listed => of.parts.iter().map(|one| listed(scene, one)).collect(),
        _ => figure(scene, of),
    };
    labelled(label, content)
}

/// The cell of a total; a dash where there is none to give.
fn total(scene: &Scene, label: String, of: &Figure) -> El {
    let content = match of.value {
        None => NONE.into(),
        Some(_) => figure(scene, of),
    };
    labelled(label, content).class("matrix__total")
}

fn labelled(label: String, content: View) -> El {
    el("td")
        .class("number")
        .attr("data-label", label)
        .child(content)
}

fn listed(scene: &Scene, one: &Part) -> View {
    let mark = one.is_implied.then(|| implied(scene));
    el("div")
        .child(part(scene, one))
        .child(" ")
        .child(mark)
        .into()
}

/// The share of reports and information that received an instruction, and the days it took.
fn shares(scene: &Scene) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let mut lines: Vec<View> = Vec::new();
    for (kind, ratio) in KINDS {
        let view = analysis::share(data, kind, ratio, scene.period, scene.region);
        let name = scene.kind_name(kind).to_owned();
        let rate = match &view.rate {
            ShareRate::Figure(of) => {
                let name = crate::text::name::indicator_name(lang, data, of.coordinate.indicator);
                let line = el("span").child(" ").child(name.to_owned()).child(" ");
                Some(line.child(figure(scene, of)))
            }
            _ => None,
        };
        let text = share_text(lang, &name, &view);
        lines.push(el("li").child(text).child(rate).into());
    }
    let delay = analysis::delay(data, scene.period, scene.region);
    let text = delay_text(lang, delay.as_ref());
    lines.push(el("li").child(text).into());
    let list = el("ul").class("plain-list").child(lines);
    panel(share_title(lang), "", Width::Whole, list.into())
}
