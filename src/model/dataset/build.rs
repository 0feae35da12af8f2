//! Builds a data set: codes what repeats, sorts the rows, settles coordinates reported twice.

use crate::model::index::Index;
use crate::model::order;

use super::columns::{DimSetId, Row};
use super::coordinate::{Coordinate, DimId, DimSet, MemberId};
use super::input::{Coded, Collision, ObservationInput};
use super::{Dataset, Meta, Target};
use crate::model::catalogue::Catalogue;
use crate::model::indicator::{Indicator, IndicatorId};
use crate::model::period::Period;
use crate::model::record::Record;
use crate::model::region::{RegionId, Regions};
use crate::model::value::Precision;

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

#[derive(Clone, Copy, Debug)]
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

    /// Adds a value at a coordinate that an earlier observation had, exact and without provenance.
    pub fn push_plain(&mut self, coded: Coded, value: Option<f64>, position: u32) {
        self.push_row(coded, value, position, None);
    }

    fn push_row(&mut self, coded: Coded, value: Option<f64>, position: u32, rare: Option<u32>) {
        self.rows.push(Plain {
            indicator: coded.indicator,
            region: coded.region,
            period: coded.period,
            dims: coded.dims,
            value,
            position,
            rare,
        });
    }

    /// Adds an observation; answers with its coordinate in codes.
    #[inline(never)]
    pub fn push(&mut self, input: ObservationInput<'_>) -> Coded {
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
        let coded = Coded {
            indicator: input.indicator,
            region: input.region,
            period: input.period,
            dims: DimSetId(dims),
        };
        self.push_row(coded, input.value, input.position, rare);
        coded
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
        let rows = std::mem::take(&mut self.rows);
        let periods = self.periods(&rows);
        let period = |p: &Period| periods.binary_search(p).unwrap_or_default();
        let key = |r: &Plain| (r.indicator, r.region, r.period, rank[r.dims.0 as usize]);
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        if !rows.is_sorted_by_key(|r| (key(r), r.position)) {
            let codes: Vec<[u32; 4]> = rows
                .iter()
                .map(|r| {
                    let (indicator, region) = (u32::from(r.indicator.0), u32::from(r.region.0));
                    [
                        rank[r.dims.0 as usize],
                        period(&r.period) as u32,
                        region,
                        indicator,
                    ]
                })
                .collect();
            // From the last to the first, as each keeps the order of the one before.
            for digit in [0, 1, 2, 3] {
                order::by_code(&mut order, &|at| codes[at as usize][digit]);
            }
        }
        let mut collisions = Vec::new();
        let mut repeated: Vec<u32> = Vec::new();
        let mut kept: Vec<Plain> = Vec::with_capacity(rows.len());
        for row in order.iter().map(|at| rows[*at as usize]) {
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
        let mut dataset = self.freeze(kept, periods);
        dataset.repeated = repeated.into_iter().map(Row).collect();
        dataset.collisions = collisions.clone();
        (dataset, collisions)
    }

    /// The periods of all rows and targets in order, each once.
    fn periods(&self, rows: &[Plain]) -> Vec<Period> {
        let targets = self.targets.iter().map(|t| t.coordinate.period);
        let mut all: Vec<Period> = Vec::new();
        let mut last = None;
        for period in rows.iter().map(|r| r.period).chain(targets) {
            if last.replace(period) != Some(period)
                && let Err(at) = all.binary_search(&period)
            {
                all.insert(at, period);
            }
        }
        all
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
