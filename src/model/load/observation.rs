//! Observations and targets: reads each by itself, then codes it into the data set.

use std::borrow::Cow;

use crate::model::json::Raw;

use super::circle::Above;
use super::coordinate::{DimCells, Written, read_coordinate};
use super::fields::{self, Fields, Unusable};
use super::issue::{Consequence, Problem};
use super::limits::{MAX_DIMENSIONS, MAX_INDICATORS, MAX_PERIODS};
use super::lists::Lists;
use super::place::{Issues, Place};
use super::raw;
use super::shape::TARGET;
use crate::model::dataset::{Builder, Coded, Coordinate, ObservationInput, Target};
use crate::model::index::Index;
use crate::model::region::RegionId;
use crate::model::value::Precision;

pub(super) const PRECISION_WORDS: &[&str] = &["exact", "over", "at_least", "about"];

/// A reference that can be followed only when all observations are read.
pub(super) struct PartOf<'a> {
    pub(super) position: u32,
    column: Option<usize>,
    raw: Raw<'a>,
    pub(super) of: Cow<'a, str>,
    id: Option<Cow<'a, str>>,
}

/// The data set while it is filled.
pub(super) struct Filling<'a> {
    pub(super) builder: Builder,
    /// Source id → index.
    pub(super) sources: Index,
    /// How often each indicator was told to be undefined in the list that is read.
    pub(super) told: Vec<u32>,
    dimensions: Index,
    ids: Index,
    parts: Vec<PartOf<'a>>,
    /// By coordinate, written out.
    targets: Index,
    planned: Vec<(Target, String)>,
}

impl<'a> Filling<'a> {
    pub(super) fn new(builder: Builder, sources: Index) -> Filling<'a> {
        Filling {
            builder,
            sources,
            told: Vec::new(),
            dimensions: Index::default(),
            ids: Index::default(),
            parts: Vec::new(),
            targets: Index::default(),
            planned: Vec::new(),
        }
    }

    #[inline(never)]
    pub(super) fn observation(
        &mut self,
        issues: &mut Issues<'_>,
        lists: &Lists<'a>,
        fields: &Fields<'a, '_>,
        dims: &DimCells<'a, '_>,
        position: u32,
    ) -> Result<Coded, Unusable> {
        let written = read_coordinate(issues, fields, dims);
        let value = fields.required(issues, "value", raw::value_or_null);
        let precision = fields.decisive(issues, "precision", |value| {
            fields::word(value, Precision::parse, PRECISION_WORDS)
        });
        let is_implied = fields.decisive(issues, "implied", raw::flag);
        let id = fields.text_beside(issues, "id");
        let period_label = fields.text_beside(issues, "period_label");
        let source = fields.text_beside(issues, "source");
        let locator = fields.text_beside(issues, "locator");
        let excerpt = fields.text_beside(issues, "excerpt");
        let note = fields.text_beside(issues, "note");
        let part_of = fields.text_beside(issues, "part_of");
        let (written, value) = (written?, value?);
        let (precision, is_implied) = (precision?, is_implied?);
        let coordinate = self.code(issues, fields, &written)?;
        let id = id.filter(|id| match self.claim(id, position) {
            Some(earlier) => {
                let problem = Problem::DuplicateId {
                    id: raw::clipped(id),
                    earlier: lists.path_of(earlier).0,
                };
                fields.report(issues, "id", problem, Consequence::FieldLeftOut);
                false
            }
            None => true,
        });
        let source = source.and_then(|id| self.source(issues, fields, &id));
        let coded = self.builder.push(ObservationInput {
            indicator: coordinate.indicator,
            period: coordinate.period,
            region: coordinate.region,
            dims: coordinate.dims,
            value,
            precision: precision.unwrap_or_default(),
            is_implied: is_implied.unwrap_or_default(),
            id: id.as_deref(),
            period_label: period_label.as_deref(),
            source,
            locator: locator.as_deref(),
            excerpt: excerpt.as_deref(),
            note: note.as_deref(),
            part_of: part_of.as_deref(),
            position,
        });
        if let (Some(of), Some(written)) = (part_of, fields.written("part_of")) {
            self.parts.push(PartOf {
                position,
                column: written.column,
                raw: written.raw,
                of,
                id,
            });
        }
        Ok(coded)
    }

    /// Adds the targets of a file; of two for one coordinate the later stands.
    pub(super) fn targets(&mut self, issues: &mut Issues<'_>, items: &[Raw<'a>]) {
        let list = Place::ROOT.key("targets");
        for (index, item) in items.iter().copied().enumerate() {
            let place = list.index(index);
            if let Ok(present) = fields::of_object(issues, &TARGET, &place, item) {
                let fields = Fields {
                    place,
                    whole: item,
                    present: &present,
                };
                // What is unusable has been reported.
                let _ = self.target(issues, &fields);
            }
        }
    }

    #[inline(never)]
    fn target(&mut self, issues: &mut Issues<'_>, fields: &Fields<'a, '_>) -> Result<(), Unusable> {
        let written = read_coordinate(issues, fields, &[]);
        let value = fields.required(issues, "value", raw::number);
        let (written, value) = (written?, value?);
        let coordinate = self.code(issues, fields, &written)?;
        let path = fields.place.to_string();
        let (indicator, region) = (coordinate.indicator.0, coordinate.region.0);
        let dims = coordinate.dims.key();
        let key = format!("{indicator} {region} {} {dims}", coordinate.period);
        let (at, is_new) = self.targets.intern(&key);
        if is_new {
            self.planned.push((Target { coordinate, value }, path));
            return Ok(());
        }
        let Some((earlier, earlier_path)) = self.planned.get_mut(at as usize) else {
            return Ok(());
        };
        if earlier.value != value {
            let problem = Problem::DuplicateCoordinate {
                dropped: std::mem::replace(earlier_path, path),
                dropped_value: Some(std::mem::replace(&mut earlier.value, value)),
                kept_value: Some(value),
            };
            let whole = Some(fields.whole);
            issues.report(&fields.place, whole, problem, Consequence::Kept);
        }
        Ok(())
    }

    /// Follows what observations say they are parts of, and hands over the filled builder.
    #[inline(never)]
    pub(super) fn finish(mut self, issues: &mut Issues<'_>, lists: &Lists<'a>) -> Builder {
        for (target, _) in std::mem::take(&mut self.planned) {
            self.builder.push_target(target);
        }
        let mut above = Above {
            of: Index::default(),
            parts: &self.parts,
        };
        for (number, part) in self.parts.iter().enumerate() {
            if let Some(id) = &part.id {
                above.of.insert(id, number as u32);
            }
        }
        for part in &self.parts {
            let problem = if !self.ids.contains(&part.of) {
                Problem::BrokenPartOf {
                    id: raw::clipped(&part.of),
                }
            } else if above.is_circular(&part.of) {
                Problem::CircularPartOf {
                    id: raw::clipped(&part.of),
                }
            } else {
                continue;
            };
            let (path, _) = lists.path_of(part.position);
            let item = Place::of_path(&path);
            let place = match part.column {
                Some(column) => item.index(column),
                None => item.key("part_of"),
            };
            issues.report(&place, Some(part.raw), problem, Consequence::Kept);
        }
        self.builder
    }

    /// The index of a source; one that the export does not list is told and left out.
    pub(super) fn source(
        &self,
        issues: &mut Issues<'_>,
        fields: &Fields<'_, '_>,
        id: &str,
    ) -> Option<u16> {
        let found = self.sources.get(id).map(|number| number as u16);
        if found.is_none() {
            let unknown = |id| Problem::UnknownSource { id, count: 1 };
            let place = fields.place_of("source");
            issues.tally(&place, fields.given("source"), "source id", id, unknown);
        }
        found
    }

    /// The region of a code; one beyond the limit is not known.
    pub(super) fn region(
        &self,
        issues: &mut Issues<'_>,
        fields: &Fields<'_, '_>,
        code: &str,
    ) -> Result<RegionId, Unusable> {
        self.builder.region(code).ok_or_else(|| {
            let limit = super::limits::MAX_REGIONS;
            too_many(issues, &fields.place_of("region"), fields, "regions", limit);
            Unusable
        })
    }

    /// Codes a coordinate, within the limits of a data set.
    #[inline(never)]
    fn code(
        &mut self,
        issues: &mut Issues<'_>,
        fields: &Fields<'_, '_>,
        written: &Written<'_>,
    ) -> Result<Coordinate, Unusable> {
        let region = match &written.region {
            Some(code) => self.region(issues, fields, code)?,
            None => self.builder.home(),
        };
        let place = &fields.place;
        if !self.builder.knows_period(written.period) && self.builder.period_count() >= MAX_PERIODS
        {
            too_many(issues, place, fields, "periods", MAX_PERIODS);
            return Err(Unusable);
        }
        self.builder.period(written.period);
        for (name, _) in &written.dims {
            if !self.dimensions.contains(name) {
                if self.dimensions.len() >= MAX_DIMENSIONS {
                    too_many(issues, place, fields, "dims", MAX_DIMENSIONS);
                    return Err(Unusable);
                }
                self.dimensions.intern(name);
            }
        }
        let known = self.builder.find_indicator(&written.indicator);
        if known.is_none() && self.builder.indicator_count() >= MAX_INDICATORS {
            too_many(issues, place, fields, "indicators", MAX_INDICATORS);
            return Err(Unusable);
        }
        let indicator = self.builder.indicator(&written.indicator);
        if !self.is_defined(indicator) {
            let undefined = |id| Problem::UndefinedIndicator { id, count: 1 };
            let place = fields.place_of("indicator");
            let raw = fields.given("indicator");
            issues.tally(&place, raw, "indicator id", &written.indicator, undefined);
        }
        let dims = written.dims.iter().map(|(n, m)| (n.as_ref(), m.as_ref()));
        Ok(Coordinate {
            indicator,
            period: written.period,
            region,
            dims: self.builder.dims(dims),
        })
    }

    /// Takes an id for an observation; answers with the earlier one that has it.
    fn claim(&mut self, id: &str, position: u32) -> Option<u32> {
        let earlier = self.ids.get(id);
        if earlier.is_none() {
            self.ids.insert(id, position);
        }
        earlier
    }
}

fn too_many(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    fields: &Fields<'_, '_>,
    list: &'static str,
    limit: usize,
) {
    let too_many = |_| Problem::TooMany { limit, left_out: 1 };
    issues.tally(place, Some(fields.whole), "limit", list, too_many);
}
