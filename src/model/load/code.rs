//! Region codes: those of which an export says nothing must be known before the first
//! observation can be coded.

use crate::model::json::Raw;

use super::issue::{Problem, Type};
use super::limits::MAX_REGIONS;
use super::lists::Lists;
use super::place::{Issues, Place};
use super::raw;
use super::rows::{Column, Items, REGION};
use crate::model::index::Index;
use crate::model::region::{Region, renamed};

/// The regions of which only a code is known, each told once; and the abolished codes that are used.
#[inline(never)]
pub(super) fn undefined_regions(
    lists: &Lists<'_>,
    issues: &mut Issues<'_>,
    committee: (&str, Raw<'_>),
    builtin: &[Region],
    own: &[Region],
) -> (Vec<Region>, Vec<String>) {
    let mut known = Index::default();
    for region in builtin.iter().chain(own) {
        known.intern(&region.code);
    }
    let room = MAX_REGIONS.saturating_sub(known.len());
    let mut found = Codes {
        known,
        unknown: Index::default(),
        abolished: Index::default(),
        room,
    };
    let place = Place::ROOT.key("committee");
    found.meet(issues, &place.key("region"), committee.0, committee.1);
    let place = Place::ROOT.key("regions");
    for region in own {
        if let Some(parent) = &region.parent {
            found.meet_unplaced(issues, &place, parent);
        }
    }
    let list = Place::ROOT.key("observations");
    for run in &lists.observations {
        match &run.columns {
            None => {
                let all = (0..run.items.len()).filter_map(|index| run.items.get(index));
                found.meet_in_objects(issues, &list, all);
            }
            Some(columns) => found.meet_in_rows(issues, &list.key("rows"), columns, &run.items),
        }
    }
    for items in &lists.targets {
        found.meet_in_objects(issues, &Place::ROOT.key("targets"), items.iter().copied());
    }
    for items in &lists.records {
        found.meet_in_objects(issues, &Place::ROOT.key("records"), items.iter().copied());
    }
    let Codes {
        known,
        unknown,
        abolished,
        ..
    } = found;
    let is_known = |code: &str| known.contains(code) || unknown.contains(code);
    let regions = unknown.iter().map(|(code, _)| Region {
        parent: parents_of(code).find(|parent| is_known(parent)),
        ..Region::undefined(code)
    });
    let abolished = abolished.iter().map(|(code, _)| code.to_owned());
    (regions.collect(), abolished.collect())
}

/// The region codes met so far.
struct Codes {
    known: Index,
    unknown: Index,
    /// Codes that were abolished, with a known one in their place.
    abolished: Index,
    room: usize,
}

impl Codes {
    fn meet(&mut self, issues: &mut Issues<'_>, place: &Place<'_>, code: &str, raw: Raw<'_>) {
        self.meet_at(issues, place, code, Some(raw), 1);
    }

    fn meet_unplaced(&mut self, issues: &mut Issues<'_>, place: &Place<'_>, code: &str) {
        self.meet_at(issues, place, code, None, 1);
    }

    fn meet_at(
        &mut self,
        issues: &mut Issues<'_>,
        place: &Place<'_>,
        code: &str,
        raw: Option<Raw<'_>>,
        times: usize,
    ) {
        if code.is_empty() || self.known.contains(code) {
            return;
        }
        if renamed(code).is_some_and(|new| self.known.contains(new)) {
            self.abolished.intern(code);
            return;
        }
        if !self.unknown.contains(code) {
            if self.unknown.len() >= self.room {
                return;
            }
            self.unknown.intern(code);
        }
        let unknown = |code| Problem::UnknownRegion { code, count: 1 };
        issues.tally(place, raw, "region code", code, unknown);
        if times > 1 {
            issues.count("region code", code, times - 1);
        }
    }

    fn meet_in_objects<'a>(
        &mut self,
        issues: &mut Issues<'_>,
        list: &Place<'_>,
        items: impl Iterator<Item = Raw<'a>>,
    ) {
        for (index, item) in items.enumerate() {
            let members = raw::members(item).unwrap_or_default();
            let region = members.iter().rev().find(|(name, _)| name == "region");
            if let Some(&(_, raw)) = region
                && let Ok(code) = raw::text(raw)
            {
                self.meet(issues, &list.index(index).key("region"), &code, raw);
            }
        }
    }

    fn meet_in_rows(
        &mut self,
        issues: &mut Issues<'_>,
        list: &Place<'_>,
        columns: &[Column<'_>],
        items: &Items<'_>,
    ) {
        let is_region = |column: &Column<'_>| matches!(column, Column::Field("region"));
        let Some(column) = columns.iter().position(is_region) else {
            return;
        };
        // Each code where it was met first, as often as plain rows have it; other rows between.
        let counts = items.slots.counted(REGION, 0..items.len());
        let wanted = |row: &&u32| (**row as usize) < items.len();
        let mut odd = items.scan.odd.iter().take_while(wanted).peekable();
        let mut meet = |row: u32, cell: Option<Raw<'_>>, times: u32| {
            let row = row as usize;
            if let Some(raw) = cell.or_else(|| cell_of(items.get(row)?, column))
                && let Ok(code) = raw::text(raw)
            {
                let place = list.index(row);
                self.meet_at(
                    issues,
                    &place.index(column),
                    &code,
                    Some(raw),
                    times as usize,
                );
            }
        };
        for (met, times) in items.scan.met(REGION).iter().zip(counts) {
            while let Some(row) = odd.next_if(|row| **row <= met.row) {
                meet(*row, None, 1);
            }
            if times > 0 {
                meet(met.row, items.at(met.start), times);
            }
        }
        for row in odd {
            meet(*row, None, 1);
        }
    }
}

/// The regions above a GB/T 2260 code, nearest first: 610402 → 610400 → 610000.
fn parents_of(code: &str) -> impl Iterator<Item = String> {
    let is_code = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    let above = |digits: usize| {
        let start = code.get(..digits)?;
        Some(format!("{start:0<6}")).filter(|parent| parent != code)
    };
    let parents = if is_code {
        [above(4), above(2)]
    } else {
        [None, None]
    };
    parents.into_iter().flatten()
}

/// One cell of a row, without reading the others.
fn cell_of(row: Raw<'_>, column: usize) -> Option<Raw<'_>> {
    if raw::type_of(row) != Type::List {
        return None;
    }
    row.items().nth(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parents_of_a_code_are_the_prefecture_and_the_province() {
        let parents = |code| parents_of(code).collect::<Vec<_>>();
        assert_eq!(parents("610402"), ["610400", "610000"]);
        assert_eq!(parents("610400"), ["610000"]);
        assert!(parents("610000").is_empty());
        assert!(parents("秦都").is_empty());
        assert!(parents("6104").is_empty());
    }

    #[test]
    fn a_cell_is_found_without_reading_the_others() {
        let row = Raw::of(r#"["a", {"b": [1]}, "610404", 17]"#);
        assert_eq!(cell_of(row, 2).unwrap().get(), "\"610404\"");
        assert!(cell_of(row, 9).is_none());
    }
}
