//! Where in a file something stands, and the list of issues that is gathered while reading.

use std::cell::OnceCell;
use std::fmt;

use crate::model::json::Raw;

use super::issue::{Consequence, Issue, Problem};
use super::limits::MAX_ISSUES;
use super::raw::clipped;
use crate::model::index::Index;
use crate::model::json;

/// A place in a document; written out only when there is something to say of it.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    /// Several steps, written already.
    Path(&'p str),
    Key(&'p str),
    Index(usize),
}

impl Place<'static> {
    pub(super) const ROOT: Place<'static> = Place {
        parent: None,
        step: Step::Root,
    };
}

impl<'p> Place<'p> {
    /// The place of a path that is written already.
    pub(super) fn of_path(path: &'p str) -> Place<'p> {
        Place {
            parent: None,
            step: Step::Path(path),
        }
    }

    /// A member of this object.
    pub(super) fn key(&'p self, key: &'p str) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// An item of this list, from 0.
    pub(super) fn index(&'p self, index: usize) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Index(index),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = Vec::new();
        let mut place = Some(self);
        while let Some(at) = place {
            steps.push(at.step);
            place = at.parent;
        }
        let mut is_first = true;
        for step in steps.into_iter().rev() {
            match step {
                Step::Root => continue,
                Step::Path(path) => f.write_str(path)?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if is_plain(key) => {
                    write!(f, "{}{key}", if is_first { "" } else { "." })?;
                }
                Step::Key(key) => write!(f, "[{}]", json::quoted(&clipped(key)))?,
            }
            is_first = false;
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 120
        && key
            .chars()
            .all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// One file's text and where its lines begin.
struct FileText<'a> {
    text: &'a str,
    part: Option<u16>,
    newlines: OnceCell<Vec<u32>>,
}

impl FileText<'_> {
    /// The line that holds a slice of this file, if it is one.
    fn line_of(&self, slice: &str) -> Option<usize> {
        let offset = (slice.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        if offset >= self.text.len() {
            return None;
        }
        let newlines = self.newlines.get_or_init(|| {
            let bytes = self.text.bytes().enumerate();
            bytes
                .filter(|(_, b)| *b == b'\n')
                .map(|(i, _)| i as u32)
                .collect()
        });
        Some(1 + newlines.partition_point(|newline| (*newline as usize) < offset))
    }
}

/// The issues of an export, gathered while it is read.
#[derive(Default)]
pub(super) struct Issues<'a> {
    files: Vec<FileText<'a>>,
    list: Vec<Issue>,
    /// Where an issue that is told once with a count stands in the list.
    told: Index,
    beyond: usize,
}

impl<'a> Issues<'a> {
    /// Adds a file, so that places in it have lines.
    pub(super) fn add_file(&mut self, text: &'a str, part: Option<u16>) {
        self.files.push(FileText {
            text,
            part,
            newlines: OnceCell::new(),
        });
    }

    /// The line of a slice of any of the files, and that file's part number.
    pub(super) fn line_of(&self, raw: Raw<'_>) -> (Option<usize>, Option<u16>) {
        self.files
            .iter()
            .find_map(|file| Some((Some(file.line_of(raw.get())?), file.part)))
            .unwrap_or((None, None))
    }

    /// Reports an issue that leaves something out.
    #[inline(never)]
    pub(super) fn report(
        &mut self,
        place: &Place<'_>,
        raw: Option<Raw<'_>>,
        problem: Problem,
        consequence: Consequence,
    ) {
        if self.list.len() >= MAX_ISSUES {
            self.beyond += 1;
            return;
        }
        let (line, part) = raw.map_or((None, None), |raw| self.line_of(raw));
        self.list.push(Issue {
            path: place.to_string(),
            line,
            part,
            problem,
            consequence,
        });
    }

    /// Reports what is told once in a list for each subject, and counted after that. The problem
    /// is made only the first time, of the subject's first characters.
    #[inline(never)]
    pub(super) fn tally(
        &mut self,
        place: &Place<'_>,
        raw: Option<Raw<'_>>,
        list: &'static str,
        subject: &str,
        problem: impl FnOnce(String) -> Problem,
    ) {
        let key = format!("{list}\0{subject}");
        if let Some(at) = self.told.at(&key) {
            if let Some(issue) = self.list.get_mut(at) {
                count_more(&mut issue.problem, 1);
            }
            return;
        }
        let at = self.list.len();
        // Subjects beyond the limit are not remembered: a file can have any number of them.
        if at < MAX_ISSUES {
            self.told.insert(&key, at as u32);
        }
        let problem = problem(clipped(subject));
        let consequence = match problem {
            Problem::TooMany { .. } => Consequence::ItemLeftOut,
            Problem::UnknownSource { .. } => Consequence::FieldLeftOut,
            _ => Consequence::Kept,
        };
        self.report(place, raw, problem, consequence);
    }

    /// Counts more of what was told before, as often as it would have been told.
    pub(super) fn count(&mut self, list: &'static str, subject: &str, more: usize) {
        match self.told.at(&format!("{list}\0{subject}")) {
            Some(at) => {
                if let Some(issue) = self.list.get_mut(at) {
                    count_more(&mut issue.problem, more);
                }
            }
            None => self.beyond += more,
        }
    }

    /// The issues in the order found, with a last one that counts those beyond the limit.
    pub(super) fn finish(mut self) -> Vec<Issue> {
        if self.beyond > 0 {
            self.list.push(Issue {
                path: String::new(),
                line: None,
                part: None,
                problem: Problem::AndMore { count: self.beyond },
                consequence: Consequence::ItemLeftOut,
            });
        }
        self.list
    }
}

fn count_more(problem: &mut Problem, more: usize) {
    match problem {
        Problem::UnknownField { count, .. }
        | Problem::UnknownRegion { count, .. }
        | Problem::UndefinedIndicator { count, .. }
        | Problem::UnknownSource { count, .. }
        | Problem::TooMany {
            left_out: count, ..
        } => *count = count.saturating_add(more),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_keys_and_indices_and_quotes_odd_names() {
        let list = Place::ROOT.key("observations");
        let item = list.index(12);
        let dims = item.key("dims");
        assert_eq!(item.key("value").to_string(), "observations[12].value");
        assert_eq!(
            dims.key("a.b").to_string(),
            "observations[12].dims[\"a.b\"]"
        );
        assert_eq!(Place::ROOT.to_string(), "");
    }

    #[test]
    fn issues_beyond_the_limit_are_counted() {
        let mut issues = Issues::default();
        for _ in 0..MAX_ISSUES + 5 {
            issues.report(
                &Place::ROOT,
                None,
                Problem::MissingField,
                Consequence::ItemLeftOut,
            );
        }
        let list = issues.finish();
        assert_eq!(list.len(), MAX_ISSUES + 1);
        assert_eq!(list.last().unwrap().problem, Problem::AndMore { count: 5 });
    }
}
