//! Wording of conversion (成果转化): its flow, its chains, what became of an instruction.

use super::Lang;
use super::number::count_text;
use crate::analysis::FlowView;
use crate::model::Dataset;

/// The name of a step of the pipeline of conversion.
pub fn step_name(lang: Lang, data: &Dataset, step: usize) -> &str {
    let pipelines = &data.catalogue.pipelines;
    let pipeline = pipelines.iter().find(|p| p.id == "conversion");
    pipeline
        .and_then(|p| p.steps.get(step))
        .map_or("", |s| lang.name(&s.name, Some(&s.name_en)))
}

/// The title of the flow.
pub fn flow_title(lang: Lang) -> &'static str {
    lang.pick("哪些建议进入了决策", "Which advice became decisions")
}

/// What the flow counts, and what it does not claim.
pub fn flow_note(lang: Lang, cases: usize, undated: usize) -> String {
    let (cases, undated) = (
        count_text(lang, cases),
        (undated > 0).then(|| count_text(lang, undated)),
    );
    let undated = match (lang, undated) {
        (_, None) => String::new(),
        (Lang::Zh, Some(n)) => format!("，其中{n}件未注明日期"),
        (Lang::En, Some(n)) => format!(", {n} of them undated"),
    };
    match lang {
        Lang::Zh => format!("按台账之间的关联，{cases}件{undated}。未见后续记录不等于没有落实。"),
        Lang::En => format!(
            "By the links between records: {cases} cases{undated}. No later record does not mean \
             nothing was done."
        ),
    }
}

/// A number of cases.
pub fn cases_text(lang: Lang, cases: usize) -> String {
    let count = count_text(lang, cases);
    match (lang, cases) {
        (Lang::Zh, _) => format!("{count}件"),
        (Lang::En, 1) => format!("{count} case"),
        (Lang::En, _) => format!("{count} cases"),
    }
}

/// Where cases went from a step: the next step, or no further as far as is recorded.
pub fn onward_text(lang: Lang, data: &Dataset, to: Option<usize>, is_last: bool) -> String {
    match to {
        Some(step) => format!("→ {}", step_name(lang, data, step)),
        None if is_last => lang.pick("已到此步", "Came this far").to_owned(),
        None => lang
            .pick("未见后续阶段的记录", "No later stage recorded")
            .to_owned(),
    }
}

/// The heads of the table behind the flow.
pub fn flow_heads(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Zh => ["阶段", "去向", "件数"],
        Lang::En => ["Stage", "Onward", "Cases"],
    }
}

/// What the flow shows in a sentence: how many cases came to each step.
pub fn flow_summary(lang: Lang, data: &Dataset, view: &FlowView) -> String {
    let steps: Vec<String> = view
        .steps
        .iter()
        .map(|step| {
            let (name, count) = (
                step_name(lang, data, step.step),
                cases_text(lang, step.cases),
            );
            match lang {
                Lang::Zh => format!("{name}{count}"),
                Lang::En => format!("{name}: {count}"),
            }
        })
        .collect();
    let all = cases_text(lang, view.cases.len());
    match lang {
        Lang::Zh => format!(
            "{all}中，到过各步的：{}。点击一段看是哪些。",
            steps.join("、")
        ),
        Lang::En => format!(
            "Of {all}, those that came to each step: {}. Open a band for its cases.",
            steps.join("; ")
        ),
    }
}

/// The title of the flow in words.
pub fn steps_title(lang: Lang) -> &'static str {
    lang.pick("逐步去向", "Step by step")
}

/// Said where nothing later is recorded: not that nothing was done.
pub fn no_follow_up(lang: Lang) -> &'static str {
    lang.pick("未见后续记录", "No later record")
}

/// The title of the list of cases.
pub fn cases_title(lang: Lang) -> &'static str {
    lang.pick("转化案例", "Cases")
}

/// The title of a record's chain.
pub fn chain_title(lang: Lang) -> &'static str {
    lang.pick("前因后果", "What led to it and what followed")
}

/// The note of a record's chain.
pub fn chain_note(lang: Lang) -> &'static str {
    lang.pick(
        "按关联先后排列；缺日期的不推算间隔",
        "In the order of the links; no interval is guessed where a date is missing",
    )
}

/// Days since what led to it; without them, that a date is missing.
pub fn interval_text(lang: Lang, days: Option<i32>) -> String {
    match (lang, days) {
        (Lang::Zh, None) => "间隔不详（缺日期）".to_owned(),
        (Lang::En, None) => "interval unknown (a date is missing)".to_owned(),
        (Lang::Zh, Some(0)) => "同日".to_owned(),
        (Lang::En, Some(0)) => "the same day".to_owned(),
        (Lang::Zh, Some(days)) if days < 0 => format!("早{}天，日期先后不合", -days),
        (Lang::En, Some(days)) if days < 0 => {
            format!("{} days earlier: the dates do not fit", -days)
        }
        (Lang::Zh, Some(days)) => format!("{days}天后"),
        (Lang::En, Some(1)) => "1 day later".to_owned(),
        (Lang::En, Some(days)) => format!("{days} days later"),
    }
}

/// Said in the place of a date.
pub fn undated(lang: Lang) -> &'static str {
    lang.pick("未注明日期", "Undated")
}

/// The head of the column that says where a case went after a step.
pub fn after_head(lang: Lang, step: usize) -> &'static str {
    match step {
        0 => lang.pick("建议之后", "After the advice"),
        1 => lang.pick("批示/列入议题之后", "After instruction or agenda"),
        2 => lang.pick("采纳之后", "After adoption"),
        _ => lang.pick("落实", "Delivered"),
    }
}
