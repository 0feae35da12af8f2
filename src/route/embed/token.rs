//! Tokens of the look (主题变量) that the page around us may set: names and what they may hold. The
//! same rule stands in `public/boot.js`, which applies those in the address before the first paint;
//! both are held to `tests/fixtures/embed/tokens.json`.

/// The names, each set as `--host-NAME`.
pub const TOKENS: [&str; 12] = [
    "bg",
    "surface",
    "surface-2",
    "ink",
    "ink-2",
    "ink-3",
    "line",
    "accent",
    "accent-ink",
    "accent-weak",
    "series-1",
    "radius",
];

/// The longest list of fonts.
const FONT_LENGTH: usize = 200;

/// Whether a token may hold a value: a colour in hexadecimal, a radius in pixels, names of fonts.
pub fn is_token(name: &str, value: &str) -> bool {
    match name {
        "font" => {
            let is_plain = |c: char| c.is_alphanumeric() || " ,\"'-_.".contains(c);
            !value.is_empty() && value.chars().count() <= FONT_LENGTH && value.chars().all(is_plain)
        }
        "radius" => {
            let number = value.strip_suffix("px").unwrap_or_default();
            (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
        }
        name => TOKENS.contains(&name) && is_color(value),
    }
}

fn is_color(value: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
