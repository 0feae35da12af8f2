//! Exports of any size: as many regions, months and indicators as asked for, written row by row.

use std::io::{Result, Write};

use crate::demo::json::{Json, text};
use crate::demo::random::Random;

/// The city of a synthetic export; its counties count on from here.
const CITY: u32 = 990_000;
/// The first year of a synthetic export.
const FIRST_YEAR: u32 = 2000;
const FAMILIES: [&str; 8] = [
    "consultation",
    "proposal",
    "opinion",
    "research",
    "supervision",
    "liaison",
    "welfare",
    "publicity",
];
const KINDS: [&str; 4] = ["consultation", "report", "opinion", "activity"];

/// How large an export is wanted.
#[derive(Clone, Copy)]
pub struct Size {
    pub regions: u32,
    pub months: u32,
    pub indicators: u32,
    pub records: u32,
    pub seed: u64,
}

/// Writes an export of that size, one row at a time.
pub fn write(size: Size, out: &mut impl Write) -> Result<()> {
    let as_of = last_day(size.months.saturating_sub(1));
    writeln!(
        out,
        r#"{{"format":"luzhi/1","id":"synthetic-{}-{}-{}","title":"合成演示数据（{}个地区、{}个月、{}项指标）","#,
        size.regions, size.months, size.indicators, size.regions, size.months, size.indicators
    )?;
    writeln!(
        out,
        r#""committee":{{"id":"synthetic","name":"演示市政协","short":"演示政协","region":"{CITY}"}},"as_of":"{as_of}","status":"demo","#
    )?;
    writeln!(
        out,
        r#""sources":[{{"id":"demo","title":"合成演示数据（非真实数据）"}}],"#
    )?;
    out.write_all(b"\"indicators\":")?;
    list(out, (0..size.indicators).map(indicator))?;
    out.write_all(b",\n\"regions\":")?;
    list(out, (0..=size.regions).map(|index| region(index, size)))?;
    out.write_all(
        b",\n\"observations\":{\"columns\":[\"indicator\",\"period\",\"region\",\"value\"],\"rows\":",
    )?;
    let mut random = Random::new(size.seed, 1);
    let indicators = 0..size.indicators;
    let coordinates = indicators.flat_map(|i| {
        (0..size.months).flat_map(move |m| (1..=size.regions).map(move |region| (i, m, region)))
    });
    list(
        out,
        coordinates.map(|(indicator, m, region)| {
            // A county is steadily busier or quieter than others; now and then a month is withheld.
            let value = random.below(10 + region % 17 + indicator % 5);
            let is_withheld = random.below(500) == 0;
            Json::List(vec![
                text(id_of(indicator)),
                text(month(m)),
                text(code(region)),
                if is_withheld {
                    Json::Null
                } else {
                    Json::Number(value.into())
                },
            ])
        }),
    )?;
    out.write_all(b"},\n\"records\":")?;
    let mut random = Random::new(size.seed, 2);
    list(out, (0..size.records).map(|i| record(i, size, &mut random)))?;
    out.write_all(b"}\n")
}

fn list(out: &mut impl Write, items: impl Iterator<Item = Json>) -> Result<()> {
    out.write_all(b"[")?;
    let mut line = String::new();
    for (index, item) in items.enumerate() {
        line.clear();
        line.push_str(if index > 0 { ",\n" } else { "\n" });
        item.write(&mut line);
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b"\n]")
}

fn family(index: u32) -> &'static str {
    FAMILIES[index as usize % FAMILIES.len()]
}

fn id_of(index: u32) -> String {
    format!("{}.synthetic_{}", family(index), index + 1)
}

fn indicator(index: u32) -> Json {
    Json::Object(vec![
        ("id", text(id_of(index))),
        ("name", text(format!("演示指标{}", index + 1))),
        ("family", text(family(index))),
        ("unit", text("次")),
        ("measure", text("flow")),
    ])
}

fn code(index: u32) -> String {
    (CITY + index).to_string()
}

fn region(index: u32, size: Size) -> Json {
    let mut fields = vec![("code", text(code(index)))];
    if index == 0 {
        fields.push(("name", text("演示市")));
        fields.push(("short", text("演示")));
        return Json::Object(fields);
    }
    let width = size.regions.isqrt().max(1);
    let tile = [(index - 1) % width, (index - 1) / width];
    fields.push(("name", text(format!("演示{index}县"))));
    fields.push(("short", text(format!("{index}县"))));
    fields.push(("parent", text(code(0))));
    fields.push((
        "tile",
        Json::List(tile.map(|n| Json::Number(n.into())).into()),
    ));
    Json::Object(fields)
}

fn month(index: u32) -> String {
    format!("{}-{:02}", FIRST_YEAR + index / 12, index % 12 + 1)
}

fn last_day(index: u32) -> String {
    let (year, number) = (FIRST_YEAR + index / 12, index % 12 + 1);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match number {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{}-{days}", month(index))
}

fn record(index: u32, size: Size, random: &mut Random) -> Json {
    let kind = KINDS[index as usize % KINDS.len()];
    let day = random.between(1, 28);
    let date = format!("{}-{day:02}", month(random.below(size.months.max(1))));
    let mut fields = vec![
        ("id", text(format!("r{}", index + 1))),
        ("kind", text(kind)),
        ("title", text(format!("演示记录{}", index + 1))),
        ("date", text(date)),
    ];
    if size.regions > 0 {
        fields.push(("region", text(code(random.between(1, size.regions)))));
    }
    if index > 0 && index.is_multiple_of(3) {
        let to = format!("r{}", random.between(1, index));
        let link = Json::Object(vec![("rel", text("part_of")), ("to", text(to))]);
        fields.push(("links", Json::List(vec![link])));
    }
    Json::Object(fields)
}
