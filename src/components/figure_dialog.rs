//! The dialog of a figure (数字对话框): opens while the link names one, and goes before the page
//! behind it is drawn anew.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::figure_panel::content;
use super::scene::Scene;
use super::state::State;
use crate::platform::signal::{Memo, RwSignal};
use crate::platform::view::{View, el, live};
use crate::platform::{dialog, document, task, timer};
use crate::route::Branches;

/// The dialog; open while the link names a figure of this export.
pub fn figure_dialog(scene: &Scene) -> View {
    let state = State::here();
    let element = RwSignal::new(None::<HtmlDialogElement>);
    let asked = Memo::new(move |_| state.route.with(|route| route.figure.clone()));
    let held = RwSignal::new(asked.get_untracked());
    let is_large = scene.opened.is_large();
    task::follow(move || {
        let key = asked.get();
        if is_large && key.is_some() {
            task::spawn(async move {
                timer::painted().await;
                if !held.is_disposed() {
                    held.set(asked.get_untracked());
                }
            });
        } else {
            held.set(key);
        }
    });
    let key = Memo::new(move |_| match is_large {
        true => held.get(),
        false => asked.get(),
    });
    let words = scene.words();
    let of = scene.clone();
    let coordinate = move || key.with(|key| key.as_ref()?.coordinate(of.data()));
    let is_open = coordinate.clone();
    task::follow(move || {
        let wanted = is_open().is_some();
        if let Some(element) = element.get() {
            // Paper shows the open figure alone.
            document::set_root("data-figure", wanted.then_some(""));
            if wanted {
                dialog::open(&element);
            } else {
                dialog::close(&element);
            }
        }
    });
    let close = move || {
        if state.route.with_untracked(|route| route.figure.is_some()) {
            state.change(|route| {
                route.figure = None;
                route.branches = Branches::default();
            });
        }
    };
    // Of a large export the panel goes before what was behind it is drawn anew.
    let leave = move || {
        let Some(dialog) = element.get_untracked().filter(|_| is_large) else {
            return close();
        };
        dialog::leave(&dialog);
        task::spawn(async move {
            timer::painted().await;
            if !element.is_disposed() {
                close();
            }
        });
    };
    let button = el("button")
        .attr("type", "button")
        .class("dialog__close")
        .attr("aria-label", words.close)
        .attr("title", words.close)
        .on("click", move |_| leave())
        .child("×");
    let scene = scene.clone();
    let content = live(move || coordinate().map(|coordinate| content(&scene, &coordinate)));
    el("dialog")
        .class("dialog")
        .attr("aria-labelledby", "figure-title")
        .on("cancel", move |event| {
            if is_large {
                event.prevent_default();
                leave();
            }
        })
        .on("close", move |_| {
            if !is_large {
                return close();
            }
            task::spawn(async move {
                timer::painted().await;
                let is_open = element.try_with_untracked(|e| e.as_ref().is_none_or(|e| e.open()));
                if is_open == Some(false) {
                    close();
                }
            });
        })
        .on("click", move |event| {
            // The dialog itself is hit only beside its content.
            if event.target() == event.current_target() {
                leave();
            }
        })
        .child(el("div").class("dialog__body").child(button).child(content))
        .built(move |dialog| element.set(dialog.clone().dyn_into().ok()))
        .into()
}
