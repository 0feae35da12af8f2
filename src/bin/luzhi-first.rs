//! `luzhi-first`: makes the first screen of an export, for the page to show before its program runs.

use std::process::ExitCode;

/// What makes a page is made on a machine, not in one.
#[cfg(target_arch = "wasm32")]
fn main() -> ExitCode {
    ExitCode::FAILURE
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    use luzhi::app::first::first;
    use luzhi::model::json;
    use luzhi::text::Lang;
    use luzhi::text::issue::refusal as refusal_words;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [list, path, export] = arguments.as_slice() else {
        eprintln!("usage: luzhi-first LIST FILE ID");
        return ExitCode::from(3);
    };
    let read = |path: &String| {
        std::fs::read(path).map_err(|error| {
            eprintln!("{path}: {error}");
            ExitCode::from(3)
        })
    };
    let (list, bytes) = match (read(list), read(path)) {
        (Ok(list), Ok(bytes)) => (list, bytes),
        (Err(status), _) | (_, Err(status)) => return status,
    };
    match first(&list, &bytes, export) {
        Ok(screen) => {
            println!("{}", json::text(&screen));
            ExitCode::SUCCESS
        }
        Err(refusal) => {
            eprintln!("{}", refusal_words(Lang::En, &refusal));
            ExitCode::from(2)
        }
    }
}
