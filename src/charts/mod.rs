//! Charts (图表): a view struct becomes a `Spec`: the option to draw, its title and summary, the
//! table behind it, and where each mark leads.
//!
//! Pure: draws nothing, reads no clock, knows no element. Labels and tooltips arrive worded.

mod bars;
mod draft;
mod funnel;
mod option;
mod registry;
mod sparkline;
mod stack;
mod style;
mod trend;

pub use bars::bars;
pub use funnel::{FunnelRow, funnel, funnel_rows};
pub use registry::{CHARTS, sample};
pub use sparkline::sparkline_path;
pub use stack::stacked;
pub use style::{FONT_FAMILY, Style};
pub use trend::trend;

use crate::analysis::Figure;
use crate::model::json;
use crate::model::{Coordinate, Period, RegionId};

/// Where a click on a mark leads (下钻).
#[derive(Clone, Debug, PartialEq)]
pub enum Drill {
    /// To where the figure at a coordinate comes from.
    Figure(Coordinate),
    Region(RegionId),
    Period(Period),
}

/// One cell of the table behind a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    /// The figure that the text words; a cell with one is right-aligned and opens it.
    pub figure: Option<Figure>,
}

/// The table behind a chart (数据表).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// A chart, ready to draw.
#[derive(Clone, Debug)]
pub struct Spec {
    pub title: String,
    /// One sentence that says what is seen; also the accessible name.
    pub summary: String,
    /// What ECharts is given.
    pub option: json::Value,
    /// By series, then by point, as ECharts counts them.
    pub drills: Vec<Vec<Option<Drill>>>,
    pub table: Table,
    pub height_px: f64,
}

impl Spec {
    /// Where a click on a mark leads.
    pub fn drill(&self, series: usize, point: usize) -> Option<&Drill> {
        self.drills.get(series)?.get(point)?.as_ref()
    }

    /// The option as JSON text, for `JSON.parse`.
    pub fn option_json(&self) -> String {
        json::text(&self.option)
    }

    /// The option for an exported image: with its title, and a note such as the demo mark.
    pub fn image_json(&self, style: &Style, note: &str) -> String {
        json::text(&option::for_image(&self.option, style, &self.title, note))
    }
}

impl Cell {
    fn text(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            figure: None,
        }
    }

    fn figure(text: impl Into<String>, figure: &Figure) -> Cell {
        Cell {
            text: text.into(),
            figure: Some(figure.clone()),
        }
    }
}
