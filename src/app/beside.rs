//! The second export (并列数据): opened beside the one on screen when the comparison names it.

use std::sync::Arc;

use leptos::prelude::*;

use super::sources::Fetch;
use crate::components::state::{Beside, State};
use crate::platform::fetch::Abort;
use crate::platform::task;
use crate::route::{Against, Page};

/// Opens what the comparison stands against, and lets go of it when nothing does any more.
pub fn follow(state: State) {
    let wanted = Memo::new(move |_| {
        state.route.with(|route| {
            let against = route.against.as_deref().and_then(Against::parse);
            match against {
                Some(Against::Export(id)) if route.page == Page::Compare => Some(id),
                _ => None,
            }
        })
    });
    let request = StoredValue::new_local(None::<Abort>);
    task::follow(move || {
        let Some(id) = wanted.get() else {
            request.set_value(None);
            state.beside.set(Beside::Nothing);
            return;
        };
        state.beside.set(Beside::Loading);
        let abort = Abort::new();
        let fetch = Fetch::new(state, abort.tie());
        request.set_value(Some(abort));
        task::spawn(async move {
            match fetch.open(Some(&id)).await {
                Ok(Some((opened, _))) => state.beside.set(Beside::Ready(Arc::new(opened))),
                Ok(None) => {}
                Err(failure) => state.beside.set(Beside::Failed(failure)),
            }
        });
    });
}
