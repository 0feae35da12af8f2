//! The scale of an axis of numbers (刻度): round steps, with zero on it, each worded.
//!
//! ECharts would choose its own steps and write `12,000`; a template can't say `1.2万`. So the
//! steps are chosen here and their words travel in the option, which stays plain JSON;
//! `web/charts.js` hands ECharts the word of each step.

use crate::model::json::{Value, object};
use crate::model::{Dataset, IndicatorId};
use crate::text::Lang;
use crate::text::export::tick_text;
use crate::text::name::unit_name;

/// About how many steps an axis has.
const STEPS: f64 = 4.0;

/// Where an axis begins and ends, and how far its ticks lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    min: f64,
    max: f64,
    step: f64,
}

impl Scale {
    /// The scale that holds every value and zero. Whole numbers get whole steps.
    pub(super) fn of(values: &[f64]) -> Scale {
        let finite = || values.iter().copied().filter(|v| v.is_finite());
        let lowest = finite().fold(0.0, f64::min);
        let highest = finite().fold(0.0, f64::max);
        let is_whole = finite().all(|v| v.fract() == 0.0);
        let step = step_of((highest - lowest) / STEPS, is_whole);
        let max = (highest / step - 1e-9).ceil().max(0.0) * step;
        Scale {
            min: (lowest / step + 1e-9).floor().min(0.0) * step,
            max: if max > 0.0 || lowest < 0.0 { max } else { step },
            step,
        }
    }

    fn ticks(self) -> impl Iterator<Item = f64> {
        let count = ((self.max - self.min) / self.step).round() as usize;
        (0..=count).map(move |n| {
            // From zero, so that no dust of binary sums is worded.
            let steps = (self.min / self.step).round() + n as f64;
            steps * self.step
        })
    }

    /// Writes the scale and its words, in an indicator's unit, into an axis of an option.
    pub(super) fn set(
        self,
        option: &mut Value,
        axis: &str,
        lang: Lang,
        data: &Dataset,
        indicator: IndicatorId,
    ) {
        let unit = unit_name(lang, data, indicator);
        let words = self.ticks().map(|v| tick_text(lang, v, unit).into());
        let words = Value::List(words.collect());
        let Some(axis) = option.get_mut(axis) else {
            return;
        };
        axis.set("min", self.min.into());
        axis.set("max", self.max.into());
        axis.set("interval", self.step.into());
        match axis.get_mut("axisLabel") {
            Some(label) => label.set("words", words),
            None => axis.set("axisLabel", object(vec![("words", words)])),
        }
    }
}

/// The round number at or above `raw`: 1, 2, 2.5 or 5 times a power of ten.
fn step_of(raw: f64, is_whole: bool) -> f64 {
    if raw <= 0.0 {
        return 1.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= raw {
        power *= 10.0;
    }
    while power > raw {
        power /= 10.0;
    }
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    // Two and a half of a small power has a decimal too many to be read at a glance.
    let mut fitting = steps.into_iter().filter(|s| *s != 2.5 || power >= 10.0);
    let step = fitting.find(|s| s * power >= raw * (1.0 - 1e-9));
    let step = step.unwrap_or(10.0) * power;
    if is_whole { step.max(1.0) } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64]) -> Vec<f64> {
        Scale::of(values).ticks().collect()
    }

    #[test]
    fn steps_are_round_and_hold_every_value() {
        assert_eq!(ticks(&[3.0, 130.0]), [0.0, 50.0, 100.0, 150.0]);
        assert_eq!(ticks(&[12_345.0]), [0.0, 5000.0, 10_000.0, 15_000.0]);
        assert_eq!(ticks(&[100.0]), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(ticks(&[2.0, 1.0]), [0.0, 1.0, 2.0]);
        assert_eq!(ticks(&[-3.0, 2.0]), [-4.0, -2.0, 0.0, 2.0]);
        assert_eq!(ticks(&[-4.0]).last(), Some(&0.0));
    }

    #[test]
    fn nothing_and_zero_still_have_an_axis() {
        assert_eq!(ticks(&[]), [0.0, 1.0]);
        assert_eq!(ticks(&[0.0, f64::NAN]), [0.0, 1.0]);
    }

    #[test]
    fn every_scale_holds_its_values_on_few_ticks() {
        for exponent in -6..12 {
            for digit in 1..100 {
                let value = f64::from(digit) * 10f64.powi(exponent);
                let scale = Scale::of(&[value]);
                assert!(scale.max >= value * (1.0 - 1e-9), "{value}: {scale:?}");
                let count = scale.ticks().count();
                assert!((2..=6).contains(&count), "{value}: {count}");
            }
        }
    }
}
