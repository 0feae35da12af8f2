//! A chart (图表): title, one sentence, the drawing, and at one button the table behind it.
//! ECharts arrives after the first figures are painted; when it cannot, the table stands here.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::figure::figure;
use super::scene::Scene;
use super::state::State;
use crate::charts::{Drill, Spec, Table};
use crate::platform::echarts::{Charts, EChart};
use crate::platform::resize::Resize;
use crate::platform::task;
use crate::platform::timer::Timer;
use crate::platform::view::{View, el, live};
use crate::route::{FigureKey, Page};

/// How long the first figures have to themselves.
const PAUSE_MS: i32 = 60;

/// How far the drawing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Waiting,
    Drawn,
    Failed,
}

/// What a chart holds on to while it is on screen.
#[derive(Default)]
struct Held {
    timer: Option<Timer>,
    resize: Option<Resize>,
    chart: Option<EChart>,
}

/// Where the drawing stands, once it stands.
type Plot = RwSignal<Option<HtmlElement>, LocalStorage>;

/// A chart; a wide one takes the whole width of the page.
pub fn chart(scene: &Scene, spec: Spec, is_wide: bool) -> View {
    let words = scene.words();
    let phase = RwSignal::new(Phase::Waiting);
    let wants_table = RwSignal::new(false);
    let shows_table = move || wants_table.get() || phase.get() == Phase::Failed;
    let element = Plot::new_local(None);
    draw(scene, &spec, element, phase);
    let toggle = move || {
        if wants_table.get() {
            words.show_chart
        } else {
            words.show_table
        }
    };
    let button = move || {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .live_attr("aria-pressed", move || Some(wants_table.get().to_string()))
            .on("click", move |_| wants_table.update(|t| *t = !*t))
            .child(live(toggle))
    };
    let about = el("div")
        .child(el("h2").child(spec.title))
        .child(el("p").child(spec.summary.clone()));
    let head = el("header")
        .class("panel__head chart__head")
        .child(about)
        .child(live(move || (phase.get() != Phase::Failed).then(button)));
    let plot = el("div")
        .live_attr("class", move || {
            Some(if shows_table() {
                "chart__plot chart__plot--hidden"
            } else {
                "chart__plot"
            })
        })
        .attr("role", "img")
        .attr("aria-label", spec.summary)
        .attr("style", format!("height:{}px", spec.height_px))
        .built(move |plot| element.set(plot.clone().dyn_into().ok()));
    let failed = move || {
        (phase.get() == Phase::Failed).then(|| {
            el("p")
                .class("chart__failed")
                .attr("role", "status")
                .child(words.chart_failed)
        })
    };
    let (scene, table) = (scene.clone(), spec.table);
    el("figure")
        .class("panel chart")
        .class_if("panel--wide", is_wide)
        .live_attr("aria-busy", move || {
            (phase.get() == Phase::Waiting).then_some("true")
        })
        .child(head)
        .child(plot)
        .child(live(failed))
        .child(live(move || {
            shows_table().then(|| table_view(&scene, &table))
        }))
        .into()
}

/// Loads ECharts after a pause, then draws as soon as the element has a size.
fn draw(scene: &Scene, spec: &Spec, element: Plot, phase: RwSignal<Phase>) {
    let held = StoredValue::new_local(Held::default());
    let option = StoredValue::new(spec.option_json());
    let drills = StoredValue::new(spec.drills.clone());
    let scene = StoredValue::new(scene.clone());
    let state = State::here();
    let follow = move |series: usize, point: usize| {
        let drill = drills
            .try_with_value(|d| d.get(series)?.get(point)?.clone())
            .flatten();
        if let Some((drill, scene)) = drill.zip(scene.try_get_value()) {
            go(state, &scene, &drill);
        }
    };
    let show = move |charts: &Charts, element: &HtmlElement| {
        let drawn = EChart::new(charts, element).and_then(|mut chart| {
            let json = option.try_get_value().unwrap_or_default();
            chart.set(&json)?;
            chart.on_click(follow);
            Ok(chart)
        });
        phase.set(if drawn.is_ok() {
            Phase::Drawn
        } else {
            Phase::Failed
        });
        held.try_update_value(|held| held.chart = drawn.ok());
    };
    task::follow(move || {
        let Some(element) = element.get() else { return };
        let begin = move || {
            task::spawn(async move {
                let Ok(charts) = Charts::load().await else {
                    phase.try_set(Phase::Failed);
                    return;
                };
                let target = element.clone();
                let resize = Resize::new(&element, move |_, _| {
                    let is_drawn = held.try_with_value(|held| held.chart.is_some());
                    match is_drawn {
                        Some(true) => {
                            held.try_with_value(|held| held.chart.as_ref().map(EChart::resize));
                        }
                        Some(false) => show(&charts, &target),
                        None => {}
                    }
                });
                held.try_update_value(|held| held.resize = resize);
            });
        };
        held.update_value(|held| held.timer = Timer::after(PAUSE_MS, begin));
    });
}

fn go(state: State, scene: &Scene, drill: &Drill) {
    let now = state.route.get_untracked();
    state.go(match drill {
        Drill::Figure(coordinate) => now.with_figure(FigureKey::of(scene.data(), coordinate)),
        Drill::Region(region) => {
            let code = scene.data().region(*region).map(|r| r.code.clone());
            now.to_page(Page::Region(code.unwrap_or_default()))
        }
        Drill::Period(period) => {
            let mut next = now.to_page(now.page.clone());
            next.period = Some(*period);
            next
        }
    });
}

/// The table behind a chart.
fn table_view(scene: &Scene, table: &Table) -> View {
    let named = |column: &String| el("td").attr("data-label", column.clone());
    let rows: Vec<View> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<View> = row
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| match &cell.figure {
                    Some(of) => named(column).class("number").child(figure(scene, of)),
                    None => named(column).child(cell.text.clone()),
                })
                .map(View::from)
                .collect();
            el("tr").child(cells).into()
        })
        .collect();
    let head = |column: &String| {
        let cell = el("th").attr("scope", "col");
        View::from(cell.child(column.clone()))
    };
    let heads: View = table.columns.iter().map(head).collect();
    el("table")
        .class("plain-table")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(rows))
        .into()
}
