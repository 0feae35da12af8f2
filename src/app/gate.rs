//! Who may show us (嵌入许可): in a frame, nothing is fetched or shown before the deployment's
//! `config.json` has said that every page around is allowed.

use leptos::prelude::*;

use super::parts::alone;
use crate::components::embedded::Admission;
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::pages;
use crate::platform::fetch::{self, Abort};
use crate::platform::view::{View, el, live};
use crate::platform::{document, host, task};
use crate::route::Page;
use crate::route::embed::Allowed;
use crate::text::embed::{own_page_text, refused_text, refused_title};

/// The deployment's own settings, beside the page.
const CONFIG: &str = "config.json";
/// They are a list of some origins.
const MOST_BYTES: usize = 64 << 10;

/// Finds out whether the page around may show us, where there is one.
pub fn ask(state: State) {
    if !state.embedded.is_framed() {
        return;
    }
    task::spawn(async move {
        let abort = Abort::new();
        let address = document::resolve(CONFIG, None).unwrap_or_default();
        let config = fetch::bytes(&abort.tie(), &address, MOST_BYTES, |_| {}).await;
        let config = config.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        // A deployment that says nothing is shown by itself alone.
        let allowed = Allowed::read(&config.unwrap_or_default());
        let around = host::around();
        let is_allowed = allowed.admits_all(&document::origin(), &around);
        let nearest = around.into_iter().next().unwrap_or_default();
        state.embedded.admission.set(match is_allowed {
            true => Admission::Admitted(nearest),
            false => Admission::Refused(nearest),
        });
    });
}

/// The page around may not show us: it sees who it is, and no data.
pub fn refused(state: State, origin: &str) -> View {
    let lang = untrack(move || state.lang());
    let notice = el("div")
        .class("notice notice--warn")
        .attr("role", "alert")
        .child(el("h2").child(refused_title(lang)))
        .child(el("p").child(refused_text(lang, origin)));
    alone(notice)
}

/// From a frame to the same place on a page of its own, where there is one.
pub fn own_page(state: State, scene: &Scene) -> View {
    let lang = scene.lang;
    // One figure or chart alone leads to the page that it is from.
    let family = pages::piece::family_of(scene);
    live(move || {
        let view = state.route.with(|route| match &family {
            Some(id) => route.to_page(Page::Family(id.clone())).fragment(),
            None => route.fragment(),
        });
        let link = state.embedded.link(&view);
        link.filter(|_| state.embedded.is_framed()).map(|link| {
            let link = el("a").class("foot__link").attr("href", link);
            link.attr("target", "_top").child(own_page_text(lang))
        })
    })
}
