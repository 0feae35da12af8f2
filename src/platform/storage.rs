//! What the browser remembers for this site. May be absent (a private window, a sandboxed frame):
//! then nothing is remembered.

fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The text remembered under a key.
pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Remembers a text; `None` forgets the key.
pub fn set(key: &str, value: Option<&str>) {
    let Some(storage) = local() else { return };
    // A full or forbidden store remembers nothing, which is no fault of the reader's.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}
