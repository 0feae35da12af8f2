//! The filter bar (筛选): export, period and county; language, appearance, copying the link.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::scene::Scene;
use super::state::{State, Theme};
use crate::model::{Grain, Period, RegionId};
use crate::platform::{clipboard, document};
use crate::route::{Page, Route};
use crate::text::Lang;
use crate::text::name::region_name;

/// The filter bar.
#[component]
pub fn Filters(scene: Scene) -> impl IntoView {
    let words = scene.words();
    view! {
        <div class="filters" role="group" aria-label=words.filters>
            {exports(&scene)}
            {periods(&scene)}
            {regions(&scene)}
            {language(&scene)}
            {themes(&scene)}
            {copy_link(&scene)}
        </div>
    }
    .into_any()
}

/// A list to choose from; `label` is for the ear, the choice speaks to the eye.
fn select(
    label: &'static str,
    class: &'static str,
    options: Vec<AnyView>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <label class=format!("choice {class}")>
            <span class="hidden">{label}</span>
            <select on:change:target=move |event| choose(event.target().value())>{options}</select>
        </label>
    }
    .into_any()
}

fn option(value: String, text: String, is_chosen: bool) -> AnyView {
    view! { <option value=value selected=is_chosen>{text}</option> }.into_any()
}

fn exports(scene: &Scene) -> AnyView {
    let state = State::here();
    let manifest = state
        .source
        .with_untracked(|source| source.manifest.clone());
    let current = scene.opened.export.clone();
    let mut options = Vec::new();
    let is_listed = manifest
        .iter()
        .flat_map(|m| &m.exports)
        .any(|e| current.as_deref() == Some(e.stem()));
    if !is_listed {
        options.push(option(String::new(), scene.data().meta.title.clone(), true));
    }
    for entry in manifest.iter().flat_map(|m| &m.exports) {
        let id = entry.stem().to_owned();
        let is_chosen = current.as_deref() == Some(entry.stem());
        options.push(option(id, entry.title.clone(), is_chosen));
    }
    select(
        scene.words().committee,
        "choice--export",
        options,
        move |id| {
            if !id.is_empty() {
                open_export(state, &id);
            }
        },
    )
}

/// Looks at another export: its own first period and region, same page.
pub fn open_export(state: State, id: &str) {
    let now = state.route.get_untracked();
    let page = match now.page {
        Page::Family(id) => Page::Family(id),
        Page::Data => Page::Data,
        Page::Overview | Page::Region(_) | Page::Record(_) => Page::Overview,
    };
    state.go(Route {
        page,
        data: Some(id.to_owned()),
        lang: now.lang,
        ..Route::default()
    });
}

fn periods(scene: &Scene) -> AnyView {
    let words = scene.words();
    let state = State::here();
    let mut groups: [(&'static str, Vec<AnyView>); 4] = [
        (words.group_years, Vec::new()),
        (words.group_halves, Vec::new()),
        (words.group_months, Vec::new()),
        (words.group_spans, Vec::new()),
    ];
    let mut all = scene.opened.periods();
    if !all.contains(&scene.period) {
        all.insert(0, scene.period);
    }
    for period in all {
        let text = scene.period_name(period);
        let item = option(period.to_string(), text, period == scene.period);
        let group = match period.grain() {
            Some(Grain::Year) => 0,
            Some(Grain::Half | Grain::Quarter) => 1,
            Some(Grain::Month) => 2,
            Some(Grain::Day) | None => 3,
        };
        if let Some((_, items)) = groups.get_mut(group) {
            items.push(item);
        }
    }
    let options: Vec<AnyView> = groups
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(name, items)| view! { <optgroup label=name>{items}</optgroup> }.into_any())
        .collect();
    select(words.period, "choice--period", options, move |text| {
        let mut next = state.route.get_untracked();
        next.period = Period::parse(&text).ok();
        next.figure = None;
        state.go(next);
    })
}

fn regions(scene: &Scene) -> AnyView {
    let state = State::here();
    let data = scene.data();
    let home = data.home();
    let shown = match &scene.route.page {
        Page::Region(code) => data.regions.find(code).unwrap_or(home),
        _ => scene.region,
    };
    let mut all: Vec<RegionId> = vec![home];
    all.extend(data.regions.children(home));
    if !all.contains(&shown) {
        all.push(shown);
    }
    if all.len() < 2 {
        return ().into_any();
    }
    let options = all
        .into_iter()
        .filter_map(|region| {
            let code = data.region(region)?.code.clone();
            let name = region_name(scene.lang, data, region).to_owned();
            Some(option(code, name, region == shown))
        })
        .collect();
    let home_code = data.region(home).map(|r| r.code.clone());
    select(
        scene.words().region,
        "choice--region",
        options,
        move |code| {
            let mut next = state.route.get_untracked();
            next.figure = None;
            let is_home = Some(&code) == home_code.as_ref();
            if let Page::Region(_) = next.page {
                next.page = if is_home {
                    Page::Overview
                } else {
                    Page::Region(code)
                };
            } else {
                next.region = (!is_home).then_some(code);
            }
            state.go(next);
        },
    )
}

fn language(scene: &Scene) -> AnyView {
    let state = State::here();
    let other = match scene.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let choose = move |_| {
        state.preferences.update(|p| p.lang = Some(other));
        if state.route.with_untracked(|r| r.lang.is_some()) {
            state.change(|route| route.lang = None);
        }
    };
    let name = other.own_name();
    view! { <button type="button" class="quiet" lang=other.tag() on:click=choose>{name}</button> }
        .into_any()
}

fn themes(scene: &Scene) -> AnyView {
    let state = State::here();
    let words = scene.words();
    let now = state.preferences.get_untracked().theme;
    let options = Theme::ALL
        .into_iter()
        .map(|theme| {
            let name = match theme {
                Theme::System => words.theme_system,
                Theme::Light => words.theme_light,
                Theme::Dark => words.theme_dark,
                Theme::Contrast => words.theme_contrast,
            };
            option(theme.code().to_owned(), name.to_owned(), theme == now)
        })
        .collect();
    select(words.theme, "choice--quiet", options, move |code| {
        if let Some(theme) = Theme::parse(&code) {
            state.preferences.update(|p| p.theme = theme);
        }
    })
}

fn copy_link(scene: &Scene) -> AnyView {
    let state = State::here();
    let words = scene.words();
    let copy = move |_| {
        spawn_local(async move {
            let is_copied = match document::address() {
                Some(address) => clipboard::copy(&address).await,
                None => false,
            };
            let sentence = if is_copied {
                words.copied
            } else {
                words.copy_failed
            };
            state.notice.set(Some(sentence.to_owned()));
        });
    };
    view! { <button type="button" class="quiet" on:click=copy>{words.copy_link}</button> }
        .into_any()
}
