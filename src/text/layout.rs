//! Words of the families' own layouts (各类专页): instructions, consultations, proposals, opinions,
//! studios.

use super::Lang;
use super::number::{count_text, figure_text, rate_text};
use crate::analysis::{DelayView, ShareRate, ShareView};
use crate::model::Precision;

/// The title of instructions by level and carrier.
pub fn matrix_title(lang: Lang) -> &'static str {
    lang.pick("按层级和载体", "By level and carrier")
}

/// The note of a table with two dimensions.
pub fn matrix_note(lang: Lang) -> &'static str {
    lang.pick(
        "横线为未提供或不可相加，不等于零；只在允许相加处有合计",
        "A dash is not provided or not to be added, never zero; totals only where parts may be added",
    )
}

/// The head of totals.
pub fn total_head(lang: Lang) -> &'static str {
    lang.pick("合计", "Total")
}

/// The title of what became of reports and information.
pub fn share_title(lang: Lang) -> &'static str {
    lang.pick(
        "多少获得批示，用了多久",
        "How many received one, and how soon",
    )
}

/// How many records of a kind received an instruction, and the share where it may be given;
/// the figure of a stated ratio stands apart.
pub fn share_text(lang: Lang, kind: &str, view: &ShareView) -> String {
    let (all, some) = (
        count_text(lang, view.all),
        count_text(lang, view.instructed),
    );
    let listed = match lang {
        Lang::Zh => format!("台账列{kind}{all}条，其中{some}条注明获批示"),
        Lang::En => format!("{kind}: {all} records, {some} of them said to have received one"),
    };
    let end = match (&view.rate, lang) {
        (ShareRate::NoRecords, Lang::Zh) => return format!("{kind}：没有台账条目，不计算占比。"),
        (ShareRate::NoRecords, Lang::En) => {
            return format!("{kind}: no records, so no share is computed.");
        }
        (ShareRate::Figure(_), Lang::Zh) => "。".to_owned(),
        (ShareRate::Figure(_), Lang::En) => ".".to_owned(),
        (ShareRate::OfRecords(percent), _) => {
            let percent = rate_text(lang, *percent, Precision::Exact);
            match lang {
                Lang::Zh => format!("，占{percent}（台账条数与公布数相符）。"),
                Lang::En => format!(", {percent} (as many records as the stated figure)."),
            }
        }
        (ShareRate::Incomplete, Lang::Zh) => "。文件未说明台账是否齐全，不计算占比。".to_owned(),
        (ShareRate::Incomplete, Lang::En) => {
            ". The export does not say that the list is complete, so no share is computed."
                .to_owned()
        }
    };
    listed + &end
}

/// How long it took from a report to the instruction on it.
pub fn delay_text(lang: Lang, view: Option<&DelayView>) -> String {
    let Some(view) = view else {
        return lang
            .pick(
                "从报送到批示的天数：台账没有两头都有日期的，不计算。",
                "Days to an instruction: no record has both dates, so none are computed.",
            )
            .to_owned();
    };
    let cases = count_text(lang, view.cases);
    let median = figure_text(lang, Some(view.median), Precision::Exact, "").text;
    let (shortest, longest) = (view.shortest, view.longest);
    let mut text = match lang {
        Lang::Zh => format!(
            "从报送到批示：按两头都有日期的{cases}条台账，中位数{median}天，最短{shortest}天，最长{longest}天"
        ),
        Lang::En => format!(
            "To an instruction, by {cases} records with both dates: median {median} days, shortest {shortest}, longest {longest}"
        ),
    };
    let aside = [
        (view.undated, lang.pick("条缺日期", " without a date")),
        (
            view.reversed,
            lang.pick("条日期先后不合", " with dates that do not fit"),
        ),
    ];
    for (count, words) in aside.into_iter().filter(|(count, _)| *count > 0) {
        let count = count_text(lang, count);
        text += &match lang {
            Lang::Zh => format!("；另有{count}{words}"),
            Lang::En => format!("; {count}{words}"),
        };
    }
    text + lang.pick("。", ".")
}

/// The title of records grouped by an attribute.
pub fn group_title(lang: Lang, attribute: &str) -> String {
    match lang {
        Lang::Zh => format!("按{attribute}"),
        Lang::En => format!("By {}", attribute.to_lowercase()),
    }
}

/// How many records a grouping speaks for.
pub fn group_note(lang: Lang, have: usize, whole: usize) -> String {
    let is_all = have == whole;
    let (have, whole) = (count_text(lang, have), count_text(lang, whole));
    match lang {
        Lang::Zh if is_all => format!("按所选范围的{have}条台账；不代表全部"),
        Lang::En if is_all => format!("By the {have} records in view; not by all there are"),
        Lang::Zh => format!("按{have}条台账（所选范围共{whole}条，其余未注明）；不代表全部"),
        Lang::En => {
            format!("By {have} of {whole} records in view that say so; not by all there are")
        }
    }
}

/// A number of records.
pub fn records_text(lang: Lang, count: usize) -> String {
    let text = count_text(lang, count);
    match (lang, count) {
        (Lang::Zh, _) => format!("{text}条"),
        (Lang::En, 1) => format!("{text} record"),
        (Lang::En, _) => format!("{text} records"),
    }
}

/// The head of the column that says whether a record is in view.
pub fn scope_head(lang: Lang) -> &'static str {
    lang.pick("所选范围", "In view")
}

/// Whether a record lies in the period and region in view; an undated one counts as in view.
pub fn scope_text(lang: Lang, is_inside: bool) -> &'static str {
    if is_inside {
        lang.pick("范围内", "In view")
    } else {
        lang.pick("其他期间或地区", "Elsewhere")
    }
}

/// The head of an attribute's column.
pub fn attribute_head(lang: Lang, attribute: &str) -> &'static str {
    match attribute {
        "supervised_by" => lang.pick("督办领导", "Supervised by"),
        "handling_unit" => lang.pick("承办单位", "Handling unit"),
        "theme" => lang.pick("主题", "Theme"),
        "submitter" => lang.pick("报送单位", "Submitted by"),
        "consultation_type" => lang.pick("协商形式", "Form of consultation"),
        "level" => lang.pick("层级", "Level"),
        "sector" => lang.pick("界别", "Sector"),
        "star" => lang.pick("星级", "Star rating"),
        _ => lang.pick("其他", "Other"),
    }
}

/// The title of adopted information by who adopted it.
pub fn adoption_title(lang: Lang) -> &'static str {
    lang.pick("采纳层级", "Adopted by whom")
}

/// Said of a figure of adopted information that does not say by whom.
pub fn no_adoption(lang: Lang) -> &'static str {
    lang.pick(
        "采纳；文件未按采纳单位或层级分列。",
        "adopted; the export does not say by whom.",
    )
}

/// The title of the plan.
pub fn plan_title(lang: Lang) -> &'static str {
    lang.pick("年度协商计划", "The year's plan")
}

/// Said where a figure has no plan beside it.
pub fn no_plan(lang: Lang) -> &'static str {
    lang.pick(
        "文件未给出计划数，不计算完成率。",
        "No planned number is given, so no rate is computed.",
    )
}

/// The title of what is listed side by side.
pub fn listed_title(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（分列，不相加）"),
        Lang::En => format!("{name} (side by side, not added)"),
    }
}

/// The title of what happened month by month.
pub fn months_title(lang: Lang) -> &'static str {
    lang.pick("逐月议题", "Topics by month")
}

/// The note of what happened month by month.
pub fn months_note(lang: Lang, have: usize, undated: usize) -> String {
    let none = undated == 0;
    let (have, undated) = (count_text(lang, have), count_text(lang, undated));
    match lang {
        Lang::Zh if none => format!("台账中有日期的{have}条"),
        Lang::En if none => format!("{have} dated records"),
        Lang::Zh => format!("台账中有日期的{have}条，另有{undated}条未注明日期"),
        Lang::En => format!("{have} dated records, {undated} undated"),
    }
}

/// The title of what each studio does.
pub fn per_studio_title(lang: Lang) -> &'static str {
    lang.pick("每个工作室", "Per studio")
}

/// A quotient of a figure and the number of studios at the period's end.
pub fn per_studio_text(lang: Lang, value: f64, precision: Precision, unit: &str) -> String {
    let per = match lang {
        Lang::Zh => format!("{unit}/个"),
        Lang::En => format!("{unit} per studio"),
    };
    let rounded = (value * 100.0).round() / 100.0;
    let number = figure_text(lang, Some(rounded), precision, &per).joined(lang);
    match lang {
        Lang::Zh => format!("{number}（按期末工作室数）"),
        Lang::En => format!("{number} (by the studios at the period's end)"),
    }
}

/// Why nothing is divided by the number of studios.
pub fn no_per_studio(lang: Lang) -> &'static str {
    lang.pick(
        "不计算：文件未说明是哪些工作室的，不能除以工作室数。",
        "Not computed: the export does not say of which studios, so it is not divided by their number.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_delays_say_what_they_stand_on() {
        let view = ShareView {
            all: 6,
            instructed: 5,
            rate: ShareRate::Incomplete,
        };
        let text = share_text(Lang::Zh, "报告", &view);
        assert_eq!(
            text,
            "台账列报告6条，其中5条注明获批示。文件未说明台账是否齐全，不计算占比。"
        );
        let delay = DelayView {
            cases: 4,
            median: 20.5,
            shortest: 10,
            longest: 31,
            undated: 1,
            reversed: 0,
        };
        assert_eq!(
            delay_text(Lang::Zh, Some(&delay)),
            "从报送到批示：按两头都有日期的4条台账，中位数20.5天，最短10天，最长31天；另有1条缺日期。"
        );
    }
}
