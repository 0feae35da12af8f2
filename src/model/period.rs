//! Periods (期间): the forms of time that an export can name, and how they nest.
//!
//! A period is a run of whole days. Calendar units and spans that cover the same days are
//! the same period, so a figure for `2023-01-01/2023-12-31` is a figure for `2023`.

use std::fmt;

/// A calendar day, as days since 1970-01-01 (may be negative).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a proleptic Gregorian date; `None` when there is no such date.
    pub fn from_date(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || day == 0
            || day > days_in_month(year, month)
        {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Day(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub fn date(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        } as u32;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// The same date in another year; 29 February becomes 28 February.
    pub fn in_year(self, year: i32) -> Option<Day> {
        let (_, month, day) = self.date();
        Day::from_date(year, month, day.min(days_in_month(year, month)))
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Day::from_date(
            digits(&bytes[..4])? as i32,
            digits(&bytes[5..7])?,
            digits(&bytes[8..])?,
        )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The length of a calendar unit, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    Year,
    Half,
    Quarter,
    Month,
    Day,
}

/// A period (期间): whole days, both ends inclusive; the start may be unstated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    start: Option<Day>,
    end: Day,
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// Not one of the forms of `luzhi/1`.
    Form,
    /// A form of `luzhi/1` that names a date that does not exist.
    NoSuchDate,
    /// A span whose end lies before its start.
    Backwards,
}

impl Period {
    /// Reads `2023`, `2023-H1`, `2023-Q3`, `2023-08`, `2023-08-24`, `START/END` or `../END`.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        if let Some((start, end)) = text.split_once('/') {
            let end = parse_day(end)?;
            if start == ".." {
                return Ok(Period { start: None, end });
            }
            let start = parse_day(start)?;
            return if start <= end {
                Ok(Period {
                    start: Some(start),
                    end,
                })
            } else {
                Err(PeriodError::Backwards)
            };
        }
        let bytes = text.as_bytes();
        let year = |b: &[u8]| digits(b).map(|y| y as i32).ok_or(PeriodError::Form);
        match bytes.len() {
            4 => Period::year(year(bytes)?).ok_or(PeriodError::NoSuchDate),
            7 if bytes[4] == b'-' => {
                let y = year(&bytes[..4])?;
                let (grain, number) = match bytes[5] {
                    b'H' => (Grain::Half, digits(&bytes[6..])),
                    b'Q' => (Grain::Quarter, digits(&bytes[6..])),
                    _ => (Grain::Month, digits(&bytes[5..])),
                };
                let number = number.ok_or(PeriodError::Form)?;
                Period::unit(y, grain, number).ok_or(PeriodError::NoSuchDate)
            }
            10 => parse_day(text).map(Period::day),
            _ => Err(PeriodError::Form),
        }
    }

    /// A whole calendar year.
    pub fn year(year: i32) -> Option<Period> {
        Some(Period {
            start: Some(Day::from_date(year, 1, 1)?),
            end: Day::from_date(year, 12, 31)?,
        })
    }

    /// One day.
    pub fn day(day: Day) -> Period {
        Period {
            start: Some(day),
            end: day,
        }
    }

    /// Both days inclusive; `None` when the end lies before the start.
    pub fn span(start: Day, end: Day) -> Option<Period> {
        (start <= end).then_some(Period {
            start: Some(start),
            end,
        })
    }

    /// The `number`-th (from 1) unit of a grain in a year. Days are not numbered: `None`.
    pub fn unit(year: i32, grain: Grain, number: u32) -> Option<Period> {
        let months = months_of(grain)?;
        if number == 0 || number > 12 / months {
            return None;
        }
        let first = (number - 1) * months + 1;
        let last = first + months - 1;
        Some(Period {
            start: Some(Day::from_date(year, first, 1)?),
            end: Day::from_date(year, last, days_in_month(year, last))?,
        })
    }

    /// The first day; `None` when it is not stated.
    pub fn start(self) -> Option<Day> {
        self.start
    }

    /// The last day.
    pub fn end(self) -> Day {
        self.end
    }

    /// The calendar unit that covers exactly these days, if one does.
    pub fn grain(self) -> Option<Grain> {
        let start = self.start?;
        if start == self.end {
            return Some(Grain::Day);
        }
        let (year, month, day) = start.date();
        if day != 1 {
            return None;
        }
        [Grain::Year, Grain::Half, Grain::Quarter, Grain::Month]
            .into_iter()
            .find(|&grain| {
                let months = months_of(grain).unwrap_or(1);
                (month - 1) % months == 0
                    && Period::unit(year, grain, (month - 1) / months + 1) == Some(self)
            })
    }

    /// Days covered; `None` when the start is not stated.
    pub fn days(self) -> Option<i32> {
        Some(self.end.0 - self.start?.0 + 1)
    }

    /// Whether every day of `inner` lies in this period. A period without a start is inside nothing.
    pub fn contains(self, inner: Period) -> bool {
        match (self.start, inner.start) {
            (Some(start), Some(inner_start)) => start <= inner_start && inner.end <= self.end,
            _ => false,
        }
    }

    /// Year to date: starts on 1 January and ends before the end of that same year.
    pub fn is_year_to_date(self) -> bool {
        let Some(start) = self.start else {
            return false;
        };
        let (year, month, day) = start.date();
        let (end_year, end_month, end_day) = self.end.date();
        month == 1
            && day == 1
            && year == end_year
            && (end_month, end_day) != (12, 31)
            && self.grain().is_none()
            || self.starts_year_and_is_unit()
    }

    fn starts_year_and_is_unit(self) -> bool {
        matches!(
            self.grain(),
            Some(Grain::Half | Grain::Quarter | Grain::Month)
        ) && self.start.is_some_and(|day| day.date().1 == 1)
    }

    /// The calendar year that holds the whole period, if one does.
    pub fn year_of(self) -> Option<i32> {
        let year = self.start?.date().0;
        (self.end.date().0 == year).then_some(year)
    }

    /// The units of `grain` that together are exactly this period, in order; empty when they do not fit.
    pub fn split(self, grain: Grain) -> Vec<Period> {
        let Some(start) = self.start else {
            return Vec::new();
        };
        if grain == Grain::Day {
            return (start.0..=self.end.0)
                .map(|day| Period::day(Day(day)))
                .collect();
        }
        let Some(months) = months_of(grain) else {
            return Vec::new();
        };
        let (mut year, month, day) = start.date();
        if day != 1 || (month - 1) % months != 0 {
            return Vec::new();
        }
        let mut number = (month - 1) / months + 1;
        let mut units = Vec::new();
        while let Some(unit) = Period::unit(year, grain, number) {
            if unit.end > self.end {
                return Vec::new();
            }
            units.push(unit);
            if unit.end == self.end {
                return units;
            }
            number += 1;
            if number > 12 / months {
                number = 1;
                year += 1;
            }
        }
        Vec::new()
    }

    /// The same days, a number of years later (earlier when negative).
    pub fn shifted_years(self, years: i32) -> Option<Period> {
        if let Some(Grain::Month) = self.grain() {
            let (year, month, _) = self.start?.date();
            return Period::unit(year + years, Grain::Month, month);
        }
        let move_day = |day: Day| day.in_year(day.date().0 + years);
        let end = move_day(self.end)?;
        // A span that ends with February ends with it in every year.
        let (year, month, day) = self.end.date();
        let end = if self.start != Some(self.end) && day == days_in_month(year, month) {
            let target = year + years;
            Day::from_date(target, month, days_in_month(target, month))?
        } else {
            end
        };
        match self.start {
            Some(start) => Some(Period {
                start: Some(move_day(start)?),
                end,
            }),
            None => Some(Period { start: None, end }),
        }
    }

    /// The previous calendar unit of the same length (环比); `None` for spans that are no unit.
    pub fn previous(self) -> Option<Period> {
        let grain = self.grain()?;
        let start = self.start?;
        if grain == Grain::Day {
            return Some(Period::day(Day(start.0 - 1)));
        }
        let months = months_of(grain)?;
        let (year, month, _) = start.date();
        if month > months {
            Period::unit(year, grain, (month - 1) / months)
        } else {
            Period::unit(year - 1, grain, 12 / months)
        }
    }
}

/// Later ends sort later; of equal ends, the longer period first.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.end, self.start).cmp(&(other.end, other.start))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The shortest form of `luzhi/1` that reads back as the same period.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(start) = self.start else {
            return write!(f, "../{}", self.end);
        };
        let (year, month, _) = start.date();
        match self.grain() {
            Some(Grain::Year) => write!(f, "{year:04}"),
            Some(Grain::Half) => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            Some(Grain::Quarter) => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Some(Grain::Month) => write!(f, "{year:04}-{month:02}"),
            Some(Grain::Day) => write!(f, "{start}"),
            None => write!(f, "{start}/{}", self.end),
        }
    }
}

/// Days in a month (1–12) of a year.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn months_of(grain: Grain) -> Option<u32> {
    match grain {
        Grain::Year => Some(12),
        Grain::Half => Some(6),
        Grain::Quarter => Some(3),
        Grain::Month => Some(1),
        Grain::Day => None,
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    if bytes.is_empty() {
        return None;
    }
    bytes.iter().try_fold(0u32, |n, b| {
        b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0'))
    })
}

fn parse_day(text: &str) -> Result<Day, PeriodError> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| {
            if i == 4 || i == 7 {
                *b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    if !shaped {
        return Err(PeriodError::Form);
    }
    Day::parse(text).ok_or(PeriodError::NoSuchDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn every_form_reads_back_as_itself() {
        for text in [
            "2023",
            "2023-H1",
            "2023-Q3",
            "2023-08",
            "2023-08-24",
            "2021-01-01/2021-09-08",
            "../2021-09-08",
        ] {
            assert_eq!(p(text).to_string(), text);
        }
    }

    #[test]
    fn a_span_over_a_calendar_unit_is_that_unit() {
        assert_eq!(p("2023-01-01/2023-12-31"), p("2023"));
        assert_eq!(p("2023-05-01/2023-05-31").to_string(), "2023-05");
    }

    #[test]
    fn days_and_dates_agree_over_four_centuries() {
        let mut day = Day::from_date(1900, 1, 1).unwrap();
        let end = Day::from_date(2300, 1, 1).unwrap();
        while day < end {
            let (y, m, d) = day.date();
            assert_eq!(Day::from_date(y, m, d), Some(day));
            day = Day(day.0 + 1);
        }
        assert_eq!(Day::from_date(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_date(2023, 2, 29), None);
    }

    #[test]
    fn wrong_texts_are_refused_with_their_reason() {
        assert_eq!(Period::parse("2023-13"), Err(PeriodError::NoSuchDate));
        assert_eq!(Period::parse("2023-02-30"), Err(PeriodError::NoSuchDate));
        assert_eq!(
            Period::parse("2023-09-08/2023-01-01"),
            Err(PeriodError::Backwards)
        );
        for text in [
            "",
            "23",
            "2023-Q",
            "2023年",
            "2023-1-1",
            "2023/2024",
            "２０２３",
        ] {
            assert_eq!(Period::parse(text), Err(PeriodError::Form), "{text}");
        }
        assert_eq!(Period::parse("0000"), Err(PeriodError::NoSuchDate));
    }

    #[test]
    fn year_to_date_starts_on_the_first_of_january_and_ends_inside_the_year() {
        assert!(p("2021-01-01/2021-09-08").is_year_to_date());
        assert!(p("2021-01-01/2021-08-31").is_year_to_date());
        assert!(p("2021-H1").is_year_to_date());
        assert!(!p("2021").is_year_to_date());
        assert!(!p("2021-08-20/2021-09-08").is_year_to_date());
        assert!(!p("../2021-09-08").is_year_to_date());
    }

    #[test]
    fn spans_of_whole_months_split_into_months() {
        assert_eq!(p("2021-01-01/2021-08-31").split(Grain::Month).len(), 8);
        assert_eq!(p("2021").split(Grain::Quarter).len(), 4);
        assert!(p("2021-01-01/2021-09-08").split(Grain::Month).is_empty());
    }

    #[test]
    fn the_year_before_keeps_month_ends() {
        assert_eq!(p("2024-02").shifted_years(-1), Some(p("2023-02")));
        assert_eq!(
            p("2023-01-01/2023-02-28").shifted_years(1),
            Some(p("2024-01-01/2024-02-29"))
        );
        assert_eq!(p("2024-02-29").shifted_years(-1), Some(p("2023-02-28")));
        assert_eq!(p("2024-Q1").shifted_years(-1), Some(p("2023-Q1")));
    }

    #[test]
    fn the_previous_unit_crosses_the_year() {
        assert_eq!(p("2023-01").previous(), Some(p("2022-12")));
        assert_eq!(p("2023-Q1").previous(), Some(p("2022-Q4")));
        assert_eq!(p("2023-H2").previous(), Some(p("2023-H1")));
        assert_eq!(p("2023").previous(), Some(p("2022")));
        assert_eq!(p("2021-01-01/2021-09-08").previous(), None);
    }
}
