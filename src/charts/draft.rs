//! A chart's option from charming's typed parts, each turned into JSON by itself.
//!
//! `charming::Chart` can hold every component and series that ECharts has, and brings the code to
//! write all of them; ours have an axis or two, bars and lines.

use charming::component::{Aria, Axis, Grid, Legend};
use charming::element::Tooltip;
use charming::series::{Bar, Line};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::json::value;

/// The option so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft(Map<String, Value>);

impl Draft {
    pub(super) fn animation(mut self, is_animated: bool) -> Draft {
        self.0.insert("animation".to_owned(), is_animated.into());
        self
    }

    pub(super) fn aria(self, aria: Aria) -> Draft {
        self.put("aria", &aria)
    }

    pub(super) fn tooltip(self, tooltip: Tooltip) -> Draft {
        self.put("tooltip", &tooltip)
    }

    pub(super) fn legend(self, legend: Legend) -> Draft {
        self.put("legend", &legend)
    }

    pub(super) fn grid(self, grid: Grid) -> Draft {
        self.push("grid", &grid)
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

    /// The option as JSON.
    pub(super) fn option(&self) -> Value {
        Value::Object(self.0.clone())
    }

    fn put(mut self, key: &str, part: &impl Serialize) -> Draft {
        self.0.insert(key.to_owned(), value(part));
        self
    }

    fn push(mut self, key: &str, part: &impl Serialize) -> Draft {
        let list = self
            .0
            .entry(key)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(value(part));
        }
        self
    }
}
