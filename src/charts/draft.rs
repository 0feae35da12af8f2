//! A chart's option: axes and series from charming's typed parts, each turned into JSON by itself,
//! and the plain rest.
//!
//! `charming::Chart` can hold every component and series that ECharts has, and brings the code to
//! write all of them; ours have an axis or two, bars and lines.

use charming::component::Axis;
use charming::series::{Bar, Line};
use serde::Serialize;

use crate::model::json::{Value, object, value};

/// The option so far.
#[derive(Clone, Debug)]
pub(super) struct Draft(Value);

impl Draft {
    pub(super) fn new(is_animated: bool) -> Draft {
        Draft(object(vec![("animation", is_animated.into())]))
    }

    pub(super) fn aria(mut self, aria: Value) -> Draft {
        self.0.set("aria", aria);
        self
    }

    pub(super) fn tooltip(mut self, tooltip: Value) -> Draft {
        self.0.set("tooltip", tooltip);
        self
    }

    pub(super) fn legend(mut self, legend: Value) -> Draft {
        self.0.set("legend", legend);
        self
    }

    pub(super) fn grid(mut self, grid: Value) -> Draft {
        self.0.set("grid", Value::List(vec![grid]));
        self
    }

    pub(super) fn x_axis(self, axis: Axis) -> Draft {
        self.put("xAxis", &axis)
    }

    pub(super) fn y_axis(self, axis: Axis) -> Draft {
        self.put("yAxis", &axis)
    }

    pub(super) fn bars(self, bars: Bar) -> Draft {
        self.push("series", &bars)
    }

    pub(super) fn line(self, line: Line) -> Draft {
        self.push("series", &line)
    }

    /// A series that charming cannot say.
    pub(super) fn series(mut self, series: Value) -> Draft {
        self.0.set("series", Value::List(vec![series]));
        self
    }

    /// The option.
    pub(super) fn option(self) -> Value {
        self.0
    }

    fn put(mut self, name: &'static str, part: &impl Serialize) -> Draft {
        self.0.set(name, value(part));
        self
    }

    fn push(mut self, name: &'static str, part: &impl Serialize) -> Draft {
        if let Some(Value::List(list)) = self.0.get_mut(name) {
            list.push(value(part));
        } else {
            self.0.set(name, Value::List(vec![value(part)]));
        }
        self
    }
}
