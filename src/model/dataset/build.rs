//! Builds a data set: codes what repeats, sorts the rows, settles coordinates reported twice.

use crate::model::index::Index;
use crate::model::order;

use super::columns::{DimSetId, Row};
use super::coordinate::{Coordinate, DimId, DimSet, MemberId};
use super::{Dataset, Meta, Target};
use crate::model::catalogue::Catalogue;
use crate::model::indicator::{Indicator, IndicatorId};
use crate::model::period::Period;
use crate::model::record::Record;
use crate::model::region::{RegionId, Regions};
use crate::model::value::Precision;

/// One observation to add, with its rare parts left empty.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationInput<'a> {
    pub indicator: IndicatorId,
    pub period: Period,
    pub region: RegionId,
    pub dims: DimSet,
    pub value: Option<f64>,
    pub precision: Precision,
    pub is_implied: bool,
    pub id: Option<&'a str>,
    pub period_label: Option<&'a str>,
    pub source: Option<u16>,
    pub locator: Option<&'a str>,
    pub excerpt: Option<&'a str>,
    pub note: Option<&'a str>,
    pub part_of: Option<&'a str>,
    /// Position in the file's list of observations.
    pub position: u32,
}

impl ObservationInput<'_> {
    /// A value at a coordinate, exact and without provenance.
    pub fn plain(
        coordinate: Coordinate,
        value: Option<f64>,
        position: u32,
    ) -> ObservationInput<'static> {
        ObservationInput {
            indicator: coordinate.indicator,
            period: coordinate.period,
            region: coordinate.region,
            dims: coordinate.dims,
            value,
            precision: Precision::Exact,
            is_implied: false,
            id: None,
            period_label: None,
            source: None,
            locator: None,
            excerpt: None,
            note: None,
            part_of: None,
            position,
        }
    }
}

/// A coordinate that the file reports more than once with different values: the later one stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Collision {
    pub coordinate: Coordinate,
    /// Positions in the file's list: the one set aside, and the one that stands.
    pub dropped: u32,
    pub kept: u32,
    pub dropped_value: Option<f64>,
    pub kept_value: Option<f64>,
    pub dropped_precision: Precision,
}

/// What a row has besides the plain columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Rare {
    pub(super) precision: Precision,
    pub(super) is_implied: bool,
    pub(super) id: Option<Box<str>>,
    pub(super) period_label: Option<Box<str>>,
    pub(super) source: Option<u16>,
    pub(super) locator: Option<Box<str>>,
    pub(super) excerpt: Option<Box<str>>,
    pub(super) note: Option<Box<str>>,
    pub(super) part_of: Option<Box<str>>,
}

#[derive(Clone, Debug)]
pub(super) struct Plain {
    pub(super) indicator: IndicatorId,
    pub(super) region: RegionId,
    pub(super) period: Period,
    pub(super) dims: DimSetId,
    pub(super) value: Option<f64>,
    pub(super) position: u32,
    /// Index into the rare parts.
    pub(super) rare: Option<u32>,
}

/// Builds a data set (数据集).
#[derive(Debug)]
pub struct Builder {
    pub(super) meta: Meta,
    pub(super) catalogue: Catalogue,
    pub(super) regions: Regions,
    pub(super) indicators: Vec<Indicator>,
    pub(super) indicator_ids: Index,
    pub(super) dims: Vec<String>,
    pub(super) dim_ids: Index,
    pub(super) members: Vec<String>,
    pub(super) member_ids: Index,
    pub(super) dim_sets: Vec<DimSet>,
    /// By [`DimSet::key`].
    pub(super) dim_set_ids: Index,
    pub(super) rows: Vec<Plain>,
    pub(super) rare: Vec<Rare>,
    pub(super) records: Vec<Record>,
    pub(super) targets: Vec<Target>,
}

impl Builder {
    /// Starts from the catalogue's indicators, which `own` adds to or overrides by id.
    #[inline(never)]
    pub fn new(meta: Meta, catalogue: Catalogue, regions: Regions, own: Vec<Indicator>) -> Builder {
        let mut builder = Builder {
            meta,
            regions,
            indicators: Vec::new(),
            indicator_ids: Index::default(),
            dims: Vec::new(),
            dim_ids: Index::default(),
            members: Vec::new(),
            member_ids: Index::default(),
            dim_sets: Vec::new(),
            dim_set_ids: Index::default(),
            rows: Vec::new(),
            rare: Vec::new(),
            records: Vec::new(),
            targets: Vec::new(),
            catalogue,
        };
        // Reserved by the format; computed even where no observation spells them.
        builder.dims([("level", "own")]);
        builder.dims([("level", "below")]);
        for indicator in builder.catalogue.indicators.clone() {
            builder.put_indicator(indicator);
        }
        for mut indicator in own {
            if let Some(known) = builder
                .indicator_ids
                .at(&indicator.id)
                .and_then(|at| builder.indicators.get(at))
            {
                inherit(&mut indicator, known);
            }
            builder.put_indicator(indicator);
        }
        builder
    }

    fn put_indicator(&mut self, indicator: Indicator) -> IndicatorId {
        let (number, is_new) = self.indicator_ids.intern(&indicator.id);
        if is_new {
            self.indicators.push(indicator);
        } else if let Some(known) = self.indicators.get_mut(number as usize) {
            *known = indicator;
        }
        IndicatorId(number as u16)
    }

    /// The indicator of a written id; one that nobody defines is made up from its id.
    pub fn indicator(&mut self, id: &str) -> IndicatorId {
        self.find_indicator(id)
            .unwrap_or_else(|| self.put_indicator(Indicator::undefined(id)))
    }

    /// The indicator of a written id, if somebody defines it or an observation used it before.
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorId> {
        let number = self.indicator_ids.get(id)?;
        Some(IndicatorId(number as u16))
    }

    /// The indicator itself.
    pub fn indicator_of(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(usize::from(id.0))
    }

    /// Number of indicators so far.
    pub fn indicator_count(&self) -> usize {
        self.indicators.len()
    }

    /// The region of a code, if known.
    pub fn region(&self, code: &str) -> Option<RegionId> {
        self.regions.find(code)
    }

    /// The committee's own region.
    pub fn home(&self) -> RegionId {
        self.meta.committee.region
    }

    /// Codes the dims of written names.
    pub fn dims<'a>(&mut self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> DimSet {
        let pairs = pairs
            .into_iter()
            .map(|(name, member)| {
                let dim = intern(&mut self.dim_ids, &mut self.dims, name);
                let member = intern(&mut self.member_ids, &mut self.members, member);
                (DimId(dim as u16), MemberId(member))
            })
            .collect();
        DimSet::new(pairs)
    }

    /// Adds an observation.
    #[inline(never)]
    pub fn push(&mut self, input: ObservationInput<'_>) {
        let (dims, is_new) = self.dim_set_ids.intern(&input.dims.key());
        if is_new {
            self.dim_sets.push(input.dims);
        }
        let boxed = |text: Option<&str>| text.map(Box::from);
        let has_rare = input.precision != Precision::Exact
            || input.is_implied
            || input.source.is_some()
            || [
                input.id,
                input.period_label,
                input.locator,
                input.excerpt,
                input.note,
                input.part_of,
            ]
            .iter()
            .any(Option::is_some);
        let rare = has_rare.then(|| {
            self.rare.push(Rare {
                precision: input.precision,
                is_implied: input.is_implied,
                id: boxed(input.id),
                period_label: boxed(input.period_label),
                source: input.source,
                locator: boxed(input.locator),
                excerpt: boxed(input.excerpt),
                note: boxed(input.note),
                part_of: boxed(input.part_of),
            });
            (self.rare.len() - 1) as u32
        });
        self.rows.push(Plain {
            indicator: input.indicator,
            region: input.region,
            period: input.period,
            dims: DimSetId(dims),
            value: input.value,
            position: input.position,
            rare,
        });
    }

    /// Adds a record.
    pub fn push_record(&mut self, record: Record) {
        self.records.push(record);
    }

    /// Adds a target.
    pub fn push_target(&mut self, target: Target) {
        self.targets.push(target);
    }

    /// Number of observations and of records so far.
    pub fn counts(&self) -> (usize, usize) {
        (self.rows.len(), self.records.len())
    }

    /// Sorts, settles coordinates reported twice (the later in the file stands; the same value
    /// twice is counted once, without a collision), and freezes.
    #[inline(never)]
    pub fn finish(mut self) -> (Dataset, Vec<Collision>) {
        let mut order: Vec<DimSetId> = (0..self.dim_sets.len() as u32).map(DimSetId).collect();
        order::sort_by(&mut order, |a, b| {
            self.dim_sets[a.0 as usize].cmp(&self.dim_sets[b.0 as usize])
        });
        let mut rank = vec![0u32; order.len()];
        for (place, id) in order.iter().enumerate() {
            rank[id.0 as usize] = place as u32;
        }
        let mut rows = std::mem::take(&mut self.rows);
        let key = |r: &Plain| (r.indicator, r.region, r.period, rank[r.dims.0 as usize]);
        order::sort_by(&mut rows, |a, b| {
            key(a).cmp(&key(b)).then(a.position.cmp(&b.position))
        });
        let mut collisions = Vec::new();
        let mut repeated: Vec<u32> = Vec::new();
        let mut kept: Vec<Plain> = Vec::with_capacity(rows.len());
        for row in rows {
            match kept.last_mut() {
                Some(last) if key(last) == key(&row) => {
                    if last.value != row.value || self.precision(last) != self.precision(&row) {
                        collisions.push(Collision {
                            coordinate: Coordinate {
                                indicator: row.indicator,
                                period: row.period,
                                region: row.region,
                                dims: self.dim_sets[row.dims.0 as usize].clone(),
                            },
                            dropped: last.position,
                            kept: row.position,
                            dropped_value: last.value,
                            kept_value: row.value,
                            dropped_precision: self.precision(last).0,
                        });
                        *last = row;
                    } else if row.value.is_some() {
                        repeated.push(kept.len() as u32 - 1);
                    }
                }
                _ => kept.push(row),
            }
        }
        repeated.dedup();
        let mut dataset = self.freeze(kept);
        dataset.repeated = repeated.into_iter().map(Row).collect();
        dataset.collisions = collisions.clone();
        (dataset, collisions)
    }

    fn precision(&self, row: &Plain) -> (Precision, bool) {
        row.rare
            .and_then(|i| self.rare.get(i as usize))
            .map_or((Precision::Exact, false), |r| (r.precision, r.is_implied))
    }
}

/// What an export leaves unsaid of an indicator is taken from the catalogue.
fn inherit(indicator: &mut Indicator, known: &Indicator) {
    indicator.name_en = indicator.name_en.take().or_else(|| {
        // An English name belongs to the Chinese one; a renamed indicator has none.
        (indicator.name == known.name)
            .then(|| known.name_en.clone())
            .flatten()
    });
    if indicator.unit == known.unit {
        indicator.unit_en = indicator.unit_en.take().or_else(|| known.unit_en.clone());
    }
    indicator.definition = indicator
        .definition
        .take()
        .or_else(|| known.definition.clone());
    indicator.definition_en = indicator
        .definition_en
        .take()
        .or_else(|| known.definition_en.clone());
    indicator.version = known.version;
    indicator.counts = indicator.counts.take().or_else(|| known.counts.clone());
    indicator.ratio = indicator.ratio.take().or_else(|| known.ratio.clone());
}

fn intern(ids: &mut Index, names: &mut Vec<String>, name: &str) -> u32 {
    let (number, is_new) = ids.intern(name);
    if is_new {
        names.push(name.to_owned());
    }
    number
}
