//! The stated limits of what is read. Codes in a data set are 16 or 32 bits wide; every limit
//! leaves them headroom, so no file can overflow them.

/// Bytes of one file.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Bytes of the parts of an export that are held at once, beside its summary; few enough that no more
/// observations than the limit can stand in them.
pub const MAX_PART_BYTES: usize = 48 * 1024 * 1024;
/// Lists and objects nested in each other.
pub const MAX_DEPTH: usize = 64;
/// Observations of one export, all its parts together.
pub const MAX_OBSERVATIONS: usize = 2_000_000;
/// Records of one export, all its parts together.
pub const MAX_RECORDS: usize = 500_000;
/// Planned values of one export.
pub const MAX_TARGETS: usize = 500_000;
/// Characters of one text.
pub const MAX_STRING: usize = 10_000;
/// Indicators, of the catalogue and the export together.
pub const MAX_INDICATORS: usize = 20_000;
/// Regions, of the gazetteer and the export together.
pub const MAX_REGIONS: usize = 50_000;
/// Different periods of one export.
pub const MAX_PERIODS: usize = 60_000;
/// Source documents of one export.
pub const MAX_SOURCES: usize = 50_000;
/// Different dimension names of one export.
pub const MAX_DIMENSIONS: usize = 1_000;
/// Links of one record.
pub const MAX_LINKS: usize = 10_000;
/// Levels of regions above each other.
pub const MAX_REGION_LEVELS: usize = 12;
/// Issues listed one by one; those beyond are counted.
pub const MAX_ISSUES: usize = 10_000;
