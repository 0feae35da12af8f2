//! Prints synthetic exports (合成演示数据) in the format `luzhi/1`, all of `status: demo`.
//!
//! The same arguments give the same bytes: no clock is read, and nothing depends on the machine.
//!
//! ```text
//! cargo run --no-default-features --example make_export -- --demo > public/data/xianyang-demo.json
//! cargo run --no-default-features --example make_export -- --regions 100 --months 120 --indicators 20 --records 5000 --seed 7
//! ```

mod demo;
mod synthetic;

use std::io::{BufWriter, Write, stdout};
use std::process::ExitCode;

use synthetic::Size;

const USAGE: &str = "usage: make_export --demo | [--regions 1..=9999] [--months 1..=1200] [--indicators 1..=1000] [--records 0..=1000000] [--seed N], with at most 1000000 observations";
/// Regions × months × indicators may not exceed this.
const MAX_OBSERVATIONS: u64 = 1_000_000;

enum Wanted {
    Demo,
    Synthetic(Size),
}

fn main() -> ExitCode {
    let Some(wanted) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(stdout().lock());
    let written = match wanted {
        Wanted::Demo => out.write_all(demo::document(demo::SEED).as_bytes()),
        Wanted::Synthetic(size) => synthetic::write(size, &mut out),
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The export could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the arguments ask for; `None` when they are not understood.
fn read(mut arguments: impl Iterator<Item = String>) -> Option<Wanted> {
    let mut size = Size {
        regions: 13,
        months: 60,
        indicators: 20,
        records: 500,
        seed: demo::SEED,
    };
    let first = arguments.next()?;
    if first == "--demo" {
        return arguments.next().is_none().then_some(Wanted::Demo);
    }
    let mut name = Some(first);
    while let Some(option) = name {
        let value: u64 = arguments.next()?.parse().ok()?;
        let number = |low: u32, high: u32| {
            let value = u32::try_from(value).ok()?;
            (low..=high).contains(&value).then_some(value)
        };
        match option.as_str() {
            "--regions" => size.regions = number(1, 9999)?,
            "--months" => size.months = number(1, 1200)?,
            "--indicators" => size.indicators = number(1, 1000)?,
            "--records" => size.records = number(0, 1_000_000)?,
            "--seed" => size.seed = value,
            _ => return None,
        }
        name = arguments.next();
    }
    let observations =
        u64::from(size.regions) * u64::from(size.months) * u64::from(size.indicators);
    (observations <= MAX_OBSERVATIONS).then_some(Wanted::Synthetic(size))
}
