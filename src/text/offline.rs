//! Words of the page without a network (离线): kept or not and why, one file, a newer version.

use super::Lang;

/// The heading of what is said about it.
pub fn offline_title(lang: Lang) -> &'static str {
    lang.pick("离线与大屏", "Offline and on the wall")
}

/// Whether the page opens without a network, and where not, why.
pub fn offline_text(lang: Lang, state: &str) -> &'static str {
    match state {
        "file" => lang.pick(
            "这是一个离线单页：程序和数据都在这个文件里，不访问网络。",
            "This is an offline page: program and data are in this one file; nothing is requested.",
        ),
        "kept" => lang.pick(
            "本机已存有整个看板和最近读到的数据，没有网络也能打开。",
            "The whole dashboard and the data last read are kept here; it opens without a network.",
        ),
        "insecure" => lang.pick(
            "当前地址不是 HTTPS，浏览器不允许离线保存，断网后本页打不开。需要离线时，请存为离线单页，或请管理员启用 HTTPS。",
            "This address is not HTTPS, so the browser does not keep the page, and it does not open \
             without a network. Save it as an offline page, or ask for HTTPS.",
        ),
        "absent" => lang.pick(
            "这个浏览器（或这个窗口）不能离线保存本页。需要离线时，请存为离线单页。",
            "This browser (or this window) does not keep the page. Save it as an offline page instead.",
        ),
        _ => lang.pick(
            "正在把看板存到本机，完成后没有网络也能打开。",
            "The dashboard is being kept here; then it opens without a network.",
        ),
    }
}

/// What the button says.
pub fn save_button(lang: Lang) -> &'static str {
    lang.pick("存为离线单页", "Save as offline page")
}

/// What the button does.
pub fn save_note(lang: Lang) -> &'static str {
    lang.pick(
        "把程序、当前数据、视图和设置写进一个 HTML 文件，双击即可打开，不需要服务器和网络。",
        "Writes program, present data, view and settings into one HTML file that opens by double \
         click, without a server or a network.",
    )
}

/// The page is being written.
pub fn saving(lang: Lang) -> &'static str {
    lang.pick("正在生成……", "Writing …")
}

/// The page was handed to the browser.
pub fn save_done(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("已生成“{name}”，在浏览器的下载文件夹里。"),
        Lang::En => format!("“{name}” is in the browser's download folder."),
    }
}

/// The page was not written.
pub fn save_failed(lang: Lang, why: &str) -> String {
    match lang {
        Lang::Zh => {
            format!("没有存成：程序文件没有取全，可能部署已更新。请刷新页面后再试。（{why}）")
        }
        Lang::En => format!(
            "It was not saved: a part of the program did not arrive; the deployment may have \
             changed. Reload the page and try again. ({why})"
        ),
    }
}

/// What stands in the head of a page in one file: the data's hash, and when it was saved.
pub fn saved_text(lang: Lang, hash: &str, date: &str) -> String {
    match lang {
        Lang::Zh => format!("离线页 数据指纹 {hash}，{date} 保存"),
        Lang::En => format!("Offline page, data {hash}, saved {date}"),
    }
}

/// What stands in a page in one file before it has started.
pub fn face_text(lang: Lang, title: &str, hash: &str, as_of: &str, date: &str) -> String {
    match lang {
        Lang::Zh => format!("离线页：{title}，数据截至 {as_of}，数据指纹 {hash}，{date} 保存"),
        Lang::En => format!("Offline page: {title}, data as of {as_of}, data {hash}, saved {date}"),
    }
}

/// A newer version waits.
pub fn newer_text(lang: Lang) -> &'static str {
    lang.pick(
        "看板有新版本。更新会重新打开本页，看到哪里还在哪里。",
        "A newer version is ready. Updating opens this page anew, at the same place.",
    )
}

/// Lets it take over.
pub fn newer_now(lang: Lang) -> &'static str {
    lang.pick("现在更新", "Update now")
}

/// Leads to the set-up of a kiosk.
pub fn kiosk_link(lang: Lang) -> &'static str {
    lang.pick("大屏轮播设置", "Set up a kiosk")
}
