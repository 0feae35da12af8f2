//! A sort in slices against the whole sort.

use super::ranking::order_bits;
use super::*;
use proptest::prelude::*;
use std::cmp::Ordering;

/// A number, a text with codes, and one without.
struct Sample(Vec<(Option<i8>, u8)>);

impl Cells for Sample {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn text(&self, row: usize, column: usize) -> String {
        match column {
            0 => self.0[row].0.map_or(String::new(), |n| n.to_string()),
            // Some codes have the same words, one has none.
            _ => ["b", "", "a", "b", "龙", "c"][usize::from(self.0[row].1 % 6)].to_owned(),
        }
    }
    fn number(&self, row: usize, _: usize) -> Option<f64> {
        self.0[row].0.map(|n| f64::from(n) / 4.0)
    }
    fn code(&self, row: usize, column: usize) -> Option<u32> {
        (column == 1).then(|| u32::from(self.0[row].1 % 6))
    }
}

fn whole_sort(cells: &Sample, keys: &[SortKey]) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..cells.len() as u32).collect();
    rows.retain(|row| cells.number(*row as usize, 0).is_none_or(|n| n >= -20.0));
    rows.sort_by(|a, b| {
        let by = |key: &SortKey| {
            let [a, b] = [a, b].map(|row| *row as usize);
            let turn = |order: Ordering| match key.is_descending {
                true => order.reverse(),
                false => order,
            };
            if key.is_number {
                let [a, b] = [a, b].map(|row| cells.number(row, 0));
                return match (a, b) {
                    (Some(a), Some(b)) => turn(a.total_cmp(&b)),
                    _ => a.is_none().cmp(&b.is_none()),
                };
            }
            let [a, b] = [a, b].map(|row| cells.text(row, key.column));
            a.is_empty()
                .cmp(&b.is_empty())
                .then_with(|| turn(a.cmp(&b)))
        };
        keys.iter()
            .fold(Ordering::Equal, |so_far, key| so_far.then_with(|| by(key)))
    });
    rows
}

fn key() -> impl Strategy<Value = SortKey> {
    (0..3usize, any::<bool>()).prop_map(|(column, is_descending)| SortKey {
        column,
        is_number: column == 0,
        is_descending,
    })
}

fn tests() -> Vec<Test<'static>> {
    // What has no number passes too: it holds no digit that fails.
    let fits = |text: &str| text.parse::<f64>().is_err() || text.parse::<f64>().unwrap() >= -80.0;
    vec![Test::Words(vec![0], Box::new(fits))]
}

proptest! {
    #[test]
    fn slices_give_the_whole_sort_stable_with_empty_ones_last(
        rows in prop::collection::vec((prop::option::weighted(0.9, any::<i8>()), any::<u8>()), 0..120),
        keys in prop::collection::vec(key(), 0..4),
        budget in 1..40usize,
    ) {
        let cells = Sample(rows);
        let mut arranging = Arranging::new(tests(), keys.clone(), Some(1));
        let mut steps = 0;
        while !arranging.step(&cells, budget) {
            steps += 1;
            prop_assert!(steps < 100_000);
        }
        let sliced = arranging.finish();
        prop_assert_eq!(&sliced.rows, &whole_sort(&cells, &keys));
        let at_once = arrange_now(&cells, Arranging::new(tests(), keys, Some(1)));
        prop_assert_eq!(&sliced, &at_once);
        // Groups end where the text changes.
        let texts: Vec<String> = sliced.rows.iter().map(|r| cells.text(*r as usize, 1)).collect();
        let ends: Vec<usize> = (1..=texts.len()).filter(|at| texts.get(*at) != texts.get(at - 1)).collect();
        prop_assert_eq!(sliced.ends, ends);
    }
}

#[test]
fn a_slice_looks_at_no_more_rows_than_it_may() {
    struct Counted(std::cell::Cell<usize>);
    impl Cells for Counted {
        fn len(&self) -> usize {
            10_000
        }
        fn text(&self, _: usize, _: usize) -> String {
            String::new()
        }
        fn number(&self, row: usize, _: usize) -> Option<f64> {
            self.0.set(self.0.get() + 1);
            Some((row * 7919 % 10_007) as f64)
        }
    }
    let cells = Counted(std::cell::Cell::new(0));
    let key = SortKey {
        column: 0,
        is_number: true,
        is_descending: false,
    };
    let mut arranging = Arranging::new(vec![Test::Least(0, 100.0)], vec![key], None);
    loop {
        let before = cells.0.get();
        let is_done = arranging.step(&cells, 64);
        assert!(cells.0.get() - before <= 64);
        if is_done {
            break;
        }
    }
    let rows = arranging.finish().rows;
    assert!(rows.len() > 9_000);
    assert!(
        rows.windows(2)
            .all(|two| cells.number(two[0] as usize, 0) <= cells.number(two[1] as usize, 0))
    );
}

#[test]
fn numbers_keep_their_order_as_bits() {
    let numbers = [
        f64::NEG_INFINITY,
        -1e9,
        -1.5,
        -0.25,
        0.0,
        1e-9,
        0.5,
        3.0,
        1e12,
        f64::INFINITY,
    ];
    let bits = numbers.map(order_bits);
    assert!(bits.windows(2).all(|two| two[0] < two[1]));
    assert_eq!(order_bits(-0.0), order_bits(0.0));
}
