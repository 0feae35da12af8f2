//! Texts for searching (检索): letters without case, full-width forms (ＡＢＣ１２) as plain ones.

/// A text as it is compared when searching.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())
            }
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_width_make_no_difference() {
        assert_eq!(fold("ＡＢＣ１２３（提案）Ｎｏ．5"), "abc123(提案)no.5");
    }
}
