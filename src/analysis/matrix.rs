//! One figure cut by two dimensions at once (交叉表): instructions by level and carrier.

use super::breakdown::by_dim;
use super::figure::{Figure, Route};
use super::total::total;
use crate::model::dataset::{DimId, MemberId};
use crate::model::{Coordinate, Dataset};

/// A member with the figure of its whole row or column: its total where one is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub member: MemberId,
    pub figure: Figure,
}

/// A figure by the members of two dimensions.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixView {
    pub whole: Figure,
    pub rows: Vec<Edge>,
    pub columns: Vec<Edge>,
    /// Row by row; what the export does not give is missing, not zero.
    pub cells: Vec<Vec<Figure>>,
}

/// A coordinate by two dimensions; `None` when no cell has a figure.
pub fn matrix(data: &Dataset, at: &Coordinate, row: DimId, column: DimId) -> Option<MatrixView> {
    let (rows, columns) = (edges(data, at, row)?, edges(data, at, column)?);
    let cells: Vec<Vec<Figure>> = rows
        .iter()
        .map(|r| {
            let line = at.dims.with(row, r.member);
            let cell = |c: &Edge| total(data, &at.with_dims(line.with(column, c.member)));
            columns.iter().map(cell).collect()
        })
        .collect();
    let has_figure = cells.iter().flatten().any(|f| f.route != Route::Missing);
    has_figure.then(|| MatrixView {
        whole: total(data, at),
        rows,
        columns,
        cells,
    })
}

fn edges(data: &Dataset, at: &Coordinate, dim: DimId) -> Option<Vec<Edge>> {
    let bars = by_dim(data, at, dim)?.bars;
    let edge = |member: MemberId| Edge {
        member,
        figure: total(data, &at.with_dims(at.dims.with(dim, member))),
    };
    Some(bars.iter().filter_map(|b| b.member).map(edge).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Precision;
    use crate::model::dataset::sample::{Kit, at, dataset, flow};

    fn view(data: &Dataset) -> MatrixView {
        let dim = |name| data.find_dim(name).unwrap();
        let at = at(data, "i.received", "2023", "city", "");
        matrix(data, &at, dim("by"), dim("carrier")).unwrap()
    }

    const LINES: &str = "i.received 2023 city by=市委,carrier=报告 3
        i.received 2023 city by=市委,carrier=信息 14+
        i.received 2023 city by=省委,carrier=报告 2";

    #[test]
    fn rows_and_columns_add_where_the_indicator_does() {
        let data = dataset(Kit::default(), LINES);
        let view = view(&data);
        let member = |e: &Edge| data.member_name(e.member).to_owned();
        let rows: Vec<String> = view.rows.iter().map(member).collect();
        let columns: Vec<String> = view.columns.iter().map(member).collect();
        assert_eq!(
            (&rows[..], &columns[..]),
            (
                &["市委".to_owned(), "省委".to_owned()][..],
                &["信息".to_owned(), "报告".to_owned()][..],
            )
        );
        let cells: Vec<Vec<Option<f64>>> = view
            .cells
            .iter()
            .map(|r| r.iter().map(|f| f.value).collect())
            .collect();
        assert_eq!(cells, [[Some(14.0), Some(3.0)], [None, Some(2.0)]]);
        // Rows: 14 余 + 3 = 17 余; one part alone is no total. Columns: 3 + 2 = 5. Whole: 19 余.
        let totals = |edges: &[Edge]| edges.iter().map(|e| e.figure.value).collect::<Vec<_>>();
        assert_eq!(totals(&view.rows), [Some(17.0), None]);
        assert_eq!(totals(&view.columns), [None, Some(5.0)]);
        assert_eq!(view.rows[0].figure.precision, Precision::Over);
        assert_eq!(view.whole.value, Some(19.0));
    }

    #[test]
    fn without_leave_to_add_there_are_no_totals() {
        let kit = Kit {
            indicators: vec![flow("i.received", &["region", "period"])],
            ..Kit::default()
        };
        let data = dataset(kit, LINES);
        let view = view(&data);
        assert_eq!(view.whole.value, None);
        assert_eq!(view.whole.route, Route::Listed);
        let edges = view.rows.iter().chain(&view.columns);
        assert!(edges.clone().all(|e| e.figure.value.is_none()));
        let values = view.cells.iter().flatten().filter_map(|f| f.value);
        assert_eq!(values.sum::<f64>(), 19.0, "every cell is still shown");
    }
}
