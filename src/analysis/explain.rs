//! How a figure came about (来龙去脉), as a tree: each sum down to the observations it was made of.

use super::figure::{Coverage, CoverageOf, Figure, Part, Route, Via};
use super::total::{total, whole};
use crate::model::{Coordinate, Dataset};

/// How a node's figure follows from those beneath it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Working {
    /// Stands in the export: one observation, which the figure names.
    Stated,
    /// The sum of what is beneath, without what is only implied.
    Sum,
    /// The first beneath divided by the second, times a scale: 100 for percent.
    Quotient { scale: f64 },
    /// What is beneath divided by a number of regions.
    Share { regions: usize },
    /// Stands beside each other and is not added.
    Listed,
    /// There is no figure.
    Nothing,
}

/// A figure and what it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub figure: Figure,
    pub working: Working,
    /// Implied by the source; in no sum.
    pub is_implied: bool,
    pub beneath: Vec<Node>,
    /// More lies beneath that is not followed here: the figure's own tree has it.
    pub is_cut: bool,
}

impl Node {
    /// The number of figures in the tree.
    pub fn len(&self) -> usize {
        1 + self.beneath.iter().map(Node::len).sum::<usize>()
    }

    /// Whether nothing lies beneath.
    pub fn is_empty(&self) -> bool {
        self.beneath.is_empty()
    }
}

/// The tree of the figure at a coordinate, of at most about so many figures.
pub fn explain(data: &Dataset, at: &Coordinate, most: usize) -> Node {
    let mut left = most;
    node(data, total(data, at), false, &mut left)
}

fn node(data: &Dataset, figure: Figure, is_implied: bool, left: &mut usize) -> Node {
    let working = working(&figure);
    let is_cut = !figure.parts.is_empty() && *left < figure.parts.len();
    let mut beneath = Vec::new();
    if !is_cut {
        *left -= figure.parts.len();
        for part in &figure.parts {
            beneath.push(node(data, of_part(data, part), part.is_implied, left));
        }
    }
    Node {
        figure,
        working,
        is_implied,
        beneath,
        is_cut,
    }
}

fn working(figure: &Figure) -> Working {
    match (figure.via.as_ref(), figure.coverage) {
        (
            Some(Via::Ratio),
            Some(Coverage {
                of: CoverageOf::Regions,
                whole,
                ..
            }),
        ) if figure.parts.len() == 1 => Working::Share { regions: whole },
        (Some(Via::Ratio), _) => Working::Quotient {
            scale: scale(figure),
        },
        (Some(_), _) => Working::Sum,
        (None, _) if figure.route == Route::Listed => Working::Listed,
        (None, _) if figure.row.is_some() && figure.value.is_some() => Working::Stated,
        _ => Working::Nothing,
    }
}

/// A hundred for percent: told from the figure itself, whose two sides are known.
fn scale(figure: &Figure) -> f64 {
    let values: Vec<f64> = figure.parts.iter().filter_map(|p| p.value).collect();
    let value = figure.value.unwrap_or_default();
    match values.as_slice() {
        [of, to] if *to != 0.0 && (value - of / to).abs() > 1e-6 => 100.0,
        _ => 1.0,
    }
}

/// The figure that a part stands for, with its own parts. A part that comes about differently when
/// asked for by itself stays as it was added.
fn of_part(data: &Dataset, part: &Part) -> Figure {
    let as_added = Figure {
        route: part.route,
        value: part.value,
        precision: part.precision,
        row: part.row,
        ..Figure::missing(&part.coordinate)
    };
    if part.row.is_some() || part.value.is_none() {
        return as_added;
    }
    let asked = whole(data, &part.coordinate);
    match asked.value == part.value {
        true => asked,
        false => as_added,
    }
}
