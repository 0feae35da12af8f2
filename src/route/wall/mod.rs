//! The kiosk (大屏轮播): what a link to a screen on the wall says, and the plan that follows from it.
//! Knows no browser: times are handed in, what is to be done is handed out.

mod clock;
mod plan;

pub use clock::{Moment, age_ms, drift, is_night};
pub use plan::{Act, Event, Plan, Why};

/// Seconds that a screen stands, and the bounds of that.
const DWELL: (u32, u32, u32) = (20, 3, 3600);
/// Seconds between looks for newer data.
const REFRESH: (u32, u32, u32) = (300, 10, 86_400);
/// Seconds without a touch after which the rotation goes on from its start.
const IDLE: (u32, u32, u32) = (60, 5, 3600);
/// Hours after which data that could not be checked stands in amber.
const AGE: (u32, u32, u32) = (24, 1, 8760);
/// When the page is loaded anew, in minutes of the day.
const RELOAD: u16 = 3 * 60 + 30;
/// Screens that one link may name.
const MOST_SCREENS: usize = 100;

/// A screen of the rotation (画面).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Sentence and headline figures. (总览)
    Overview,
    /// One figure by county. (县市区)
    Tiles,
    /// A headline figure over the years, drawn. (趋势)
    Trend,
    /// What changed most. (变化)
    Changes,
    /// The latest instructions. (批示)
    Instructions,
    /// A family, by id. (分类)
    Family(String),
    /// Every family that the export has figures of.
    Families,
    /// A county, by code. (县市区)
    Region(String),
    /// Every county, one after the other.
    Counties,
}

impl Screen {
    /// Screens without an id, in the order that the set-up page offers them.
    pub const FIXED: [Screen; 7] = [
        Screen::Overview,
        Screen::Tiles,
        Screen::Trend,
        Screen::Changes,
        Screen::Instructions,
        Screen::Families,
        Screen::Counties,
    ];

    /// As it stands in a link.
    pub fn code(&self) -> String {
        let word = match self {
            Screen::Overview => "overview",
            Screen::Tiles => "tiles",
            Screen::Trend => "trend",
            Screen::Changes => "changes",
            Screen::Instructions => "instructions",
            Screen::Families => "families",
            Screen::Counties => "counties",
            Screen::Family(id) => return format!("family/{id}"),
            Screen::Region(code) => return format!("region/{code}"),
        };
        word.to_owned()
    }

    /// Reads [`Screen::code`].
    pub fn parse(code: &str) -> Option<Screen> {
        match code.split_once('/') {
            Some((_, "")) => None,
            Some(("family", id)) => Some(Screen::Family(id.to_owned())),
            Some(("region", code)) => Some(Screen::Region(code.to_owned())),
            Some(_) => None,
            None => Screen::FIXED.into_iter().find(|s| s.code() == code),
        }
    }
}

/// How a kiosk looks (外观): its own navy, or the page's light one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WallTheme {
    #[default]
    Dark,
    Light,
    /// Light by day and dark by night.
    Auto,
}

impl WallTheme {
    pub const ALL: [WallTheme; 3] = [WallTheme::Dark, WallTheme::Light, WallTheme::Auto];

    /// As it stands in a link.
    pub fn code(self) -> &'static str {
        match self {
            WallTheme::Dark => "dark",
            WallTheme::Light => "light",
            WallTheme::Auto => "auto",
        }
    }
}

/// What a link to a kiosk says (设定).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallSettings {
    pub pages: Vec<Screen>,
    /// Seconds.
    pub dwell: u32,
    /// Seconds.
    pub refresh: u32,
    /// Seconds.
    pub idle: u32,
    pub theme: WallTheme,
    /// From when to when it is dimmed, in minutes of the day.
    pub night: Option<(u16, u16)>,
    /// When it is loaded anew, in minutes of the day; `None` never.
    pub reload: Option<u16>,
    /// Hours.
    pub age: u32,
}

impl Default for WallSettings {
    fn default() -> WallSettings {
        WallSettings {
            pages: vec![
                Screen::Overview,
                Screen::Tiles,
                Screen::Trend,
                Screen::Changes,
                Screen::Instructions,
            ],
            dwell: DWELL.0,
            refresh: REFRESH.0,
            idle: IDLE.0,
            theme: WallTheme::Dark,
            night: None,
            reload: Some(RELOAD),
            age: AGE.0,
        }
    }
}

impl WallSettings {
    /// Takes one pair of a link; false when it is none of ours or can't be used.
    pub fn take(&mut self, key: &str, value: &str) -> bool {
        let seconds = |(_, least, most): (u32, u32, u32)| {
            let number = value.parse::<u32>().ok()?;
            (least..=most).contains(&number).then_some(number)
        };
        let put = |place: &mut u32, number: Option<u32>| match number {
            Some(number) => {
                *place = number;
                true
            }
            None => false,
        };
        match key {
            "pages" => {
                let pages: Option<Vec<Screen>> = value.split(',').map(Screen::parse).collect();
                match pages.filter(|pages| pages.len() <= MOST_SCREENS) {
                    Some(pages) => self.pages = pages,
                    None => return false,
                }
            }
            "dwell" => return put(&mut self.dwell, seconds(DWELL)),
            "refresh" => return put(&mut self.refresh, seconds(REFRESH)),
            "idle" => return put(&mut self.idle, seconds(IDLE)),
            "age" => return put(&mut self.age, seconds(AGE)),
            "theme" => match WallTheme::ALL.into_iter().find(|t| t.code() == value) {
                Some(theme) => self.theme = theme,
                None => return false,
            },
            "night" => {
                let ends = value.split_once('-');
                let ends = ends.and_then(|(a, b)| Some((minutes(a)?, minutes(b)?)));
                match ends.filter(|(from, to)| from != to) {
                    Some(ends) => self.night = Some(ends),
                    None => return false,
                }
            }
            "reload" if value == "no" => self.reload = None,
            "reload" => match minutes(value) {
                Some(minute) => self.reload = Some(minute),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    /// Keys and values for a link, in a fixed order, without what is as usual.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let usual = WallSettings::default();
        let mut pairs = Vec::new();
        let mut put = |key: &'static str, is_usual: bool, value: String| {
            if !is_usual {
                pairs.push((key, value));
            }
        };
        let codes: Vec<String> = self.pages.iter().map(Screen::code).collect();
        put("pages", self.pages == usual.pages, codes.join(","));
        let numbers = [
            ("dwell", self.dwell, usual.dwell),
            ("refresh", self.refresh, usual.refresh),
            ("idle", self.idle, usual.idle),
            ("age", self.age, usual.age),
        ];
        for (key, number, usual) in numbers {
            put(key, number == usual, number.to_string());
        }
        put("theme", self.theme == usual.theme, self.theme.code().into());
        if let Some((from, to)) = self.night {
            put("night", false, format!("{}-{}", time(from), time(to)));
        }
        let reload = self.reload.map_or("no".to_owned(), time);
        put("reload", self.reload == usual.reload, reload);
        pairs
    }
}

/// A minute of the day as `03:30`.
pub fn time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Reads [`time`].
pub fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests;
