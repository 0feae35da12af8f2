//! A data set cut to a region (限定地区): what speaks of anything outside it is not kept.

use super::build::Builder;
use crate::model::region::RegionId;

impl Builder {
    /// Keeps what speaks of a region or of what lies in it, which becomes the committee's own; of a
    /// region that nobody knows, nothing. A record without a region is the committee's.
    #[inline(never)]
    pub fn keep_within(&mut self, code: &str) {
        let home = self.meta.committee.region;
        let whole = self.regions.find(code);
        let regions = std::mem::take(&mut self.regions);
        let is_inside = |region: RegionId| {
            let mut above = Some(region);
            // No chain of regions is longer than their number.
            for _ in 0..=regions.len() {
                match above {
                    Some(id) if Some(id) == whole => return true,
                    Some(id) => above = regions.parent(id),
                    None => return false,
                }
            }
            false
        };
        let inside: Vec<bool> = (0..regions.len() as u16)
            .map(|id| is_inside(RegionId(id)))
            .collect();
        self.slots.keep(1, &inside);
        self.targets.retain(|t| is_inside(t.coordinate.region));
        self.records
            .retain(|record| is_inside(record.region.unwrap_or(home)));
        self.regions = regions;
        if let Some(whole) = whole {
            self.meta.committee.region = whole;
            self.regions.untie(whole);
        }
    }
}
