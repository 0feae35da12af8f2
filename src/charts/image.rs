//! A chart as a picture to hand on (导出图片): title, mark of what is not published, source.

use super::style::{FONT_FAMILY, Style};
use crate::model::json::{Value, object};

/// What a picture says besides what it shows.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    pub title: &'a str,
    /// `演示数据`; stands in the accent colour before the note.
    pub mark: Option<&'a str>,
    /// What is seen; whose figures, of what date, from where.
    pub notes: [&'a str; 2],
}

/// The title's size in ems, and the heights of lines.
const TITLE_EMS: f64 = 1.3;
const LINE: f64 = 1.5;

/// The option of a picture of a width, without animation, and how much higher than the chart it is.
pub(super) fn for_image(
    option: &Value,
    style: &Style,
    caption: &Caption<'_>,
    width_px: f64,
) -> (Value, f64) {
    let mut option = option.clone();
    let em = style.font_px;
    let room = width_px - 3.0 * em;
    let title = wrapped(style, caption.title, room / TITLE_EMS);
    let notes = caption.notes.iter();
    let lines = notes.flat_map(|note| wrapped(style, note, room));
    let mut below: Vec<String> = lines.map(|line| as_text(&line)).collect();
    if let Some(mark) = caption.mark {
        below.insert(0, format!("{{mark|{}}}", as_text(mark)));
    }
    let text = |color: &str, size: f64| {
        object(vec![
            ("color", color.into()),
            ("fontSize", size.into()),
            ("fontFamily", FONT_FAMILY.into()),
            ("lineHeight", (size * LINE).into()),
        ])
    };
    let mut mark = text(style.accent, em * 1.1);
    mark.set("fontWeight", 700.0.into());
    let mut small = text(style.ink_2, em);
    small.set("rich", object(vec![("mark", mark)]));
    let heading = object(vec![
        ("text", title.join("\n").into()),
        ("subtext", below.join("\n").into()),
        ("left", em.into()),
        ("top", (em * 0.6).into()),
        ("itemGap", (em * 0.3).into()),
        ("textStyle", text(style.ink, em * TITLE_EMS)),
        ("subtextStyle", small),
    ]);
    let above = em * (2.0 + LINE * (TITLE_EMS * title.len() as f64 + 1.1 * below.len() as f64));
    option.set("title", heading);
    option.set("animation", false.into());
    option.set("backgroundColor", style.surface.into());
    // What has a place: grids, which charming writes as a list, and series without one.
    for name in ["grid", "series"] {
        let Some(Value::List(placed)) = option.get_mut(name) else {
            continue;
        };
        for grid in placed.iter_mut().filter(|of| of.get("top").is_some()) {
            for (side, more) in [("top", above), ("left", em), ("bottom", em)] {
                let now = grid.get(side).and_then(Value::as_number);
                grid.set(side, (now.unwrap_or_default() + more).into());
            }
        }
    }
    (option, above + em)
}

/// The text in lines of at most a width.
fn wrapped(style: &Style, text: &str, width_px: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut now = 0.0;
    for c in text.chars() {
        let wide = style.text_width(c.encode_utf8(&mut [0; 4]));
        let Some(line) = lines.last_mut() else { break };
        if now + wide > width_px && !line.is_empty() {
            lines.push(c.to_string());
            now = wide;
        } else {
            line.push(c);
            now += wide;
        }
    }
    lines
}

/// Braces would begin a style.
fn as_text(text: &str) -> String {
    text.replace('{', "｛").replace('}', "｝")
}

#[cfg(test)]
mod tests {
    use super::super::{CHARTS, Spec};
    use super::*;
    use crate::text::Lang;

    fn option(spec: &Spec, caption: &Caption<'_>) -> (serde_json::Value, f64) {
        let (json, height) = spec.image(&Style::LIGHT, caption, 760.0);
        (serde_json::from_str(&json).unwrap(), height)
    }

    #[test]
    fn title_mark_and_source_are_inside_every_picture() {
        for (name, build) in CHARTS {
            let spec = build(Lang::Zh);
            let caption = Caption {
                title: &spec.title,
                mark: Some("演示数据"),
                notes: [&spec.summary, "样例市政协 · 来源：{甲}"],
            };
            let (option, height) = option(&spec, &caption);
            assert_eq!(option["title"]["text"], spec.title, "{name}");
            let below = option["title"]["subtext"].as_str().unwrap();
            assert!(below.starts_with("{mark|演示数据}\n"), "{name}: {below}");
            assert!(below.contains("来源：｛甲｝"), "{name}: {below}");
            assert_eq!(option["animation"], false, "{name}");
            assert!(height > spec.height_px + 40.0, "{name}");
            let place = ["grid", "series"].map(|name| option[name][0]["top"].as_f64());
            let top = place.into_iter().flatten().next().unwrap();
            assert!(top > 40.0 && top < height - 40.0, "{name}: {top}");
        }
    }

    #[test]
    fn long_lines_are_broken_within_the_width() {
        let style = Style::LIGHT;
        let lines = wrapped(&style, &"履职".repeat(60), 700.0);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| style.text_width(line) <= 700.0));
        assert_eq!(lines.concat(), "履职".repeat(60));
    }
}
