//! Routes and fragments agree in both directions.

use proptest::prelude::*;

use super::*;

fn key(text: &str) -> FigureKey {
    FigureKey {
        indicator: "instruction.received".into(),
        period: Period::parse("2021-01-01/2021-09-08").unwrap(),
        region: "610400".into(),
        dims: vec![("carrier".into(), text.into())],
    }
}

#[test]
fn a_route_with_chinese_reads_back_as_itself() {
    let mut route = Route {
        page: Page::Family("instruction".into()),
        data: Some("data/咸阳 2023.json".into()),
        period: Period::parse("../2021-09-08").ok(),
        region: Some("610404".into()),
        against: Some("period:2022".into()),
        branches: Branches::parse("0.2-5").unwrap(),
        figure: Some(key("调研报告~a:b!c=%&?#")),
        tables: Named::default(),
        lang: Some(Lang::En),
        is_private: true,
        hash: Some("0a1b2c3d".into()),
        wall: None,
    };
    let mut table = TableState {
        search: "批示 & 采纳".into(),
        sort: vec![("date".into(), true)],
        ..TableState::default()
    };
    table.set_filter("is", "kind", "报告");
    route.tables.insert("records", table);
    let fragment = route.fragment();
    assert!(fragment.is_ascii());
    assert_eq!(Route::parse(&fragment), (route, Vec::new()));
}

#[test]
fn an_empty_fragment_is_the_overview() {
    for text in ["", "#", "#/", "#/overview"] {
        assert_eq!(Route::parse(text), (Route::default(), Vec::new()), "{text}");
    }
}

#[test]
fn bad_parts_become_defaults_and_are_listed() {
    let (route, bad) = Route::parse("#/nowhere?period=20x3&region=610400&foo=1&lang=%ZZ");
    assert_eq!(route.page, Page::Overview);
    assert_eq!(route.region.as_deref(), Some("610400"));
    assert_eq!(route.period, None);
    let keys: Vec<&str> = bad.iter().map(|b| b.key.as_str()).collect();
    assert_eq!(keys, ["", "period", "foo", "lang"]);
}

#[test]
fn a_hash_of_another_form_is_a_bad_part() {
    let (route, bad) = Route::parse("#/overview?hash=0A1B2C3D");
    assert_eq!(route.hash, None);
    assert_eq!(bad.len(), 1);
    let (route, bad) = Route::parse("#/overview?hash=0a1b2c3d");
    assert_eq!(route.hash.as_deref(), Some("0a1b2c3d"));
    assert!(bad.is_empty());
}

#[test]
fn another_page_keeps_data_period_and_region() {
    let (route, _) =
        Route::parse("#/data?data=x&period=2023&region=610404&figure=a.b~2023~610404&records.q=z");
    let next = route.to_page(Page::Overview);
    assert_eq!(
        next.fragment(),
        "#/overview?data=x&period=2023&region=610404"
    );
}

fn pages() -> impl Strategy<Value = Page> {
    prop_oneof![
        Just(Page::Overview),
        Just(Page::Data),
        Just(Page::Compare),
        Just(Page::Brief),
        Just(Page::Leader),
        Just(Page::Style),
        Just(Page::Kiosk),
        Just(Page::KioskSetup),
        ".+".prop_map(Page::Family),
        ".+".prop_map(Page::Region),
        ".+".prop_map(Page::Record),
        ".+".prop_map(Page::Figure),
        (".+", ".+").prop_map(|(of, by)| Page::Chart(of, by)),
    ]
}

proptest! {
    #[test]
    fn every_route_reads_back_as_itself(
        page in pages(),
        data in proptest::option::of(".+"),
        region in proptest::option::of(".+"),
        member in ".*",
        search in ".*",
        year in 1900i32..2100,
    ) {
        let mut route = Route {
            page,
            data,
            region,
            period: Period::year(year),
            figure: Some(key(&member)),
            ..Route::default()
        };
        if !search.is_empty() {
            let table = TableState { search, ..TableState::default() };
            route.tables.insert("t", table);
        }
        let fragment = route.fragment();
        prop_assert_eq!(Route::parse(&fragment), (route, Vec::new()));
    }

    #[test]
    fn no_text_makes_parsing_fail(text in ".*") {
        let (route, _) = Route::parse(&text);
        prop_assert_eq!(Route::parse(&route.fragment()).0, route);
    }
}

#[test]
fn hiding_persons_stays_from_page_to_page_and_is_turned_on_by_one_word_alone() {
    let (route, bad) = Route::parse("#/overview?privacy=on&against=export%3Aa");
    assert!(route.is_private && bad.is_empty());
    let next = route.to_page(Page::Data);
    assert!(next.is_private && next.fragment().contains("privacy=on"));
    assert_eq!(
        next.against.as_deref(),
        Some("export:a"),
        "what marks revisions stays too"
    );
    let compared = Route::parse("#/compare?against=period%3A2022").0;
    assert_eq!(compared.to_page(Page::Data).against, None);
    let (route, bad) = Route::parse("#/overview?privacy=off");
    assert!(!route.is_private);
    assert_eq!(bad.len(), 1);
}
