//! The first screen of an export (首屏), made where the page is built: its overview as HTML, and what
//! its charts are drawn from. The page shows it only over the very bytes that it was made of, until
//! the program has drawn the same.

use std::pin::Pin;
use std::sync::Arc;

use any_spawner::{CustomExecutor, Executor};
use leptos::prelude::*;

use super::sources;
use crate::analysis;
use crate::charts::{self, Style};
use crate::components::embedded::Embedded;
use crate::components::header::header;
use crate::components::scene::{Opened, Scene};
use crate::components::state::{Preferences, State};
use crate::model::json::Value;
use crate::model::load::{Refusal, read_manifest};
use crate::pages::overview::{overview, panels};
use crate::platform::view::{View, el, html};
use crate::route::Route;
use crate::route::embed::Settings;
use crate::text::Lang;

/// The styles that the page can begin in, under the name that its root has.
const STYLES: [(&str, Style); 3] = [
    ("light", Style::LIGHT),
    ("dark", Style::DARK),
    ("contrast", Style::HIGH_CONTRAST),
];

/// Nothing follows a signal where nothing will change.
struct Still;

impl CustomExecutor for Still {
    fn spawn(&self, _: Pin<Box<dyn Future<Output = ()> + Send>>) {}
    fn spawn_local(&self, _: Pin<Box<dyn Future<Output = ()>>>) {}
    fn poll_local(&self) {}
}

/// The overview of an export as the page first shows it, in the language of one who has chosen none:
/// `html`, and for each chart in it the option by style. `list` is the list of exports, `export` its
/// id there.
///
/// # Errors
///
/// Those of reading the list or the export.
pub fn first(list: &[u8], bytes: &[u8], export: &str) -> Result<Value, Refusal> {
    let manifest = read_manifest(list)?;
    let opened = Arc::new(sources::read(&[bytes], Some(export.to_owned()), None)?);
    // A second call finds it set, which is as well.
    let _ = Executor::init_local_custom_executor(Still);
    let owner = Owner::new();
    Ok(owner.with(|| {
        untrack(|| {
            let embedded = Embedded::new(Settings::default(), false);
            let state = State::new(Route::default(), Preferences::default(), embedded);
            state
                .source
                .update(|source| source.manifest = Some(Arc::new(manifest)));
            provide_context(state);
            let here = scene(&opened, Style::LIGHT);
            let page = el("div")
                .class("main")
                .child(overview(&here, panels(&here)));
            let page = html(View::from([header(&here), page.into()]));
            let charts = STYLES.map(|(name, style)| {
                let options = options(&scene(&opened, style));
                (name.to_owned(), Value::List(options))
            });
            Value::Object(vec![
                ("html".to_owned(), page.into()),
                ("charts".to_owned(), Value::Object(charts.into())),
            ])
        })
    }))
}

/// The place that a link without a word leads to.
fn scene(opened: &Arc<Opened>, style: Style) -> Scene {
    let opened = Arc::clone(opened);
    Scene::new(opened, &Route::default(), Lang::Zh, style, Arc::default())
}

/// What the overview's charts are drawn from, in their order on the page.
fn options(scene: &Scene) -> Vec<Value> {
    let view = analysis::overview(scene.data(), scene.period, scene.region);
    let trend = view.trend.as_ref();
    let spec = trend.map(|trend| charts::trend(scene.lang, scene.data(), trend, &scene.style));
    spec.map(|spec| spec.option_json().into())
        .into_iter()
        .collect()
}
