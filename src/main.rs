//! Starts the application in the page.

use leptos::mount::mount_to;
use luzhi::app::App;
use luzhi::platform::start;

fn main() {
    start::on_panic();
    let Some(place) = start::place("app") else {
        return;
    };
    // Dropping the handle would take the application off the page; it stays as long as the page.
    std::mem::ManuallyDrop::new(mount_to(place, App));
}
