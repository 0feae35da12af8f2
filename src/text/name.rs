//! Names of what a data set speaks of (名称): indicators, units, regions, dimensions and members,
//! in the reader's language where the data or the catalogue has it.

use super::Lang;
use crate::model::dataset::{DimId, MemberId};
use crate::model::{Coordinate, Dataset, DimSet, IndicatorId, RegionId};

/// The indicator's name.
pub fn indicator_name(lang: Lang, data: &Dataset, id: IndicatorId) -> &str {
    data.indicator(id)
        .map_or("", |i| lang.name(&i.name, i.name_en.as_deref()))
}

/// The indicator's unit.
pub fn unit_name(lang: Lang, data: &Dataset, id: IndicatorId) -> &str {
    data.indicator(id)
        .map_or("", |i| lang.name(&i.unit, i.unit_en.as_deref()))
}

/// The region's full name; of a home that nobody names, the committee's.
pub fn region_name(lang: Lang, data: &Dataset, id: RegionId) -> &str {
    match data.region(id) {
        Some(region) if !region.is_defined && id == data.home() => &data.meta.committee.short,
        Some(region) => lang.name(&region.name, region.name_en.as_deref()),
        None => "",
    }
}

/// The region's short name: `秦都`.
pub fn region_short(lang: Lang, data: &Dataset, id: RegionId) -> &str {
    data.region(id)
        .map_or("", |r| lang.name(&r.short, r.name_en.as_deref()))
}

/// The dimension's name.
pub fn dim_name(lang: Lang, data: &Dataset, id: DimId) -> &str {
    let written = data.dim_name(id);
    match data.catalogue.dimension(written) {
        Some(dim) => lang.name(&dim.name, Some(&dim.name_en)),
        None if written == "level" => lang.pick("层级", "level"),
        None => written,
    }
}

/// The name of a dimension's member.
pub fn member_name(lang: Lang, data: &Dataset, dim: DimId, id: MemberId) -> &str {
    let written = data.member_name(id);
    let dim = data.dim_name(dim);
    match (data.catalogue.member(dim, written), dim, written) {
        (Some(member), _, _) => lang.name(&member.name, Some(&member.name_en)),
        (None, "level", "own") => lang.pick("本级", "own level"),
        (None, "level", "below") => lang.pick("下级合计", "levels below"),
        _ => written,
    }
}

/// Dims as `name: member`, in order; empty without dims.
pub fn dims_text(lang: Lang, data: &Dataset, dims: &DimSet) -> String {
    let pairs = dims.pairs().iter().map(|(dim, member)| {
        let (name, member) = (
            dim_name(lang, data, *dim),
            member_name(lang, data, *dim, *member),
        );
        match lang {
            Lang::Zh => format!("{name}：{member}"),
            Lang::En => format!("{name}: {member}"),
        }
    });
    pairs.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// The members alone, as the short label of a part: `协商式民主监督`; the indicator's name
/// without dims.
pub fn short_label(lang: Lang, data: &Dataset, coordinate: &Coordinate) -> String {
    if coordinate.dims.is_empty() {
        return indicator_name(lang, data, coordinate.indicator).to_owned();
    }
    members_text(lang, data, &coordinate.dims)
}

/// Indicator and members: `协商活动 · 协商式民主监督`.
pub fn label(lang: Lang, data: &Dataset, coordinate: &Coordinate) -> String {
    let name = indicator_name(lang, data, coordinate.indicator);
    if coordinate.dims.is_empty() {
        return name.to_owned();
    }
    format!("{name} · {}", members_text(lang, data, &coordinate.dims))
}

fn members_text(lang: Lang, data: &Dataset, dims: &DimSet) -> String {
    dims.pairs()
        .iter()
        .map(|(dim, member)| member_name(lang, data, *dim, *member))
        .collect::<Vec<_>>()
        .join(" · ")
}
