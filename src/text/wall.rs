//! Words of the kiosk and of the page that makes its link (大屏轮播).

use super::Lang;
use super::number::count_text;

/// The heading of a screen that has no other.
pub fn screen_name(lang: Lang, code: &str) -> &'static str {
    match code {
        "overview" => lang.pick("总览", "Overview"),
        "tiles" => lang.pick("各县市区", "Counties compared"),
        "trend" => lang.pick("趋势", "Trend"),
        "changes" => lang.pick("变化最大", "What changed most"),
        "instructions" => lang.pick("领导批示", "Instructions"),
        "families" => lang.pick("各类工作（逐类）", "Every family, one by one"),
        _ => lang.pick("各县市区（逐个）", "Every county, one by one"),
    }
}

/// The heading of the page that makes a kiosk's link.
pub fn setup_title(lang: Lang) -> &'static str {
    lang.pick("大屏轮播设置", "Set up a kiosk")
}

/// Which screen of how many stands: `3 / 7`.
pub fn place_text(index: usize, count: usize) -> String {
    format!("{} / {}", index + 1, count)
}

/// The rotation stands still, and for how long at most.
pub fn paused_text(lang: Lang, idle: u32) -> String {
    match lang {
        Lang::Zh => format!("已暂停，{idle} 秒无操作后继续"),
        Lang::En => format!("Paused; goes on after {idle} s"),
    }
}

/// How long ago the data was last checked, in its largest unit; nothing within a few minutes.
pub fn age_text(lang: Lang, milliseconds: f64) -> Option<String> {
    let minutes = (milliseconds / 60_000.0) as usize;
    let (count, zh, en) = match minutes {
        0..5 => return None,
        5..120 => (minutes, "分钟", "min"),
        120..2880 => (minutes / 60, "小时", "h"),
        _ => (minutes / 1440, "天", "days"),
    };
    let count = count_text(lang, count);
    Some(match lang {
        Lang::Zh => format!("{count}{zh}前核对"),
        Lang::En => format!("checked {count} {en} ago"),
    })
}

/// What was wrong with what the last look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing came, or not all of it.
    NotThere,
    /// The bytes are not those that the list names.
    Corrupt,
    /// It can't be read as an export, or has more faults than the one on screen.
    Unreadable,
    /// Of another committee.
    Other,
    /// Of an earlier date than the one on screen.
    Older,
}

/// Why the data on screen was not replaced.
pub fn fault_text(lang: Lang, fault: Fault) -> &'static str {
    match fault {
        Fault::NotThere => lang.pick("没有取到新数据", "no newer data arrived"),
        Fault::Corrupt => lang.pick(
            "新数据不完整，未采用",
            "newer data was damaged and not taken",
        ),
        Fault::Unreadable => lang.pick("新数据有误，未采用", "newer data was wrong and not taken"),
        Fault::Other => lang.pick(
            "新数据属于其他政协，未采用",
            "newer data was another committee's and not taken",
        ),
        Fault::Older => lang.pick(
            "取到的数据更旧，未采用",
            "what arrived was older and not taken",
        ),
    }
}

/// Nothing can be shown yet.
pub fn waiting_text(lang: Lang) -> &'static str {
    lang.pick(
        "正在等待数据，取到后自动显示",
        "Waiting for data; it is shown when it arrives",
    )
}

/// The words of the page that makes the link.
pub struct SetupWords {
    pub note: &'static str,
    pub screens: &'static str,
    pub families: &'static str,
    pub counties: &'static str,
    pub times: &'static str,
    pub dwell: &'static str,
    pub refresh: &'static str,
    pub idle: &'static str,
    pub age: &'static str,
    pub theme: &'static str,
    pub night_from: &'static str,
    pub night_to: &'static str,
    pub reload: &'static str,
    pub link: &'static str,
    pub open: &'static str,
    pub keys: &'static str,
}

impl SetupWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static SetupWords {
        lang.pick(&ZH, &EN)
    }
}

/// The looks that can be chosen, in the order of their codes.
pub fn theme_name(lang: Lang, code: &str) -> &'static str {
    match code {
        "dark" => lang.pick("深蓝（适合大屏）", "Navy (for walls)"),
        "light" => lang.pick("浅色", "Light"),
        _ => lang.pick("白天浅色，夜间深蓝", "Light by day, navy by night"),
    }
}

const ZH: SetupWords = SetupWords {
    note: "选好画面和时间，把下面的链接设为大屏电脑开机打开的网址。",
    screens: "画面",
    families: "单独一类",
    counties: "单个县市区",
    times: "时间与外观",
    dwell: "每个画面停留（秒）",
    refresh: "核对新数据间隔（秒）",
    idle: "触摸后无操作多久继续（秒）",
    age: "多久核对不到新数据就提醒（小时）",
    theme: "外观",
    night_from: "夜间调暗，从",
    night_to: "夜间调暗，到",
    reload: "每天重新打开的时刻（清空为不重开）",
    link: "大屏链接",
    open: "打开大屏",
    keys: "大屏上：左右滑动或 ← → 换画面，空格暂停，F 全屏，Esc 回到本页。",
};

const EN: SetupWords = SetupWords {
    note: "Choose screens and times, and let the computer on the wall open the link below when it starts.",
    screens: "Screens",
    families: "One family",
    counties: "One county",
    times: "Times and look",
    dwell: "Seconds that a screen stands",
    refresh: "Seconds between looks for newer data",
    idle: "Seconds after a touch until it goes on",
    age: "Hours without a successful look until it warns",
    theme: "Look",
    night_from: "Dimmed at night, from",
    night_to: "Dimmed at night, to",
    reload: "Time of day to load it anew (empty for never)",
    link: "Link for the wall",
    open: "Open the kiosk",
    keys: "On the wall: swipe or ← → change the screen, the space bar stops, F fills the screen, Esc leads here.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_is_worded_in_its_largest_unit() {
        let minutes = |m: f64| age_text(Lang::Zh, m * 60_000.0);
        assert_eq!(minutes(4.9), None);
        assert_eq!(minutes(5.0).as_deref(), Some("5分钟前核对"));
        assert_eq!(minutes(119.0).as_deref(), Some("119分钟前核对"));
        assert_eq!(minutes(120.0).as_deref(), Some("2小时前核对"));
        assert_eq!(minutes(2880.0).as_deref(), Some("2天前核对"));
        assert_eq!(
            age_text(Lang::En, 3.0 * 86_400_000.0).as_deref(),
            Some("checked 3 days ago")
        );
    }
}
