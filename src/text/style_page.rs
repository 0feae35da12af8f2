//! Words of the style page (样式页).

use super::Lang;

/// The headings of the style page.
pub struct Names {
    pub colors: &'static str,
    pub text: &'static str,
    pub controls: &'static str,
    pub notices: &'static str,
    pub figures: &'static str,
    pub link: &'static str,
}

/// The headings in a language.
pub fn names(lang: Lang) -> Names {
    Names {
        colors: lang.pick("颜色", "Colours"),
        text: lang.pick("文字", "Text"),
        controls: lang.pick("控件", "Controls"),
        notices: lang.pick("提示", "Notices"),
        figures: lang.pick("数字", "Figures"),
        link: lang.pick("一个链接", "A link"),
    }
}
