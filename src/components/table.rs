//! A table (表格): searches, filters, sorts, groups; draws only the rows in view when it is long.
//! Its state stands in the link.

use std::sync::Arc;

use wasm_bindgen::JsCast;

use super::state::State;
use super::table_body::{body, heads};
use super::table_rows::{Shown, TableRows};
use super::table_slices::{SLOW, arrange, follow};
use super::table_tools::tools;
use super::window::{LONG, Place, ROW_PX, printed, window};
use crate::model::json::written;
use crate::platform::signal::{Memo, RwSignal, StoredValue};
use crate::platform::timer::Timer;
use crate::platform::view::{View, el, live};
use crate::platform::{later, print, screen, task};
use crate::route::TableState;
use crate::text::Lang;
use crate::text::pinyin::{Pinyin, has_letters};

/// How long a wheel has to rest before the scroll bar follows.
const SETTLE_MS: i32 = 180;
/// Width in pixels of a column that comes back after others were pulled.
const NEW_PX: f64 = 160.0;

/// A table on screen, as its parts see it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Table {
    /// Stands in links.
    pub name: &'static str,
    pub lang: Lang,
    pub app: State,
    pub rows: StoredValue<Arc<dyn TableRows>>,
    pub state: Memo<TableState>,
    pub shown: Memo<Shown>,
    /// Widths in pixels by column once the reader has pulled one; empty before.
    pub widths: RwSignal<Vec<f64>>,
    /// Rows are still being put in order; those of before are on screen.
    pub busy: RwSignal<bool>,
}

impl Table {
    /// Changes the state of this table in the link.
    pub fn alter(self, change: impl FnOnce(&mut TableState)) {
        let mut table = self.state.get_untracked();
        change(&mut table);
        self.put(table);
    }

    #[inline(never)]
    fn put(self, table: TableState) {
        let name = self.name;
        self.app.change(|route| {
            if table.is_default() {
                route.tables.remove(name);
            } else {
                route.tables.insert(name, table);
            }
        });
    }

    /// The ids of the columns in the table's own order.
    pub fn ids(self) -> Vec<&'static str> {
        let ids = |rows: &Arc<dyn TableRows>| rows.columns().iter().map(|c| c.id).collect();
        self.rows.with_value(ids)
    }

    /// The columns shown, from left to right; followed where signals are.
    pub fn columns(self) -> Vec<usize> {
        let ids = self.ids();
        self.state.with(|state| state.shown(&ids))
    }

    /// The columns shown at this moment.
    pub fn columns_now(self) -> Vec<usize> {
        let ids = self.ids();
        self.state.with_untracked(|state| state.shown(&ids))
    }
}

/// A table; `name` stands in links, `label` is read aloud.
pub fn table(name: &'static str, label: String, lang: Lang, rows: Arc<dyn TableRows>) -> View {
    let app = State::here();
    let state = Memo::new(move |_| app.route.with(|route| route.table(name)));
    let (is_long, is_slow) = (rows.len() > LONG, rows.len() > SLOW);
    // What a table of many rows shows until they are in order, and then.
    let ready = RwSignal::new(match is_slow {
        true => Shown::all(rows.len()),
        false => Shown::default(),
    });
    let busy = RwSignal::new(false);
    let rows = StoredValue::new(rows);
    let pinyin: RwSignal<Option<Arc<Pinyin>>> = RwSignal::new(None);
    load_pinyin(state, pinyin);
    // What only changes the look does not sort anew.
    let asked = Memo::new(move |_| TableState {
        columns: Vec::new(),
        closed: Vec::new(),
        ..state.get()
    });
    if is_slow {
        follow(rows, asked, pinyin, ready, busy);
    }
    let arranged = Memo::new(move |_| {
        if is_slow {
            return ready.get();
        }
        let pinyin = pinyin.get();
        rows.with_value(|rows| asked.with(|asked| arrange(&**rows, asked, pinyin.as_deref())))
    });
    let shown =
        Memo::new(move |_| state.with(|state| arranged.with(|shown| shown.closed(&state.closed))));
    let table = Table {
        name,
        lang,
        app,
        rows,
        state,
        shown,
        widths: RwSignal::new(Vec::new()),
        busy,
    };
    View::from(
        el("div")
            .class("table")
            .child(tools(table, &label))
            .child(scroll(table, label, is_long)),
    )
}

/// Fetches how characters are read as soon as the search can be meant so.
fn load_pinyin(state: Memo<TableState>, pinyin: RwSignal<Option<Arc<Pinyin>>>) {
    task::follow(move || {
        let is_wanted = state.with(|state| {
            let mut filters = state.filters.iter();
            has_letters(&state.search)
                || filters.any(|(key, text)| key.starts_with("has.") && has_letters(text))
        });
        if is_wanted && pinyin.with_untracked(Option::is_none) {
            task::spawn(async move {
                let table = later::ask("pinyin", "").await;
                // The table may have left the screen meanwhile; a search then needs nothing.
                if let Some(read) = table.and_then(|table| Pinyin::read(&table)) {
                    pinyin.set(Some(Arc::new(read)));
                }
            });
        }
    });
}

fn scroll(table: Table, label: String, is_long: bool) -> View {
    let place = RwSignal::new(Place::default());
    let settle = StoredValue::new(None::<Timer>);
    let scrolled = |event: &web_sys::Event| event.target()?.dyn_into::<web_sys::Element>().ok();
    // Once the table rests, the scroll bar follows, and the rows around are drawn.
    let rest = move |element: &web_sys::Element| {
        // The table may have left the screen meanwhile.
        let Some(now) = place.try_with_untracked(|place| *place) else {
            return;
        };
        let rows = table.shown.with_untracked(Shown::lines);
        if !now.is_moving(rows) {
            return;
        }
        if let Some(px) = now.settled_px(rows) {
            element.set_scroll_top(px as i32);
        }
        let top_px = f64::from(element.scroll_top());
        place.update(|place| *place = place.settled(top_px));
    };
    let wait = move |element: web_sys::Element| {
        settle.set_value(Timer::after(SETTLE_MS, move || rest(&element)));
    };
    let on_scroll = move |event: web_sys::Event| {
        let Some(element) = scrolled(&event) else {
            return;
        };
        let rows = table.shown.with_untracked(Shown::lines);
        let top_px = f64::from(element.scroll_top());
        place.update(|place| *place = place.moved(rows, top_px));
        settle.set_value(None);
        // A browser that says when scrolling ends may take long from one step of it to the next.
        if !screen::tells_rest() && place.with_untracked(|place| place.is_moving(rows)) {
            wait(element);
        }
    };
    let on_rest = move |event: web_sys::Event| {
        let rows = table.shown.with_untracked(Shown::lines);
        let is_moving = place.with_untracked(|place| place.is_moving(rows));
        if let Some(element) = scrolled(&event).filter(|_| is_moving) {
            wait(element);
        }
    };
    let is_printed = if is_long {
        print::follow()
    } else {
        RwSignal::new(false)
    };
    let seen = Memo::new(move |_| {
        let lines = table.shown.with(Shown::lines);
        match is_printed.get() {
            true => printed(lines),
            false => window(lines, place.get()),
        }
    });
    let widths = move || -> Vec<f64> {
        table.widths.with(|widths| {
            let width = |column: usize| widths.get(column).copied().unwrap_or(0.0);
            let shown = table.columns().into_iter().filter(|_| !widths.is_empty());
            shown
                .map(|at| if width(at) > 0.0 { width(at) } else { NEW_PX })
                .collect()
        })
    };
    let cols = move || -> View {
        let col = |px: f64| View::from(el("col").attr("style", format!("width:{}px", written(px))));
        widths().into_iter().map(col).collect()
    };
    let style = move || {
        let sum: f64 = widths().iter().sum();
        (sum > 0.0).then(|| format!("table-layout:fixed;width:{}px", written(sum)))
    };
    let count = move || Some((table.shown.with(Shown::lines) + 1).to_string());
    let grid = el("table")
        .attr("aria-label", label.clone())
        .live_attr("aria-rowcount", count)
        .live_attr("aria-busy", move || table.busy.get().then_some("true"))
        .live_attr("style", style)
        .child(el("colgroup").child(live(cols)))
        .child(live(move || heads(table)))
        .child(body(table, seen));
    el("div")
        .class("table__scroll")
        .class_if("table__scroll--long", is_long)
        .maybe(
            "style",
            is_long.then(|| format!("--row:{}px", written(ROW_PX))),
        )
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label)
        .on("scroll", on_scroll)
        .on("scrollend", on_rest)
        .child(grid)
        .built(move |element| {
            // An element taken over stands where the reader scrolled it to.
            let now_px = f64::from(element.scroll_top());
            if now_px > 0.0 {
                let rows = table.shown.with_untracked(Shown::lines);
                place.set(Place::default().moved(rows, now_px).settled(now_px));
            }
        })
        .into()
}
