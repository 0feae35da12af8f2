//! A framed part of a page (面板): a heading, a sentence beneath it, its content.

use leptos::prelude::*;

/// A framed part of a page.
#[component]
pub fn Panel(
    #[prop(into)] title: String,
    #[prop(into, optional)] note: String,
    /// Takes the whole width of the page.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="panel" class:panel--wide=wide>
            <header class="panel__head">
                <h2>{title}</h2>
                {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
            </header>
            {children()}
        </section>
    }
    .into_any()
}
