//! Sentences about data that is on its way (读取进度): how far it is, and what became of it.

use super::Lang;
use super::number::count_text;

/// What is being read.
pub fn coming_text(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("正在读取“{name}”"),
        Lang::En => format!("Reading “{name}”"),
    }
}

/// How many bytes have arrived, of how many where that is known.
pub fn arrived_text(lang: Lang, arrived: usize, total: Option<usize>) -> String {
    let megabytes = |bytes: usize| {
        let tenths = bytes / 100_000;
        format!("{}.{}", count_text(lang, tenths / 10), tenths % 10)
    };
    match (lang, total) {
        (Lang::Zh, None) => format!("已收到 {} MB", megabytes(arrived)),
        (Lang::Zh, Some(all)) => {
            format!("已收到 {} MB，共 {} MB", megabytes(arrived), megabytes(all))
        }
        (Lang::En, None) => format!("{} MB so far", megabytes(arrived)),
        (Lang::En, Some(all)) => format!("{} of {} MB", megabytes(arrived), megabytes(all)),
    }
}

/// All has arrived and is being looked through.
pub fn sorting_text(lang: Lang) -> &'static str {
    lang.pick(
        "已全部收到，正在整理",
        "All of it is here, and is being sorted",
    )
}

/// Ends the reading.
pub fn stop_word(lang: Lang) -> &'static str {
    lang.pick("停止读取", "Stop reading")
}

/// The reader ended the reading.
pub fn stopped_text(lang: Lang) -> String {
    lang.pick(
        "已按您的操作停止读取。",
        "Reading was stopped, as you asked.",
    )
    .to_owned()
}

/// The browser gave up over the bytes.
pub fn died_text(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "读取“{name}”时浏览器中断了后台读取，多半是内存不足。请关闭其他网页后重新读取，或按期间或地区拆分后再导出。"
        ),
        Lang::En => format!(
            "The browser broke off while reading “{name}”, most likely for want of memory. Close \
             other pages and try again, or split the export by period or region."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_in_tenths_of_a_megabyte() {
        assert_eq!(
            arrived_text(Lang::Zh, 12_345_678, Some(48_919_954)),
            "已收到 12.3 MB，共 48.9 MB"
        );
        assert_eq!(arrived_text(Lang::En, 999_999, None), "0.9 MB so far");
    }
}
