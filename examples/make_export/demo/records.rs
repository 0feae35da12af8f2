//! The records behind the figures: each is made of an event that the figures count.

use super::chains::chains;
use super::figures::{CARRIERS, Event, Figures, OFFICES, TYPES};
use super::json::Json;
use super::places::{county_of, short_of};
use super::random::Random;
use super::record::Record;
use super::studios::Studio;
use super::words::{ACTIVITIES, PROPOSERS, SECTORS, SUPERVISORS, THEMES, any, any_theme, theme_of};

/// County consultations, activities and proposals are told of by one in so many.
const COUNTY_CONSULTATIONS: usize = 13;
const ACTIVITIES_TOLD: usize = 2;
const PROPOSALS_TOLD: usize = 31;

/// All records of the demo.
pub fn records(seed: u64, studios: &[Studio], figures: &Figures) -> Vec<Json> {
    let mut random = Random::new(seed, 2);
    let mut list = studio_records(studios, &mut random);
    activities(&figures.activities, &mut list, &mut random);
    let consultations = consultations(&figures.consultations, &mut random);
    let mut instructions = instructions(&figures.instructions, &consultations, &mut random);
    let chains = chains(&consultations, &mut instructions, &mut random);
    list.extend(consultations);
    list.extend(instructions);
    list.extend(others(&mut random));
    list.extend(chains);
    list.extend(proposals(&figures.proposals, &mut random));
    list.iter().map(Record::json).collect()
}

fn studio_records(studios: &[Studio], random: &mut Random) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, studio) in studios.iter().enumerate() {
        // Steps of eleven through the themes: no unit has two studios of one name.
        let theme = &THEMES[index * 11 % THEMES.len()];
        let place = county_of(studio.unit).map_or("市本级", |county| county.name);
        let title = format!("{place}“{}”委员工作室", theme.field);
        let id = format!("st-{:03}", index + 1);
        let record = Record::new(id, "studio", title, studio.day, studio.unit);
        let level = if studio.unit == 0 {
            "市本级"
        } else {
            "县市区"
        };
        let star = any(&["五星", "四星", "四星", "三星", "三星"], random);
        let record = record
            .with("level", level)
            .with("sector", any(&SECTORS, random));
        records.push(record.with("star", star));
    }
    records
}

/// Activities are part of a studio of the same unit that had opened by then.
fn activities(events: &[Event], list: &mut Vec<Record>, random: &mut Random) {
    let studios: Vec<_> = list.iter().map(|r| (r.unit, r.day, r.id.clone())).collect();
    for (index, event) in events.iter().step_by(ACTIVITIES_TOLD).enumerate() {
        let day = (event.year, event.month, random.between(9, 28));
        let theme = any_theme(random);
        let title = format!(
            "{}：{}{}",
            short_of(event.unit),
            theme.field,
            any(&ACTIVITIES, random)
        );
        let id = format!("ac-{:03}", index + 1);
        let mut record = Record::new(id, "activity", title, day, event.unit);
        let open: Vec<&str> = studios
            .iter()
            .filter(|(unit, opened, _)| *unit == event.unit && *opened < record.day)
            .map(|(_, _, id)| id.as_str())
            .collect();
        if !open.is_empty() {
            record = record.linked("part_of", any(&open, random));
        }
        list.push(record.with("theme", theme.field));
    }
}

/// The city's consultations, all of them, and some of the counties'.
fn consultations(events: &[Event], random: &mut Random) -> Vec<Record> {
    let own = events.iter().filter(|e| e.unit == 0);
    let counties = events.iter().filter(|e| e.unit > 0);
    let told = own.chain(counties.step_by(COUNTY_CONSULTATIONS));
    told.enumerate()
        .map(|(index, event)| {
            let theme = any_theme(random);
            let kind = TYPES[event.which];
            let title = if event.unit == 0 {
                format!("{kind}：聚焦{}，{}", theme.field, theme.aim)
            } else {
                format!("{}{kind}：{}", short_of(event.unit), theme.field)
            };
            let day = (event.year, event.month, random.between(3, 14));
            Record::new(
                format!("co-{:03}", index + 1),
                "consultation",
                title,
                day,
                event.unit,
            )
            .with("consultation_type", kind)
            .with("theme", theme.field)
        })
        .collect()
}

/// Each instruction, and the report or information item that it was written on.
fn instructions(events: &[Event], consultations: &[Record], random: &mut Random) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let (carrier, office) = (event.which / 2, event.which % 2);
        // Most follow what was deliberated in the same month.
        let recent: Vec<&str> = consultations
            .iter()
            .filter(|c| c.unit == 0 && (c.day.0, c.day.1) == (event.year, event.month))
            .map(|c| c.attribute("theme"))
            .collect();
        let follows = !recent.is_empty() && random.chance(60);
        let (theme, place) = if follows {
            (theme_of(any(&recent, random)), "全市")
        } else {
            let unit = random.between(1, 13) as usize;
            (any_theme(random), short_of(unit))
        };
        let subject = if carrier == 0 {
            let title = format!("关于{place}{}、{}的调研报告", theme.field, theme.aim);
            let day = (event.year, event.month, random.between(1, 12));
            Record::new(format!("re-{:03}", index + 1), "report", title, day, 0)
                .with("committee", committee(theme.unit))
        } else {
            let title = format!("反映{place}{}有关问题，建议{}", theme.field, theme.aim);
            let day = (event.year, event.month, random.between(1, 12));
            Record::new(format!("op-{:03}", index + 1), "opinion", title, day, 0)
                .with("submitter", any(&PROPOSERS, random))
        };
        let subject = subject.with("stage", "instructed");
        let title = format!("{}对{place}{}工作的批示", OFFICES[office], theme.field);
        let day = (event.year, event.month, random.between(15, 28));
        let instruction = Record::new(format!("in-{:03}", index + 1), "instruction", title, day, 0)
            .with("instructed_by", OFFICES[office])
            .with("carrier", CARRIERS[carrier])
            .with("handling_unit", theme.unit)
            .with("theme", theme.field)
            .with("stage", "instructed")
            .linked("instructs", &subject.id);
        records.push(subject);
        records.push(instruction);
    }
    records
}

/// Reports and information items that no instruction was written on.
fn others(random: &mut Random) -> Vec<Record> {
    let mut records = Vec::new();
    for index in 0..22 {
        let theme = any_theme(random);
        let unit = random.below(14) as usize;
        let day = (
            random.between(2021, 2025),
            random.between(1, 12) as usize,
            random.between(1, 28),
        );
        let place = short_of(unit);
        let record = if index % 2 == 0 {
            let title = format!("关于{place}{}情况的调研报告", theme.field);
            Record::new(format!("re-9{index:02}"), "report", title, day, unit)
        } else {
            let title = format!("{place}{}亟待关注", theme.field);
            Record::new(format!("op-9{index:02}"), "opinion", title, day, unit)
        };
        records.push(record.with("stage", "proposed"));
    }
    records
}

fn proposals(events: &[Event], random: &mut Random) -> Vec<Record> {
    let mut records = Vec::new();
    for (index, event) in events.iter().step_by(PROPOSALS_TOLD).enumerate() {
        let theme = any_theme(random);
        let place = if event.unit == 0 {
            "我市"
        } else {
            short_of(event.unit)
        };
        let title = format!("关于做好{place}{}、{}的建议", theme.field, theme.aim);
        let day = (event.year, event.month, random.between(4, 26));
        let (stage, outcome) = match random.below(10) {
            0..=3 => ("delivered", "已解决采纳"),
            4..=6 => ("adopted", "列入计划"),
            7 => ("on_agenda", "列入计划"),
            _ => ("proposed", "留作参考"),
        };
        let satisfaction = any(&["满意", "满意", "满意", "满意", "基本满意"], random);
        let id = format!("pr-{:03}", index + 1);
        let mut record = Record::new(id, "proposal", title, day, event.unit)
            .with("proposer", any(&PROPOSERS, random))
            .with("theme", theme.field)
            .with("stage", stage)
            .with("outcome", outcome)
            .with("satisfaction", satisfaction);
        if event.unit == 0 {
            record = record.with("handling_unit", theme.unit);
            if random.chance(45) {
                record = record.with("supervised_by", any(&SUPERVISORS, random));
            }
        }
        records.push(record);
    }
    records
}

/// The committee that works with an office.
fn committee(unit: &str) -> &'static str {
    match unit {
        "市农业农村局" | "市水利局" => "农业和农村委员会",
        "市教育局" | "市卫健委" | "市科技局" => "教科卫体委员会",
        "市文旅局" => "文化文史和学习委员会",
        "市住建局" | "市城管局" | "市自然资源局" => "人口资源环境委员会",
        "市民政局" | "市司法局" | "市人社局" => "社会和法制委员会",
        _ => "经济委员会",
    }
}
