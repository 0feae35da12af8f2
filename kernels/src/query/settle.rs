//! From cells to figures: what is stated stands, else the parts are added, and it is said how many
//! of them there are.

use super::{Cell, tidy};

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

/// The parts of a column in periods: what each region has in them, and how many there should be.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    pub cells: &'a [Cell],
    pub periods: u32,
}

/// Settles a column and puts its figures after those there are, one figure for each node, those below before those above. `own` is what is
/// stated for the column itself, `parts` what is stated for the periods in it; either may be
/// empty. False where a node has figures for periods as well as figures below it that are
/// incomplete: then part has to be held against part, and this is no place for it.
pub fn settle(nodes: &[Node], own: &[Cell], parts: Parts<'_>, out: &mut Vec<Settled>) -> bool {
    let before = out.len();
    out.resize(before + nodes.len(), Settled::default());
    let out = &mut out[before..];
    for at in (0..nodes.len()).rev() {
        let node = nodes[at];
        let stated = own.get(at).filter(|cell| cell.have() > 0);
        let inside = parts.cells.get(at).filter(|cell| cell.have() > 0);
        let figure = match (stated, inside) {
            (Some(cell), _) => Settled {
                value: cell.value,
                state: State::Stated,
                mark: cell.mark,
                ..Settled::default()
            },
            (None, Some(cell)) if node.from == node.to => of_periods(cell, parts.periods),
            (None, None) if node.from == node.to => continue,
            (None, inside) => {
                let below = of_regions(&out[node.from as usize..node.to as usize]);
                match inside {
                    Some(cell) if below.state == State::None => of_periods(cell, parts.periods),
                    Some(_) if below.state == State::Some => return false,
                    _ => below,
                }
            }
        };
        out[at] = figure;
    }
    true
}

#[inline(always)]
fn of_periods(cell: &Cell, periods: u32) -> Settled {
    let have = u32::from(cell.have());
    Settled {
        value: tidy(cell.value),
        state: if have == periods {
            State::All
        } else {
            State::Some
        },
        mark: cell.mark,
        have,
        whole: periods,
        ..Settled::default()
    }
}

#[inline(always)]
fn of_regions(below: &[Settled]) -> Settled {
    let mut sum = Settled {
        whole: below.len() as u32,
        is_by_region: true,
        ..Settled::default()
    };
    for part in below.iter().filter(|part| part.state != State::None) {
        sum.value += part.value;
        sum.mark = sum.mark.max(part.mark);
        sum.have += 1;
        sum.incomplete += u32::from(part.state == State::Some);
    }
    sum.value = tidy(sum.value);
    sum.state = match sum.have {
        0 => State::None,
        have if have == sum.whole && sum.incomplete == 0 => State::All,
        _ => State::Some,
    };
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: [Node; 3] = [
        Node { from: 1, to: 3 },
        Node { from: 3, to: 3 },
        Node { from: 3, to: 3 },
    ];

    fn cell(value: f64, rows: u16, missing: u16) -> Cell {
        Cell {
            value,
            rows,
            missing,
            mark: 0,
        }
    }

    fn settled(own: &[Cell], cells: &[Cell]) -> Option<Settled> {
        let mut out = Vec::new();
        let parts = Parts { cells, periods: 12 };
        settle(&CITY, own, parts, &mut out).then(|| out[0])
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
