//! The brief (简报): one page in the official manner, its sentences worded from the figures. The
//! screen, the print and the copied text are all made of it.

use super::Lang;
use super::brief_notes::Notes;
use super::chart::{funnel_title, rate_words, step_name};
use super::compare::{comparison_text, target_text};
use super::figure::{caveat, number, part_number};
use super::lead::{Piece, lead};
use super::name::{label, region_name, region_short, short_label, unit_name};
use super::number::figure_text;
use super::period::{day_text, period_text};
use super::states::more_text;
use crate::analysis::{Card, Figure, FunnelView, OverviewView, Part, Route, TilesView};
use crate::model::{Dataset, Period, RegionId, Status};

/// Parts of a listed figure that a sentence names.
const PARTS_NAMED: usize = 3;
/// Pipelines that are worded and drawn.
pub const FUNNELS_SHOWN: usize = 2;
/// Counties that share a place and are named.
const COUNTIES_NAMED: usize = 3;

/// A figure that stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Whole(Figure),
    Part(Part),
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    Text(String),
    Figure(Shown),
    /// The mark of a footnote, from 1.
    Note(usize),
}

/// A numbered section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub heading: String,
    pub lines: Vec<Vec<Span>>,
}

/// The brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub title: String,
    /// 演示数据, 初步数据; nothing for published data.
    pub status: Option<&'static str>,
    pub sections: Vec<Section>,
    /// Footnotes in the order of their marks.
    pub notes: Vec<String>,
    /// As of when, and from where.
    pub closing: Vec<String>,
}

/// The brief of a region in a period.
pub fn brief(
    lang: Lang,
    data: &Dataset,
    view: &OverviewView,
    period: Period,
    region: RegionId,
) -> Brief {
    let place = if region == data.home() {
        data.meta.committee.short.as_str()
    } else {
        region_name(lang, data, region)
    };
    let when = period_text(lang, period);
    let mut writer = Writer {
        lang,
        data,
        notes: Notes::default(),
    };
    let opening = writer.opening(view, period, region);
    let mut lines: Vec<Vec<Span>> = view.cards.iter().filter_map(|c| writer.card(c)).collect();
    lines.extend(writer.not_provided(view));
    let funnels = view.funnels.iter().take(FUNNELS_SHOWN);
    let funnels: Vec<Vec<Span>> = funnels.map(|f| writer.funnel(f)).collect();
    let counties: Vec<Vec<Span>> = view.tiles.iter().map(|t| writer.counties(t)).collect();
    let sections = [
        (lang.pick("总体情况", "In short"), vec![opening]),
        (lang.pick("主要数字", "Headline figures"), lines),
        (lang.pick("办理流程", "From start to end"), funnels),
        (lang.pick("县市区情况", "By county"), counties),
    ];
    let sections = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
    let sections = sections.enumerate().map(|(index, (name, lines))| Section {
        heading: heading(lang, index, name),
        lines,
    });
    Brief {
        title: match lang {
            Lang::Zh => format!("{place}{when}履职情况简报"),
            Lang::En => format!("Brief on the performance of {place}, {when}"),
        },
        status: match data.meta.status {
            Status::Published => None,
            Status::Provisional => Some(lang.pick("初步数据", "Provisional data")),
            Status::Demo => Some(lang.pick("演示数据", "Demo data")),
        },
        sections: sections.collect(),
        closing: vec![
            match lang {
                Lang::Zh => format!("数据截至{}。", day_text(lang, data.meta.as_of)),
                Lang::En => format!("Data as of {}.", day_text(lang, data.meta.as_of)),
            },
            writer.notes.sources(lang, data),
        ],
        notes: writer.notes.texts,
    }
}

impl Brief {
    /// The whole as plain text, for the clipboard.
    pub fn plain(&self, lang: Lang, data: &Dataset) -> String {
        let mut text = self.title.clone();
        if let Some(status) = self.status {
            text += &lang.say(format_args!("【{status}】"), format_args!(" [{status}]"));
        }
        text.push('\n');
        for section in &self.sections {
            text += &format!("\n{}\n", section.heading);
            for line in &section.lines {
                text += lang.pick("　　", "");
                for span in line {
                    match span {
                        Span::Text(words) => text += words,
                        Span::Figure(shown) => text += &shown_text(lang, data, shown),
                        Span::Note(note) => text += &note_mark(lang, *note),
                    }
                }
                text.push('\n');
            }
        }
        if !self.notes.is_empty() {
            text += lang.pick("\n注：\n", "\nNotes:\n");
        }
        for (index, note) in self.notes.iter().enumerate() {
            text += &format!("{} {note}\n", note_mark(lang, index + 1));
        }
        text.push('\n');
        for line in &self.closing {
            text += &format!("{line}\n");
        }
        text
    }
}

/// The mark of a footnote: `①`, `[1]`.
pub fn note_mark(lang: Lang, note: usize) -> String {
    let circled = u32::try_from(note)
        .ok()
        .filter(|n| (1..=20).contains(n))
        .and_then(|n| char::from_u32(0x245f + n));
    match (lang, circled) {
        (Lang::Zh, Some(mark)) => mark.to_string(),
        _ => format!("[{note}]"),
    }
}

/// `一、总体情况`, `1. In short`.
fn heading(lang: Lang, index: usize, name: &str) -> String {
    const NUMBERS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];
    match (lang, NUMBERS.get(index)) {
        (Lang::Zh, Some(number)) => format!("{number}、{name}"),
        _ => format!("{}. {name}", index + 1),
    }
}

fn shown_text(lang: Lang, data: &Dataset, shown: &Shown) -> String {
    match shown {
        Shown::Whole(figure) => number(lang, data, figure),
        Shown::Part(part) => part_number(lang, data, part),
    }
    .joined(lang)
}

/// Words sentences and gathers their footnotes.
struct Writer<'a> {
    lang: Lang,
    data: &'a Dataset,
    notes: Notes,
}

impl Writer<'_> {
    /// A figure with its caveat and the marks of its footnotes.
    fn figure(&mut self, line: &mut Vec<Span>, figure: &Figure) {
        line.push(Span::Figure(Shown::Whole(figure.clone())));
        let notes = self.notes.of_figure(self.lang, self.data, figure);
        line.extend(notes.into_iter().map(Span::Note));
    }

    fn part(&mut self, line: &mut Vec<Span>, part: &Part) {
        line.push(Span::Figure(Shown::Part(part.clone())));
        let notes = self.notes.of_part(self.lang, part);
        line.extend(notes.into_iter().map(Span::Note));
    }

    fn text(&self, line: &mut Vec<Span>, zh: &str, en: &str) {
        line.push(Span::Text(self.lang.pick(zh, en).to_owned()));
    }

    fn opening(&mut self, view: &OverviewView, period: Period, region: RegionId) -> Vec<Span> {
        let mut line = Vec::new();
        for piece in lead(self.lang, self.data, period, region, &view.lead) {
            match piece {
                Piece::Text(text) => line.push(Span::Text(text)),
                Piece::Figure(index) => {
                    let figure = view.lead.get(index).cloned();
                    line.extend(figure.map(|f| Span::Figure(Shown::Whole(f))));
                }
            }
        }
        line
    }

    /// One headline figure in one sentence; nothing without a figure.
    fn card(&mut self, card: &Card) -> Option<Vec<Span>> {
        let (lang, data) = (self.lang, self.data);
        let of = &card.figure;
        let mut line = vec![Span::Text(label(lang, data, &of.coordinate))];
        if of.value.is_none() {
            return self.listed(line, of);
        }
        self.text(&mut line, "", ": ");
        self.figure(&mut line, of);
        if let Some(caveat) = caveat(lang, data, of) {
            line.push(Span::Text(match lang {
                Lang::Zh => format!("（{caveat}）"),
                Lang::En => format!(" ({caveat})"),
            }));
        }
        if let Some(target) = card.target {
            self.text(&mut line, "，", ", ");
            line.push(Span::Text(target_text(lang, data, of, &target)));
        }
        let change = comparison_text(lang, data, of, &card.comparison);
        if card.comparison.outcome.is_ok() {
            self.text(&mut line, "，", ", ");
            line.push(Span::Text(change));
        } else {
            let reason = change + lang.pick("。", ".");
            line.push(Span::Note(self.notes.note(reason)));
        }
        for beside in card.beside.iter().filter(|f| f.value.is_some()) {
            self.text(&mut line, "；", "; ");
            line.push(Span::Text(label(lang, data, &beside.coordinate)));
            self.text(&mut line, "", ": ");
            self.figure(&mut line, beside);
        }
        self.text(&mut line, "。", ".");
        Some(line)
    }

    /// Parts that may not be added, each with its label.
    fn listed(&mut self, mut line: Vec<Span>, of: &Figure) -> Option<Vec<Span>> {
        let known = of.parts.iter().filter(|p| p.value.is_some());
        let known: Vec<&Part> = known.filter(|p| !p.is_implied).collect();
        if of.route != Route::Listed || known.is_empty() {
            return None;
        }
        self.text(&mut line, "：", ": ");
        for (index, part) in known.iter().take(PARTS_NAMED).enumerate() {
            if index > 0 {
                self.text(&mut line, "，", ", ");
            }
            let name = short_label(self.lang, self.data, &part.coordinate);
            line.push(Span::Text(match self.lang {
                Lang::Zh => name,
                Lang::En => format!("{name} "),
            }));
            self.part(&mut line, part);
        }
        if known.len() > PARTS_NAMED {
            self.text(&mut line, "，", ", ");
            let more = more_text(self.lang, known.len() - PARTS_NAMED);
            line.push(Span::Text(more));
        }
        if known.len() > 1 {
            self.text(
                &mut line,
                "（分列，不相加）",
                " (listed side by side, not added)",
            );
        }
        self.text(&mut line, "。", ".");
        Some(line)
    }

    /// What has no figure is named too: silence would read as zero.
    fn not_provided(&self, view: &OverviewView) -> Option<Vec<Span>> {
        let missing = view.cards.iter().map(|c| &c.figure);
        let missing = missing.filter(|f| f.route == Route::Missing);
        let names: Vec<String> = missing
            .map(|f| label(self.lang, self.data, &f.coordinate))
            .collect();
        if names.is_empty() {
            return None;
        }
        let names = names.join(self.lang.pick("、", ", "));
        let text = match self.lang {
            Lang::Zh => format!("本期未提供：{names}。"),
            Lang::En => format!("Not provided for this period: {names}."),
        };
        Some(vec![Span::Text(text)])
    }

    fn funnel(&mut self, view: &FunnelView) -> Vec<Span> {
        let (lang, data) = (self.lang, self.data);
        let mut line = vec![Span::Text(funnel_title(lang, data, view))];
        let mut rates = Vec::new();
        self.text(&mut line, "：", ": ");
        let known = view.steps.iter().filter(|s| s.figure.value.is_some());
        for (index, step) in known.enumerate() {
            // Where the unit changes the chain breaks.
            if index > 0 && step.has_unit_break {
                self.text(&mut line, "；", "; ");
            } else if index > 0 {
                self.text(&mut line, "，", ", ");
            }
            let name = step_name(lang, data, view, step);
            line.push(Span::Text(name + lang.pick("", " ")));
            self.figure(&mut line, &step.figure);
            rates.extend(step.rate.as_ref().map(|r| rate_words(lang, data, r)));
        }
        if !rates.is_empty() {
            self.text(&mut line, "；", "; ");
            line.push(Span::Text(rates.join(lang.pick("，", ", "))));
        }
        self.text(&mut line, "。", ".");
        line
    }

    /// How many counties have a figure, the median, the highest.
    fn counties(&mut self, view: &TilesView) -> Vec<Span> {
        let (lang, data) = (self.lang, self.data);
        let name = label(lang, data, &view.whole.coordinate);
        let unit = unit_name(lang, data, view.whole.coordinate.indicator);
        let (have, whole) = (view.have, view.tiles.len());
        let mut text = match lang {
            Lang::Zh => format!("{name}：{whole}个县市区中{have}个有数"),
            Lang::En => format!("{name}: {have} of {whole} counties have a figure"),
        };
        if let Some(median) = view.median {
            let median = figure_text(lang, Some(median), view.whole.precision, unit).joined(lang);
            text += &match lang {
                Lang::Zh => format!("，中位数{median}"),
                Lang::En => format!(", median {median}"),
            };
        }
        let mut line = vec![Span::Text(text)];
        let tops = view.tiles.iter().filter(|t| t.rank == Some(1));
        let tops: Vec<_> = tops.take(COUNTIES_NAMED + 1).collect();
        if let (true, Some(top)) = (tops.len() <= COUNTIES_NAMED && have > 1, tops.first()) {
            let names = tops
                .iter()
                .map(|t| region_short(lang, data, t.figure.coordinate.region))
                .collect::<Vec<_>>()
                .join(lang.pick("、", ", "));
            line.push(Span::Text(match lang {
                Lang::Zh => format!(
                    "；{names}最多，{}",
                    if tops.len() > 1 { "均为" } else { "" }
                ),
                Lang::En => format!("; highest in {names}: "),
            }));
            self.figure(&mut line, &top.figure);
        }
        self.text(&mut line, "。", ".");
        line
    }
}
