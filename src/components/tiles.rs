//! County tiles (县区方格图): every county equal in size, shaded by its figure; each opens its
//! county. Shades are steps of the theme, each with a text colour that can be read on it.

use super::figure::figure;
use super::scene::Scene;
use crate::analysis::{Tile, TilesView};
use crate::platform::view::{El, View, el};

/// Number of shades that the themes define.
const SHADES: f64 = 7.0;

/// The tiles of a region's counties.
pub fn tiles(scene: &Scene, view: &TilesView) -> View {
    let columns = format!("--columns:{}", view.columns.max(1));
    let tiles: View = view.tiles.iter().map(|t| tile(scene, t)).collect();
    el("ul")
        .class("tiles")
        .attr("style", columns)
        .child(tiles)
        .into()
}

fn tile(scene: &Scene, of: &Tile) -> View {
    let place = format!("grid-column:{};grid-row:{}", of.column + 1, of.row + 1);
    county(scene, of, "tile").attr("style", place).into()
}

/// A county's figure and name, shaded; the name leads to the county.
pub fn county(scene: &Scene, of: &Tile, class: &str) -> El {
    let region = of.region;
    let name = scene.region_short(region).to_owned();
    let link = el("a")
        .class("tile__name")
        .attr("href", scene.href_of_region(region))
        .child(name);
    let code = scene.data().region(region).map(|r| r.code.clone());
    el("li")
        .class(shade_class(class, of.shade))
        .maybe("data-county", code)
        .child(figure(scene, &of.figure))
        .child(link)
}

/// A class with the shade of a share of the highest, 0 to 1; hatched without one.
pub fn shade_class(name: &str, shade: Option<f64>) -> String {
    match shade {
        Some(shade) => format!("{name} tile--{}", (shade * (SHADES - 1.0)).round() as u8),
        None => format!("{name} tile--none"),
    }
}
