//! What is being looked at (位置): one small value, to and from the fragment `#/page?key=value`.
//!
//! Knows neither data nor browser: a key that names nothing is found out by whoever looks it up.

mod against;
mod branches;
pub mod embed;
mod encode;
mod key;
mod named;
mod table;
pub mod wall;

pub use against::Against;
pub use branches::Branches;
pub use encode::{decode, encode};
pub use key::FigureKey;
pub use named::Named;
pub use table::{TableState, limit};

use crate::model::Period;
use crate::model::digest::is_digest;
use crate::text::Lang;
use wall::WallSettings;

/// A page (页面).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// How are we doing? (总览)
    #[default]
    Overview,
    /// One family of indicators, by id.
    Family(String),
    /// One region, by code.
    Region(String),
    /// One record, by id.
    Record(String),
    /// Exports, sources, checks, issues. (数据与口径)
    Data,
    /// Side by side, like with like. (对比)
    Compare,
    /// One printed page. (简报)
    Brief,
    /// Three figures and a sentence. (领导视图)
    Leader,
    /// Every component in every state; in no menu. (样式)
    Style,
    /// One figure alone, for a frame of its own: an indicator, with dims after `~`.
    Figure(String),
    /// One chart alone: of what, and `trend`, `regions` or a dimension.
    Chart(String, String),
    /// Screens that follow one another on a wall. (大屏轮播)
    Kiosk,
    /// Makes the link to a kiosk. (大屏设置)
    KioskSetup,
}

impl Page {
    /// The page as it stands in a fragment: `overview`, `family/instruction`.
    pub fn path(&self) -> String {
        match self {
            Page::Overview => "overview".to_owned(),
            Page::Data => "data".to_owned(),
            Page::Compare => "compare".to_owned(),
            Page::Brief => "brief".to_owned(),
            Page::Leader => "leader".to_owned(),
            Page::Style => "style".to_owned(),
            Page::Kiosk => "kiosk".to_owned(),
            Page::KioskSetup => "kiosk/setup".to_owned(),
            Page::Family(id) => path_of("family", id),
            Page::Region(code) => path_of("region", code),
            Page::Record(id) => path_of("record", id),
            Page::Figure(of) => path_of("figure", of),
            Page::Chart(of, by) => path_of(&path_of("chart", of), by),
        }
    }

    /// Whether it is a figure or chart alone.
    pub fn is_piece(&self) -> bool {
        matches!(self, Page::Figure(_) | Page::Chart(..))
    }
}

/// What is being looked at (位置).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub page: Page,
    /// Another export or manifest: an id of the manifest, or an address of the same origin.
    pub data: Option<String>,
    pub period: Option<Period>,
    /// GB/T 2260 code of the region that figures speak of.
    pub region: Option<String>,
    /// What the comparison stands against: `period:2022`, `export:ID`, `region:CODE`.
    pub against: Option<String>,
    /// The figure whose panel is open.
    pub figure: Option<FigureKey>,
    /// What of its explanation is open.
    pub branches: Branches,
    /// Tables that are not in their first state, by name.
    pub tables: Named<TableState>,
    pub lang: Option<Lang>,
    /// Names of persons and the texts of instructions are hidden.
    pub is_private: bool,
    /// Short hash of the data that the link was made on.
    pub hash: Option<String>,
    /// How a kiosk runs, where that is not as usual.
    pub wall: Option<Box<WallSettings>>,
}

/// A part of a fragment that could not be used; its default stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPart {
    pub key: String,
    pub value: String,
}

impl Route {
    /// Reads a fragment, with or without its `#`. What cannot be used is listed and left at its
    /// default.
    pub fn parse(fragment: &str) -> (Route, Vec<BadPart>) {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut bad = Vec::new();
        let page = parse_page(path).unwrap_or_else(|| {
            bad.push(BadPart {
                key: String::new(),
                value: decode(path).unwrap_or_else(|| path.to_owned()),
            });
            Page::default()
        });
        let mut route = Route {
            page,
            ..Route::default()
        };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, raw) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(raw);
            let taken = match (decode(key), &value) {
                (Some(key), Some(value)) => route.take(&key, value),
                _ => false,
            };
            if !taken {
                bad.push(BadPart {
                    key: decode(key).unwrap_or_else(|| key.to_owned()),
                    value: value.unwrap_or_else(|| raw.to_owned()),
                });
            }
        }
        route.tables.retain(|table| !table.is_default());
        if route.figure.is_none() {
            route.branches = Branches::default();
        }
        (route, bad)
    }

    fn take(&mut self, key: &str, value: &str) -> bool {
        match key {
            "data" if !value.is_empty() => self.data = Some(value.to_owned()),
            "region" if !value.is_empty() => self.region = Some(value.to_owned()),
            "against" if !value.is_empty() => self.against = Some(value.to_owned()),
            "hash" if is_digest(value) => self.hash = Some(value.to_owned()),
            "period" => match Period::parse(value) {
                Ok(period) => self.period = Some(period),
                Err(_) => return false,
            },
            "figure" => match FigureKey::parse(value) {
                Some(figure) => self.figure = Some(figure),
                None => return false,
            },
            "open" => match Branches::parse(value) {
                Some(branches) => self.branches = branches,
                None => return false,
            },
            "privacy" if value == "on" => self.is_private = true,
            "lang" => match value {
                "zh" => self.lang = Some(Lang::Zh),
                "en" => self.lang = Some(Lang::En),
                _ => return false,
            },
            _ if self.is_wall() && !key.contains('.') => {
                let mut wall = self.wall.clone().unwrap_or_default();
                let is_taken = wall.take(key, value);
                self.wall = Some(wall).filter(|wall| **wall != WallSettings::default());
                return is_taken;
            }
            _ => match key.split_once('.') {
                Some((table, key)) if !table.is_empty() => {
                    let mut state = self.table(table);
                    let is_taken = state.take(key, value);
                    self.tables.insert(table, state);
                    return is_taken;
                }
                _ => return false,
            },
        }
        true
    }

    /// The fragment, with its `#`.
    pub fn fragment(&self) -> String {
        let mut text = format!("#/{}", self.page.path());
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                pairs.push((key.to_owned(), value));
            }
        };
        put("data", self.data.clone());
        put("period", self.period.map(|p| p.to_string()));
        put("region", self.region.clone());
        put("against", self.against.clone());
        put("lang", self.lang.map(|l| l.pick("zh", "en").to_owned()));
        put("privacy", self.is_private.then(|| "on".to_owned()));
        put("hash", self.hash.clone());
        for (key, value) in self.wall.iter().flat_map(|wall| wall.pairs()) {
            put(key, Some(value));
        }
        put("figure", self.figure.as_ref().map(FigureKey::to_text));
        let is_told = self.figure.is_some() && !self.branches.is_empty();
        put("open", is_told.then(|| self.branches.to_text()));
        for (name, table) in self.tables.iter() {
            for (key, value) in table.pairs() {
                pairs.push((format!("{name}.{key}"), value));
            }
        }
        for (index, (key, value)) in pairs.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.push_str(&encode(key));
            text.push('=');
            text.push_str(&encode(value));
        }
        text
    }

    /// Another page with the same data, period, region and language.
    pub fn to_page(&self, page: Page) -> Route {
        Route {
            // Elsewhere it marks what was revised, where the link says so already.
            against: self
                .against
                .clone()
                .filter(|_| page == Page::Compare || self.page != Page::Compare),
            wall: self
                .wall
                .clone()
                .filter(|_| matches!(page, Page::Kiosk | Page::KioskSetup)),
            page,
            figure: None,
            branches: Branches::default(),
            tables: Named::default(),
            ..self.clone()
        }
    }

    /// The same place with a figure's panel open.
    pub fn with_figure(&self, figure: FigureKey) -> Route {
        Route {
            figure: Some(figure),
            branches: Branches::default(),
            ..self.clone()
        }
    }

    /// Whether the page is the kiosk, or makes the link to it.
    pub fn is_wall(&self) -> bool {
        matches!(self.page, Page::Kiosk | Page::KioskSetup)
    }

    /// The state of a table.
    pub fn table(&self, name: &str) -> TableState {
        self.tables.get(name).cloned().unwrap_or_default()
    }
}

fn parse_page(path: &str) -> Option<Page> {
    let path = path.strip_prefix('/').unwrap_or(path);
    match path.split_once('/') {
        None => match path {
            "" | "overview" => Some(Page::Overview),
            "data" => Some(Page::Data),
            "compare" => Some(Page::Compare),
            "brief" => Some(Page::Brief),
            "leader" => Some(Page::Leader),
            "style" => Some(Page::Style),
            "kiosk" => Some(Page::Kiosk),
            _ => None,
        },
        Some(("chart", rest)) => {
            let (of, by) = rest.split_once('/')?;
            let part = |text| decode(text).filter(|text| !text.is_empty());
            Some(Page::Chart(part(of)?, part(by)?))
        }
        Some(("kiosk", "setup")) => Some(Page::KioskSetup),
        Some((kind, id)) => {
            let id = decode(id).filter(|id| !id.is_empty())?;
            match kind {
                "family" => Some(Page::Family(id)),
                "region" => Some(Page::Region(id)),
                "record" => Some(Page::Record(id)),
                "figure" => Some(Page::Figure(id)),
                _ => None,
            }
        }
    }
}

fn path_of(kind: &str, id: &str) -> String {
    format!("{kind}/{}", encode(id).replace('/', "%2F"))
}

#[cfg(test)]
mod tests;
