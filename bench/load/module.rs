//! The reader of exports for a host that hands over bytes: `room`, fill it, `load`.

use std::cell::RefCell;

use luzhi::model::load::read;

thread_local! {
    static FILE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a file; answers with where it goes.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> *mut u8 {
    FILE.with_borrow_mut(|file| {
        *file = vec![0; len];
        file.as_mut_ptr()
    })
}

/// Reads the file; answers with the number of observations and the bytes held for each.
#[unsafe(no_mangle)]
pub extern "C" fn load() -> f64 {
    FILE.with_borrow(|file| match read(file) {
        Ok(loaded) => {
            let rows = loaded.dataset.len();
            let per_row = loaded.dataset.bytes_held() as f64 / rows.max(1) as f64;
            rows as f64 + per_row / 1000.0
        }
        Err(_) => -1.0,
    })
}
