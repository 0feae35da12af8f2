//! What stands around the screens of a kiosk (大屏外框): whose figures, how far the rotation is, how
//! fresh the data.

use leptos::prelude::*;

use super::{Kiosk, Slide, Status};
use crate::components::figure_dialog::figure_dialog;
use crate::components::header::status_mark;
use crate::pages::wall::{screen_title, slide};
use crate::platform::view::{El, View, el, live};
use crate::route::wall::WallTheme;
use crate::text::period::day_text;
use crate::text::wall::{age_text, fault_text, paused_text, place_text, waiting_text};
use crate::text::words::Words;

/// The whole of the window.
pub fn frame(kiosk: Kiosk) -> View {
    let state = kiosk.state;
    let theme = kiosk.held.with_value(|held| held.settings.theme);
    let look = move || match (theme, kiosk.status().is_night) {
        (WallTheme::Light, _) | (WallTheme::Auto, false) => Some("light"),
        _ => Some("dark"),
    };
    let place = move || {
        let (x, y) = kiosk.status().drift;
        Some(format!("transform:translate({x}px,{y}px)"))
    };
    let lang = kiosk.lang;
    let top = move || kiosk.top();
    let head = live(move || top().map(|slide| head(&slide)));
    let waiting = live(move || {
        top().is_none().then(|| {
            let words = el("p").class("kiosk__waiting").attr("role", "status");
            words.child(waiting_text(lang))
        })
    });
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .class("kiosk__stage")
        .live_attr("data-page", move || top().map(|_| "kiosk"))
        .child(waiting)
        .child(layer(kiosk, 0))
        .child(layer(kiosk, 1));
    let moved = el("div")
        .class("kiosk__moved")
        .live_attr("style", place)
        .child(head)
        .child(main)
        .child(foot(kiosk));
    let panel = live(move || {
        let is_open = state.route.with(|route| route.figure.is_some());
        is_open
            .then(|| untrack(top))
            .flatten()
            .map(|slide| figure_dialog(&slide.scene))
    });
    el("div")
        .class("kiosk")
        .live_attr("data-look", look)
        .live_attr("data-night", move || kiosk.status().is_night.then_some(""))
        .live_attr("data-paused", move || {
            kiosk.status().is_paused.then_some("")
        })
        .child(moved)
        .child(panel)
        .into()
}

/// One of the two places for a screen.
fn layer(kiosk: Kiosk, slot: usize) -> El {
    el("div")
        .class("kiosk__layer")
        .live_attr("data-top", move || (kiosk.upper() == slot).then_some(""))
        .live_attr("aria-hidden", move || {
            (kiosk.upper() != slot).then_some("true")
        })
        .child(live(move || {
            kiosk.slide(slot).map(|of| {
                el("section")
                    .key(of.turn.to_string())
                    .class("kiosk__slide")
                    .attr("data-screen", of.screen.code())
                    .child(slide(&of.scene, &of.screen))
            })
        }))
}

fn head(of: &Slide) -> View {
    let (scene, words) = (&of.scene, of.scene.words());
    let meta = &scene.data().meta;
    let name = format!("{} {}", meta.committee.short, words.app_name);
    let as_of = format!("{} {}", words.as_of, day_text(scene.lang, meta.as_of));
    el("header")
        .class("kiosk__head")
        .child(el("h1").child(name))
        .child(el("p").child(as_of))
        .into()
}

fn foot(kiosk: Kiosk) -> View {
    let lang = kiosk.lang;
    let (dwell, idle) = kiosk
        .held
        .with_value(|held| (held.settings.dwell, held.settings.idle));
    // Drawn anew with each screen, so that it begins at its beginning.
    let line = live(move || {
        let turn = kiosk.status().turn;
        el("i")
            .key(turn.to_string())
            .attr("style", format!("animation-duration:{dwell}s"))
    });
    let top = move || kiosk.top();
    let place = live(move || {
        let slide = top()?;
        let status = kiosk.status();
        let (index, count) = (status.index, status.count);
        let title = screen_title(&slide.scene, &slide.screen);
        Some(View::from([
            el("span").child(place_text(index, count)).into(),
            el("span").child(title).into(),
        ]))
    });
    let paused = live(move || {
        let is_paused = kiosk.status().is_paused;
        is_paused.then(|| el("span").child(paused_text(lang, idle)))
    });
    let fresh = live(move || {
        let Status {
            age,
            is_stale,
            fault,
            ..
        } = kiosk.status();
        let age = age.and_then(|age| age_text(lang, age));
        let fault = fault.map(|fault| fault_text(lang, fault));
        let texts: Vec<String> = fault.map(str::to_owned).into_iter().chain(age).collect();
        (!texts.is_empty()).then(|| {
            el("span")
                .class("kiosk__fresh")
                .class_if("kiosk__fresh--stale", is_stale)
                .child(texts.join(lang.pick("，", ", ")))
        })
    });
    let mark = live(move || top().map(|slide| status_mark(&slide.scene)));
    el("footer")
        .class("kiosk__foot")
        .attr("aria-label", Words::of(lang).notice)
        .child(
            el("div")
                .class("kiosk__line")
                .attr("aria-hidden", "true")
                .child(line),
        )
        .child(el("p").class("kiosk__place").child(place).child(paused))
        .child(el("p").class("kiosk__state").child(fresh).child(mark))
        .into()
}
