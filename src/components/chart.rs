//! A chart (图表): title, one sentence, the drawing, and at one button the table behind it.
//! ECharts arrives after the first figures are painted; when it cannot, the table stands here.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::figure::figure;
use super::scene::Scene;
use super::state::State;
use crate::charts::{Drill, Spec, Table};
use crate::platform::echarts::{Charts, EChart};
use crate::platform::resize::Resize;
use crate::platform::timer::Timer;
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
struct Live {
    timer: Option<Timer>,
    resize: Option<Resize>,
    chart: Option<EChart>,
}

/// A chart.
#[component]
pub fn Chart(
    scene: Scene,
    spec: Spec,
    /// Takes the whole width of the page.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let words = scene.words();
    let phase = RwSignal::new(Phase::Waiting);
    let wants_table = RwSignal::new(false);
    let shows_table = move || wants_table.get() || phase.get() == Phase::Failed;
    let element = NodeRef::<html::Div>::new();
    draw(&scene, &spec, element, phase);
    let toggle = move || {
        if wants_table.get() {
            words.show_chart
        } else {
            words.show_table
        }
    };
    let (table_scene, table) = (scene.clone(), spec.table.clone());
    view! {
        <figure
            class="panel chart"
            class:panel--wide=wide
            aria-busy=move || (phase.get() == Phase::Waiting).then_some("true")
        >
            <header class="panel__head chart__head">
                <div>
                    <h2>{spec.title.clone()}</h2>
                    <p>{spec.summary.clone()}</p>
                </div>
                <Show when=move || phase.get() != Phase::Failed>
                    <button type="button" class="quiet" aria-pressed=move || wants_table.get().to_string()
                        on:click=move |_| wants_table.update(|t| *t = !*t)>{toggle}</button>
                </Show>
            </header>
            <div
                class="chart__plot"
                class:chart__plot--hidden=shows_table
                role="img"
                aria-label=spec.summary.clone()
                style=format!("height:{}px", spec.height_px)
                node_ref=element
            ></div>
            {move || (phase.get() == Phase::Failed).then(|| view! { <p class="chart__failed" role="status">{words.chart_failed}</p> })}
            {move || shows_table().then(|| table_view(&table_scene, &table))}
        </figure>
    }
    .into_any()
}

/// Loads ECharts after a pause, then draws as soon as the element has a size.
fn draw(scene: &Scene, spec: &Spec, element: NodeRef<html::Div>, phase: RwSignal<Phase>) {
    let live = StoredValue::new_local(Live::default());
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
    let show = move |charts: &Charts, element: &web_sys::HtmlElement| {
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
        live.try_update_value(|live| live.chart = drawn.ok());
    };
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let element: web_sys::HtmlElement = (*element).clone();
        let begin = move || {
            spawn_local(async move {
                let Ok(charts) = Charts::load().await else {
                    phase.try_set(Phase::Failed);
                    return;
                };
                let target = element.clone();
                let resize = Resize::new(&element, move |_, _| {
                    let is_drawn = live.try_with_value(|live| live.chart.is_some());
                    match is_drawn {
                        Some(true) => {
                            live.try_with_value(|live| live.chart.as_ref().map(EChart::resize));
                        }
                        Some(false) => show(&charts, &target),
                        None => {}
                    }
                });
                live.try_update_value(|live| live.resize = resize);
            });
        };
        live.update_value(|live| live.timer = Timer::after(PAUSE_MS, begin));
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
fn table_view(scene: &Scene, table: &Table) -> AnyView {
    let rows: Vec<AnyView> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<AnyView> = row
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| match &cell.figure {
                    Some(of) => view! { <td class="number" data-label=column.clone()>{figure(scene, of)}</td> }.into_any(),
                    None => view! { <td data-label=column.clone()>{cell.text.clone()}</td> }.into_any(),
                })
                .collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="plain-table">
            <thead>
                <tr>{table.columns.iter().map(|c| view! { <th scope="col">{c.clone()}</th> }).collect::<Vec<_>>()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
