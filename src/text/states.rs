//! Sentences about the state of the screens (状态): loading, counts, bad links, failures to fetch.

use super::Lang;
use super::number::count_text;

/// How many rows of a table are shown.
pub fn rows_text(lang: Lang, shown: usize, total: usize) -> String {
    let (of, all) = (count_text(lang, shown), count_text(lang, total));
    match (lang, shown == total) {
        (Lang::Zh, true) => format!("共 {all} 条"),
        (Lang::Zh, false) => format!("{all} 条中的 {of} 条"),
        (Lang::En, true) => format!("{all} rows"),
        (Lang::En, false) => format!("{of} of {all} rows"),
    }
}

/// Bytes that have arrived.
pub fn loading_text(lang: Lang, bytes: usize) -> String {
    let kilobytes = count_text(lang, bytes / 1000);
    match lang {
        Lang::Zh => format!("已读取 {kilobytes} KB"),
        Lang::En => format!("{kilobytes} kB so far"),
    }
}

/// A part of the link that could not be used.
pub fn bad_part_text(lang: Lang, key: &str, value: &str) -> String {
    let what = if key.is_empty() {
        value.to_owned()
    } else {
        format!("{key}={value}")
    };
    match lang {
        Lang::Zh => format!("链接中的“{what}”无法识别，已按默认显示。"),
        Lang::En => format!("“{what}” in the link could not be used; its default is shown."),
    }
}

/// The link names a region, period, figure or record that this export does not have.
pub fn not_here_text(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("这份数据里没有“{what}”，已按默认显示。"),
        Lang::En => format!("This export does not have “{what}”; the default is shown."),
    }
}

/// The address lies outside this deployment.
pub fn other_origin_text(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "“{address}”与本站不同源，为安全起见没有读取。请把文件放到本站，或下载后拖进页面打开。"
        ),
        Lang::En => format!(
            "“{address}” is of another origin and was not read. Put the file on this site, or \
             download it and drop it on the page."
        ),
    }
}

/// No answer came.
pub fn no_answer_text(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Zh => {
            format!("没有取到“{address}”：网络不通，或服务器没有回应。请检查网络后重新读取。")
        }
        Lang::En => format!(
            "“{address}” did not arrive: no network, or no answer. Check the network and try again."
        ),
    }
}

/// The server answered that it has no such file, or refused.
pub fn status_text(lang: Lang, address: &str, status: u16) -> String {
    match lang {
        Lang::Zh => format!(
            "没有取到“{address}”：服务器回应 {status}。请核对数据文件是否已放到部署目录，或请管理员检查。"
        ),
        Lang::En => format!(
            "“{address}” did not arrive: the server answered {status}. Check that the file is in \
             the deployment, or ask its administrator."
        ),
    }
}

/// The connection broke on the way.
pub fn broken_text(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Zh => format!("读取“{address}”时连接中断，请重新读取。"),
        Lang::En => format!("The connection broke while reading “{address}”; try again."),
    }
}

/// More bytes than the limit.
pub fn too_large_text(lang: Lang, address: &str, limit: usize) -> String {
    let megabytes = limit / 1_000_000;
    match lang {
        Lang::Zh => {
            format!("“{address}”超过 {megabytes} MB 的上限，没有读取。请按期间或地区拆分后再导出。")
        }
        Lang::En => format!(
            "“{address}” is larger than the limit of {megabytes} MB and was not read. Split the \
             export by period or region."
        ),
    }
}

/// A file of the reader's that the browser could not hand over.
pub fn unreadable_text(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("“{name}”没有读出来：文件可能已移动，或超过大小上限。请重新选择。"),
        Lang::En => format!(
            "“{name}” could not be read: it may have moved, or be larger than the limit. Choose it \
             again."
        ),
    }
}

/// Issues in the file, counted.
pub fn issues_text(lang: Lang, count: usize) -> String {
    let count = count_text(lang, count);
    match lang {
        Lang::Zh => format!("文件中有 {count} 处问题"),
        Lang::En => format!("{count} issues in the file"),
    }
}

/// The title of the document.
pub fn title_text(lang: Lang, page: &str, committee: &str) -> String {
    match lang {
        Lang::Zh => format!("{page} · {committee} 履职看板"),
        Lang::En => format!("{page} · {committee} Duty Performance"),
    }
}

/// Items beyond those shown.
pub fn more_text(lang: Lang, count: usize) -> String {
    let count = count_text(lang, count);
    match lang {
        Lang::Zh => format!("另有 {count} 项"),
        Lang::En => format!("{count} more"),
    }
}

/// The summary of county tiles.
pub fn tiles_text(lang: Lang, have: usize, whole: usize, median: Option<String>) -> String {
    let median = median.map(|m| match lang {
        Lang::Zh => format!("，中位数 {m}"),
        Lang::En => format!(", median {m}"),
    });
    let median = median.unwrap_or_default();
    match lang {
        Lang::Zh => format!("{whole} 个县市区中 {have} 个有数{median}。点击方格看该县市区。"),
        Lang::En => {
            format!("{have} of {whole} counties have a figure{median}. Open a tile for its county.")
        }
    }
}

/// The link names an export that the deployment does not list.
pub fn not_listed_text(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("这里没有名为“{name}”的数据。请从上方选择，或打开文件。"),
        Lang::En => format!("There is no export named “{name}” here. Choose one, or open a file."),
    }
}

/// The deployment lists no export.
pub fn empty_list_text(lang: Lang) -> String {
    lang.pick(
        "数据清单里还没有数据。请打开文件，或把导出的 JSON 拖进页面。",
        "The list of exports is empty. Open a file, or drop an exported JSON on the page.",
    )
    .to_owned()
}

/// The link was made on other data than is open now.
pub fn data_changed_text(lang: Lang, asked: &str, now: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "这个链接生成以后，数据有了变化（链接所指 {asked}，当前 {now}）。下面显示的是当前数据，\
             数字可能与当时不同。"
        ),
        Lang::En => format!(
            "The data has changed since this link was made (then {asked}, now {now}). What is shown \
             is the present data; figures may differ from those of then."
        ),
    }
}

/// Stays with the present data.
pub fn data_changed_keep(lang: Lang) -> &'static str {
    lang.pick("继续看当前数据", "Keep to the present data")
}

/// Leads to the exports that can be opened.
pub fn data_changed_list(lang: Lang) -> &'static str {
    lang.pick(
        "查看可以打开的其他数据",
        "See which other data can be opened",
    )
}

/// Said in both languages when the application has broken down and knows no language any more.
pub const BROKEN: &str = "看板出了故障，已停止。请刷新页面；如果仍然这样，请把刚才的操作告诉管理员。\n\
    The dashboard broke down and has stopped. Reload the page; if it happens again, tell the \
    administrator what you did.";

/// Said where names of persons and the texts of instructions are hidden.
pub fn private_word(lang: Lang) -> &'static str {
    lang.pick("已隐去姓名与批示内容", "Names and instructions hidden")
}

/// The character of the seal beside the name.
pub const SEAL: &str = "履";

/// Says that a part of the program could not be fetched.
pub fn part_missing_text(lang: Lang) -> &'static str {
    lang.pick(
        "这部分画面的程序没有取到，已经显示的数字不受影响。请检查网络后重新读取。",
        "The program for this part of the screen did not arrive; the figures shown are not affected. \
         Check the network and try again.",
    )
}
