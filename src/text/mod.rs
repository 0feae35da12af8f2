//! Every word the reader sees, Chinese and English side by side, and the wording of numbers,
//! periods and errors. Knows nothing of screens.

pub mod brief;
mod brief_notes;
pub mod brief_words;
pub mod chart;
pub mod check;
mod check_list;
pub mod coming;
pub mod compare;
pub mod csv;
pub mod embed;
pub mod explain;
pub mod export;
pub mod failure;
pub mod figure;
pub mod flow;
pub mod fold;
pub mod heat;
mod highest;
pub mod issue;
pub mod layout;
pub mod lead;
pub mod leader;
pub mod map;
pub mod name;
pub mod number;
pub mod offline;
pub mod parts;
pub mod period;
pub mod pinyin;
pub mod report;
pub mod report_command;
pub mod side_by_side;
pub mod standing;
pub mod states;
pub mod style_page;
pub mod table;
mod unit;
pub mod wall;
pub mod words;

use std::fmt;

/// The reader's language (语言).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// The Chinese or the English of two.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The Chinese or the English of two texts, of which only one is put together.
    pub fn say(self, zh: fmt::Arguments<'_>, en: fmt::Arguments<'_>) -> String {
        std::fmt::format(self.pick(zh, en))
    }

    /// The English where there is one, else the Chinese: names in data are often only Chinese.
    pub fn name<'a>(self, zh: &'a str, en: Option<&'a str>) -> &'a str {
        match (self, en) {
            (Lang::En, Some(en)) if !en.is_empty() => en,
            _ => zh,
        }
    }

    /// The language, named in itself.
    pub fn own_name(self) -> &'static str {
        self.pick("中文", "English")
    }

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }
}
