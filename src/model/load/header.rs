//! What an export says of itself, before its lists: refused whole when it can't be read.

use crate::model::json::Raw;

use super::fields::{self, Fields, Present};
use super::issue::{Consequence, Form, Problem, Refusal, Type};
use super::place::{Issues, Place};
use super::raw;
use super::rows::Rows;
use super::shape::{COMMITTEE, DOCUMENT};
use crate::model::period::{Day, PeriodError};
use crate::model::value::Status;

pub(super) const STATUS_WORDS: &[&str] = &["published", "provisional", "demo"];

/// The header of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) committee_id: String,
    pub(super) committee_name: String,
    pub(super) committee_short: String,
    pub(super) region: String,
    pub(super) as_of: Day,
    pub(super) generated_at: Option<String>,
    pub(super) status: Status,
}

/// One file, its header read and its lists still as written.
pub(super) struct FileParts<'a> {
    pub(super) present: Vec<Present<'a>>,
    pub(super) part: Option<u16>,
    /// Rows that were read while the file was checked.
    pub(super) rows: Option<Rows<'a>>,
    pub(super) text: &'a str,
}

impl<'a> FileParts<'a> {
    /// The document's fields.
    pub(super) fn fields(&self) -> Fields<'a, '_> {
        Fields {
            place: Place::ROOT,
            // What the whole document lacks has no line.
            whole: Raw::NULL,
            present: &self.present,
        }
    }
}

/// Takes a file apart; refuses what is no `luzhi/1` document.
pub(super) fn open<'a>(bytes: &'a [u8], issues: &mut Issues<'a>) -> Result<FileParts<'a>, Refusal> {
    let text = raw::text_of_file(bytes)?;
    let (members, rows) = raw::members_and_rows(text)?;
    check_format(&members)?;
    let part = members.iter().rev().find(|(name, _)| name == "part");
    let part = part.and_then(|(_, raw)| fields::whole(*raw, 1, u16::MAX));
    issues.add_file(text, part);
    let present = fields::of_members(issues, &DOCUMENT, &Place::ROOT, members);
    let file = FileParts {
        present,
        part,
        rows,
        text,
    };
    if part.is_none() {
        // Says what is wrong with it, if it is there.
        file.fields().beside(issues, "part", part_number);
    }
    Ok(file)
}

/// Reads the header of a file.
pub(super) fn read(file: &FileParts<'_>, issues: &mut Issues<'_>) -> Result<Header, Refusal> {
    let fields = file.fields();
    let id = header_field(issues, &fields, "id", "id", |value| {
        let text = raw::filled_text(value)?;
        let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.bytes().all(is_id) {
            Ok(text.into_owned())
        } else {
            Err(malformed(&text, Form::ExportId))
        }
    })?;
    let title = header_field(issues, &fields, "title", "title", owned_text)?;
    let committee = header_field(issues, &fields, "committee", "committee", |value| {
        raw::members(value).map(|members| (value, members))
    })?;
    let (committee, members) = committee;
    let place = Place::ROOT.key("committee");
    let present = fields::of_members(issues, &COMMITTEE, &place, members);
    let own = Fields {
        place,
        whole: committee,
        present: &present,
    };
    let committee_id = header_field(issues, &own, "id", "committee.id", owned_text)?;
    let committee_name = header_field(issues, &own, "name", "committee.name", owned_text)?;
    let region = header_field(issues, &own, "region", "committee.region", owned_text)?;
    let short = own.text_beside(issues, "short");
    let as_of = header_field(issues, &fields, "as_of", "as_of", date)?;
    let generated_at = fields.beside(issues, "generated_at", timestamp);
    let status = match fields.given("status") {
        None => Status::Published,
        // A word that is not understood may mean that the figures are not final.
        Some(_) => fields
            .beside(issues, "status", |value| {
                fields::word(value, Status::parse, STATUS_WORDS)
            })
            .unwrap_or(Status::Provisional),
    };
    Ok(Header {
        id,
        title,
        committee_short: short.map_or_else(|| committee_name.clone(), |s| s.into_owned()),
        committee_id,
        committee_name,
        region,
        as_of,
        generated_at,
        status,
    })
}

/// Adds what a further part says of the whole: the latest date and the most careful status stand.
pub(super) fn merge(
    header: &mut Header,
    other: &Header,
    file: &FileParts<'_>,
    issues: &mut Issues<'_>,
) -> Result<(), Refusal> {
    let differ = |field, one: &str, other: &str| Refusal::PartsDiffer {
        field,
        one: raw::clipped(one),
        other: raw::clipped(other),
    };
    if header.id != other.id {
        return Err(differ("id", &header.id, &other.id));
    }
    if header.committee_id != other.committee_id {
        return Err(differ(
            "committee.id",
            &header.committee_id,
            &other.committee_id,
        ));
    }
    if header.region != other.region {
        return Err(differ("committee.region", &header.region, &other.region));
    }
    let fields = file.fields();
    let mut disagree = |name, kept: String, found: String| {
        let problem = Problem::PartsDisagree { kept, found };
        fields.report(issues, name, problem, Consequence::Kept);
    };
    if header.title != other.title {
        disagree(
            "title",
            raw::clipped(&header.title),
            raw::clipped(&other.title),
        );
    }
    if header.as_of != other.as_of {
        let latest = header.as_of.max(other.as_of);
        disagree("as_of", latest.to_string(), other.as_of.to_string());
        header.as_of = latest;
    }
    if header.status != other.status {
        let care = |status| match status {
            Status::Published => 0,
            Status::Provisional => 1,
            Status::Demo => 2,
        };
        let kept = if care(header.status) < care(other.status) {
            other.status
        } else {
            header.status
        };
        disagree("status", kept.code().into(), other.status.code().into());
        header.status = kept;
    }
    Ok(())
}

fn check_format(members: &[(std::borrow::Cow<'_, str>, Raw<'_>)]) -> Result<(), Refusal> {
    let Some(&(_, format)) = members.iter().rev().find(|(name, _)| name == "format") else {
        return Err(Refusal::MissingField { field: "format" });
    };
    let found = match raw::text(format) {
        Ok(text) => text,
        Err(_) => std::borrow::Cow::Borrowed(format.get()),
    };
    let is_known = found
        .strip_prefix("luzhi/1")
        .is_some_and(|rest| match rest.strip_prefix('.') {
            Some(minor) => !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit()),
            None => rest.is_empty(),
        });
    if is_known && raw::type_of(format) == Type::Text {
        Ok(())
    } else {
        Err(Refusal::WrongFormat {
            found: raw::clipped(&found),
        })
    }
}

fn header_field<'a, T>(
    issues: &Issues<'_>,
    fields: &Fields<'a, '_>,
    name: &str,
    path: &'static str,
    read: impl FnOnce(Raw<'a>) -> Result<T, Problem>,
) -> Result<T, Refusal> {
    let Some(present) = fields.written(name) else {
        return Err(Refusal::MissingField { field: path });
    };
    read(present.raw).map_err(|problem| Refusal::BadField {
        field: path,
        line: issues.line_of(present.raw).0.unwrap_or(1),
        problem,
    })
}

fn owned_text(value: Raw<'_>) -> Result<String, Problem> {
    raw::filled_text(value).map(|text| text.into_owned())
}

fn part_number(value: Raw<'_>) -> Result<u16, Problem> {
    raw::number(value)?;
    fields::whole(value, 1, u16::MAX).ok_or_else(|| malformed(value.get(), Form::PartNumber))
}

pub(super) fn date(value: Raw<'_>) -> Result<Day, Problem> {
    let text = raw::text(value)?;
    if !is_shaped(&text, "dddd-dd-dd") {
        return Err(malformed(&text, Form::Date));
    }
    Day::parse(&text).ok_or_else(|| Problem::BadPeriod {
        found: raw::clipped(&text),
        error: PeriodError::NoSuchDate,
    })
}

fn timestamp(value: Raw<'_>) -> Result<String, Problem> {
    let text = raw::text(value)?;
    if is_timestamp(&text) {
        Ok(text.into_owned())
    } else {
        Err(malformed(&text, Form::Timestamp))
    }
}

/// RFC 3339, by shape and range; that the date exists is asked too.
fn is_timestamp(text: &str) -> bool {
    let (Some(moment), Some(rest)) = (text.get(..19), text.get(19..)) else {
        return false;
    };
    if !is_shaped(&moment.to_ascii_uppercase(), "dddd-dd-ddTdd:dd:dd") {
        return false;
    }
    let two = |text: Option<&str>| text.and_then(|t| t.parse::<u8>().ok()).unwrap_or(u8::MAX);
    let has_moment = moment.get(..10).and_then(Day::parse).is_some()
        && two(moment.get(11..13)) < 24
        && two(moment.get(14..16)) < 60
        && two(moment.get(17..19)) <= 60;
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let offset = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if offset.len() == fraction.len() {
                return false;
            }
            offset
        }
        None => rest,
    };
    let has_offset = matches!(offset, "Z" | "z")
        || (is_shaped(offset, "+dd:dd") || is_shaped(offset, "-dd:dd"))
            && two(offset.get(1..3)) < 24
            && two(offset.get(4..6)) < 60;
    has_moment && has_offset
}

/// Whether a text has the characters of a shape, `d` standing for a digit.
fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(b, s)| match s {
            b'd' => b.is_ascii_digit(),
            _ => b == s,
        })
}

fn malformed(found: &str, expected: Form) -> Problem {
    Problem::Malformed {
        found: raw::clipped(found),
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_has_a_moment_and_an_offset() {
        for text in [
            "2024-01-26T08:00:00Z",
            "2024-01-26t08:00:00.123+08:00",
            "2024-02-29T23:59:60-11:30",
        ] {
            assert!(is_timestamp(text), "{text}");
        }
        for text in [
            "2024-01-26",
            "2024-01-26T08:00:00",
            "2024-01-26T25:00:00Z",
            "2024-01-26T08:00:00.Z",
            "2024-01-26T08:00:00+8:00",
            "二〇二四年一月二十六日",
        ] {
            assert!(!is_timestamp(text), "{text}");
        }
    }
}
