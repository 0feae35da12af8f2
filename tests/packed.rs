//! What one thread packs another unpacks, exactly; and no bytes make unpacking panic.

use std::fs;
use std::path::Path;

use luzhi::model::load::{Loaded, read, read_parts_within};
use luzhi::model::pack::{Column, Pack, pack, unpack};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Everything that there is to say of it.
fn said(loaded: &Loaded) -> String {
    format!("{loaded:?}")
}

fn assert_same(loaded: Loaded, what: &str) {
    let before = said(&loaded);
    let after: Loaded = unpack(pack(loaded)).unwrap_or_else(|| panic!("{what} does not unpack"));
    // Not assert_eq: two texts of a megabyte help nobody.
    assert!(
        before == said(&after),
        "{what} is another one after packing"
    );
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        if path.is_dir() {
            let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            found.extend(files(inside.to_str().unwrap()));
        } else if name.ends_with(".json") {
            found.push((name, fs::read(path).unwrap()));
        }
    }
    found
}

#[test]
fn every_export_that_is_here_stays_what_it_was() {
    let mut count = 0;
    for (name, bytes) in files("public/data")
        .into_iter()
        .chain(files("tests/fixtures"))
    {
        if let Ok(loaded) = read(&bytes) {
            assert_same(loaded, &name);
            count += 1;
        }
    }
    assert!(count > 60, "{count} exports were found");
}

#[test]
fn an_export_cut_to_a_region_stays_cut() {
    let bytes = fs::read("public/data/xianyang-demo.json").unwrap();
    let loaded = read_parts_within(&[&bytes], Some("610402")).unwrap();
    assert_same(loaded, "the demo within a county");
}

/// Observations of every kind: plain and with all that is rare, right and wrong.
fn observation() -> impl Strategy<Value = Value> {
    let indicator = prop_oneof![
        Just("studio.count"),
        Just("proposal.filed"),
        Just("own.thing"),
        Just("nobody.knows"),
        Just("")
    ];
    let period = prop_oneof![
        Just("2023"),
        Just("2023-08"),
        Just("../2022-12-31"),
        Just("2023-13"),
        Just("soon")
    ];
    let region = prop_oneof![
        Just(json!("610400")),
        Just(json!("610402")),
        Just(json!("610427")),
        Just(json!("999999")),
        Just(json!(7))
    ];
    let value = prop_oneof![
        any::<i32>().prop_map(|number| json!(number)),
        (0.0..1e9f64).prop_map(|number| json!(number)),
        Just(Value::Null),
        Just(json!("many"))
    ];
    let rare = prop::collection::vec(
        prop_oneof![
            Just(("precision", json!("over"))),
            Just(("precision", json!("roughly"))),
            Just(("implied", json!(true))),
            ("[a-c]", 0..4u8).prop_map(|(id, _)| ("id", json!(id))),
            "[一-三a-c\u{1f600}]{0,4}".prop_map(|text| ("note", json!(text))),
            "\\PC{0,6}".prop_map(|text| ("excerpt", json!(text))),
            Just(("period_label", json!("上半年"))),
            Just(("locator", json!("第3页"))),
            Just(("source", json!("s"))),
            Just(("source", json!("unknown"))),
            "[a-d]".prop_map(|id| ("part_of", json!(id))),
            "[a-c]".prop_map(|theme| ("dims", json!({ "theme": theme, "level": "own" }))),
            Just(("colour", json!("red")))
        ],
        0..5,
    );
    (indicator, period, region, value, rare).prop_map(|(indicator, period, region, value, rare)| {
        let mut all =
            json!({ "indicator": indicator, "period": period, "region": region, "value": value });
        for (name, what) in rare {
            all[name] = what;
        }
        all
    })
}

fn record() -> impl Strategy<Value = Value> {
    let attribute = prop_oneof![
        Just(json!("市长")),
        Just(json!(3)),
        Just(json!(2.5)),
        Just(json!(true)),
        Just(json!([]))
    ];
    ("[a-e]", "[a-f]", attribute, any::<bool>()).prop_map(|(id, to, value, has_date)| {
        let mut record = json!({ "id": id, "kind": "instruction", "title": id, "note": "注",
            "attributes": { "instructed_by": value }, "links": [{ "rel": "part_of", "to": to }] });
        if has_date {
            record["date"] = json!("2023-04");
            record["region"] = json!("610402");
        }
        record
    })
}

fn export() -> impl Strategy<Value = Value> {
    let observations = prop::collection::vec(observation(), 1..40);
    let records = prop::collection::vec(record(), 0..8);
    let measure = prop_oneof![Just("flow"), Just("stock"), Just("sideways")];
    (observations, records, measure).prop_map(|(mut observations, records, measure)| {
        // One that can be used, so that the export is.
        observations.push(json!({ "indicator": "studio.count", "period": "2023", "value": 1 }));
        json!({ "format": "luzhi/1", "id": "t", "title": "测试", "as_of": "2023-12-31", "status": "final",
            "committee": { "id": "t", "name": "某市政协", "region": "610400" },
            "sources": [{ "id": "s", "title": "来源", "date": "2023" }],
            "indicators": [{ "id": "own.thing", "name": "自有", "family": "own", "unit": "件", "measure": measure, "better": "up",
                "definition_changes": [{ "since": "2022-01-01", "text": "新口径" }] }],
            "regions": [{ "code": "610402", "name": "秦都区", "parent": "610400", "tile": [2, 3] }],
            "targets": [{ "indicator": "studio.count", "period": "2023", "value": 9 }],
            "observations": observations, "records": records })
    })
}

/// A change to a pack: of a byte, of its length, of a column.
fn spoil(mut pack: Pack, at: prop::sample::Index, byte: u8, kind: u8) -> Pack {
    let (byte_at, column_at) = (at.index(pack.head.len()), at.index(pack.columns.len()));
    match kind {
        0 => pack.head[byte_at] = byte,
        1 => pack.head.truncate(byte_at),
        2 => pack.head.insert(byte_at, byte),
        3 => drop(pack.columns.remove(column_at)),
        4 => pack.columns[column_at] = Column::Bytes(vec![byte; 9]),
        5 => pack.columns[column_at] = Column::Words(vec![u32::MAX; 3]),
        _ => pack.columns.push(Column::Numbers(vec![0.5])),
    }
    pack
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_export_stays_what_it_was(export in export()) {
        let loaded = read(export.to_string().as_bytes()).unwrap();
        let before = said(&loaded);
        let after: Option<Loaded> = unpack(pack(loaded));
        prop_assert_eq!(Some(before), after.as_ref().map(said));
    }

    #[test]
    fn no_bytes_make_unpacking_panic(export in export(), at in any::<prop::sample::Index>(), byte: u8, kind in 0..7u8) {
        let loaded = read(export.to_string().as_bytes()).unwrap();
        let _ = unpack::<Loaded>(spoil(pack(loaded), at, byte, kind));
    }

    #[test]
    fn what_is_no_pack_is_refused(head in prop::collection::vec(any::<u8>(), 0..400)) {
        let unpacked: Option<Loaded> = unpack(Pack { head, columns: Vec::new() });
        prop_assert!(unpacked.is_none());
    }
}
