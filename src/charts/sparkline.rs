//! Sparklines (迷你走势): the path of a small line, drawn as inline SVG.

use crate::text::number::to_tenth;

/// SVG path data in a box of `width` × `height`, one path for each run of values without a gap.
/// A value alone between gaps is a short dash. Values that are all equal lie in the middle.
pub fn sparkline_path(points: &[Option<f64>], width: f64, height: f64) -> Vec<String> {
    let values = || points.iter().flatten().copied().filter(|v| v.is_finite());
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let step = match points.len() {
        0 | 1 => 0.0,
        many => width / (many - 1) as f64,
    };
    let range = high - low;
    let y = |value: f64| {
        if range > 0.0 && range.is_finite() {
            height - (value - low) / range * height
        } else {
            height / 2.0
        }
    };
    points
        .iter()
        .map(|p| p.filter(|v| v.is_finite()))
        .enumerate()
        .collect::<Vec<_>>()
        .split(|(_, value)| value.is_none())
        .filter_map(|run| {
            let at =
                |(index, value): &(usize, Option<f64>)| value.map(|v| (*index as f64 * step, y(v)));
            let dots: Vec<(f64, f64)> = run.iter().filter_map(at).collect();
            match dots.as_slice() {
                [] => None,
                [(x, y)] => Some(format!(
                    "M{} {}H{}",
                    to_tenth((x - 1.5).max(0.0)),
                    to_tenth(*y),
                    to_tenth((x + 1.5).min(width))
                )),
                many => Some(
                    many.iter()
                        .enumerate()
                        .map(|(i, (x, y))| {
                            let letter = if i == 0 { 'M' } else { 'L' };
                            format!("{letter}{} {}", to_tenth(*x), to_tenth(*y))
                        })
                        .collect(),
                ),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line() {
        let paths = sparkline_path(
            &[Some(0.0), Some(2.0), None, Some(1.0), Some(2.0)],
            40.0,
            10.0,
        );
        assert_eq!(paths, ["M0 10L10 0", "M30 5L40 0"]);
    }

    #[test]
    fn a_lone_value_is_a_dash_and_equal_values_lie_in_the_middle() {
        assert_eq!(
            sparkline_path(&[None, Some(3.0), None], 40.0, 10.0),
            ["M18.5 5H21.5"]
        );
        assert_eq!(
            sparkline_path(&[Some(3.0), Some(3.0)], 40.0, 10.0),
            ["M0 5L40 5"]
        );
    }

    #[test]
    fn nothing_draws_nothing() {
        assert!(sparkline_path(&[], 40.0, 10.0).is_empty());
        assert!(sparkline_path(&[None, Some(f64::NAN)], 40.0, 10.0).is_empty());
    }
}
