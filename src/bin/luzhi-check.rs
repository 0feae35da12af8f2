//! `luzhi-check`: reads and checks an export as the page does, for those who make exports.

use std::io::Write;
use std::process::ExitCode;

use luzhi::model::{json, load};
use luzhi::text::Lang;
use luzhi::text::issue::refusal as refusal_words;
use luzhi::text::report::{Outcome, Report};
use luzhi::text::report_command::{other_committee, unreadable, usage};

const SCHEMA: &str = include_str!("../../public/schema/luzhi-1.schema.json");

/// What was asked for.
#[derive(Default)]
struct Request {
    lang: Lang,
    is_json: bool,
    is_schema: bool,
    paths: Vec<String>,
    /// Files of another export of the same committee.
    against: Vec<String>,
}

fn main() -> ExitCode {
    let Some(request) = request(std::env::args().skip(1)) else {
        return say(&[usage(Lang::Zh).to_owned(), usage(Lang::En).to_owned()], 3);
    };
    if request.is_schema {
        return say(&[SCHEMA.trim_end().to_owned()], 0);
    }
    let [read, against] = match [&request.paths, &request.against].map(|paths| bytes(paths)) {
        [Ok(read), Ok(against)] => [read, against],
        [Err((path, error)), _] | [_, Err((path, error))] => {
            return say(&[unreadable(request.lang, &path, &error.to_string())], 3);
        }
    };
    let mut report = Report::of(load_all(&read));
    if !against.is_empty() {
        match load_all(&against) {
            Err(refusal) => return say(&[refusal_words(request.lang, &refusal)], 2),
            Ok(other) if !report.hold_against(&other.dataset) => {
                return say(&[other_committee(request.lang).to_owned()], 3);
            }
            Ok(_) => {}
        }
    }
    let status = match report.outcome {
        Outcome::Refused(_) => 2,
        Outcome::Read { .. } => u8::from(!report.is_empty()),
    };
    let lines = match request.is_json {
        true => vec![json::text(&report.json(request.lang))],
        false => report.lines(request.lang),
    };
    say(&lines, status)
}

fn load_all(parts: &[Vec<u8>]) -> Result<load::Loaded, load::Refusal> {
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    load::read_parts(&parts)
}

fn bytes(paths: &[String]) -> Result<Vec<Vec<u8>>, (String, std::io::Error)> {
    let read = |path: &String| std::fs::read(path).map_err(|error| (path.clone(), error));
    paths.iter().map(read).collect()
}

fn request(arguments: impl Iterator<Item = String>) -> Option<Request> {
    let mut request = Request::default();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => request.is_json = true,
            "--against" => request.against.push(arguments.next()?),
            "--schema" => request.is_schema = true,
            "--lang" => {
                request.lang = match arguments.next()?.as_str() {
                    "zh" => Lang::Zh,
                    "en" => Lang::En,
                    _ => return None,
                };
            }
            flag if flag.starts_with("--") => return None,
            _ => request.paths.push(argument),
        }
    }
    (request.is_schema || !request.paths.is_empty()).then_some(request)
}

/// Prints lines; whoever closed the pipe has read enough.
fn say(lines: &[String], status: u8) -> ExitCode {
    let mut out = std::io::stdout().lock();
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    ExitCode::from(status)
}
