//! A seeded generator of numbers (SplitMix64), so that the same seed gives the same export on every machine.

/// The state of the generator.
pub struct Random(u64);

impl Random {
    /// A generator for one purpose; purposes do not disturb each other when one of them changes.
    pub fn new(seed: u64, purpose: u64) -> Random {
        let mut random =
            Random(seed.wrapping_mul(0xD134_2543_DE82_EF95) ^ purpose.wrapping_mul(0x9E37_79B9));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `limit`; 0 when the limit is 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        (((self.next() >> 32) * u64::from(limit)) >> 32) as u32
    }

    /// A whole number from `low` to `high`, both inclusive.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// How many of `count` items pass, each with a chance of `percent`.
    pub fn thin(&mut self, count: u32, percent: u32) -> u32 {
        (0..count).filter(|_| self.chance(percent)).count() as u32
    }

    /// Hands `total` items out to cells by weight; the cells' sum is `total`.
    pub fn spread(&mut self, total: u32, weights: &[u32]) -> Vec<u32> {
        let mut cells = vec![0; weights.len()];
        let whole: u32 = weights.iter().sum();
        for _ in 0..total {
            let mut at = self.below(whole);
            for (cell, weight) in cells.iter_mut().zip(weights) {
                if at < *weight {
                    *cell += 1;
                    break;
                }
                at -= weight;
            }
        }
        cells
    }
}
