//! A table of very many rows (大表): put in order a slice at a time, between which the browser
//! paints and answers the reader. What is asked for meanwhile takes the place of what was.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use super::table_rows::{Column, Shown, TableRows, arranging, group_of};
use crate::analysis::arranging::arrange_now;
use crate::analysis::rows::Choosing;
use crate::platform::signal::{Memo, RwSignal, StoredValue};
use crate::platform::{task, timer};
use crate::route::TableState;
use crate::text::pinyin::Pinyin;

/// Tables longer than this are put in order in slices, and searched when the reader pauses.
pub const SLOW: usize = 20_000;
/// Rows looked at before the clock is.
const STEP: usize = 1_000;

/// The rows asked for, at once.
pub fn arrange(rows: &dyn TableRows, asked: &TableState, pinyin: Option<&Pinyin>) -> Shown {
    let arranged = arrange_now(rows, arranging(rows, asked, pinyin));
    Shown::of(rows, group_of(rows, asked), arranged)
}

/// Puts the rows asked for into `ready` as soon as they are in order, now and whenever others are.
pub fn follow(
    rows: StoredValue<Arc<dyn TableRows>>,
    asked: Memo<TableState>,
    pinyin: RwSignal<Option<Arc<Pinyin>>>,
    ready: RwSignal<Shown>,
    busy: RwSignal<bool>,
) {
    let newest: Rc<Cell<u32>> = Rc::default();
    task::follow(move || {
        let (asked, pinyin) = (asked.get(), pinyin.get());
        let turn = newest.get().wrapping_add(1);
        newest.set(turn);
        // At first all rows stand as they are.
        if turn == 1 && asked.is_default() {
            return;
        }
        busy.set(true);
        let (rows, newest) = (rows.get_value(), Rc::clone(&newest));
        task::spawn(async move {
            let mut arranging = arranging(&*rows, &asked, pinyin.as_deref());
            // The reader's click or key is answered first.
            timer::painted().await;
            while !task::slice(&mut || arranging.step(&*rows, STEP)) {
                timer::pause().await;
                // Asked otherwise meanwhile, or the table has left the screen.
                if newest.get() != turn || busy.is_disposed() {
                    return;
                }
            }
            let shown = Shown::of(&*rows, group_of(&*rows, &asked), arranging.finish());
            ready.set(shown);
            busy.set(false);
        });
    });
}

/// The names and texts to choose from, by column; empty where cells are only searched.
pub type Choices = Arc<Vec<Vec<(String, String)>>>;

/// The choices of all columns: at once, or in slices where there are very many rows.
pub fn choices(rows: Arc<dyn TableRows>, most: usize) -> RwSignal<Choices> {
    let of =
        move |(at, column): (usize, &Column)| column.has_filter.then(|| Choosing::new(at, most));
    let all: Vec<Option<Choosing>> = rows.columns().iter().enumerate().map(of).collect();
    let found = RwSignal::new(Choices::default());
    let is_slow = rows.len() > SLOW;
    let gather = async move {
        let mut lists = Vec::new();
        for choosing in all {
            let Some(mut choosing) = choosing else {
                lists.push(Vec::new());
                continue;
            };
            while !task::slice(&mut || choosing.step(&*rows, STEP)) {
                if is_slow {
                    timer::pause().await;
                }
                if found.is_disposed() {
                    return;
                }
            }
            lists.push(choosing.finish());
        }
        found.set(Arc::new(lists));
    };
    task::spawn(gather);
    found
}
