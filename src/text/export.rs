//! Words of charts that leave the page or are walked through (导出文字): file names, lines about a
//! picture or a table, the numbers of axes, what the keyboard does.

use super::Lang;
use super::number::figure_text;
use super::period::day_text;
use super::words::Words;
use crate::model::{Dataset, Precision, Status};

/// Names longer than this are cut: some systems allow no more.
const MOST_CHARS: usize = 100;

/// A number on an axis: without unit where its name has it, scaled as readers write it (1.2万).
pub fn tick_text(lang: Lang, value: f64, unit: &str) -> String {
    let number = figure_text(lang, Some(value), Precision::Exact, unit);
    if number.unit == unit && unit != "%" {
        number.text
    } else {
        number.joined(lang)
    }
}

/// The header over how exact figures are.
pub fn header_precision(lang: Lang) -> &'static str {
    lang.pick("精确程度", "precision")
}

/// How exact a figure is, in words for every degree.
pub fn precision_name(lang: Lang, precision: Precision) -> &'static str {
    let words = Words::of(lang);
    match precision {
        Precision::Exact => words.precision_exact,
        Precision::Over => words.precision_over,
        Precision::AtLeast => words.precision_at_least,
        Precision::About => words.precision_about,
    }
}

/// The mark of data that is not published; `None` for published data.
pub fn status_word(lang: Lang, status: Status) -> Option<&'static str> {
    let words = Words::of(lang);
    match status {
        Status::Published => None,
        Status::Provisional => Some(words.status_provisional),
        Status::Demo => Some(words.status_demo),
    }
}

/// Where the figures of an export come from, in one line.
pub fn sources_text(lang: Lang, data: &Dataset) -> String {
    let meta = &data.meta;
    let sources: Vec<String> = meta
        .sources
        .iter()
        .take(2)
        .map(|s| match &s.publisher {
            Some(publisher) => format!("{publisher}{}", in_quotes(lang, &s.title)),
            None => s.title.clone(),
        })
        .collect();
    let more = meta.sources.len().saturating_sub(sources.len());
    let mut text = sources.join(lang.pick("；", "; "));
    if text.is_empty() {
        text.clone_from(&meta.title);
    }
    if more > 0 {
        text += &match lang {
            Lang::Zh => format!("等{}份", meta.sources.len()),
            Lang::En => format!(" and {more} more"),
        };
    }
    text
}

fn in_quotes(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Zh if title.starts_with('《') => title.to_owned(),
        Lang::Zh => format!("《{title}》"),
        Lang::En => format!(", {title}"),
    }
}

/// The line beneath an exported picture: whose figures, of what date, from where.
pub fn picture_note(lang: Lang, data: &Dataset) -> String {
    let meta = &data.meta;
    let date = day_text(lang, meta.as_of);
    let sources = sources_text(lang, data);
    match lang {
        Lang::Zh => format!("{} · 数据截至{date} · 来源：{sources}", meta.committee.name),
        Lang::En => format!(
            "{} · figures as of {date} · source: {sources}",
            meta.committee.name
        ),
    }
}

/// The lines beneath an exported table.
pub fn about_lines(
    lang: Lang,
    data: &Dataset,
    title: &str,
    period: &str,
) -> Vec<(&'static str, String)> {
    let meta = &data.meta;
    let status = status_word(lang, meta.status).unwrap_or(lang.pick("已公布", "published"));
    vec![
        (lang.pick("标题", "Title"), title.to_owned()),
        (lang.pick("政协", "Committee"), meta.committee.name.clone()),
        (lang.pick("期间", "Period"), period.to_owned()),
        (lang.pick("来源", "Source"), sources_text(lang, data)),
        (lang.pick("状态", "Status"), status.to_owned()),
        (lang.pick("数据截至", "As of"), day_text(lang, meta.as_of)),
    ]
}

/// A file name that says committee, title and period, with nothing that a system refuses.
pub fn file_name(data: &Dataset, title: &str, period: &str, ending: &str) -> String {
    let name = format!("{}-{title}-{period}", data.meta.committee.short);
    let is_refused = |c: char| c.is_control() || "\\/:*?\"<>|".contains(c);
    let safe = name
        .chars()
        .map(|c| if is_refused(c) { '-' } else { c })
        .take(MOST_CHARS)
        .collect::<String>();
    format!("{}.{ending}", safe.trim_matches([' ', '.']))
}

/// The fixed words of a chart's menu and keyboard.
#[derive(Debug)]
pub struct ChartWords {
    pub save_png: &'static str,
    pub save_csv: &'static str,
    pub not_saved: &'static str,
    /// What kind of thing it is, said by a screen reader.
    pub chart: &'static str,
    pub keys: &'static str,
    pub keys_span: &'static str,
}

impl ChartWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static ChartWords {
        lang.pick(&ZH, &EN)
    }
}

const ZH: ChartWords = ChartWords {
    save_png: "保存图片（PNG）",
    save_csv: "保存数据（CSV）",
    not_saved: "没能保存：浏览器没有允许。请查看浏览器的下载设置，或换用“表格”后复制。",
    chart: "图表",
    keys: "左右键逐点，上下键换系列，Home、End 到两端，回车打开，T 键换成表格。",
    keys_span: "按住 Shift 用左右键选一段期间，回车确定，Esc 取消；也可以用鼠标或手指横向拖动。",
};

const EN: ChartWords = ChartWords {
    save_png: "Save the picture (PNG)",
    save_csv: "Save the data (CSV)",
    not_saved: "Not saved: the browser did not allow it. See its download settings, or copy from the table.",
    chart: "chart",
    keys: "Left and right go from point to point, up and down between series, Home and End to the ends, Enter opens, T changes to the table.",
    keys_span: "Hold Shift with left and right to choose a span of periods, Enter takes it, Escape drops it; or drag across.",
};

/// What is said while a span is chosen.
pub fn span_chosen_text(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Zh => format!("选中{period}，回车确定，Esc 取消。"),
        Lang::En => format!("{period} chosen; Enter takes it, Escape drops it."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_numbered_as_readers_write() {
        assert_eq!(tick_text(Lang::Zh, 12_000.0, "件"), "1.2万");
        assert_eq!(tick_text(Lang::Zh, 5000.0, "件"), "5000");
        assert_eq!(tick_text(Lang::En, 12_000.0, "items"), "12,000");
        assert_eq!(tick_text(Lang::Zh, 12_000.0, "万元"), "1.2亿元");
        assert_eq!(tick_text(Lang::Zh, 800.0, "万元"), "800");
        assert_eq!(tick_text(Lang::Zh, 50.0, "%"), "50%");
        assert_eq!(tick_text(Lang::Zh, 0.0, "件"), "0");
    }
}
