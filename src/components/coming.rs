//! The bar of an export on its way (读取进度): by bytes, with a button that ends it.

use super::state::{Beside, Failure, State};
use crate::platform::document;
use crate::platform::signal::Memo;
use crate::platform::view::{View, el, live};
use crate::text::coming::{arrived_text, coming_text, sorting_text, stop_word};
use crate::text::failure::Why;

/// What is on its way, while something of some size is.
pub fn coming(state: State) -> View {
    let name = Memo::new(move |_| {
        let coming = state.coming.get();
        coming.map(|coming| coming.name)
    });
    live(move || {
        let name = name.get()?;
        let coming = state.coming.get_untracked()?;
        Some((coming.bar)(state, &name))
    })
}

/// The bar itself.
pub fn bar(state: State, name: &str) -> View {
    let lang = state.lang();
    let now = move || state.coming.get();
    let is_sorting = Memo::new(move |_| now().is_some_and(|coming| coming.is_whole));
    // Told once, and again when all has arrived; the figures in between are for the eye.
    let sentence = coming_text(lang, name);
    let told = live(move || is_sorting.get().then(|| sorting_text(lang)));
    let total = state
        .coming
        .with_untracked(|coming| coming.as_ref().and_then(|coming| coming.total));
    // Without a total, and while all is being sorted, the bar says only that something goes on.
    let value = move || {
        let coming = now().filter(|coming| !coming.is_whole)?;
        coming.total.map(|_| coming.arrived.to_string())
    };
    let progress = el("progress")
        .attr("aria-label", sentence.clone())
        .maybe("max", total.map(|total| total.max(1).to_string()))
        .live_attr("value", value);
    let bytes = live(move || {
        let coming = now().filter(|coming| !coming.is_whole);
        coming.map(|coming| arrived_text(lang, coming.arrived, coming.total))
    });
    let bytes = el("span").class("coming__bytes").child(bytes);
    let stop = el("button")
        .attr("type", "button")
        .class("quiet")
        .on("click", move |_| stop(state))
        .child(stop_word(lang));
    el("div")
        .class("notice coming")
        .child(
            el("p")
                .attr("role", "status")
                .child(sentence)
                .child(" ")
                .child(told),
        )
        .child(progress)
        .child(bytes)
        .child(stop)
        .into()
}

/// Ends what is on its way; what is on screen stays.
fn stop(state: State) {
    let Some(coming) = state.coming.get_untracked() else {
        return;
    };
    coming.tie.cut();
    state.coming.set(None);
    let failure = Failure {
        name: coming.name,
        why: Why::Stopped,
    };
    if state
        .beside
        .with_untracked(|beside| matches!(beside, Beside::Loading))
    {
        state.beside.set(Beside::Failed(failure));
    } else {
        state.refuse(failure);
    }
    document::focus("main");
}
