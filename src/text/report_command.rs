//! What the checking command says of itself (检查命令).

use super::Lang;

/// How the command is used.
pub fn usage(lang: Lang) -> &'static str {
    lang.pick(
        "用法：luzhi-check [--json] [--lang zh|en] 导出文件.json……\n\
         \x20     luzhi-check --schema\n\
         一个导出分成几个文件时一并列出。退出码：0 没有问题，1 有问题，2 文件被拒收，3 用法不对或文件读不了。",
        "Usage: luzhi-check [--json] [--lang zh|en] EXPORT.json …\n\
         \x20      luzhi-check --schema\n\
         Name all files of an export that is split in parts. Exit status: 0 nothing found, 1 findings,\n\
         2 the file is refused, 3 wrong usage or an unreadable file.",
    )
}

/// A file that cannot be read.
pub fn unreadable(lang: Lang, path: &str, why: &str) -> String {
    lang.pick(
        format!("读不了文件“{path}”：{why}"),
        format!("The file “{path}” cannot be read: {why}"),
    )
}
