//! A funnel (流程): steps of figures as bars, broken where the unit changes, with a rate only
//! where one is allowed.

use super::figure::figure;
use super::scene::Scene;
use crate::analysis::FunnelView;
use crate::charts::{FunnelRow, funnel_rows};
use crate::platform::view::{View, el};
use crate::text::number::to_tenth;

/// A funnel.
pub fn funnel(scene: &Scene, view: &FunnelView) -> View {
    let rows = funnel_rows(scene.lang, scene.data(), view);
    let rows: View = rows.into_iter().map(|row| funnel_row(scene, row)).collect();
    el("ol").class("funnel").child(rows).into()
}

fn funnel_row(scene: &Scene, row: FunnelRow) -> View {
    match row {
        FunnelRow::Break { words } => el("li").class("funnel__break").child(words).into(),
        FunnelRow::Step {
            name,
            figure: of,
            share,
            rate,
        } => {
            let length = share.map(|s| format!("width:{}%", to_tenth(s * 100.0)));
            let bar = el("span")
                .class("funnel__bar")
                .class_if("funnel__bar--none", length.is_none())
                .child(length.map(|length| el("i").attr("style", length)));
            el("li")
                .class("funnel__step")
                .child(el("span").class("funnel__name").child(name))
                .child(bar)
                .child(el("span").class("funnel__figure").child(figure(scene, &of)))
                .child(rate.map(|text| el("span").class("funnel__rate").child(text)))
                .into()
        }
    }
}
