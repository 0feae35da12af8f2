//! The head of every screen (页头): whose figures, of what date, from where, how reliable; and
//! the way to the pages.

use super::filters::filters;
use super::scene::Scene;
use crate::model::Status;
use crate::platform::offline;
use crate::platform::view::{View, el};
use crate::route::Page;
use crate::text::offline::saved_text;
use crate::text::period::day_text;
use crate::text::states::{SEAL, private_word};

/// Families shown before 更多.
const FAMILIES_SHOWN: usize = 7;

/// The head of every screen.
pub fn header(scene: &Scene) -> View {
    let words = scene.first_words();
    let meta = &scene.data().meta;
    let name = format!("{} {}", meta.committee.short, words.app_name);
    let sources: Vec<String> = meta
        .sources
        .iter()
        .take(2)
        .map(|s| s.publisher.clone().unwrap_or_else(|| s.title.clone()))
        .collect();
    let file = scene.opened.file_name.clone();
    let saved = offline::saved_on();
    let part = |name: &'static str, text: String| el("span").child(name).child(" ").child(text);
    let about = el("p")
        .class("brand__meta")
        .child(part(words.as_of, day_text(scene.lang, meta.as_of)))
        .child((!sources.is_empty()).then(|| part(words.source, sources.join("、"))))
        .child(file.map(|name| part(words.opened_file, name)))
        .child(saved.map(|date| {
            let text = saved_text(scene.lang, &scene.opened.hash, &date);
            el("span").class("saved-mark").child(text)
        }))
        .child(status_mark(scene))
        .child(privacy_mark(scene));
    let seal = el("span")
        .class("seal")
        .attr("aria-hidden", "true")
        .child(SEAL);
    let brand = el("div")
        .class("brand")
        .child(seal)
        .child(el("div").child(el("h1").child(name)).child(about));
    let top = el("header").class("top").child(brand).child(filters(scene));
    View::from([top.into(), navigation(scene)])
}

/// The mark of data that is not published (演示数据、初步数据).
pub fn status_mark(scene: &Scene) -> View {
    let words = scene.first_words();
    let word = match scene.data().meta.status {
        Status::Published => None,
        Status::Provisional => Some(words.status_provisional),
        Status::Demo => Some(words.status_demo),
    };
    word.map(|word| el("span").class("status-mark").child(word))
        .into()
}

/// Says that names of persons and the texts of instructions are hidden.
pub fn privacy_mark(scene: &Scene) -> View {
    let word = scene.opened.is_private.then(|| private_word(scene.lang));
    let mark = word.map(|word| el("span").class("tag").child(word));
    mark.into()
}

fn navigation(scene: &Scene) -> View {
    let words = scene.first_words();
    let mut pages: Vec<(Page, String)> = vec![(Page::Overview, words.overview.to_owned())];
    let families = &scene.opened.families;
    let family = |id: &String| {
        let name = scene.family_name(id).to_owned();
        (Page::Family(id.clone()), name)
    };
    pages.extend(families.iter().take(FAMILIES_SHOWN).map(family));
    let rest: Vec<(Page, String)> = families.iter().skip(FAMILIES_SHOWN).map(family).collect();
    let last = [
        (Page::Compare, words.compare_page.to_owned()),
        (Page::Brief, words.brief_page.to_owned()),
        (Page::Data, words.data_page.to_owned()),
    ];
    let link = |(page, name): &(Page, String)| -> View {
        let current = (*page == scene.route.page).then_some("page");
        el("a")
            .attr("href", scene.href(page.clone()))
            .maybe("aria-current", current)
            .child(name.clone())
            .into()
    };
    let is_in_rest = rest.iter().any(|(page, _)| *page == scene.route.page);
    let links = |class: &'static str| {
        let items: View = rest.iter().map(link).collect();
        el("div").class(class).child(items)
    };
    let more = (!rest.is_empty()).then(|| {
        let menu = el("details")
            .class("nav__more")
            .class_if("nav__more--current", is_in_rest)
            .child(el("summary").child(words.more))
            .child(links("nav__menu"));
        View::from([links("nav__rest").into(), menu.into()])
    });
    let first: View = pages.iter().map(link).collect();
    el("nav")
        .class("nav")
        .attr("aria-label", words.nav_label)
        .child(first)
        .child(more)
        .child(last.iter().map(link).collect::<View>())
        .into()
}
