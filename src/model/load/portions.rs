//! The parts that a manifest's entry is split into (分部数据): the summary, read at once, and others
//! that are loaded when the reader comes to what they hold.

use super::fields::{self, Fields};
use super::issue::{Consequence, Problem};
use super::manifest::{byte_count, relative_path, sha256};
use super::place::{Issues, Place};
use super::raw;
use super::shape::MANIFEST_PART;
use crate::model::dataset::Holding;
use crate::model::json::Raw;
use crate::model::period::{Period, PeriodError};

/// A part of an export that is loaded on demand (分部).
#[derive(Clone, Debug, PartialEq)]
pub struct PartEntry {
    /// Relative to the manifest.
    pub path: String,
    /// In lower case.
    pub sha256: Option<String>,
    pub bytes: Option<u64>,
    pub holds: Holding,
}

/// The parts of an entry, and the paths of those that are its summary.
pub(super) struct Portions {
    pub(super) summary: Vec<String>,
    pub(super) parts: Vec<PartEntry>,
}

/// Reads the parts of an entry whose own path is `first`, which must be of the summary.
pub(super) fn portions(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    whole: Raw<'_>,
    first: &str,
) -> Portions {
    let mut found = Portions {
        summary: Vec::new(),
        parts: Vec::new(),
    };
    let items = match raw::items(whole) {
        Ok(items) => items,
        Err(problem) => {
            issues.report(place, Some(whole), problem, Consequence::ItemLeftOut);
            return found;
        }
    };
    for (index, item) in items.into_iter().enumerate() {
        let place = place.index(index);
        let Some((is_summary, part)) = part(issues, place, item) else {
            continue;
        };
        let same = found.parts.iter().find(|other| overlap(other, &part));
        let again = found.summary.iter().find(|path| **path == part.path);
        if is_summary {
            if again.is_none() {
                found.summary.push(part.path);
            }
        } else if let Some(other) = same.map(|other| &other.path).or(again) {
            let problem = Problem::PartsOverlap {
                other: other.clone(),
            };
            issues.report(&place, Some(item), problem, Consequence::ItemLeftOut);
        } else {
            found.parts.push(part);
        }
    }
    if !found.summary.iter().any(|path| path == first) {
        let problem = Problem::NoSummary;
        issues.report(place, Some(whole), problem, Consequence::ItemLeftOut);
    }
    found
}

/// Two parts with the same file, or with figures of the same region for the same days.
fn overlap(one: &PartEntry, other: &PartEntry) -> bool {
    let (a, b) = (&one.holds, &other.holds);
    let is_everywhere = a.regions.is_empty() || b.regions.is_empty();
    let in_place = is_everywhere || a.regions.iter().any(|code| b.regions.contains(code));
    let in_time = match (a.span, b.span) {
        (Some(a), Some(b)) => a.meets(b),
        _ => true,
    };
    one.path == other.path || in_place && in_time
}

fn part(issues: &mut Issues<'_>, place: Place<'_>, item: Raw<'_>) -> Option<(bool, PartEntry)> {
    let present = fields::of_object(issues, &MANIFEST_PART, &place, item).ok()?;
    let fields = Fields {
        place,
        whole: item,
        present: &present,
    };
    let path = fields.required(issues, "path", relative_path);
    let is_summary = fields.beside(issues, "summary", raw::flag);
    let regions = fields.beside(issues, "regions", |value| {
        let codes = raw::items(value)?.into_iter();
        let codes = codes.map(|code| Ok(raw::filled_text(code)?.into_owned()));
        codes.collect::<Result<Vec<String>, Problem>>()
    });
    // Each needs the other: a part that only begins somewhere would hold what is not made yet.
    let mut day = |name, other| match fields.given(other) {
        Some(_) => fields.required(issues, name, unit).ok(),
        None => fields.beside(issues, name, unit),
    };
    let (from, to) = (day("from", "to"), day("to", "from"));
    let span = match (from, to) {
        (Some(from), Some(to)) => match from.start().and_then(|day| Period::span(day, to.end())) {
            Some(span) => Some(span),
            None => {
                let problem = Problem::BadPeriod {
                    found: format!("{from}/{to}"),
                    error: PeriodError::Backwards,
                };
                fields.report(issues, "to", problem, Consequence::ItemLeftOut);
                None
            }
        },
        _ => None,
    };
    let part = PartEntry {
        sha256: fields.beside(issues, "sha256", sha256),
        bytes: fields.beside(issues, "bytes", byte_count),
        path: path.ok()?,
        holds: Holding {
            regions: regions.unwrap_or_default(),
            span,
        },
    };
    Some((is_summary.unwrap_or(false), part))
}

/// A calendar unit: a span says both ends, and belongs to neither.
fn unit(value: Raw<'_>) -> Result<Period, Problem> {
    let period = fields::period(value)?;
    match raw::text(value)?.contains('/') {
        false => Ok(period),
        true => Err(Problem::BadPeriod {
            found: raw::clipped(value.get()),
            error: PeriodError::Form,
        }),
    }
}

/// Which parts to load, and which to let go of for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub load: Vec<usize>,
    pub let_go: Vec<usize>,
    /// Not all that is wanted finds room.
    pub is_full: bool,
}

/// Makes room for the parts that are wanted: of those `held`, which stand in the order last looked
/// at, the others go that have not been looked at for longest.
pub fn plan(held: &[usize], wanted: &[usize], limit: u64, size: impl Fn(usize) -> u64) -> Plan {
    let mut plan = Plan::default();
    let mut room = limit;
    let mut takes = |number: usize| {
        let fits = size(number) <= room;
        if fits {
            room -= size(number);
        }
        fits
    };
    for number in wanted.iter().copied() {
        let is_held = held.contains(&number);
        match takes(number) {
            true if !is_held => plan.load.push(number),
            true => {}
            false => plan.is_full |= !is_held,
        }
    }
    for number in held.iter().rev().copied() {
        if !wanted.contains(&number) && !takes(number) {
            plan.let_go.push(number);
        }
    }
    if plan.load.is_empty() {
        plan.let_go.clear();
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load::{Manifest, Refusal, read_manifest};

    fn manifest(parts: &str) -> Result<Manifest, Refusal> {
        let text =
            format!(r#"{{"exports": [{{"path": "p/s.json", "title": "P", "parts": {parts}}}]}}"#);
        read_manifest(text.as_bytes())
    }

    fn problem(parts: &str) -> (String, Problem) {
        match manifest(parts) {
            Err(Refusal::ManifestInvalid { path, problem, .. }) => (path, problem),
            other => panic!("{parts}: {other:?}"),
        }
    }

    const SUMMARY: &str = r#"{"path": "p/s.json", "summary": true}"#;

    #[test]
    fn an_entry_lists_its_parts_with_what_they_hold() {
        let parts = format!(
            r#"[{SUMMARY},
            {{"path": "p/xy-2023.json", "bytes": 5, "sha256": null, "regions": ["610400"],
              "from": "2023-01", "to": "2023-12"}},
            {{"path": "p/xy-2022.json", "regions": ["610400"], "from": "2022", "to": "2022"}},
            {{"path": "p/more.json", "summary": true}},
            {{"path": "p/bj-2023.json", "regions": ["610300"], "from": "2023", "to": "2023"}}]"#
        );
        let manifest = manifest(&parts).unwrap();
        let entry = &manifest.exports[0];
        assert_eq!(
            entry.paths().collect::<Vec<_>>(),
            ["p/s.json", "p/more.json"]
        );
        assert_eq!(entry.stem(), "s");
        let paths: Vec<&str> = entry.parts.iter().map(|part| part.path.as_str()).collect();
        assert_eq!(
            paths,
            ["p/xy-2023.json", "p/xy-2022.json", "p/bj-2023.json"]
        );
        let first = &entry.parts[0];
        assert_eq!(first.bytes, Some(5));
        assert_eq!(first.holds.regions, ["610400"]);
        assert_eq!(first.holds.span, Period::parse("2023").ok());
    }

    #[test]
    fn without_a_summary_nothing_would_stand_at_once() {
        let part = r#"{"path": "p/a.json", "regions": ["610400"]}"#;
        for parts in [
            "[]".to_owned(),
            format!("[{part}]"),
            // The entry's own path is what older readers open.
            format!(r#"[{part}, {{"path": "p/other.json", "summary": true}}]"#),
        ] {
            let expected = ("exports[0].parts".to_owned(), Problem::NoSummary);
            assert_eq!(problem(&parts), expected, "{parts}");
        }
    }

    #[test]
    fn two_parts_do_not_hold_the_same() {
        let part = |path: &str, more: &str| format!(r#"{{"path": "{path}"{more}}}"#);
        let years = |from: &str, to: &str| format!(r#", "from": "{from}", "to": "{to}""#);
        let here = r#", "regions": ["610400", "610300"]"#;
        for (one, other) in [
            (part("a", ""), part("b", here)),
            (part("a", here), part("b", r#", "regions": ["610300"]"#)),
            (
                part("a", &years("2022", "2023-06")),
                part("b", &years("2023", "2023")),
            ),
            (
                part("a", &years("2022", "2022")),
                part("a", &years("2023", "2023")),
            ),
            (part("a", ""), part("p/s.json", here)),
        ] {
            let (path, found) = problem(&format!("[{SUMMARY}, {one}, {other}]"));
            assert!(path.starts_with("exports[0].parts["), "{path}");
            assert!(
                matches!(found, Problem::PartsOverlap { .. }),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn what_was_not_looked_at_for_longest_is_let_go() {
        let size = |number: usize| [10, 20, 30, 40][number];
        // 3 is wanted: 40 of 80; of 0, 1, 2 the last looked at stays, and what fits beside it.
        let room = plan(&[0, 1, 2], &[3], 80, size);
        assert_eq!((room.load, room.is_full), (vec![3], false));
        assert_eq!(room.let_go, [1]);
        // What is wanted and held is never let go.
        let kept = plan(&[0, 1, 2], &[0, 3], 60, size);
        assert_eq!((kept.load, kept.let_go), (vec![3], vec![2, 1]));
        let full = plan(&[2], &[3, 2, 1], 50, size);
        assert_eq!((full.load.clone(), full.is_full), (vec![3], true));
        // Nothing to load: nothing goes.
        assert_eq!(plan(&[0, 1, 2], &[1], 20, size), Plan::default());
    }

    #[test]
    fn a_span_has_two_ends_in_their_order() {
        for (ends, at) in [
            (r#""from": "2023""#, "to"),
            (r#""to": "2023""#, "from"),
            (r#""from": "2023", "to": "2022-12""#, "to"),
            (r#""from": "2023-13", "to": "2024""#, "from"),
            (r#""from": "2023-01-01/2023-02-01", "to": "2024""#, "from"),
            (r#""from": "2023", "to": "../2024-01-01""#, "to"),
        ] {
            let (path, _) = problem(&format!(r#"[{SUMMARY}, {{"path": "a", {ends}}}]"#));
            assert_eq!(path, format!("exports[0].parts[1].{at}"), "{ends}");
        }
    }
}
