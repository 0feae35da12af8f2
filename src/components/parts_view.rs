//! The parts of an export on screen (分部数据): their list with the state of each, what is on its
//! way, and the button in the panel of a figure that waits for some.

use super::panel::{Width, panel};
use super::parts::{Progress, Split, why};
use super::scene::{Opened, Scene};
use super::state::State;
use crate::model::Coordinate;
use crate::model::load::MAX_PART_BYTES;
use crate::platform::view::{El, View, el, live};
use crate::route::Page;
use crate::text::Lang;
use crate::text::parts::{
    PartWords, load_text, loading_parts_text, part_name, parts_here_text, size_text, too_much_text,
};

fn name(lang: Lang, opened: &Opened, split: &Split, number: usize) -> String {
    let part = split.parts.get(number);
    part.map_or(String::new(), |part| {
        part_name(lang, &opened.data, &part.holds, &part.path)
    })
}

fn button(word: impl Into<View>) -> El {
    el("button").attr("type", "button").child(word)
}

/// Asks for parts; those that failed are tried again.
fn ask(state: State, numbers: &[usize]) {
    state.parts.update(|progress| {
        progress.failed.retain(|(of, _)| !numbers.contains(of));
        progress.asked.extend_from_slice(numbers);
    });
}

fn bytes_of(split: &Split, numbers: &[usize]) -> Option<u64> {
    let sizes = numbers.iter().map(|number| split.parts.get(*number)?.bytes);
    sizes.sum()
}

fn load_button(state: State, lang: Lang, split: &Split, numbers: Vec<usize>) -> El {
    let text = load_text(lang, numbers.len(), bytes_of(split, &numbers));
    button(text)
        .class("parts__load")
        .on("click", move |_| ask(state, &numbers))
}

/// What has arrived of a part.
fn arriving(lang: Lang, opened: &Opened, split: &Split, (number, here): (usize, usize)) -> View {
    let all = split.parts.get(number).and_then(|part| part.bytes);
    let name = name(lang, opened, split, number);
    let text = loading_parts_text(lang, &name, here, all);
    let bar = el("progress")
        .class("parts__bar")
        .attr("aria-label", PartWords::of(lang).waiting)
        .maybe("max", all.map(|all| all.max(1).to_string()))
        .maybe("value", all.map(|all| here.min(all as usize).to_string()));
    el("p").class("parts__now").child(text).child(bar).into()
}

/// Above a page: what is on its way, what failed, what is not here.
pub fn banner(state: State) -> View {
    let lang = state.lang();
    let opened = state.source.with(|source| source.state.opened().cloned());
    let Some((opened, split)) = opened.and_then(|o| Some((o.clone(), o.split.clone()?))) else {
        return View::Nothing;
    };
    let progress = state.parts.get_untracked();
    if let Some(now) = progress.under_way {
        return el("div")
            .class("notice")
            .child(arriving(lang, &opened, &split, now))
            .into();
    }
    let words = PartWords::of(lang);
    let failed: Vec<View> = progress
        .failed
        .iter()
        .map(|(number, [zh, en])| {
            let name = el("strong").child(name(lang, &opened, &split, *number));
            let why = lang.pick(zh, en).clone();
            el("p").child(name).child(" ").child(why).into()
        })
        .collect();
    if !failed.is_empty() {
        let numbers: Vec<usize> = progress.failed.iter().map(|(number, _)| *number).collect();
        let again = button(words.again).on("click", move |_| ask(state, &numbers));
        return el("div")
            .class("notice notice--warn")
            .child(failed)
            .child(el("p").class("notice__actions").child(again))
            .into();
    }
    let full = progress.is_full.then(|| {
        let text = too_much_text(lang, MAX_PART_BYTES);
        el("div").class("notice").child(el("p").child(text))
    });
    View::from([full.into(), open_here(state, lang, &opened, &split)])
}

/// Says so where the place looked at is in a part that is not here.
fn open_here(state: State, lang: Lang, opened: &Opened, split: &Split) -> View {
    let (place, period) = state.route.with(|route| {
        let code = match &route.page {
            Page::Region(code) => Some(code.clone()),
            Page::Data | Page::Record(_) => return (None, None),
            _ => route.region.clone(),
        };
        let region = code.and_then(|code| opened.data.regions.find(&code));
        (Some(region.unwrap_or(opened.data.home())), route.period)
    });
    let period = period.unwrap_or_else(|| opened.first_period());
    let Some(region) = place.filter(|region| opened.data.is_open_at(*region, period)) else {
        return View::Nothing;
    };
    let all = split.parts.iter().enumerate();
    let wanted = all.filter(|(number, part)| {
        !split.has(*number)
            && part.holds.meets(period)
            && part.holds.covers(&opened.data.regions, region)
    });
    let numbers: Vec<usize> = wanted.map(|(number, _)| number).collect();
    let load = load_button(state, lang, split, numbers);
    el("div")
        .class("notice parts__open")
        .child(el("p").child(PartWords::of(lang).open_here))
        .child(el("p").class("notice__actions").child(load))
        .into()
}

/// In the panel of a figure that waits for parts: a button that loads them.
pub fn figure(scene: &Scene, at: &Coordinate) -> View {
    let Some(split) = scene.opened.split.clone() else {
        return View::Nothing;
    };
    let state = State::here();
    let numbers: Vec<usize> = scene.data().open_within(at.region, at.period).collect();
    let (opened, lang) = (scene.opened.clone(), scene.lang);
    let now = live(move || {
        let under_way = state.parts.with(|progress| progress.under_way);
        match under_way {
            Some(now) => arriving(lang, &opened, &split, now),
            None => load_button(state, lang, &split, numbers.clone()).into(),
        }
    });
    el("div").class("parts__figure").child(now).into()
}

/// The list of parts with the state of each.
pub fn list(scene: &Scene) -> View {
    let Some(split) = scene.opened.split.clone() else {
        return View::Nothing;
    };
    let state = State::here();
    let scene = scene.clone();
    let (lang, words) = (scene.lang, PartWords::of(scene.lang));
    let content = live(move || {
        let progress = state.parts.get();
        let rows =
            (0..split.parts.len()).map(|number| row(state, &scene, &split, &progress, number));
        let rows: View = rows.collect();
        let here = parts_here_text(lang, split.loaded.len(), split.parts.len());
        let rest: Vec<usize> = (0..split.parts.len()).filter(|n| !split.has(*n)).collect();
        let is_small = bytes_of(&split, &(0..split.parts.len()).collect::<Vec<_>>())
            .is_some_and(|bytes| bytes <= MAX_PART_BYTES as u64);
        let all = match (rest.is_empty(), is_small) {
            (true, _) => View::Nothing,
            (false, true) => button(words.load_all)
                .on("click", move |_| ask(state, &rest))
                .into(),
            (false, false) => el("p")
                .class("dim")
                .child(too_much_text(lang, MAX_PART_BYTES))
                .into(),
        };
        View::from([
            el("p")
                .class("notice__actions")
                .child(el("span").child(here))
                .child(all)
                .into(),
            el("ul").class("rows parts__list").child(rows).into(),
        ])
    });
    panel(words.title, words.note, Width::Whole, content)
}

fn row(state: State, scene: &Scene, split: &Split, progress: &Progress, number: usize) -> View {
    let (lang, words) = (scene.lang, PartWords::of(scene.lang));
    let failed = why(&progress.failed, number);
    let is_waiting = progress.asked.contains(&number);
    let (word, code) = if split.has(number) {
        (words.loaded, "loaded")
    } else if failed.is_some() {
        (words.failed, "failed")
    } else if is_waiting || progress.under_way.is_some_and(|(now, _)| now == number) {
        (words.waiting, "loading")
    } else {
        (words.not_loaded, "open")
    };
    let size = split.parts.get(number).and_then(|part| part.bytes);
    let size = size.map(|bytes| size_text(lang, bytes as usize));
    let load = matches!(code, "open" | "failed").then(|| {
        let word = match code {
            "failed" => words.again,
            _ => words.load,
        };
        let of = name(lang, &scene.opened, split, number);
        button(word)
            .class("quiet")
            .attr("aria-label", format!("{word} {of}"))
            .on("click", move |_| ask(state, &[number]))
    });
    let why = failed.map(|[zh, en]| el("p").class("dim").child(lang.pick(zh, en).clone()));
    el("li")
        .class("parts__row")
        .attr("data-part", code)
        .child(el("span").child(name(lang, &scene.opened, split, number)))
        .child(el("span").class("dim").child(size))
        .child(el("span").class("tag").child(word))
        .child(load)
        .child(why)
        .into()
}
