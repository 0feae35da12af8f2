//! The brief's words on the published exports: the official manner, with notes and sources.

use luzhi::analysis::overview;
use luzhi::model::Period;
use luzhi::model::load::read;
use luzhi::text::Lang;
use luzhi::text::brief::{Brief, brief, note_mark};

fn of(id: &str, period: &str, lang: Lang) -> (Brief, String) {
    let path = format!("{}/public/data/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let data = read(&std::fs::read(path).unwrap()).unwrap().dataset;
    let period = Period::parse(period).unwrap();
    let view = overview(&data, period, data.home());
    let brief = brief(lang, &data, &view, period, data.home());
    let text = brief.plain(lang, &data);
    (brief, text)
}

#[test]
fn headings_are_numbered_in_the_official_manner() {
    let (zh, text) = of("xianyang-2023", "2023", Lang::Zh);
    assert_eq!(zh.title, "咸阳市政协2023年履职情况简报");
    assert_eq!(zh.sections[0].heading, "一、总体情况");
    assert_eq!(zh.sections[1].heading, "二、主要数字");
    assert_eq!(zh.status, None);
    assert!(text.starts_with("咸阳市政协2023年履职情况简报\n\n一、总体情况\n　　2023年"));
    let (en, _) = of("xianyang-2023", "2023", Lang::En);
    assert_eq!(en.sections[0].heading, "1. In short");
}

#[test]
fn a_computed_figure_names_its_parts_once_and_the_source_its_places() {
    // 17 reports and 23 information items instructed: 40.
    let (brief, text) = of("xianyang-2023", "2023", Lang::Zh);
    assert!(text.contains("领导批示40件"), "{text}");
    let notes: Vec<&String> = brief
        .notes
        .iter()
        .filter(|n| n.contains("领导批示由") && n.contains("17件") && n.contains("23件"))
        .collect();
    assert_eq!(notes.len(), 1, "{:?}", brief.notes);
    let closing = brief.closing.join("\n");
    assert!(closing.starts_with("数据截至2023年12月31日。"));
    assert!(
        closing.contains("《咸阳市政协2023年助推高质量发展工作回眸》（各界导报，2024-01-26）："),
        "{closing}"
    );
}

#[test]
fn a_part_of_the_year_and_what_is_missing_are_said() {
    let (_, text) = of("xianyang-2021", "2021", Lang::Zh);
    assert!(text.contains("提案立案414件"), "{text}");
    assert!(text.contains("（截至2021-08-31）"), "{text}");
    assert!(text.contains("不代表全部"), "{text}");
    assert!(text.contains("本期未提供："), "{text}");
    // Five kinds of activity made 41, 79, 24, 68 and 36 suggestions; nobody adds them.
    assert!(!text.contains("248"), "{text}");
}

#[test]
fn every_mark_has_its_note_and_the_demo_says_that_it_is_one() {
    for lang in [Lang::Zh, Lang::En] {
        let (brief, text) = of("xianyang-demo", "2025", lang);
        assert!(!brief.notes.is_empty());
        for index in 1..=brief.notes.len() {
            let mark = note_mark(lang, index);
            let before_notes = text.split(lang.pick("注：", "Notes:")).next().unwrap();
            assert!(before_notes.contains(&mark), "{mark} in {before_notes}");
        }
        let status = lang.pick("演示数据", "Demo data");
        assert_eq!(brief.status, Some(status));
        assert!(text.lines().next().unwrap().contains(status));
    }
}
