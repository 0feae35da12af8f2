//! Wording of how a figure came about (来龙去脉): the sum written out, and what its parts are.

use super::Lang;
use super::name::{label, region_short, short_label};
use super::number::{NONE, count_text, figure_text};
use super::period::period_text;
use crate::analysis::{DefinedBy, Definition, Figure, Node, Via, Working};
use crate::model::{Dataset, Precision};

/// A sum of more terms than this shows its first ones and its last.
const TERMS: usize = 8;

/// What a part is called beneath its whole: what sets it apart from the others.
pub fn part_name(lang: Lang, data: &Dataset, whole: &Figure, part: &Figure) -> String {
    let at = &part.coordinate;
    match whole.via {
        Some(Via::Region) => region_short(lang, data, at.region).to_owned(),
        Some(Via::Period(_)) => period_text(lang, at.period),
        Some(Via::Dims | Via::Level) => short_label(lang, data, at),
        Some(Via::Ratio) => label(lang, data, at),
        None if at.indicator == whole.coordinate.indicator && !at.dims.is_empty() => {
            let name = short_label(lang, data, at);
            match at.period == whole.coordinate.period {
                true => name,
                false => format!("{name} · {}", period_text(lang, at.period)),
            }
        }
        None => format!(
            "{} · {}",
            label(lang, data, at),
            period_text(lang, at.period)
        ),
    }
}

/// The sum written out, with the marks of precision: `17 + 113 = 130`.
pub fn working_text(lang: Lang, data: &Dataset, node: &Node) -> Option<String> {
    let full = |figure: &Figure| plain_text(lang, figure.value, figure.precision);
    let total = full(&node.figure);
    let rate = data
        .indicator(node.figure.coordinate.indicator)
        .is_some_and(|i| i.unit == "%");
    let total = match rate {
        true => format!("{}%", rounded(lang, &node.figure)),
        false => total,
    };
    match node.working {
        Working::Sum => {
            let known = node.beneath.iter().filter(|n| !n.is_implied);
            let terms: Vec<String> = known
                .filter(|n| n.figure.value.is_some())
                .map(|n| full(&n.figure))
                .collect();
            (!terms.is_empty()).then(|| format!("{} = {total}", joined(lang, &terms)))
        }
        Working::Quotient { scale } => {
            let sides: Vec<String> = node.beneath.iter().map(|n| full(&n.figure)).collect();
            let sides = sides.join(" ÷ ");
            Some(match scale == 1.0 {
                true => format!("{sides} = {}", rounded(lang, &node.figure)),
                false => format!("{sides} × 100% = {total}"),
            })
        }
        Working::Share { regions } => {
            let of = node.beneath.first().map(|n| full(&n.figure))?;
            let by = count_text(lang, regions);
            let by = lang.say(format_args!("{by}个县市区"), format_args!("{by} counties"));
            Some(format!("{of} ÷ {by} = {}", rounded(lang, &node.figure)))
        }
        Working::Stated | Working::Listed | Working::Nothing => None,
    }
}

/// What was added, in words: `市本级 + 县市区`.
pub fn parts_text(lang: Lang, data: &Dataset, node: &Node) -> Option<String> {
    if !matches!(node.working, Working::Sum) {
        return None;
    }
    let known = node.beneath.iter().filter(|n| !n.is_implied);
    let names: Vec<String> = known
        .filter(|n| n.figure.value.is_some())
        .map(|n| part_name(lang, data, &node.figure, &n.figure))
        .collect();
    (!names.is_empty()).then(|| joined(lang, &names))
}

fn joined(lang: Lang, terms: &[String]) -> String {
    let (count, last) = (terms.len(), terms.last());
    match (terms.get(..TERMS - 2), last) {
        (Some(first), Some(last)) if count > TERMS => {
            let all = count_text(lang, count);
            let all = lang.say(
                format_args!("（共{all}项）"),
                format_args!(" ({all} terms)"),
            );
            format!("{} + … + {last}{all}", first.join(" + "))
        }
        _ => terms.join(" + "),
    }
}

/// The full number with its mark, without a unit.
fn plain_text(lang: Lang, value: Option<f64>, precision: Precision) -> String {
    match value {
        Some(_) => figure_text(lang, value, precision, "").exact,
        None => NONE.to_owned(),
    }
}

/// A quotient with as many decimals as are shown.
fn rounded(lang: Lang, figure: &Figure) -> String {
    let value = figure.value.map(|v| (v * 100.0).round() / 100.0);
    plain_text(lang, value, figure.precision)
}

/// What stands under an observation: how the tree ends.
pub fn stated_text(lang: Lang) -> &'static str {
    lang.pick("原文给出", "stated in the source")
}

/// Whose definition stands, and of which version.
pub fn defined_by_text(lang: Lang, of: &Definition<'_>) -> String {
    let since = of.since.map(|day| {
        lang.say(
            format_args!("{day}起执行。"),
            format_args!("In force since {day}. "),
        )
    });
    let by = match of.by {
        DefinedBy::Catalogue { version } => lang.say(
            format_args!("指标目录口径，第{version}版"),
            format_args!("The catalogue's definition, version {version}"),
        ),
        DefinedBy::Export { differs: true } => lang
            .pick(
                "本数据自定口径，与指标目录不同",
                "The export's own definition, unlike the catalogue's",
            )
            .to_owned(),
        DefinedBy::Export { differs: false } => lang
            .pick("本数据自定口径", "The export's own definition")
            .to_owned(),
        DefinedBy::Nobody => String::new(),
    };
    since.unwrap_or_default() + &by
}

/// The fixed words of the explanation.
#[derive(Clone, Copy, Debug)]
pub struct ExplainWords {
    pub title: &'static str,
    pub all: &'static str,
    pub print: &'static str,
    pub link: &'static str,
    pub cut: &'static str,
    pub catalogue_says: &'static str,
    pub revised: &'static str,
}

impl ExplainWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> ExplainWords {
        ExplainWords {
            title: lang.pick("怎么得来", "How it came about"),
            all: lang.pick("全部展开", "Open all"),
            print: lang.pick("打印", "Print"),
            link: lang.pick("复制链接", "Copy link"),
            cut: lang.pick(
                "下面还有，点开这个数字继续看",
                "More beneath: open this figure",
            ),
            catalogue_says: lang.pick("目录口径：", "The catalogue says: "),
            revised: lang.pick("修订", "Revised"),
        }
    }
}
