//! Makes the link to a kiosk (大屏设置): what is chosen stands in this page's own link, so that it can
//! be passed on too.

use leptos::prelude::*;

use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::platform::document;
use crate::platform::view::{View, el, live};
use crate::route::Page;
use crate::route::wall::{Screen, WallSettings, WallTheme, minutes, time};
use crate::text::name::region_name;
use crate::text::wall::{SetupWords, screen_name, setup_title, theme_name};

fn settings(state: State) -> WallSettings {
    state
        .route
        .with(|route| route.wall.as_deref().cloned().unwrap_or_default())
}

/// Changes one thing of the link; what may not be said in a link is left as it was.
fn change(state: State, change: impl FnOnce(&mut WallSettings)) {
    let mut next = untrack(move || settings(state));
    change(&mut next);
    let is_usual = next == WallSettings::default();
    state.change(|route| route.wall = (!is_usual).then(|| Box::new(next)));
}

/// The page.
pub fn wall_setup(scene: &Scene) -> View {
    let words = SetupWords::of(scene.lang);
    let state = State::here();
    let of = scene.clone();
    let address = move || {
        let route = state.route.with(|route| route.to_page(Page::Kiosk));
        let page = document::address().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default().to_owned();
        page + &route.fragment()
    };
    let link = el("p")
        .class("kiosk-setup__link")
        .child(el("code").child(live(address)));
    let open = el("a")
        .class("kiosk-setup__open")
        .live_attr("href", move || {
            Some(
                state
                    .route
                    .with(|route| route.to_page(Page::Kiosk).fragment()),
            )
        })
        .child(words.open);
    let result = View::from([
        link.into(),
        el("p").class("notice__actions").child(open).into(),
        el("p").class("dim").child(words.keys).into(),
    ]);
    let panels = el("div")
        .class("panels kiosk-setup")
        .child(panel(words.screens, "", Width::Half, screens(&of, state)))
        .child(panel(words.times, "", Width::Half, times(&of, state)))
        .child(panel(words.link, words.note, Width::Whole, result));
    View::from([
        el("h2")
            .class("page-title")
            .child(setup_title(scene.lang))
            .into(),
        panels.into(),
    ])
}

fn screens(scene: &Scene, state: State) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let words = SetupWords::of(lang);
    let fixed = Screen::FIXED.into_iter().map(|screen| {
        let name = screen_name(lang, &screen.code()).to_owned();
        choice(state, screen, name)
    });
    let families = scene.opened.families.iter().map(|id| {
        let name = scene.family_name(id).to_owned();
        choice(state, Screen::Family(id.clone()), name)
    });
    let counties = data.regions.children(data.home()).iter().filter_map(|id| {
        let code = data.region(*id)?.code.clone();
        let name = region_name(lang, data, *id).to_owned();
        Some(choice(state, Screen::Region(code), name))
    });
    let group = |name: &'static str, items: Vec<View>| {
        (!items.is_empty()).then(|| {
            el("details")
                .child(el("summary").child(name))
                .child(el("div").class("kiosk-setup__choices").child(items))
        })
    };
    View::from([
        el("div")
            .class("kiosk-setup__choices")
            .child(fixed.collect::<View>())
            .into(),
        group(words.families, families.collect()).into(),
        group(words.counties, counties.collect()).into(),
    ])
}

/// A screen that is in the rotation or not; the last one added comes last.
fn choice(state: State, screen: Screen, name: String) -> View {
    let of = screen.clone();
    let is_in = move || settings(state).pages.contains(&of);
    let input = el("input")
        .attr("type", "checkbox")
        .flag("checked", untrack(&is_in))
        .on("change", move |_| {
            change(state, |settings| {
                match settings.pages.iter().position(|page| *page == screen) {
                    // One screen at least stays.
                    Some(at) if settings.pages.len() > 1 => {
                        settings.pages.remove(at);
                    }
                    Some(_) => {}
                    None => settings.pages.push(screen.clone()),
                }
            });
        });
    el("label")
        .child(input)
        .child(el("span").child(name))
        .into()
}

fn times(scene: &Scene, state: State) -> View {
    let lang = scene.lang;
    let words = SetupWords::of(lang);
    let now = untrack(move || settings(state));
    let number = |label: &'static str, key: &'static str, value: u32| {
        let input = el("input")
            .attr("type", "number")
            .attr("min", "1")
            .attr("value", value.to_string());
        field(
            label,
            input.on("change", move |event| {
                let text = document::value_of(&event).unwrap_or_default();
                change(state, |settings| {
                    settings.take(key, &text);
                });
            }),
        )
    };
    let clock =
        |label: &'static str, value: Option<u16>, set: fn(&mut WallSettings, Option<u16>)| {
            let input = el("input")
                .attr("type", "time")
                .attr("value", value.map(time).unwrap_or_default());
            field(
                label,
                input.on("change", move |event| {
                    let text = document::value_of(&event).unwrap_or_default();
                    change(state, |settings| set(settings, minutes(&text)));
                }),
            )
        };
    let themes: View = WallTheme::ALL
        .into_iter()
        .map(|theme| {
            el("option")
                .attr("value", theme.code())
                .flag("selected", theme == now.theme)
                .child(theme_name(lang, theme.code()))
                .into()
        })
        .collect();
    let theme = el("select").child(themes).on("change", move |event| {
        let text = document::value_of(&event).unwrap_or_default();
        change(state, |settings| {
            settings.take("theme", &text);
        });
    });
    View::from([
        number(words.dwell, "dwell", now.dwell),
        number(words.refresh, "refresh", now.refresh),
        number(words.idle, "idle", now.idle),
        number(words.age, "age", now.age),
        field(words.theme, theme),
        clock(
            words.night_from,
            now.night.map(|n| n.0),
            |settings, from| {
                settings.night = night(from, settings.night.map(|n| n.1).or(Some(360)));
            },
        ),
        clock(words.night_to, now.night.map(|n| n.1), |settings, to| {
            settings.night = night(settings.night.map(|n| n.0).or(Some(1320)), to);
        }),
        clock(words.reload, now.reload, |settings, at| {
            settings.reload = at
        }),
    ])
}

fn night(from: Option<u16>, to: Option<u16>) -> Option<(u16, u16)> {
    from.zip(to).filter(|(from, to)| from != to)
}

fn field(label: &'static str, input: impl Into<View>) -> View {
    el("label")
        .class("kiosk-setup__field")
        .child(el("span").child(label))
        .child(input)
        .into()
}
