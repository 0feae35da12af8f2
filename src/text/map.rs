//! Words of the county map (地图文字).

use super::Lang;
use crate::analysis::MapRefusal;

/// Why there is no map, and what to do; the tiles stand in its place.
pub fn map_refused(lang: Lang, refusal: MapRefusal) -> &'static str {
    match refusal {
        MapRefusal::NotApproved => lang.pick(
            "部署所配的地图没有审图号，不予显示，以方格代替。请在 data/index.json 的 map.approval 中填写审图号。",
            "The map of this deployment has no approval number and is not shown; tiles stand in its place. Put the number into map.approval of data/index.json.",
        ),
        MapRefusal::NotThere => lang.pick(
            "部署所配的地图没有取到，以方格代替。请检查 data/index.json 的 map.path。",
            "The map of this deployment did not arrive; tiles stand in its place. Check map.path of data/index.json.",
        ),
        MapRefusal::NotOutlines => lang.pick(
            "部署所配的地图不是可用的 GeoJSON（经纬度的面），以方格代替。",
            "The map of this deployment is not GeoJSON with polygons in degrees; tiles stand in its place.",
        ),
    }
}

/// The button to the map, from tiles, or to tiles.
pub fn map_switch(lang: Lang, is_tiles: bool) -> &'static str {
    match is_tiles {
        true => lang.pick("看地图", "Show the map"),
        false => lang.pick("看方格", "Show tiles"),
    }
}

/// The head of the counties that the map has no outline for.
pub fn without_outline(lang: Lang) -> &'static str {
    lang.pick(
        "地图上没有轮廓的县市区",
        "Counties without an outline on the map",
    )
}

/// The line beneath the map: its approval number, said to be one.
pub fn approval_text(lang: Lang, approval: &str) -> String {
    match lang {
        _ if approval.contains("审图号") => approval.to_owned(),
        Lang::Zh => format!("审图号：{approval}"),
        Lang::En => format!("Map approval number: {approval}"),
    }
}
