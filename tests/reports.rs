//! Exports as somebody else might write them down from published reports: a term of office, a
//! county of another province with a family of its own, a province in columns. They load as they
//! are, and what contradicts itself in them is told in words that can be read aloud.

use luzhi::analysis::{Route, all_checks, total};
use luzhi::model::{Coordinate, Dataset, Period, load};
use luzhi::text::Lang::{self, En, Zh};
use luzhi::text::check::check_text;

fn read(name: &str) -> Dataset {
    let path = format!(
        "{}/tests/fixtures/reports/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    load::read(&std::fs::read(path).unwrap()).unwrap().dataset
}

fn found(data: &Dataset) -> Vec<&'static str> {
    all_checks(data).iter().map(|c| c.kind.code()).collect()
}

fn said(lang: Lang, data: &Dataset) -> Vec<String> {
    let all = all_checks(data);
    all.iter()
        .map(|check| check_text(lang, data, check))
        .collect()
}

fn says(lang: Lang, data: &Dataset, sentence: &str) {
    let said = said(lang, data);
    assert!(
        said.iter().any(|one| one == sentence),
        "{sentence}\n{said:#?}"
    );
}

#[test]
fn a_report_of_a_term_is_held_against_its_years_its_rates_and_its_parts() {
    let data = read("term-report");
    assert_eq!(
        found(&data),
        [
            "sum-differs",
            "part-exceeds-whole",
            "ratio-above-one",
            "rate-differs",
            "conflict",
            "region-unknown",
            "periods-overlap",
            "after-date",
            "after-date",
        ]
    );
    // 470 + 488 + 462 + 491 + 490 = 2401.
    says(
        Zh,
        &data,
        "衡阳市政协2016年12月25日—2021年12月20日“提案提出”为2318件（公布），已知各时段相加已有2401件（部分），相差83件。",
    );
    says(
        En,
        &data,
        "Proposals submitted, 衡阳市政协, 25 Dec 2016–20 Dec 2021: 2,318 proposals (reported), but the periods within it known so far make 2,401 proposals (partial), a difference of 83 proposals.",
    );
    // 61 + 31 = 92; 2107 / 2318 = 90.9 %.
    says(
        Zh,
        &data,
        "衡阳市政协2016年12月25日—2021年12月20日“领导批示”为86件（公布），各部分相加为92件（计算），相差6件。屏幕采用前者。",
    );
    says(
        Zh,
        &data,
        "衡阳市政协2016年12月25日—2021年12月20日“提案立案率”为92.6%（公布），按分子分母重算为90.9%（计算），相差1.7个百分点。四舍五入不能解释这一差别。屏幕采用前者。",
    );
    says(
        Zh,
        &data,
        "衡阳市政协2020年12月31日“委员工作室”为58个（公布），同一时点在“2020年”下又写作61个（公布），相差3个。",
    );
    says(
        Zh,
        &data,
        "衡阳市政协2022年“委员培训班”为3期（公布），但数据截至2021年12月20日，这一期间当时还没有到。",
    );
    // 170 of 160余 leaves room; half a year of a year that says at least 600, too.
    assert!(
        said(Zh, &data)
            .iter()
            .all(|one| !one.contains("163余") && !one.contains("640"))
    );
}

#[test]
fn a_county_with_a_family_of_its_own_loads_and_is_checked() {
    let data = read("county-report");
    assert_eq!(
        found(&data),
        [
            "conflict",
            "ratio-above-one",
            "sum-differs",
            "count-differs",
            "region-unknown",
            "region-unknown",
            "off-by-powers",
            "off-by-powers",
            "broken-link",
            "record-after-date",
            "unlinked",
        ]
    );
    // 46 + 52 + 27 = 125.
    says(
        Zh,
        &data,
        "慈溪市政协2023年“‘请你来协商’活动”为120场（公布），各部分相加为125场（计算），相差5场。屏幕采用前者。",
    );
    says(
        Zh,
        &data,
        "慈溪市政协2023年12月31日“共富联系点”为3个（公布），文件中有明细5条。",
    );
    says(
        Zh,
        &data,
        "慈溪市政协2022年“协商推动落实资金”为13500亿元（公布），约为相邻期间（2021年：1.2亿元（公布））的10000倍，可能写错了单位或位数（如把万写成个）。",
    );
    says(
        Zh,
        &data,
        "330299，2023年“社情民意采纳”为44条（公布），地区代码330299不在区划表中，文件也没有说明它的名称。",
    );
    says(
        En,
        &data,
        "Deliberations, 慈溪市政协, 2023: 120 场 (reported), but the parts add up to 125 场 (computed), a difference of 5 场. The former is shown.",
    );
    // What nobody defined is listed, not added.
    let id = data.find_indicator("mystery.handled").unwrap();
    let figure = total(
        &data,
        &Coordinate::new(id, Period::year(2023).unwrap(), data.home()),
    );
    assert_eq!((figure.route, figure.value), (Route::Listed, None));
}

#[test]
fn a_province_in_columns_is_held_against_its_cities_and_quarters() {
    let data = read("province-report");
    assert_eq!(
        found(&data),
        ["sum-differs", "sum-differs", "region-unknown", "swings"]
    );
    // 210 + 410 = 620; 100 + 110 + 120 + 130 = 460.
    says(
        Zh,
        &data,
        "青海省2022年“提案立案”为600件（公布），各下级地区相加为620件（计算），相差20件。屏幕采用前者。",
    );
    says(
        En,
        &data,
        "Proposals filed, Qinghai Province, 2022: 600 proposals (reported), but the regions below add up to 620 proposals (computed), a difference of 20 proposals. The former is shown.",
    );
    says(
        Zh,
        &data,
        "青海省2022年“社情民意信息收集”为450条（公布），各时段相加为460条（计算），相差10条。屏幕采用前者。",
    );
}

#[test]
fn no_sentence_runs_a_code_into_a_number_or_nests_quotation_marks() {
    for name in ["term-report", "county-report", "province-report"] {
        let data = read(name);
        for text in said(Zh, &data).iter().chain(&said(En, &data)) {
            let letters: Vec<char> = text.chars().collect();
            let longest = letters
                .split(|c| !c.is_ascii_digit())
                .map(<[char]>::len)
                .max();
            assert!(longest.unwrap_or_default() <= 8, "{text}");
            assert!(!text.contains("““") && !text.contains("””"), "{text}");
        }
    }
}
