//! Builds a data set: codes what repeats, and keeps every row at its place in the file.

use luzhi_kernels::slots::{Meanings, Slots};

use crate::model::index::Index;

use super::coordinate::{DimId, DimSet, MemberId};
use super::input::{Coded, ObservationInput};
use super::{Meta, Target};
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
    /// In order, each with its code.
    pub(super) periods: Vec<(Period, u16)>,
    /// Rows by their position in the file; codes of indicator, region and period.
    pub(super) slots: Slots,
    /// In order of position.
    pub(super) rare: Vec<(u32, Rare)>,
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
            periods: Vec::new(),
            slots: Slots::default(),
            rare: Vec::new(),
            records: Vec::new(),
            targets: Vec::new(),
            catalogue,
        };
        // What most rows have is the first.
        builder.dim_set(DimSet::default());
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

    fn dim_set(&mut self, dims: DimSet) -> u32 {
        let (number, is_new) = self.dim_set_ids.intern(&dims.key());
        if is_new {
            self.dim_sets.push(dims);
        }
        number
    }

    /// The code of a period; a new one takes the next.
    pub fn period(&mut self, period: Period) -> u16 {
        match self
            .periods
            .binary_search_by(|(known, _)| known.cmp(&period))
        {
            Ok(at) => self.periods.get(at).map_or(0, |(_, code)| *code),
            Err(at) => {
                let code = self.periods.len() as u16;
                self.periods.insert(at, (period, code));
                code
            }
        }
    }

    /// Whether an observation or a target used a period before.
    pub fn knows_period(&self, period: Period) -> bool {
        let known = |(known, _): &(Period, u16)| known.cmp(&period);
        self.periods.binary_search_by(known).is_ok()
    }

    /// Number of periods so far.
    pub fn period_count(&self) -> usize {
        self.periods.len()
    }

    /// Takes the places of one more list of observations, whose codes are yet to be translated.
    pub fn adopt(&mut self, slots: Slots) {
        self.slots.append(slots);
    }

    /// Translates the codes of adopted rows as far as they are known; answers with the first place
    /// whose codes are not, or the end.
    pub fn translate(&mut self, range: std::ops::Range<usize>, known: &Meanings) -> usize {
        self.slots.translate(range, known)
    }

    /// The codes of an adopted row that is not translated; its place holds nothing from now on.
    pub fn take_codes(&mut self, at: usize) -> ([u16; 3], u32) {
        let codes = self.slots.codes_at(at);
        self.slots.clear(at);
        codes
    }

    /// How many rows of a range each indicator has, by its code.
    pub fn count_indicators(&self, range: std::ops::Range<usize>) -> Vec<u32> {
        self.slots.counted(0, range)
    }

    /// Adds an observation at its position; answers with its coordinate in codes.
    #[inline(never)]
    pub fn push(&mut self, input: ObservationInput<'_>) -> Coded {
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
        if has_rare {
            let rare = Rare {
                precision: input.precision,
                is_implied: input.is_implied,
                id: boxed(input.id),
                period_label: boxed(input.period_label),
                source: input.source,
                locator: boxed(input.locator),
                excerpt: boxed(input.excerpt),
                note: boxed(input.note),
                part_of: boxed(input.part_of),
            };
            self.rare.push((input.position, rare));
        }
        let codes = [input.indicator.0, input.region.0, self.period(input.period)];
        let dims = self.dim_set(input.dims);
        let at = input.position as usize;
        self.slots.put(at, codes, dims, input.value);
        Coded { codes, dims }
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
        (self.slots.count(), self.records.len())
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
