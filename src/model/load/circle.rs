//! Undoes definitions that lead back to themselves, so that whoever follows them comes to an end.

use super::issue::{Consequence, Problem};
use super::limits::MAX_REGION_LEVELS;
use super::observation::PartOf;
use super::place::{Issues, Place};
use super::raw;
use crate::model::catalogue::Catalogue;
use crate::model::index::Index;
use crate::model::indicator::{Indicator, RatioOf};
use crate::model::region::Region;

/// Takes the parent from regions that lie in each other, or under too many levels.
#[inline(never)]
pub(super) fn untie_regions(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    builtin: &[Region],
    own: &mut [Region],
) {
    let given = Parents::of(builtin);
    let mut parents = given.clone();
    for region in own.iter().filter(|region| region.parent.is_some()) {
        parents.set(&region.code, region.parent.as_deref());
    }
    // First those in a circle, so that what lies under it keeps its place; then what is too deep.
    // A parent taken gives way to the gazetteer's, so all are asked again until none is taken;
    // each round but the last takes one, so the rounds come to an end.
    for is_tied in [is_in_circle, is_too_deep] {
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            for region in own.iter_mut().filter(|region| region.parent.is_some()) {
                if !is_tied(&parents, &region.code) {
                    continue;
                }
                is_settled = false;
                region.parent = None;
                parents.set(&region.code, given.get(&region.code));
                let problem = Problem::CircularRegion {
                    code: raw::clipped(&region.code),
                };
                issues.report(place, None, problem, Consequence::FieldLeftOut);
            }
        }
    }
}

/// The region above each, by code.
#[derive(Clone, Default)]
struct Parents {
    places: Index,
    codes: Vec<Option<String>>,
}

impl Parents {
    fn of(regions: &[Region]) -> Parents {
        let mut parents = Parents::default();
        for region in regions {
            parents.set(&region.code, region.parent.as_deref());
        }
        parents
    }

    /// Puts a region under another, or under none.
    fn set(&mut self, code: &str, parent: Option<&str>) {
        let parent = parent.map(str::to_owned);
        match self.places.at(code).and_then(|at| self.codes.get_mut(at)) {
            Some(known) => *known = parent,
            None => {
                self.places.intern(code);
                self.codes.push(parent);
            }
        }
    }

    fn get(&self, code: &str) -> Option<&str> {
        self.codes.get(self.places.at(code)?)?.as_deref()
    }
}

fn is_in_circle(parents: &Parents, code: &str) -> bool {
    above(parents, code).any(|parent| parent == code)
}

fn is_too_deep(parents: &Parents, code: &str) -> bool {
    above(parents, code).count() >= MAX_REGION_LEVELS
}

/// The regions above one, nearest first, as far as levels may go.
fn above<'p>(parents: &'p Parents, code: &str) -> impl Iterator<Item = &'p str> {
    std::iter::successors(parents.get(code), |code| parents.get(code)).take(MAX_REGION_LEVELS)
}

/// Takes the ratio from indicators whose ratio leads back to a ratio of ratios.
#[inline(never)]
pub(super) fn untie_ratios(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    catalogue: &Catalogue,
    own: &mut [Indicator],
) {
    const LEVELS: usize = 4;
    let mut places = Index::default();
    let mut ratios: Vec<RatioOf> = Vec::new();
    for indicator in catalogue.indicators.iter().chain(own.iter()) {
        if let Some(ratio) = &indicator.ratio {
            places.insert(&indicator.id, ratios.len() as u32);
            ratios.push(ratio.clone());
        }
    }
    for indicator in own.iter_mut().filter(|i| i.ratio.is_some()) {
        let mut reached = vec![indicator.id.as_str()];
        for _ in 0..LEVELS {
            reached = reached
                .iter()
                .filter_map(|id| ratios.get(places.at(id)?))
                .flat_map(|ratio| [ratio.of.as_str(), ratio.to.as_str()])
                .collect();
        }
        if reached.iter().any(|id| places.contains(id)) {
            indicator.ratio = None;
            let problem = Problem::CircularRatio {
                id: raw::clipped(&indicator.id),
            };
            issues.report(place, None, problem, Consequence::FieldLeftOut);
        }
    }
}

/// What each observation with an id says that it is a part of.
pub(super) struct Above<'a, 'p> {
    pub(super) of: Index,
    pub(super) parts: &'p [PartOf<'a>],
}

impl Above<'_, '_> {
    fn next(&self, id: &str) -> Option<&str> {
        let part = self.parts.get(self.of.at(id)?)?;
        Some(&part.of)
    }

    /// Whether following what is above an observation comes to no end.
    pub(super) fn is_circular(&self, from: &str) -> bool {
        const LEVELS: usize = 32;
        let mut at = self.next(from);
        for _ in 0..LEVELS {
            let Some(next) = at else { return false };
            at = self.next(next);
        }
        at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(code: &str, parent: &str) -> Region {
        Region {
            parent: Some(parent.to_owned()),
            ..Region::undefined(code)
        }
    }

    #[test]
    fn a_circle_is_cut_once_and_what_lies_under_it_keeps_its_parent() {
        let mut own = [region("c", "a"), region("a", "b"), region("b", "a")];
        let mut issues = Issues::default();
        untie_regions(&mut issues, &Place::ROOT, &[], &mut own);
        let parents = own.map(|r| r.parent);
        assert_eq!(parents, [Some("a".into()), None, Some("a".into())]);
        assert_eq!(issues.finish().len(), 1);
    }

    #[test]
    fn a_long_chain_is_cut_into_levels_that_end() {
        let mut own: Vec<Region> = (0..100)
            .map(|i| region(&format!("{i:03}"), &format!("{:03}", i + 1)))
            .collect();
        own.push(region("100", "000"));
        untie_regions(&mut Issues::default(), &Place::ROOT, &[], &mut own);
        let parents = Parents::of(&own);
        assert!(own.iter().all(|r| !is_too_deep(&parents, &r.code)));
    }
}
