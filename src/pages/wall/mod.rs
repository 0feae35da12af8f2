//! The screens of a kiosk (大屏画面): each fits the window, in type that is read from five metres.

mod hero;
mod lists;

use crate::analysis::{self, Route};
use crate::charts;
use crate::components::chart::chart;
use crate::components::scene::Scene;
use crate::model::RegionId;
use crate::platform::view::{View, el};
use crate::route::wall::Screen;
use crate::text::name::region_name;
use crate::text::wall::screen_name;

/// The screens that a link names, one by one, as far as the export has something for them.
pub fn screens_of(scene: &Scene, asked: &[Screen]) -> Vec<Screen> {
    let data = scene.data();
    let mut screens = Vec::new();
    for screen in asked {
        match screen {
            Screen::Families => {
                let ids = scene.opened.families.iter().cloned();
                screens.extend(ids.map(Screen::Family));
            }
            Screen::Counties => {
                let children = data.regions.children(data.home()).iter();
                let codes = children.filter_map(|id| data.region(*id));
                screens.extend(codes.map(|region| Screen::Region(region.code.clone())));
            }
            one => screens.push(one.clone()),
        }
    }
    screens.retain(|screen| has_content(scene, screen));
    if screens.is_empty() {
        screens.push(Screen::Overview);
    }
    screens
}

fn has_content(scene: &Scene, screen: &Screen) -> bool {
    let (data, period, region) = (scene.data(), scene.period, scene.region);
    match screen {
        Screen::Tiles => hero::tiles_of(scene).is_some(),
        Screen::Trend => analysis::overview(data, period, region).trend.is_some(),
        Screen::Changes => !analysis::changes(data, period, region, 1).is_empty(),
        Screen::Instructions => {
            let view = analysis::overview(data, period, region);
            !view.instructions.is_empty()
        }
        Screen::Family(id) => {
            let view = analysis::family(data, id, period, region);
            let mut all = view.indicators.iter();
            all.any(|i| i.figure.route != Route::Missing)
        }
        Screen::Region(code) => region_of(scene, code)
            .is_some_and(|region| !analysis::standings(data, period, region).is_empty()),
        Screen::Overview | Screen::Families | Screen::Counties => true,
    }
}

fn region_of(scene: &Scene, code: &str) -> Option<RegionId> {
    scene.data().regions.find(code)
}

/// What a screen is called.
pub fn screen_title(scene: &Scene, screen: &Screen) -> String {
    match screen {
        Screen::Family(id) => scene.family_name(id).to_owned(),
        Screen::Region(code) => match region_of(scene, code) {
            Some(region) => region_name(scene.lang, scene.data(), region).to_owned(),
            None => code.clone(),
        },
        other => screen_name(scene.lang, &other.code()).to_owned(),
    }
}

/// A screen.
pub fn slide(scene: &Scene, screen: &Screen) -> View {
    match screen {
        Screen::Tiles => hero::tiles(scene),
        Screen::Family(id) => hero::family(scene, id),
        Screen::Region(code) => region_of(scene, code)
            .map(|r| lists::region(scene, r))
            .into(),
        Screen::Trend => trend(scene),
        Screen::Changes => lists::changes(scene),
        Screen::Instructions => lists::instructions(scene),
        Screen::Overview | Screen::Families | Screen::Counties => lists::overview(scene),
    }
}

fn trend(scene: &Scene) -> View {
    let view = analysis::overview(scene.data(), scene.period, scene.region);
    let spec = view
        .trend
        .map(|trend| charts::trend(scene.lang, scene.data(), &trend, &scene.style));
    let drawn = spec.map(|spec| chart(scene, spec, true));
    el("div").class("kiosk__chart").child(drawn).into()
}
