//! Footnotes of the brief (脚注): precision, route, reasons and sources, each said once.

use super::Lang;
use super::figure::{part_number, route_sentence};
use super::name::{label, short_label};
use crate::analysis::{Figure, Part, Route, Via};
use crate::model::dataset::Source;
use crate::model::{Dataset, Precision, Row};

/// Parts of a sum that a note names.
const PARTS_NAMED: usize = 3;

/// Footnotes and the places that the figures stand at.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) texts: Vec<String>,
    rows: Vec<Row>,
}

impl Notes {
    /// The number of a note, the same for the same words.
    pub(super) fn note(&mut self, text: String) -> usize {
        match self.texts.iter().position(|t| *t == text) {
            Some(at) => at + 1,
            None => {
                self.texts.push(text);
                self.texts.len()
            }
        }
    }

    /// The notes of a figure: its route, its precision.
    pub(super) fn of_figure(&mut self, lang: Lang, data: &Dataset, figure: &Figure) -> Vec<usize> {
        self.rows.extend(figure.row);
        self.rows.extend(figure.parts.iter().filter_map(|p| p.row));
        let mut notes = Vec::new();
        match figure.route {
            Route::Computed => notes.push(self.note(computed(lang, data, figure))),
            Route::Partial => {
                notes.push(self.note(route_sentence(lang, Route::Partial).to_owned()));
            }
            Route::NotLoaded => {
                notes.push(self.note(route_sentence(lang, Route::NotLoaded).to_owned()));
            }
            Route::Reported | Route::Listed | Route::Missing => {}
        }
        let precision = precision(lang, figure.precision);
        notes.extend(precision.map(|text| self.note(text.to_owned())));
        notes
    }

    /// The notes of a part: its precision.
    pub(super) fn of_part(&mut self, lang: Lang, part: &Part) -> Vec<usize> {
        self.rows.extend(part.row);
        let precision = precision(lang, part.precision);
        precision
            .map(|text| self.note(text.to_owned()))
            .into_iter()
            .collect()
    }

    /// The documents that the figures come from, with their places in them.
    pub(super) fn sources(&self, lang: Lang, data: &Dataset) -> String {
        let mut cited: Vec<(String, Vec<&str>)> = Vec::new();
        for row in &self.rows {
            let seen = data.observation(*row);
            let Some(source) = seen.source else { continue };
            let name = document(lang, source);
            let at = cited.iter().position(|(known, _)| *known == name);
            let at = at.unwrap_or_else(|| {
                cited.push((name, Vec::new()));
                cited.len() - 1
            });
            if let (Some((_, places)), Some(place)) = (cited.get_mut(at), seen.locator)
                && !places.contains(&place)
            {
                places.push(place);
            }
        }
        if cited.is_empty() {
            // No figure names its own: the export's.
            let all = data.meta.sources.iter();
            cited.extend(all.map(|source| (document(lang, source), Vec::new())));
        }
        if cited.is_empty() {
            return lang
                .pick(
                    "来源：数据文件没有注明出处。",
                    "Sources: the export does not name any.",
                )
                .to_owned();
        }
        let cited = cited.into_iter().map(|(name, places)| {
            let places = places.join(lang.pick("、", ", "));
            match places.is_empty() {
                true => name,
                false => format!("{name}{}{places}", lang.pick("：", ": ")),
            }
        });
        let cited = cited.collect::<Vec<_>>().join(lang.pick("；", "; "));
        format!(
            "{}{cited}{}",
            lang.pick("来源：", "Sources: "),
            lang.pick("。", ".")
        )
    }
}

/// A document with its publisher and date.
fn document(lang: Lang, source: &Source) -> String {
    let of: Vec<&str> = [source.publisher.as_deref(), source.date.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let of = of.join(lang.pick("，", ", "));
    match (lang, of.is_empty()) {
        (Lang::Zh, true) => format!("《{}》", source.title),
        (Lang::Zh, false) => format!("《{}》（{of}）", source.title),
        (Lang::En, true) => format!("“{}”", source.title),
        (Lang::En, false) => format!("“{}” ({of})", source.title),
    }
}

/// From what a figure was computed; the parts by name when they are few.
fn computed(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let is_sum = figure.via != Some(Via::Ratio);
    if figure.parts.is_empty() || figure.parts.len() > PARTS_NAMED || !is_sum {
        return route_sentence(lang, Route::Computed).to_owned();
    }
    let parts = figure.parts.iter().map(|part| {
        let name = short_label(lang, data, &part.coordinate);
        let number = part_number(lang, data, part).joined(lang);
        match lang {
            Lang::Zh => format!("{name}{number}"),
            Lang::En => format!("{name} {number}"),
        }
    });
    let parts = parts.collect::<Vec<_>>();
    let name = label(lang, data, &figure.coordinate);
    match lang {
        Lang::Zh => format!("{name}由{}相加。", parts.join("、")),
        Lang::En => format!("{name}: the sum of {}.", parts.join(", ")),
    }
}

/// What the mark of an inexact number means.
fn precision(lang: Lang, precision: Precision) -> Option<&'static str> {
    match precision {
        Precision::Exact => None,
        Precision::Over => Some(lang.pick(
            "“余”：略多于此数，来源未给出准确数。",
            "“+”: a little more; the source gives no exact number.",
        )),
        Precision::AtLeast => Some(lang.pick(
            "“≥”：不少于此数（以上），来源未给出准确数。",
            "“≥”: at least; the source gives no exact number.",
        )),
        Precision::About => Some(lang.pick(
            "“约”：约数，来源未给出准确数。",
            "“~”: approximate; the source gives no exact number.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_one_note() {
        let mut notes = Notes::default();
        assert_eq!(notes.note("a".into()), 1);
        assert_eq!(notes.note("b".into()), 2);
        assert_eq!(notes.note("a".into()), 1);
        assert_eq!(notes.texts.len(), 2);
    }
}
