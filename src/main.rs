//! Starts the application in the page, or what reads on a thread of the page's.

use std::any::Any;
use std::cell::RefCell;

use leptos::mount::mount_to_renderer;
use luzhi::app::{app, reading};
use luzhi::platform::start;
use luzhi::text::states::BROKEN;

thread_local! {
    /// The mounted application, or what reads: it lives as long as the page, or the thread.
    static HELD: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

fn main() {
    start::on_panic(BROKEN);
    let held = match start::place("app") {
        Some(place) => Some(Box::new(mount_to_renderer(&place, app)) as Box<dyn Any>),
        // A thread of the page, which reads for it.
        None => reading::serve(),
    };
    HELD.with(|place| place.replace(held));
}
