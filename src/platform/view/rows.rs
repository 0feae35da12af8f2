//! Rows that are used again (行的复用): of a long list only a stretch stands on the page. As it
//! moves on, rows that leave it at one end become those that enter at the other, and rows that
//! stay are not touched.

use std::cell::RefCell;
use std::mem;

use js_sys::{Object, Reflect};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::{View, ViewState};

thread_local! {
    /// The rows of every element that has any; they outlive the view that drew them, so that the
    /// next one in its place takes them over.
    static LISTS: RefCell<Vec<List>> = const { RefCell::new(Vec::new()) };
}

struct List {
    of: Element,
    rows: Rows,
    /// Its element has been on the page; where it no longer is, the list is dropped.
    has_stood: bool,
}

/// The rows of one element.
#[derive(Default)]
struct Rows {
    /// Number of the first row on the page.
    first: usize,
    /// Those on the page, from the first.
    shown: Vec<ViewState>,
    /// Those that are off the page and wait to be used.
    spare: Vec<ViewState>,
}

/// Shows so many rows from `first` on in an element, after its first node. Rows that stay on the
/// page are made anew only where `is_other` says that a number now means another row.
pub fn show_rows(
    parent: &Element,
    first: usize,
    count: usize,
    is_other: bool,
    make: &mut dyn FnMut(usize) -> View,
) {
    let mut list = LISTS.with_borrow_mut(|lists| {
        lists.retain_mut(|list| {
            let stands =
                Reflect::get(&list.of, &"isConnected".into()).is_ok_and(|is| is.is_truthy());
            let is_kept = stands || !list.has_stood || list.of == *parent;
            list.has_stood |= stands;
            is_kept
        });
        let at = lists.iter().position(|list| list.of == *parent);
        let new = || List {
            of: parent.clone(),
            rows: Rows::default(),
            has_stood: false,
        };
        at.map_or_else(new, |at| lists.swap_remove(at))
    });
    list.rows.show(parent, first, count, is_other, make);
    LISTS.with_borrow_mut(|lists| lists.push(list));
}

impl Rows {
    fn show(
        &mut self,
        parent: &Element,
        first: usize,
        count: usize,
        is_other: bool,
        make: &mut dyn FnMut(usize) -> View,
    ) {
        let (before, end) = (self.first, self.first + self.shown.len());
        self.first = first;
        let stays = |at: usize| before <= at && at < end && first <= at && at < first + count;
        if is_other || !(before..end).any(stays) {
            // Each becomes another in its place.
            self.fit(parent, count);
            for (place, row) in self.shown.iter_mut().enumerate() {
                make(first + place).rebuild(row);
            }
            return;
        }
        let mut kept = Vec::new();
        for (place, row) in mem::take(&mut self.shown).into_iter().enumerate() {
            match stays(before + place) {
                true => kept.push(row),
                false => self.put_by(parent, row),
            }
        }
        let next = after(kept.last()).or_else(|| start(parent));
        let top = kept.first().and_then(node);
        let mut kept = kept.into_iter();
        for at in first..first + count {
            let row = match stays(at) {
                true => kept.next(),
                false => {
                    let place = if at < before { &top } else { &next };
                    Some(self.take(parent, place.as_ref(), make(at)))
                }
            };
            self.shown.extend(row);
        }
    }

    /// As many rows on the page as are wanted, whatever they show.
    fn fit(&mut self, parent: &Element, count: usize) {
        while self.shown.len() > count {
            if let Some(row) = self.shown.pop() {
                self.put_by(parent, row);
            }
        }
        let next = after(self.shown.last()).or_else(|| start(parent));
        while self.shown.len() < count {
            let row = match self.spare.pop() {
                Some(mut row) => {
                    row.mount(parent, next.as_ref());
                    row
                }
                None => self.take(parent, next.as_ref(), View::Element(super::el("tr"))),
            };
            self.shown.push(row);
        }
    }

    /// Takes a row off the page. The focus, where it is in it, goes to what is scrolled.
    fn put_by(&mut self, parent: &Element, mut row: ViewState) {
        let document = web_sys::window().and_then(|window| window.document());
        let active: Option<Element> = document.and_then(|document| of(&document, "activeElement"));
        let around = active.and_then(|active| active.closest("tr").ok().flatten());
        if around.is_some() && around.map(Node::from) == node(&row) {
            let scrolled: Option<Element> = parent.closest("[tabindex]").ok().flatten();
            if let Some(scrolled) = scrolled {
                // It stands where it stood.
                let options = Object::new();
                let _ = Reflect::set(&options, &"preventScroll".into(), &true.into());
                let _ = scrolled
                    .unchecked_into::<HtmlElement>()
                    .focus_with_options(options.unchecked_ref());
            }
        }
        row.unmount();
        self.spare.push(row);
    }

    /// A row on the page, of one put by where there is one.
    fn take(&mut self, parent: &Element, next: Option<&Node>, view: View) -> ViewState {
        let mut row = match self.spare.pop() {
            Some(mut row) => {
                view.rebuild(&mut row);
                row
            }
            None => view.build(),
        };
        row.mount(parent, next);
        row
    }
}

/// The node of a row.
fn node(row: &ViewState) -> Option<Node> {
    row.elements().into_iter().next().map(Node::from)
}

/// What stands after a row.
fn after(row: Option<&ViewState>) -> Option<Node> {
    of(node(row?)?.as_ref(), "nextSibling")
}

/// What stands after the first node.
fn start(parent: &Element) -> Option<Node> {
    of(of::<Node>(parent, "firstChild")?.as_ref(), "nextSibling")
}

/// A node that a property holds. By its name: each property asked for in a way of its own has the
/// first download know of it.
fn of<T: JsCast>(node: &JsValue, property: &str) -> Option<T> {
    let held = Reflect::get(node, &property.into()).ok()?;
    held.is_truthy().then(|| held.unchecked_into())
}
