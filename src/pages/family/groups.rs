//! Records by an attribute, as bars that open them (台账归类).

use super::RECORDS;
use crate::analysis;
use crate::components::panel::{Width, panel};
use crate::components::record_table::{IN_SCOPE, SCOPE_COLUMN};
use crate::components::scene::Scene;
use crate::platform::document;
use crate::platform::view::{View, el};
use crate::route::TableState;
use crate::text::layout::{attribute_head, group_note, group_title, records_text};
use crate::text::number::to_tenth;
use crate::text::states::more_text;

/// Groups shown; the rest are found in the table of records.
const SHOWN: usize = 6;

/// Records of a kind by an attribute; each bar opens its records in the table below.
pub fn by_attribute(scene: &Scene, kind: &str, attribute: &'static str) -> Option<View> {
    let (lang, data) = (scene.lang, scene.data());
    let view = analysis::groups(data, kind, attribute, scene.period, scene.region)?;
    let most = view.groups.first().map_or(1, |g| g.records.len()).max(1);
    let bars: View = view
        .groups
        .iter()
        .take(SHOWN)
        .map(|group| {
            let mut state = TableState::default();
            state.set_filter("is", SCOPE_COLUMN, IN_SCOPE);
            state.set_filter("is", "kind", kind);
            state.set_filter("is", attribute, &group.value);
            let mut route = scene.route.clone();
            route.tables.insert(RECORDS, state);
            let count = group.records.len();
            let length = count as f64 / most as f64 * 100.0;
            let bar = el("span").class("flow__bar").attr("aria-hidden", "true");
            let link = el("a")
                .class("flow__band")
                .attr("href", route.fragment())
                .on("click", |_| document::focus(RECORDS))
                .child(el("span").class("flow__to").child(group.value.clone()))
                .child(
                    el("span")
                        .class("flow__count")
                        .child(records_text(lang, count)),
                )
                .child(bar.child(el("i").attr("style", format!("width:{}%", to_tenth(length)))));
            el("li").child(link).into()
        })
        .collect();
    let more = view.groups.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| el("li").class("dim").child(more_text(lang, more)));
    let title = group_title(lang, attribute_head(lang, attribute));
    let note = group_note(lang, view.have, view.whole);
    let list = el("ul").class("flow__bands").child(bars).child(more);
    Some(panel(&title, &note, Width::Half, list.into()))
}
