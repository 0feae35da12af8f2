//! Rows that are used again (行的复用): of a long list only a stretch stands on the page. As it
//! moves on, rows that leave it at one end become those that enter at the other, and rows that
//! stay are not touched.

use std::cell::RefCell;
use std::mem;

use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::{View, ViewState};

thread_local! {
    /// The rows of every element that has any; they outlive the view that drew them, so that the
    /// next one in its place takes them over.
    static LISTS: RefCell<Vec<(Element, Rows)>> = const { RefCell::new(Vec::new()) };
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
    let mut rows = LISTS.with_borrow_mut(|lists| {
        lists.retain(|(element, _)| element.is_connected() || element == parent);
        let at = lists.iter().position(|(element, _)| element == parent);
        at.map_or_else(Rows::default, |at| lists.swap_remove(at).1)
    });
    rows.show(parent, first, count, is_other, make);
    LISTS.with_borrow_mut(|lists| lists.push((parent.clone(), rows)));
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
        let active = parent
            .owner_document()
            .and_then(|document| document.active_element());
        if node(&row).is_some_and(|row| row.contains(active.as_deref())) {
            let scrolled = parent.closest("[tabindex]").ok().flatten();
            if let Some(scrolled) = scrolled.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                // It stands where it stood.
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = scrolled.focus_with_options(&options);
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
    node(row?)?.next_sibling()
}

/// What stands after the first node.
fn start(parent: &Element) -> Option<Node> {
    parent.first_child()?.next_sibling()
}
