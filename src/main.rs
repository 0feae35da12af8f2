//! Starts the application in the page, or what reads on a thread of the page's.

use std::any::Any;
use std::cell::RefCell;

use leptos::mount::mount_to_renderer;
use luzhi::app::{app, reading};
use luzhi::platform::{start, task, timer};
use luzhi::text::states::BROKEN;

thread_local! {
    /// The mounted application: it lives as long as the page.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

fn main() {
    start::on_panic(BROKEN);
    let Some(place) = start::place("app") else {
        // A thread of the page, which reads for it.
        reading::serve();
        return;
    };
    task::spawn(async move {
        // Taking the program in and its first drawing are each long enough for a turn.
        timer::pause().await;
        let handle = mount_to_renderer(&place, app);
        MOUNTED.with(|mounted| mounted.replace(Some(Box::new(handle))));
    });
}
