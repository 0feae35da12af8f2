//! Words for a file that is refused whole.

use super::{found_and_expected, term, what};
use crate::model::load::{Issue, Problem, Refusal};
use crate::text::Lang;

/// Why a file is refused, and what to do next.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, limit } => {
            let (size, limit) = (megabytes(*bytes), megabytes(*limit));
            lang.say(format_args!("文件过大：{size} MB，上限为 {limit} MB。请按期间或地区分成几个文件后再打开。"), format_args!("The file is too large: {size} MB, the limit is {limit} MB. Split it by period or region, and open the parts."))
        }
        Refusal::NotUtf8 { line } => lang.say(format_args!("文件不是 UTF-8 编码（第 {line} 行）。请以 UTF-8 编码重新导出。"), format_args!("The file is not UTF-8 (line {line}). Export it again as UTF-8.")),
        Refusal::TooDeep { line, limit } => lang.say(format_args!("文件嵌套过深（第 {line} 行超过 {limit} 层）。请确认打开的是履职数据文件。"), format_args!("The file is nested too deep (line {line} is beyond {limit} levels). Make sure that it is an export of performance data.")),
        Refusal::NotJson { line, column, fault } => {
            let fault = term::fault(lang, *fault);
            lang.say(format_args!("文件不是有效的 JSON：第 {line} 行第 {column} 个字符处，{fault}。请重新导出或重新下载该文件。"), format_args!("The file is not valid JSON: at line {line}, character {column}, {fault}. Export or download it again."))
        }
        Refusal::NotAnObject { found } => {
            let found = term::of_type(lang, *found);
            lang.say(format_args!("文件不是履职数据：最外层应为对象，实为{found}。请确认打开的文件。"), format_args!("The file is not an export: its outermost value should be an object and is {found}. Make sure that it is the right file."))
        }
        Refusal::WrongFormat { found } => lang.say(format_args!("文件的格式是“{found}”，本看板读取“luzhi/1”。请以 luzhi/1 格式重新导出，或更新看板。"), format_args!("The file's format is “{found}”; this dashboard reads “luzhi/1”. Export it as luzhi/1, or update the dashboard.")),
        Refusal::MissingField { field } => lang.say(format_args!("文件缺少必填项“{field}”。请在导出处补上后重新导出。"), format_args!("The file lacks the required field “{field}”. Add it where the file is exported, and export again.")),
        Refusal::BadField { field, line, problem } => {
            let said = with_details(lang, problem);
            lang.say(format_args!("必填项“{field}”不能用（第 {line} 行）：{said}。请在导出处改正后重新导出。"), format_args!("The required field “{field}” can't be used (line {line}). {said}. Correct it where the file is exported, and export again."))
        }
        Refusal::NothingUsable { issues } => nothing_usable(lang, issues),
        Refusal::PartsDiffer { field, one, other } => lang.say(format_args!("这些文件不是同一份数据的各部分：“{field}”有“{one}”和“{other}”两种。请只选同一份数据的文件。"), format_args!("These files are not parts of one export: “{field}” is “{one}” and “{other}”. Choose files of one export only.")),
        Refusal::SamePart { part } => lang.say(format_args!("有两个文件都是第 {part} 部分。请每个部分只选一个文件。"), format_args!("Two files are both part {part}. Choose one file for each part.")),
        Refusal::ManifestInvalid { path, line, problem } => {
            let said = with_details(lang, problem);
            lang.say(format_args!("数据清单不能用：{path}（第 {line} 行）{said}。请由部署人员重新生成清单。"), format_args!("The list of exports can't be used: {path} (line {line}). {said}. Have it generated again by whoever runs this site."))
        }
    }
}

fn nothing_usable(lang: Lang, issues: &[Issue]) -> String {
    if issues.is_empty() {
        return lang
            .pick(
                "文件中没有可以显示的数据：既没有 observations（数据），也没有 records（条目）。请确认导出时选中了内容。",
                "There is nothing to show in the file: it has neither observations nor records. Make sure that the export holds any.",
            )
            .to_owned();
    }
    let count = issues.len();
    lang.say(format_args!("文件中没有一条数据可以采用，共有 {count} 个问题。请按问题清单改正后重新导出。"), format_args!("Nothing in the file can be used; there are {count} issues. Correct them by the list, and export again."))
}

fn with_details(lang: Lang, problem: &Problem) -> String {
    let said = what(lang, problem);
    match found_and_expected(lang, problem) {
        (Some(found), Some(expected)) => lang.say(
            format_args!("{said}，实为{found}，应为{expected}"),
            format_args!("{said}: found {found}, expected {expected}"),
        ),
        (None, Some(expected)) => lang.say(
            format_args!("{said}，应为{expected}"),
            format_args!("{said}: expected {expected}"),
        ),
        (_, None) => said,
    }
}

/// With one decimal, rounded up: a file just over a limit must not look like the limit.
fn megabytes(bytes: usize) -> String {
    const TENTH: usize = 1024 * 1024 / 10;
    let tenths = bytes.div_ceil(TENTH + 1);
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_just_over_the_limit_does_not_look_like_the_limit() {
        let limit = 64 * 1024 * 1024;
        assert_eq!(megabytes(limit), "64");
        assert_eq!(megabytes(limit + 200_000), "64.2");
    }
}
