//! Regions (地区): reference areas by GB/T 2260 code, and how they nest.

use super::index::Index;
use super::order;
use super::pack::{coded, packed};

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
    /// By the region above.
    children: Vec<Vec<RegionId>>,
    /// Abolished codes that the export uses, with the regions that took their place.
    renamed: Vec<(String, RegionId)>,
}

/// Codes that were abolished when a county became a city or a district of the same bounds, with the
/// code in their place. A region that was divided among others has none.
const RENAMED: &[(&str, &str)] = &[
    ("140227", "140215"),
    ("610125", "610118"),
    ("610126", "610117"),
    ("610322", "610305"),
    ("610427", "610482"),
    ("610521", "610503"),
    ("610623", "610681"),
    ("610624", "610603"),
    ("610721", "610703"),
    ("610821", "610881"),
    ("610823", "610803"),
    ("610928", "610981"),
];

/// The code that took the place of an abolished one.
pub fn renamed(code: &str) -> Option<&'static str> {
    let found = RENAMED.iter().find(|(old, _)| *old == code);
    found.map(|(_, new)| *new)
}

impl Regions {
    /// Takes the built-in gazetteer and the export's own list. Where the export lists any child of
    /// a region, its list is that region's children: a committee may work with 13 of 14 counties.
    #[inline(never)]
    pub fn new(builtin: Vec<Region>, own: Vec<Region>) -> Regions {
        let mut listed = Index::default();
        let mut claimed = Index::default();
        for region in &own {
            listed.intern(&region.code);
            claimed.intern(region.parent.as_deref().unwrap_or_default());
        }
        let mut places = Index::default();
        let mut met: Vec<Region> = Vec::with_capacity(builtin.len() + own.len());
        for region in builtin {
            let mut region = region;
            let parent = region.parent.as_deref();
            if parent.is_some_and(|parent| claimed.contains(parent))
                && !listed.contains(&region.code)
            {
                region.parent = None;
            }
            put(&mut places, &mut met, region);
        }
        for mut region in own {
            if let Some(known) = places.at(&region.code).and_then(|at| met.get(at)) {
                region.name_en = region.name_en.or_else(|| known.name_en.clone());
                region.parent = region.parent.or_else(|| known.parent.clone());
            }
            put(&mut places, &mut met, region);
        }
        order::sort_by(&mut met, |a, b| a.code.cmp(&b.code));
        met.truncate(usize::from(u16::MAX));
        let mut regions = Regions {
            children: vec![Vec::new(); met.len()],
            all: met,
            renamed: Vec::new(),
        };
        for (index, region) in regions.all.iter().enumerate() {
            let parent = region.parent.as_deref();
            let above = parent
                .filter(|parent| *parent != region.code)
                .and_then(|parent| regions.find(parent));
            if let Some(children) =
                above.and_then(|above| regions.children.get_mut(usize::from(above.0)))
            {
                children.push(RegionId(index as u16));
            }
        }
        regions
    }

    /// The region of a code; of an abolished code that the export uses, the one in its place.
    pub fn find(&self, code: &str) -> Option<RegionId> {
        let place = self.all.binary_search_by(|r| r.code.as_str().cmp(code));
        match place {
            Ok(index) => Some(RegionId(index as u16)),
            Err(_) => {
                let found = self.renamed.iter().find(|(old, _)| old == code);
                found.map(|(_, id)| *id)
            }
        }
    }

    /// Takes note of an abolished code that the export uses.
    pub fn rename(&mut self, code: &str) {
        if let Some(id) = renamed(code).and_then(|new| self.find(new)) {
            self.renamed.push((code.to_owned(), id));
        }
    }

    /// The abolished codes that the export uses, with the regions in their place.
    pub fn renamed(&self) -> &[(String, RegionId)] {
        &self.renamed
    }

    /// Every region with its id, in order of code.
    pub fn iter(&self) -> impl Iterator<Item = (RegionId, &Region)> {
        let all = self.all.iter().enumerate();
        all.map(|(index, region)| (RegionId(index as u16), region))
    }

    /// The region itself; ids come from this list, a strange one answers with the first.
    pub fn get(&self, id: RegionId) -> Option<&Region> {
        self.all.get(usize::from(id.0))
    }

    /// Child regions in order of code; empty for a leaf.
    pub fn children(&self, id: RegionId) -> &[RegionId] {
        self.children
            .get(usize::from(id.0))
            .map_or(&[], Vec::as_slice)
    }

    /// The region above.
    pub fn parent(&self, id: RegionId) -> Option<RegionId> {
        self.find(self.get(id)?.parent.as_deref()?)
    }

    /// Lets a region stand alone: with nothing above it, it has no siblings and is part of nothing.
    pub fn untie(&mut self, id: RegionId) {
        for children in &mut self.children {
            children.retain(|child| *child != id);
        }
        if let Some(region) = self.all.get_mut(usize::from(id.0)) {
            region.parent = None;
        }
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

/// Adds a region, in place of one that has its code.
fn put(places: &mut Index, met: &mut Vec<Region>, region: Region) {
    let (number, is_new) = places.intern(&region.code);
    if is_new {
        met.push(region);
    } else if let Some(known) = met.get_mut(number as usize) {
        *known = region;
    }
}

coded!(RegionId, u16);
packed!(struct RegionId { 0 });
packed!(struct Region { code, name, short, name_en, parent, tile, is_defined });
packed!(struct Regions { all, children, renamed });

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
