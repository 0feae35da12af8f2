//! The findings of an export, and which of them concern a figure.

use super::{Check, Gravity};
use crate::analysis::figure::Figure;
use crate::model::order;
use crate::model::{Coordinate, Dataset, Period};

/// What was found in an export, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Gravest first, then in order of coordinate.
    pub list: Vec<Check>,
    /// The key of each.
    pub keys: Vec<String>,
    /// Findings that are counted only.
    pub beyond: usize,
    /// Coordinates that findings concern, in order.
    places: Vec<(Coordinate, u32)>,
}

impl Found {
    /// Puts findings in order; the same one found by two ways is kept once.
    pub(super) fn new(data: &Dataset, mut list: Vec<Check>, beyond: usize) -> Found {
        let place = |check: &Check| {
            let figure = check.figure.as_ref().or(check.other.as_ref());
            figure.map(|f| f.coordinate.clone())
        };
        order::sort_by(&mut list, |a, b| {
            a.gravity()
                .cmp(&b.gravity())
                .then_with(|| place(a).is_none().cmp(&place(b).is_none()))
                .then_with(|| place(a).cmp(&place(b)))
                .then_with(|| a.record.cmp(&b.record))
        });
        let mut kept: Vec<Check> = Vec::with_capacity(list.len());
        for check in list {
            // Equal ones stand near each other.
            let mut near = kept.iter().rev().take(8);
            if !near.any(|known| super::is_like(data, known, &check)) {
                kept.push(check);
            }
        }
        let mut places: Vec<(Coordinate, u32)> = Vec::new();
        for (number, check) in kept.iter().enumerate() {
            for of in [&check.figure, &check.other].into_iter().flatten() {
                places.push((of.coordinate.clone(), number as u32));
                if of.span != of.coordinate.period {
                    places.push((of.coordinate.at(of.span), number as u32));
                }
            }
        }
        order::sort(&mut places);
        places.dedup();
        Found {
            keys: kept.iter().map(|check| super::key(data, check)).collect(),
            list: kept,
            beyond,
            places,
        }
    }

    /// These findings and more of the same export.
    pub fn with(&self, data: &Dataset, more: &[Check]) -> Found {
        let all = self.list.iter().chain(more).cloned().collect();
        Found::new(data, all, self.beyond)
    }

    /// The findings that concern a figure shown at a coordinate, speaking for a span, by number.
    pub fn of(&self, at: &Coordinate, span: Period) -> Vec<usize> {
        let mut numbers = self.numbers(at);
        if span != at.period {
            numbers.extend(self.numbers(&at.at(span)));
        }
        order::sort(&mut numbers);
        numbers.dedup();
        numbers.into_iter().map(|number| number as usize).collect()
    }

    /// The findings that concern a figure.
    pub fn of_figure(&self, figure: &Figure) -> Vec<usize> {
        self.of(&figure.coordinate, figure.span)
    }

    fn numbers(&self, at: &Coordinate) -> Vec<u32> {
        let from = self.places.partition_point(|(place, _)| place < at);
        let same = self.places.iter().skip(from);
        let same = same.take_while(|(place, _)| place == at);
        same.map(|(_, number)| *number).collect()
    }

    /// How many there are of a gravity.
    pub fn count(&self, gravity: Gravity) -> usize {
        self.list.iter().filter(|c| c.gravity() == gravity).count()
    }
}
