//! Messages to the page around us (发出的消息), as JSON text. Where they go is said with each: to
//! the origin of that page and no other.

use super::incoming::{Fault, PROTOCOL};
use super::session::Session;
use crate::model::json::{self, Value, object};

/// What is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Out<'a> {
    /// The frame listens: its key, and where it is.
    Ready(Place<'a>),
    /// Another place is looked at.
    Navigate(Place<'a>),
    /// How far the data have come.
    State {
        /// `waiting`, `loading`, `ready` or `failed`.
        state: &'static str,
        /// Id and hash of the export on screen.
        export: Option<(&'a str, &'a str)>,
        /// The number of the message that this answers.
        answers: Option<f64>,
    },
    /// A figure's panel was opened.
    Figure {
        indicator: &'a str,
        period: &'a str,
        region: &'a str,
        dims: &'a [(String, String)],
        value: Option<f64>,
        precision: &'static str,
        route: &'static str,
    },
    /// A message was not followed.
    Error {
        fault: &'a Fault,
        sentence: &'a str,
        answers: Option<f64>,
    },
}

/// Where the frame is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// The fragment.
    pub view: &'a str,
    /// The address of the same place on a page of its own; nothing for what must not be left.
    pub link: Option<&'a str>,
    pub title: &'a str,
}

impl Out<'_> {
    /// The message as JSON.
    pub fn text(&self, session: &Session) -> String {
        let mut message = match self {
            Out::Ready(place) => {
                let mut message = place.message("ready");
                message.set("session", session.key().into());
                message
            }
            Out::Navigate(place) => place.message("navigate"),
            Out::State {
                state,
                export,
                answers,
            } => {
                let mut message = of("state");
                message.set("state", (*state).into());
                message.set("export", export.map(|(id, _)| id).into());
                message.set("hash", export.map(|(_, hash)| hash).into());
                message.set("ignored", f64::from(session.ignored()).into());
                message.set("answers", (*answers).into());
                message
            }
            Out::Figure {
                indicator,
                period,
                region,
                dims,
                value,
                precision,
                route,
            } => {
                let dims = dims.iter().map(|(d, m)| (d.clone(), m.as_str().into()));
                let mut message = of("figure");
                message.set("indicator", (*indicator).into());
                message.set("period", (*period).into());
                message.set("region", (*region).into());
                message.set("dims", Value::Object(dims.collect()));
                message.set("value", (*value).into());
                message.set("precision", (*precision).into());
                message.set("route", (*route).into());
                message
            }
            Out::Error {
                fault,
                sentence,
                answers,
            } => {
                let mut message = of("error");
                message.set("code", fault.code().into());
                if let Fault::Malformed(member) = fault {
                    message.set("member", (*member).into());
                }
                message.set("message", (*sentence).into());
                message.set("answers", (*answers).into());
                message
            }
        };
        message.set("luzhi", PROTOCOL.into());
        json::text(&message)
    }
}

impl Place<'_> {
    fn message(&self, kind: &'static str) -> Value {
        let mut message = of(kind);
        message.set("view", self.view.into());
        message.set("link", self.link.into());
        message.set("title", self.title.into());
        message
    }
}

fn of(kind: &'static str) -> Value {
    object(vec![("type", kind.into())])
}
