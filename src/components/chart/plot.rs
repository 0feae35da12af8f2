//! The drawing of a chart on screen (绘图区): loaded after a pause, drawn when its place has a size,
//! released with it; and where its marks lead.

use web_sys::HtmlElement;

use crate::analysis::between;
use crate::charts::{Drill, Spec};
use crate::components::scene::Scene;
use crate::components::state::State;
use crate::model::json::{self, Value};
use crate::platform::document;
use crate::platform::echarts::{Charts, EChart};
use crate::platform::print;
use crate::platform::resize::Resize;
use crate::platform::signal::{RwSignal, StoredValue};
use crate::platform::task;
use crate::platform::timer::Timer;
use crate::route::{FigureKey, Page, TableState};

/// How long the first figures have to themselves.
const PAUSE_MS: i32 = 60;

/// How far the drawing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Waiting,
    Drawn,
    Failed,
}

/// What a chart holds on to while it is on screen.
#[derive(Default)]
pub struct Held {
    charts: Option<Charts>,
    timer: Option<Timer>,
    resize: Option<Resize>,
    pub chart: Option<EChart>,
    /// The mark that the keyboard stands on: series and point.
    pub at: Option<(usize, usize)>,
    /// The point that a span chosen by keyboard began at.
    pub from: Option<usize>,
}

/// A drawing and what is known of it; cheap to hand on.
#[derive(Clone, Copy)]
pub struct Plot {
    /// Its place, once it stands.
    pub element: RwSignal<Option<HtmlElement>>,
    pub phase: RwSignal<Phase>,
    /// What was said last of the mark that the keyboard stands on.
    pub said: RwSignal<String>,
    pub spec: StoredValue<Spec>,
    pub scene: StoredValue<Scene>,
    pub held: StoredValue<Held>,
    state: State,
}

impl Plot {
    /// Draws as soon as there is a place for it.
    pub fn new(scene: &Scene, spec: Spec) -> Plot {
        let plot = Plot {
            element: RwSignal::new(None),
            phase: RwSignal::new(Phase::Waiting),
            said: RwSignal::new(String::new()),
            spec: StoredValue::new(spec),
            scene: StoredValue::new(scene.clone()),
            held: StoredValue::new(Held::default()),
            state: State::here(),
        };
        task::follow(move || {
            if let Some(element) = plot.element.get() {
                let begin = move || task::spawn(plot.begin(element));
                plot.held
                    .update_value(|held| held.timer = Timer::after(PAUSE_MS, begin));
            }
        });
        if scene.opened.is_large() {
            plot.follow_print();
        }
        plot
    }

    /// On a long page only what comes near the screen has a size and is drawn; paper shows all.
    fn follow_print(self) {
        let is_printed = print::follow();
        task::follow(move || {
            let element = self.element.get_untracked();
            let charts = self.held.try_with_value(|held| held.charts.clone());
            if is_printed.get()
                && let (Some(Some(charts)), Some(element)) = (charts, element)
            {
                self.show(&charts, &element);
            }
        });
    }

    async fn begin(self, element: HtmlElement) {
        let Ok(charts) = Charts::load().await else {
            self.phase.set(Phase::Failed);
            return;
        };
        let place = element.clone();
        self.held
            .try_update_value(|held| held.charts = Some(charts.clone()));
        let resize = Resize::new(&element, move |_, _| {
            let is_drawn = self
                .held
                .try_with_value(|held| held.chart.as_ref().map(EChart::resize).is_some());
            if is_drawn == Some(false) {
                let (charts, place) = (charts.clone(), place.clone());
                task::in_turn(Box::new(move || self.show(&charts, &place)));
            }
        });
        self.held.try_update_value(|held| held.resize = resize);
    }

    fn show(self, charts: &Charts, place: &HtmlElement) {
        let is_due = |held: &Held| held.chart.is_none();
        if self.held.try_with_value(is_due) != Some(true) {
            return;
        }
        let json = self.spec.try_with_value(Spec::option_json);
        let drawn = EChart::new(charts, place, &json.unwrap_or_default());
        let drawn = drawn.ok().map(|mut chart| {
            chart.on_click(move |series, point| self.follow(series, point));
            self.set_up(&mut chart);
            chart
        });
        self.phase.set(match drawn {
            Some(_) => Phase::Drawn,
            None => Phase::Failed,
        });
        self.held.try_update_value(|held| held.chart = drawn);
    }

    /// What only some charts have: regions that the page may name, a span to choose.
    fn set_up(self, chart: &mut EChart) {
        let (regions, has_span) = self.spec.with_value(|spec| {
            let is_span = spec.periods.len() > 1;
            (spec.regions(), is_span)
        });
        if regions.iter().any(Option::is_some) {
            let codes = self.scene.with_value(|scene| {
                let region = |id| scene.data().region(id).map(|r| r.code.as_str());
                let code = |id: Option<_>| id.and_then(region).map_or(Value::Null, Value::from);
                regions.into_iter().map(code).collect()
            });
            chart.link(&json::text(&Value::List(codes)));
        }
        if has_span {
            chart.on_span(move |first, last| self.choose(first, last));
        }
    }

    /// Goes where a mark leads.
    pub fn follow(self, series: usize, point: usize) {
        let drill = self
            .spec
            .try_with_value(|spec| spec.drill(series, point).cloned());
        if let Some((drill, scene)) = drill.flatten().zip(self.scene.try_get_value()) {
            go(self.state, &scene, &drill);
        }
    }

    /// Looks at the span from one point of the axis to another.
    pub fn choose(self, one: usize, other: usize) {
        let span = self.spec.try_with_value(|spec| {
            let (first, last) = (one.min(other), one.max(other));
            between(*spec.periods.get(first)?, *spec.periods.get(last)?)
        });
        if let Some((period, scene)) = span.flatten().zip(self.scene.try_get_value()) {
            go(self.state, &scene, &Drill::Period(period));
        }
    }

    /// Does something with the drawing, where it stands.
    pub fn with_chart(self, act: impl FnOnce(&EChart)) {
        self.held
            .try_with_value(|held| held.chart.as_ref().map(act));
    }
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
        Drill::Rows {
            table,
            column,
            name,
        } => {
            let mut rows = TableState::default();
            rows.set_filter("is", column, name);
            let mut next = now;
            next.tables.insert(table, rows);
            document::focus(table);
            next
        }
    });
}
