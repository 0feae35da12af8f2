//! Small closed vocabularies of the format: precision of a value, status of an export.

use super::pack::packed;

/// Precision (精确程度) of a figure, as the source words it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The number itself.
    #[default]
    Exact,
    /// A little more (余, 多).
    Over,
    /// This many or more (以上, 不完全统计).
    AtLeast,
    /// Around (约, 近, 左右).
    About,
}

impl Precision {
    /// The word of `luzhi/1`.
    pub fn code(self) -> &'static str {
        match self {
            Precision::Exact => "exact",
            Precision::Over => "over",
            Precision::AtLeast => "at_least",
            Precision::About => "about",
        }
    }

    /// Reads the word of `luzhi/1`.
    pub fn parse(code: &str) -> Option<Precision> {
        [
            Precision::Exact,
            Precision::Over,
            Precision::AtLeast,
            Precision::About,
        ]
        .into_iter()
        .find(|p| p.code() == code)
    }

    /// The precision of a sum: the less exact of the two.
    pub fn and(self, other: Precision) -> Precision {
        self.max(other)
    }
}

/// Status (发布状态) of a whole export; anything but published is marked on every screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Published,
    Provisional,
    Demo,
}

impl Status {
    /// The word of `luzhi/1`.
    pub fn code(self) -> &'static str {
        match self {
            Status::Published => "published",
            Status::Provisional => "provisional",
            Status::Demo => "demo",
        }
    }

    /// Reads the word of `luzhi/1`.
    pub fn parse(code: &str) -> Option<Status> {
        [Status::Published, Status::Provisional, Status::Demo]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

packed!(enum Precision { 0 => Exact {}, 1 => Over {}, 2 => AtLeast {}, 3 => About {} });
packed!(enum Status { 0 => Published {}, 1 => Provisional {}, 2 => Demo {} });
