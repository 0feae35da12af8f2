//! What the address fixes for as long as the frame stands (嵌入设置): it stands before the
//! fragment, `?theme=dark&hide=header&region=610402#/overview`, where nothing inside leads.

use super::scope::Scope;
use crate::model::json::Value;
use crate::route::BadPart;
use crate::route::encode::decode;

/// What may be hidden: see `web/styles/embed.css`.
const HIDABLE: [&str; 4] = ["header", "nav", "filters", "exports"];

/// What the address fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `light`, `dark`, `contrast`; the reader's own choice when absent.
    pub theme: Option<String>,
    /// No file is opened, nothing saved, chosen or remembered.
    pub is_read_only: bool,
    /// Data comes from the page around us alone.
    pub awaits_data: bool,
    pub scope: Scope,
}

impl Settings {
    /// Reads the part of an address between `?` and `#`. What cannot be used is listed.
    pub fn parse(query: &str) -> (Settings, Vec<BadPart>) {
        let mut settings = Settings::default();
        let mut bad = Vec::new();
        let query = query.strip_prefix('?').unwrap_or(query);
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, raw) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(raw).unwrap_or_default();
            if !settings.take(key, &value) {
                bad.push(BadPart {
                    key: key.to_owned(),
                    value: decode(raw).unwrap_or_else(|| raw.to_owned()),
                });
            }
        }
        (settings, bad)
    }

    fn take(&mut self, key: &str, value: &str) -> bool {
        match (key, value) {
            ("theme", "light" | "dark" | "contrast" | "system") => {
                self.theme = Some(value.to_owned());
            }
            ("readonly", "1") => self.is_read_only = true,
            ("data", "host") => self.awaits_data = true,
            ("committee", id) if !id.is_empty() => self.scope.committee = Some(id.to_owned()),
            ("region", code) if !code.is_empty() => self.scope.region = Some(code.to_owned()),
            ("height", "auto" | "fixed") => {}
            ("hide", list) => return list.split(',').all(|part| HIDABLE.contains(&part)),
            (key, value) => {
                return key
                    .strip_prefix("token.")
                    .is_some_and(|name| super::is_token(name, value));
            }
        }
        true
    }

    /// Whether the reader may bring data of their own.
    pub fn opens_files(&self) -> bool {
        !self.is_read_only && !self.awaits_data && self.scope.is_open()
    }
}

/// The words of a message as pairs of texts; `None` when one is no text.
pub(super) fn texts(value: &Value) -> Option<Vec<(String, String)>> {
    let pair = |(name, value): &(String, Value)| Some((name.clone(), value.as_text()?.to_owned()));
    value.members().iter().map(pair).collect()
}
