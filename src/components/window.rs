//! Which rows of a long table are on screen (可见行): arithmetic of scrolling, without a browser.

/// Tables longer than this draw only the rows in view.
pub const LONG: usize = 120;
/// Height of a row in a long table.
pub const ROW_PX: f64 = 44.0;
/// Height of the part of a long table that is seen.
pub const VIEW_PX: f64 = 620.0;
/// Browsers stop laying out beyond some 30 million pixels; longer tables scroll in proportion.
const MOST_PX: f64 = 12_000_000.0;
const SPARE: usize = 8;
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

/// The window of a table of `rows` rows scrolled to `top_px`.
pub fn window(rows: usize, top_px: f64) -> Window {
    if rows <= LONG {
        return printed(rows);
    }
    let full = rows as f64 * ROW_PX;
    let height = full.min(MOST_PX);
    let fit = (VIEW_PX / ROW_PX).ceil() as usize + 1;
    let share = (top_px / (height - VIEW_PX).max(1.0)).clamp(0.0, 1.0);
    let at_px = share * (full - VIEW_PX);
    let first = ((at_px / ROW_PX) as usize).saturating_sub(SPARE);
    let count = (fit + 2 * SPARE).min(rows - first.min(rows));
    let drawn = count as f64 * ROW_PX;
    // Where the first drawn row stands, so that the row at the top edge is the one scrolled to.
    let above = (share * (height - VIEW_PX) - (at_px - first as f64 * ROW_PX)).max(0.0);
    Window {
        first,
        count,
        above_px: above,
        below_px: (height - above - drawn).max(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_table_is_drawn_whole() {
        assert_eq!(window(40, 0.0).count, 40);
    }

    #[test]
    fn paper_takes_a_long_table_from_its_first_row() {
        assert_eq!((printed(465).first, printed(465).count), (0, 465));
        assert_eq!(printed(1_000_000).count, MOST_PRINTED);
    }

    #[test]
    fn a_million_rows_reach_their_first_and_last_row() {
        let top = window(1_000_000, 0.0);
        assert_eq!(top.first, 0);
        let end = window(1_000_000, MOST_PX);
        assert_eq!(end.first + end.count, 1_000_000);
        assert!(end.count < 100);
    }

    #[test]
    fn an_unbroken_table_scrolls_row_by_row() {
        let at = window(1000, 100.0 * ROW_PX);
        assert_eq!(at.first, 100 - SPARE);
        assert_eq!(at.above_px, at.first as f64 * ROW_PX);
    }
}
