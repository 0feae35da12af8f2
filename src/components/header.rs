//! The head of every screen (页头): whose figures, of what date, from where, how reliable; and
//! the way to the pages.

use leptos::prelude::*;

use super::filters::Filters;
use super::scene::Scene;
use crate::model::Status;
use crate::route::Page;
use crate::text::period::day_text;
use crate::text::states::SEAL;

/// Families shown before 更多.
const FAMILIES_SHOWN: usize = 7;

/// The head of every screen.
#[component]
pub fn Header(scene: Scene) -> impl IntoView {
    let words = scene.words();
    let meta = &scene.data().meta;
    let name = format!("{} {}", meta.committee.short, words.app_name);
    let sources: Vec<String> = meta
        .sources
        .iter()
        .take(2)
        .map(|s| s.publisher.clone().unwrap_or_else(|| s.title.clone()))
        .collect();
    let file = scene.opened.file_name.clone();
    view! {
        <header class="top">
            <div class="brand">
                <span class="seal" aria-hidden="true">{SEAL}</span>
                <div>
                    <h1>{name}</h1>
                    <p class="brand__meta">
                        <span>{words.as_of} " " {day_text(scene.lang, meta.as_of)}</span>
                        {(!sources.is_empty()).then(|| view! { <span>{words.source} " " {sources.join("、")}</span> })}
                        {file.map(|name| view! { <span>{words.opened_file} " " {name}</span> })}
                        {status_mark(&scene)}
                    </p>
                </div>
            </div>
            <Filters scene=scene.clone()/>
        </header>
        {navigation(&scene)}
    }
    .into_any()
}

/// The mark of data that is not published (演示数据、初步数据).
pub fn status_mark(scene: &Scene) -> AnyView {
    let words = scene.words();
    let word = match scene.data().meta.status {
        Status::Published => None,
        Status::Provisional => Some(words.status_provisional),
        Status::Demo => Some(words.status_demo),
    };
    word.map(|word| view! { <span class="status-mark">{word}</span> })
        .into_any()
}

fn navigation(scene: &Scene) -> AnyView {
    let words = scene.words();
    let mut pages: Vec<(Page, String)> = vec![(Page::Overview, words.overview.to_owned())];
    let families = &scene.opened.families;
    let family = |id: &String| {
        let name = scene.family_name(id).to_owned();
        (Page::Family(id.clone()), name)
    };
    pages.extend(families.iter().take(FAMILIES_SHOWN).map(family));
    let rest: Vec<(Page, String)> = families.iter().skip(FAMILIES_SHOWN).map(family).collect();
    let data = (Page::Data, words.data_page.to_owned());
    let link = |(page, name): &(Page, String)| {
        let current = (*page == scene.route.page).then_some("page");
        let href = scene.href(page.clone());
        view! { <a href=href aria-current=current>{name.clone()}</a> }.into_any()
    };
    let is_in_rest = rest.iter().any(|(page, _)| *page == scene.route.page);
    let links = |class: &'static str| {
        let items: Vec<AnyView> = rest.iter().map(link).collect();
        view! { <div class=class>{items}</div> }.into_any()
    };
    view! {
        <nav class="nav" aria-label=words.nav_label>
            {pages.iter().map(link).collect::<Vec<_>>()}
            {(!rest.is_empty()).then(|| view! {
                {links("nav__rest")}
                <details class="nav__more" class:nav__more--current=is_in_rest>
                    <summary>{words.more}</summary>
                    {links("nav__menu")}
                </details>
            })}
            {link(&data)}
        </nav>
    }
    .into_any()
}
