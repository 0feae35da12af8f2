//! How often the page around us may ask (频率上限).

/// Messages at once, after a quiet while.
const BURST: f64 = 60.0;
/// Messages a second, lasting.
const PER_SECOND: f64 = 20.0;
/// Between two complaints about too many messages, in milliseconds.
const COMPLAINT_MS: f64 = 1000.0;

/// Counts messages against what is allowed.
#[derive(Clone, Debug)]
pub struct Rate {
    left: f64,
    /// When `left` was right, in milliseconds.
    at: f64,
    complained: f64,
}

impl Default for Rate {
    fn default() -> Rate {
        Rate {
            left: BURST,
            at: 0.0,
            complained: f64::NEG_INFINITY,
        }
    }
}

impl Rate {
    /// Takes one message at a moment; false when it is one too many.
    pub fn takes(&mut self, now_ms: f64) -> bool {
        // A clock that goes back gives nothing.
        let passed = (now_ms - self.at).max(0.0);
        self.at = now_ms;
        self.left = (self.left + passed * PER_SECOND / 1000.0).min(BURST);
        let is_taken = self.left >= 1.0;
        if is_taken {
            self.left -= 1.0;
        }
        is_taken
    }

    /// Whether a refusal at a moment is said aloud: answers to a flood must be none themselves.
    pub fn complains(&mut self, now_ms: f64) -> bool {
        let is_due = now_ms - self.complained >= COMPLAINT_MS;
        if is_due {
            self.complained = now_ms;
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_in_a_second_are_eighty_and_one_complaint() {
        let mut rate = Rate::default();
        let (mut taken, mut complaints) = (0, 0);
        for number in 0..10_000 {
            let now = 5000.0 + f64::from(number) / 10.0;
            if rate.takes(now) {
                taken += 1;
            } else if rate.complains(now) {
                complaints += 1;
            }
        }
        assert_eq!((taken, complaints), (79, 1));
        // After a quiet while all is as it was.
        assert!((0..60).all(|_| rate.takes(60_000.0)));
        assert!(!rate.takes(60_000.0));
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing() {
        let mut rate = Rate::default();
        while rate.takes(1000.0) {}
        assert!(!rate.takes(0.0));
        assert!(!rate.takes(10.0));
    }
}
