//! Works out what is known of an export's trustworthiness (可信) once its figures are on screen:
//! the findings, in slices, and the revisions against an earlier export.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{Checking, Found, checks, is_same_committee, revisions};
use crate::components::scene::Opened;
use crate::components::state::{Beside, State};
use crate::components::trust::{Earlier, Trust};
use crate::platform::signal::RwSignal;
use crate::platform::{task, timer};

/// Observations that are checked before the clock is looked at.
const STEP: usize = 50;

/// Follows the open export and the one beside it.
pub fn follow(state: State) {
    let checked: Rc<RefCell<Option<Arc<Opened>>>> = Rc::default();
    // The findings of the export by itself.
    let own: RwSignal<Option<Arc<Found>>> = RwSignal::new(None);
    task::follow(move || {
        let opened = state.source.with(|source| source.state.opened().cloned());
        let Some(opened) = opened.filter(|opened| !is_it(&checked, opened)) else {
            return;
        };
        checked.replace(Some(Arc::clone(&opened)));
        let checked = Rc::clone(&checked);
        let muted = Trust::remembered(&opened.data.meta.id);
        own.set(None);
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
                let mut is_done = false;
                task::slice(&mut || {
                    is_done = checking.step(&opened.data, STEP);
                    is_done
                });
                if is_done {
                    own.set(Some(Arc::new(checking.finish(&opened.data))));
                    return;
                }
            }
        });
    });
    let earlier: RwSignal<Option<Arc<Earlier>>> = RwSignal::new(None);
    task::follow(move || {
        let opened = state.source.with(|source| source.state.opened().cloned());
        let found = match (opened, state.beside.get()) {
            (Some(opened), Beside::Ready(other)) => revise(&opened, &other),
            _ => None,
        };
        if found.is_some() || earlier.with_untracked(Option::is_some) {
            earlier.set(found.map(Arc::new));
        }
    });
    task::follow(move || {
        let (found, earlier) = (own.get(), earlier.get());
        let opened = state.source.with_untracked(|s| s.state.opened().cloned());
        let Some(opened) = opened else {
            return;
        };
        let found = match (found, &earlier) {
            (Some(found), Some(earlier)) if !earlier.checks.is_empty() => {
                Some(Arc::new(found.with(&opened.data, &earlier.checks)))
            }
            (found, _) => found,
        };
        let is_new = state.trust.with_untracked(|trust| {
            trust.found.is_some() || trust.earlier.is_some() || found.is_some() || earlier.is_some()
        });
        if is_new {
            state.know(|trust| {
                trust.found = found;
                trust.earlier = earlier;
            });
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

/// What differs from another export of the same committee.
fn revise(opened: &Arc<Opened>, other: &Arc<Opened>) -> Option<Earlier> {
    if !is_same_committee(&opened.data, &other.data) {
        return None;
    }
    let revisions = revisions(&opened.data, &other.data);
    Some(Earlier {
        rows: revisions.iter().filter_map(|r| r.here).collect(),
        checks: checks::between(&opened.data, &other.data, &revisions),
        revisions,
        opened: Arc::clone(other),
    })
}
