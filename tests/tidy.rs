//! What a program can hold of the architecture's invariants, read from the sources as text.
//! Each rule is one function; its reason is the sentence above it.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, left to right. `main.rs` and `lib.rs` stand above them all.
const FLOORS: [&str; 9] = [
    "model",
    "analysis",
    "text",
    "route",
    "charts",
    "platform",
    "components",
    "pages",
    "app",
];

/// Lines after which a file does more than one thing.
const MAX_LINES: usize = 400;

struct File {
    /// From the top of the repository, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The lines that ship: without test modules and comments.
    fn shipped(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self
            .text
            .find("#[cfg(test)]\nmod tests {")
            .unwrap_or(self.text.len());
        let lines = self.text[..end].lines().enumerate();
        lines
            .map(|(n, line)| (n + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn floor(&self) -> Option<usize> {
        let rest = self.path.strip_prefix("src/")?;
        let top = rest.split(['/', '.']).next()?;
        FLOORS.iter().position(|f| *f == top)
    }

    fn is_for_tests(&self) -> bool {
        ["/tests.rs", "/sample.rs", "/properties.rs", "/registry.rs"]
            .iter()
            .any(|end| self.path.ends_with(end))
            || self.path.contains("/tests/")
    }
}

fn files(folder: &str, ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<PathBuf> = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
        .into_iter()
        .map(|path| File {
            text: fs::read_to_string(&path).unwrap(),
            path: path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
        })
        .collect()
}

/// What ships: the program and its inner loops.
fn sources() -> Vec<File> {
    let kernels = files("kernels/src", "rs");
    files("src", "rs")
        .into_iter()
        .chain(kernels)
        .filter(|f| !f.is_for_tests())
        .collect()
}

/// Fails with every place found, so that one run shows all there is to mend.
fn expect_none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}

/// A file that could reach to the right would make the pure floors untestable without a browser.
#[test]
fn a_file_uses_its_own_floor_and_those_to_its_left() {
    let mut found = Vec::new();
    for file in sources() {
        let Some(own) = file.floor() else { continue };
        for (n, line) in file.shipped() {
            for (floor, name) in FLOORS.iter().enumerate().skip(own + 1) {
                if line.contains(&format!("crate::{name}::"))
                    || line.contains(&format!("use crate::{name};"))
                {
                    found.push(format!("{}:{n} uses {name} ({floor} > {own})", file.path));
                }
            }
        }
    }
    expect_none("A floor uses only itself and those to its left.", found);
}

/// A platform file that knew our types could not be reasoned about by the browser's rules alone.
#[test]
fn platform_knows_nothing_of_ours() {
    let mut found = Vec::new();
    for file in sources()
        .into_iter()
        .filter(|f| f.path.starts_with("src/platform/"))
    {
        for (n, line) in file.shipped() {
            if FLOORS
                .iter()
                .any(|f| *f != "platform" && line.contains(&format!("crate::{f}")))
            {
                found.push(format!("{}:{n} {line}", file.path));
            }
        }
    }
    expect_none("platform/ names no other floor.", found);
}

/// A long file does two things; the reader pays for both.
#[test]
fn files_stay_under_their_length() {
    let all = sources()
        .into_iter()
        .chain(files("tests", "rs"))
        .chain(files("examples", "rs"))
        .chain(files("bench", "rs"))
        .chain(files("benches", "rs"));
    let found = all
        .map(|f| (f.text.lines().count(), f.path))
        .filter(|(lines, _)| *lines > MAX_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    expect_none("Files stay under 400 lines; split by what they do.", found);
}

/// A sentence outside text/ has no second language and nobody proof-reads it.
#[test]
fn words_live_in_text() {
    let mut found = Vec::new();
    for file in sources()
        .into_iter()
        .filter(|f| !f.path.starts_with("src/text/"))
    {
        for (n, line) in file.shipped() {
            let code = line.split("//").next().unwrap_or(line);
            if code.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none(
        "Chinese words stand in text/ (or in the catalogue's data), with the English beside them.",
        found,
    );
}

/// A browser call elsewhere is a capability nobody releases and no host test can reach.
#[test]
fn browser_calls_live_in_platform() {
    let allowed = |path: &str| path.starts_with("src/platform/") || path == "src/main.rs";
    let mut found = Vec::new();
    for file in sources().into_iter().filter(|f| !allowed(&f.path)) {
        for (n, line) in file.shipped() {
            let names = [
                "js_sys::",
                "gloo_net::",
                "wasm_bindgen_futures::",
                "web_sys::window",
                "window()",
                "document()",
            ];
            if names.iter().any(|name| line.contains(name)) {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none("The browser is called from platform/ alone.", found);
}

/// A panic reachable from data, a URL or a click takes the whole screen down.
#[test]
fn nothing_panics_and_nothing_is_forgotten() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
        "mem::forget",
        ".forget()",
        "Box::leak",
    ];
    let mut found = Vec::new();
    for file in sources() {
        for (n, line) in file.shipped() {
            if words.iter().any(|w| line.contains(w)) {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none("No panic and no leak in what ships.", found);
}

/// The pure floors are pure because they cannot name a browser crate.
#[test]
fn pure_floors_name_no_browser_crate() {
    let mut found = Vec::new();
    for file in sources()
        .into_iter()
        .filter(|f| f.floor().is_some_and(|floor| floor < 5))
    {
        for (n, line) in file.shipped() {
            if ["leptos", "web_sys", "wasm_bindgen", "js_sys"]
                .iter()
                .any(|c| line.contains(&format!("{c}::")))
            {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none("The pure floors compile without a browser.", found);
}

/// The inner loops know slices and codes: what they would know of us could not be tested without us.
/// Code that the compiler does not check would have to be measured to be worth its reason.
#[test]
fn inner_loops_stand_alone() {
    let mut found = Vec::new();
    for file in files("kernels/src", "rs") {
        for (n, line) in file.shipped() {
            let words = ["luzhi::", "HashMap", "unsafe", "std::time"];
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none("kernels/ names nothing of ours, and nothing unsafe.", found);
}

/// A clock or the order of a hash map below the shell would give two screens for one link.
#[test]
fn the_same_export_and_link_give_the_same_screen() {
    let mut found = Vec::new();
    for file in sources()
        .into_iter()
        .filter(|f| f.floor().is_some_and(|floor| floor < 5))
    {
        for (n, line) in file.shipped() {
            if ["HashMap", "HashSet", "SystemTime", "Instant::now"]
                .iter()
                .any(|w| line.contains(w))
            {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none("No clock and no hash order on the pure floors.", found);
}

/// A module that does not say what it is will come to be everything.
#[test]
fn every_module_opens_by_saying_what_it_is() {
    let silent = sources()
        .into_iter()
        .filter(|f| !f.text.starts_with("//!"))
        .map(|f| f.path)
        .collect();
    expect_none("Every module opens with //!.", silent);
}

/// Nothing is fetched from outside the deployment: a lobby has no network, a portal no exceptions.
#[test]
fn nothing_points_outside_the_deployment() {
    let mut found = Vec::new();
    let web = files("web", "js").into_iter().chain(files("web", "css"));
    for file in sources().into_iter().chain(web) {
        for (n, line) in file.shipped() {
            // A scheme alone, or one named in a sentence, is no address.
            let is_address = |scheme: &str| {
                line.match_indices(scheme)
                    .filter_map(|(at, _)| line[at + scheme.len()..].chars().next())
                    .any(|next| next.is_ascii_alphanumeric())
            };
            let is_comment = line.trim_start().starts_with('*');
            if !is_comment
                && ["https://", "http://"].into_iter().any(is_address)
                && !line.contains("www.w3.org")
            {
                found.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    expect_none("No address outside the deployment.", found);
}
