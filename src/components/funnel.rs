//! A funnel (流程): steps of figures as bars, broken where the unit changes, with a rate only
//! where one is allowed.

use leptos::prelude::*;

use super::figure::figure;
use super::scene::Scene;
use crate::analysis::FunnelView;
use crate::charts::{FunnelRow, funnel_rows};

/// A funnel.
#[component]
pub fn Funnel(scene: Scene, view: FunnelView) -> impl IntoView {
    let rows = funnel_rows(scene.lang, scene.data(), &view);
    view! {
        <ol class="funnel">{rows.into_iter().map(|row| funnel_row(&scene, row)).collect::<Vec<_>>()}</ol>
    }
    .into_any()
}

fn funnel_row(scene: &Scene, row: FunnelRow) -> AnyView {
    match row {
        FunnelRow::Break { words } => view! { <li class="funnel__break">{words}</li> }.into_any(),
        FunnelRow::Step {
            name,
            figure: of,
            share,
            rate,
        } => view! {
            <li class="funnel__step">
                <span class="funnel__name">{name}</span>
                <span class="funnel__bar" class:funnel__bar--none=share.is_none()>
                    {share.map(|s| view! { <i style=format!("width:{:.1}%", s * 100.0)></i> })}
                </span>
                <span class="funnel__figure">{figure(scene, &of)}</span>
                {rate.map(|text| view! { <span class="funnel__rate">{text}</span> })}
            </li>
        }
        .into_any(),
    }
}
