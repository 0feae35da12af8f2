//! The second export (并列数据): opened beside the one on screen when the comparison names it.

use std::sync::Arc;

use super::sources::Fetch;
use crate::components::state::{Beside, State};
use crate::platform::fetch::Abort;
use crate::platform::signal::{Memo, StoredValue};
use crate::platform::task;
use crate::route::Against;

/// Opens what the comparison stands against, and lets go of it when nothing does any more.
pub fn follow(state: State) {
    let wanted = Memo::new(move |_| {
        state.route.with(|route| {
            let against = route.against.as_deref().and_then(Against::parse);
            match against {
                Some(Against::Export(id)) => (Some(id), route.is_private),
                _ => (None, false),
            }
        })
    });
    let request = StoredValue::new(None::<Abort>);
    task::follow(move || {
        let (Some(id), _) = wanted.get() else {
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
                Ok(Some((opened, manifest))) => {
                    let is_private = manifest.is_some_and(|manifest| manifest.is_private);
                    let opened = match is_private || state.is_private() {
                        true => opened.hidden(),
                        false => opened,
                    };
                    state.beside.set(Beside::Ready(Arc::new(opened)));
                }
                Ok(None) => {}
                Err(failure) => state.beside.set(Beside::Failed(failure)),
            }
        });
    });
}
