//! Works out what is known of an export's trustworthiness (可信) once its figures are on screen:
//! the findings, in slices, and the revisions against an earlier export.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::screens::{Later, LaterSignal, Screens};
use crate::analysis::Checking;
use crate::components::scene::Opened;
use crate::components::state::{Beside, State};
use crate::components::trust::Trust;
use crate::platform::{task, timer};

/// Observations that are checked before the browser has its turn again.
const SLICE: usize = 200;

/// Follows the open export and the one beside it.
pub fn follow(state: State, later: LaterSignal<Screens>) {
    let checked: Rc<RefCell<Option<Arc<Opened>>>> = Rc::default();
    task::follow(move || {
        let Later::Ready(screens) = later.get() else {
            return;
        };
        let opened = state.source.with(|source| source.state.opened().cloned());
        let Some(opened) = opened.filter(|opened| !is_it(&checked, opened)) else {
            return;
        };
        checked.replace(Some(Arc::clone(&opened)));
        let checked = Rc::clone(&checked);
        let muted = Trust::remembered(&opened.data.meta.id);
        state.know(|trust| {
            trust.found = None;
            trust.muted = muted;
        });
        task::spawn(async move {
            let mut checking = Checking::default();
            loop {
                timer::pause().await;
                if !is_it(&checked, &opened) {
                    return;
                }
                if let Some(found) = (screens.check)(&mut checking, &opened.data, SLICE) {
                    state.know(|trust| trust.found = Some(Arc::new(found)));
                    return;
                }
            }
        });
    });
    task::follow(move || {
        let Later::Ready(screens) = later.get() else {
            return;
        };
        let opened = state.source.with(|source| source.state.opened().cloned());
        let earlier = match (opened, state.beside.get()) {
            (Some(opened), Beside::Ready(other)) => (screens.revise)(&opened, &other),
            _ => None,
        };
        let is_none = state.trust.with_untracked(|trust| trust.earlier.is_none());
        if earlier.is_some() || !is_none {
            state.know(|trust| trust.earlier = earlier.map(Arc::new));
        }
    });
}

/// Whether an export is the one being checked.
fn is_it(checked: &RefCell<Option<Arc<Opened>>>, opened: &Arc<Opened>) -> bool {
    let known = checked.borrow();
    known
        .as_ref()
        .is_some_and(|known| Arc::ptr_eq(known, opened))
}
