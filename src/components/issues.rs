//! Why an export did not open (打不开的原因), and what is wrong in it: the first of its issues, worded.

use super::state::Failure;
use crate::model::load::Issue;
use crate::platform::view::{View, el};
use crate::text::Lang;
use crate::text::failure::{failure_text, issues_of};
use crate::text::issue::issue as issue_words;
use crate::text::states::{issues_text, more_text};

/// Issues that are listed; all of them are on the data page of an open export.
const ISSUES_SHOWN: usize = 50;

/// Why an export did not open, with what was wrong in it.
pub fn failure_words(lang: Lang, failure: &Failure) -> View {
    let said = failure_text(lang, &failure.name, &failure.why);
    let issues = issues_of(&failure.why);
    View::from([
        el("p")
            .child(el("strong").child(failure.name.clone()))
            .into(),
        el("p").child(said).into(),
        (!issues.is_empty())
            .then(|| issue_list(lang, issues))
            .into(),
    ])
}

/// The issues of a file that did not open.
fn issue_list(lang: Lang, issues: &[Issue]) -> View {
    let more = issues.len().saturating_sub(ISSUES_SHOWN);
    let lines: View = issues
        .iter()
        .take(ISSUES_SHOWN)
        .map(|issue| el("li").child(issue_line(lang, issue)).into())
        .collect();
    el("details")
        .child(el("summary").child(issues_text(lang, issues.len())))
        .child(el("ul").child(lines))
        .child((more > 0).then(|| el("p").child(more_text(lang, more))))
        .into()
}

/// An issue in one line.
fn issue_line(lang: Lang, issue: &Issue) -> View {
    let text = issue_words(lang, issue);
    View::from([
        el("code").child(text.place).into(),
        " ".into(),
        text.what.into(),
        " ".into(),
        text.advice.into(),
    ])
}
