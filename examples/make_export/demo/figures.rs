//! The observations of the demo: rows of the columnar form.

use super::places::{CITY, UNITS, YEARS, month_of, weights};
use super::random::Random;
use super::row::Row;
use super::studios::Studio;

/// The forms of consultation.
pub const TYPES: [&str; 4] = ["月度协商", "专题协商", "界别协商", "对口协商"];
/// What instructions are written on.
pub const CARRIERS: [&str; 2] = ["调研报告", "社情民意信息"];
/// The offices that write them.
pub const OFFICES: [&str; 2] = ["市委主要领导", "市政府主要领导"];
/// Consultations of the year's plan that were held, by form: 15, 16, 17, 18 and 19.
const PLAN: [[u32; 4]; 5] = [
    [5, 3, 5, 2],
    [6, 3, 5, 2],
    [6, 4, 5, 2],
    [6, 4, 5, 3],
    [7, 4, 5, 3],
];
/// Instructions of each year by carrier; 17 and 23 are the published ones of 2023.
const INSTRUCTIONS: [[u32; 2]; 5] = [[12, 16], [15, 19], [17, 23], [20, 25], [19, 27]];
/// How a busy year runs: a quiet summer, a full autumn.
const SEASONS: [u32; 12] = [5, 4, 9, 11, 12, 10, 6, 5, 11, 12, 13, 8];
/// Proposals come with the plenary session.
const SESSION: [u32; 12] = [22, 38, 20, 4, 3, 3, 2, 2, 3, 3, 2, 2];

/// Something that happened: a unit, a month and which kind. Records are made of these.
pub struct Event {
    pub unit: usize,
    pub year: u32,
    pub month: usize,
    pub which: usize,
}

/// The observations, and the events that records tell of.
#[derive(Default)]
pub struct Figures {
    pub rows: Vec<Row>,
    pub consultations: Vec<Event>,
    /// `which` is carrier × 2 + office.
    pub instructions: Vec<Event>,
    pub activities: Vec<Event>,
    pub proposals: Vec<Event>,
}

/// All observations of the demo.
pub fn figures(seed: u64, studios: &[Studio]) -> Figures {
    let mut figures = Figures::default();
    for (index, year) in YEARS.enumerate() {
        let mut random = Random::new(seed, u64::from(year));
        figures.consultations(year, index, &mut random);
        let instructed = figures.instructions(year, index, &mut random);
        figures.proposals(year, index, &mut random);
        figures.opinions(year, index, &instructed, &mut random);
        figures.flows(year, index, &mut random);
        figures.city(year, index);
    }
    figures.stock(studios);
    figures.rows.retain(|row| !is_absent(row));
    for row in &mut figures.rows {
        if is_withheld(row) {
            row.value = None;
            row.note = Some("当月未报送");
        }
    }
    figures
}

/// One month that a county never sent.
fn is_absent(row: &Row) -> bool {
    row.indicator == "consultation.held" && row.region == "610428" && row.period == "2022-06"
}

/// Two months that a county says it can't provide.
fn is_withheld(row: &Row) -> bool {
    row.indicator == "opinion.collected"
        && row.region == "610430"
        && (row.period == "2024-07" || row.period == "2024-08")
}

impl Figures {
    fn consultations(&mut self, year: u32, index: usize, random: &mut Random) {
        let mut cells = vec![[[0; 4]; 12]; UNITS];
        for (which, count) in PLAN[index].iter().enumerate() {
            for (month, n) in random.spread(*count, &SEASONS).into_iter().enumerate() {
                cells[0][month][which] = n;
            }
        }
        let units = random.spread([88, 96, 104, 117, 111][index], &weights(0));
        for (unit, count) in units.into_iter().enumerate().skip(1) {
            for _ in 0..count.max(3) {
                let month = first_set(&random.spread(1, &SEASONS));
                let which = first_set(&random.spread(1, &[5, 4, 3, 2]));
                cells[unit][month][which] += 1;
            }
        }
        for (unit, months) in cells.iter().enumerate() {
            for (month, types) in months.iter().enumerate() {
                for (which, value) in types.iter().enumerate() {
                    let period = month_of(year, month + 1);
                    let mut row = Row::of_unit("consultation.held", period, unit, *value);
                    row.consultation_type = Some(TYPES[which]);
                    self.rows.push(row);
                    for _ in 0..*value {
                        self.consultations.push(Event {
                            unit,
                            year,
                            month: month + 1,
                            which,
                        });
                    }
                }
            }
        }
    }

    /// The city's instructions; returns the information items instructed on, month by month.
    fn instructions(&mut self, year: u32, index: usize, random: &mut Random) -> Vec<u32> {
        let mut on_opinions = vec![0; 12];
        for (carrier, count) in INSTRUCTIONS[index].iter().enumerate() {
            let months = random.spread(*count, &SEASONS);
            for (month, count) in months.into_iter().enumerate() {
                if carrier == 1 {
                    on_opinions[month] = count;
                }
                let offices = random.spread(count, &[5, 6]);
                for (office, value) in offices.into_iter().enumerate() {
                    let period = month_of(year, month + 1);
                    let mut row = Row::new("instruction.received", period, CITY, value);
                    row.instruction = Some((CARRIERS[carrier], OFFICES[office]));
                    self.rows.push(row);
                    for _ in 0..value {
                        self.instructions.push(Event {
                            unit: 0,
                            year,
                            month: month + 1,
                            which: carrier * 2 + office,
                        });
                    }
                }
            }
        }
        on_opinions
    }

    /// Proposals by the month they were put: what was filed and replied to of them.
    fn proposals(&mut self, year: u32, index: usize, random: &mut Random) {
        let submitted = cells(
            [986, 1052, 1148, 1121, 1203][index],
            &weights(75),
            &SESSION,
            random,
        );
        let mut filed_sum = [0; 12];
        let mut replied_sum = [0; 12];
        let mut rows: [Vec<Row>; 3] = Default::default();
        for (unit, months) in submitted.iter().enumerate() {
            let share = random.between(84, 94);
            for (month, submitted) in months.iter().enumerate() {
                let filed = random.thin(*submitted, share);
                let replied = random.thin(filed, [94, 95, 97, 97, 93][index]);
                filed_sum[month] += filed;
                replied_sum[month] += replied;
                let values = [
                    ("proposal.submitted", *submitted),
                    ("proposal.filed", filed),
                    ("proposal.replied", replied),
                ];
                for (list, (indicator, value)) in rows.iter_mut().zip(values) {
                    list.push(Row::of_unit(
                        indicator,
                        month_of(year, month + 1),
                        unit,
                        value,
                    ));
                }
                for _ in 0..filed {
                    self.proposals.push(Event {
                        unit,
                        year,
                        month: month + 1,
                        which: 0,
                    });
                }
            }
        }
        self.rows.extend(rows.into_iter().flatten());
        let mut assigned = Vec::new();
        let mut satisfied = Vec::new();
        for (filed, replied) in filed_sum.into_iter().zip(replied_sum) {
            assigned.push(random.between(replied + (filed - replied) / 2, filed));
            satisfied.push(random.thin(replied, 91));
        }
        self.months("proposal.assigned", year, &assigned);
        self.months("proposal.satisfied", year, &satisfied);
    }

    fn opinions(&mut self, year: u32, index: usize, instructed: &[u32], random: &mut Random) {
        let total = [352, 421, 465, 512, 498][index];
        let collected = self.units("opinion.collected", year, total, 62, random);
        let mut steps: [Vec<u32>; 3] = Default::default();
        for (month, instructed) in instructed.iter().enumerate() {
            let count: u32 = collected.iter().map(|months| months[month]).sum();
            let submitted = random.thin(count, 38);
            let adopted = random.thin(submitted, 44).max(*instructed);
            let values = [
                random.between(2, 5) + count / 30,
                submitted.max(adopted),
                adopted,
            ];
            for (list, value) in steps.iter_mut().zip(values) {
                list.push(value);
            }
        }
        let [bulletins, submitted, adopted] = steps;
        self.months("opinion.bulletins", year, &bulletins);
        self.months("opinion.submitted", year, &submitted);
        self.months("opinion.adopted", year, &adopted);
        self.months("opinion.instructed", year, instructed);
    }

    fn flows(&mut self, year: u32, index: usize, random: &mut Random) {
        let reports = [71, 78, 82, 90, 87][index];
        self.units("research.reports", year, reports, 70, random);
        let count = [37, 44, 52, 58, 63][index];
        let activities = self.units("studio.activities", year, count, 26, random);
        for (unit, months) in activities.iter().enumerate() {
            for (month, count) in months.iter().enumerate() {
                for _ in 0..*count {
                    self.activities.push(Event {
                        unit,
                        year,
                        month: month + 1,
                        which: 0,
                    });
                }
            }
        }
        for (indicator, totals) in [
            ("consultation.suggestions", [352, 381, 410, 446, 468]),
            ("research.suggestions", [68, 77, 85, 91, 88]),
            ("supervision.inspections", [21, 23, 25, 28, 27]),
            ("supervision.suggestions", [132, 148, 160, 174, 183]),
            ("studio.suggestions", [150, 176, 200, 230, 248]),
            ("publicity.media_articles", [48, 55, 61, 69, 66]),
        ] {
            let months = random.spread(totals[index], &SEASONS);
            self.months(indicator, year, &months);
            let is_rounded = ["supervision.suggestions", "studio.suggestions"].contains(&indicator);
            if is_rounded && let Some(last) = self.rows.last_mut() {
                last.precision = Some("over");
            }
        }
        let donated = random.spread([714, 792, 876, 941, 1018][index], &SEASONS);
        for (month, tenths) in donated.into_iter().enumerate() {
            let value = f64::from(tenths) / 10.0;
            let period = month_of(year, month + 1);
            let mut row = Row::new("welfare.donations", period, CITY, value);
            row.precision = (year == 2024 && month == 8).then_some("about");
            self.rows.push(row);
        }
    }

    /// Figures that the city has for whole years alone.
    fn city(&mut self, year: u32, index: usize) {
        for (indicator, values) in [
            (
                "consultation.plan_completed",
                PLAN.map(|types| types.iter().sum()),
            ),
            ("welfare.students_aided", [58, 65, 70, 76, 81]),
            ("learning.lectures", [5, 6, 6, 7, 7]),
            ("learning.reading_activities", [28, 33, 36, 41, 39]),
            ("learning.videos", [9, 11, 13, 14, 15]),
            ("institution.institutions_revised", [12, 16, 20, 14, 11]),
            ("institution.institutions_built", [8, 11, 15, 9, 7]),
        ] {
            let mut row = Row::new(indicator, year.to_string(), CITY, values[index]);
            let is_about = indicator == "learning.reading_activities" && year == 2021;
            row.precision = is_about.then_some("about");
            self.rows.push(row);
        }
    }

    /// Studios at the end of each quarter, as many as there are records.
    fn stock(&mut self, studios: &[Studio]) {
        for year in YEARS {
            for month in [3, 6, 9, 12] {
                let period = month_of(year, month);
                for unit in 0..UNITS {
                    let count = studios
                        .iter()
                        .filter(|s| s.unit == unit && (s.day.0, s.day.1) <= (year, month))
                        .count() as u32;
                    self.rows
                        .push(Row::of_unit("studio.count", period.clone(), unit, count));
                }
            }
        }
    }

    /// A flow of the city's own body and every county, month by month.
    fn units(
        &mut self,
        indicator: &'static str,
        year: u32,
        total: u32,
        own: u32,
        random: &mut Random,
    ) -> Vec<Vec<u32>> {
        let cells = cells(total, &weights(own), &SEASONS, random);
        for (unit, months) in cells.iter().enumerate() {
            for (month, value) in months.iter().enumerate() {
                let period = month_of(year, month + 1);
                self.rows
                    .push(Row::of_unit(indicator, period, unit, *value));
            }
        }
        cells
    }

    /// A flow of the whole city, month by month.
    fn months(&mut self, indicator: &'static str, year: u32, values: &[u32]) {
        for (month, value) in values.iter().enumerate() {
            let period = month_of(year, month + 1);
            self.rows.push(Row::new(indicator, period, CITY, *value));
        }
    }
}

/// A total handed out to units and months.
fn cells(total: u32, units: &[u32], months: &[u32], random: &mut Random) -> Vec<Vec<u32>> {
    let of_units = random.spread(total, units);
    of_units
        .into_iter()
        .map(|count| random.spread(count, months))
        .collect()
}

fn first_set(cells: &[u32]) -> usize {
    cells.iter().position(|n| *n > 0).unwrap_or(0)
}
