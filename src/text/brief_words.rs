//! The words around the brief (简报): its buttons and their answers.

use super::Lang;

/// The button that prints.
pub fn print_text(lang: Lang) -> &'static str {
    lang.pick("打印（A4）", "Print (A4)")
}

/// The button that copies the brief.
pub fn copy_text(lang: Lang) -> &'static str {
    lang.pick("复制文字", "Copy as text")
}

/// What is said after copying.
pub fn copied_text(lang: Lang) -> &'static str {
    lang.pick(
        "简报文字已复制，可直接粘贴。",
        "The brief is copied as text.",
    )
}

/// What the footnotes are, for the ear.
pub fn notes_title(lang: Lang) -> &'static str {
    lang.pick("注", "Notes")
}
