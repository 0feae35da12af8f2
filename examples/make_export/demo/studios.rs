//! The studios (委员工作室), from which the stock at each quarter is counted.

use super::places::{OWN_STUDIOS, UNITS, county_of};
use super::random::Random;

/// Quarters up to the end of 2023, and all of the demo.
const UNTIL_2023: u32 = 12;
const QUARTERS: u32 = 20;

/// A studio and when it opened.
pub struct Studio {
    pub unit: usize,
    /// Year, month and day.
    pub day: (u32, usize, u32),
}

/// All studios: at the end of 2023 as many as published, 17 and 113.
pub fn studios(seed: u64) -> Vec<Studio> {
    let mut random = Random::new(seed, 1);
    let mut studios = Vec::new();
    for unit in 0..UNITS {
        let count = county_of(unit).map_or(OWN_STUDIOS, |county| county.studios);
        for index in 0..count {
            // The first ones opened together; then they come unevenly.
            let steady = index * UNTIL_2023 / count;
            let quarter = match index {
                0..=1 => 0,
                _ => (steady + random.below(3)).min(UNTIL_2023 - 1),
            };
            studios.push(studio(unit, quarter, index == 0, &mut random));
        }
        let later = if unit == 0 { 3 } else { random.below(4) };
        for _ in 0..later {
            let quarter = random.between(UNTIL_2023, QUARTERS - 1);
            studios.push(studio(unit, quarter, false, &mut random));
        }
    }
    studios
}

fn studio(unit: usize, quarter: u32, is_first: bool, random: &mut Random) -> Studio {
    let (month, day) = if is_first {
        (1, random.between(4, 8))
    } else {
        (
            quarter % 4 * 3 + random.between(1, 3),
            random.between(9, 28),
        )
    };
    Studio {
        unit,
        day: (2021 + quarter / 4, month as usize, day),
    }
}
