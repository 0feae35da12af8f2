//! Which branches of an explained figure are open (展开的枝): in a link, in few letters.

/// The branches that stand otherwise than at first, by their number from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branches(Vec<u16>);

/// No tree on screen has more.
const MOST: u16 = 1000;

impl Branches {
    /// All branches of a tree that has so many.
    pub fn all(count: u16) -> Branches {
        Branches((0..count).collect())
    }

    /// Whether all stand as at first.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a branch stands otherwise than at first.
    pub fn has(&self, branch: u16) -> bool {
        self.0.binary_search(&branch).is_ok()
    }

    /// Turns a branch the other way.
    pub fn turn(&mut self, branch: u16) {
        match self.0.binary_search(&branch) {
            Ok(at) => {
                self.0.remove(at);
            }
            Err(at) => self.0.insert(at, branch),
        }
    }

    /// `0.2-5.9`: numbers in order, with runs of them in one.
    pub fn to_text(&self) -> String {
        let runs = self.0.chunk_by(|a, b| *b == a + 1);
        let run = |run: &[u16]| match run {
            [first, .., last] => format!("{first}-{last}"),
            [one] => one.to_string(),
            [] => String::new(),
        };
        runs.map(run).collect::<Vec<_>>().join(".")
    }

    /// Reads [`Branches::to_text`].
    pub fn parse(text: &str) -> Option<Branches> {
        let mut all: Vec<u16> = Vec::new();
        for run in text.split('.') {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            let [first, last] = [first, last].map(|n| n.parse::<u16>().ok());
            let (first, last) = first.zip(last)?;
            let is_next = all.last().is_none_or(|before| *before < first);
            if !is_next || first > last || last >= MOST {
                return None;
            }
            all.extend(first..=last);
        }
        Some(Branches(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_read_back_as_themselves_and_stay_short() {
        let mut branches = Branches::all(6);
        assert_eq!(branches.to_text(), "0-5");
        branches.turn(1);
        branches.turn(40);
        branches.turn(9);
        branches.turn(9);
        assert_eq!(branches.to_text(), "0.2-5.40");
        assert_eq!(Branches::parse("0.2-5.40"), Some(branches.clone()));
        assert!(branches.has(3) && !branches.has(1) && !branches.has(41));
        assert!(Branches::default().is_empty());
    }

    #[test]
    fn what_is_no_list_of_branches_is_told() {
        for text in [
            "", "x", "3.2", "2.2", "5-3", "1..2", "0-1000", "-1", "70000",
        ] {
            assert_eq!(Branches::parse(text), None, "{text}");
        }
    }
}
