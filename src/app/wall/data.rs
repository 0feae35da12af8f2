//! The data of a kiosk (大屏数据): the last good one over a restart, newer ones as they come.

use std::sync::Arc;

use super::Kiosk;
use super::look::{Found, Look};
use crate::app::open::as_shown;
use crate::app::sources::read;
use crate::components::scene::Opened;
use crate::components::state::DataState;
use crate::platform::fetch::Abort;
use crate::platform::wall::{self as browser, Kept};
use crate::platform::{offline, task};
use crate::route::wall::Event;

impl Kiosk {
    /// Shows what was kept where it is newer than what arrived, or all there is.
    pub(super) fn take_kept(self, kept: Kept, opened: Option<&Opened>) -> bool {
        let parts: Vec<&[u8]> = kept.parts.iter().map(Vec::as_slice).collect();
        let region = self.state.embedded.fixed_region();
        let Ok(last) = read(&parts, None, region.as_deref()) else {
            return false;
        };
        let is_better = opened.is_none_or(|now| {
            let (now, last) = (&now.data.meta, &last.data.meta);
            now.committee.id == last.committee.id && now.is_older_than(last)
        });
        if is_better || opened.is_some_and(|now| now.hash == last.hash) {
            self.remember(Some(kept.checked));
        }
        if is_better {
            offline::keep(&last.hash, &parts);
            let last = as_shown(self.state, last);
            self.state.source.update(|source| {
                source.state = DataState::Ready(Arc::new(last));
            });
        }
        is_better
    }

    /// When the data was last known to be the newest: then, or where that is not known, now.
    pub(super) fn remember(self, checked: Option<f64>) {
        self.held.update_value(|held| {
            let now = held.now;
            if let Some(plan) = &mut held.plan
                && (checked.is_some() || plan.age(now).is_none())
            {
                plan.remember(checked.unwrap_or(now.wall), now);
            }
        });
    }

    /// Looks for newer data.
    pub(super) fn look(self) {
        browser::look_for_newer();
        if offline::state() == "file" {
            // What there is lies in the file.
            self.tell(Event::Refreshed(true));
            return;
        }
        let abort = Abort::new();
        let look = Look {
            tie: abort.tie(),
            key: self.state.route.with_untracked(|route| route.data.clone()),
            now: self.opened(),
            region: self.state.embedded.fixed_region(),
            sha256: self.held.with_value(|held| held.sha256.clone()),
        };
        self.held.update_value(|held| held.request = Some(abort));
        task::spawn(async move {
            match look.run().await {
                None => {}
                Some(Ok(found)) => self.take(found),
                Some(Err(fault)) => {
                    self.note(Some(fault));
                    self.tell(Event::Refreshed(false));
                }
            }
        });
    }

    fn take(self, found: Found) {
        if self
            .held
            .try_update_value(|held| held.sha256 = found.sha256)
            .is_none()
        {
            return;
        }
        self.note(None);
        let is_newer = found.newer.is_some();
        if let Some((opened, manifest)) = found.newer {
            self.state.source.update(|source| {
                source.manifest = manifest.or(source.manifest.take());
            });
            let opened = as_shown(self.state, opened);
            self.state.source.update(|source| {
                source.state = DataState::Ready(Arc::new(opened));
            });
        }
        self.tell(Event::Refreshed(true));
        self.store(is_newer);
    }

    /// Keeps the data over a restart; that it is still the newest, not more than once in a while.
    fn store(self, is_newer: bool) {
        let (Some(opened), Some((wall, now, stored))) = (
            self.opened(),
            self.held
                .with_value(|held| Some((held.wall.clone()?, held.now, held.stored))),
        ) else {
            return;
        };
        if !is_newer && stored > 0.0 && now.steady - stored < 60_000.0 {
            return;
        }
        self.held.update_value(|held| held.stored = now.steady);
        let name = self.name();
        task::spawn(async move {
            // A store that is full or forbidden costs the data over a restart, and nothing else.
            wall.keep(&name, &opened.hash, now.wall).await;
        });
    }
}
