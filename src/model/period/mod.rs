//! Periods (期间): the forms of time that an export can name, and how they nest.
//!
//! A period is a run of whole days. Calendar units and spans that cover the same days are
//! the same period, so a figure for `2023-01-01/2023-12-31` is a figure for `2023`.

mod day;
#[cfg(test)]
mod tests;

use super::pack::packed;
use std::fmt;

use day::digits;
pub use day::{Day, days_in_month};

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

    /// Whether the two share a day; a period without a start reaches back to any.
    pub fn meets(self, other: Period) -> bool {
        let begins = |a: Period, b: Period| a.start.is_none_or(|start| start <= b.end);
        begins(self, other) && begins(other, self)
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

fn months_of(grain: Grain) -> Option<u32> {
    match grain {
        Grain::Year => Some(12),
        Grain::Half => Some(6),
        Grain::Quarter => Some(3),
        Grain::Month => Some(1),
        Grain::Day => None,
    }
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

packed!(struct Period { start, end });
packed!(enum PeriodError { 0 => Form {}, 1 => NoSuchDate {}, 2 => Backwards {} });
