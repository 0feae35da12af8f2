//! Reads an export in the format `luzhi/1`: bytes in, a data set and the list of issues out.
//!
//! One bad item is one issue, and the rest of the file is used; a file that can't be used at all
//! is refused with its reason. Knows nothing of words: `text::issue` says these things.

mod circle;
mod code;
mod coordinate;
mod definition;
mod fields;
mod header;
mod issue;
mod limits;
mod lists;
mod manifest;
mod observation;
mod pack;
mod place;
mod portions;
mod raw;
mod record;
mod rows;
mod run;
pub mod shape;

pub use issue::{Consequence, Form, Issue, JsonFault, Problem, Refusal, Severity, Type};
pub use limits::*;
pub use manifest::{FileKind, Manifest, ManifestEntry, MapEntry, kind_of, read_manifest};
pub use portions::{PartEntry, Plan, plan};

use crate::model::index::Index;
use crate::model::order;

use super::catalogue::Catalogue;
use super::dataset::{Builder, Collision, Committee, Dataset, Meta};
use super::region::Regions;
use definition::Defined;
use header::{FileParts, Header};
use lists::Lists;
use observation::Filling;
use place::{Issues, Place};

/// What was read: the data set, and what its reader should know of it.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub dataset: Dataset,
    /// In the order met.
    pub issues: Vec<Issue>,
}

/// Reads an export from one file.
pub fn read(bytes: &[u8]) -> Result<Loaded, Refusal> {
    read_parts(&[bytes])
}

/// Reads an export from several files, in the order of their `part` numbers.
pub fn read_parts(parts: &[&[u8]]) -> Result<Loaded, Refusal> {
    read_with(Catalogue::builtin(), parts)
}

/// Reads an export as far as it speaks of a region and what lies in it, where one is given: the
/// rest, and what its issues quote of it, is not in the data set at all.
pub fn read_parts_within(parts: &[&[u8]], region: Option<&str>) -> Result<Loaded, Refusal> {
    read_cut(Catalogue::builtin(), parts, region)
}

/// Reads an export against a catalogue other than the built-in one.
pub fn read_with(catalogue: Catalogue, parts: &[&[u8]]) -> Result<Loaded, Refusal> {
    read_cut(catalogue, parts, None)
}

fn read_cut(
    catalogue: Catalogue,
    parts: &[&[u8]],
    region: Option<&str>,
) -> Result<Loaded, Refusal> {
    let mut issues = Issues::default();
    let mut files = Vec::with_capacity(parts.len());
    for bytes in parts {
        files.push(header::open(bytes, &mut issues)?);
    }
    in_order(&mut files)?;
    let header = read_headers(&files, &mut issues)?;
    let committee = files.first().and_then(|f| f.fields().given("committee"));
    let Some(committee) = committee else {
        return Err(Refusal::NothingUsable { issues: Vec::new() });
    };

    let mut sources = Defined::default();
    let mut regions = Defined::default();
    let mut indicators = Defined::default();
    let mut lists = Lists::default();
    for file in &mut files {
        let document = file.fields();
        definition::sources(&mut issues, &document, &mut sources);
        let builtin = catalogue.regions.len();
        definition::regions(&mut issues, &document, builtin, &mut regions);
        definition::indicators(&mut issues, &document, &catalogue, &mut indicators);
        lists.add(&mut issues, file);
    }
    let place = Place::ROOT.key("regions");
    circle::untie_regions(&mut issues, &place, &catalogue.regions, &mut regions.all);
    let place = Place::ROOT.key("indicators");
    circle::untie_ratios(&mut issues, &place, &catalogue, &mut indicators.all);

    let mut builtin = catalogue.regions.clone();
    let committee = (header.region.as_str(), committee);
    let (undefined, abolished) =
        code::undefined_regions(&lists, &mut issues, committee, &builtin, &regions.all);
    builtin.extend(undefined);
    let mut regions = Regions::new(builtin, regions.all);
    for code in &abolished {
        regions.rename(code);
    }
    let mut codes = Index::default();
    for source in &sources.all {
        codes.intern(&source.id);
    }
    let meta = meta_of(header, &regions, sources.all);
    let builder = Builder::new(meta, catalogue, regions, indicators.all);
    fill(builder, codes, lists, issues, region)
}

/// Reads the long lists into the builder, and freezes.
fn fill<'a>(
    mut builder: Builder,
    sources: Index,
    mut lists: Lists<'a>,
    mut issues: Issues<'a>,
    region: Option<&str>,
) -> Result<Loaded, Refusal> {
    for run in &mut lists.observations {
        builder.adopt(std::mem::take(&mut run.items.slots));
    }
    let mut filling = Filling::new(builder, sources);
    filling.observations(&mut issues, &lists);
    for items in &lists.targets {
        filling.targets(&mut issues, items);
    }
    let mut records = record::Reading::default();
    for items in &lists.records {
        records.records(&mut issues, &filling, items);
    }
    let mut builder = filling.finish(&mut issues, &lists);
    for record in records.finish(&mut issues) {
        builder.push_record(record);
    }
    if let Some(region) = region {
        builder.keep_within(region);
        issues = Issues::default();
    }
    if builder.counts() == (0, 0) {
        return Err(Refusal::NothingUsable {
            issues: issues.finish(),
        });
    }
    let (dataset, collisions) = builder.finish();
    // A data set that is cut to a region keeps the collisions there; their places in the file are not told.
    for collision in collisions.iter().filter(|_| region.is_none()) {
        report_collision(&mut issues, &lists, collision);
    }
    Ok(Loaded {
        dataset,
        issues: issues.finish(),
    })
}

fn report_collision(issues: &mut Issues<'_>, lists: &Lists<'_>, collision: &Collision) {
    let (path, raw) = lists.path_of(collision.kept);
    let (dropped, _) = lists.path_of(collision.dropped);
    let problem = Problem::DuplicateCoordinate {
        dropped,
        dropped_value: collision.dropped_value,
        kept_value: collision.kept_value,
    };
    issues.report(&Place::of_path(&path), raw, problem, Consequence::Kept);
}

/// Puts the files in order of part; each of several must have a number of its own.
fn in_order(files: &mut [FileParts<'_>]) -> Result<(), Refusal> {
    if files.len() < 2 {
        return Ok(());
    }
    if files.iter().any(|file| file.part.is_none()) {
        return Err(Refusal::MissingField { field: "part" });
    }
    order::sort_by_key(files, |file| file.part);
    match files.windows(2).find_map(|pair| match pair {
        [one, other] if one.part == other.part => one.part,
        _ => None,
    }) {
        Some(part) => Err(Refusal::SamePart { part }),
        None => Ok(()),
    }
}

fn read_headers(files: &[FileParts<'_>], issues: &mut Issues<'_>) -> Result<Header, Refusal> {
    let Some((first, others)) = files.split_first() else {
        return Err(Refusal::NothingUsable { issues: Vec::new() });
    };
    let mut header = header::read(first, issues)?;
    for file in others {
        let other = header::read(file, issues)?;
        header::merge(&mut header, &other, file, issues)?;
    }
    let says = |name| files.iter().any(|file| file.fields().given(name).is_some());
    if !says("observations") && !says("records") {
        let issues = std::mem::take(issues).finish();
        return Err(Refusal::NothingUsable { issues });
    }
    Ok(header)
}

fn meta_of(header: Header, regions: &Regions, sources: Vec<super::dataset::Source>) -> Meta {
    Meta {
        id: header.id,
        title: header.title,
        committee: Committee {
            id: header.committee_id,
            name: header.committee_name,
            short: header.committee_short,
            // The committee's region is the first to be made known, so it is always found.
            region: regions
                .find(&header.region)
                .unwrap_or(super::region::RegionId(0)),
        },
        as_of: header.as_of,
        generated_at: header.generated_at,
        status: header.status,
        sources,
    }
}
