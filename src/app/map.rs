//! The deployment's map (部署的地图): fetched once when the list of exports names one. Whatever is
//! wrong with it, the tiles stay.

use std::sync::Arc;

use crate::analysis::{self, MapRefusal, is_approval, outlines};
use crate::components::state::{MapState, State};
use crate::model::load::MapEntry;
use crate::platform::fetch::{self, Abort, Tie};
use crate::platform::signal::{Memo, StoredValue};
use crate::platform::task;

/// A map of counties needs no more.
const MOST_BYTES: usize = 16 << 20;

/// Follows the list of exports.
pub fn follow(state: State) {
    let wanted = Memo::new(move |_| {
        state
            .source
            .with(|source| source.manifest.as_ref().and_then(|m| m.map.clone()))
    });
    let request = StoredValue::new(None::<Abort>);
    task::follow(move || {
        let Some(entry) = wanted.get() else {
            state.map.set(MapState::None);
            return;
        };
        let abort = Abort::new();
        let tie = abort.tie();
        request.set_value(Some(abort));
        task::spawn(async move {
            let map = read(&tie, entry).await;
            state.map.set(match map {
                Ok(map) => MapState::Ready(Arc::new(map)),
                Err(refusal) => MapState::Refused(refusal),
            });
        });
    });
}

async fn read(tie: &Tie, entry: MapEntry) -> Result<analysis::Outlines, MapRefusal> {
    let approval = entry.approval.unwrap_or_default();
    // What may not be shown is not fetched.
    if !is_approval(&approval) {
        return Err(MapRefusal::NotApproved);
    }
    let address = entry.path.ok_or(MapRefusal::NotThere)?;
    let bytes = fetch::bytes(tie, &address, MOST_BYTES, |_| {}).await;
    let bytes = bytes.map_err(|_| MapRefusal::NotThere)?;
    let text = String::from_utf8(bytes).map_err(|_| MapRefusal::NotOutlines)?;
    outlines(&approval, &text)
}
