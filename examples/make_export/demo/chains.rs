//! Chains of conversion: a suggestion, what decided on it, and what came of it.

use super::places::{YEARS, short_of};
use super::random::Random;
use super::record::Record;
use super::words::{THEMES, any};

/// How many consultations have a suggestion told of.
const SUGGESTIONS: usize = 110;
const MEETINGS: [&str; 3] = ["市政府常务会议", "市委常委会会议", "市政府专题会议"];
const RESULTS: [&str; 4] = [
    "列入年度重点任务",
    "出台实施方案",
    "建立联席会议制度",
    "安排专项资金",
];

/// Suggestions of consultations, their decisions and conversions. An instruction on the same
/// theme serves one suggestion at most, and points to what came of it.
pub fn chains(
    consultations: &[Record],
    instructions: &mut [Record],
    random: &mut Random,
) -> Vec<Record> {
    let mut records = Vec::new();
    let mut is_used = vec![false; instructions.len()];
    for (index, consultation) in consultations.iter().take(SUGGESTIONS).enumerate() {
        let number = index + 1;
        let unit = consultation.unit;
        let field = consultation.attribute("theme");
        let theme = THEMES.iter().find(|theme| theme.field == field);
        let aim = theme.map_or("", |theme| theme.aim);
        let place = short_of(unit);
        let mut suggestion = Record::new(
            format!("su-{number:03}"),
            "suggestion",
            format!("{place}{field}：建议{aim}"),
            consultation.day,
            unit,
        )
        .with("stage", "proposed")
        .with("theme", field)
        .linked("part_of", &consultation.id);

        let instruction = (0..instructions.len()).find(|at| {
            let other = &instructions[*at];
            !is_used[*at]
                && other.kind == "instruction"
                && other.attribute("theme") == field
                && other.day > suggestion.day
                && other.day.0 == suggestion.day.0
        });
        let mut decision = None;
        let mut decided_on = None;
        if let Some(at) = instruction.filter(|_| random.chance(62)) {
            is_used[at] = true;
            suggestion = suggestion.linked("results_in", &instructions[at].id);
            decided_on = Some(instructions[at].day);
        } else if random.chance(45) {
            decided_on = later(suggestion.day, 1, random);
            decision = decided_on.map(|day| {
                let meeting = any(&MEETINGS, random);
                let title = format!("{meeting}研究{place}{field}工作");
                Record::new(format!("de-{number:03}"), "decision", title, day, unit)
                    .with("stage", "on_agenda")
                    .with("route", meeting)
            });
            if let Some(decision) = &decision {
                suggestion = suggestion.linked("results_in", &decision.id);
            }
        }
        let came_on = decided_on
            .filter(|_| random.chance(68))
            .and_then(|day| later(day, 2, random));
        let conversion = came_on.map(|day| {
            let (stage, title) = if random.chance(52) {
                ("delivered", format!("{place}{field}：{aim}落地见效"))
            } else {
                let result = any(&RESULTS, random);
                ("adopted", format!("{place}{field}{result}"))
            };
            Record::new(format!("cv-{number:03}"), "conversion", title, day, unit)
                .with("stage", stage)
                .with("theme", field)
        });
        records.push(suggestion);
        if let Some(conversion) = &conversion {
            let before = match (&mut decision, instruction) {
                (Some(decision), _) => Some(decision),
                (None, Some(at)) => Some(&mut instructions[at]),
                (None, None) => None,
            };
            if let Some(before) = before {
                before.links.push(("results_in", conversion.id.clone()));
            }
        }
        records.extend(decision);
        records.extend(conversion);
    }
    records
}

/// A day some months later, if the demo reaches that far.
fn later(
    (year, month, _): (u32, usize, u32),
    least: u32,
    random: &mut Random,
) -> Option<(u32, usize, u32)> {
    let months = month as u32 - 1 + random.between(least, least + 5);
    let day = (
        year + months / 12,
        (months % 12 + 1) as usize,
        random.between(2, 27),
    );
    YEARS.contains(&day.0).then_some(day)
}
