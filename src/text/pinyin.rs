//! Chinese texts found by how they are read (拼音): `qinduqu`, `qdq` and `qindu` all find 秦都区.
//! A character read in several ways is found by each reading that fits where it stands: 单 is
//! shan where a name begins and in 单县, dan in 单位.

use crate::model::index::Index;
use crate::model::order;

const FIRST: u32 = 0x4e00;
/// What may stand before a person's name, besides what is no Chinese character.
const BEFORE_NAMES: &str = "员席记任长授家表士志人由和与及";

/// How characters are read; from `web/pinyin.txt`, which `tools/pinyin.mjs` writes.
#[derive(Debug, Default)]
pub struct Pinyin {
    syllables: Vec<String>,
    /// For each character from `FIRST`: its syllable and one more, 0 where none is known.
    usual: Vec<u16>,
    /// Further readings, in order of character: fitting anywhere, and where a name begins.
    more: Vec<(char, String)>,
    at_name: Vec<(char, String)>,
    /// Words whose characters are read as said here and in no other way; by each character.
    words: Vec<(char, usize, Vec<char>, String)>,
}

impl Pinyin {
    /// Reads the table; `None` when it isn't one.
    pub fn read(table: &str) -> Option<Pinyin> {
        let mut lines = table.lines();
        let initials: Vec<&str> = lines.next()?.split(' ').collect();
        let finals: Vec<&str> = lines.next()?.split(' ').collect();
        let starts = lines.next()?;
        let mut ends = lines.next()?.bytes();
        let mut index = Index::default();
        let mut read = Pinyin::default();
        for start in starts.bytes() {
            let mut code = 0;
            if start != b'.' {
                let initial = initials.get(number(start)?)?;
                let syllable = format!("{initial}{}", finals.get(number(ends.next()?)?)?);
                let (at, is_new) = index.intern(&syllable);
                code = at as u16 + 1;
                if is_new {
                    read.syllables.push(syllable);
                }
            }
            read.usual.push(code);
        }
        read.more = readings(lines.next()?);
        read.at_name = readings(lines.next()?);
        for item in lines.next()?.split(';') {
            let mut parts = item.split(' ');
            let word: Vec<char> = parts.next()?.chars().collect();
            for (at, reading) in parts.enumerate() {
                let of = *word.get(at)?;
                read.words.push((of, at, word.clone(), reading.to_owned()));
            }
        }
        order::sort_by_key(&mut read.words, |(of, ..)| *of);
        Some(read)
    }

    /// Whether a part of the text is read as `query`: in full, by first letters, or mixed; the last
    /// syllable may be unfinished. Both are folded.
    pub fn finds(&self, text: &str, query: &str) -> bool {
        let query: String = query
            .chars()
            .filter(|c| !matches!(c, ' ' | '\''))
            .take(48)
            .collect();
        let text: Vec<char> = text.chars().collect();
        (0..text.len()).any(|at| is_han(text[at]) && self.fits(&text, at, &query))
    }

    fn fits(&self, text: &[char], at: usize, query: &str) -> bool {
        if query.is_empty() {
            return true;
        }
        let Some(here) = text.get(at) else {
            return false;
        };
        let mut letters = query.chars();
        if letters.next() == Some(*here) && self.fits(text, at + 1, letters.as_str()) {
            return true;
        }
        self.any_reading(text, at, &|reading| {
            let first = &reading[..1];
            let is_double = matches!(reading.get(..2), Some("zh" | "ch" | "sh"));
            let starts = [
                Some(reading),
                is_double.then(|| &reading[..2]),
                (reading.len() > 1).then_some(first),
            ];
            reading.starts_with(query)
                || starts
                    .into_iter()
                    .flatten()
                    .filter_map(|start| query.strip_prefix(start))
                    .any(|rest| self.fits(text, at + 1, rest))
        })
    }

    /// Whether any reading that fits the place passes.
    fn any_reading(&self, text: &[char], at: usize, passes: &dyn Fn(&str) -> bool) -> bool {
        let here = text[at];
        let from = self.words.partition_point(|(of, ..)| *of < here);
        let mut of_word: Option<&(char, usize, Vec<char>, String)> = None;
        for word in self.words[from..].iter().take_while(|(of, ..)| *of == here) {
            let start = at.checked_sub(word.1);
            let stands = start.and_then(|s| text.get(s..s + word.2.len()));
            let is_longer = of_word.is_none_or(|known| known.2.len() < word.2.len());
            if is_longer && stands == Some(&word.2[..]) {
                of_word = Some(word);
            }
        }
        if let Some(word) = of_word {
            return passes(&word.3);
        }
        let code = (u32::from(here).checked_sub(FIRST))
            .and_then(|at| self.usual.get(at as usize))
            .map_or(0, |code| usize::from(*code));
        let usual = code.checked_sub(1).and_then(|at| self.syllables.get(at));
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        let begins = before.is_none_or(|c| !is_han(*c) || BEFORE_NAMES.contains(*c));
        usual.is_some_and(|reading| passes(reading))
            || any(&self.more, here, passes)
            || begins && any(&self.at_name, here, passes)
    }
}

/// Whether a search can only be meant as it is read: it has a Latin letter.
pub fn has_letters(query: &str) -> bool {
    query.bytes().any(|b| b.is_ascii_alphabetic())
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn any(list: &[(char, String)], of: char, passes: &dyn Fn(&str) -> bool) -> bool {
    let from = list.partition_point(|(c, _)| *c < of);
    let mut here = list[from..].iter().take_while(|(c, _)| *c == of);
    here.any(|(_, reading)| passes(reading))
}

fn readings(line: &str) -> Vec<(char, String)> {
    let pair = |item: &str| {
        let of = item.chars().next()?;
        Some((of, item[of.len_utf8()..].to_owned()))
    };
    let mut all: Vec<(char, String)> = line.split(' ').filter_map(pair).collect();
    order::sort_by_key(&mut all, |(of, _)| *of);
    all
}

/// `A` is 0, `a` is 26.
fn number(letter: u8) -> Option<usize> {
    match letter {
        b'A'..=b'Z' => Some(usize::from(letter - b'A')),
        b'a'..=b'z' => Some(usize::from(letter - b'a') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../web/pinyin.txt");

    fn finds(text: &str, query: &str) -> bool {
        Pinyin::read(TABLE).unwrap().finds(text, query)
    }

    #[test]
    fn in_full_by_initials_mixed_and_unfinished() {
        for query in [
            "qinduqu",
            "qdq",
            "qindu",
            "qduqu",
            "qin d",
            "qin du qu",
            "dq",
            "qind",
            "q都q",
            "du",
        ] {
            assert!(finds("秦都区", query), "{query}");
        }
        for query in ["qdx", "qindouqu", "duqin", "induqu", "qdqx"] {
            assert!(!finds("秦都区", query), "{query}");
        }
    }

    #[test]
    fn double_initials_count_as_one_or_two_letters() {
        for query in ["zhs", "zs", "zhongshan", "zhsh", "zsh"] {
            assert!(finds("中山", query), "{query}");
        }
    }

    #[test]
    fn places_are_read_as_they_are_called() {
        let places = [
            ("单县", "shanxian", "danxian"),
            ("洪洞县", "hongtong", "hongdong"),
            ("铅山县", "yanshan", "qianshan"),
            ("六安市", "luan", "liuan"),
            ("乐山市", "leshan", "yueshan"),
            ("乐陵市", "leling", "yueling"),
            ("乐亭县", "laoting", "leting"),
            ("旬邑县", "xunyi", "junyi"),
            ("彬州市", "binzhou", "bingzhou"),
            ("长武县", "changwu", "zhangwu"),
            ("蔚县", "yuxian", "weixian"),
            ("重庆市", "chongqing", "zhongqing"),
        ];
        for (place, right, wrong) in places {
            assert!(finds(place, right), "{place} {right}");
            assert!(!finds(place, wrong), "{place} {wrong}");
        }
    }

    #[test]
    fn family_names_are_read_as_names_and_words_as_words() {
        let names = [
            ("单国强", "shanguoqiang"),
            ("解晓东", "xiexiaodong"),
            ("仇保兴", "qiubaoxing"),
            ("乐嘉", "yuejia"),
            ("覃志刚", "qinzhigang"),
            ("查良镛", "zhaliangyong"),
            ("曾培炎", "zengpeiyan"),
            ("盖玉华", "geyuhua"),
            ("朴英", "piaoying"),
            ("市政协委员单霁翔", "shan"),
            ("委员：解某", "xiem"),
        ];
        for (name, query) in names {
            assert!(finds(name, query), "{name} {query}");
        }
        assert!(finds("单位自查", "danwei") && !finds("单位自查", "shanwei"));
        assert!(finds("解决停车难", "jiejue") && !finds("解决停车难", "xiejue"));
        assert!(finds("调查研究", "diaocha") && !finds("调查研究", "zhayan"));
        assert!(finds("订单农业", "dingdan") && !finds("订单农业", "shan"));
        assert!(finds("覆盖全市", "fugai") && !finds("覆盖全市", "fuge"));
    }

    #[test]
    fn a_character_with_two_common_readings_is_found_by_both() {
        assert!(finds("柏树", "baishu") && finds("柏树", "boshu"));
        assert!(finds("绿道", "lvdao") && finds("绿道", "ludao"));
    }

    #[test]
    fn every_region_built_in_can_be_found() {
        let pinyin = Pinyin::read(TABLE).unwrap();
        let data = include_str!("../../public/data/index.json");
        let unread: String = data
            .chars()
            .filter(|c| is_han(*c))
            .filter(|c| !pinyin.any_reading(&[*c], 0, &|_| true))
            .collect();
        assert_eq!(unread, "");
    }

    #[test]
    fn a_table_that_is_none_is_refused() {
        for table in ["", "a\nb", "a b\na\nA!\nA\n\n\n"] {
            assert!(Pinyin::read(table).is_none(), "{table:?}");
        }
    }
}
