//! Colours and sizes of charts (图表样式), one set for each theme. A theme change rebuilds the option.

/// What a chart needs to know of the theme. Marks stand out from the surface by 3:1, text by 4.5:1.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    pub ink: &'static str,
    pub ink_2: &'static str,
    /// Grid lines.
    pub line: &'static str,
    pub surface: &'static str,
    pub accent: &'static str,
    /// Series in order; further ones start over and differ by pattern.
    pub series: [&'static str; 6],
    /// The year before: its line, and text that names it.
    pub past: &'static str,
    pub past_ink: &'static str,
    pub font_px: f64,
    /// False in the kiosk and under reduced motion.
    pub is_animated: bool,
}

/// The page's own fonts: a canvas inherits none.
pub const FONT_FAMILY: &str = "\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif";

impl Style {
    pub const LIGHT: Style = Style {
        ink: "#1d2127",
        ink_2: "#59616b",
        line: "#e5e2da",
        surface: "#ffffff",
        accent: "#9f1d22",
        series: [
            "#27496d", "#6d93b8", "#a87c3c", "#6f8267", "#7d5a75", "#4f8a8b",
        ],
        past: "#a87c3c",
        past_ink: "#86612a",
        font_px: 13.0,
        is_animated: true,
    };

    pub const DARK: Style = Style {
        ink: "#eceae4",
        ink_2: "#aab1ba",
        line: "#333a43",
        surface: "#181c22",
        accent: "#e58a8d",
        series: [
            "#8db4dc", "#5d86ad", "#d0a868", "#94ab8a", "#b894af", "#72b0b1",
        ],
        past: "#d0a868",
        past_ink: "#d0a868",
        font_px: 13.0,
        is_animated: true,
    };

    pub const HIGH_CONTRAST: Style = Style {
        ink: "#000000",
        ink_2: "#2b2b2b",
        line: "#767676",
        surface: "#ffffff",
        accent: "#7a0008",
        series: [
            "#0b2a4a", "#2f5f8f", "#6b4a10", "#3d5234", "#54304c", "#1f5657",
        ],
        past: "#6b4a10",
        past_ink: "#6b4a10",
        font_px: 14.0,
        is_animated: false,
    };

    pub const KIOSK: Style = Style {
        ink: "#f4efe2",
        ink_2: "#b9c3d3",
        line: "#1e3556",
        surface: "#10233f",
        accent: "#e3b55f",
        series: [
            "#e3b55f", "#8fb4da", "#c9d3e2", "#9dbb8f", "#d79a86", "#7cc0bd",
        ],
        past: "#8fb4da",
        past_ink: "#8fb4da",
        font_px: 24.0,
        is_animated: false,
    };

    /// The colour of a series by its place.
    pub fn series_color(&self, index: usize) -> &'static str {
        self.series
            .get(index % self.series.len())
            .copied()
            .unwrap_or(self.ink)
    }

    /// About how wide a text is drawn, in pixels: a Chinese character is as wide as it is high.
    pub fn text_width(&self, text: &str) -> f64 {
        let ems: f64 = text
            .chars()
            .map(|c| if c.is_ascii() { 0.58 } else { 1.0 })
            .sum();
        ems * self.font_px
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let c = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.03928 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn marks_and_text_stand_out_in_every_theme() {
        for style in [
            Style::LIGHT,
            Style::DARK,
            Style::HIGH_CONTRAST,
            Style::KIOSK,
        ] {
            for mark in style.series.iter().chain([&style.past, &style.accent]) {
                let ratio = contrast(mark, style.surface);
                assert!(ratio >= 3.0, "{mark} on {}: {ratio}", style.surface);
            }
            for text in [style.ink, style.ink_2, style.past_ink] {
                let ratio = contrast(text, style.surface);
                assert!(ratio >= 4.5, "{text} on {}: {ratio}", style.surface);
            }
        }
    }
}
