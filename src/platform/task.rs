//! What runs later: work that waits for an answer, and work that follows signals.
//!
//! Each goes through one type, so that its machinery is in the module once and not once for each.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::Effect;

type Work = Pin<Box<dyn Future<Output = ()>>>;

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
