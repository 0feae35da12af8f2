//! `split MODULE FOLDER`: takes a module apart, writing luzhi.wasm, split_*.wasm and their loader
//! `__wasm_split.js` into FOLDER.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (given.next(), given.next()) else {
        eprintln!("usage: split MODULE FOLDER");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&module) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{module}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let folder = Path::new(&folder);
    let main_part = folder.join("luzhi.wasm");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main_part;
    options.main_module = "./luzhi.js";
    options.target.web();
    match wasm_split_cli_support::transform(options) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
