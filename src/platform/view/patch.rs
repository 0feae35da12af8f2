//! From views to the page and from one view to the next (更新): what is alike stays in place with
//! its focus and its scroll position, what differs is replaced.

use std::cell::Cell;
use std::mem;
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::RenderEffect;
use leptos::tachys::view::Mountable;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Comment, Document, Element, Node, Text};

use super::element::{Handler, Parts, Setting};
use super::{View, Words};
use crate::platform::listener::Listener;

const SVG: &str = "http://www.w3.org/2000/svg";

/// What a view became on the page. Dropping it ends its listeners and effects.
pub enum ViewState {
    Nothing(Comment),
    Text(Text, Words),
    Element(Box<ElementState>),
    /// The comment stands after the last of them.
    Many(Vec<ViewState>, Comment),
    Live(RenderEffect<ViewState>),
}

/// An element on the page.
pub struct ElementState {
    element: Element,
    tag: &'static str,
    is_svg: bool,
    key: Words,
    attributes: Vec<(&'static str, Option<Words>)>,
    listeners: Vec<Heard>,
    /// Attributes and properties that follow signals.
    effects: Vec<RenderEffect<()>>,
    children: Vec<ViewState>,
}

/// A listener whose answer can be exchanged.
struct Heard {
    event: &'static str,
    handler: Rc<Cell<Option<Handler>>>,
    _listener: Listener,
}

thread_local! {
    static DOCUMENT: Document = web_sys::window()
        .and_then(|w| w.document())
        .unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into());
}

fn comment() -> Comment {
    DOCUMENT.with(|document| document.create_comment(""))
}

pub(super) fn build(view: View) -> ViewState {
    match view {
        View::Nothing => ViewState::Nothing(comment()),
        View::Text(words) => {
            let node = DOCUMENT.with(|document| document.create_text_node(&words));
            ViewState::Text(node, words)
        }
        View::Element(el) => ViewState::Element(Box::new(build_element(*el.0))),
        View::Many(views) => ViewState::Many(views.into_iter().map(build).collect(), comment()),
        View::Live(view) => ViewState::Live(follow(view, None)),
    }
}

/// Runs a live view, now and at every change, over what stood in its place.
fn follow(mut view: Box<dyn FnMut() -> View>, stood: Option<ViewState>) -> RenderEffect<ViewState> {
    let run = move |before: Option<ViewState>| {
        let now = view();
        match before {
            Some(mut state) => {
                rebuild(now, &mut state);
                state
            }
            None => build(now),
        }
    };
    RenderEffect::new_with_value(run, stood)
}

pub(super) fn rebuild(view: View, state: &mut ViewState) {
    match (view, state) {
        (View::Nothing, ViewState::Nothing(_)) => {}
        (View::Text(words), ViewState::Text(node, now)) => {
            if *now != words {
                node.set_data(&words);
                *now = words;
            }
        }
        (View::Element(el), ViewState::Element(now))
            if el.0.tag == now.tag && el.0.is_svg == now.is_svg && el.0.key == now.key =>
        {
            rebuild_element(*el.0, now);
        }
        (View::Many(views), ViewState::Many(states, end)) => {
            rebuild_list(views, states, end.parent_node().as_ref(), Some(end));
        }
        (View::Live(view), ViewState::Live(effect)) => {
            *effect = follow(view, effect.take_value());
        }
        (view, state) => {
            let mut new = build(view);
            let first = state.first();
            if let Some(parent) = first.parent_node() {
                new.place(&parent, Some(&first));
            }
            state.remove();
            *state = new;
        }
    }
}

fn rebuild_list(
    views: Vec<View>,
    states: &mut Vec<ViewState>,
    parent: Option<&Node>,
    end: Option<&Node>,
) {
    for mut state in states.drain(views.len().min(states.len())..) {
        state.remove();
    }
    for (index, view) in views.into_iter().enumerate() {
        match states.get_mut(index) {
            Some(state) => rebuild(view, state),
            None => {
                let mut state = build(view);
                if let Some(parent) = parent {
                    state.place(parent, end);
                }
                states.push(state);
            }
        }
    }
}

fn build_element(mut el: Parts) -> ElementState {
    let made = DOCUMENT.with(|document| {
        if el.is_svg {
            document.create_element_ns(Some(SVG), el.tag)
        } else {
            document.create_element(el.tag)
        }
    });
    // Fails only for a name that no tag can have.
    let element = made.unwrap_or_else(|_| comment().unchecked_into());
    let mut state = ElementState {
        element,
        tag: el.tag,
        is_svg: el.is_svg,
        key: mem::take(&mut el.key),
        attributes: Vec::new(),
        listeners: Vec::new(),
        effects: Vec::new(),
        children: Vec::new(),
    };
    rebuild_element(el, &mut state);
    state
}

fn rebuild_element(el: Parts, state: &mut ElementState) {
    let element = &state.element;
    state.effects.clear();
    let mut attributes = Vec::with_capacity(el.settings.len());
    let mut late = Vec::new();
    for (name, setting) in el.settings {
        match setting {
            Setting::Attribute(value) => {
                let now = state.attributes.iter().find(|(n, _)| *n == name);
                if now.is_none_or(|(_, now)| *now != value) {
                    set_attribute(element, name, value.as_deref());
                }
                attributes.push((name, value));
            }
            Setting::LiveAttribute(mut value) => {
                let element = element.clone();
                state.effects.push(RenderEffect::new(move |_| {
                    set_attribute(&element, name, value().as_deref());
                }));
                // Whatever it holds, the next view sets it anew.
                attributes.push((name, Some(Words::Borrowed("\u{0}"))));
            }
            property => late.push((name, property)),
        }
    }
    for (name, value) in mem::replace(&mut state.attributes, attributes) {
        if value.is_some() && !state.attributes.iter().any(|(n, _)| *n == name) {
            set_attribute(element, name, None);
        }
    }
    listen(el.listeners, element, &mut state.listeners);
    rebuild_list(el.children, &mut state.children, Some(element), None);
    for (name, property) in late {
        match property {
            Setting::Property(value) => set_property(element, name, &value),
            Setting::LiveProperty(mut value) => {
                let element = element.clone();
                state.effects.push(RenderEffect::new(move |_| {
                    set_property(&element, name, &value());
                }));
            }
            Setting::Attribute(_) | Setting::LiveAttribute(_) => {}
        }
    }
    if let Some(take) = el.on_build {
        take(element);
    }
}

/// Answers to the same events are exchanged; any other list of events is heard anew.
fn listen(wanted: Vec<(&'static str, Handler)>, element: &Element, heard: &mut Vec<Heard>) {
    let events = |(w, h): (&(&'static str, Handler), &Heard)| w.0 == h.event;
    if wanted.len() == heard.len() && wanted.iter().zip(&*heard).all(events) {
        for ((_, handler), heard) in wanted.into_iter().zip(heard) {
            heard.handler.set(Some(handler));
        }
        return;
    }
    heard.clear();
    for (event, handler) in wanted {
        let handler = Rc::new(Cell::new(Some(handler)));
        let place = Rc::clone(&handler);
        let listener = Listener::new(element, event, move |event| {
            // Out of its place while it runs: an event inside an event finds nobody at home.
            let Some(mut answer) = place.take() else {
                return;
            };
            answer(event);
            let newer = place.take();
            place.set(Some(newer.unwrap_or(answer)));
        });
        heard.push(Heard {
            event,
            handler,
            _listener: listener,
        });
    }
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for a name that no attribute can have.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn set_property(element: &Element, name: &str, value: &str) {
    let key = JsValue::from_str(name);
    let now = Reflect::get(element, &key).ok().and_then(|v| v.as_string());
    if now.as_deref() != Some(value) {
        let _ = Reflect::set(element, &key, &value.into());
    }
}

impl ViewState {
    /// The first node on the page.
    fn first(&self) -> Node {
        match self {
            ViewState::Nothing(node) => node.clone().into(),
            ViewState::Text(node, _) => node.clone().into(),
            ViewState::Element(state) => state.element.clone().into(),
            ViewState::Many(states, end) => states
                .first()
                .map_or_else(|| end.clone().into(), ViewState::first),
            ViewState::Live(effect) => effect
                .with_value_mut(|state| state.first())
                .unwrap_or_else(|| comment().into()),
        }
    }

    /// Puts it into the page, before `next` or at the end.
    fn place(&mut self, parent: &Node, next: Option<&Node>) {
        let put = |node: &Node| {
            let _ = parent.insert_before(node, next);
        };
        match self {
            ViewState::Nothing(node) => put(node),
            ViewState::Text(node, _) => put(node),
            ViewState::Element(state) => put(&state.element),
            ViewState::Many(states, end) => {
                for state in states {
                    state.place(parent, next);
                }
                put(end);
            }
            ViewState::Live(effect) => {
                effect.with_value_mut(|state| state.place(parent, next));
            }
        }
    }

    /// Takes it off the page.
    fn remove(&mut self) {
        let take = |node: &Node| {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        };
        match self {
            ViewState::Nothing(node) => take(node),
            ViewState::Text(node, _) => take(node),
            ViewState::Element(state) => take(&state.element),
            ViewState::Many(states, end) => {
                for state in states {
                    state.remove();
                }
                take(end);
            }
            ViewState::Live(effect) => {
                effect.with_value_mut(ViewState::remove);
            }
        }
    }
}

impl Mountable for ViewState {
    fn unmount(&mut self) {
        self.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.place(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first();
        match first
            .parent_node()
            .and_then(|p| p.dyn_into::<Element>().ok())
        {
            Some(parent) => {
                child.mount(&parent, Some(&first));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            ViewState::Element(state) => vec![state.element.clone()],
            _ => Vec::new(),
        }
    }
}
