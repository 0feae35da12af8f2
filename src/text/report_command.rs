//! What the checking command says of itself (检查命令).

use super::Lang;

/// How the command is used.
pub fn usage(lang: Lang) -> &'static str {
    lang.pick(
        "用法：luzhi-check [--json] [--lang zh|en] [--against 另一份.json] 导出文件.json……\n\
         \x20     luzhi-check --schema\n\
         一个导出分成几个文件时一并列出；--against 给出同一单位的另一份数据，两份不一致之处也列出。退出码：0 没有问题，1 有问题，2 文件被拒收，3 用法不对或文件读不了。",
        "Usage: luzhi-check [--json] [--lang zh|en] [--against OTHER.json] EXPORT.json …\n\
         \x20      luzhi-check --schema\n\
         Name all files of an export that is split in parts; --against names another export of the same\n\
         committee, and what the two say differently is listed too. Exit status: 0 nothing found, 1 findings,\n\
         2 the file is refused, 3 wrong usage or an unreadable file.",
    )
}

/// The export to hold against is another committee's.
pub fn other_committee(lang: Lang) -> &'static str {
    lang.pick(
        "--against 给出的不是同一单位的数据，不能对照。",
        "--against names an export of another committee, which this one cannot be held against.",
    )
}

/// A file that cannot be read.
pub fn unreadable(lang: Lang, path: &str, why: &str) -> String {
    lang.say(
        format_args!("读不了文件“{path}”：{why}"),
        format_args!("The file “{path}” cannot be read: {why}"),
    )
}
