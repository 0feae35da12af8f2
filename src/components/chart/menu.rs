//! The buttons of a chart (图表按钮): table or drawing, picture and table to save.

use super::plot::{Phase, Plot};
use crate::charts::{Caption, csv};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::platform::echarts::Charts;
use crate::platform::signal::RwSignal;
use crate::platform::view::{El, View, el, live};
use crate::platform::{save, task};
use crate::text::export::{ChartWords, about_lines, file_name, picture_note, status_word};

/// Width of a saved picture, in ems of the chart's text.
const PICTURE_EMS: f64 = 64.0;

/// The buttons; without a drawing only the table can be saved.
pub fn menu(scene: &Scene, plot: Plot, wants_table: RwSignal<bool>) -> View {
    let words = scene.words();
    let own = ChartWords::of(scene.lang);
    let state = State::here();
    let toggle = move || {
        if wants_table.get() {
            words.show_chart
        } else {
            words.show_table
        }
    };
    let drawn = move || {
        let table = button()
            .live_attr("aria-pressed", move || Some(wants_table.get().to_string()))
            .on("click", move |_| wants_table.update(|t| *t = !*t))
            .child(live(toggle));
        let png = button()
            .attr("title", own.save_png)
            .attr("aria-label", own.save_png)
            .on("click", move |_| {
                task::spawn(async move {
                    if save_picture(plot).await.is_none() {
                        state.notice.set(Some(own.not_saved.to_owned()));
                    }
                });
            })
            .child("PNG");
        View::from([table.into(), png.into()])
    };
    let csv = button()
        .attr("title", own.save_csv)
        .attr("aria-label", own.save_csv)
        .on("click", move |_| {
            if save_table(plot).is_none() {
                state.notice.set(Some(own.not_saved.to_owned()));
            }
        })
        .child("CSV");
    el("div")
        .class("chart__menu")
        .child(live(move || {
            (plot.phase.get() != Phase::Failed).then(drawn)
        }))
        .child(csv)
        .into()
}

fn button() -> El {
    el("button").attr("type", "button").class("quiet")
}

/// Title, mark and source stand inside the picture; its name says committee, title and period.
async fn save_picture(plot: Plot) -> Option<()> {
    let charts = Charts::load().await.ok()?;
    let scene = plot.scene.try_get_value()?;
    let data = scene.data();
    let note = picture_note(scene.lang, data);
    let width = scene.style.font_px * PICTURE_EMS;
    let (json, height, title) = plot.spec.try_with_value(|spec| {
        let caption = Caption {
            title: &spec.title,
            mark: status_word(scene.lang, data.meta.status),
            notes: [&spec.summary, &note],
        };
        let (json, height) = spec.image(&scene.style, &caption, width);
        (json, height, spec.title.clone())
    })?;
    let address = charts.picture(&json, width, height).ok()?;
    let period = scene.period_name(scene.period);
    save::address(&file_name(data, &title, &period, "png"), &address).then_some(())
}

fn save_table(plot: Plot) -> Option<()> {
    let scene = plot.scene.try_get_value()?;
    let (lang, data) = (scene.lang, scene.data());
    let period = scene.period_name(scene.period);
    let (text, title) = plot.spec.try_with_value(|spec| {
        let about = about_lines(lang, data, &spec.title, &period);
        (csv(lang, &spec.table, &about), spec.title.clone())
    })?;
    save::text(&file_name(data, &title, &period, "csv"), &text).then_some(())
}
