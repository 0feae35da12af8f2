//! The exports that ship with the project read whole.

use luzhi::model::load::{self, Severity};

/// Export, observations, records.
const EXPORTS: &[(&str, usize, usize)] = &[
    ("datong-2018", 10, 23),
    ("fuyang-2020", 12, 30),
    ("xianyang-2021", 37, 30),
    ("xianyang-2023", 30, 49),
    ("yingcheng-2020", 18, 16),
];

#[test]
fn every_shipped_export_reads_whole() {
    for (id, observations, records) in EXPORTS {
        let path = format!("{}/public/data/{id}.json", env!("CARGO_MANIFEST_DIR"));
        let loaded = load::read(&std::fs::read(path).unwrap()).unwrap();
        assert_eq!(&loaded.dataset.meta.id, id);
        assert_eq!(loaded.dataset.len(), *observations, "{id}");
        assert_eq!(loaded.dataset.records.len(), *records, "{id}");
        let errors = loaded
            .issues
            .iter()
            .filter(|issue| issue.severity() == Severity::Error);
        assert_eq!(errors.count(), 0, "{id}: {:#?}", loaded.issues);
    }
}
