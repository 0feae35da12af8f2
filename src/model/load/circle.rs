//! Undoes definitions that lead back to themselves, so that whoever follows them comes to an end.

use std::collections::BTreeMap;

use super::issue::{Consequence, Problem};
use super::limits::MAX_REGION_LEVELS;
use super::place::{Issues, Place};
use super::raw;
use crate::model::catalogue::Catalogue;
use crate::model::indicator::{Indicator, RatioOf};
use crate::model::region::Region;

/// Takes the parent from regions that lie in each other, or under too many levels.
pub(super) fn untie_regions(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    builtin: &[Region],
    own: &mut [Region],
) {
    let pair = |r: &Region| Some((r.code.clone(), r.parent.clone()?));
    let given: BTreeMap<String, String> = builtin.iter().filter_map(pair).collect();
    let mut parents = given.clone();
    parents.extend(own.iter().filter_map(pair));
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
                match given.get(&region.code) {
                    Some(parent) => parents.insert(region.code.clone(), parent.clone()),
                    None => parents.remove(&region.code),
                };
                let problem = Problem::CircularRegion {
                    code: raw::clipped(&region.code),
                };
                issues.report(place, None, problem, Consequence::FieldLeftOut);
            }
        }
    }
}

fn is_in_circle(parents: &BTreeMap<String, String>, code: &str) -> bool {
    above(parents, code).any(|parent| parent == code)
}

fn is_too_deep(parents: &BTreeMap<String, String>, code: &str) -> bool {
    above(parents, code).count() >= MAX_REGION_LEVELS
}

/// The regions above one, nearest first, as far as levels may go.
fn above<'p>(parents: &'p BTreeMap<String, String>, code: &str) -> impl Iterator<Item = &'p str> {
    std::iter::successors(parents.get(code), |code| parents.get(code.as_str()))
        .map(String::as_str)
        .take(MAX_REGION_LEVELS)
}

/// Takes the ratio from indicators whose ratio leads back to a ratio of ratios.
pub(super) fn untie_ratios(
    issues: &mut Issues<'_>,
    place: &Place<'_>,
    catalogue: &Catalogue,
    own: &mut [Indicator],
) {
    const LEVELS: usize = 4;
    let mut ratios: BTreeMap<String, RatioOf> = BTreeMap::new();
    for indicator in catalogue.indicators.iter().chain(own.iter()) {
        if let Some(ratio) = &indicator.ratio {
            ratios.insert(indicator.id.clone(), ratio.clone());
        }
    }
    for indicator in own.iter_mut().filter(|i| i.ratio.is_some()) {
        let mut reached = vec![indicator.id.as_str()];
        for _ in 0..LEVELS {
            reached = reached
                .iter()
                .filter_map(|id| ratios.get(*id))
                .flat_map(|ratio| [ratio.of.as_str(), ratio.to.as_str()])
                .collect();
        }
        if reached.iter().any(|id| ratios.contains_key(*id)) {
            indicator.ratio = None;
            let problem = Problem::CircularRatio {
                id: raw::clipped(&indicator.id),
            };
            issues.report(place, None, problem, Consequence::FieldLeftOut);
        }
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
        let parents = own
            .iter()
            .filter_map(|r| Some((r.code.clone(), r.parent.clone()?)))
            .collect();
        assert!(own.iter().all(|r| !is_too_deep(&parents, &r.code)));
    }
}
