//! The findings of an export (对账), grouped by what is to be done; each can be muted with a
//! reason, and all go into a list to send back to whoever made the file.

use std::cell::RefCell;
use std::rc::Rc;

use crate::analysis::{Check, Figure, Found, Gravity, Remedy};
use crate::components::figure::figure;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::platform::view::{View, el};
use crate::platform::{document, save};
use crate::route::Page;
use crate::text::check::{
    CheckWords, check_text, check_title, checking_text, findings_csv, findings_name, gravity_word,
    remedy_words, verdict_text,
};
use crate::text::states::more_text;

/// Findings of a group that stand on the page; the list has all.
const SHOWN: usize = 50;

/// The panel of findings.
pub fn checks(scene: &Scene) -> View {
    let (words, own) = (scene.words(), CheckWords::of(scene.lang));
    let trust = &scene.trust;
    let Some((found, verdict)) = trust.found.as_deref().zip(trust.verdict()) else {
        let waiting = el("p")
            .class("dim")
            .attr("role", "status")
            .child(checking_text(scene.lang));
        return panel(
            words.checks,
            words.checks_note,
            Width::Whole,
            waiting.into(),
        );
    };
    let said = verdict_text(
        scene.lang,
        verdict.contradictions,
        verdict.doubts,
        verdict.muted,
    );
    let is_well = verdict.contradictions == 0;
    let said = el("p")
        .class("verdict")
        .class_if("verdict--well", is_well)
        .child(said);
    let groups: View = Remedy::ALL
        .iter()
        .map(|r| group(scene, found, *r))
        .collect();
    let beyond = (found.beyond > 0).then(|| el("p").class("dim").child(own.beyond));
    let save = (!found.list.is_empty()).then(|| save_button(scene));
    let content = View::from([
        said.into(),
        save.into(),
        groups,
        muted(scene, found),
        beyond.into(),
    ]);
    panel(words.checks, words.checks_note, Width::Whole, content)
}

fn save_button(scene: &Scene) -> View {
    let scene = scene.clone();
    let label = CheckWords::of(scene.lang).save;
    let save = move |_| {
        let (lang, data) = (scene.lang, scene.data());
        let trust = &scene.trust;
        if let Some(found) = &trust.found {
            let reason = |key: &str| trust.reason(key).map(str::to_owned);
            let text = findings_csv(lang, data, &found.list, &reason);
            save::text(&format!("{}.csv", findings_name(lang, data)), &text);
        }
    };
    let button = el("button").attr("type", "button").on("click", save);
    el("p").child(button.child(label)).into()
}

/// The findings of one remedy that are not muted.
fn group(scene: &Scene, found: &Found, remedy: Remedy) -> View {
    let pairs = found.list.iter().zip(&found.keys);
    let of: Vec<(&Check, &String)> = pairs
        .filter(|(c, key)| c.kind.remedy() == remedy && scene.trust.reason(key).is_none())
        .collect();
    if of.is_empty() {
        return View::Nothing;
    }
    let [title, note] = remedy_words(scene.lang, remedy);
    let more = of.len().saturating_sub(SHOWN);
    let lines = of.iter().take(SHOWN);
    let lines: View = lines.map(|(c, key)| line(scene, c, key, None)).collect();
    let more = (more > 0).then(|| el("p").class("dim").child(more_text(scene.lang, more)));
    let head = el("h3").child(title).child(" ");
    let count = el("span").class("dim").child(of.len().to_string());
    el("section")
        .class("findings")
        .child(head.child(count))
        .child(el("p").class("dim").child(note))
        .child(el("ul").class("checks").child(lines))
        .child(more)
        .into()
}

/// What was looked into, with the reasons.
fn muted(scene: &Scene, found: &Found) -> View {
    let pairs = found.list.iter().zip(&found.keys);
    let lines: Vec<View> = pairs
        .filter_map(|(c, key)| {
            let reason = scene.trust.reason(key)?;
            Some(line(scene, c, key, Some(reason)))
        })
        .collect();
    if lines.is_empty() {
        return View::Nothing;
    }
    let title = CheckWords::of(scene.lang).muted;
    el("section")
        .class("findings findings--muted")
        .child(el("h3").child(title))
        .child(el("ul").class("checks").child(lines))
        .into()
}

fn line(scene: &Scene, check: &Check, key: &str, reason: Option<&str>) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let tag = |text: &'static str, is_grave: bool| {
        let tag = el("span").class("tag").class_if("tag--warn", is_grave);
        View::from(tag.child(text))
    };
    let gravity = check.gravity();
    let what = el("p")
        .child(tag(gravity_word(lang, gravity), gravity < Gravity::Note))
        .child(" ")
        .child(el("strong").child(check_title(lang, &check.kind)))
        .child(" ")
        .child(check_text(lang, data, check));
    el("li")
        .child(what)
        .child(both(scene, check))
        .child(mute(scene, key, reason))
        .into()
}

/// Both figures, open to question; or the record.
fn both(scene: &Scene, check: &Check) -> View {
    let words = scene.words();
    let record = check.record.and_then(|id| scene.data().records.get(id));
    if let Some(record) = record {
        let href = scene.href(Page::Record(record.id.clone()));
        let link = el("a").attr("href", href).child(record.title.clone());
        return el("p").child(link).into();
    }
    let side = |name: &'static str, of: &Figure| {
        View::from(el("span").child(name).child(" ").child(figure(scene, of)))
    };
    let one = check.figure.as_ref().map(|f| side(words.on_screen, f));
    let other = check.other.as_ref().map(|f| side(words.held_against, f));
    let both = el("p").class("checks__both");
    both.child(one).child(other).into()
}

/// The way to mute a finding, or to let it speak again.
fn mute(scene: &Scene, key: &str, reason: Option<&str>) -> View {
    let own = CheckWords::of(scene.lang);
    let state = State::here();
    let (export, key) = (scene.data().meta.id.clone(), key.to_owned());
    let put = move |reason: Option<String>| {
        state.know(|trust| trust.mute(&export, &key, reason));
    };
    let button = |text: &'static str| {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .child(text)
    };
    if let Some(reason) = reason {
        let why = el("span")
            .child(own.reason)
            .child(": ")
            .child(reason.to_owned());
        let again = button(own.unmute).on("click", move |_| put(None));
        return el("p").class("checks__mute").child(why).child(again).into();
    }
    let said: Rc<RefCell<String>> = Rc::default();
    let typed = Rc::clone(&said);
    let input = el("input")
        .attr("type", "text")
        .attr("aria-label", own.reason)
        .attr("placeholder", own.reason_hint)
        .on("input", move |event| {
            typed.replace(document::value_of(&event).unwrap_or_default());
        });
    let mute = button(own.mute).on("click", move |_| {
        let reason = said.borrow().clone();
        // Without a reason nobody knows later why it was let pass.
        match reason.trim().is_empty() {
            true => state.notice.set(Some(own.reason_hint.to_owned())),
            false => put(Some(reason.trim().to_owned())),
        }
    });
    el("details")
        .class("checks__mute")
        .child(el("summary").child(own.mute))
        .child(el("p").child(input).child(mute))
        .into()
}
