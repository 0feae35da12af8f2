//! Why an export did not open (打不开的原因), and the words for it: these come with the later parts
//! of the program.

use std::sync::Arc;

use super::Lang;
use super::coming::{died_text, stopped_text};
use super::issue::refusal;
use super::states::{
    broken_text, empty_list_text, no_answer_text, not_listed_text, other_origin_text, status_text,
    too_large_text, unreadable_text,
};
use crate::model::load::{Issue, MAX_BYTES, Refusal};

/// Why an export did not open.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It was read, and is refused.
    Refused(Arc<Refusal>),
    /// The same, said in each language by the thread that read it.
    Said(Arc<([String; 2], Vec<Issue>)>),
    /// No answer came.
    NoAnswer,
    /// An answer that is no success.
    Status(u16),
    /// The connection broke on the way.
    Broken,
    /// More bytes than the limit.
    TooLarge,
    /// The browser could not hand the file over.
    Unreadable,
    /// The address lies outside this deployment.
    OtherOrigin,
    /// The deployment does not list it.
    NotListed,
    /// The deployment lists nothing.
    EmptyList,
    /// The browser gave up over the bytes.
    Died,
    /// The reader ended the reading.
    Stopped,
}

/// Why what was to be opened did not open, and what to do next.
pub fn failure_text(lang: Lang, name: &str, why: &Why) -> String {
    match why {
        Why::Refused(of) => refusal(lang, of),
        Why::Said(said) => {
            let ([zh, en], _) = &**said;
            lang.pick(zh, en).clone()
        }
        Why::NoAnswer => no_answer_text(lang, name),
        Why::Status(status) => status_text(lang, name, *status),
        Why::Broken => broken_text(lang, name),
        Why::TooLarge => too_large_text(lang, name, MAX_BYTES),
        Why::Unreadable => unreadable_text(lang, name),
        Why::OtherOrigin => other_origin_text(lang, name),
        Why::NotListed => not_listed_text(lang, name),
        Why::EmptyList => empty_list_text(lang),
        Why::Died => died_text(lang, name),
        Why::Stopped => stopped_text(lang),
    }
}

/// What was wrong in a file, item by item.
pub fn issues_of(why: &Why) -> &[Issue] {
    match why {
        Why::Refused(of) => match &**of {
            Refusal::NothingUsable { issues } => issues,
            _ => &[],
        },
        Why::Said(said) => &said.1,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_what_did_not_open_and_says_why() {
        let said = failure_text(Lang::En, "a.json", &Why::Status(404));
        assert!(said.contains("a.json") && said.contains("404"), "{said}");
        let refused = Why::Refused(Arc::new(Refusal::NothingUsable { issues: Vec::new() }));
        assert!(failure_text(Lang::Zh, "a.json", &refused).contains("observations"));
        let both = (["坏了".to_owned(), "broken".to_owned()], Vec::new());
        let both = Why::Said(Arc::new(both));
        assert_eq!(failure_text(Lang::Zh, "a.json", &both), "坏了");
        assert_eq!(failure_text(Lang::En, "a.json", &both), "broken");
        assert!(issues_of(&both).is_empty() && issues_of(&Why::Died).is_empty());
    }
}
