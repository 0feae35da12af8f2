//! Without a network (离线): whether the page opens then, and the page as one file.

use crate::components::panel::{Width, panel};
use crate::components::scene::{Opened, Scene};
use crate::components::state::{Beside, State};
use crate::model::json::{self, Value, object};
use crate::platform::signal::RwSignal;
use crate::platform::view::{View, el, live};
use crate::platform::{later, offline, task};
use crate::route::{Page, Route};
use crate::text::offline::{
    face_text, kiosk_link, offline_text, offline_title, save_button, save_done, save_failed,
    save_note, saving,
};
use crate::text::period::day_text;

/// The panel; `may_save` offers the page as one file, which holds the exports as they were fetched.
pub fn offline_panel(scene: &Scene, may_save: bool) -> View {
    let lang = scene.lang;
    let said = RwSignal::new(String::new());
    let of = scene.clone();
    let state = State::here();
    let save = el("button")
        .attr("type", "button")
        .class("save-page")
        .on("click", move |_| {
            said.set(saving(lang).to_owned());
            let (name, json) = asked(state, &of);
            task::spawn(async move {
                let answer = later::ask("save", &json).await;
                said.set(match answer.as_deref() {
                    Some("") => save_done(lang, &name),
                    Some(why) => save_failed(lang, why),
                    None => save_failed(lang, "save.js"),
                });
            });
        })
        .child(save_button(lang));
    let kiosk = el("a")
        .attr("href", scene.href(Page::KioskSetup))
        .child(kiosk_link(lang));
    let content = View::from([
        el("p").child(offline_text(lang, &offline::state())).into(),
        el("p")
            .class("notice__actions")
            .child(may_save.then_some(save))
            .child(kiosk)
            .into(),
        may_save
            .then(|| el("p").class("dim").child(save_note(lang)))
            .into(),
        el("p")
            .attr("role", "status")
            .child(live(move || said.get()))
            .into(),
    ]);
    panel(offline_title(lang), "", Width::Half, content)
}

/// An id that a file may have.
fn id_of(opened: &Opened) -> String {
    let id = opened
        .export
        .as_deref()
        .filter(|id| !id.contains(['/', '.']));
    let id = id.unwrap_or(&opened.data.meta.id);
    let is_plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    id.chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect()
}

/// The name of the file, and what is to be in it.
fn asked(state: State, scene: &Scene) -> (String, String) {
    let (lang, meta) = (scene.lang, &scene.data().meta);
    let entry = |opened: &Opened| {
        object(vec![
            ("id", id_of(opened).into()),
            ("title", opened.data.meta.title.as_str().into()),
            ("hash", opened.hash.as_str().into()),
        ])
    };
    let mut exports = vec![entry(&scene.opened)];
    if let Beside::Ready(other) = state.beside.get_untracked() {
        exports.push(entry(&other));
    }
    let map = state.source.with_untracked(|source| {
        let map = source.manifest.as_ref()?.map.clone()?;
        Some(object(vec![
            ("address", map.path?.into()),
            ("approval", map.approval?.into()),
        ]))
    });
    let route = Route {
        data: None,
        hash: None,
        ..state.route.get_untracked()
    };
    let date = offline::today();
    let hash = &scene.opened.hash;
    let preferences = state.preferences.get_untracked();
    let settings = object(vec![
        ("luzhi.theme", preferences.theme.code().into()),
        ("luzhi.lang", lang.pick("zh", "en").into()),
    ]);
    let words = face_text(lang, &meta.title, hash, &day_text(lang, meta.as_of), &date);
    let face = object(vec![
        ("title", meta.title.as_str().into()),
        ("words", words.into()),
        ("fragment", route.fragment().into()),
        ("date", date.as_str().into()),
        ("settings", settings),
    ]);
    let name = format!("luzhi-{}-{hash}-{date}.html", id_of(&scene.opened));
    let all = object(vec![
        ("name", name.as_str().into()),
        ("exports", Value::List(exports)),
        ("map", map.into()),
        ("face", face),
    ]);
    (name, json::text(&all))
}
