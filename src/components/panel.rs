//! A framed part of a page (面板): a heading, a sentence beneath it, its content.

use leptos::prelude::*;

/// How much of the page's width a panel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Half,
    Whole,
}

/// A framed part of a page; an empty note is left out.
pub fn panel(title: &str, note: &str, width: Width, content: AnyView) -> AnyView {
    let note = (!note.is_empty()).then(|| note.to_owned());
    view! {
        <section class="panel" class:panel--wide=width == Width::Whole>
            <header class="panel__head">
                <h2>{title.to_owned()}</h2>
                {note.map(|note| view! { <p>{note}</p> })}
            </header>
            {content}
        </section>
    }
    .into_any()
}
