//! Words of an export in parts (分部数据): what is here, what is not, what is on its way.

use super::Lang;
use super::number::{NumberText, count_text};
use super::period::period_text;
use crate::model::Dataset;
use crate::model::dataset::Holding;

/// What stands in the place of a figure that is not known before more is loaded.
pub fn not_loaded(lang: Lang) -> NumberText {
    let word = || lang.pick("未载入", "not loaded").to_owned();
    NumberText {
        text: word(),
        unit: String::new(),
        exact: word(),
        spoken: word(),
    }
}

/// How many are not loaded.
pub fn open_text(lang: Lang, open: usize) -> Option<String> {
    (open > 0).then(|| match lang {
        Lang::Zh => format!("{open}个未载入"),
        Lang::En => format!("{open} not loaded"),
    })
}

/// Mega- or kilobytes, as a reader counts them.
pub fn size_text(lang: Lang, bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", count_text(lang, bytes.div_ceil(1000))),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// What a part holds: `咸阳市 · 2023年`; its path where it does not say.
pub fn part_name(lang: Lang, data: &Dataset, holds: &Holding, path: &str) -> String {
    let name = |code: &String| match data.regions.find(code) {
        Some(region) => super::name::region_name(lang, data, region).to_owned(),
        None => code.clone(),
    };
    let mut said: Vec<String> = holds.regions.iter().take(3).map(name).collect();
    if holds.regions.len() > 3 {
        said.push(lang.pick("等", "…").to_owned());
    }
    let mut all = vec![said.join(lang.pick("、", ", "))];
    all.extend(holds.span.map(|span| period_text(lang, span)));
    all.retain(|text| !text.is_empty());
    match all.is_empty() {
        true => path.to_owned(),
        false => all.join(" · "),
    }
}

/// The fixed words of parts.
pub struct PartWords {
    pub title: &'static str,
    pub note: &'static str,
    pub loaded: &'static str,
    pub not_loaded: &'static str,
    pub waiting: &'static str,
    pub failed: &'static str,
    pub load: &'static str,
    pub load_all: &'static str,
    pub again: &'static str,
    pub open_here: &'static str,
}

impl PartWords {
    /// In the reader's language.
    pub fn of(lang: Lang) -> &'static PartWords {
        lang.pick(&ZH, &EN)
    }
}

const ZH: PartWords = PartWords {
    title: "各部分",
    note: "概要打开时即读；其余在看到时载入，没有载入的不参与计算",
    loaded: "已载入",
    not_loaded: "未载入",
    waiting: "载入中",
    failed: "没有载入",
    load: "载入",
    load_all: "全部载入",
    again: "重新载入",
    open_here: "这里的一部分数据还没有载入，相应的数字写作“未载入”。",
};

const EN: PartWords = PartWords {
    title: "Parts",
    note: "The summary is read at once, the others when they are looked at; what is not loaded is in no sum",
    loaded: "Loaded",
    not_loaded: "Not loaded",
    waiting: "Loading",
    failed: "Failed",
    load: "Load",
    load_all: "Load all",
    again: "Try again",
    open_here: "Some of the data for this place is not loaded; its figures say so.",
};

/// Parts on their way: what has arrived of how much.
pub fn loading_parts_text(lang: Lang, name: &str, here: usize, all: Option<u64>) -> String {
    let here = size_text(lang, here);
    let all = all.map(|all| format!(" / {}", size_text(lang, all as usize)));
    let all = all.unwrap_or_default();
    match lang {
        Lang::Zh => format!("正在载入 {name}（{here}{all}）"),
        Lang::En => format!("Loading {name} ({here}{all})"),
    }
}

/// How many parts a button loads, and how large they are.
pub fn load_text(lang: Lang, parts: usize, bytes: Option<u64>) -> String {
    let size = bytes.map(|bytes| size_text(lang, bytes as usize));
    let count = count_text(lang, parts);
    match (lang, size) {
        (Lang::Zh, Some(size)) => format!("载入所需的 {count} 个部分（{size}）"),
        (Lang::Zh, None) => format!("载入所需的 {count} 个部分"),
        (Lang::En, Some(size)) => format!("Load the parts needed ({count}, {size})"),
        (Lang::En, None) => format!("Load the parts needed ({count})"),
    }
}

/// How much is here of the whole.
pub fn parts_here_text(lang: Lang, here: usize, all: usize) -> String {
    let (here, all) = (count_text(lang, here), count_text(lang, all));
    match lang {
        Lang::Zh => format!("{all} 个部分中已载入 {here} 个"),
        Lang::En => format!("{here} of {all} parts are loaded"),
    }
}

/// The parts wanted at once are more than are held.
pub fn too_much_text(lang: Lang, limit: usize) -> String {
    let limit = size_text(lang, limit);
    match lang {
        Lang::Zh => {
            format!("同时载入的部分以 {limit} 为限，超出的没有载入；看到时再载入，久未看的先放下。")
        }
        Lang::En => format!(
            "At most {limit} of parts are held at once; the rest is not loaded. What is looked at \
             is loaded, what was not for longest is let go."
        ),
    }
}

/// A part is not what the list says.
pub fn other_content_text(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "“{path}”的内容与数据清单所记的摘要（SHA-256）不符，没有采用。请由部署人员核对文件或重新生成清单。"
        ),
        Lang::En => format!(
            "“{path}” is not what the list of exports says (SHA-256) and was not used. Have the file \
             checked, or the list generated again, by whoever runs this site."
        ),
    }
}
