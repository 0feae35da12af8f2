//! The heat map on screen (热力图): a table whose cells are shaded, each figure open to question.
//! Being a table it is read aloud, walked through and printed as one.

use super::figure::figure;
use super::panel::{Width, panel};
use super::scene::Scene;
use super::tiles::shade_class;
use crate::analysis::{HeatCell, HeatRow, HeatView, Route};
use crate::platform::view::{View, el};
use crate::text::chart::header_along;
use crate::text::heat::{heat_note, heat_row, heat_title};
use crate::text::period::axis_text;

/// The heat map of a family.
pub fn heat(scene: &Scene, view: &HeatView) -> View {
    let lang = scene.lang;
    let head = |name: String| el("th").attr("scope", "col").child(name).into();
    let corner = head(header_along(
        lang,
        scene.data(),
        crate::analysis::Along::Indicator,
    ));
    let heads: View = std::iter::once(corner)
        .chain(view.periods.iter().map(|p| head(axis_text(lang, *p))))
        .collect();
    let rows: View = view.rows.iter().map(|r| row(scene, r)).collect();
    let table = el("table")
        .class("heat")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(rows));
    let title = heat_title(lang, view.grain);
    // Wider than a phone: it scrolls by touch, and by keyboard once focused.
    let frame = el("div")
        .class("heat__frame")
        .attr("role", "region")
        .attr("aria-label", title.clone())
        .attr("tabindex", "0")
        .child(table);
    panel(&title, &heat_note(lang, view), Width::Whole, frame.into())
}

fn row(scene: &Scene, of: &HeatRow) -> View {
    let name = heat_row(scene.lang, scene.data(), of.indicator);
    let cells: View = of.cells.iter().map(|c| cell(scene, c)).collect();
    el("tr")
        .child(el("th").attr("scope", "row").child(name))
        .child(cells)
        .into()
}

fn cell(scene: &Scene, of: &HeatCell) -> View {
    el("td")
        .class(shade_class("heat__cell", of.shade))
        .class_if("heat__cell--partial", of.figure.route == Route::Partial)
        .child(figure(scene, &of.figure))
        .into()
}
