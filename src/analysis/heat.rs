//! A heat map (热力图): the indicators of a family over the same periods, each row on a scale of its
//! own, since units differ.

use super::figure::Figure;
use super::trend::point;
use crate::model::{Coordinate, Dataset, Grain, IndicatorId, Period, RegionId};

/// Fewer rows or columns than these are read better one by one.
const LEAST_ROWS: usize = 3;
const LEAST_PERIODS: usize = 4;
/// More columns than these are too narrow to hold a number.
const MOST_PERIODS: usize = 12;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    pub figure: Figure,
    /// 0 (lowest of the row) to 1 (highest); `None` without a value.
    pub shade: Option<f64>,
}

/// One indicator over the periods.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub indicator: IndicatorId,
    /// As many as there are periods.
    pub cells: Vec<HeatCell>,
}

/// Indicators × periods.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatView {
    pub grain: Grain,
    pub periods: Vec<Period>,
    pub rows: Vec<HeatRow>,
}

/// The heat map of indicators inside a period, by month or quarter; else over the years that end
/// with it. `None` when too few indicators have enough figures.
pub fn heat(
    data: &Dataset,
    indicators: &[IndicatorId],
    period: Period,
    region: RegionId,
) -> Option<HeatView> {
    let inside = [Grain::Month, Grain::Quarter].map(|grain| (grain, period.split(grain)));
    let years = (Grain::Year, years(data, period));
    inside
        .into_iter()
        .chain([years])
        .find_map(|(grain, periods)| {
            if !(LEAST_PERIODS..=MOST_PERIODS).contains(&periods.len()) {
                return None;
            }
            let row = |id: &IndicatorId| row(data, *id, &periods, region);
            let rows: Vec<HeatRow> = indicators.iter().filter_map(row).collect();
            (rows.len() >= LEAST_ROWS).then_some(HeatView {
                grain,
                periods,
                rows,
            })
        })
}

/// The years that the export speaks of up to the period's, the latest of them.
fn years(data: &Dataset, period: Period) -> Vec<Period> {
    let last = period.end().date().0;
    let spoken = data.periods().iter().filter_map(|p| p.year_of());
    let Some(first) = spoken.min() else {
        return Vec::new();
    };
    let first = first.max(last - MOST_PERIODS as i32 + 1);
    (first..=last).filter_map(Period::year).collect()
}

/// A row with a figure in at least half of its periods.
fn row(data: &Dataset, id: IndicatorId, periods: &[Period], region: RegionId) -> Option<HeatRow> {
    let figures: Vec<Figure> = periods
        .iter()
        .map(|p| point(data, &Coordinate::new(id, *p, region)))
        .collect();
    let values = || figures.iter().filter_map(|f| f.value);
    if values().count() * 2 < periods.len() {
        return None;
    }
    let lowest = values().fold(f64::INFINITY, f64::min);
    let highest = values().fold(f64::NEG_INFINITY, f64::max);
    let shade = |value: f64| match highest > lowest {
        true => (value - lowest) / (highest - lowest),
        false => 0.5,
    };
    let cells = figures.into_iter().map(|figure| HeatCell {
        shade: figure.value.map(shade),
        figure,
    });
    Some(HeatRow {
        indicator: id,
        cells: cells.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Route;
    use crate::model::dataset::sample::{Kit, at, dataset};

    fn view(lines: &str, indicators: [&str; 3], period: &str) -> Option<HeatView> {
        let data = dataset(Kit::default(), lines);
        let ids = indicators.map(|id| data.find_indicator(id).unwrap());
        let place = at(&data, indicators[0], period, "city", "");
        heat(&data, &ids, place.period, place.region)
    }

    fn months(id: &str, values: &[(u32, &str)]) -> String {
        let line = |(month, value): &(u32, &str)| format!("{id} 2023-{month:02} city - {value}\n");
        values.iter().map(line).collect()
    }

    #[test]
    fn each_row_has_its_own_scale_and_gaps_stay_gaps() {
        let small = [(1, "1"), (2, "2"), (3, "3"), (4, "0"), (5, "1"), (6, "2")];
        let large = [
            (1, "100"),
            (2, "300"),
            (4, "200"),
            (5, "100"),
            (6, "100"),
            (7, "100"),
        ];
        let even = [(1, "5"), (2, "5"), (3, "5"), (4, "5"), (5, "5"), (6, "5")];
        let lines =
            months("c.held", &small) + &months("i.count", &large) + &months("p.filed", &even);
        let view = view(&lines, ["c.held", "i.count", "p.filed"], "2023").unwrap();
        assert_eq!((view.grain, view.periods.len()), (Grain::Month, 12));
        let shades = |row: usize| -> Vec<Option<f64>> {
            view.rows[row]
                .cells
                .iter()
                .take(4)
                .map(|c| c.shade)
                .collect()
        };
        assert_eq!(
            shades(0),
            [Some(1.0 / 3.0), Some(2.0 / 3.0), Some(1.0), Some(0.0)]
        );
        assert_eq!(shades(1), [Some(0.0), Some(1.0), None, Some(0.5)]);
        assert_eq!(shades(2), [Some(0.5); 4]);
        assert_eq!(view.rows[1].cells[2].figure.route, Route::Missing);
    }

    #[test]
    fn too_few_rows_or_figures_are_no_heat_map() {
        let few = [(1, "1"), (2, "2")];
        let lines = months("c.held", &few) + &months("i.count", &few) + &months("p.filed", &few);
        assert_eq!(view(&lines, ["c.held", "i.count", "p.filed"], "2023"), None);
    }
}
