//! Loading on the host beside a tree of `serde_json` of the same bytes: `cargo bench -p
//! luzhi-bench-host --bench load`. With `LUZHI_BENCH_LARGE=1` also as many rows as an
//! export may hold at once, in two files.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use luzhi::model::load::{read, read_parts};

/// An export of plain rows, in order or with every row in another place.
fn export(rows: usize, is_shuffled: bool) -> String {
    part(rows, is_shuffled, 0, "")
}

/// The same as one of several, with indicators from a number on.
fn part(rows: usize, is_shuffled: bool, from: usize, field: &str) -> String {
    let line = |at: usize| {
        // A prime has no divisor in common with the number of rows.
        let row = if is_shuffled { at * 7919 % rows } else { at };
        let (indicator, month, region) = (row / 24_960, row / 208 % 120, row % 208);
        let (year, month) = (2000 + month / 12, month % 12 + 1);
        let (indicator, value) = (from + indicator, row * 31 % 977);
        format!(r#"["demo.figure_{indicator}","{year}-{month:02}","990{region:03}",{value}]"#)
    };
    let rows: Vec<String> = (0..rows).map(line).collect();
    format!(
        r#"{{"format":"luzhi/1","id":"b","title":"t","as_of":"2009-12-31",
"committee":{{"id":"c","name":"n","region":"990000"}},{field}
"observations":{{"columns":["indicator","period","region","value"],"rows":[
{}]}}}}"#,
        rows.join(",\n")
    )
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    for rows in [10_000, 100_000, 1_000_000] {
        for (order, is_shuffled) in [("ordered", false), ("shuffled", true)] {
            let text = export(rows, is_shuffled);
            group.throughput(Throughput::Bytes(text.len() as u64));
            let id = |what: &str| BenchmarkId::new(format!("{what}, {order}"), rows);
            group.bench_function(id("luzhi"), |bencher| {
                bencher.iter(|| black_box(read(text.as_bytes()).is_ok()));
            });
            group.bench_function(id("serde_json::Value"), |bencher| {
                bencher
                    .iter(|| black_box(serde_json::from_str::<serde_json::Value>(&text).is_ok()));
            });
        }
    }
    if std::env::var_os("LUZHI_BENCH_LARGE").is_some() {
        let rows = 1_000_000;
        let file = |at: usize| part(rows, false, at * 41, &format!(r#""part":{},"#, at + 1));
        let files: Vec<String> = (0..2).map(file).collect();
        let files: Vec<&[u8]> = files.iter().map(String::as_bytes).collect();
        group.throughput(Throughput::Bytes(
            files.iter().map(|file| file.len() as u64).sum(),
        ));
        group.bench_function(
            BenchmarkId::new("luzhi, in two files", 2 * rows),
            |bencher| {
                bencher.iter(|| {
                    let loaded = read_parts(&files).map(|loaded| loaded.dataset.len());
                    assert_eq!(black_box(loaded).ok(), Some(2 * rows));
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, load);
criterion_main!(benches);
