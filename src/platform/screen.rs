//! What the screen and the system ask for, as media queries.

use super::listener::Listener;

/// A media query watched for as long as the handle lives.
pub struct Watch {
    _listener: Listener,
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Calls with the answer on each change.
pub fn watch(query: &str, mut call: impl FnMut(bool) + 'static) -> Option<Watch> {
    let list = web_sys::window()?.match_media(query).ok().flatten()?;
    let same = list.clone();
    Some(Watch {
        _listener: Listener::new(&list, "change", move |_| call(same.matches())),
    })
}
