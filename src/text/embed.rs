//! Words about being inside another page (嵌入): to the reader, and to whoever builds that page.

use super::Lang;

/// The page around is not allowed to show the dashboard.
pub fn refused_title(lang: Lang) -> &'static str {
    lang.pick(
        "这个页面没有获得嵌入履职看板的许可",
        "This page is not allowed to embed the dashboard",
    )
}

/// Who that is, and what can be done.
pub fn refused_text(lang: Lang, origin: &str) -> String {
    match (lang, origin) {
        (Lang::Zh, "") => "浏览器没有说明外层页面来自哪里，因此没有显示数据。请在外层页面使用 \
                           Referrer-Policy: origin，或直接打开看板。"
            .to_owned(),
        (Lang::En, "") => "The browser does not say where the page around comes from, so no data is shown. Let that \
                           page send Referrer-Policy: origin, or open the dashboard by itself."
            .to_owned(),
        (Lang::Zh, origin) => format!(
            "外层页面来自 {origin}，不在允许的来源之内，因此没有显示数据。请直接打开看板，或请管理员把这个来源\
             写入 config.json 的 embed.allowedOrigins。"
        ),
        (Lang::En, origin) => format!(
            "The page around comes from {origin}, which is not among the allowed origins, so no data is shown. \
             Open the dashboard by itself, or ask the administrator to add that origin to \
             embed.allowedOrigins in config.json."
        ),
    }
}

/// The page around has not handed over any data yet.
pub fn awaiting_text(lang: Lang) -> &'static str {
    lang.pick(
        "正在等待门户页面提供数据……",
        "Waiting for the page around to hand over its data…",
    )
}

/// The link from a frame to the same place on a page of its own.
pub fn own_page_text(lang: Lang) -> &'static str {
    lang.pick("打开完整页面", "Open the full page")
}

/// Nothing of that name can be shown in a frame of its own.
pub fn no_piece_text(lang: Lang) -> &'static str {
    lang.pick(
        "这份数据里没有可以画成这张图的数字。",
        "This export has no figures for this chart.",
    )
}

/// Why a message was not followed, by the code that stands beside it.
pub fn fault_text(lang: Lang, code: &str) -> &'static str {
    match code {
        "version" => lang.pick("消息版本不是 1。", "The message is not of version 1."),
        "session" => lang.pick(
            "消息不属于这个看板：请使用 ready 中的 session。",
            "The message is not for this frame: use the session of its ready.",
        ),
        "replayed" => lang.pick(
            "这条消息已经处理过：id 必须逐条递增。",
            "This message was followed before: each id is greater than the last.",
        ),
        "flood" => lang.pick(
            "消息太频繁，其余的没有处理。",
            "Too many messages at once; the others were not looked at.",
        ),
        _ => lang.pick(
            "消息的类型或字段不符合 luzhi-embed-1.schema.json。",
            "A type or member does not fit luzhi-embed-1.schema.json.",
        ),
    }
}
