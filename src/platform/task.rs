//! What runs later: work that waits for an answer, work that follows signals, and long work in
//! slices, between which the browser paints and answers the reader.
//!
//! Each goes through one type, so that its machinery is in the module once and not once for each.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::Effect;

use super::timer;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// How long one slice may take.
const SLICE_MS: f64 = 8.0;

thread_local! {
    /// What waits for its turn.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Steps until all is done, which is answered with true, or until the slice is over.
pub fn slice(step: &mut dyn FnMut() -> bool) -> bool {
    let until = timer::now_ms() + SLICE_MS;
    loop {
        if step() {
            return true;
        }
        if timer::now_ms() > until {
            return false;
        }
    }
}

/// Work that waits again and again for what may be there already: then it goes on at once, without
/// the browser having its turn.
pub struct Turn {
    until: f64,
}

impl Turn {
    /// Begins now.
    pub fn new() -> Turn {
        Turn {
            until: timer::now_ms() + SLICE_MS,
        }
    }

    /// Gives the browser its turn where it has had none for the time of a slice.
    pub async fn give(&mut self) {
        if timer::now_ms() > self.until {
            timer::pause().await;
            *self = Turn::new();
        }
    }
}

impl Default for Turn {
    fn default() -> Turn {
        Turn::new()
    }
}

/// Does a piece of work after those before it, each in a turn of its own.
pub fn in_turn(work: Box<dyn FnOnce()>) {
    let is_alone = WAITING.with_borrow_mut(|waiting| {
        waiting.push(work);
        waiting.len() == 1
    });
    if !is_alone {
        return;
    }
    spawn(async {
        loop {
            timer::pause().await;
            let next =
                WAITING.with_borrow_mut(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0)));
            match next {
                Some(work) => work(),
                None => return,
            }
        }
    });
}

/// Runs a piece of work as far as it comes, and on whenever it can.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_work(Box::pin(work));
}

#[inline(never)]
fn spawn_work(work: Work) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Runs soon, and again whenever a signal that it reads changes, until its owner goes.
pub fn follow(run: impl FnMut() + 'static) {
    follow_work(Box::new(run));
}

#[inline(never)]
fn follow_work(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
