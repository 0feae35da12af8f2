//! Views as HTML (静态页面): what stands on screen before the program runs, made without a browser.

use super::element::{Parts, Setting};
use super::{View, Words};

/// Elements of HTML that hold nothing and have no end tag.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// The HTML of a view as it is now. Listeners and properties are left out.
pub fn html(view: View) -> String {
    let mut out = String::new();
    write(view, &mut out);
    out
}

fn write(view: View, out: &mut String) {
    match view {
        View::Nothing => {}
        View::Text(words) => escape(&words, out),
        View::Element(el) => write_element(*el.0, out),
        View::Many(views) => views.into_iter().for_each(|view| write(view, out)),
        View::Live(mut view) => write(view(), out),
    }
}

fn write_element(el: Parts, out: &mut String) {
    out.push('<');
    out.push_str(el.tag);
    for (name, setting) in el.settings {
        let value: Option<Words> = match setting {
            Setting::Attribute(value) => value,
            Setting::LiveAttribute(mut value) => value(),
            Setting::Property(_) | Setting::LiveProperty(_) => None,
        };
        if let Some(value) = value {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(&value, out);
            out.push('"');
        }
    }
    out.push('>');
    if VOID.contains(&el.tag) {
        return;
    }
    el.children.into_iter().for_each(|view| write(view, out));
    out.push_str("</");
    out.push_str(el.tag);
    out.push('>');
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}
