//! A chart by keyboard (键盘操作): steps from mark to mark, each said aloud in words of the view.

use super::plot::Plot;
use crate::analysis::between;
use crate::charts::Step;
use crate::platform::document;
use crate::text::export::span_chosen_text;

/// Answers a key pressed on the drawing.
pub fn press(plot: Plot, event: &web_sys::Event) {
    let Some((key, is_shifted)) = document::key(event) else {
        return;
    };
    let is_taken = match key.as_str() {
        "Enter" | " " => open(plot),
        "Escape" => leave(plot),
        key => match Step::of_key(key) {
            Some(step) => walk(plot, step, is_shifted),
            None => false,
        },
    };
    if is_taken {
        event.prevent_default();
    }
}

/// Forgets where the keyboard stands; false when it stood nowhere.
pub fn leave(plot: Plot) -> bool {
    let stood = plot.held.try_update_value(|held| {
        held.from = None;
        held.at.take()
    });
    if stood.flatten().is_none() {
        return false;
    }
    plot.with_chart(|chart| {
        chart.point(None);
        chart.span(None);
    });
    true
}

fn walk(plot: Plot, step: Step, is_shifted: bool) -> bool {
    let before = plot.held.with_value(|held| held.at);
    let at = plot.spec.with_value(|spec| step.from(before, &spec.words));
    let Some((series, point)) = at else {
        return false;
    };
    let has_span = plot.spec.with_value(|spec| spec.periods.len() > 1);
    let from = plot
        .held
        .try_update_value(|held| {
            held.at = at;
            held.from = if is_shifted && has_span {
                held.from.or(Some(before.map_or(point, |(_, p)| p)))
            } else {
                None
            };
            held.from
        })
        .flatten();
    plot.with_chart(|chart| {
        chart.point(at);
        chart.span(from.map(|from| (from, point)));
    });
    let words = plot.spec.with_value(|spec| match from {
        Some(from) => {
            let (first, last) = (from.min(point), from.max(point));
            let period = between(*spec.periods.get(first)?, *spec.periods.get(last)?)?;
            let scene = plot.scene.get_value();
            Some(span_chosen_text(scene.lang, &scene.period_name(period)))
        }
        None => spec.words.get(series)?.get(point).cloned(),
    });
    plot.said.set(words.unwrap_or_default());
    true
}

/// Takes the span that was chosen, or goes where the mark leads.
fn open(plot: Plot) -> bool {
    let (at, from) = plot.held.with_value(|held| (held.at, held.from));
    match (at, from) {
        (Some((_, point)), Some(from)) => plot.choose(from, point),
        (Some((series, point)), None) => plot.follow(series, point),
        (None, _) => return false,
    }
    true
}
