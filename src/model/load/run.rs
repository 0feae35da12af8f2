//! Goes through the observations of a file (逐项读取): plain rows by their codes, every other item,
//! and the first to have a cell, by itself.

use std::ops::Range;

use luzhi_kernels::slots::{Meanings, NONE};

use super::fields::{self, Fields, Present, Unusable};
use super::issue::Consequence;
use super::lists::{self, Lists, Run};
use super::observation::Filling;
use super::place::{Issues, Place};
use super::rows::REGION;
use super::shape::OBSERVATION;
use crate::model::dataset::Coded;
use crate::model::indicator::IndicatorId;

impl<'a> Filling<'a> {
    /// Adds the observations of all files.
    pub(super) fn observations(&mut self, issues: &mut Issues<'_>, lists: &Lists<'a>) {
        for run in &lists.observations {
            self.run(issues, lists, run);
        }
    }

    fn run(&mut self, issues: &mut Issues<'_>, lists: &Lists<'a>, run: &Run<'a>) {
        let range = run.first..run.first + run.items.len();
        let mut known = Meanings::default();
        // What the rows have no column for; a row that has one learns it.
        known.learn([NONE, 0, NONE], 0, [NONE, self.builder.home().0, NONE], 0);
        if run.items.scan.has(REGION) {
            known.codes[REGION].clear();
        }
        if run.items.scan.has_parts() {
            known.parts.clear();
        }
        self.told.clear();
        let mut from = run.first;
        loop {
            let at = self.builder.translate(from..range.end, &known);
            if at >= range.end {
                break;
            }
            let (codes, parts) = self.builder.take_codes(at);
            // What is unusable has been reported.
            if let Ok(coded) = self.item(issues, lists, run, at - run.first)
                && codes[0] != NONE
            {
                known.learn(codes, parts, coded.codes, coded.dims);
            }
            from = at + 1;
        }
        self.tell_undefined(issues, range);
    }

    /// Reads one item of a list of observations.
    fn item(
        &mut self,
        issues: &mut Issues<'_>,
        lists: &Lists<'a>,
        run: &Run<'a>,
        index: usize,
    ) -> Result<Coded, Unusable> {
        let list = Place::ROOT.key("observations");
        let rows = list.key("rows");
        let whole = run.items.get(index).ok_or(Unusable)?;
        let mut present: Vec<Present<'a>> = Vec::new();
        let mut dims = Vec::new();
        let place = match &run.columns {
            None => {
                let place = list.index(index);
                present = fields::of_object(issues, &OBSERVATION, &place, whole)?;
                place
            }
            Some(columns) => {
                let place = rows.index(index);
                match lists::row(columns, whole) {
                    Ok(cells) => lists::cells(columns, &cells, &mut present, &mut dims),
                    Err(problem) => {
                        issues.report(&place, Some(whole), problem, Consequence::ItemLeftOut);
                        return Err(Unusable);
                    }
                }
                place
            }
        };
        let fields = Fields {
            place,
            whole,
            present: &present,
        };
        let position = (run.first + index) as u32;
        self.observation(issues, lists, &fields, &dims, position)
    }

    /// Counts the rows of indicators that are no more than an id and that were not told one by one.
    fn tell_undefined(&mut self, issues: &mut Issues<'_>, range: Range<usize>) {
        if self.told.is_empty() {
            return;
        }
        let counts = self.builder.count_indicators(range);
        for (id, (count, told)) in (0u16..).zip(counts.iter().zip(&self.told)) {
            if *told > 0
                && let Some(indicator) = self.builder.indicator_of(IndicatorId(id))
            {
                let more = count.saturating_sub(*told) as usize;
                issues.count("indicator id", &indicator.id, more);
            }
        }
    }

    /// Whether the indicator is more than an id; one that is not is told.
    pub(super) fn is_defined(&mut self, indicator: IndicatorId) -> bool {
        let found = self.builder.indicator_of(indicator);
        let is_defined = found.is_some_and(|i| i.is_defined);
        if !is_defined {
            let at = usize::from(indicator.0);
            if self.told.len() <= at {
                self.told.resize(at + 1, 0);
            }
            self.told[at] += 1;
        }
        is_defined
    }
}
