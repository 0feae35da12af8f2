//! Which advice became decisions (成果转化): cases followed over the links between records, and
//! the flow between the stages that they come to.

use super::overview::is_within;
use crate::model::catalogue::Pipeline;
use crate::model::order;
use crate::model::{Dataset, Period, Record, RecordId, RegionId};

/// The pipeline of the catalogue whose steps are stages of records.
const PIPELINE: &str = "conversion";
/// No chain shown is longer than this.
const MOST_LINKED: usize = 200;

/// One case: a record that no other led to, with all that it led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub start: RecordId,
    /// The record itself and all that follows from it, as found.
    pub records: Vec<RecordId>,
    /// Steps of the pipeline that it came to, in order.
    pub steps: Vec<usize>,
}

impl Case {
    /// Whether the case came to a step, and if so to which next: `Some(None)` is where it ends.
    pub fn after(&self, step: usize) -> Option<Option<usize>> {
        let at = self.steps.iter().position(|s| *s == step)?;
        Some(self.steps.get(at + 1).copied())
    }
}

/// Cases that go on from one step to another; or end there, as far as is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub to: Option<usize>,
    pub cases: usize,
}

/// A step with the cases that came to it and the ways they went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowStep {
    /// Index into the catalogue pipeline's steps: its name.
    pub step: usize,
    pub cases: usize,
    /// In order of the step they lead to; those that end here last. Their cases add up.
    pub bands: Vec<Band>,
}

/// The flow of conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowView {
    pub cases: Vec<Case>,
    /// One for each step of the pipeline.
    pub steps: Vec<FlowStep>,
    /// Cases whose start is undated: they are in the flow of every period.
    pub undated: usize,
}

/// One record in a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub record: RecordId,
    /// Links from the record asked for: negative led to it, positive followed from it.
    pub distance: i32,
    /// Whether a record of this chain led to it.
    pub has_cause: bool,
    /// Days since the latest record that led to this one; `None` unless all have a day.
    pub days: Option<i32>,
}

/// The flow of the cases that began in a period and region; `None` without a case.
pub fn flow(data: &Dataset, period: Period, region: RegionId) -> Option<FlowView> {
    let pipeline = pipeline(data)?;
    let mut cases: Vec<Case> = Vec::new();
    for (id, record) in data.records.iter() {
        let is_inside = record.date.is_none_or(|date| period.contains(date));
        if is_inside && is_within(data, record.region, region) && begins(data, pipeline, id) {
            cases.extend(case(data, pipeline, id));
        }
    }
    let date = |case: &Case| data.records.get(case.start).and_then(|r| r.date);
    order::sort_by(&mut cases, |a, b| {
        date(b).cmp(&date(a)).then(a.start.cmp(&b.start))
    });
    if cases.is_empty() {
        return None;
    }
    let whole = pipeline.steps.len();
    Some(FlowView {
        steps: (0..whole)
            .map(|step| flow_step(&cases, step, whole))
            .collect(),
        undated: cases.iter().filter(|c| date(c).is_none()).count(),
        cases,
    })
}

/// What led to a record and what followed from it, in order: what came first stands first.
/// Links that run in a circle end where they meet a record again.
pub fn chain(data: &Dataset, id: RecordId) -> Vec<Link> {
    let mut found: Vec<(RecordId, i32)> = vec![(id, 0)];
    for sign in [-1, 1] {
        let mut front = vec![id];
        let mut distance = 0;
        while !front.is_empty() && found.len() < MOST_LINKED {
            distance += sign;
            let mut next = Vec::new();
            for from in front {
                let reached = if sign > 0 {
                    followers(data, from)
                } else {
                    causes(data, from)
                };
                for to in reached {
                    if !found.iter().any(|(seen, _)| *seen == to) {
                        found.push((to, distance));
                        next.push(to);
                    }
                }
            }
            front = next;
        }
    }
    let end = |id: RecordId| data.records.get(id)?.date.map(Period::end);
    order::sort_by(&mut found, |(a, a_far), (b, b_far)| {
        a_far.cmp(b_far).then(end(*a).cmp(&end(*b))).then(a.cmp(b))
    });
    let inside = |of: RecordId| -> Vec<RecordId> {
        let mut before = causes(data, of);
        before.retain(|cause| *cause != of && found.iter().any(|(seen, _)| seen == cause));
        before
    };
    found
        .iter()
        .map(|(record, distance)| {
            let before = inside(*record);
            let days: Option<Vec<i32>> = before
                .iter()
                .map(|cause| day_of(data.records.get(*cause)))
                .collect();
            let latest = days.and_then(|days| days.into_iter().max());
            let own = day_of(data.records.get(*record));
            Link {
                record: *record,
                distance: *distance,
                has_cause: !before.is_empty(),
                days: own.zip(latest).map(|(own, latest)| own - latest),
            }
        })
        .collect()
}

/// What followed from a record, nearest first, without the record itself.
pub fn followed(data: &Dataset, id: RecordId) -> Vec<RecordId> {
    let mut all = reach(data, id);
    all.remove(0);
    all
}

/// The step of the pipeline that a record is known to have come to: by its stage, or by being
/// an instruction.
pub fn step_of(data: &Dataset, record: &Record) -> Option<usize> {
    step_in(pipeline(data)?, record)
}

fn step_in(pipeline: &Pipeline, record: &Record) -> Option<usize> {
    let stage = match record.text("stage") {
        Some(stage) => stage,
        None if record.kind == "instruction" => "instructed",
        None if record.kind == "suggestion" => "proposed",
        None => return None,
    };
    let steps = &pipeline.steps;
    steps
        .iter()
        .position(|step| step.stages.iter().any(|s| s == stage))
}

fn pipeline(data: &Dataset) -> Option<&Pipeline> {
    data.catalogue.pipelines.iter().find(|p| p.id == PIPELINE)
}

/// Whether a record is advice by its kind: it was put forward, whatever became of it.
fn is_advice(record: &Record) -> bool {
    matches!(
        record.kind.as_str(),
        "suggestion" | "report" | "opinion" | "proposal" | "consultation" | "supervision"
    )
}

/// Whether a case begins with a record: it has a step, and nothing that has one led to it.
fn begins(data: &Dataset, pipeline: &Pipeline, id: RecordId) -> bool {
    let has_step = |id: RecordId| {
        let record = data.records.get(id);
        record.is_some_and(|r| step_in(pipeline, r).is_some())
    };
    if !has_step(id) {
        return false;
    }
    let leads = |cause: &RecordId| *cause != id && has_step(*cause);
    if !causes(data, id).iter().any(leads) {
        return true;
    }
    // In a circle every record has a cause; the first of the file begins it.
    let before = back(data, id);
    let is_circle = reach(data, id).iter().skip(1).any(|r| before.contains(r));
    is_circle && before.iter().all(|cause| *cause >= id)
}

fn case(data: &Dataset, pipeline: &Pipeline, start: RecordId) -> Option<Case> {
    let records = reach(data, start);
    let mut steps: Vec<usize> = records
        .iter()
        .filter_map(|id| step_in(pipeline, data.records.get(*id)?))
        .collect();
    if data.records.get(start).is_some_and(is_advice) {
        steps.push(0);
    }
    order::sort(&mut steps);
    steps.dedup();
    (!steps.is_empty()).then_some(Case {
        start,
        records,
        steps,
    })
}

fn flow_step(cases: &[Case], step: usize, whole: usize) -> FlowStep {
    let after = |to: Option<usize>| cases.iter().filter(|c| c.after(step) == Some(to)).count();
    let bands = (step + 1..whole).map(Some).chain([None]);
    let bands: Vec<Band> = bands
        .map(|to| Band {
            to,
            cases: after(to),
        })
        .filter(|band| band.cases > 0)
        .collect();
    FlowStep {
        step,
        cases: bands.iter().map(|band| band.cases).sum(),
        bands,
    }
}

/// What a record led to: what results from it, and the instructions on it.
fn followers(data: &Dataset, id: RecordId) -> Vec<RecordId> {
    let own = data.records.get(id).map_or(&[][..], |r| &r.links);
    let results = own.iter().filter(|link| link.rel == "results_in");
    let instructions = data.records.linking_to(id);
    let instructions = instructions.filter(|(_, rel)| *rel == "instructs");
    results
        .filter_map(|link| link.target)
        .chain(instructions.map(|(from, _)| from))
        .collect()
}

/// What led to a record: what it results from, and what it instructs on.
fn causes(data: &Dataset, id: RecordId) -> Vec<RecordId> {
    let own = data.records.get(id).map_or(&[][..], |r| &r.links);
    let instructs = own.iter().filter(|link| link.rel == "instructs");
    let sources = data.records.linking_to(id);
    let sources = sources.filter(|(_, rel)| *rel == "results_in");
    instructs
        .filter_map(|link| link.target)
        .chain(sources.map(|(from, _)| from))
        .collect()
}

fn reach(data: &Dataset, id: RecordId) -> Vec<RecordId> {
    spread(data, id, followers)
}

fn back(data: &Dataset, id: RecordId) -> Vec<RecordId> {
    spread(data, id, causes)
}

/// A record and all that is reached from it, each once, nearest first.
fn spread(
    data: &Dataset,
    id: RecordId,
    next: fn(&Dataset, RecordId) -> Vec<RecordId>,
) -> Vec<RecordId> {
    let mut all = vec![id];
    let mut at = 0;
    while let Some(from) = all.get(at).copied().filter(|_| all.len() < MOST_LINKED) {
        for to in next(data, from) {
            if !all.contains(&to) {
                all.push(to);
            }
        }
        at += 1;
    }
    all
}

/// The day of a record, where its date is a day.
pub(super) fn day_of(record: Option<&Record>) -> Option<i32> {
    let date = record?.date?;
    (date.start() == Some(date.end())).then_some(date.end().0)
}

#[cfg(test)]
pub mod tests;
