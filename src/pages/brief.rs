//! The brief (简报): one A4 page, to print or to copy.

use crate::analysis::{self, OverviewView};
use crate::components::bars::columns;
use crate::components::figure::{figure, part};
use crate::components::funnel::funnel;
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::components::tiles::tiles;
use crate::platform::view::{View, el};
use crate::platform::{clipboard, document, task};
use crate::text::brief::{FUNNELS_SHOWN, Section, Shown, Span, brief as words_of, note_mark};
use crate::text::brief_words::{copied_text, copy_text, notes_title, print_text};
use crate::text::chart::{funnel_title, trend_title};
use crate::text::name::label;

/// Pictures shown.
const PICTURES: usize = 3;
/// More letters than this and the page is set in smaller type.
const LONG: usize = 900;

/// The page.
pub fn brief(scene: &Scene) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let view = analysis::overview(data, scene.period, scene.region);
    let brief = words_of(lang, data, &view, scene.period, scene.region);
    let plain = brief.plain(lang, data);
    let letters = plain.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
    let is_long = letters.sum::<usize>() > LONG * 2;
    let status = brief
        .status
        .map(|word| el("span").class("status-mark").child(word));
    let title = el("header")
        .class("sheet__title")
        .child(el("h2").child(brief.title.clone()))
        .child(status);
    let mut sections: Vec<View> = brief.sections.iter().map(|s| section(scene, s)).collect();
    // Sentences first, pictures after the figures that they show.
    sections.insert(sections.len().min(2), pictures(scene, &view));
    let notes: View = brief
        .notes
        .iter()
        .enumerate()
        .map(|(index, note)| {
            el("li")
                .child(note_mark(lang, index + 1))
                .child(" ")
                .child(note.clone())
                .into()
        })
        .collect();
    let notes = (!brief.notes.is_empty()).then(|| {
        el("ol")
            .class("sheet__notes")
            .attr("aria-label", notes_title(lang))
            .child(notes)
    });
    let closing: View = brief
        .closing
        .iter()
        .map(|line| el("p").child(line.clone()).into())
        .collect();
    let sheet = el("article")
        .class("sheet")
        .class_if("sheet--long", is_long)
        .child(title)
        .child(sections)
        .child(notes)
        .child(el("footer").class("sheet__closing").child(closing));
    View::from([tools(scene, plain), sheet.into()])
}

fn tools(scene: &Scene, plain: String) -> View {
    let state = State::here();
    let lang = scene.lang;
    let failed = scene.words().copy_failed;
    let copy = move |_| {
        let plain = plain.clone();
        task::spawn(async move {
            let sentence = match clipboard::copy(&plain).await {
                true => copied_text(lang),
                false => failed,
            };
            state.notice.set(Some(sentence.to_owned()));
        });
    };
    let button = |name: &'static str| el("button").attr("type", "button").child(name);
    el("div")
        .class("sheet__tools")
        .child(button(print_text(lang)).on("click", move |_| document::print()))
        .child(button(copy_text(lang)).on("click", copy))
        .into()
}

fn section(scene: &Scene, section: &Section) -> View {
    let lines: View = section
        .lines
        .iter()
        .map(|line| {
            let spans: View = line.iter().map(|s| span(scene, s)).collect();
            el("p").child(spans).into()
        })
        .collect();
    el("section")
        .class("sheet__section")
        .child(el("h3").child(section.heading.clone()))
        .child(lines)
        .into()
}

fn span(scene: &Scene, span: &Span) -> View {
    match span {
        Span::Text(text) => text.clone().into(),
        Span::Figure(Shown::Whole(of)) => figure(scene, of),
        Span::Figure(Shown::Part(of)) => part(scene, of),
        Span::Note(note) => el("sup").child(note_mark(scene.lang, *note)).into(),
    }
}

/// Up to three pictures that need no canvas: pipelines, counties, the trend.
fn pictures(scene: &Scene, view: &OverviewView) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let mut shown: Vec<(String, View)> = Vec::new();
    if let Some(of) = &view.tiles {
        shown.push((label(lang, data, &of.whole.coordinate), tiles(scene, of)));
    }
    let funnels = view.funnels.iter().take(FUNNELS_SHOWN);
    shown.extend(funnels.map(|of| (funnel_title(lang, data, of), funnel(scene, of))));
    if let Some(of) = view.trend.as_ref().filter(|_| shown.len() < PICTURES) {
        shown.push((trend_title(lang, data, of), columns(scene, of)));
    }
    let figures: View = shown
        .into_iter()
        .take(PICTURES)
        .map(|(title, picture)| {
            el("figure")
                .child(el("figcaption").child(title))
                .child(picture)
                .into()
        })
        .collect();
    if figures.is_nothing() {
        return View::Nothing;
    }
    el("div").class("sheet__pictures").child(figures).into()
}
