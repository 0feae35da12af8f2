//! The shell (外框): what stands around every page, and what answers clicks on figures.

use leptos::prelude::*;

use super::gate::{own_page, refused};
use super::heading::follow_page;
use super::keys::key_switch;
use super::open::follow;
use super::parts::{Parts, alone, figure, file_button, is_here, is_whole, page};
use super::screens::{self, Later, is_aside};
use super::stage::{Stage, drawn};
use super::theme;
use crate::charts::Style;
use crate::components::coming::coming;
use crate::components::embedded::Admission;
use crate::components::figure::key_of;
use crate::components::header::{header, status_mark};
use crate::components::notices::{failure_view, notices};
use crate::components::scene::Scene;
use crate::components::state::{DataState, State};
use crate::platform::echarts::Charts;
use crate::platform::signal::{Memo, RwSignal, StoredValue};
use crate::platform::timer::Timer;
use crate::platform::view::{View, el, live};
use crate::platform::{document, files, offline, start, task};
use crate::route::Page;
use crate::text::embed::awaiting_text;
use crate::text::states::{loading_text, not_here_text, part_missing_text};
use crate::text::words::FirstWords;

/// The shell.
pub fn shell(state: State) -> View {
    let style = theme::follow(state);
    let retry = follow(state);
    let stage = Memo::new(move |_| stage_of(state, style));
    let later = Parts {
        screens: RwSignal::new(Later::Waiting),
        aside: RwSignal::new(Later::Waiting),
    };
    follow_stage(state, stage, later);
    task::follow(move || {
        if stage.with(|stage| !matches!(stage, Stage::Loading)) {
            start::clear();
        }
    });
    let is_hovering = RwSignal::new(false);
    let zone = files::on_drop(
        move |file| state.chosen.set(Some(file)),
        move |is_over| is_hovering.set(is_over && state.embedded.opens_files()),
    );
    // Held until the application goes.
    let _zone = StoredValue::new(zone);
    say_what_is_not_here(state);
    let drawn = drawn(stage);
    follow_page(state, drawn);
    let words = move || FirstWords::of(state.lang());
    let skip = el("a")
        .class("skip")
        .attr("href", "#main")
        .on("click", |event| {
            event.prevent_default();
            document::focus("main");
        })
        .child(live(move || words().skip));
    let body = el("div")
        .class("app")
        .on("click", move |event| open_figure(state, &event))
        .on("keydown", move |event| {
            if document::is_press(&event) {
                open_figure(state, &event);
            }
        })
        .child(live(move || stage_view(state, drawn.get(), later, retry)));
    let drop_here = live(move || {
        is_hovering.get().then(|| {
            let sentence = el("p").child(words().drop_here);
            el("div").class("drop-here").child(sentence)
        })
    });
    View::from([skip.into(), body.into(), drop_here])
}

/// The first figures have the screen to themselves; the rest of the program comes after them. In a
/// frame they may be what the rest is waited for.
fn follow_stage(state: State, stage: Memo<Stage>, later: Parts) {
    let mut timer = None;
    task::follow(move || {
        let is_shown = stage.with(|stage| !matches!(stage, Stage::Loading | Stage::Refused(_)));
        if timer.is_none() && (is_shown || state.embedded.host().is_some()) {
            let has_charts = stage.with(Stage::has_charts);
            timer = Timer::after(0, move || {
                screens::load(later.screens);
                if has_charts {
                    // On the way beside that part, which draws with them.
                    task::spawn(async { drop(Charts::load().await) });
                }
            });
        }
        let is_asked = stage.with(|stage| match stage {
            Stage::Wall => true,
            Stage::Scene(scene) => is_aside(&scene.route.page) || scene.opened.split.is_some(),
            _ => false,
        });
        if is_asked || state.embedded.host().is_some() {
            untrack(move || screens::load_aside(later.aside));
        }
    });
    // They may arrive more than once; what they begin would end with what began it.
    let has_screens =
        Memo::new(move |_| later.screens.with(|part| matches!(part, Later::Ready(_))));
    task::follow(move || {
        if has_screens.get()
            && let Later::Ready(screens) = later.screens.get_untracked()
        {
            untrack(move || {
                (screens.begin)(state);
            });
        }
    });
    let has_aside = Memo::new(move |_| later.aside.with(|part| matches!(part, Later::Ready(_))));
    let aside = move || match (has_aside.get(), later.aside.get_untracked()) {
        (true, Later::Ready(aside)) => Some(aside),
        _ => None,
    };
    task::follow(move || {
        if let Some(aside) = aside() {
            untrack(move || (aside.portions)(state));
        }
    });
    task::follow(move || {
        if let (Some(aside), Some(host)) = (aside(), state.embedded.host()) {
            untrack(move || (aside.bridge)(state, host));
        }
    });
}

fn stage_of(state: State, style: Memo<Style>) -> Stage {
    let lang = state.lang();
    let style = style.get();
    if let Admission::Refused(origin) = state.embedded.admission.get() {
        return Stage::Refused(origin);
    }
    if state.route.with(|route| route.page == Page::Kiosk) {
        return Stage::Wall;
    }
    let trust = state.trust.get();
    state.source.with(|source| match &source.state {
        DataState::Loading(_) => Stage::Loading,
        DataState::Failed(_) => Stage::Failed,
        DataState::Ready(opened) | DataState::Kept(opened, _) => {
            let opened = opened.clone();
            Stage::Scene(
                state
                    .route
                    .with(|route| Scene::new(opened, route, lang, style, trust)),
            )
        }
    })
}

fn stage_view(state: State, stage: Stage, later: Parts, retry: impl Fn() + Copy + 'static) -> View {
    match stage {
        Stage::Loading => loading(state),
        Stage::Failed => failed(state, later, retry),
        Stage::Refused(origin) => refused(state, &origin),
        Stage::Wall => live(move || match later.aside.get() {
            Later::Ready(aside) => (aside.wall)(state),
            Later::Waiting => View::Nothing,
            Later::Failed => {
                // Nobody is there to press a button.
                offline::broken("aside");
                View::Nothing
            }
        }),
        Stage::Scene(scene) => {
            let here = scene.route.page.clone();
            let arriving = scene.route.page.clone();
            let path = scene.route.page.path();
            // Another page begins anew: no search, scroll position or focus of the last one.
            let main = el("main")
                .key(scene.route.page.path())
                .attr("id", "main")
                .class("main")
                .attr("tabindex", "-1")
                .maybe("data-export", scene.opened.export.clone())
                .live_attr("data-page", move || {
                    is_here(&here, later).then(|| path.clone())
                })
                .live_attr("aria-busy", move || {
                    (!is_whole(&arriving, later)).then_some("true")
                })
                .class_if("main--leader", scene.route.page == Page::Leader)
                .class_if("main--piece", scene.route.page.is_piece())
                .child(notices())
                .child(page(state, &scene, later));
            if scene.route.page == Page::Leader {
                // Nothing around three figures in large type.
                return View::from([main.into(), figure(&scene, later)]);
            }
            let is_piece = scene.route.page.is_piece();
            let foot = el("footer")
                .class("foot")
                .class_if("foot--piece", is_piece)
                .child(scene.data().meta.title.clone())
                .child(" ")
                .child(status_mark(&scene))
                .child(key_switch(scene.lang))
                .child(own_page(state, &scene));
            View::from([
                (!is_piece).then(|| header(&scene)).into(),
                main.into(),
                foot.into(),
                figure(&scene, later),
            ])
        }
    }
}

fn loading(state: State) -> View {
    let words = FirstWords::of(untrack(move || state.lang()));
    let bytes = live(move || {
        state.source.with(|source| match source.state {
            DataState::Loading(bytes) if bytes > 0 => loading_text(state.lang(), bytes),
            _ => String::new(),
        })
    });
    let sentence = live(move || match state.embedded.awaits_data() {
        true => awaiting_text(state.lang()),
        false => words.loading,
    });
    let sentence = el("p").attr("role", "status").child(sentence);
    alone(View::from([
        sentence.child(" ").child(bytes).into(),
        coming(state),
    ]))
}

fn failed(state: State, later: Parts, retry: impl Fn() + Copy + 'static) -> View {
    let lang = untrack(move || state.lang());
    let words = FirstWords::of(lang);
    let failure = state.source.with_untracked(|s| s.state.failure().cloned());
    let again = el("button")
        .attr("type", "button")
        .on("click", move |_| {
            screens::load(later.screens);
            retry();
        })
        .child(words.retry);
    let actions = el("p").class("notice__actions");
    // The words for the failure may not have arrived either.
    let no_words = live(move || match later.screens.get() {
        Later::Failed => part_missing_text(lang),
        _ => "",
    });
    let notice = el("div")
        .class("notice notice--warn")
        .attr("role", "alert")
        .child(el("h2").child(words.failed_title))
        .child(failure.map(|failure| failure_view(lang, &failure)))
        .child(no_words)
        .child(actions.child(again).child(file_button(state)))
        .child(el("p").class("dim").child(words.drop_hint));
    alone(notice)
}

/// Opens the panel of the figure that was clicked, wherever it stands.
fn open_figure(state: State, event: &web_sys::Event) {
    let hit = document::closest(
        event,
        "data[data-indicator]:not([data-export]),a,button,input,select,summary",
    );
    let Some(key) = hit
        .filter(|e| e.has_attribute("data-indicator"))
        .and_then(|e| key_of(&e))
    else {
        return;
    };
    if document::is_press(event) {
        event.prevent_default();
    }
    let now = state.route.get_untracked();
    state.go(now.with_figure(key));
}

/// Says so when the link names a region or a figure that the export does not have.
fn say_what_is_not_here(state: State) {
    task::follow(move || {
        let opened = state.source.with(|source| source.state.opened().cloned());
        let Some(opened) = opened else { return };
        let missing = state.route.with(|route| {
            let region = route.region.clone();
            let region = region.filter(|code| opened.data.regions.find(code).is_none());
            let figure = route.figure.as_ref();
            let figure = figure.filter(|key| key.coordinate(&opened.data).is_none());
            region.or(figure.map(|key| key.to_text()))
        });
        if let Some(what) = missing {
            let lang = untrack(move || state.lang());
            // A link may have bad parts too; both are said.
            state.also_say(&not_here_text(lang, &what));
        }
    });
}
