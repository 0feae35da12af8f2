//! Walking through the marks of a chart by keyboard (键盘浏览): points along, series across.

/// A step through the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

impl Step {
    /// The step of a key, by its name in the browser.
    pub fn of_key(key: &str) -> Option<Step> {
        Some(match key {
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return None,
        })
    }

    /// The mark after a step: series and point. The first step goes to the first mark, or the
    /// last. Marks without words are passed over; at an end one stays. In a chart of one series
    /// up and down go along it too.
    pub fn from(self, at: Option<(usize, usize)>, words: &[Vec<String>]) -> Option<(usize, usize)> {
        let says = |series: usize, point: usize| {
            let words = words.get(series).and_then(|s| s.get(point));
            words.is_some_and(|w| !w.is_empty())
        };
        let first = |series: usize| {
            let count = words.get(series).map_or(0, Vec::len);
            (0..count).find(|point| says(series, *point))
        };
        let last = |series: usize| {
            let count = words.get(series).map_or(0, Vec::len);
            (0..count).rev().find(|point| says(series, *point))
        };
        let Some((series, point)) = at else {
            let begin = (0..words.len()).find(|series| first(*series).is_some())?;
            let point = match self {
                Step::Last => last(begin),
                _ => first(begin),
            };
            return Some((begin, point?));
        };
        let is_alone = words.len() == 1;
        let along = |next: Option<usize>| next.map(|point| (series, point));
        let count = words.get(series).map_or(0, Vec::len);
        let moved = match self {
            Step::First => along(first(series)),
            Step::Last => along(last(series)),
            Step::Up if !is_alone => {
                let mut above = (0..series).rev();
                above.find(|s| says(*s, point)).map(|s| (s, point))
            }
            Step::Down if !is_alone => {
                let mut below = series + 1..words.len();
                below.find(|s| says(*s, point)).map(|s| (s, point))
            }
            Step::Left | Step::Up => along((0..point).rev().find(|p| says(series, *p))),
            Step::Right | Step::Down => along((point + 1..count).find(|p| says(series, *p))),
        };
        Some(moved.unwrap_or((series, point)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(series: &[&[&str]]) -> Vec<Vec<String>> {
        let owned = |s: &&[&str]| s.iter().map(|w| (*w).to_owned()).collect();
        series.iter().map(owned).collect()
    }

    fn walk(words: &[Vec<String>], steps: &[Step]) -> Option<(usize, usize)> {
        steps.iter().fold(None, |at, step| step.from(at, words))
    }

    #[test]
    fn arrows_go_along_and_across() {
        use Step::*;
        let two = words(&[&["a", "b", "c"], &["d", "e", "f"]]);
        assert_eq!(walk(&two, &[Right]), Some((0, 0)));
        assert_eq!(walk(&two, &[Right, Right, Down]), Some((1, 1)));
        assert_eq!(walk(&two, &[Last, Right]), Some((0, 2)), "stays at the end");
        assert_eq!(walk(&two, &[Down, Down, Down, Up, Up]), Some((0, 0)));
        assert_eq!(walk(&two, &[Last, First]), Some((0, 0)));
    }

    #[test]
    fn one_series_goes_by_both_pairs_of_arrows() {
        use Step::*;
        let one = words(&[&["a", "b", "c"]]);
        assert_eq!(walk(&one, &[Down, Down, Right, Up]), Some((0, 1)));
    }

    #[test]
    fn marks_without_words_are_passed_over() {
        use Step::*;
        let gap = words(&[&["a", "", "c"]]);
        assert_eq!(walk(&gap, &[Right, Right]), Some((0, 2)));
        assert_eq!(walk(&words(&[&[]]), &[Right]), None);
    }
}
