//! County tiles (县区方格图): every county equal in size, shaded by its figure; each opens its
//! county. Shades are steps of the theme, each with a text colour that can be read on it.

use leptos::prelude::*;

use super::figure::figure;
use super::scene::Scene;
use crate::analysis::{Tile, TilesView};

/// Number of shades that the themes define.
const SHADES: f64 = 7.0;

/// The tiles of a region's counties.
#[component]
pub fn Tiles(scene: Scene, view: TilesView) -> impl IntoView {
    let columns = format!("--columns:{}", view.columns.max(1));
    view! {
        <ul class="tiles" style=columns>
            {view.tiles.iter().map(|t| tile(&scene, t)).collect::<Vec<_>>()}
        </ul>
    }
    .into_any()
}

fn tile(scene: &Scene, of: &Tile) -> AnyView {
    let place = format!("grid-column:{};grid-row:{}", of.column + 1, of.row + 1);
    let shade = match of.shade {
        Some(shade) => format!("tile tile--{}", (shade * (SHADES - 1.0)).round()),
        None => "tile tile--none".to_owned(),
    };
    let region = of.region;
    let name = scene.region_short(region).to_owned();
    view! {
        <li class=shade style=place>
            {figure(scene, &of.figure)}
            <a class="tile__name" href=scene.href_of_region(region)>{name}</a>
        </li>
    }
    .into_any()
}
