//! What charming cannot say yet, patched into the option's JSON in this one place.
//!
//! charming 0.6 has no label, symbol or tooltip for a single data item, no style for a single
//! category, no `textStyle` of the chart, no `aria.label.description`, no `tooltip.confine`.
//! Issues: <https://github.com/yuankunzhang/charming/issues>.

use super::draft::Draft;
use super::style::{FONT_FAMILY, Style};
use crate::model::json::{Value, object};
use crate::text::Lang;
use charming::component::Axis;
use charming::element::{AxisLabel, AxisLine, AxisTick, AxisType, LineStyle, SplitLine};

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Solid,
    /// Speaks for a part only: hollow with a dashed edge.
    Hollow,
}

/// A worded label at a mark.
#[derive(Clone, Debug)]
pub(super) struct MarkLabel {
    pub text: String,
    pub position: &'static str,
    pub color: &'static str,
    pub is_strong: bool,
    /// Pixels down from where the position puts it.
    pub drop_px: f64,
}

/// One data item of a series.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// `None` is a gap.
    pub value: Option<f64>,
    pub look: Look,
    pub color: &'static str,
    pub tip: Vec<String>,
    pub label: Option<MarkLabel>,
}

/// Patterns tell series apart besides colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Patterns {
    Off,
    On,
}

/// The chart that all of ours start from.
pub(super) fn base(style: &Style, patterns: Patterns) -> Draft {
    Draft::new(style.is_animated)
        .aria(object(vec![
            ("enabled", true.into()),
            // Without a list: an empty one would replace the built-in patterns.
            (
                "decal",
                object(vec![("show", (patterns == Patterns::On).into())]),
            ),
        ]))
        .tooltip(object(vec![
            ("trigger", "item".into()),
            ("backgroundColor", style.surface.into()),
            ("borderColor", style.line.into()),
            ("borderWidth", 1.0.into()),
        ]))
}

/// The room around the marks.
pub(super) fn grid(top: f64, right: f64, bottom: f64) -> Value {
    object(vec![
        ("left", 4.0.into()),
        ("top", top.into()),
        ("right", right.into()),
        ("bottom", bottom.into()),
        ("containLabel", true.into()),
    ])
}

/// An axis of names.
pub(super) fn category_axis(style: &Style, names: Vec<String>) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_label(AxisLabel::new().color(style.ink_2).font_size(style.font_px))
}

/// An axis of numbers. Bars start at zero: so does every axis without negative values.
pub(super) fn value_axis(style: &Style, marks: &[Vec<Mark>], is_labelled: bool) -> Axis {
    let mut values = marks.iter().flatten().filter_map(|m| m.value);
    let axis = Axis::new()
        .type_(AxisType::Value)
        .axis_label(
            AxisLabel::new()
                .show(is_labelled)
                .color(style.ink_2)
                .font_size(style.font_px),
        )
        .split_line(
            SplitLine::new()
                .show(is_labelled)
                .line_style(LineStyle::new().color(style.line)),
        );
    if values.all(|v| v >= 0.0) {
        axis.min(0)
    } else {
        axis
    }
}

/// What each mark says when it is reached by keyboard, by series and point.
pub(super) fn spoken(lang: Lang, marks: &[Vec<Mark>]) -> Vec<Vec<String>> {
    let comma = lang.pick("，", ", ");
    let said = |series: &Vec<Mark>| series.iter().map(|m| m.tip.join(comma)).collect();
    marks.iter().map(said).collect()
}

/// The option of a chart with its marks: the one helper that patches.
pub(super) fn patched(draft: Draft, style: &Style, summary: &str, marks: &[Vec<Mark>]) -> Value {
    let mut option = draft.option();
    let words = |color: &str| {
        object(vec![
            ("color", color.into()),
            ("fontSize", style.font_px.into()),
        ])
    };
    let mut text_style = words(style.ink);
    text_style.set("fontFamily", FONT_FAMILY.into());
    option.set("textStyle", text_style);
    if let Some(aria) = option.get_mut("aria") {
        // The page says the summary itself, and how to walk through the marks.
        let label = vec![("enabled", false.into()), ("description", summary.into())];
        aria.set("label", object(label));
    }
    if let Some(tooltip) = option.get_mut("tooltip") {
        tooltip.set("confine", true.into());
        tooltip.set("textStyle", words(style.ink));
        let css = "white-space:normal;max-width:24em";
        tooltip.set("extraCssText", css.into());
    }
    if let Some(Value::List(series)) = option.get_mut("series") {
        for (series, marks) in series.iter_mut().zip(marks) {
            let is_line = series.get("type").and_then(Value::as_text) == Some("line");
            let items = marks.iter().map(|m| item(m, style, is_line)).collect();
            series.set("data", Value::List(items));
            // Reached by keyboard, or named elsewhere on the page.
            let edge = object(vec![
                ("borderColor", style.accent.into()),
                ("borderWidth", 3.0.into()),
                ("borderType", "solid".into()),
            ]);
            series.set("emphasis", object(vec![("itemStyle", edge)]));
            if is_line {
                series.set("showAllSymbol", true.into());
            }
        }
    }
    option
}

/// Wraps the names of an axis at a width; quiet ones are greyed.
pub(super) fn wrap_names(
    option: &mut Value,
    axis: &str,
    style: &Style,
    width_px: f64,
    is_quiet: impl Fn(usize) -> bool,
) {
    // charming writes one axis as an object, several as a list.
    let Some(axis) = option.get_mut(axis) else {
        return;
    };
    if let Some(label) = axis.get_mut("axisLabel") {
        label.set("width", width_px.into());
        label.set("overflow", "break".into());
        label.set("interval", 0.0.into());
        label.set("color", style.ink.into());
    }
    if let Some(Value::List(names)) = axis.get_mut("data") {
        let quiet = names.iter_mut().enumerate().filter(|(i, _)| is_quiet(*i));
        for (_, name) in quiet {
            let color = object(vec![("color", style.ink_2.into())]);
            *name = object(vec![("value", std::mem::take(name)), ("textStyle", color)]);
        }
    }
}

/// Series as charming takes them.
pub(super) fn values(marks: &[Mark]) -> Vec<Option<f64>> {
    marks.iter().map(|m| finite(m.value)).collect()
}

fn item(mark: &Mark, style: &Style, is_line: bool) -> Value {
    let mut item = object(vec![("value", mark.value.into())]);
    if mark.value.is_none() {
        return item;
    }
    if !mark.tip.is_empty() {
        let lines: Vec<String> = mark.tip.iter().map(|l| escape_html(l)).collect();
        let tip = object(vec![("formatter", lines.join("<br>").into())]);
        item.set("tooltip", tip);
    }
    match (mark.look, is_line) {
        (Look::Solid, true) => item.set("symbol", "circle".into()),
        (Look::Solid, false) => {}
        (Look::Hollow, true) => {
            item.set("symbol", "emptyDiamond".into());
            item.set("symbolSize", (style.font_px * 0.9).into());
        }
        (Look::Hollow, false) => item.set(
            "itemStyle",
            object(vec![
                ("color", style.surface.into()),
                ("borderColor", mark.color.into()),
                ("borderWidth", 1.5.into()),
                ("borderType", "dashed".into()),
                ("decal", "none".into()),
            ]),
        ),
    }
    if let Some(label) = &mark.label {
        let offset = vec![0.0.into(), label.drop_px.into()];
        item.set(
            "label",
            object(vec![
                ("show", true.into()),
                ("position", label.position.into()),
                ("formatter", escape_template(&label.text).into()),
                ("color", label.color.into()),
                ("fontSize", style.font_px.into()),
                (
                    "fontWeight",
                    if label.is_strong { 600.0 } else { 400.0 }.into(),
                ),
                ("offset", Value::List(offset)),
            ]),
        );
    }
    item
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite())
}

/// Text as HTML that reads as the text: tooltips are HTML, and templates fill in `{b}`.
pub(super) fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            c => out.push(c),
        }
    }
    out
}

/// Text as a label template that reads as the text: an unseen joiner keeps `{b}` from being filled in.
pub(super) fn escape_template(text: &str) -> String {
    text.replace('{', "{\u{2060}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_text_reaches_a_tooltip_as_text() {
        assert_eq!(
            escape_html("<script>'{b}' & \"x\"</script>"),
            "&lt;script&gt;&#39;&#123;b&#125;&#39; &amp; &quot;x&quot;&lt;/script&gt;"
        );
        assert!(!escape_template("{b}").contains("{b}"));
    }

    #[test]
    fn a_gap_is_null_whatever_its_label() {
        let mark = Mark {
            value: Some(f64::NAN),
            look: Look::Solid,
            color: "#000000",
            tip: Vec::new(),
            label: None,
        };
        let item = item(&mark, &Style::LIGHT, false);
        assert_eq!(item.get("value"), Some(&Value::Null));
    }
}
