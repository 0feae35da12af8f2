//! Words of tables (表格用语): their tools, groups and exports.

use super::Lang;
use super::figure::comma;
use super::name::unit_name;
use super::number::{NumberText, count_text, figure_text};
use super::words::Words;
use crate::analysis::Subtotal;
use crate::model::{Dataset, Status};

/// The fixed words of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableWord {
    Columns,
    Group,
    NoGroup,
    Contains,
    Least,
    Most,
    Show,
    Left,
    Right,
    SortToo,
    SortHint,
    Resize,
    Copy,
    Empty,
    Overlap,
    NotAdded,
    Unlike,
    Subtotal,
    Status,
    Provenance,
    Failed,
    TooLong,
    Writing,
}

/// A fixed word of tables.
pub fn table_word(lang: Lang, word: TableWord) -> &'static str {
    use TableWord as W;
    let (zh, en) = match word {
        W::Columns => ("列与筛选", "Columns and filters"),
        W::Group => ("分组", "Group by"),
        W::NoGroup => ("不分组", "No groups"),
        W::Contains => ("包含", "Contains"),
        W::Least => ("不小于", "At least"),
        W::Most => ("不大于", "At most"),
        W::Show => ("显示", "Show"),
        W::Left => ("左移", "Move left"),
        W::Right => ("右移", "Move right"),
        W::SortToo => ("加入排序", "Also sort by"),
        W::SortHint => (
            "点击排序；按住 Shift 点击，按多列排序",
            "Sort by this; with Shift, after the columns sorted by",
        ),
        W::Resize => ("列宽", "Width of"),
        W::Copy => ("复制表格", "Copy table"),
        W::Empty => ("（空）", "(empty)"),
        W::Overlap => (
            "不能相加：有的包含在另一个里",
            "Not added: one lies within another",
        ),
        W::NotAdded => (
            "不能相加：按口径分列",
            "Not added: listed side by side by definition",
        ),
        W::Unlike => ("不能相加：指标不同", "Not added: different indicators"),
        W::Subtotal => ("小计", "Subtotal"),
        W::Status => ("数据状态", "Status of the data"),
        W::Provenance => ("来源与状态", "Provenance"),
        W::Failed => (
            "没有导出：导出程序没有取到。请检查网络后再试，或改用 CSV。",
            "Not exported: the export program did not arrive. Check the network, or use CSV.",
        ),
        W::Writing => ("正在写出表格……", "Writing the table …"),
        W::TooLong => (
            "行数超过 Excel 的上限，请先筛选，或改用 CSV。",
            "More rows than a worksheet holds. Filter first, or use CSV.",
        ),
    };
    lang.pick(zh, en)
}

/// What stands under the rows of a printed table that is longer than is printed.
pub fn printed_text(lang: Lang, printed: usize, all: usize) -> String {
    let (printed, all) = (count_text(lang, printed), count_text(lang, all));
    match lang {
        Lang::Zh => format!("打印了前{printed}行，共{all}行；全部可导出 CSV 或 XLSX"),
        Lang::En => format!("The first {printed} of {all} rows are printed; CSV and XLSX have all"),
    }
}

/// What stands at the head of a group besides its subtotal: `12 条`.
pub fn group_count(lang: Lang, rows: usize) -> String {
    let count = count_text(lang, rows);
    match lang {
        Lang::Zh => format!("{count} 条"),
        Lang::En if rows == 1 => "1 row".to_owned(),
        Lang::En => format!("{count} rows"),
    }
}

/// A subtotal as it is shown: its number, and what has to be said beside it.
pub fn subtotal_text(
    lang: Lang,
    data: &Dataset,
    subtotal: &Subtotal,
) -> (Option<NumberText>, String) {
    let word = match subtotal {
        Subtotal::Sum {
            indicator,
            value,
            precision,
            have,
            whole,
        } => {
            let unit = unit_name(lang, data, *indicator);
            let number = figure_text(lang, Some(*value), *precision, unit);
            let note = match lang {
                _ if have == whole => String::new(),
                Lang::Zh => format!("部分：{whole}条中{have}条有数"),
                Lang::En => format!("partial: {have} of {whole} have a figure"),
            };
            return (Some(number), note);
        }
        Subtotal::Unlike => TableWord::Unlike,
        Subtotal::NotAdded => TableWord::NotAdded,
        Subtotal::Overlap => TableWord::Overlap,
        Subtotal::Missing => return (None, lang.pick("未提供", "Not provided").to_owned()),
    };
    (None, table_word(lang, word).to_owned())
}

/// The status of an export in words; `None` when it is published.
pub fn status_word(lang: Lang, status: Status) -> Option<&'static str> {
    match status {
        Status::Published => None,
        Status::Provisional => Some(Words::of(lang).status_provisional),
        Status::Demo => Some(Words::of(lang).status_demo),
    }
}

/// The name of a file of a table: export, table, day and, unless it is published, its status.
pub fn file_name(lang: Lang, data: &Dataset, table: &str) -> String {
    let meta = &data.meta;
    let status = status_word(lang, meta.status).map(|word| format!("-{word}"));
    let name = format!(
        "{}-{table}-{}{}",
        meta.id,
        meta.as_of,
        status.unwrap_or_default()
    );
    // What file systems refuse in names.
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' '], "-")
}

/// What a file says of where its rows come from, line by line.
pub fn provenance(lang: Lang, data: &Dataset, link: &str) -> Vec<(&'static str, String)> {
    let meta = &data.meta;
    let published = lang.pick("已发布", "Published");
    let mut lines = vec![
        (
            table_word(lang, TableWord::Status),
            status_word(lang, meta.status)
                .unwrap_or(published)
                .to_owned(),
        ),
        (lang.pick("数据", "Export"), meta.title.clone()),
        (lang.pick("编号", "Id"), meta.id.clone()),
        (lang.pick("政协", "Committee"), meta.committee.name.clone()),
        (lang.pick("数据截至", "As of"), meta.as_of.to_string()),
        (lang.pick("链接", "Link"), link.to_owned()),
    ];
    for source in &meta.sources {
        let parts = [
            Some(source.title.as_str()),
            source.publisher.as_deref(),
            source.date.as_deref(),
            source.url.as_deref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        lines.push((lang.pick("来源", "Source"), parts.join(comma(lang))));
    }
    lines
}

/// The head of the line that says when a file was written.
pub fn written_on(lang: Lang) -> &'static str {
    lang.pick("导出日期", "Written on")
}

/// How many rows were copied.
pub fn copied_text(lang: Lang, rows: usize) -> String {
    let count = count_text(lang, rows);
    match lang {
        Lang::Zh => format!("已复制 {count} 条，可粘贴到表格软件。"),
        Lang::En => format!("{count} rows copied, to be pasted into a spreadsheet."),
    }
}
