//! Regions (地区): reference areas by GB/T 2260 code, and how they nest.

use std::collections::BTreeMap;

/// Index of a region in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub u16);

/// A region (地区).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// GB/T 2260.
    pub code: String,
    pub name: String,
    pub short: String,
    pub name_en: Option<String>,
    pub parent: Option<String>,
    /// Column and row in the tile grid.
    pub tile: Option<(u16, u16)>,
    /// False when neither the gazetteer nor the export names it.
    pub is_defined: bool,
}

impl Region {
    /// A region of which only the code is known.
    pub fn undefined(code: &str) -> Region {
        Region {
            code: code.to_owned(),
            name: code.to_owned(),
            short: code.to_owned(),
            name_en: None,
            parent: None,
            tile: None,
            is_defined: false,
        }
    }
}

/// All regions that a data set can name, in order of code, with their children.
#[derive(Clone, Debug, Default)]
pub struct Regions {
    all: Vec<Region>,
    children: BTreeMap<String, Vec<RegionId>>,
}

impl Regions {
    /// Takes the built-in gazetteer and the export's own list. Where the export lists any child of
    /// a region, its list is that region's children: a committee may work with 13 of 14 counties.
    pub fn new(builtin: Vec<Region>, own: Vec<Region>) -> Regions {
        let mut by_code: BTreeMap<String, Region> = BTreeMap::new();
        let claimed: std::collections::BTreeSet<&str> =
            own.iter().filter_map(|r| r.parent.as_deref()).collect();
        for region in builtin {
            let replaced = region
                .parent
                .as_deref()
                .is_some_and(|parent| claimed.contains(parent));
            let mut region = region;
            if replaced && !own.iter().any(|r| r.code == region.code) {
                region.parent = None;
            }
            by_code.insert(region.code.clone(), region);
        }
        for mut region in own {
            if let Some(known) = by_code.get(&region.code) {
                region.name_en = region.name_en.or_else(|| known.name_en.clone());
                region.parent = region.parent.or_else(|| known.parent.clone());
            }
            by_code.insert(region.code.clone(), region);
        }
        let all: Vec<Region> = by_code.into_values().take(usize::from(u16::MAX)).collect();
        let mut children: BTreeMap<String, Vec<RegionId>> = BTreeMap::new();
        for (index, region) in all.iter().enumerate() {
            if let Some(parent) = region
                .parent
                .as_ref()
                .filter(|parent| **parent != region.code)
            {
                children
                    .entry(parent.clone())
                    .or_default()
                    .push(RegionId(index as u16));
            }
        }
        Regions { all, children }
    }

    /// The region of a code.
    pub fn find(&self, code: &str) -> Option<RegionId> {
        self.all
            .binary_search_by(|r| r.code.as_str().cmp(code))
            .ok()
            .map(|i| RegionId(i as u16))
    }

    /// The region itself; ids come from this list, a strange one answers with the first.
    pub fn get(&self, id: RegionId) -> Option<&Region> {
        self.all.get(usize::from(id.0))
    }

    /// Child regions in order of code; empty for a leaf.
    pub fn children(&self, id: RegionId) -> &[RegionId] {
        self.get(id)
            .and_then(|r| self.children.get(&r.code))
            .map_or(&[], Vec::as_slice)
    }

    /// The region above.
    pub fn parent(&self, id: RegionId) -> Option<RegionId> {
        self.find(self.get(id)?.parent.as_deref()?)
    }

    /// Number of regions known.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether no region is known.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(code: &str, parent: &str) -> Region {
        Region {
            parent: Some(parent.into()),
            is_defined: true,
            ..Region::undefined(code)
        }
    }

    #[test]
    fn the_exports_own_list_of_children_replaces_the_gazetteers() {
        let builtin = vec![
            region("610402", "610400"),
            region("610403", "610400"),
            region("610400", "610000"),
        ];
        let own = vec![region("610402", "610400")];
        let regions = Regions::new(builtin, own);
        let city = regions.find("610400").unwrap();
        assert_eq!(regions.children(city).len(), 1);
        assert!(regions.find("610403").is_some(), "still known by name");
    }

    #[test]
    fn a_region_that_is_its_own_parent_has_no_children() {
        let regions = Regions::new(Vec::new(), vec![region("1", "1")]);
        assert!(regions.children(RegionId(0)).is_empty());
    }
}
