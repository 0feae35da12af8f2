//! Checks (对账): what does not fit together in an export. Reported, never repaired.
//!
//! Each finding has its kind, the figure on screen and what it was held against, each with its
//! coordinate and route. They are worked out once for an export, in slices, and looked up after.

mod between;
mod coding;
mod found;
mod key;
mod ratios;
mod records;
mod series;
mod sums;

pub use between::between;
pub use found::Found;
pub use key::{is_like, key};

use super::figure::{Figure, Route};
use super::total::figure_of_row;
use crate::model::indicator::Indicator;
use crate::model::{
    Coordinate, Dataset, Day, Grain, IndicatorId, Period, Precision, RecordId, RegionId, Row,
};

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckKind {
    /// Two ways to one figure differ: the reported one and the sum of its parts.
    SumDiffers,
    /// A part (其中) exceeds its whole.
    PartExceedsWhole,
    /// A step of a pipeline exceeds the one before it, in the same unit.
    StageRises,
    /// A published rate and the recomputed one differ; cutting off or making up may explain it.
    RateDiffers { is_rounding: bool },
    /// A numerator exceeds its denominator: no rate.
    RatioAboveOne,
    /// The figure and the number of records it counts differ.
    CountDiffers { records: usize },
    /// Two values at one coordinate, or at one moment of a stock.
    Conflict,
    /// One coordinate told twice, alike.
    Repeated,
    /// A stock leaves the level of the moments before and after, and comes back to it.
    Swings,
    /// A value that is its neighbours' times a power of ten (万 written as 1).
    OffByPowers { power: i8 },
    /// Two periods of one indicator cross; neither holds the other.
    PeriodsOverlap,
    /// A region code that nobody names.
    RegionUnknown,
    /// A code that was abolished; the figure is taken as that of the region in its place.
    RegionRenamed { written: String },
    /// The figure's period ends after the date of the export, or lies after it as a whole.
    AfterDate { is_whole: bool },
    /// A record of a day after the date of the export.
    RecordAfterDate,
    /// Another export of the same committee has another figure at the coordinate.
    ExportsDiffer { with: Box<Elsewhere> },
    /// A record links to one that the export does not have.
    BrokenLink { to: String },
    /// A record that means something only by its links has none.
    Unlinked,
}

/// Where a figure of another export stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// Id and title of the other export.
    pub export: String,
    pub title: String,
    pub as_of: Day,
    /// One of the two was made for a later day, and may have revised the other.
    pub is_later: bool,
    /// Document and place in it; empty where the export names none.
    pub place: String,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Both cannot be true (矛盾).
    Contradiction,
    /// One may well be wrong (存疑).
    Doubt,
    /// Worth knowing (说明).
    Note,
}

/// What whoever made the file has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// Correct one of two figures.
    Figures,
    /// Look the figure up in its source.
    Source,
    /// Complete the records.
    Records,
    /// Correct codes, periods and dates.
    Coding,
}

impl Remedy {
    /// All, in the order shown.
    pub const ALL: [Remedy; 4] = [
        Remedy::Figures,
        Remedy::Source,
        Remedy::Records,
        Remedy::Coding,
    ];
}

impl CheckKind {
    /// The stable name of the check, for lists that programs read.
    pub fn code(&self) -> &'static str {
        match self {
            CheckKind::SumDiffers => "sum-differs",
            CheckKind::PartExceedsWhole => "part-exceeds-whole",
            CheckKind::StageRises => "stage-rises",
            CheckKind::RateDiffers { .. } => "rate-differs",
            CheckKind::RatioAboveOne => "ratio-above-one",
            CheckKind::CountDiffers { .. } => "count-differs",
            CheckKind::Conflict => "conflict",
            CheckKind::Repeated => "repeated",
            CheckKind::Swings => "swings",
            CheckKind::OffByPowers { .. } => "off-by-powers",
            CheckKind::PeriodsOverlap => "periods-overlap",
            CheckKind::RegionUnknown => "region-unknown",
            CheckKind::RegionRenamed { .. } => "region-renamed",
            CheckKind::AfterDate { .. } => "after-date",
            CheckKind::RecordAfterDate => "record-after-date",
            CheckKind::BrokenLink { .. } => "broken-link",
            CheckKind::Unlinked => "unlinked",
            CheckKind::ExportsDiffer { .. } => "exports-differ",
        }
    }

    /// What is to be done about it.
    pub fn remedy(&self) -> Remedy {
        match self {
            CheckKind::SumDiffers
            | CheckKind::PartExceedsWhole
            | CheckKind::RatioAboveOne
            | CheckKind::ExportsDiffer { .. }
            | CheckKind::Conflict => Remedy::Figures,
            CheckKind::StageRises
            | CheckKind::RateDiffers { .. }
            | CheckKind::Swings
            | CheckKind::OffByPowers { .. } => Remedy::Source,
            CheckKind::CountDiffers { .. }
            | CheckKind::RecordAfterDate
            | CheckKind::BrokenLink { .. }
            | CheckKind::Unlinked => Remedy::Records,
            CheckKind::Repeated
            | CheckKind::PeriodsOverlap
            | CheckKind::RegionUnknown
            | CheckKind::RegionRenamed { .. }
            | CheckKind::AfterDate { .. } => Remedy::Coding,
        }
    }
}

/// A finding (发现): both figures, both routes, or the record concerned.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub kind: CheckKind,
    /// The figure on screen.
    pub figure: Option<Figure>,
    /// What it was held against.
    pub other: Option<Figure>,
    pub record: Option<RecordId>,
}

impl Check {
    fn of(kind: CheckKind, figure: Figure, other: Option<Figure>) -> Check {
        Check {
            kind,
            figure: Some(figure),
            other,
            record: None,
        }
    }

    fn of_record(kind: CheckKind, record: RecordId) -> Check {
        Check {
            kind,
            figure: None,
            other: None,
            record: Some(record),
        }
    }

    /// The two values that were held against each other.
    pub fn values(&self) -> [Option<f64>; 2] {
        [&self.figure, &self.other].map(|of| of.as_ref()?.value)
    }

    /// How grave it is. Two sums of one whole that differ leave open which of them is complete.
    pub fn gravity(&self) -> Gravity {
        let is_reported = |f: &Figure| f.route == Route::Reported;
        match &self.kind {
            CheckKind::SumDiffers if !self.figure.as_ref().is_some_and(is_reported) => {
                Gravity::Doubt
            }
            // The later one has most likely revised the other.
            CheckKind::ExportsDiffer { with } if with.is_later => Gravity::Note,
            CheckKind::RateDiffers { is_rounding: true }
            | CheckKind::AfterDate { is_whole: false }
            | CheckKind::Repeated
            | CheckKind::RegionRenamed { .. }
            | CheckKind::Unlinked => Gravity::Note,
            CheckKind::StageRises
            | CheckKind::Swings
            | CheckKind::OffByPowers { .. }
            | CheckKind::PeriodsOverlap
            | CheckKind::RegionUnknown
            | CheckKind::AfterDate { .. }
            | CheckKind::RecordAfterDate
            | CheckKind::BrokenLink { .. } => Gravity::Doubt,
            CheckKind::SumDiffers
            | CheckKind::PartExceedsWhole
            | CheckKind::RateDiffers { .. }
            | CheckKind::RatioAboveOne
            | CheckKind::CountDiffers { .. }
            | CheckKind::ExportsDiffer { .. }
            | CheckKind::Conflict => Gravity::Contradiction,
        }
    }
}

/// Findings beyond this many are counted, not kept: nobody reads them one by one.
const MOST: usize = 2_000;

/// So many of the latest years and spans are asked for what no row states.
const MOST_SPANS: usize = 100;

/// The checks of an export under way: in slices, so that a screen stays alive meanwhile.
#[derive(Clone, Debug, Default)]
pub struct Checking {
    next: usize,
    /// How much of what is asked of the whole export has been.
    asked: usize,
    found: Vec<Check>,
    beyond: usize,
}

impl Checking {
    /// Goes on for about so many observations; true when all is checked.
    pub fn step(&mut self, data: &Dataset, budget: usize) -> bool {
        let end = (self.next + budget.max(1)).min(data.len());
        if self.next == end {
            let found = asked(data, self.asked);
            self.asked += 1;
            let is_done = found.is_none();
            self.take(found.unwrap_or_default());
            return is_done;
        }
        let before = self.next.checked_sub(1).map(|row| Row(row as u32));
        let mut last = before.map(|row| data.coordinate(row));
        for row in (self.next..end).map(|row| Row(row as u32)) {
            self.take(of_row(data, row));
            let at = data.coordinate(row);
            let is_new =
                |last: &Coordinate| (last.indicator, last.region) != (at.indicator, at.region);
            if last.as_ref().is_none_or(is_new) {
                self.take(series::of(data, at.indicator, at.region));
            }
            if last.is_none_or(|last| is_new(&last) || last.period != at.period) {
                self.take(sums::of_whole(data, &at.with_dims(Default::default())));
            }
            last = Some(at);
        }
        self.next = end;
        false
    }

    fn take(&mut self, found: Vec<Check>) {
        for check in found {
            if self.found.len() < MOST {
                self.found.push(check);
            } else {
                self.beyond += 1;
            }
        }
    }

    /// What was found.
    pub fn finish(self, data: &Dataset) -> Found {
        Found::new(data, self.found, self.beyond)
    }
}

/// Every finding of an export, at once.
pub fn all_checks(data: &Dataset) -> Vec<Check> {
    let mut checking = Checking::default();
    while !checking.step(data, usize::MAX >> 1) {}
    checking.finish(data).list
}

fn of_row(data: &Dataset, row: Row) -> Vec<Check> {
    if data.is_implied(row) || data.value(row).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let is_whole = data.row_dims(row).is_empty();
    if !is_whole {
        found.extend(sums::of_whole(data, &data.coordinate(row)));
        found.extend(sums::within_whole(data, row));
    }
    found.extend(sums::part_of(data, row));
    found.extend(ratios::rate(data, row));
    found.extend(coding::after_date(data, row));
    found
}

/// What is asked of an export as a whole, piece by piece: of each indicator, of each pipeline, and
/// once; `None` beyond that.
fn asked(data: &Dataset, number: usize) -> Option<Vec<Check>> {
    if let Some((id, of)) = data.indicators().nth(number) {
        return Some(of_years(data, id, of));
    }
    let pipelines = &data.catalogue.pipelines;
    let number = number - data.indicators().count();
    if let Some(pipeline) = pipelines.get(number) {
        return Some(ratios::stages(data, pipeline));
    }
    (number == pipelines.len()).then(|| {
        let mut found = coding::of_export(data);
        found.extend(records::of_export(data));
        found
    })
}

/// What is asked of an indicator in every year and span at home (a term of office, half a year),
/// whether or not an observation speaks of it as a whole.
fn of_years(data: &Dataset, id: IndicatorId, of: &Indicator) -> Vec<Check> {
    let mut found = Vec::new();
    let is_spoken_of = data.rows_of(id).next().is_some();
    if of.counts.is_none() && of.ratio.is_none() && !is_spoken_of {
        return found;
    }
    let mut years: Vec<Period> = data.periods().to_vec();
    years.retain(|p| matches!(p.grain(), None | Some(Grain::Year | Grain::Half)));
    let older = years.len().saturating_sub(MOST_SPANS);
    for year in years.into_iter().skip(older) {
        let at = Coordinate::new(id, year, data.home());
        found.extend(ratios::exceeded(data, &at));
        found.extend(records::counted(data, &at));
        let is_met = data.rows_at(id, at.region, at.period).next().is_some();
        if !is_met {
            found.extend(sums::of_whole(data, &at));
        }
    }
    found
}

/// Two figures differ unless an imprecise one leaves room: 160余 may be the sum 163.
fn differ(a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.value, b.value) else {
        return false;
    };
    x != y && !leaves_room(a.precision, x, y) && !leaves_room(b.precision, y, x)
}

/// Whether a part is larger than its whole can be.
fn exceeds(part: &Figure, whole: &Figure) -> bool {
    let (Some(x), Some(y)) = (part.value, whole.value) else {
        return false;
    };
    x > y && y >= 0.0 && differ(part, whole) && whole.precision != Precision::AtLeast
}

fn leaves_room(loose: Precision, stated: f64, exact: f64) -> bool {
    match loose {
        Precision::Exact => false,
        Precision::Over | Precision::AtLeast => exact >= stated,
        Precision::About => (exact - stated).abs() <= stated.abs() * ABOUT_TOLERANCE,
    }
}

/// 约 is taken to leave a tenth either way; the sources give no rule.
const ABOUT_TOLERANCE: f64 = 0.1;

/// The body's own region and those beneath it.
fn home_and_children(data: &Dataset) -> Vec<RegionId> {
    let mut regions = vec![data.home()];
    regions.extend_from_slice(data.regions.children(data.home()));
    regions
}

/// The figure of a row of which only the value matters.
fn stated(data: &Dataset, row: Row) -> Figure {
    figure_of_row(data, row)
}
