//! A framed part of a page (面板): a heading, a sentence beneath it, its content.

use crate::platform::view::{View, el};

/// How much of the page's width a panel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Half,
    Whole,
}

/// A framed part of a page; an empty note is left out.
pub fn panel(title: &str, note: &str, width: Width, content: View) -> View {
    let note = (!note.is_empty()).then(|| el("p").child(note.to_owned()));
    let head = el("header")
        .class("panel__head")
        .child(el("h2").child(title.to_owned()))
        .child(note);
    el("section")
        .class("panel")
        .class_if("panel--wide", width == Width::Whole)
        .child(head)
        .child(content)
        .into()
}
