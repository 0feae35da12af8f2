//! The filter bar (筛选): export, period and county; language, appearance, copying the link.

use super::scene::Scene;
use super::state::{State, Theme};
use crate::model::{Grain, Period, RegionId};
use crate::platform::view::{View, el};
use crate::platform::{clipboard, document, task};
use crate::route::{Page, Route};
use crate::text::Lang;
use crate::text::name::region_name;

/// The filter bar.
pub fn filters(scene: &Scene) -> View {
    el("div")
        .class("filters")
        .attr("role", "group")
        .attr("aria-label", scene.first_words().filters)
        .child(exports(scene))
        .child(periods(scene))
        .child(regions(scene))
        .child(language(scene))
        .child(themes(scene))
        .child(copy_link(scene))
        .into()
}

/// A list to choose from; `label` is for the ear, the choice speaks to the eye. The value of the
/// list is set beside the mark of its option: the reader may have chosen since it was built.
pub fn select(
    label: &'static str,
    class: &'static str,
    options: Vec<View>,
    chosen: String,
    choose: impl Fn(String) + 'static,
) -> View {
    let list = el("select")
        .prop("value", chosen)
        .on("change", move |event| {
            if let Some(value) = document::value_of(&event) {
                choose(value);
            }
        })
        .child(options);
    el("label")
        .class("choice")
        .class(class)
        .child(el("span").class("hidden").child(label))
        .child(list)
        .into()
}

/// An entry of a list to choose from.
pub fn option(value: String, text: String, is_chosen: bool) -> View {
    el("option")
        .attr("value", value)
        .flag("selected", is_chosen)
        .child(text)
        .into()
}

fn exports(scene: &Scene) -> View {
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
        scene.first_words().committee,
        "choice--export",
        options,
        current.filter(|_| is_listed).unwrap_or_default(),
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
        page @ (Page::Data
        | Page::Compare
        | Page::Brief
        | Page::Leader
        | Page::Style
        | Page::Kiosk
        | Page::KioskSetup
        | Page::Figure(_)
        | Page::Chart(..)) => page,
        Page::Overview | Page::Region(_) | Page::Record(_) => Page::Overview,
    };
    state.go(Route {
        page,
        data: Some(id.to_owned()),
        lang: now.lang,
        wall: now.wall,
        ..Route::default()
    });
}

fn periods(scene: &Scene) -> View {
    let words = scene.first_words();
    let state = State::here();
    let mut groups: [(&'static str, Vec<View>); 4] = [
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
    let options: Vec<View> = groups
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(name, items)| el("optgroup").attr("label", name).child(items).into())
        .collect();
    let chosen = scene.period.to_string();
    select(
        words.period,
        "choice--period",
        options,
        chosen,
        move |text| {
            let mut next = state.route.get_untracked();
            next.period = Period::parse(&text).ok();
            next.figure = None;
            state.go(next);
        },
    )
}

fn regions(scene: &Scene) -> View {
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
        return View::Nothing;
    }
    let options = all
        .into_iter()
        .filter_map(|region| {
            let code = data.region(region)?.code.clone();
            let name = region_name(scene.lang, data, region).to_owned();
            Some(option(code, name, region == shown))
        })
        .collect();
    let code_of = |region| data.region(region).map(|r| r.code.clone());
    let home_code = code_of(home);
    select(
        scene.first_words().region,
        "choice--region",
        options,
        code_of(shown).unwrap_or_default(),
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

fn language(scene: &Scene) -> View {
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
    el("button")
        .attr("type", "button")
        .class("quiet")
        .attr("lang", other.tag())
        .on("click", choose)
        .child(other.own_name())
        .into()
}

fn themes(scene: &Scene) -> View {
    let state = State::here();
    let words = scene.first_words();
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
    let chosen = now.code().to_owned();
    select(words.theme, "choice--quiet", options, chosen, move |code| {
        if let Some(theme) = Theme::parse(&code) {
            state.preferences.update(|p| p.theme = theme);
        }
    })
}

/// Copies the link to what is on screen, with the open figure.
pub fn copy_link(scene: &Scene) -> View {
    let state = State::here();
    let words = scene.first_words();
    let opened = scene.opened.clone();
    let copy = move |_| {
        // The link names its export and carries the hash of its data, to tell when that changes.
        let mut route = state.route.get_untracked();
        route.hash = Some(opened.hash.clone()).filter(|hash| !hash.is_empty());
        route.data = opened.export.clone().or(route.data);
        task::spawn(async move {
            let fragment = route.fragment();
            let own = || {
                let address = document::address()?;
                Some(format!("{}{fragment}", address.split('#').next()?))
            };
            let is_copied = match state.embedded.link(&fragment).or_else(own) {
                Some(link) => clipboard::copy(&link).await,
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
    el("button")
        .attr("type", "button")
        .class("quiet")
        .on("click", copy)
        .child(words.copy_link)
        .into()
}
