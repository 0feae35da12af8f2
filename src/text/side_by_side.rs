//! Words of the comparison page (对比): why two figures are not compared, and the page's own.

use super::Lang;
use super::compare::refusal_text;
use super::figure::value_words;
use super::name::unit_name;
use super::number::{count_text, difference_text};
use super::period::{day_text, period_text};
use crate::analysis::{Elsewhere, Figure, Refusal, Unlike};
use crate::model::{Dataset, Measure, Precision};

/// Why two figures are not compared.
pub fn unlike_text(lang: Lang, unlike: &Unlike) -> String {
    match unlike {
        Unlike::Unit { here, there } => match lang {
            Lang::Zh => format!("单位不同（{here}、{there}），不作比较"),
            Lang::En => format!("Not compared: different units ({here}, {there})"),
        },
        Unlike::Measure { here, there } => {
            let (here, there) = (measure(lang, *here), measure(lang, *there));
            match lang {
                Lang::Zh => format!("计量方式不同（{here}、{there}），不作比较"),
                Lang::En => format!("Not compared: one is a {here}, the other a {there}"),
            }
        }
        Unlike::Definition => lang
            .pick(
                "两份数据的口径说明不一致，不作比较",
                "Not compared: the two exports define it differently",
            )
            .to_owned(),
        Unlike::Time { here, there } => {
            let (here, there) = (period_text(lang, *here), period_text(lang, *there));
            match lang {
                Lang::Zh => format!("期间不同（{here}、{there}），不作比较"),
                Lang::En => format!("Not compared: different times ({here}, {there})"),
            }
        }
        Unlike::Listed => lang
            .pick(
                "分列，没有合计，不作比较",
                "Not compared: parts are listed, without a total",
            )
            .to_owned(),
        Unlike::Refused(Refusal::NoCurrent | Refusal::NoBase { .. }) => lang
            .pick(
                "一方未提供，不作比较",
                "Not compared: one side is not provided",
            )
            .to_owned(),
        Unlike::Refused(Refusal::DifferentCoverage) => lang
            .pick(
                "双方有数的范围不同，不作比较",
                "Not compared: the two speak for different parts of the whole",
            )
            .to_owned(),
        Unlike::Refused(refusal) => refusal_text(lang, refusal),
    }
}

/// The other export, the day it speaks for, and where the figure stands in it.
pub fn elsewhere_text(lang: Lang, with: &Elsewhere) -> String {
    let day = day_text(lang, with.as_of);
    let place = match with.place.as_str() {
        "" => String::new(),
        place => format!("{}{place}", lang.pick("，", "; ")),
    };
    let title = &with.title;
    lang.say(
        format_args!("“{title}”（截至{day}{place}）"),
        format_args!("“{title}” (as of {day}{place})"),
    )
}

fn measure(lang: Lang, measure: Measure) -> &'static str {
    match measure {
        Measure::Flow => lang.pick("期间数", "count over a period"),
        Measure::Stock => lang.pick("时点数", "count at a moment"),
        Measure::Ratio => lang.pick("比率", "ratio"),
    }
}

/// The fixed words of the page.
#[derive(Clone, Copy, Debug)]
pub struct CompareWords {
    pub with: &'static str,
    pub nothing: &'static str,
    pub hint: &'static str,
    pub periods: &'static str,
    pub regions: &'static str,
    pub exports: &'static str,
    pub difference: &'static str,
    pub rule: &'static str,
    pub changes: &'static str,
    pub change: &'static str,
    pub appeared: &'static str,
    pub vanished: &'static str,
    pub revised: &'static str,
    pub older: &'static str,
    pub newer: &'static str,
    pub nothing_shared: &'static str,
    pub loading: &'static str,
    pub bad: &'static str,
    pub elsewhere: &'static str,
    pub swap: &'static str,
}

const ZH: CompareWords = CompareWords {
    with: "与什么对比",
    nothing: "请选择",
    hint: "选择另一个期间、另一个地区，或另一份数据，与当前数据并列对比。",
    periods: "另一个期间",
    regions: "另一个地区",
    exports: "另一份数据",
    difference: "相差",
    rule: "同口径、同单位、同时长的才比较；不能比较的写明理由。相差为左减右。",
    changes: "两份数据的差异",
    change: "变化",
    appeared: "新增",
    vanished: "不再出现",
    revised: "修订",
    older: "较早的数据",
    newer: "较新的数据",
    nothing_shared: "双方在所选期间没有共同的指标，无从比较。",
    loading: "正在读取另一份数据……",
    bad: "链接中的对比对象无法识别，请重新选择。",
    elsewhere: "在另一份数据中打开",
    swap: "左右互换",
};

const EN: CompareWords = CompareWords {
    with: "Compare with",
    nothing: "Choose",
    hint: "Choose another period, another region or another export to stand beside this one.",
    periods: "Another period",
    regions: "Another region",
    exports: "Another export",
    difference: "Difference",
    rule: "Compared only where definition, unit and length of time are alike; else the reason is \
           said. The difference is left less right.",
    changes: "What differs between the exports",
    change: "Change",
    appeared: "Appeared",
    vanished: "Vanished",
    revised: "Revised",
    older: "Older export",
    newer: "Newer export",
    nothing_shared: "The two share no indicator in these periods; there is nothing to compare.",
    loading: "Reading the other export …",
    bad: "What the link compares with could not be used; choose again.",
    elsewhere: "Opens in the other export",
    swap: "Swap sides",
};

/// The page's words in a language.
pub fn compare_words(lang: Lang) -> &'static CompareWords {
    lang.pick(&ZH, &EN)
}

/// Indicators that one side alone has: `仅阜阳市政协有`.
pub fn only_text(lang: Lang, side: &str, count: usize) -> String {
    let count = count_text(lang, count);
    match lang {
        Lang::Zh => format!("仅{side}有的指标（{count}项）"),
        Lang::En => format!("Only {side} has these indicators ({count})"),
    }
}

/// How many observations appeared, vanished and were revised, from which export to which.
pub fn changes_text(lang: Lang, names: [&str; 2], counts: [usize; 3]) -> String {
    let [older, newer] = names;
    let [appeared, vanished, revised] = counts.map(|count| count_text(lang, count));
    match lang {
        Lang::Zh => format!(
            "从“{older}”到“{newer}”：新增{appeared}条，不再出现{vanished}条，修订{revised}条。"
        ),
        Lang::En => format!(
            "From “{older}” to “{newer}”: {appeared} appeared, {vanished} vanished, {revised} \
             revised."
        ),
    }
}

/// What another export says of a figure, where it says something else: how much it was, as of when,
/// and by how much this one differs.
pub fn revised_text(
    lang: Lang,
    data: &Dataset,
    of: &Figure,
    other: &Dataset,
    there: Option<&Figure>,
) -> Option<String> {
    let known = there.filter(|f| f.value.is_some());
    let is_alike = known.is_some_and(|f| f.value == of.value && f.precision == of.precision);
    if is_alike || (known.is_none() && of.value.is_none()) {
        return None;
    }
    let (title, as_of, now) = (&other.meta.title, other.meta.as_of, data.meta.as_of);
    let Some(there) = known else {
        return Some(lang.say(
            format_args!("《{title}》（截至{as_of}）没有这个数字；本数据截至{now}。"),
            format_args!(
                "“{title}” (as of {as_of}) does not have this figure; this export is as of {now}."
            ),
        ));
    };
    let value = value_words(lang, other, there);
    let unit = unit_name(lang, data, of.coordinate.indicator);
    let by = of.value.zip(there.value).map(|(here, was)| {
        let precision = match of.precision.and(there.precision) {
            Precision::Exact => Precision::Exact,
            _ => Precision::About,
        };
        let difference = difference_text(lang, here - was, precision, unit);
        lang.say(
            format_args!("，本数据（截至{now}）{difference}"),
            format_args!("; this export (as of {now}): {difference}"),
        )
    });
    let by = by.unwrap_or_default();
    Some(lang.say(
        format_args!("《{title}》（截至{as_of}）为{value}{by}。"),
        format_args!("“{title}” (as of {as_of}): {value}{by}."),
    ))
}

/// The link from the differences to the pages.
pub fn mark_revised_text(lang: Lang) -> &'static str {
    lang.pick("在各页标出这些数字", "Mark these figures on every page")
}

/// Two exports that state the same.
pub fn no_changes_text(lang: Lang) -> &'static str {
    lang.pick(
        "两份数据的观测值完全一致。",
        "The two exports state the same observations.",
    )
}
