//! What the catalogue's indicators mean (目录口径), in both languages. Data, not code:
//! `definitions.txt`. No figure needs them, so they stand beside the catalogue, not in it.

/// A line for each indicator: id, Chinese, English, with tabs between them.
const ALL: &str = include_str!("definitions.txt");

/// The catalogue's definition of an indicator, in Chinese and in English.
pub fn of(id: &str) -> Option<(&'static str, &'static str)> {
    ALL.lines()
        .filter_map(|line| line.strip_prefix(id)?.strip_prefix('\t'))
        .find_map(|words| words.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::Catalogue;

    #[test]
    fn every_indicator_has_a_definition_and_every_definition_an_indicator() {
        let catalogue = Catalogue::builtin();
        for known in &catalogue.indicators {
            let (zh, en) = of(&known.id).unwrap();
            let is_whole = |text: &str| !text.trim().is_empty() && !text.contains('\t');
            assert!(is_whole(zh) && is_whole(en), "{}", known.id);
        }
        assert_eq!(ALL.lines().count(), catalogue.indicators.len());
        assert_eq!(of("proposal"), None);
        assert_eq!(of(""), None);
    }
}
