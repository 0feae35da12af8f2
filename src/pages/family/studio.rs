//! The page of studios (委员工作室): what each does, by the body itself and the units below it;
//! by sector and star as the records tell.

use super::groups::by_attribute;
use crate::analysis;
use crate::components::figure::figure;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::model::{Coordinate, IndicatorId};
use crate::platform::view::{View, el};
use crate::text::layout::{no_per_studio, per_studio_text, per_studio_title};
use crate::text::name::{indicator_name, member_name, unit_name};

const COUNT: &str = "studio.count";
const DONE: [&str; 2] = ["studio.activities", "studio.suggestions"];

/// Activities and suggestions per studio, and the directory's groups.
pub fn panels(scene: &Scene) -> View {
    View::from([
        per_studio(scene).into(),
        by_attribute(scene, "studio", "sector").into(),
        by_attribute(scene, "studio", "star").into(),
    ])
}

fn per_studio(scene: &Scene) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let count = data.find_indicator(COUNT)?;
    let mut lines: Vec<View> = Vec::new();
    for id in DONE.iter().filter_map(|id| data.find_indicator(id)) {
        let whole = analysis::total(data, &Coordinate::new(id, scene.period, scene.region));
        let quotients = analysis::per_unit(data, id, count, scene.period, scene.region);
        if quotients.is_empty() && whole.value.is_some() {
            lines.push(line(
                scene,
                id,
                None,
                figure(scene, &whole),
                no_per_studio(lang).to_owned(),
            ));
        }
        for of in &quotients {
            let text = per_studio_text(lang, of.value, of.precision, unit_name(lang, data, id));
            let level = member_name(lang, data, of.dim, of.member);
            lines.push(line(scene, id, Some(level), figure(scene, &of.done), text));
        }
    }
    if lines.is_empty() {
        return None;
    }
    let list = el("ul").class("plain-list").child(lines);
    Some(panel(per_studio_title(lang), "", Width::Whole, list.into()))
}

fn line(scene: &Scene, id: IndicatorId, level: Option<&str>, of: View, text: String) -> View {
    let name = indicator_name(scene.lang, scene.data(), id).to_owned();
    let name = match level {
        Some(level) => format!("{name} · {level} "),
        None => format!("{name} "),
    };
    let about = el("span").class("dim").child(text);
    el("li")
        .child(name)
        .child(of)
        .child(" ")
        .child(about)
        .into()
}
