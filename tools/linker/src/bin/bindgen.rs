//! `bindgen MODULE FOLDER`: writes luzhi.js and luzhi_bg.wasm into FOLDER, for a page that loads
//! them as a module; the linker's exports stay, as the second part of the program calls them.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (given.next(), given.next()) else {
        eprintln!("usage: bindgen MODULE FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    let done = bindgen
        .web(true)
        .map(|options| {
            options
                .typescript(false)
                .keep_lld_exports(true)
                .omit_default_module_path(false)
                .out_name("luzhi")
                .input_path(&module)
        })
        .and_then(|options| options.generate(&folder));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
