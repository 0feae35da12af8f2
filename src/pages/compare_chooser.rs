//! What to compare with (对比对象): a list of periods, regions and exports, and swapping sides.

use crate::components::filters::{option, select};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::model::RegionId;
use crate::platform::view::{View, el};
use crate::route::{Against, Route};
use crate::text::name::region_name;
use crate::text::side_by_side::compare_words;

/// The chooser.
pub fn chooser(scene: &Scene) -> View {
    let words = compare_words(scene.lang);
    let state = State::here();
    let chosen = scene.route.against.clone().unwrap_or_default();
    let entry = |against: Against, text: String| {
        let value = against.to_text();
        let is_chosen = value == chosen;
        option(value, text, is_chosen)
    };
    let periods = scene.opened.periods().into_iter();
    let periods = periods
        .filter(|p| *p != scene.period)
        .map(|p| entry(Against::Period(p), scene.period_name(p)));
    let regions = regions(scene).into_iter().filter_map(|region| {
        let code = scene.data().region(region)?.code.clone();
        let name = region_name(scene.lang, scene.data(), region).to_owned();
        Some(entry(Against::Region(code), name))
    });
    let manifest = state.source.with_untracked(|s| s.manifest.clone());
    let current = scene.opened.export.as_deref();
    let exports = manifest.iter().flat_map(|m| &m.exports);
    let exports = exports
        .filter(|e| current != Some(e.stem()))
        .map(|e| entry(Against::Export(e.stem().to_owned()), e.title.clone()));
    let groups: [(&'static str, Vec<View>); 3] = [
        (words.exports, exports.collect()),
        (words.periods, periods.collect()),
        (words.regions, regions.collect()),
    ];
    let mut options = vec![option(
        String::new(),
        words.nothing.to_owned(),
        chosen.is_empty(),
    )];
    let groups = groups.into_iter().filter(|(_, items)| !items.is_empty());
    options
        .extend(groups.map(|(name, items)| el("optgroup").attr("label", name).child(items).into()));
    let choose = move |text: String| {
        let mut next = state.route.get_untracked();
        next.against = Some(text).filter(|text| !text.is_empty());
        next.figure = None;
        next.tables.clear();
        state.go(next);
    };
    el("div")
        .class("compare__chooser")
        .child(el("span").attr("aria-hidden", "true").child(words.with))
        .child(select(
            words.with,
            "choice--against",
            options,
            chosen,
            choose,
        ))
        .child(swapped(scene).map(|to| {
            el("a")
                .class("compare__swap")
                .attr("href", to.fragment())
                .child(words.swap)
        }))
        .into()
}

/// Regions that may stand beside the one looked at: its siblings and children.
fn regions(scene: &Scene) -> Vec<RegionId> {
    let data = scene.data();
    let mut all: Vec<RegionId> = vec![data.home()];
    all.extend(data.regions.children(data.home()));
    all.retain(|region| *region != scene.region);
    all
}

/// The same comparison seen from the other side.
fn swapped(scene: &Scene) -> Option<Route> {
    let against = Against::parse(scene.route.against.as_deref()?)?;
    let mut route = scene.route.clone();
    route.hash = None;
    let back = match against {
        Against::Period(period) => {
            route.period = Some(period);
            Against::Period(scene.period)
        }
        Against::Region(code) => {
            route.region = Some(code);
            Against::Region(scene.data().region(scene.region)?.code.clone())
        }
        Against::Export(id) => {
            route.data = Some(id);
            route.period = None;
            Against::Export(scene.opened.export.clone()?)
        }
    };
    route.against = Some(back.to_text());
    Some(route)
}
