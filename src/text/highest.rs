//! The highest of some figures (最高), where all of them are known.

use super::Lang;
use super::figure::value_words;
use crate::analysis::{Figure, Route};
use crate::model::Dataset;

/// The largest of figures that speak for all they were asked; none where all are equal.
pub(super) fn highest(lang: Lang, data: &Dataset, names: &[(String, &Figure)]) -> Option<String> {
    // Among those that happen to be loaded there is no highest.
    if open(names) > 0 {
        return None;
    }
    let whole: Vec<(&str, &Figure, f64)> = names
        .iter()
        .filter(|(_, f)| f.is_whole())
        .filter_map(|(name, f)| Some((name.as_str(), *f, f.value?)))
        .collect();
    let top = whole.iter().map(|(_, _, v)| *v).max_by(f64::total_cmp)?;
    let tops: Vec<_> = whole.iter().filter(|(_, _, v)| *v == top).collect();
    if whole.len() < 2 || tops.len() == whole.len() {
        return None;
    }
    let value = value_words(lang, data, tops.first()?.1);
    let first: Vec<&str> = tops.iter().take(3).map(|(name, _, _)| *name).collect();
    let more = tops.len() > first.len();
    Some(match lang {
        Lang::Zh => {
            let name = first.join("、") + if more { "等" } else { "" };
            format!(
                "{name}最多，{}{value}",
                if tops.len() > 1 { "均为" } else { "" }
            )
        }
        Lang::En => {
            let name = first.join(", ") + if more { " and others" } else { "" };
            format!("highest in {name}: {value}")
        }
    })
}

/// How many are not loaded.
pub(super) fn open(names: &[(String, &Figure)]) -> usize {
    let open = names.iter().filter(|(_, f)| f.route == Route::NotLoaded);
    open.count()
}
