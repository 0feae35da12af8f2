//! From cells to figures: what is stated stands, else the parts are added, and it is said how many
//! of them there are.

use super::{Cell, Cells, Gathered, tidy};

/// A region among others: where in the list those directly below it stand, together and after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub from: u32,
    pub to: u32,
}

/// How much of what was asked a figure speaks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// There is no figure.
    #[default]
    None,
    /// Some parts.
    Some,
    /// All parts.
    All,
    /// Stated as it is, and not added.
    Stated,
}

/// A figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settled {
    pub value: f64,
    pub state: State,
    /// The least exact of its parts.
    pub mark: u8,
    /// Whether its parts are regions; else they are periods.
    pub is_by_region: bool,
    /// Parts with a figure, those of them that are themselves partial, and all there should be.
    pub have: u32,
    pub incomplete: u32,
    pub whole: u32,
}

/// What is asked of a region's cells: in which column is what it states for the period itself, in
/// which for the periods in it, and how many of those there should be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask {
    pub own: Option<u32>,
    pub parts: Option<u32>,
    pub periods: u32,
}

impl Ask {
    /// The figure of a region from its own cells alone, which is all where nothing is below it.
    #[inline]
    pub fn figure(&self, cells: Cells<'_>) -> Settled {
        let held = |column: Option<u32>| cells.get(column? as usize).filter(|c| c.made.have() > 0);
        match (held(self.own), held(self.parts)) {
            (Some(cell), _) => Settled {
                value: cell.value,
                state: State::Stated,
                mark: cell.made.mark,
                ..Settled::default()
            },
            (None, Some(cell)) => of_periods(&cell, self.periods),
            (None, None) => Settled::default(),
        }
    }
}

/// Settles the first `inner` nodes, each for all that is asked, those below before those above; the
/// nodes behind them have nothing below, and their cells say all. `None` where a node has figures
/// for periods as well as figures below it that are incomplete: then part has to be held against
/// part, and this is no place for it.
#[inline(never)]
pub fn settle(
    nodes: &[Node],
    inner: usize,
    gathered: &Gathered<'_>,
    asks: &[Ask],
) -> Option<Vec<Settled>> {
    let mut out = vec![Settled::default(); asks.len() * inner];
    let mut sums: Vec<f64> = Vec::new();
    let mut below: Vec<Sum> = Vec::new();
    for (at, node) in nodes.iter().enumerate().take(inner).rev() {
        let (from, to) = (node.from as usize, node.to as usize);
        below.clear();
        below.resize(asks.len(), Sum::default());
        let settled = out.get(from * asks.len()..to.min(inner) * asks.len());
        for parts in settled.unwrap_or_default().chunks_exact(asks.len().max(1)) {
            for (sum, part) in below.iter_mut().zip(parts) {
                sum.add(part, 1);
            }
        }
        // What is alike is added at once, the others one by one.
        let mut alike = 0;
        sums.clear();
        sums.resize(gathered.model().len(), 0.0);
        for leaf in from.max(inner)..to {
            if let Some(values) = gathered.alike(leaf) {
                alike += 1;
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum += value;
                }
            } else {
                add_each(&mut below, asks, gathered.of(leaf), 1);
            }
        }
        let all = Cells {
            values: &sums,
            made: gathered.model(),
        };
        add_each(&mut below, asks, all, alike);
        let own = gathered.of(at);
        let places = out.get_mut(at * asks.len()..).unwrap_or_default();
        for ((ask, below), place) in asks.iter().zip(&below).zip(places) {
            *place = ask.figure(own);
            if from < to && place.state != State::Stated {
                let below = below.settled(node.to - node.from);
                match (place.state, below.state) {
                    (State::Some | State::All, State::None) => {}
                    (State::Some | State::All, State::Some) => return None,
                    _ => *place = below,
                }
            }
        }
    }
    Some(out)
}

/// Adds the figures of so many regions with such cells; the values are those of all of them.
#[inline(always)]
fn add_each(below: &mut [Sum], asks: &[Ask], cells: Cells<'_>, count: u32) {
    if count > 0 {
        for (sum, ask) in below.iter_mut().zip(asks) {
            sum.add(&ask.figure(cells), count);
        }
    }
}

fn of_periods(cell: &Cell, periods: u32) -> Settled {
    let have = u32::from(cell.made.have());
    Settled {
        value: tidy(cell.value),
        state: if have == periods {
            State::All
        } else {
            State::Some
        },
        mark: cell.made.mark,
        have,
        whole: periods,
        ..Settled::default()
    }
}

/// Figures of regions on their way to that of the region above.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    value: f64,
    mark: u8,
    have: u32,
    incomplete: u32,
}

impl Sum {
    /// Adds so many parts like this one; its value is that of all of them.
    #[inline(always)]
    fn add(&mut self, part: &Settled, count: u32) {
        if part.state != State::None && count > 0 {
            self.value += part.value;
            self.mark = self.mark.max(part.mark);
            self.have += count;
            self.incomplete += count * u32::from(part.state == State::Some);
        }
    }

    fn settled(&self, whole: u32) -> Settled {
        Settled {
            value: tidy(self.value),
            state: match self.have {
                0 => State::None,
                have if have == whole && self.incomplete == 0 => State::All,
                _ => State::Some,
            },
            mark: self.mark,
            is_by_region: true,
            have: self.have,
            incomplete: self.incomplete,
            whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Made;
    use super::*;

    const CITY: [Node; 3] = [
        Node { from: 1, to: 3 },
        Node { from: 3, to: 3 },
        Node { from: 3, to: 3 },
    ];

    fn cell(value: f64, rows: u16, missing: u16) -> Cell {
        Cell {
            value,
            made: Made {
                rows,
                missing,
                mark: 0,
            },
        }
    }

    fn settled(own: &[Cell], cells: &[Cell]) -> Option<Settled> {
        let both = |at: usize| [own.get(at), cells.get(at)].map(|c| c.copied().unwrap_or_default());
        let cells: Vec<Cell> = (0..CITY.len()).flat_map(both).collect();
        let ask = Ask {
            own: (!own.is_empty()).then_some(0),
            parts: Some(1),
            periods: 12,
        };
        let gathered = Gathered::from_cells(&cells, 2, None);
        let once = settle(&CITY, 1, &gathered, &[ask]);
        // What has nothing below it may be settled with the others, and what is alike at once.
        let all = settle(&CITY, 3, &gathered, &[ask]);
        assert_eq!(
            all.as_ref().map(|all| all[0]),
            once.as_ref().map(|all| all[0])
        );
        for model in 1..CITY.len() {
            let gathered = Gathered::from_cells(&cells, 2, Some(model));
            assert_eq!(settle(&CITY, 1, &gathered, &[ask]), once);
        }
        once.map(|all| all[0])
    }

    #[test]
    fn months_make_years_and_counties_a_city() {
        let none = Cell::default();
        let city = settled(&[], &[none, cell(5.0, 12, 0), cell(7.0, 12, 0)]).unwrap();
        assert_eq!((city.value, city.state), (12.0, State::All));
        assert_eq!((city.have, city.incomplete, city.whole), (2, 0, 2));
        let city = settled(&[], &[none, cell(5.0, 12, 1), none]).unwrap();
        assert_eq!((city.value, city.state), (5.0, State::Some));
        assert_eq!((city.have, city.incomplete, city.whole), (1, 1, 2));
    }

    #[test]
    fn what_is_stated_stands_over_its_parts() {
        let none = Cell::default();
        let months = [none, cell(5.0, 11, 0), cell(7.0, 12, 0)];
        let city = settled(&[none, cell(6.0, 1, 0), none], &months).unwrap();
        assert_eq!((city.value, city.state), (13.0, State::All));
        let city = settled(&[cell(20.0, 1, 0), none, none], &months).unwrap();
        assert_eq!((city.value, city.state), (20.0, State::Stated));
        let withheld = settled(&[cell(0.0, 1, 1), none, none], &months).unwrap();
        assert_eq!((withheld.value, withheld.state), (12.0, State::Some));
    }

    #[test]
    fn two_incomplete_ways_are_left_to_who_can_tell_them_apart() {
        let months = [cell(3.0, 4, 0), cell(5.0, 11, 0), cell(7.0, 12, 0)];
        assert_eq!(settled(&[], &months), None);
        let alone = [cell(3.0, 4, 0), Cell::default(), Cell::default()];
        assert_eq!(settled(&[], &alone).unwrap().whole, 12);
    }
}
