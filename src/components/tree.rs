//! How a figure came about, as a tree that can be opened (来龙去脉): each sum written out, down to
//! the observations with their sources.

use super::figure::{figure, implied};
use super::scene::Scene;
use super::state::State;
use crate::analysis::{Node, Working, explain};
use crate::model::Coordinate;
use crate::platform::document;
use crate::platform::signal::Memo;
use crate::platform::view::{El, View, el, live};
use crate::route::Branches;
use crate::text::explain::{ExplainWords, part_name, parts_text, stated_text, working_text};

/// Figures in one tree; a larger one goes on in the panels of its parts.
const MOST: usize = 400;
/// A tree of no more figures than this stands open.
const OPEN: usize = 16;

/// The tree of a figure.
pub struct Tree {
    root: Node,
    /// Figures with figures beneath them, but for the first.
    branches: u16,
    /// Stands open at first.
    is_small: bool,
}

impl Tree {
    /// The tree of the figure at a coordinate.
    pub fn of(scene: &Scene, at: &Coordinate) -> Tree {
        let root = explain(scene.data(), at, MOST);
        Tree {
            branches: branches(&root),
            is_small: root.len() <= OPEN,
            root,
        }
    }

    /// What the link says when all branches are open.
    pub fn all(&self) -> Branches {
        match self.is_small {
            true => Branches::default(),
            false => Branches::all(self.branches),
        }
    }
}

fn branches(of: &Node) -> u16 {
    let parts = of.beneath.iter().filter(|node| !node.beneath.is_empty());
    parts.map(|node| 1 + branches(node)).sum()
}

/// The tree on screen; nothing for a figure that has no parts.
pub fn tree(scene: &Scene, of: Tree) -> View {
    if of.root.beneath.is_empty() {
        return View::Nothing;
    }
    let own = ExplainWords::of(scene.lang);
    let state = State::here();
    let every = of.all();
    let all = (of.branches > 0 && !of.is_small).then(|| {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .on("click", move |_| {
                state.change(|route| route.branches = every.clone());
            })
            .child(own.all)
    });
    let scene_of = scene.clone();
    let heading = el("h3").child(own.title);
    let sum = working_text(scene.lang, scene.data(), &of.root);
    let names = parts_text(scene.lang, scene.data(), &of.root);
    let sum = sum.map(|text| el("p").class("tree__sum").child(text));
    let names = names.map(|text| el("p").class("dim").child(text));
    let turned = Memo::new(move |_| state.route.with(|route| route.branches.clone()));
    let lines = live(move || {
        let mut drawn = Drawn {
            state,
            turned: turned.get(),
            is_open: of.is_small,
            next: 0,
        };
        lines(&scene_of, &of.root, &mut drawn)
    });
    el("section")
        .class("tree")
        .child(el("div").class("tree__head").child(heading).child(all))
        .child(sum)
        .child(names)
        .child(lines)
        .into()
}

/// How far a tree is drawn.
struct Drawn {
    state: State,
    turned: Branches,
    /// How branches stand at first.
    is_open: bool,
    /// The number of the next branch.
    next: u16,
}

fn lines(scene: &Scene, whole: &Node, drawn: &mut Drawn) -> View {
    let nodes = whole.beneath.iter();
    let lines: View = nodes.map(|node| line(scene, whole, node, drawn)).collect();
    el("ul").class("tree__parts").child(lines).into()
}

fn line(scene: &Scene, whole: &Node, node: &Node, drawn: &mut Drawn) -> View {
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
        branch(drawn)
            .child(el("summary").child(sum))
            .child(lines(scene, node, drawn))
            .into()
    } else if node.is_cut {
        let cut = ExplainWords::of(lang).cut;
        el("p").class("dim").child(cut).into()
    } else {
        source(scene, node)
    };
    el("li").child(head).child(beneath).into()
}

/// A branch that opens and closes; the link says how it stands.
fn branch(drawn: &mut Drawn) -> El {
    let (number, state) = (drawn.next, drawn.state);
    drawn.next += 1;
    let is_open = drawn.is_open != drawn.turned.has(number);
    el("details")
        .flag("open", is_open)
        .on("toggle", move |event| {
            // Browsers say so too when the branch is drawn open.
            if document::is_open(&event).is_some_and(|now| now != is_open) {
                state.change(|route| route.branches.turn(number));
            }
        })
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
