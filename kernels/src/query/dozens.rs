//! Sums of dozens (十二个月之和): most rows are months and most sums are of years, so every twelve
//! rows that follow one another in a region are added up once.

use super::{Numbers, sum};
use crate::sort::Span;

/// Rows of a dozen.
pub(super) const DOZEN: usize = 12;

/// The rows of one indicator and region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The periods of the first and the last.
    pub first: u16,
    pub last: u16,
    /// Where the sums of its dozens are.
    pub dozens: u32,
}

/// The sums of all rows.
#[derive(Clone, Debug, Default)]
pub struct Dozens {
    /// By span.
    pub runs: Vec<Run>,
    /// Of whole numbers, counted in dozens from the beginning of each run; what is left over of a
    /// run has none.
    pub sums: Vec<f64>,
}

impl Dozens {
    /// Adds up rows, whose spans begin in order; those without a value are zero.
    pub fn new(spans: &[Span], periods: &[u16], values: Numbers<'_>) -> Dozens {
        let mut out = Dozens {
            runs: Vec::with_capacity(spans.len()),
            sums: Vec::new(),
        };
        for (number, span) in spans.iter().enumerate() {
            let from = span.from as usize;
            let next = spans.get(number + 1);
            let to = next.map_or(periods.len(), |next| next.from as usize);
            let periods = periods.get(from..to).unwrap_or_default();
            out.runs.push(Run {
                first: periods.first().copied().unwrap_or(0),
                last: periods.last().copied().unwrap_or(0),
                dozens: out.sums.len() as u32,
            });
            if let Numbers::Whole(all) = values {
                out.add(all.get(from..to).unwrap_or_default());
            }
        }
        out.sums.shrink_to_fit();
        out
    }

    /// A call of its own for each run, so that a browser goes over to the optimised code between
    /// them.
    #[inline(never)]
    fn add(&mut self, values: &[i32]) {
        let dozens = values.as_chunks::<DOZEN>().0;
        self.sums.extend(dozens.iter().map(|dozen| sum(dozen)));
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.runs.capacity() * size_of::<Run>() + self.sums.capacity() * size_of::<f64>()
    }
}
