//! Loads the parts of an export (按需载入): those that hold what is looked at, and those that the
//! reader asks for. What fails says so, and what is on screen stays.

use std::sync::Arc;

use super::open::show;
use super::reading::failed;
use super::sources::{read, refused, wrong};
use crate::components::parts::{Kept, PartViews, Progress, Split, why};
use crate::components::parts_view;
use crate::components::scene::Opened;
use crate::components::state::{Failure, State};
use crate::model::load::{MAX_BYTES, MAX_PART_BYTES, Plan, plan};
use crate::model::sha256::sha256;
use crate::platform::fetch::{self, Abort, FetchError, Tie};
use crate::platform::signal::StoredValue;
use crate::platform::{document, offline, task};
use crate::route::{Page, Route};
use crate::text::Lang;
use crate::text::failure::{Why, failure_text};
use crate::text::parts::other_content_text;

/// Bytes between two words on how far a part has come.
const STEP: usize = 256 << 10;

/// Follows what is looked at in exports that are in parts.
pub fn follow(state: State) {
    let views = PartViews {
        banner: parts_view::banner,
        list: parts_view::list,
        figure: parts_view::figure,
    };
    let fresh = move || Progress {
        views: Some(views),
        ..Progress::default()
    };
    state.parts.set(fresh());
    // One for all parts of an export.
    let request = StoredValue::new(None::<Abort>);
    // The export that parts are loaded of, and its parts by when they were last looked at.
    let of = StoredValue::new(None::<Arc<Vec<u8>>>);
    let recent = StoredValue::new(Vec::<usize>::new());
    task::follow(move || {
        let opened = state.source.with(|source| source.state.opened().cloned());
        let split = opened.as_ref().and_then(|opened| opened.split.clone());
        let first = split.as_ref().and_then(|s| s.summary.first().cloned());
        let is_same = of.with_value(|of| match (of, &first) {
            (Some(of), Some(first)) => Arc::ptr_eq(of, first),
            (None, None) => true,
            _ => false,
        });
        if !is_same {
            of.set_value(first);
            recent.set_value(Vec::new());
            // What is under way for the one before is given up.
            request.set_value(Some(Abort::new()));
            state.parts.set(fresh());
        }
        let (Some(opened), Some(split)) = (opened, split) else {
            return;
        };
        let progress = state.parts.get();
        let seen = state.route.with(|route| looked_at(&opened, &split, route));
        recent.update_value(|recent| {
            recent.retain(|number| !seen.contains(number));
            recent.extend(seen.iter().filter(|number| split.has(**number)));
        });
        if progress.under_way.is_some() {
            return;
        }
        let mut wanted: Vec<usize> = seen;
        for number in progress.asked.iter().filter(|n| **n < split.parts.len()) {
            if !wanted.contains(number) {
                wanted.push(*number);
            }
        }
        wanted.retain(|number| why(&progress.failed, *number).is_none());
        let size = |number: usize| match split.loaded.iter().find(|(of, _)| *of == number) {
            Some((_, bytes)) => bytes.len() as u64,
            None => split.parts.get(number).and_then(|p| p.bytes).unwrap_or(0),
        };
        let held: Vec<usize> = {
            let known = recent.get_value();
            let loaded = split.loaded.iter().map(|(number, _)| *number);
            let unseen = loaded.filter(|number| !known.contains(number));
            unseen.chain(known.iter().copied()).collect()
        };
        let plan = plan(&held, &wanted, MAX_PART_BYTES as u64, size);
        if plan.load.is_empty() {
            if plan.is_full != progress.is_full || !progress.asked.is_empty() {
                state.parts.update(|progress| {
                    progress.is_full = plan.is_full;
                    progress.asked.clear();
                });
            }
            return;
        }
        let Some(tie) = request.with_value(|request| request.as_ref().map(Abort::tie)) else {
            return;
        };
        let first = plan.load.first().copied();
        state.parts.update(|progress| {
            progress.under_way = first.map(|number| (number, 0));
            progress.is_full = plan.is_full;
        });
        task::spawn(load(state, tie, opened, split, plan));
    });
}

/// The parts that hold what is looked at: a region other than the committee's own, a period that
/// the reader chose, the figure that is open.
fn looked_at(opened: &Opened, split: &Split, route: &Route) -> Vec<usize> {
    let data = &opened.data;
    let code = match &route.page {
        Page::Region(code) => Some(code),
        Page::Data => None,
        _ => route.region.as_ref(),
    };
    let region = code.and_then(|code| data.regions.find(code));
    let region = region.unwrap_or(data.home());
    let mut places = Vec::new();
    if region != data.home() || route.period.is_some() && route.page != Page::Data {
        let period = route.period.unwrap_or_else(|| opened.first_period());
        places.push((region, period));
    }
    if let Some(key) = &route.figure {
        places.extend(data.regions.find(&key.region).map(|r| (r, key.period)));
    }
    let holds = |number: &usize| {
        split.parts.get(*number).is_some_and(|part| {
            let mut places = places.iter();
            places.any(|(region, period)| {
                part.holds.meets(*period) && part.holds.covers(&data.regions, *region)
            })
        })
    };
    (0..split.parts.len()).filter(holds).collect()
}

/// Fetches parts one after another, and joins all that arrived.
async fn load(state: State, tie: Tie, opened: Arc<Opened>, split: Arc<Split>, plan: Plan) {
    let mut arrived: Vec<(usize, Kept)> = Vec::new();
    let mut failed: Vec<(usize, [String; 2])> = Vec::new();
    for number in plan.load.iter().copied() {
        match one(state, &tie, &split, number).await {
            Ok(bytes) => arrived.push((number, Arc::new(bytes))),
            Err(None) => return,
            Err(Some(sentence)) => failed.push((number, sentence)),
        }
    }
    let joined = join(state, &opened, &split, &plan.let_go, arrived, &mut failed);
    let now = state.source.with_untracked(|s| s.state.opened().cloned());
    let is_same = now.is_some_and(|now| Arc::ptr_eq(&now, &opened));
    if is_same && let Some(joined) = joined {
        show(state, joined, None);
    }
    state.parts.update(|progress| {
        progress.under_way = None;
        progress.asked.retain(|number| !plan.load.contains(number));
        progress.failed.extend(failed);
    });
}

/// The bytes of a part; `None` when it was given up, else why not.
async fn one(
    state: State,
    tie: &Tie,
    split: &Split,
    number: usize,
) -> Result<Vec<u8>, Option<[String; 2]>> {
    let part = split.parts.get(number).ok_or(None)?;
    let address = document::resolve(&part.path, Some(&split.address))
        .filter(|address| document::is_same_origin(address))
        .ok_or_else(|| Some(in_both(&wrong(&part.path, Why::OtherOrigin))))?;
    let told = StoredValue::new(0);
    let progress = move |bytes: usize| {
        if bytes >= told.get_value() {
            told.set_value(bytes + STEP);
            state
                .parts
                .update(|progress| progress.under_way = Some((number, bytes)));
        }
    };
    let bytes = match fetch::bytes(tie, &address, MAX_BYTES, progress).await {
        Ok(bytes) => bytes,
        Err(FetchError::GivenUp) => return Err(None),
        Err(error) => return Err(Some(in_both(&failed(&address, error)))),
    };
    match &part.sha256 {
        Some(named) if *named != sha256(&bytes) => {
            let said = |lang| other_content_text(lang, &part.path);
            Err(Some([Lang::Zh, Lang::En].map(said)))
        }
        _ => Ok(bytes),
    }
}

/// Why a part did not arrive, in each language.
fn in_both(failure: &Failure) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| failure_text(lang, &failure.name, &failure.why))
}

/// Reads what is kept together with what arrived. A part that cannot be read with the summary is
/// left out and says why.
fn join(
    state: State,
    opened: &Opened,
    split: &Split,
    let_go: &[usize],
    arrived: Vec<(usize, Kept)>,
    failed: &mut Vec<(usize, [String; 2])>,
) -> Option<Opened> {
    let region = state.embedded.fixed_region();
    let export = || opened.export.clone();
    let together = |loaded: Vec<(usize, Kept)>| {
        let split = Split {
            address: split.address.clone(),
            parts: split.parts.clone(),
            summary: split.summary.clone(),
            loaded,
        };
        let joined = read(&split.files(), export(), region.as_deref())?;
        Ok((joined, split))
    };
    let mut kept: Vec<(usize, Kept)> = split.loaded.clone();
    kept.retain(|(number, _)| !let_go.contains(number));
    let with = |more: &[(usize, Kept)]| {
        let mut all = kept.clone();
        all.extend_from_slice(more);
        all
    };
    let mut outcome = together(with(&arrived));
    if outcome.is_err() {
        let mut good: Vec<(usize, Kept)> = Vec::new();
        for part in arrived {
            match together(vec![part.clone()]) {
                Ok(_) => good.push(part),
                Err(refusal) => {
                    let path = split.parts.get(part.0).map(|of| of.path.as_str());
                    failed.push((part.0, in_both(&refused(path.unwrap_or_default(), refusal))));
                }
            }
        }
        if good.is_empty() {
            return None;
        }
        outcome = together(with(&good));
    } else if arrived.is_empty() {
        return None;
    }
    let (mut joined, split) = outcome.ok()?;
    // A link to the export means all of it, however much is here.
    joined.hash = opened.hash.clone();
    if split.loaded.len() == split.parts.len() {
        offline::keep(&joined.hash, &split.files());
    }
    Some(joined.in_parts(split))
}
