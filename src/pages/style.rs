//! The style page (样式): tokens, controls and every component in every state. In no menu; what it
//! shows is made of the open export, and `public/style.json` holds one of every kind.

use super::family::family;
use std::sync::Arc;

use crate::components::figure::observation;
use crate::components::issues::failure_words;
use crate::components::panel::{Width, panel};
use crate::components::scene::Scene;
use crate::components::state::Failure;
use crate::platform::view::{El, View, el};
use crate::text::Lang;
use crate::text::failure::Why;
use crate::text::states::broken_text;
use crate::text::style_page::{Names, names};

/// The colours that everything is painted with.
const COLORS: &[&str] = &[
    "--ink",
    "--ink-2",
    "--ink-3",
    "--line",
    "--control",
    "--bg",
    "--surface",
    "--surface-2",
    "--accent",
    "--accent-weak",
    "--series-1",
    "--good",
    "--bad",
    "--warn",
    "--warn-weak",
    "--tile-0",
    "--tile-1",
    "--tile-2",
    "--tile-3",
    "--tile-4",
    "--tile-5",
    "--tile-6",
];

/// The page.
pub fn style(scene: &Scene) -> View {
    let names = names(scene.lang);
    let families: View = scene
        .opened
        .families
        .iter()
        .map(|id| family(scene, id))
        .collect();
    let panels = el("div")
        .class("panels")
        .child(panel(names.colors, "", Width::Half, colors()))
        .child(panel(names.text, "", Width::Half, text(scene, &names)))
        .child(panel(
            names.controls,
            "",
            Width::Half,
            controls(scene, &names),
        ))
        .child(panel(names.notices, "", Width::Half, notices(scene)))
        .child(panel(names.figures, "", Width::Whole, figures(scene)));
    View::from([
        el("h2")
            .class("page-title")
            .child(scene.words().style_page)
            .into(),
        panels.into(),
        families,
    ])
}

fn colors() -> View {
    let swatch = |name: &&'static str| -> View {
        let patch = el("span")
            .class("swatch__patch")
            .attr("style", format!("background:var({name})"));
        el("li")
            .class("swatch")
            .child(patch)
            .child(el("code").child(*name))
            .into()
    };
    let swatches: View = COLORS.iter().map(swatch).collect();
    el("ul").class("swatches").child(swatches).into()
}

fn text(scene: &Scene, names: &Names) -> View {
    let sample = scene.data().meta.title.clone();
    let line = |tag: &'static str, class: &'static str| el(tag).class(class).child(sample.clone());
    View::from([
        line("p", "lead").into(),
        line("h2", "page-title").into(),
        line("h3", "").into(),
        line("p", "").into(),
        line("p", "dim").into(),
        el("p")
            .child(el("a").attr("href", "#/style").child(names.link))
            .into(),
    ])
}

fn controls(scene: &Scene, names: &Names) -> View {
    let words = scene.words();
    let button = |class: &'static str| el("button").attr("type", "button").class(class);
    let option = |text: &'static str| el("option").child(text);
    let field = |control: El| {
        let name = el("span").class("hidden").child(names.controls);
        el("label").class("choice").child(name).child(control)
    };
    let buttons = el("p")
        .class("style__row")
        .child(button("").child(words.retry))
        .child(button("quiet").child(words.copy_link))
        .child(
            button("quiet")
                .attr("aria-pressed", "true")
                .child(words.show_table),
        )
        .child(button("").flag("disabled", true).child(words.retry));
    let fields = el("p")
        .class("style__row")
        .child(field(
            el("select")
                .child(option(words.period))
                .child(option(words.region)),
        ))
        .child(
            el("input")
                .attr("type", "search")
                .class("table__search")
                .attr("placeholder", words.search)
                .attr("aria-label", words.search),
        );
    let tags = el("p")
        .class("style__row")
        .child(el("span").class("tag").child(words.tag_computed))
        .child(
            el("span")
                .class("tag tag--weak")
                .child(words.tag_approximate),
        )
        .child(el("span").class("status-mark").child(words.status_demo))
        .child(
            el("span")
                .class("status-mark")
                .child(words.status_provisional),
        );
    View::from([buttons.into(), fields.into(), tags.into()])
}

fn notices(scene: &Scene) -> View {
    let name = "data/style.json";
    let failure = Failure {
        name: name.to_owned(),
        why: Why::Said(Arc::new((
            [Lang::Zh, Lang::En].map(|lang| broken_text(lang, name)),
            scene.opened.issues.clone(),
        ))),
    };
    let plain = el("div")
        .class("notice")
        .child(el("p").child(scene.words().kept));
    let warning = el("div")
        .class("notice notice--warn")
        .child(el("h2").child(scene.words().failed_title))
        .child(failure_words(scene.lang, &failure));
    View::from([plain.into(), warning.into()])
}

/// Every observation as it stands in the export, whatever its route and precision.
fn figures(scene: &Scene) -> View {
    let figures: View = scene
        .data()
        .rows()
        .map(|row| el("li").child(observation(scene, row)).into())
        .collect();
    el("ul").class("style__figures").child(figures).into()
}
