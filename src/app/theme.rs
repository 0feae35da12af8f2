//! The theme in force (外观): the reader's choice, else what the system asks for.

use crate::charts::Style;
use crate::components::state::{State, Theme};
use crate::platform::signal::{Memo, RwSignal, StoredValue};
use crate::platform::{document, screen, task, timer};

const DARK: &str = "(prefers-color-scheme: dark)";
const CONTRAST: &str = "(prefers-contrast: more)";
const STILL: &str = "(prefers-reduced-motion: reduce)";
const PAPER: &str = "print";
const LARGE: &str = "(min-width: 2560px)";

/// Sets the theme on the document and answers with the charts' colours for it.
pub fn follow(state: State) -> Memo<Style> {
    let queries = [DARK, CONTRAST, STILL, LARGE, PAPER].map(|query| {
        let holds = RwSignal::new(screen::matches(query));
        let watch = screen::watch(query, move |now| holds.set(now));
        // Held until the shell goes.
        let _watch = StoredValue::new(watch);
        holds
    });
    let [is_dark, is_contrast, is_still, is_large, is_paper] = queries;
    let theme = Memo::new(move |_| match state.preferences.get().theme {
        Theme::System if is_contrast.get() => Theme::Contrast,
        Theme::System if is_dark.get() => Theme::Dark,
        Theme::System => Theme::Light,
        chosen => chosen,
    });
    let mut is_first = true;
    let set = move || document::set_root("data-theme", Some(theme.get_untracked().code()));
    task::follow(move || {
        theme.get();
        let is_large = state
            .source
            .with_untracked(|source| source.state.opened().is_some_and(|of| of.is_large()));
        if is_first || !is_large {
            is_first = false;
            return set();
        }
        // The list first shows what was chosen in it: the page takes longer.
        task::spawn(async move {
            timer::painted().await;
            set();
        });
    });
    Memo::new(move |_| {
        let base = match theme.get() {
            _ if is_paper.get() => Style::LIGHT,
            Theme::System | Theme::Light => Style::LIGHT,
            Theme::Dark => Style::DARK,
            Theme::Contrast => Style::HIGH_CONTRAST,
        };
        Style {
            is_animated: base.is_animated && !is_still.get() && !is_paper.get(),
            font_px: if is_large.get() {
                base.font_px * 1.5
            } else {
                base.font_px
            },
            ..base
        }
    })
}
