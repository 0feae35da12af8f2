//! An element to be (元素): tag, attributes, listeners and children, before there is a page.

use web_sys::{Element, Event};

use super::{View, Words};

/// Answers an event.
pub type Handler = Box<dyn FnMut(Event)>;

/// Takes the element once it stands.
pub type Hook = Box<dyn FnOnce(&Element)>;

/// What an attribute or property holds.
pub enum Setting {
    /// An attribute; `None` takes it away.
    Attribute(Option<Words>),
    /// An attribute that follows signals.
    LiveAttribute(Box<dyn FnMut() -> Option<Words>>),
    /// A property of the element, set after its children and only where it differs, so that
    /// the caret of an input stays where it is.
    Property(Words),
    /// A property that follows signals.
    LiveProperty(Box<dyn FnMut() -> Words>),
}

/// An element to be. Small to hand on: what it holds lies behind one pointer.
pub struct El(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    pub(super) settings: Vec<(&'static str, Setting)>,
    pub(super) listeners: Vec<(&'static str, Handler)>,
    pub(super) children: Vec<View>,
    pub(super) on_build: Option<Hook>,
    pub(super) key: Words,
}

/// An HTML element.
pub fn el(tag: &'static str) -> El {
    new(tag, false)
}

/// An SVG element.
pub fn svg(tag: &'static str) -> El {
    new(tag, true)
}

#[inline(never)]
fn new(tag: &'static str, is_svg: bool) -> El {
    El(Box::new(Parts {
        tag,
        is_svg,
        settings: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        on_build: None,
        key: Words::Borrowed(""),
    }))
}

impl El {
    /// Adds to the classes.
    pub fn class(self, name: impl Into<Words>) -> El {
        self.add_class(name.into())
    }

    #[inline(never)]
    fn add_class(mut self, name: Words) -> El {
        for (key, setting) in &mut self.0.settings {
            if let ("class", Setting::Attribute(Some(names))) = (*key, setting) {
                let names = names.to_mut();
                names.push(' ');
                names.push_str(&name);
                return self;
            }
        }
        self.set("class", Setting::Attribute(Some(name)))
    }

    /// Adds to the classes where the condition holds.
    pub fn class_if(self, name: &'static str, holds: bool) -> El {
        if holds {
            self.add_class(Words::Borrowed(name))
        } else {
            self
        }
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> El {
        self.set(name, Setting::Attribute(Some(value.into())))
    }

    /// Sets an attribute where there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Words>>) -> El {
        self.set(name, Setting::Attribute(value.map(Into::into)))
    }

    /// Sets an attribute without a value where the condition holds.
    pub fn flag(self, name: &'static str, holds: bool) -> El {
        self.set(name, Setting::Attribute(holds.then_some("".into())))
    }

    /// An attribute that follows the signals that `value` reads.
    pub fn live_attr<W: Into<Words>>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> Option<W> + 'static,
    ) -> El {
        let value = Box::new(move || value().map(Into::into));
        self.set(name, Setting::LiveAttribute(value))
    }

    /// Sets a property once the children stand, as `value` of a list to choose from.
    pub fn prop(self, name: &'static str, value: impl Into<Words>) -> El {
        self.set(name, Setting::Property(value.into()))
    }

    /// A property that follows the signals that `value` reads.
    pub fn live_prop<W: Into<Words>>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> W + 'static,
    ) -> El {
        let value = Box::new(move || value().into());
        self.set(name, Setting::LiveProperty(value))
    }

    /// Listens to an event of this element.
    pub fn on(self, event: &'static str, handle: impl FnMut(Event) + 'static) -> El {
        self.listen(event, Box::new(handle))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, handle: Handler) -> El {
        self.0.listeners.push((event, handle));
        self
    }

    /// Adds a child.
    pub fn child(self, child: impl Into<View>) -> El {
        self.add(child.into())
    }

    #[inline(never)]
    fn add(mut self, child: View) -> El {
        self.0.children.push(child);
        self
    }

    /// What it shows: an element with another key is built anew, with nothing kept of this one.
    pub fn key(mut self, key: impl Into<Words>) -> El {
        self.0.key = key.into();
        self
    }

    /// Hands over the element as soon as it stands; again when another view takes it over.
    pub fn built(mut self, take: impl FnOnce(&Element) + 'static) -> El {
        self.0.on_build = Some(Box::new(take));
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, setting: Setting) -> El {
        self.0.settings.push((name, setting));
        self
    }
}
