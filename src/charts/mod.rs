//! Charts (图表): a view struct becomes a `Spec`: the option to draw, its title and summary, the
//! table behind it, and where each mark leads.
//!
//! Pure: draws nothing, reads no clock, knows no element. Labels and tooltips arrive worded.

mod bars;
mod csv;
mod draft;
mod funnel;
mod image;
mod option;
mod registry;
mod sankey;
mod scale;
mod sparkline;
mod stack;
mod step;
mod style;
mod trend;

pub use bars::bars;
pub use csv::csv;
pub use funnel::{FunnelRow, funnel, funnel_rows};
pub use image::Caption;
pub use registry::{CHARTS, sample};
pub use sankey::sankey;
pub use sparkline::sparkline_path;
pub use stack::stacked;
pub use step::Step;
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
    /// To the rows of a table on the page whose cells in a column have a name.
    Rows {
        table: &'static str,
        column: &'static str,
        name: String,
    },
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
    /// What each mark says, by series and point as `drills`; empty for what is no mark.
    pub words: Vec<Vec<String>>,
    /// The periods along the axis, where a span of them can be chosen.
    pub periods: Vec<Period>,
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

    /// The option of an exported picture of a width as JSON text, and the picture's height.
    pub fn image(&self, style: &Style, caption: &Caption<'_>, width_px: f64) -> (String, f64) {
        let (option, above) = image::for_image(&self.option, style, caption, width_px);
        (json::text(&option), self.height_px + above)
    }

    /// The region of each point of the first series, where its marks are regions.
    pub fn regions(&self) -> Vec<Option<RegionId>> {
        let first = self.drills.first().map_or(&[][..], Vec::as_slice);
        let region = |drill: &Option<Drill>| match drill {
            Some(Drill::Region(region)) => Some(*region),
            _ => None,
        };
        first.iter().map(region).collect()
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
