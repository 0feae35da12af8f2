//! How a figure came about, as a tree that can be opened (来龙去脉): each sum written out, down to
//! the observations with their sources.

use leptos::prelude::*;

use super::figure::{figure, implied};
use super::scene::Scene;
use crate::analysis::{Node, Working, explain};
use crate::model::Coordinate;
use crate::platform::view::{View, el, live};
use crate::text::explain::{ExplainWords, part_name, parts_text, stated_text, working_text};

/// Figures in one tree; a larger one goes on in the panels of its parts.
const MOST: usize = 400;
/// A tree of no more figures than this stands open.
const OPEN: usize = 16;

/// The tree of the figure at a coordinate; nothing for one that has no parts.
pub fn tree(scene: &Scene, at: &Coordinate, is_all: RwSignal<bool>) -> View {
    let root = explain(scene.data(), at, MOST);
    if root.beneath.is_empty() {
        return View::Nothing;
    }
    let own = ExplainWords::of(scene.lang);
    let is_small = root.len() <= OPEN;
    let has_more = root.beneath.iter().any(|node| !node.beneath.is_empty());
    let all = (has_more && !is_small).then(|| {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .on("click", move |_| is_all.set(true))
            .child(own.all)
    });
    let scene_of = scene.clone();
    let heading = el("h3").child(own.title);
    let sum = working_text(scene.lang, scene.data(), &root);
    let names = parts_text(scene.lang, scene.data(), &root);
    let sum = sum.map(|text| el("p").class("tree__sum").child(text));
    let names = names.map(|text| el("p").class("dim").child(text));
    let lines = live(move || {
        let is_open = is_small || is_all.get();
        lines(&scene_of, &root, is_open)
    });
    el("section")
        .class("tree")
        .child(el("div").class("tree__head").child(heading).child(all))
        .child(sum)
        .child(names)
        .child(lines)
        .into()
}

fn lines(scene: &Scene, whole: &Node, is_open: bool) -> View {
    let lines: View = whole
        .beneath
        .iter()
        .map(|node| line(scene, whole, node, is_open))
        .collect();
    el("ul").class("tree__parts").child(lines).into()
}

fn line(scene: &Scene, whole: &Node, node: &Node, is_open: bool) -> View {
    let (lang, data) = (scene.lang, scene.data());
    let name = part_name(lang, data, &whole.figure, &node.figure);
    let number = el("span")
        .child(figure(scene, &node.figure))
        .child(node.is_implied.then(|| implied(scene)));
    let head = el("div")
        .class("tree__line")
        .child(el("span").child(name))
        .child(number);
    let beneath: View = if !node.beneath.is_empty() {
        let sum = working_text(lang, data, node);
        let sum = sum.unwrap_or_else(|| scene.words().listed_note.to_owned());
        el("details")
            .maybe("open", is_open.then_some(""))
            .child(el("summary").child(sum))
            .child(lines(scene, node, is_open))
            .into()
    } else if node.is_cut {
        let cut = ExplainWords::of(lang).cut;
        el("p").class("dim").child(cut).into()
    } else {
        source(scene, node)
    };
    el("li").child(head).child(beneath).into()
}

/// Where an observation stands: document, place in it, its words.
fn source(scene: &Scene, node: &Node) -> View {
    let row = node.figure.row.filter(|_| node.working == Working::Stated);
    let Some(row) = row else {
        return View::Nothing;
    };
    let seen = scene.data().observation(row);
    let mut said: Vec<String> = Vec::new();
    said.extend(seen.source.map(|source| source.title.clone()));
    said.extend(seen.locator.map(str::to_owned));
    if said.is_empty() {
        said.push(stated_text(scene.lang).to_owned());
    }
    let quote = seen.excerpt.map(|text| el("q").child(text.to_owned()));
    el("p")
        .class("tree__source")
        .child(said.join(" · "))
        .child(" ")
        .child(quote)
        .into()
}
