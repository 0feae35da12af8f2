//! Coordinates (坐标): where a figure stands.

use crate::model::pack::packed;
use std::fmt::Write;

use crate::model::indicator::IndicatorId;
use crate::model::order;
use crate::model::period::Period;
use crate::model::region::RegionId;

/// Index of a dimension's name in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DimId(pub u16);

/// Index of a dimension member's name in a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(pub u32);

/// Dimension members of one coordinate, in order of dimension, each dimension once.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DimSet(Vec<(DimId, MemberId)>);

impl DimSet {
    /// Sorts the pairs; of a dimension named twice the first member stays.
    pub fn new(mut pairs: Vec<(DimId, MemberId)>) -> DimSet {
        order::sort_by_key(&mut pairs, |(dim, _)| *dim);
        pairs.dedup_by_key(|(dim, _)| *dim);
        DimSet(pairs)
    }

    /// The pairs in order of dimension.
    pub fn pairs(&self) -> &[(DimId, MemberId)] {
        &self.0
    }

    /// A text that no other set has.
    pub fn key(&self) -> String {
        let mut key = String::with_capacity(self.0.len() * 8);
        for (dim, member) in &self.0 {
            // Writing to a string cannot fail.
            let _ = write!(key, "{:x}:{:x},", dim.0, member.0);
        }
        key
    }

    /// Number of dimensions named.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no dimension is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The member of a dimension.
    pub fn get(&self, dim: DimId) -> Option<MemberId> {
        self.0.iter().find(|(d, _)| *d == dim).map(|(_, m)| *m)
    }

    /// Whether every pair of `other` is in this set.
    pub fn includes(&self, other: &DimSet) -> bool {
        other.0.iter().all(|pair| self.0.contains(pair))
    }

    /// The pairs that `base` does not have.
    pub fn beyond<'a>(&'a self, base: &'a DimSet) -> impl Iterator<Item = (DimId, MemberId)> + 'a {
        self.0.iter().copied().filter(|pair| !base.0.contains(pair))
    }

    /// This set with one more pair; replaces the member of a dimension that is named already.
    pub fn with(&self, dim: DimId, member: MemberId) -> DimSet {
        let mut pairs: Vec<_> = self.0.iter().copied().filter(|(d, _)| *d != dim).collect();
        pairs.push((dim, member));
        DimSet::new(pairs)
    }

    /// This set without a dimension.
    pub fn without(&self, dim: DimId) -> DimSet {
        DimSet(self.0.iter().copied().filter(|(d, _)| *d != dim).collect())
    }

    /// Whether no item can belong to both: they name different members of one dimension.
    pub fn is_disjoint_from(&self, other: &DimSet) -> bool {
        self.0
            .iter()
            .any(|(dim, member)| other.get(*dim).is_some_and(|m| m != *member))
    }
}

/// A coordinate (坐标): indicator, period, region and dimension members.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinate {
    pub indicator: IndicatorId,
    pub period: Period,
    pub region: RegionId,
    pub dims: DimSet,
}

impl Coordinate {
    /// The coordinate without dims.
    pub fn new(indicator: IndicatorId, period: Period, region: RegionId) -> Coordinate {
        Coordinate {
            indicator,
            period,
            region,
            dims: DimSet::default(),
        }
    }

    /// The same coordinate in another period.
    pub fn at(&self, period: Period) -> Coordinate {
        Coordinate {
            period,
            ..self.clone()
        }
    }

    /// The same coordinate in another region.
    pub fn within(&self, region: RegionId) -> Coordinate {
        Coordinate {
            region,
            ..self.clone()
        }
    }

    /// The same coordinate with other dims.
    pub fn with_dims(&self, dims: DimSet) -> Coordinate {
        Coordinate {
            dims,
            ..self.clone()
        }
    }
}

packed!(struct DimId { 0 });
packed!(struct MemberId { 0 });
packed!(struct DimSet { 0 });
packed!(struct Coordinate { indicator, period, region, dims });
