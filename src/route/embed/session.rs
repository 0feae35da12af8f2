//! The conversation with the page around us (会话): begun anew with each frame, so that nothing
//! said to one frame, or said before, is taken for something said now.

use super::incoming::{Fault, In, open};
use super::rate::Rate;

/// A conversation.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Told to the page around us in `ready`; what it says carries it.
    key: String,
    /// The number of the last message followed.
    last: f64,
    rate: Rate,
    ignored: u32,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard<'a> {
    /// It is followed; its number, where it has one.
    Follow(In<'a>, Option<f64>),
    /// It is answered with an error.
    Answer(Fault, Option<f64>),
    /// It is none of ours, and counted.
    Nothing,
}

impl Session {
    /// A conversation of a key that nobody can guess.
    pub fn new(key: String) -> Session {
        Session {
            key,
            ..Session::default()
        }
    }

    /// The key that messages have to carry.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// How many messages were ignored: of others than the page around us, of another protocol, or
    /// too many.
    pub fn ignored(&self) -> u32 {
        self.ignored
    }

    /// Counts a message that is not even looked at.
    pub fn ignore(&mut self) {
        self.ignored = self.ignored.saturating_add(1);
    }

    /// Whether a message at this moment is looked at; a complaint now and then when it is not.
    pub fn admits(&mut self, now_ms: f64) -> Result<(), Option<Fault>> {
        if self.rate.takes(now_ms) {
            return Ok(());
        }
        self.ignore();
        Err(self.rate.complains(now_ms).then_some(Fault::Flood))
    }

    /// Reads a message of the page around us.
    pub fn hear<'a>(&mut self, text: &'a str) -> Heard<'a> {
        let Some(message) = open(text) else {
            self.ignore();
            return Heard::Nothing;
        };
        let id = message.id;
        match message.what {
            Err(fault) => Heard::Answer(fault, id),
            // Asking whether we are there needs no key: the answer is what tells it.
            Ok(In::Hello) => Heard::Follow(In::Hello, id),
            Ok(_) if message.session.as_deref() != Some(&self.key) => {
                Heard::Answer(Fault::Session, id)
            }
            Ok(what) => match id {
                Some(id) if id.fract() == 0.0 && (1.0..1e15).contains(&id) => {
                    if id <= self.last {
                        return Heard::Answer(Fault::Replayed, Some(id));
                    }
                    self.last = id;
                    Heard::Follow(what, Some(id))
                }
                _ => Heard::Answer(Fault::Malformed("id"), id),
            },
        }
    }
}
