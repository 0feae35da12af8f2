//! What rows are read as.

use super::*;
use proptest::prelude::*;

const CELLS: [Cell; 6] = [
    Cell::Code(0),
    Cell::Code(2),
    Cell::Part,
    Cell::Value,
    Cell::Blank,
    Cell::Skip,
];

/// Reads a list of rows, stepping over what is not plain.
fn scanned(list: &str, cells: &[Cell]) -> (Scan, usize) {
    let mut scan = Scan::new(cells.to_vec(), usize::MAX);
    let text = format!("{list}        ");
    let mut at = 1;
    loop {
        let end = match scan.rows(&text, at) {
            Step::Item(start) => {
                let rest = &text[start..];
                start + rest.find("]").map_or(rest.len(), |end| end + 1)
            }
            Step::Ended(end) => end,
        };
        if byte(text.as_bytes(), end) != b',' {
            return (scan, end);
        }
        at = end + 1;
    }
}

#[test]
fn plain_rows_become_columns_and_others_keep_their_place() {
    let list = r#"[["a","2023","p",17,null,"x"],[ "b" , "2023" , null , -2.5 , null , 1e5 ],
["b","2023",null,-2,null,12],["a","2\n","p",1,null,1],["a","2024","p",null,null,false],["a"]]"#;
    let list = list.replace(",\n", ",");
    let (mut scan, end) = scanned(&list, &CELLS);
    assert_eq!(end, list.len() - 1);
    assert_eq!(scan.odd, [1, 3, 5]);
    assert_eq!(&list[scan.starts[2] as usize..][..4], "[\"b\"");
    assert_eq!(scan.met(0).len(), 2);
    assert_eq!(scan.met(2).len(), 2);
    let slots = scan.take_slots();
    assert_eq!(slots.counted(0, 0..6), [2, 1]);
    assert_eq!(slots.codes[0], [0, NONE, 1, NONE, 0, NONE]);
    assert_eq!(slots.codes[2], [0, NONE, 0, NONE, 1, NONE]);
    assert_eq!(slots.codes[1], [0; 6]);
    assert_eq!(slots.parts, [0, 0, 1, 0, 0, 0]);
    let values: Vec<_> = (0..6).map(|at| slots.values.get(at)).collect();
    assert_eq!(values, [Some(17.0), None, Some(-2.0), None, None, None]);
}

#[test]
fn no_more_items_are_kept_than_wanted() {
    let mut scan = Scan::new(vec![Cell::Value], 2);
    let text = "[1],[2],[3],[4]        ";
    assert_eq!(scan.rows(text, 0), Step::Item(8));
    assert_eq!(scan.rows(text, 12), Step::Item(12));
    assert_eq!((scan.starts.len(), scan.beyond), (2, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Whatever a byte is changed to: what is taken as plain is what a general library reads.
    #[test]
    fn what_is_taken_as_plain_is_json(
        at in any::<prop::sample::Index>(),
        with in "[\\[\\]{},:\"0-9a-z\\\\ \n\u{1}.\\-题]{0,2}",
        row in prop::sample::select(vec![
            r#"["a","2023","p",17.25,null,"x"]"#,
            r#"["题目一二三四五","2023-08",null,-0,null,true]"#,
            r#"[ "a" , null,"p" , 120 ,null , -3.5 ]"#,
        ]),
    ) {
        let mut text: Vec<char> = row.chars().collect();
        let at = at.index(text.len());
        text.splice(at..=at, with.chars());
        let row: String = text.into_iter().collect();
        let mut scan = Scan::new(CELLS.to_vec(), usize::MAX);
        let padded = format!("{row}        ");
        if let Step::Ended(end) = scan.rows(&padded, 0) {
            let cells: Vec<serde_json::Value> = serde_json::from_str(&padded[..end]).unwrap();
            prop_assert_eq!(cells.len(), CELLS.len());
            let slots = scan.take_slots();
            prop_assert_eq!(slots.values.get(0), cells[3].as_f64());
            let met = scan.met(0)[0];
            let written = &padded[met.start as usize..][..met.len as usize];
            let cell: serde_json::Value = serde_json::from_str(written).unwrap();
            prop_assert_eq!(&cell, &cells[0]);
        }
    }
}
