//! Data and definitions (数据与口径): what can be opened, where it comes from, what does not fit.

use leptos::prelude::*;

use super::data_lists::{definitions, issues};
use crate::analysis::{Check, all_checks};
use crate::components::figure::figure;
use crate::components::figure_panel::source_line;
use crate::components::filters::open_export;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::text::compare::{check_text, check_title};
use crate::text::number::count_text;

/// Data and definitions.
#[component]
pub fn DataPage(scene: Scene, choose_file: AnyView) -> impl IntoView {
    let words = scene.words();
    view! {
        <h2 class="page-title">{words.data_page}</h2>
        <div class="panels">
            {panel(words.exports, words.exports_note, Width::Half, view! { {exports(&scene)}
                <div class="open-file">{choose_file} <p class="dim">{words.drop_hint}</p></div> }.into_any())}
            {panel(words.sources, "", Width::Half, view! { {sources(&scene)} }.into_any())}
            {checks(&scene)}
            {issues(&scene)}
            {definitions(&scene)}
            {panel(words.limits, "", Width::Whole, view! { <p>{words.limits_text}</p> }.into_any())}
        </div>
    }
    .into_any()
}

fn exports(scene: &Scene) -> AnyView {
    let words = scene.words();
    let state = State::here();
    let manifest = state
        .source
        .with_untracked(|source| source.manifest.clone());
    let current = scene.opened.export.clone();
    let lines: Vec<AnyView> = manifest
        .iter()
        .flat_map(|m| &m.exports)
        .map(|entry| {
            let id = entry.stem().to_owned();
            let is_current = current.as_deref() == Some(entry.stem());
            let size = entry
                .bytes
                .map(|bytes| format!("{} KB", count_text(scene.lang, (bytes as usize).div_ceil(1000))));
            let open = move |_| open_export(state, &id);
            view! {
                <li>
                    <button type="button" class="row-button" aria-current=is_current.then_some("true") on:click=open>
                        <span>{entry.title.clone()}</span>
                        <span class="dim">{size}</span>
                        {is_current.then(|| view! { <span class="tag">{words.current}</span> })}
                    </button>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="rows">{lines}</ul> }.into_any()
}

fn sources(scene: &Scene) -> AnyView {
    let lines: Vec<AnyView> = scene
        .data()
        .meta
        .sources
        .iter()
        .map(|source| view! { <li>{source_line(source)}</li> }.into_any())
        .collect();
    view! { <ul class="plain-list">{lines}</ul> }.into_any()
}

fn checks(scene: &Scene) -> AnyView {
    let words = scene.words();
    let found = all_checks(scene.data());
    let lines: Vec<AnyView> = found.iter().map(|check| check_line(scene, check)).collect();
    view! {
        {panel(words.checks, words.checks_note, Width::Whole, view! { {if lines.is_empty() {
                view! { <p class="dim">{words.no_checks}</p> }.into_any()
            } else {
                view! { <ul class="checks">{lines}</ul> }.into_any()
            }} }.into_any())}
    }
    .into_any()
}

fn check_line(scene: &Scene, check: &Check) -> AnyView {
    let words = scene.words();
    view! {
        <li>
            <p><span class="tag tag--warn">{check_title(scene.lang, &check.kind)}</span> " " {check_text(scene.lang, scene.data(), check)}</p>
            <p class="checks__both">
                <span>{words.on_screen} " " {figure(scene, &check.figure)}</span>
                <span>{words.held_against} " " {figure(scene, &check.other)}</span>
            </p>
        </li>
    }
    .into_any()
}
