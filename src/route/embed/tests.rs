//! Messages in both directions, held to their published schema, and what the address fixes.

use serde_json::{Value as Json, json};

use super::incoming::open;
use super::*;
use crate::text::Lang;

fn session() -> Session {
    Session::new("k1".into())
}

/// A message with the key and number that every one carries.
fn said(id: u32, mut message: Json) -> String {
    message["luzhi"] = json!(1);
    message["session"] = json!("k1");
    message["id"] = json!(id);
    message.to_string()
}

fn fault_of(text: &str) -> Option<Fault> {
    match session().hear(text) {
        Heard::Answer(fault, _) => Some(fault),
        Heard::Follow(..) | Heard::Nothing => None,
    }
}

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../public/schema/luzhi-embed-1.schema.json");
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

#[test]
fn each_kind_of_message_is_understood() {
    let schema = schema();
    let follow = |message: Json, wanted: In<'_>| {
        let text = said(7, message);
        let errors: Vec<String> = schema
            .iter_errors(&serde_json::from_str(&text).unwrap())
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
        assert_eq!(session().hear(&text), Heard::Follow(wanted, Some(7.0)));
    };
    follow(json!({"type": "hello"}), In::Hello);
    follow(json!({"type": "print"}), In::Print);
    follow(
        json!({"type": "locale", "locale": "en"}),
        In::Locale(Lang::En),
    );
    let view = "#/family/studio?period=2023";
    follow(
        json!({"type": "navigate", "view": view}),
        In::Navigate(view.into()),
    );
    follow(
        json!({"type": "theme", "theme": "dark", "tokens": {"accent": "#123456", "font": "\"Noto Sans\", serif"}}),
        In::Theme {
            theme: Some("dark".into()),
            tokens: vec![
                ("accent".into(), "#123456".into()),
                ("font".into(), "\"Noto Sans\", serif".into()),
            ],
        },
    );
    follow(
        json!({"type": "load", "exports": {"format": "luzhi/1"}}),
        In::Load(vec![r#"{"format":"luzhi/1"}"#]),
    );
    follow(
        json!({"type": "load", "exports": [{"a": "]}"}, {}]}),
        In::Load(vec![r#"{"a":"]}"}"#, "{}"]),
    );
}

#[test]
fn a_message_that_is_wrong_is_answered_with_what_is_wrong_and_fits_no_schema() {
    let schema = schema();
    for (message, member) in [
        (json!({}), "type"),
        (json!({"type": 7}), "type"),
        (json!({"type": "reload"}), "type"),
        (json!({"type": "navigate"}), "view"),
        (
            json!({"type": "navigate", "view": "https://evil.example/"}),
            "view",
        ),
        (
            json!({"type": "navigate", "view": "javascript:alert(1)"}),
            "view",
        ),
        (
            json!({"type": "navigate", "view": format!("#/{}", "x".repeat(4000))}),
            "view",
        ),
        (json!({"type": "locale", "locale": "fr"}), "locale"),
        (json!({"type": "theme", "theme": "pink"}), "theme"),
        (json!({"type": "theme", "theme": 1}), "theme"),
        (
            json!({"type": "theme", "tokens": {"accent": "url(https://evil.example)"}}),
            "tokens",
        ),
        (
            json!({"type": "theme", "tokens": {"position": "#123456"}}),
            "tokens",
        ),
        (json!({"type": "theme", "tokens": ["accent"]}), "tokens"),
        (json!({"type": "load"}), "exports"),
        (json!({"type": "load", "exports": []}), "exports"),
        (json!({"type": "load", "exports": [1]}), "exports"),
        (json!({"type": "load", "exports": "{}"}), "exports"),
        (
            json!({"type": "load", "exports": vec![json!({}); 65]}),
            "exports",
        ),
    ] {
        let text = said(1, message);
        assert_eq!(fault_of(&text), Some(Fault::Malformed(member)), "{text}");
        assert!(
            !schema.is_valid(&serde_json::from_str(&text).unwrap()),
            "{text}"
        );
    }
    for id in [json!(0), json!(-1), json!(1.5), json!("1"), json!(null)] {
        let text = json!({"luzhi": 1, "session": "k1", "id": id, "type": "print"}).to_string();
        assert_eq!(fault_of(&text), Some(Fault::Malformed("id")), "{text}");
    }
    for version in [json!(2), json!("1"), json!(null)] {
        let text = json!({"luzhi": version, "type": "hello"}).to_string();
        assert_eq!(fault_of(&text), Some(Fault::Version), "{text}");
    }
}

#[test]
fn what_is_none_of_ours_is_counted_and_not_answered() {
    let mut session = session();
    for text in [
        "",
        "null",
        "7",
        "\"luzhi\"",
        "[1]",
        "{}",
        r#"{"type":"load"}"#,
        "{\"luzhi\":1",
    ] {
        assert_eq!(session.hear(text), Heard::Nothing, "{text}");
    }
    assert_eq!(session.ignored(), 8);
}

#[test]
fn nothing_is_followed_twice_nor_in_another_frame() {
    let mut session = session();
    let print = said(3, json!({"type": "print"}));
    assert_eq!(session.hear(&print), Heard::Follow(In::Print, Some(3.0)));
    assert_eq!(
        session.hear(&print),
        Heard::Answer(Fault::Replayed, Some(3.0))
    );
    let earlier = said(2, json!({"type": "print"}));
    assert_eq!(
        session.hear(&earlier),
        Heard::Answer(Fault::Replayed, Some(2.0))
    );
    let mut other = Session::new("k2".into());
    let later = said(4, json!({"type": "print"}));
    assert_eq!(other.hear(&later), Heard::Answer(Fault::Session, Some(4.0)));
    assert_eq!(session.hear(&later), Heard::Follow(In::Print, Some(4.0)));
}

#[test]
fn a_flood_is_cut_off_with_one_complaint() {
    let mut session = session();
    let outcomes: Vec<_> = (0..10_000)
        .map(|n| session.admits(f64::from(n) / 10.0))
        .collect();
    let admitted = outcomes.iter().filter(|o| o.is_ok()).count();
    let complaints = outcomes
        .iter()
        .filter(|o| matches!(o, Err(Some(Fault::Flood))))
        .count();
    assert!((60..100).contains(&admitted), "{admitted}");
    assert_eq!(complaints, 1);
    assert_eq!(session.ignored() as usize, 10_000 - admitted);
}

#[test]
fn an_export_may_be_as_deep_as_the_reader_allows_and_no_deeper() {
    let deep = |levels: usize| {
        let export = format!(r#"{{"x":{}{}}}"#, "[".repeat(levels), "]".repeat(levels));
        format!(r#"{{"luzhi":1,"session":"k1","id":1,"type":"load","exports":[{export}]}}"#)
    };
    assert!(open(&deep(63)).is_some());
    assert!(open(&deep(10_000)).is_none());
}

#[test]
fn what_is_said_fits_the_schema() {
    let schema = schema();
    let place = outgoing::Place {
        view: "#/overview",
        link: Some("https://board.example/#/overview"),
        title: "总览 \"一\"",
    };
    let fault = Fault::Malformed("view");
    let dims = [("carrier".to_owned(), "调研报告".to_owned())];
    let state = |export, answers| Out::State {
        state: "ready",
        export,
        answers,
    };
    for out in [
        Out::Ready(place),
        Out::Navigate(outgoing::Place {
            link: None,
            ..place
        }),
        state(Some(("xianyang-2023", "0a1b2c3d")), Some(4.0)),
        state(None, None),
        Out::Figure {
            indicator: "instruction.received",
            period: "2023",
            region: "610400",
            dims: &dims,
            value: Some(17.0),
            precision: "over",
            route: "reported",
        },
        Out::Error {
            fault: &fault,
            sentence: "…",
            answers: None,
        },
        Out::Error {
            fault: &Fault::Flood,
            sentence: "…",
            answers: Some(9.0),
        },
    ] {
        let text = out.text(&session());
        let value: Json = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
    }
}

#[test]
fn tokens_are_held_to_the_same_list_as_the_start_of_the_page() {
    let cases: Json =
        serde_json::from_str(include_str!("../../../tests/fixtures/embed/tokens.json")).unwrap();
    for (list, wanted) in [("taken", true), ("refused", false)] {
        for case in cases[list].as_array().unwrap() {
            let [name, value] = [&case[0], &case[1]].map(|text| text.as_str().unwrap());
            assert_eq!(is_token(name, value), wanted, "{name}: {value}");
        }
    }
    let named = cases["taken"].as_array().unwrap();
    for token in TOKENS.iter().chain(&["font"]) {
        assert!(
            named.iter().any(|case| case[0] == *token),
            "{token} has a case"
        );
    }
}

#[test]
fn the_address_fixes_what_it_says_and_lists_what_it_cannot() {
    let (settings, bad) = Settings::parse(
        "?theme=dark&hide=header,filters&readonly=1&data=host&committee=%E5%92%B8&region=610402&height=auto&token.accent=%23123456",
    );
    assert_eq!(bad, Vec::new());
    assert_eq!(settings.theme.as_deref(), Some("dark"));
    assert!(settings.is_read_only && settings.awaits_data && !settings.opens_files());
    assert_eq!(settings.scope.committee.as_deref(), Some("咸"));
    assert_eq!(settings.scope.region.as_deref(), Some("610402"));
    let (settings, bad) = Settings::parse(
        "?theme=pink&hide=header,foot&regoin=610402&region=&token.accent=red&readonly=yes",
    );
    assert_eq!(settings, Settings::default());
    assert_eq!(bad.len(), 6);
    assert!(Settings::parse("").0.opens_files());
    assert!(!Settings::parse("?region=610402").0.opens_files());
}
