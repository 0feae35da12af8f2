//! Data and definitions (数据与口径): what can be opened, where it comes from, what does not fit.

use super::data_checks::checks;
use super::data_lists::{definitions, issues};
use super::data_offline::offline_panel;
use crate::components::figure_panel::source_line;
use crate::components::filters::open_export;
use crate::components::known::known_now;
use crate::components::panel::{Width, panel};
use crate::components::parts::once_here;
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::platform::view::{View, el};
use crate::text::number::count_text;

/// Data and definitions.
pub fn data(scene: &Scene, choose_file: View) -> View {
    let words = scene.words();
    // What is held to less than the whole hands no file on.
    let may_save = State::here().embedded.opens_files()
        && !scene.opened.is_private
        && scene.data().is_complete();
    let open_file = el("div")
        .class("open-file")
        .child(choose_file)
        .child(el("p").class("dim").child(words.drop_hint));
    let exports = View::from([exports(scene), open_file.into()]);
    let parts = scene.opened.split.is_some().then(|| {
        let scene = scene.clone();
        once_here(State::here(), move |views| (views.list)(&scene))
    });
    let limits = el("p").child(words.limits_text).into();
    let panels = el("div")
        .class("panels")
        .child(panel(
            words.exports,
            words.exports_note,
            Width::Half,
            exports,
        ))
        .child(panel(words.sources, "", Width::Half, sources(scene)))
        .child(parts)
        .child(known_now(scene, checks))
        .child(issues(scene))
        .child(offline_panel(scene, may_save))
        .child(definitions(scene))
        .child(panel(words.limits, "", Width::Whole, limits));
    View::from([
        el("h2").class("page-title").child(words.data_page).into(),
        panels.into(),
    ])
}

fn exports(scene: &Scene) -> View {
    let words = scene.words();
    let state = State::here();
    let manifest = state
        .source
        .with_untracked(|source| source.manifest.clone());
    let current = scene.opened.export.clone();
    let lines: View = manifest
        .iter()
        .flat_map(|m| &m.exports)
        .map(|entry| {
            let id = entry.stem().to_owned();
            let is_current = current.as_deref() == Some(entry.stem());
            let size = entry.bytes.map(|bytes| {
                format!(
                    "{} KB",
                    count_text(scene.lang, (bytes as usize).div_ceil(1000))
                )
            });
            let open = move |_| open_export(state, &id);
            let button = el("button")
                .attr("type", "button")
                .class("row-button")
                .maybe("aria-current", is_current.then_some("true"))
                .on("click", open)
                .child(el("span").child(entry.title.clone()))
                .child(el("span").class("dim").child(size))
                .child(is_current.then(|| el("span").class("tag").child(words.current)));
            el("li").child(button).into()
        })
        .collect();
    el("ul").class("rows").child(lines).into()
}

fn sources(scene: &Scene) -> View {
    let lines: View = scene
        .data()
        .meta
        .sources
        .iter()
        .map(|source| el("li").child(source_line(source)).into())
        .collect();
    el("ul").class("plain-list").child(lines).into()
}
