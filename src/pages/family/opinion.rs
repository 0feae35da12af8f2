//! The page of social-opinion information (社情民意): by whom it was adopted, by whom submitted.

use super::groups::by_attribute;
use crate::analysis;
use crate::components::figure::figure;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::model::Coordinate;
use crate::platform::view::{View, el};
use crate::text::layout::{adoption_title, no_adoption};
use crate::text::name::member_name;

const ADOPTED: &str = "opinion.adopted";
/// Dimensions that say who adopted, the plainest first.
const BY: [&str; 2] = ["adopted_by", "level"];

/// Adoption by level, and submitters as the records tell of them.
pub fn panels(scene: &Scene) -> View {
    View::from([
        adoption(scene).into(),
        by_attribute(scene, "opinion", "submitter").into(),
    ])
}

/// Adopted information by who adopted it; says so where the export gives a figure without that.
fn adoption(scene: &Scene) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let indicator = data.find_indicator(ADOPTED)?;
    let at = Coordinate::new(indicator, scene.period, scene.region);
    let title = adoption_title(lang);
    let found = BY.iter().find_map(|name| {
        let dim = data.find_dim(name)?;
        let view = analysis::by_dim(data, &at, dim)?;
        (view.bars.len() > 1).then_some((dim, view))
    });
    let Some((dim, view)) = found else {
        let whole = analysis::total(data, &at);
        let line = el("p").child(figure(scene, &whole)).child(" ");
        let line = line.child(no_adoption(lang));
        let is_known = whole.value.is_some();
        return is_known.then(|| panel(title, "", Width::Whole, line.into()));
    };
    let lines: View = view
        .bars
        .iter()
        .map(|bar| {
            let name = bar.member.map_or("", |m| member_name(lang, data, dim, m));
            let line = el("li").child(el("span").child(name.to_owned()));
            line.child(figure(scene, &bar.figure)).into()
        })
        .collect();
    let list = el("ul").class("parts").child(lines);
    Some(panel(title, "", Width::Whole, list.into()))
}
