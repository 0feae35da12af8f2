//! Messages of the page around us (收到的消息): `{"luzhi":1,"session":…,"id":…,"type":…}`. Checked
//! and read from JSON text; an export in them stays a slice of it, for the reader of exports.

use super::settings::texts;
use super::token::is_token;
use crate::model::json::{Raw, Value, check};
use crate::model::load::MAX_DEPTH;
use crate::text::Lang;

/// The version of the messages, both ways.
pub const PROTOCOL: f64 = 1.0;
/// Exports in one message.
const MOST_EXPORTS: usize = 64;
/// Characters of a place to go to.
const MOST_VIEW: usize = 4000;
/// Lists and objects around an export.
const AROUND: usize = 2;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum In<'a> {
    /// Say `ready` again.
    Hello,
    /// Exports to show in the place of all others; the JSON of each.
    Load(Vec<&'a str>),
    /// A place, as a fragment.
    Navigate(String),
    /// A theme, and tokens; of those not named the theme's own.
    Theme {
        theme: Option<String>,
        tokens: Vec<(String, String)>,
    },
    Locale(Lang),
    Print,
}

/// Why a message was not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Of another version of the protocol.
    Version,
    /// No such type, or a member that is missing or wrong.
    Malformed(&'static str),
    /// For another frame, or this frame before it was loaded anew.
    Session,
    /// Said before.
    Replayed,
    /// Too many at once.
    Flood,
    /// An export was refused, for the reason given.
    Refused(String),
}

impl Fault {
    /// What it is called in messages.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Version => "version",
            Fault::Malformed(_) => "malformed",
            Fault::Session => "session",
            Fault::Replayed => "replayed",
            Fault::Flood => "flood",
            Fault::Refused(_) => "refused",
        }
    }
}

/// A message, opened but not yet followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope<'a> {
    pub session: Option<String>,
    pub id: Option<f64>,
    pub what: Result<In<'a>, Fault>,
}

/// Opens a message; `None` for what is none of ours.
pub fn open(text: &str) -> Option<Envelope<'_>> {
    check(text, MAX_DEPTH + AROUND).ok()?;
    let raw = Raw::of(text);
    if !raw.get().starts_with('{') {
        return None;
    }
    let member = |wanted: &str| {
        let mut members = raw.members();
        let found = members.find(|(name, _)| name.text().as_deref() == Some(wanted));
        found.map(|(_, value)| value)
    };
    let version = member("luzhi")?;
    let small = |name: &str| member(name).and_then(Raw::value);
    let session = small("session").and_then(|v| v.as_text().map(str::to_owned));
    let id = small("id").and_then(|v| v.as_number());
    let what = match version.value().and_then(|v| v.as_number()) {
        Some(PROTOCOL) => read(member("type"), &member),
        _ => Err(Fault::Version),
    };
    Some(Envelope { session, id, what })
}

fn read<'a>(
    kind: Option<Raw<'a>>,
    member: &impl Fn(&str) -> Option<Raw<'a>>,
) -> Result<In<'a>, Fault> {
    let kind = kind.filter(|raw| raw.get().starts_with('"'));
    let kind = kind.and_then(Raw::text).unwrap_or_default();
    let text = |name: &'static str| {
        let value = member(name).and_then(Raw::value);
        let text = value.and_then(|v| v.as_text().map(str::to_owned));
        text.ok_or(Fault::Malformed(name))
    };
    Ok(match &*kind {
        "hello" => In::Hello,
        "print" => In::Print,
        "navigate" => {
            let view = text("view")?;
            let is_usable = view.starts_with("#/") && view.len() <= MOST_VIEW;
            In::Navigate(
                Some(view)
                    .filter(|_| is_usable)
                    .ok_or(Fault::Malformed("view"))?,
            )
        }
        "locale" => In::Locale(match text("locale")?.as_str() {
            "zh" | "zh-CN" => Lang::Zh,
            "en" => Lang::En,
            _ => return Err(Fault::Malformed("locale")),
        }),
        "theme" => theme(member)?,
        "load" => load(member("exports").ok_or(Fault::Malformed("exports"))?)?,
        _ => return Err(Fault::Malformed("type")),
    })
}

fn theme<'a>(member: &impl Fn(&str) -> Option<Raw<'a>>) -> Result<In<'a>, Fault> {
    let theme = match member("theme").and_then(Raw::value) {
        None | Some(Value::Null) => None,
        Some(Value::Text(theme)) => Some(theme),
        Some(_) => return Err(Fault::Malformed("theme")),
    };
    let is_known = |theme: &String| ["system", "light", "dark", "contrast"].contains(&&**theme);
    if theme.as_ref().is_some_and(|theme| !is_known(theme)) {
        return Err(Fault::Malformed("theme"));
    }
    let tokens = match member("tokens").and_then(Raw::value) {
        None => Some(Vec::new()),
        Some(value @ Value::Object(_)) => texts(&value),
        Some(_) => None,
    };
    let tokens = tokens.filter(|all| all.iter().all(|(name, value)| is_token(name, value)));
    Ok(In::Theme {
        theme,
        tokens: tokens.ok_or(Fault::Malformed("tokens"))?,
    })
}

/// One export, or a list of them.
fn load(exports: Raw<'_>) -> Result<In<'_>, Fault> {
    let all: Vec<&str> = match exports.get().as_bytes().first() {
        Some(b'{') => vec![exports.get()],
        Some(b'[') => exports.items().map(Raw::get).collect(),
        _ => Vec::new(),
    };
    let are_usable = (1..=MOST_EXPORTS).contains(&all.len());
    if !are_usable || !all.iter().all(|export| export.starts_with('{')) {
        return Err(Fault::Malformed("exports"));
    }
    Ok(In::Load(all))
}
