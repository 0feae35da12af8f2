//! Times of the kiosk (时间): what the clocks say, how old a check is, when it is night, and where the
//! picture stands so that nothing burns in.

/// What the clocks say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// Milliseconds of a clock that is never set, though it may stand still while the machine sleeps.
    pub steady: f64,
    /// Milliseconds of the calendar's clock, which may be set forwards and backwards.
    pub wall: f64,
    /// Minute of the local day.
    pub minute: u16,
}

/// Milliseconds since an earlier moment: by the clock that says more, as one may have stood still
/// and the other may have been set back.
pub fn age_ms(now: Moment, then: Moment) -> f64 {
    (now.steady - then.steady)
        .max(now.wall - then.wall)
        .max(0.0)
}

/// Whether a minute of the day lies in a span that may go over midnight.
pub fn is_night(minute: u16, night: Option<(u16, u16)>) -> bool {
    match night {
        None => false,
        Some((from, to)) if from < to => (from..to).contains(&minute),
        Some((from, to)) => minute >= from || minute < to,
    }
}

/// Steps to a side.
const DRIFT_STEPS: u32 = 4;
/// How long the picture stands in one place.
const DRIFT_MS: f64 = 60_000.0;

/// Where the picture stands, in pixels from its middle: a slow walk around it, one pixel at a time,
/// that comes by every place of a square.
pub fn drift(now: Moment) -> (i32, i32) {
    let side = 2 * DRIFT_STEPS + 1;
    let step = (now.steady / DRIFT_MS) as u64 % u64::from(side * side * 2);
    let step = step as u32;
    // There and back again, line by line, every other line backwards.
    let at = if step < side * side {
        step
    } else {
        side * side * 2 - 1 - step
    };
    let (line, place) = (at / side, at % side);
    let place = if line % 2 == 0 {
        place
    } else {
        side - 1 - place
    };
    let middle = |n: u32| n as i32 - DRIFT_STEPS as i32;
    (middle(place), middle(line))
}
