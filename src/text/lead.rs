//! The opening sentence (开头一句) of the overview, worded around its figures.

use super::Lang;
use super::figure::caveat;
use super::name::{indicator_name, label, region_name};
use super::period::period_text;
use crate::analysis::Figure;
use crate::model::{Dataset, Period, RegionId};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// Index of the figure that stands here, with its unit.
    Figure(usize),
}

/// The sentence of some figures; without figures it says that there are none.
pub fn lead(
    lang: Lang,
    data: &Dataset,
    period: Period,
    region: RegionId,
    figures: &[Figure],
) -> Vec<Piece> {
    let when = period_text(lang, period);
    let place = if region == data.home() {
        data.meta.committee.short.clone()
    } else {
        region_name(lang, data, region).to_owned()
    };
    if figures.is_empty() {
        return vec![Piece::Text(match lang {
            Lang::Zh => format!("{place}{when}没有可作标题的数字，各类数字见下方与各分页。"),
            Lang::En => format!("{place} has no headline figure for {when}; see the pages above."),
        })];
    }
    let mut pieces = vec![Piece::Text(match lang {
        Lang::Zh => when,
        Lang::En => format!("{when}: "),
    })];
    for (index, figure) in figures.iter().enumerate() {
        let verb = verb(lang, data, figure);
        let comma = if index == 0 {
            ""
        } else {
            lang.pick("，", "; ")
        };
        match lang {
            Lang::Zh => {
                pieces.push(Piece::Text(format!("{comma}{verb}")));
                pieces.push(Piece::Figure(index));
            }
            Lang::En => {
                // The unit follows the figure, so what is counted stands before it.
                pieces.push(Piece::Text(format!("{comma}{verb} ")));
                pieces.push(Piece::Figure(index));
            }
        }
        // A figure that speaks for a part alone says so in the sentence too.
        if let Some(caveat) = caveat(lang, data, figure) {
            pieces.push(Piece::Text(match lang {
                Lang::Zh => format!("（{caveat}）"),
                Lang::En => format!(" ({caveat})"),
            }));
        }
    }
    pieces.push(Piece::Text(lang.pick("。", ".").to_owned()));
    pieces
}

/// What goes before the figure: `获领导批示`, `written instructions received`.
fn verb(lang: Lang, data: &Dataset, figure: &Figure) -> String {
    let coordinate = &figure.coordinate;
    let id = data.indicator(coordinate.indicator).map_or("", |i| &i.id);
    let known = match id {
        "consultation.plan_completed" => Some("完成年度协商计划"),
        "consultation.held" => Some("开展协商活动"),
        "instruction.received" => Some("获领导批示"),
        "proposal.submitted" => Some("收到提案"),
        "proposal.filed" => Some("提案立案"),
        "opinion.collected" => Some("收集社情民意信息"),
        "studio.count" => Some("建成委员工作室"),
        _ => None,
    };
    match (lang, known) {
        (Lang::Zh, Some(words)) if coordinate.dims.is_empty() => words.to_owned(),
        (Lang::Zh, _) => label(lang, data, coordinate),
        (Lang::En, _) => indicator_name(lang, data, coordinate.indicator).to_ascii_lowercase(),
    }
}
