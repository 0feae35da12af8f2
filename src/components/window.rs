//! Which rows of a long table are on screen (可见行): arithmetic of scrolling, without a browser.

/// Tables longer than this draw only the rows in view.
pub const LONG: usize = 120;
/// Height of a row in a long table.
pub const ROW_PX: f64 = 44.0;
/// Height of the part of a long table that is seen.
pub const VIEW_PX: f64 = 620.0;
/// Browsers stop laying out beyond some 17 million pixels (Chromium at 33,554,428); longer tables
/// scroll in proportion.
const MOST_PX: f64 = 12_000_000.0;
const SPARE: usize = 8;
/// Rows are drawn anew when so many have passed.
const STEP: usize = 4;
/// Further than this at once is a pull at the scroll bar, or a jump; less is turning a wheel.
const NEAR_PX: f64 = 2.0 * VIEW_PX;
/// Rows of a long table on paper: some 60 pages.
pub const MOST_PRINTED: usize = 2000;

/// The rows to draw and the room to leave above and below them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    pub first: usize,
    pub count: usize,
    pub above_px: f64,
    pub below_px: f64,
}

/// All rows from the first, as far as they are printed.
pub fn printed(rows: usize) -> Window {
    Window {
        first: 0,
        count: rows.min(MOST_PRINTED),
        above_px: 0.0,
        below_px: 0.0,
    }
}

/// Where a table is scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// What the scroll bar says.
    pub top_px: f64,
    /// How far down all the rows would be scrolled, were they as high as they are.
    at_px: f64,
    /// It came there at one go: only what is seen is drawn, until it rests.
    is_far: bool,
}

/// Height of all rows, and of what is laid out for them, beyond what is seen.
fn heights(rows: usize) -> [f64; 2] {
    let full = rows as f64 * ROW_PX;
    [full, full.min(MOST_PX)].map(|px| (px - VIEW_PX).max(0.0))
}

impl Place {
    /// The place once the scroll bar says otherwise. A wheel moves row by row however long the
    /// table is, a pull at the scroll bar in proportion, and either end is the end of the rows.
    pub fn moved(self, rows: usize, top_px: f64) -> Place {
        let [full, height] = heights(rows);
        let by_px = top_px - self.top_px;
        let at_px = match () {
            () if full == height => top_px,
            () if top_px < 1.0 => 0.0,
            () if top_px > height - 1.0 => full,
            () if by_px.abs() <= NEAR_PX => self.at_px + by_px,
            () => top_px / height * full,
        };
        Place {
            top_px,
            at_px: at_px.clamp(0.0, full),
            is_far: by_px.abs() > NEAR_PX,
        }
    }

    /// What the scroll bar has to say so that it stands where the rows do; `None` when it does.
    pub fn settled_px(self, rows: usize) -> Option<f64> {
        let [full, height] = heights(rows);
        let top_px = (self.at_px / full.max(1.0) * height).round();
        let is_off = full > height && (top_px - self.top_px).abs() >= 1.0;
        is_off.then_some(top_px)
    }

    /// Whether it waits for the scroll bar to rest.
    pub fn is_moving(self, rows: usize) -> bool {
        self.is_far || self.settled_px(rows).is_some()
    }

    /// The same rows at rest, under another place of the scroll bar.
    pub fn settled(self, top_px: f64) -> Place {
        Place {
            top_px,
            is_far: false,
            ..self
        }
    }
}

/// The window of a table of `rows` rows at a place.
pub fn window(rows: usize, place: Place) -> Window {
    if rows <= LONG {
        return printed(rows);
    }
    let [full, height] = heights(rows);
    let at_px = place.at_px.clamp(0.0, full);
    let fit = (VIEW_PX / ROW_PX).ceil() as usize + 1;
    let top = (at_px / ROW_PX) as usize;
    let (first, most) = match place.is_far {
        true => (top, fit),
        false => (
            top.saturating_sub(SPARE) / STEP * STEP,
            fit + 2 * SPARE + STEP,
        ),
    };
    let count = most.min(rows - first.min(rows));
    let drawn = count as f64 * ROW_PX;
    let all = height + VIEW_PX;
    // Where the first drawn row stands, so that the row at the top edge is the one scrolled to.
    let top_px = place.top_px.clamp(0.0, height);
    let above = (top_px - (at_px - first as f64 * ROW_PX)).clamp(0.0, (all - drawn).max(0.0));
    Window {
        first,
        count,
        above_px: above,
        below_px: (all - above - drawn).max(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLION: usize = 1_000_000;

    fn at(rows: usize, top_px: f64) -> Window {
        window(rows, Place::default().moved(rows, top_px))
    }

    /// The row at the top edge, with what is hidden of it.
    fn edge(rows: usize, place: Place) -> f64 {
        let seen = window(rows, place);
        seen.first as f64 + (place.top_px - seen.above_px) / ROW_PX
    }

    #[test]
    fn a_short_table_is_drawn_whole() {
        assert_eq!(at(40, 0.0).count, 40);
    }

    #[test]
    fn paper_takes_a_long_table_from_its_first_row() {
        assert_eq!((printed(465).first, printed(465).count), (0, 465));
        assert_eq!(printed(MILLION).count, MOST_PRINTED);
    }

    #[test]
    fn a_million_rows_reach_their_first_and_last_row() {
        assert_eq!(at(MILLION, 0.0).first, 0);
        let end = at(MILLION, MOST_PX - VIEW_PX);
        assert_eq!(end.first + end.count, MILLION);
        assert_eq!(end.below_px, 0.0);
        assert!(end.count < 100);
        // All that is laid out is as high wherever it is scrolled to.
        for share in 0..=20 {
            let seen = at(MILLION, (MOST_PX - VIEW_PX) * f64::from(share) / 20.0);
            let height = seen.above_px + seen.below_px + seen.count as f64 * ROW_PX;
            assert!((height - MOST_PX).abs() < 1e-6, "{share}");
        }
    }

    #[test]
    fn an_unbroken_table_scrolls_row_by_row() {
        let seen = at(1000, 100.0 * ROW_PX);
        assert_eq!(seen.first, (100 - SPARE) / STEP * STEP);
        assert_eq!(seen.above_px, seen.first as f64 * ROW_PX);
    }

    #[test]
    fn a_wheel_moves_row_by_row_through_a_million_and_the_scroll_bar_in_proportion() {
        let mut place = Place::default().moved(MILLION, MOST_PX / 2.0);
        let from = edge(MILLION, place);
        assert!((from / MILLION as f64 - 0.5).abs() < 1e-3);
        for turn in 1..=200 {
            place = place.moved(MILLION, place.top_px + 100.0);
            let rows = edge(MILLION, place) - from;
            assert!((rows - f64::from(turn) * 100.0 / ROW_PX).abs() < 1e-6);
        }
        // The scroll bar then stands where the rows do, and no row moves on screen.
        let before = edge(MILLION, place);
        let top = place.settled_px(MILLION).unwrap();
        let settled = place.settled(top);
        assert!((edge(MILLION, settled) - before).abs() < 1e-6);
        assert_eq!(settled.settled_px(MILLION), None);
        assert_eq!(settled.moved(MILLION, top), settled);
    }

    #[test]
    fn what_is_drawn_stays_until_some_rows_have_passed() {
        let place = Place::default().moved(MILLION, 9_000_000.0);
        let seen = window(MILLION, place);
        let passed = (1..=8).map(|n| {
            window(
                MILLION,
                place.moved(MILLION, place.top_px + f64::from(n) * ROW_PX / 2.0),
            )
        });
        let same = passed.filter(|other| other.first == seen.first);
        assert!(same.clone().count() >= 1);
        assert!(
            same.into_iter()
                .all(|other| (other.above_px - seen.above_px).abs() < 1e-6)
        );
    }

    #[test]
    fn a_jump_draws_what_is_seen_and_a_rest_the_rows_around_it() {
        let lands = |px: f64| Place::default().moved(MILLION, px);
        for px in [5_000.0, 7_654_321.0, MOST_PX - VIEW_PX - 30.0] {
            let place = lands(px);
            let seen = window(MILLION, place);
            let whole = window(MILLION, place.settled(px));
            assert!(place.is_moving(MILLION));
            assert!(seen.count < whole.count);
            assert!(whole.first <= seen.first);
            assert!(seen.first + seen.count <= whole.first + whole.count);
            // Both fill the view, with the same row at its top edge.
            for drawn in [seen, whole] {
                assert!(drawn.above_px <= px);
                assert!(drawn.above_px + drawn.count as f64 * ROW_PX >= px + VIEW_PX - 1e-6);
            }
            assert!((edge(MILLION, place) - edge(MILLION, place.settled(px))).abs() < 1e-6);
        }
        // A turn of the wheel draws the rows around it, too.
        let turned = lands(7_000_000.0).moved(MILLION, 7_000_100.0);
        assert_eq!(window(MILLION, turned).count, at(MILLION, 0.0).count);
    }

    #[test]
    fn rows_that_are_taken_away_leave_a_place_among_the_rest() {
        let far = Place::default().moved(MILLION, MOST_PX - VIEW_PX);
        let few = window(500, far);
        assert_eq!(few.first + few.count, 500);
    }
}
