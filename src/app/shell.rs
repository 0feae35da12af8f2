//! The shell (外框): what stands around every page, and what answers clicks on figures.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::open::{follow, open_file};
use super::theme;
use crate::charts::Style;
use crate::components::figure::key_of;
use crate::components::figure_panel::FigurePanel;
use crate::components::header::{Header, status_mark};
use crate::components::notices::{Notices, failure_view};
use crate::components::scene::Scene;
use crate::components::state::{DataState, State};
use crate::pages::data::DataPage;
use crate::pages::family::FamilyPage;
use crate::pages::overview::OverviewPage;
use crate::pages::record::RecordPage;
use crate::pages::region::RegionPage;
use crate::platform::{document, files};
use crate::route::Page;
use crate::text::states::{loading_text, not_here_text, title_text};
use crate::text::words::Words;

/// What the main part of the screen shows.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed,
    Scene(Scene),
}

/// The shell.
#[component]
pub fn Shell() -> impl IntoView {
    let state = State::here();
    let style = theme::follow(state);
    let retry = follow(state);
    let stage = Memo::new(move |_| stage_of(state, style));
    let is_hovering = RwSignal::new(false);
    let zone = files::on_drop(
        move |file| open_file(state, file),
        move |is_over| is_hovering.set(is_over),
    );
    // Held until the application goes.
    let _zone = StoredValue::new_local(zone);
    say_what_is_not_here(state);
    follow_page(state, stage);
    let words = move || Words::of(state.lang());
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); document::focus("main"); }>
            {move || words().skip}
        </a>
        <div
            class="app"
            on:click=move |event| open_figure(state, &event)
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    open_figure(state, &event);
                }
            }
        >
            {move || stage_view(state, stage.get(), retry)}
        </div>
        {move || is_hovering.get().then(|| view! { <div class="drop-here"><p>{words().drop_here}</p></div> })}
    }
    .into_any()
}

fn stage_of(state: State, style: Memo<Style>) -> Stage {
    let lang = state.lang();
    let style = style.get();
    state.source.with(|source| match &source.state {
        DataState::Loading(_) => Stage::Loading,
        DataState::Failed(_) => Stage::Failed,
        DataState::Ready(opened) | DataState::Kept(opened, _) => {
            let opened = opened.clone();
            Stage::Scene(
                state
                    .route
                    .with(|route| Scene::new(opened, route, lang, style)),
            )
        }
    })
}

fn stage_view(state: State, stage: Stage, retry: impl Fn() + Copy + 'static) -> AnyView {
    match stage {
        Stage::Loading => loading(state),
        Stage::Failed => failed(state, retry),
        Stage::Scene(scene) => {
            let note = status_mark(&scene);
            view! {
                <Header scene=scene.clone()/>
                <main id="main" class="main" tabindex="-1" data-page=scene.route.page.path()>
                    <Notices/>
                    {page(state, &scene)}
                </main>
                <footer class="foot">{scene.data().meta.title.clone()} " " {note}</footer>
                <FigurePanel scene/>
            }
            .into_any()
        }
    }
}

fn page(state: State, scene: &Scene) -> AnyView {
    let scene = scene.clone();
    match scene.route.page.clone() {
        Page::Overview => view! { <OverviewPage scene/> }.into_any(),
        Page::Family(family) => view! { <FamilyPage scene family/> }.into_any(),
        Page::Region(code) => view! { <RegionPage scene code/> }.into_any(),
        Page::Record(id) => view! { <RecordPage scene id/> }.into_any(),
        Page::Data => view! { <DataPage scene choose_file=file_button(state)/> }.into_any(),
    }
}

/// A button that chooses a file.
fn file_button(state: State) -> AnyView {
    let words = Words::of(untrack(move || state.lang()));
    let take = move |event: leptos::ev::Event| {
        if let Some(file) = files::chosen(&event) {
            open_file(state, file);
        }
    };
    view! {
        <label class="file-button">
            <span>{words.open_file}</span>
            <input type="file" accept=".json,application/json" on:change=take/>
        </label>
    }
    .into_any()
}

fn loading(state: State) -> AnyView {
    let words = Words::of(untrack(move || state.lang()));
    let bytes = move || {
        state.source.with(|source| match source.state {
            DataState::Loading(bytes) if bytes > 0 => loading_text(state.lang(), bytes),
            _ => String::new(),
        })
    };
    view! {
        <main id="main" class="main main--alone" tabindex="-1">
            <h1>{words.app_name}</h1>
            <p role="status">{words.loading} " " {bytes}</p>
        </main>
    }
    .into_any()
}

fn failed(state: State, retry: impl Fn() + Copy + 'static) -> AnyView {
    let lang = untrack(move || state.lang());
    let words = Words::of(lang);
    let failure = state.source.with_untracked(|s| s.state.failure().cloned());
    view! {
        <main id="main" class="main main--alone" tabindex="-1">
            <h1>{words.app_name}</h1>
            <div class="notice notice--warn" role="alert">
                <h2>{words.failed_title}</h2>
                {failure.map(|failure| failure_view(lang, &failure))}
                <p class="notice__actions">
                    <button type="button" on:click=move |_| retry()>{words.retry}</button>
                    {file_button(state)}
                </p>
                <p class="dim">{words.drop_hint}</p>
            </div>
        </main>
    }
    .into_any()
}

/// Opens the panel of the figure that was clicked, wherever it stands.
fn open_figure(state: State, event: &web_sys::Event) {
    let hit = document::closest(event, "data[data-indicator],a,button,input,select,summary");
    let Some(key) = hit
        .filter(|e| e.has_attribute("data-indicator"))
        .and_then(|e| key_of(&e))
    else {
        return;
    };
    if event.dyn_ref::<web_sys::KeyboardEvent>().is_some() {
        event.prevent_default();
    }
    let now = state.route.get_untracked();
    state.go(now.with_figure(key));
}

/// Says so when the link names a region or a figure that the export does not have.
fn say_what_is_not_here(state: State) {
    Effect::new(move |_| {
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

/// Keeps title and language of the document; a new page begins at its top, with the focus there.
fn follow_page(state: State, stage: Memo<Stage>) {
    Effect::new(move |_| document::set_root("lang", Some(state.lang().tag())));
    Effect::new(move |before: Option<Option<Page>>| {
        let Stage::Scene(scene) = stage.get() else {
            return before.flatten();
        };
        let words = scene.words();
        let name = match &scene.route.page {
            Page::Overview => words.overview.to_owned(),
            Page::Family(id) => scene.family_name(id).to_owned(),
            Page::Region(code) => scene
                .data()
                .regions
                .find(code)
                .map_or(code.clone(), |r| scene.region_short(r).to_owned()),
            Page::Record(id) => id.clone(),
            Page::Data => words.data_page.to_owned(),
        };
        let committee = &scene.data().meta.committee.short;
        document::set_title(&title_text(scene.lang, &name, committee));
        let page = scene.route.page.clone();
        if before.flatten().is_some_and(|before| before != page) {
            document::scroll_to_top();
            document::focus("main");
        }
        Some(page)
    });
}
