//! What is known of an export's trustworthiness (可信): its findings, those that were looked into,
//! what was revised since an earlier export, and whether persons are hidden.

use std::sync::Arc;

use super::scene::Opened;
use crate::analysis::{Check, Figure, Found, Gravity, Revision};
use crate::model::json::{self, Value};
use crate::model::{Coordinate, Period, Row};
use crate::platform::storage;

/// What is known beyond the figures; worked out after they are on screen.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// `None` while it is being checked.
    pub found: Option<Arc<Found>>,
    /// Findings that were looked into: key and reason.
    pub muted: Vec<(String, String)>,
    pub earlier: Option<Arc<Earlier>>,
}

/// Another export of the same committee, and what differs from it.
#[derive(Debug)]
pub struct Earlier {
    pub opened: Arc<Opened>,
    pub revisions: Vec<Revision>,
    /// What both have a figure of, and not the same one.
    pub checks: Vec<Check>,
    /// Rows of the open export that are new or say something else, in order.
    pub rows: Vec<Row>,
}

/// How many findings there are that were not looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub contradictions: usize,
    pub doubts: usize,
    pub muted: usize,
}

impl Trust {
    /// Why a finding was muted.
    pub fn reason(&self, key: &str) -> Option<&str> {
        let found = self.muted.iter().find(|(muted, _)| muted == key);
        found.map(|(_, reason)| reason.as_str())
    }

    /// Whether a finding that was not looked into, and is more than a note, concerns a figure.
    pub fn is_questioned(&self, at: &Coordinate, span: Period) -> bool {
        let Some(found) = self.found.as_ref().filter(|found| !found.list.is_empty()) else {
            return false;
        };
        let numbers = found.of(at, span).into_iter();
        let mut loud = numbers.filter(|n| {
            let key = found.keys.get(*n);
            key.is_none_or(|key| self.reason(key).is_none())
        });
        loud.any(|n| {
            found
                .list
                .get(n)
                .is_some_and(|c| c.gravity() < Gravity::Note)
        })
    }

    /// Whether two marks the same figures: then a page that is on screen stays as it is.
    pub fn marks_as(&self, other: &Trust) -> bool {
        let is_unmarked = |trust: &Trust| {
            trust.earlier.is_none()
                && trust
                    .found
                    .as_ref()
                    .is_none_or(|found| found.list.is_empty())
        };
        std::ptr::eq(self, other) || is_unmarked(self) && is_unmarked(other)
    }

    /// Whether an observation differs from the earlier export.
    pub fn is_revised(&self, row: Option<Row>) -> bool {
        let rows = self.earlier.as_ref().map(|earlier| &earlier.rows);
        rows.zip(row)
            .is_some_and(|(rows, row)| rows.binary_search(&row).is_ok())
    }

    /// Whether a figure, or one that it was added up from, differs from the earlier export.
    pub fn is_figure_revised(&self, figure: &Figure) -> bool {
        self.earlier.is_some()
            && (self.is_revised(figure.row)
                || figure.parts.iter().any(|part| self.is_revised(part.row)))
    }

    /// The findings counted; `None` while they are being worked out.
    pub fn verdict(&self) -> Option<Verdict> {
        let found = self.found.as_ref()?;
        let mut verdict = Verdict::default();
        for (check, key) in found.list.iter().zip(&found.keys) {
            match check.gravity() {
                Gravity::Note => {}
                _ if self.reason(key).is_some() => verdict.muted += 1,
                Gravity::Contradiction => verdict.contradictions += 1,
                Gravity::Doubt => verdict.doubts += 1,
            }
        }
        verdict.doubts += found.beyond;
        Some(verdict)
    }

    /// What was muted of an export earlier.
    pub fn remembered(export: &str) -> Vec<(String, String)> {
        let text = storage::get(&place(export));
        let value = text.and_then(|text| Value::read(&text));
        let members = value.as_ref().map_or(&[][..], Value::members).iter();
        let pair = |(key, why): &(String, Value)| Some((key.clone(), why.as_text()?.to_owned()));
        members.filter_map(pair).collect()
    }

    /// Mutes a finding, or lets it speak again, and remembers that.
    pub fn mute(&mut self, export: &str, key: &str, reason: Option<String>) {
        self.muted.retain(|(muted, _)| muted != key);
        if let Some(reason) = reason {
            self.muted.push((key.to_owned(), reason));
        }
        let pairs = self.muted.iter().cloned();
        let all = Value::Object(pairs.map(|(key, why)| (key, why.into())).collect());
        let text = (!self.muted.is_empty()).then(|| json::text(&all));
        storage::set(&place(export), text.as_deref());
    }
}

fn place(export: &str) -> String {
    format!("luzhi.muted.{export}")
}
